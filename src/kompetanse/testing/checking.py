"""Checking one rule, and computing one fact, on a piece of a plan."""

from collections.abc import Iterable, Mapping

from kompetanse.checking import check as check_plan
from kompetanse.checking.facts import Facts
from kompetanse.errors import UnknownNameError
from kompetanse.finding import Finding, Outcome, Report, Severity
from kompetanse.model import Plan
from kompetanse.model.walk import Inventory
from kompetanse.plugins import Plugins
from kompetanse.rule import Fact, Rule
from kompetanse.testing.isolation import at_home, isolated
from kompetanse.testing.plans import TODAY, plan_with, situation_of


SHAPE = ("document/", "plan/", "table/")
"""Beginnings of what is said of a plan that is none."""


def report_on(
    plan: str | Plan,
    *,
    plugins: Plugins | None = None,
    follows: Iterable[str] = (),
    rules: Iterable[Rule | str] | None = None,
    options: Mapping[str, Mapping[str, object]] | None = None,
    language: str | None = None,
) -> Report:
    """Check the minimal plan with a fragment of YAML laid over it, and give the whole report.

    Two keys of a fragment are not the plan's: `today`, and `previous` (a fragment of the issue
    before).

    Args:
        plan: The fragment, or a plan.
        plugins: Where rules come from, see `isolated`; the built-in ones where nothing is said.
        follows: Rule packs that the plan follows.
        rules: Rules, or names of rules, that run; all that serve the plan where nothing is said.
        options: Options by rule name.
        language: Language of the messages; the plan's, which is bokmål, where nothing is said.

    >>> report = report_on("gatherings: {a: {when: 31.09.21}}", rules=["invalid-date"])
    >>> [finding.subject for finding in report.findings if finding.rule == "invalid-date"]
    ['gatherings/a']
    """
    situation = None if isinstance(plan, Plan) else situation_of(plan)
    return check_plan(
        situation.plan if situation else plan,
        rules=rules,
        options=options,
        language=language,
        today=situation.today if situation else TODAY,
        previous=situation.previous if situation else None,
        plugins=plugins or isolated(),
        follows=follows,
    )


def check(rule: Rule, plan: str | Plan, **options: object) -> list[str]:
    """The elements that break a rule in the minimal plan with a fragment laid over it.

    Args:
        rule: The rule. Facts of its plugin are known to it.
        plan: The fragment of YAML, or a plan.
        options: Options of the rule.

    Raises:
        AssertionError: The rule broke, or the fragment is no piece of a plan.
        UnknownNameError: The rule has no such option.

    >>> from kompetanse.model import LearningGroup
    >>> from kompetanse.rule import Problem, Severity, rule
    >>> @rule("small", severity=Severity.ERROR)
    ... def small(group: LearningGroup, *, most: int = 7):
    ...     if group.size > most:
    ...         yield Problem(group, "too many")
    >>> check(small, "groups: {g1: {members: 8}, g2: {members: 6}}")
    ['groups/g1']
    >>> check(small, "groups: {g1: {members: 8}}", most=8)
    []
    """
    return [finding.subject for finding in findings(rule, plan, **options)]


def findings(rule: Rule, plan: str | Plan, **options: object) -> list[Finding]:
    """What a rule finds, with messages, severities and places; see `check`."""
    report, name = _judged(rule, plan, options)
    return [f for f in report.findings if f.rule == name and not f.waived]


def outcome(rule: Rule, plan: str | Plan, **options: object) -> Outcome:
    """What becomes of a rule: held, broken, unknown, not evaluated for want of …; see `check`.

    >>> from kompetanse.model import LearningGroup
    >>> from kompetanse.rule import Severity, rule
    >>> @rule("small", severity=Severity.ERROR, needs="members")
    ... def small(group: LearningGroup): ...
    >>> became = outcome(small, "groups: {g1: {leader: kari}}")
    >>> became.status.value, became.reason
    ('not-evaluated', 'groups.members')
    """
    report, name = _judged(rule, plan, options)
    return next(one for one in report.outcomes if one.rule == name)


def compute(fact: Fact, plan: str | Plan) -> object:
    """The value of a fact for a plan; `None` where it is not known.

    >>> from kompetanse.rule import fact
    >>> @fact
    ... def number_of_groups(plan):
    ...     return len(plan.groups or ())
    >>> compute(number_of_groups, "groups: {g1: {members: 8}}")
    1
    """
    situation = situation_of(plan) if isinstance(plan, str) else None
    whole = plan_with(plan) if isinstance(plan, str) else plan
    own = [*(one for plugin in at_home(fact) for one in plugin.facts), fact]
    day = situation.today if situation else TODAY
    return Facts(whole, Inventory(whole), today=day, previous=None, own=own).value(fact.name)


def _judged(rule: Rule, plan: str | Plan, options: Mapping[str, object]) -> tuple[Report, str]:
    """The report on what a rule alone says, and the name that it has there."""
    plugins = at_home(rule)
    owned = next((one for one in plugins.rules() if one.function is rule.function), None)
    name = owned.id if owned else rule.id
    known = [option.name for option in rule.options]
    for option in options:
        if option not in known:
            raise UnknownNameError(f"option of {name}", option, known)
    report = report_on(
        plan,
        plugins=plugins,
        follows=(owned.pack,) if owned and owned.pack in plugins.packs else (),
        rules=[name if owned else rule],
        options={name: options} if options else None,
    )
    _see_to_it_that_it_is_sound(report)
    return report, name


def faults_of(report: Report) -> list[Finding]:
    """What makes a report worthless: a plugin or rule broke, or the plan is none.

    A declaration that is none takes nothing from the other rules of its file.
    """
    worthless = (one for one in report.findings if one.rule.startswith(("plugin/", *SHAPE)))
    return [finding for finding in worthless if finding.rule != "plugin/declaration"]


def _see_to_it_that_it_is_sound(report: Report) -> None:
    """A piece of a plan may name what stands in the rest of it; else it has to be as it should be."""
    for fault in faults_of(report):
        if fault.severity is Severity.ERROR and fault.rule != "plan/unknown-reference":
            raise AssertionError(f"{fault.message} [{fault.rule}]")
