"""Whole plans with all that must and must not be found in them, by any rule."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import kompetanse_skup
from kompetanse.checking import check
from kompetanse.document import parse
from kompetanse.finding import Finding, Report
from kompetanse.plugins import create_plugin_manager


CASES = Path(__file__).parent / "cases"
PACK = "skup/"
NAMES = sorted(file.name.partition(".")[0] for file in CASES.glob("*.plan.yaml"))


def _expected(name: str) -> Any:
    return parse((CASES / f"{name}.expect.yaml").read_text("utf-8"), name=name).data


def _report(name: str) -> Report:
    expected = _expected(name)
    rules = [PACK + rule for rule in expected["rules"]] if "rules" in expected else None
    return check(
        CASES / f"{name}.plan.yaml",
        rules=rules,
        today=date.fromisoformat(expected["today"]),
        plugins=create_plugin_manager(entry_points=False, modules=[kompetanse_skup]),
    )


def _found(report: Report) -> set[str]:
    """What was found, as the expectations write it: the rules of the pack without its name."""
    return {f"{_place(one)} ({one.severity})" for one in report.findings if not one.waived}


def _place(finding: Finding) -> str:
    return f"{finding.rule.removeprefix(PACK)} @ {finding.subject or 'plan'}"


cases = pytest.mark.parametrize("name", NAMES)


@cases
def test_what_must_be_found(name: str) -> None:
    """Every expected finding is there."""
    found = _found(_report(name))
    assert [one for one in _expected(name)["expect"] if one not in found] == []


@cases
def test_what_must_not_be_found(name: str) -> None:
    """No false alarm: nothing that is forbidden, no error or warning that is not expected."""
    expected, found = _expected(name), _found(_report(name))
    places = {one.rpartition(" ")[0] for one in found}
    assert [one for one in expected["must_not"] if one in places] == []
    loud = {one for one in found if not one.endswith("(info)")}
    assert loud - {*expected["expect"], *expected.get("may", ())} == set()


@cases
def test_outcomes(name: str) -> None:
    """What became of a rule is the gravest that happened, and data that is absent is no success."""
    outcomes = {one.rule: str(one.status) for one in _report(name).outcomes}
    expected = _expected(name)["outcomes"]
    assert {rule: outcomes[PACK + rule] for rule in expected} == expected


@cases
def test_a_rule_speaks_once_of_one_place(name: str) -> None:
    """One fault, one finding: no two of the pack's errors or warnings stand in one field."""
    places = [
        finding.path
        for finding in _report(name).findings
        if finding.rule.startswith(PACK) and str(finding.severity) != "info"
    ]
    assert len(places) == len(set(places))


@cases
def test_the_plans_themselves_are_sound(name: str) -> None:
    """Nothing is wrong with the files."""
    shape = [f.rule for f in _report(name).findings if f.rule.startswith(("plan/", "document/"))]
    assert shape == []
