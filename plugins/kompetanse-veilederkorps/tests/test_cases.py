"""Whole plans with all that must and must not be found in them, by the pack and by the library."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import kompetanse_veilederkorps
from kompetanse import Finding, Report, check, create_plugin_manager, parse


CASES = Path(__file__).parent / "cases"


def _expected(name: str) -> Any:
    return parse((CASES / f"{name}.expect.yaml").read_text("utf-8"), name=name).data


def _report(name: str) -> Report:
    previous = CASES / f"{name}.previous.yaml"
    return check(
        CASES / f"{name}.plan.yaml",
        today=date.fromisoformat(_expected(name)["today"]),
        previous=previous if previous.exists() else None,
        plugins=create_plugin_manager(entry_points=False, modules=[kompetanse_veilederkorps]),
    )


def _found(report: Report) -> Counter[str]:
    """What was found, as the expectations write it; waived findings are free."""
    return Counter(
        f"{_place(finding)} ({finding.severity})"
        for finding in report.findings
        if not finding.waived
    )


def _place(finding: Finding) -> str:
    return f"{finding.rule} @ {finding.subject or 'plan'}"


cases = pytest.mark.parametrize(
    "name", sorted(path.name.partition(".")[0] for path in CASES.glob("*.plan.yaml"))
)


@cases
def test_what_must_be_found(name: str) -> None:
    """Every expected finding is there, as often as expected."""
    expected, found = _expected(name), _found(_report(name))
    assert [one for one in expected["expect"] if one not in found] == []
    assert {one: found[one] for one in expected["counts"]} == {
        one: int(number) for one, number in expected["counts"].items()
    }


@cases
def test_what_must_not_be_found(name: str) -> None:
    """No false alarm: nothing that is forbidden, no error or warning that is not expected."""
    expected, found = _expected(name), _found(_report(name))
    places = {one.rpartition(" ")[0] for one in found}
    assert [one for one in expected["must_not"] if one in places] == []
    loud = {one for one in found if not one.endswith("(info)")}
    assert loud - set(expected["expect"]) == set()


@cases
def test_outcomes(name: str) -> None:
    """What became of a rule is the gravest that happened, and data that is absent is no success."""
    outcomes = {one.rule: str(one.status) for one in _report(name).outcomes}
    expected = _expected(name)["outcomes"]
    assert {rule: outcomes[rule] for rule in expected} == expected
