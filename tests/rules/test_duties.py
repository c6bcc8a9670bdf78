"""Recurring duties, and the order of hearing and approval."""

import pytest

from kompetanse.rules.duties import approval_order, requirement_not_scheduled
from kompetanse.testing import check, report_on


def _duty(rate: str, meetings: str, more: str = "") -> str:
    return f"""
    duties: {{d: {{role: styringsgruppe, rate: {rate}, what: møtes}}}}
    committees: {{styringsgruppe: {{label: Styringsgruppa, meetings: [{meetings}]}}}}
    {more}
    """


AUTUMN, SPRING, EITHER = "{when: 12.10.21}", "{when: 15.03.22}", "{when: desember/januar}"


@pytest.mark.parametrize(
    ("rate", "meetings", "findings"),
    [
        ("minst 2 møter hvert skoleår", f"{AUTUMN}, {SPRING}", []),
        ("minst 2 møter hvert skoleår", AUTUMN, ["warning"]),
        ("minst ett møte hvert semester", f"{AUTUMN}, {AUTUMN}", ["warning"]),
        ("minst ett møte hvert semester", f"{AUTUMN}, {EITHER}", ["info"]),
        ("minst ett møte hvert semester", "", ["warning", "warning"]),
        ("inntil 2 møter hvert semester", "", []),
        ("annenhver uke", "", []),
        ("minst ett møte hvert skoleår", "{when: 12.10.21, status: cancelled}", ["warning"]),
    ],
)
def test_meetings_of_a_committee(rate: str, meetings: str, findings: list[str]) -> None:
    """There are at least as many meetings per period as the duty demands."""
    report = report_on(_duty(rate, meetings), rules=[requirement_not_scheduled])
    assert [str(f.severity) for f in report.findings if f.rule == "requirement-not-scheduled"] == (
        findings
    )


def test_long_enough_meetings_count() -> None:
    """Where a length is demanded shorter meetings do not count, and unknown ones may."""
    rate = "minst ett møte hvert skoleår (90 minutter)"
    assert check(requirement_not_scheduled, _duty(rate, "{when: 12.10.21, minutes: 60}")) == [
        "duties/d"
    ]
    assert check(requirement_not_scheduled, _duty(rate, "{when: 12.10.21, minutes: 120}")) == []
    assert check(requirement_not_scheduled, _duty(rate, AUTUMN)) == []


def test_what_is_not_listed_is_not_evaluated() -> None:
    """Duties whose occasions the plan does not list are no problem."""
    fragment = "duties: {d: {role: skoleledere, rate: minst 2 møter hvert semester}}"
    assert check(requirement_not_scheduled, fragment) == []
    assert check(requirement_not_scheduled, fragment + "\ncommittees: {skoleledere: {}}") == []


def test_duties_for_each_group() -> None:
    """A duty for each group is counted in the meetings of each of them."""
    fragment = """
    duties: {d: {role: ledere, rate: minst ett møte hvert semester, for_each: group}}
    groups: {a: {meetings: [{when: 12.10.21}, {when: 15.03.22}]}, b: {meetings: []}, c: {}}
    """
    assert check(requirement_not_scheduled, fragment) == ["groups/b", "groups/b"]


@pytest.mark.parametrize(
    ("fragment", "places"),
    [
        ("consultations: [{until: 15/6 2028}], approvals: [{dated: 1/6 2028}]", ["approvals/0"]),
        ("consultations: [{until: 10.03.21}], approvals: [{dated: 10.03.21}]", ["approvals/0"]),
        ("consultations: [{until: 10.03.21}], approvals: [{dated: 11.03.21}]", []),
        (
            "consultations: [{until: 10.03.21}], approvals: [{dated: 16.02.21}, {dated: 16.04.21}]",
            [],
        ),
        ("updated: 20.08.21, approvals: [{dated: 16.02.21}]", ["approvals/0"]),
        ("versions: [{dated: 20.08.21}], approvals: [{dated: 16.02.21}]", ["approvals/0"]),
        ("updated: 16.02.21, approvals: [{dated: 16.02.21}]", []),
        ("consultations: [{until: 10.03.21}], approvals: [{body: styret}]", []),
        ("consultations: [{until: 10.03.21}]", []),
    ],
)
def test_approvals(fragment: str, places: list[str]) -> None:
    """The last approval comes after the hearing and after the last change."""
    assert check(approval_order, f"{{{fragment}}}") == places
