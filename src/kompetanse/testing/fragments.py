"""Running the fragments of a rule's manual: what it says breaks must break, what holds must hold."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from os import PathLike
from types import ModuleType

from attrs import field, frozen

from kompetanse.checking import check as check_plan
from kompetanse.checking.running import STOOD_BACK
from kompetanse.document import parse
from kompetanse.errors import KompetanseError
from kompetanse.finding import Finding, Outcome, Report, Status
from kompetanse.phrase import Phrase
from kompetanse.plugins import Plugins
from kompetanse.rule import Fragment, Rule, fragments
from kompetanse.testing.checking import faults_of, report_on
from kompetanse.testing.isolation import sound


@frozen
class Tried:
    """What became of a rule's fragment.

    Attributes:
        rule: The rule's full name.
        fragment: The fragment.
        report: The report on the minimal plan with the fragment laid over it.
        why: What is not as promised, as an English template; empty where all is well.
        arguments: What the template speaks of.
        faults: What makes the report worthless: the rule broke, or the fragment is no piece of a plan.
    """

    rule: str
    fragment: Fragment
    report: Report
    why: str = ""
    arguments: Mapping[str, object] = field(factory=dict)
    faults: list[Finding] = field(factory=list)

    @property
    def ok(self) -> bool:
        """Whether it broke where it should, or held."""
        return not self.why

    @property
    def telling(self) -> list[Finding]:
        """The findings that say why: of what is broken, of the rule itself, of others before it."""
        mine = [one for one in self.report.findings if one.rule == self.rule]
        others = list(self.report.findings) if self.why == _STOOD_BACK else []
        return self.faults or mine or others


def try_fragments(
    plugins: Plugins, rules: Iterable[Rule], *, language: str | None = None
) -> Iterator[Tried]:
    """Check every fragment of some rules against the rule itself.

    Args:
        plugins: Where the rules come from.
        rules: The rules.
        language: Language of the messages; the minimal plan's, which is bokmål, by default.

    >>> from kompetanse.testing import isolated
    >>> plugins = isolated()
    >>> all(tried.ok for tried in try_fragments(plugins, [plugins.rule("weekend-date")]))
    True
    """
    broken = {f"plugin/{one.id}" for plugin in plugins for one in plugin.failures}
    for rule in rules:
        for fragment in fragments(rule):
            report = _report(plugins, rule, fragment, language)
            faults = [one for one in faults_of(report) if one.rule not in broken]
            why, arguments = _why_not(rule, fragment, report, faults)
            yield Tried(rule.id, fragment, report, why, arguments, faults)


def lacking(rule: Rule) -> list[str]:
    """The kinds of fragments that a rule lacks, as it names them; a declaration may do without any.

    >>> from kompetanse.rule import Severity, rule
    >>> @rule("quiet", severity=Severity.INFO)
    ... def quiet(plan: "Plan"):
    ...     "It is quiet."
    >>> lacking(quiet)
    ['Breaks:', 'Holds:']
    """
    there = {fragment.breaks for fragment in fragments(rule)}
    if not there and rule.manual is not None:
        return []
    names = ("Breaks:", "Holds:") if rule.manual is None else ("breaks", "holds")
    return [name for name, breaks in zip(names, (True, False), strict=True) if breaks not in there]


def assert_fragments(plugin: ModuleType | str | PathLike[str]) -> None:
    """Assert that each rule of a plugin breaks on its `Breaks:` and holds on its `Holds:`.

    Args:
        plugin: The plugin's module, or the path of a rule file.

    Raises:
        AssertionError: With the rules and fragments that do not do as they promise, or with what
            is broken in the plugin.
    """
    plugins, mine = sound(plugin)
    if not mine.rules:
        raise AssertionError(f"{mine.source} brings no rules")
    kinds = {rule.id: lacking(rule) for rule in mine.rules}
    bare = [f"{name} needs {' and '.join(lacks)}" for name, lacks in kinds.items() if lacks]
    failed = [_told(tried) for tried in try_fragments(plugins, mine.rules) if not tried.ok]
    if bare or failed:
        raise AssertionError("\n".join([*bare, *failed]))


def _report(plugins: Plugins, rule: Rule, fragment: Fragment, language: str | None) -> Report:
    follows = (rule.pack,) if rule.pack in plugins.packs else ()
    try:
        return report_on(fragment.yaml, plugins=plugins, follows=follows, language=language)
    except KompetanseError:  # it cannot be read; its own report says why
        document = parse(fragment.yaml, name="<fragment>")
        return check_plan(document, plugins=plugins, language=language)


def _why_not(
    rule: Rule, fragment: Fragment, report: Report, faults: Sequence[Finding]
) -> tuple[str, dict[str, object]]:
    """What is not as promised; nothing where all is."""
    if faults:
        return _UNSOUND, {"what": faults[0].message}
    became = next(one for one in report.outcomes if one.rule == rule.id)
    found = any(finding.rule == rule.id and not finding.waived for finding in report.findings)
    if found if fragment.breaks else became.status is Status.HELD:
        return "", {}
    if found:
        return _FOUND, {}
    return _silent(became), {"what": became.reason or rule.visits[0]}


def _silent(became: Outcome) -> str:
    if became.reason == STOOD_BACK:
        return _STOOD_BACK
    return {
        Status.HELD: _HELD,
        Status.WAIVED: _WAIVED,
    }.get(became.status, _NOT_EVALUATED)


def _told(tried: Tried) -> str:
    """A failure, for a developer."""
    promise = "break" if tried.fragment.breaks else "hold"
    said = [f"  {finding.message} [{finding.rule}]" for finding in tried.telling]
    why = tried.why.format_map(tried.arguments)
    lines = [f"{tried.rule} does not {promise}: {why}", tried.fragment.yaml.rstrip(), *said]
    return "\n".join(lines)


_UNSOUND = "{what}"
_FOUND = Phrase("it finds something")
_HELD = Phrase("it finds nothing")
_WAIVED = Phrase("what it finds is waived")
_STOOD_BACK = Phrase("it leaves this to another rule")
_NOT_EVALUATED = Phrase("it is not evaluated, for want of {what}")
