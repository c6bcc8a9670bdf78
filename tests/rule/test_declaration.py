"""What a rule's signature says."""

from kompetanse.checking import check
from kompetanse.finding import Severity
from kompetanse.model import Gathering, Plan
from kompetanse.plugins import create_plugin_manager
from kompetanse.rule import Missing, Problem, Problems, Rule, rule
from kompetanse.testing import report_on


@rule("changed-title", severity=Severity.WARNING)
def changed_title(plan: Plan, previous: Plan) -> Problems:
    """The title stays."""
    if plan.title != previous.title:
        yield Problem(plan, "another title", field="title")


@rule("new-title", severity=Severity.WARNING)
def new_title(plan: Plan, previous: Plan | None = None) -> Problems:
    """The title is new, where there was a plan before."""
    if previous is not None and plan.title == previous.title:
        yield Problem(plan, "the same title", field="title")


def _status(one: Rule, previous: Plan | None) -> str:
    plugins = create_plugin_manager(entry_points=False)
    report = check(Plan(title="Plan"), rules=[one], previous=previous, plugins=plugins)
    return next(str(outcome.status) for outcome in report.outcomes if outcome.rule == one.id)


def test_a_fact_that_is_not_known() -> None:
    """A rule is not evaluated without its facts, unless it says that it can do without."""
    assert changed_title.optional == ()
    assert new_title.optional == ("previous",)
    assert _status(changed_title, None) == "not-evaluated"
    assert _status(new_title, None) == "held"
    assert _status(new_title, Plan(title="Plan")) == "broken"


@rule("own-window", severity=Severity.WARNING, replaces="outside-plan-period")
def own_window(gathering: Gathering) -> Problems:
    """Gatherings lie in 2023; it has nothing to say of those without a title."""
    if gathering.title is None:
        yield Missing(gathering, "gatherings.title")
    elif gathering.when and str(gathering.when.latest) > "2023-12-31":
        yield Problem(gathering, "too late", field="when")


def test_a_rule_that_replaces_another() -> None:
    """The other one is silent of what the rule has judged, and of nothing else."""
    fragment = """
        gatherings:
          held: {title: Samling 1, when: 09.11.22}
          broken: {title: Samling 2, when: 09.11.24}
          not-judged: {when: 09.11.22}
    """
    report = report_on(fragment, rules=[own_window, "outside-plan-period"])
    assert [(f.rule, f.subject) for f in report.findings] == [
        ("own-window", "gatherings/broken"),
        ("outside-plan-period", "gatherings/not-judged"),
    ]
