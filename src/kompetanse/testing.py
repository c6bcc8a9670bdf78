"""For authors of rules: check a rule on a plan in a line, and run the fragments of its manual.

```python
from kompetanse.testing import check, assert_fragments

def test_rules():
    assert_fragments(kompetanse_tromso)

def test_leader_counts():
    assert check(group_size, "groups: {g1: {members: 8}}") == ["groups/g1"]
```
"""

from collections.abc import Iterable, Mapping
from datetime import date
from types import ModuleType

from attrs import frozen

from kompetanse.checking import check as check_plan
from kompetanse.document import parse
from kompetanse.document.writing import write
from kompetanse.finding import Report, Status
from kompetanse.plugins import Plugins, create_plugin_manager
from kompetanse.rule import Fragment, Rule, fragments


MINIMAL: Mapping[str, object] = {
    "format": "1",
    "id": "plan",
    "title": "Plan",
    "language": "nb",
    "country": "NO",
    "period": "skoleåret 2021/2022",
}
"""The minimal valid plan that fragments are merged into."""

TODAY = date(2022, 8, 1)
"""The day on which fragments are checked that state none."""


@frozen
class Tried:
    """What became of a rule's fragment: `ok` if it broke where it should and only there."""

    rule: str
    fragment: Fragment
    ok: bool
    report: Report


def plan_with(fragment: str, **more: object) -> dict[str, object]:
    """The minimal plan with a fragment of YAML merged into it, as plain data.

    >>> plan_with("groups: {g1: {members: 8}}")["groups"]
    {'g1': {'members': '8'}}
    """
    data = parse(fragment, name="<fragment>").data
    return _merged(_merged(dict(MINIMAL), more), data if isinstance(data, dict) else {})


def report_on(
    fragment: str,
    *,
    plugins: Plugins | None = None,
    follows: Iterable[str] = (),
    rules: Iterable[Rule | str] | None = None,
    options: Mapping[str, Mapping[str, object]] | None = None,
) -> Report:
    """Check the minimal plan with a fragment merged into it.

    Two keys of a fragment are not the plan's: `today`, and `previous` (a fragment of the issue
    before).

    >>> report = report_on("gatherings: {a: {when: 31.09.21}}", rules=["invalid-date"])
    >>> [finding.subject for finding in report.findings if finding.rule == "invalid-date"]
    ['gatherings/a']
    """
    data = plan_with(fragment, follows=list(follows))
    today = data.pop("today", None)
    previous = data.pop("previous", None)
    before = _merged(dict(MINIMAL), previous) if isinstance(previous, dict) else None
    return check_plan(
        parse(write(data), name="<fragment>"),
        rules=rules,
        options=options,
        today=date.fromisoformat(today) if isinstance(today, str) else TODAY,
        previous=parse(write(before)) if before else None,
        plugins=plugins or create_plugin_manager(),
    )


def check(rule: Rule, fragment: str, **options: object) -> list[str]:
    """The elements that break a rule in the minimal plan with a fragment merged into it.

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
    report = (
        report_on(
            fragment,
            plugins=create_plugin_manager(entry_points=False),
            rules=[rule],
            options={},
        )
        if not options
        else _with_options(rule, fragment, options)
    )
    return [f.subject for f in report.findings if f.rule == rule.id and not f.waived]


def _with_options(rule: Rule, fragment: str, options: Mapping[str, object]) -> Report:
    from functools import partial  # noqa: PLC0415 - few tests set options

    from attrs import evolve  # noqa: PLC0415

    known = {option.name: option for option in rule.options}
    accepted = {name: known[name].accept(value, rule.id) for name, value in options.items()}
    return report_on(
        fragment,
        plugins=create_plugin_manager(entry_points=False),
        rules=[evolve(rule, function=partial(rule.function, **accepted))],
    )


def try_fragments(plugins: Plugins, rules: Iterable[Rule]) -> Iterable[Tried]:
    """Check every fragment of some rules against the rule itself.

    >>> plugins = create_plugin_manager(entry_points=False)
    >>> all(tried.ok for tried in try_fragments(plugins, [plugins.rule("weekend-date")]))
    True
    """
    for rule in rules:
        for fragment in fragments(rule):
            report = report_on(
                fragment.yaml,
                plugins=plugins,
                follows=(rule.pack,) if rule.pack in plugins.packs else (),
            )
            yield Tried(rule.id, fragment, _as_promised(rule, fragment, report), report)


def assert_fragments(plugin: ModuleType) -> None:
    """Assert that each rule of a plugin breaks on its `Breaks:` and holds on its `Holds:`.

    Raises:
        AssertionError: With the rule and the fragment that does not do as it promises.
    """
    plugins = create_plugin_manager(entry_points=False, modules=[plugin])
    mine = [rule for p in plugins for rule in p.rules if p.source == plugin.__name__]
    assert mine, f"{plugin.__name__} brings no rules"  # noqa: S101 - its whole purpose
    for rule in mine:
        kinds = {fragment.breaks for fragment in fragments(rule)}
        assert kinds == {True, False}, f"{rule.id} needs Breaks: and Holds:"  # noqa: S101
    for tried in try_fragments(plugins, mine):
        promise = "break" if tried.fragment.breaks else "hold"
        assert tried.ok, (  # noqa: S101
            f"{tried.rule} does not {promise} on\n{tried.fragment.yaml}"
            f"findings: {[(f.rule, f.message) for f in tried.report.findings]}"
        )


def _as_promised(rule: Rule, fragment: Fragment, report: Report) -> bool:
    """Whether the fragment breaks or holds as promised, and is itself a proper plan."""
    if any(f.rule.startswith(("plan/", "document/", "plugin/")) for f in report.findings):
        return False
    status = next(outcome.status for outcome in report.outcomes if outcome.rule == rule.id)
    if fragment.breaks:
        return any(f.rule == rule.id and not f.waived for f in report.findings)
    return status is Status.HELD


def _merged(base: dict[str, object], over: Mapping[str, object]) -> dict[str, object]:
    """A mapping with another laid over it, mapping by mapping."""
    merged = dict(base)
    for key, value in over.items():
        old = merged.get(key)
        both = isinstance(old, dict) and isinstance(value, dict)
        merged[key] = _merged(old, value) if both else value  # type: ignore[arg-type]
    return merged
