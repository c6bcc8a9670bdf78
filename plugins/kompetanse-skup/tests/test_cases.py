"""Whole plans with all that must and must not be found in them, by any rule."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import kompetanse_skup
from kompetanse import Finding, Report, Status, check, create_plugin_manager, parse


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
    """Nothing is said twice."""
    said = [(f.path, f.message) for f in _report(name).findings if f.rule.startswith(PACK)]
    assert len(said) == len(set(said))


def test_every_rule_finds_its_fault() -> None:
    """In a plan with all faults every rule of the pack is broken."""
    outcomes = [one for one in _report("all-faults").outcomes if one.rule.startswith(PACK)]
    assert {one.rule for one in outcomes if one.status is not Status.BROKEN} == set()
    assert len(outcomes) == 33


def test_no_rule_finds_a_fault_where_there_is_none() -> None:
    """In a plan that is just within bounds every rule holds, and says nothing."""
    report = _report("within-bounds")
    assert [one.message for one in report.findings if one.rule.startswith(PACK)] == []
    outcomes = [one for one in report.outcomes if one.rule.startswith(PACK)]
    assert {one.rule for one in outcomes if one.status is not Status.HELD} == set()


@cases
def test_the_plans_themselves_are_sound(name: str) -> None:
    """Nothing is wrong with the files."""
    shape = [f.rule for f in _report(name).findings if f.rule.startswith(("plan/", "document/"))]
    assert shape == []
