"""Waivers and attestations that are of no use: told where that is certain, and only there."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from attrs import evolve

import kompetanse
from kompetanse.finding import Report, Severity
from kompetanse.model import Gathering, LearningGroup, Meeting, Plan, Waiver
from kompetanse.plugins import Plugins
from kompetanse.rule import Ask, Missing, Problem, Problems, Unknown, fact, rule
from kompetanse.selection.override import Override


PLAN = """\
format: 1
title: Plan
language: en
groups:
  big: {members: 8}
  good: {members: 6, meetings: [{title: M}]}
  unsaid: {}
gatherings:
  a: {title: A}
"""
TODAY = date(2022, 9, 1)


@rule("size", severity=Severity.ERROR, needs="members")
def size(group: LearningGroup) -> Problems:
    """A group is not too large."""
    if group.size is not None and group.size > 7:
        yield Problem(group, "too large", field="members")


@rule("whole", severity=Severity.ERROR)
def whole(plan: Plan) -> Problems:
    """The first group is not too large."""
    yield Problem((plan.groups or {})["big"], "too large")


@rule("unsure", severity=Severity.ERROR)
def unsure(group: LearningGroup) -> Problems:
    """Nobody knows of one group, and there is nothing to know of another."""
    if group.id == "big":
        yield Unknown(group, "who knows?")
    if group.id == "unsaid":
        yield Missing(group, "groups.members")


@rule("asks", severity=Severity.WARNING)
def asks(group: LearningGroup) -> Problems:
    """Somebody signs for large groups."""
    if group.id == "big":
        yield Ask(group, "somebody must sign")


@rule("daily", severity=Severity.ERROR)
def daily(group: LearningGroup, today: date) -> Problems:
    """It is not yet another day."""
    if today > date(2023, 1, 1):
        yield Problem(group, "too late")


@rule("shy", severity=Severity.ERROR, unless="size")
def shy(group: LearningGroup) -> Problems:
    """It lets another speak first."""
    if group.id == "big":
        yield Problem(group, "too large")


@rule("broken", severity=Severity.ERROR)
def broken(group: LearningGroup) -> Problems:
    """It breaks."""
    raise ValueError(group.id)


@rule("meets", severity=Severity.ERROR)
def meets(meeting: Meeting) -> Problems:
    """Meetings last."""
    if meeting.minutes == 0:
        yield Problem(meeting, "it is over before it begins")


@fact
def large(plan: Plan) -> list[LearningGroup]:
    """Groups that are large."""
    return [group for group in (plan.groups or {}).values() if (group.size or 0) > 7]


@rule("chosen", severity=Severity.ERROR, needs="members", among="large")
def chosen(group: LearningGroup) -> Problems:
    """Only large groups are looked at."""
    yield Problem(group, "too large")


@rule("elsewhere", severity=Severity.ERROR)
def elsewhere(gathering: Gathering) -> Problems:
    """Gatherings have titles."""
    if not gathering.title:
        yield Problem(gathering, "it has none")


RULES = (size, whole, unsure, asks, daily, shy, broken, meets, chosen, elsewhere)


@pytest.fixture
def check(manager: Plugins) -> Callable[..., Report]:
    """Check the plan with one signed statement."""

    def checked(rule: str, element: str, kind: str = "waivers", **more: Any) -> Report:
        told = "reason: r" if kind == "waivers" else "statement: s"
        until = more.pop("until", "31.12.22")
        signed = (
            f"{{rule: {rule}, element: {element}, {told}, by: b, on: 20.08.22, until: {until}}}"
        )
        document = kompetanse.parse(f"{PLAN}{kind}:\n  - {signed}\n", name="plan.yaml")
        return kompetanse.check(document, plugins=manager, today=TODAY, **{"rules": RULES} | more)

    return checked


Check = Callable[..., Report]


def needless(report: Report) -> bool:
    """Whether the report says that what is signed is of no use."""
    return any(finding.rule.startswith("plan/needless-") for finding in report.findings)


@pytest.mark.parametrize(
    ("rule", "element"),
    [
        ("size", "groups/good"),
        ("size", "groups/good/meetings/0"),
        ("whole", "groups/good"),
        ("whole", "plan"),
        ("unsure", "groups/good"),
        ("asks", "groups/good"),
        ("shy", "groups/good"),
        ("meets", "groups"),
        ("meets", "groups/good"),
        ("chosen", "groups/good"),
        ("elsewhere", "gatherings"),
    ],
)
def test_a_waiver_that_waives_nothing_is_told(check: Check, rule: str, element: str) -> None:
    """The rule could judge there, and has nothing to say."""
    report = check(rule, element)
    (told,) = [finding for finding in report.findings if finding.rule == "plan/needless-waiver"]
    assert (told.subject, told.severity) == ("waivers/0", Severity.WARNING)
    assert told.place is not None
    assert told.place.line == 11
    assert told.message == f"the rule {rule} has nothing to say there: this waiver waives nothing"


@pytest.mark.parametrize(
    ("rule", "element"),
    [
        ("size", "groups/big"),
        ("size", "groups"),
        ("whole", "groups/big"),
        ("chosen", "groups/big"),
    ],
)
def test_a_waiver_that_is_used_is_not(check: Check, rule: str, element: str) -> None:
    """For the element, or for what holds it."""
    assert not needless(check(rule, element))


@pytest.mark.parametrize(
    ("rule", "element"),
    [
        ("size", "groups/unsaid"),
        ("unsure", "groups/big"),
        ("unsure", "groups/unsaid"),
        ("unsure", "groups"),
        ("asks", "groups/big"),
        ("daily", "groups/good"),
        ("shy", "groups/big"),
        ("broken", "groups/good"),
        ("elsewhere", "groups/good"),
        ("chosen", "groups/unsaid"),
        ("nowhere", "groups/good"),
    ],
)
def test_where_the_rule_did_not_judge_nothing_is_said(
    check: Check, rule: str, element: str
) -> None:
    """It lacked something, was unsure, asks, goes by the day, stood back, broke, looks elsewhere."""
    assert not needless(check(rule, element))


@pytest.mark.parametrize(
    "settings",
    [
        {"rules": (whole,)},
        {"rules": RULES, "ignore": ["size"]},
        {"overrides": [Override(elements=("groups/good",), ignore=("size",))]},
        {"until": "31.08.22"},
    ],
)
def test_where_the_rule_does_not_run_nothing_is_said(
    check: Check, settings: dict[str, Any]
) -> None:
    """Not selected, ignored, switched off for the element; and what ran out is told already."""
    assert not needless(check("size", "groups/good", **settings))


def test_a_waiver_for_what_is_gone_is_told_once(check: Check) -> None:
    """As what points at nothing."""
    report = check("size", "groups/gone")
    assert [f.rule for f in report.findings if f.path.startswith("/waivers")] == [
        "plan/unknown-reference"
    ]


@pytest.mark.parametrize(
    ("rule", "element", "told"),
    [
        ("asks", "groups/big", False),
        ("asks", "groups", False),
        ("asks", "groups/good", True),
        ("size", "groups/good", True),
        ("size", "groups/big", False),
        ("size", "groups/unsaid", False),
    ],
)
def test_an_attestation_that_nobody_asks_for_is_a_remark(
    check: Check, rule: str, element: str, *, told: bool
) -> None:
    """It hides nothing, so it is no more than that."""
    report = check(rule, element, "attestations")
    assert needless(report) is told
    assert all(f.severity is Severity.INFO for f in report.findings if "needless" in f.rule)


def test_a_plan_without_a_file_is_told_of_them_too(manager: Plugins) -> None:
    """Also for an element that is not there, which nobody else has looked at."""
    plan = kompetanse.load(kompetanse.parse(f"{PLAN}updated: 20.08.22"))
    waiver = Waiver(rule="whole", element="groups/gone", reason="r", by="b", on=plan.updated)
    plan = evolve(plan, waivers=(waiver,))
    assert needless(kompetanse.check(plan, rules=[whole], plugins=manager))
