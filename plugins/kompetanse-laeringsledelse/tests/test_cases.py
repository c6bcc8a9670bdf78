"""Whole plans with all that must and must not be found in them, by the pack or by any rule."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import kompetanse_laeringsledelse
from kompetanse import Report, Status, check, create_plugin_manager, parse


CASES = Path(__file__).parent / "cases"
PACK = "laeringsledelse/"

NAMES = ["programme", "clean", "faulty"]
cases = pytest.mark.parametrize("name", NAMES)


def _expected(name: str) -> Any:
    return parse((CASES / f"{name}.expect.yaml").read_text("utf-8"), name=name).data


def _report(name: str) -> Report:
    return check(
        CASES / f"{name}.plan.yaml",
        today=date.fromisoformat(_expected(name)["today"]),
        plugins=create_plugin_manager(entry_points=False, modules=[kompetanse_laeringsledelse]),
    )


def _found(report: Report) -> set[str]:
    """What was found, as the expectations write it."""
    return {f"{one.rule} @ {one.subject or 'plan'} ({one.severity})" for one in report.findings}


@cases
def test_what_must_be_found(name: str) -> None:
    """Every expected finding is there."""
    found = _found(_report(name))
    assert [one for one in _expected(name)["expect"] if one not in found] == []


@cases
def test_what_must_not_be_found(name: str) -> None:
    """No false alarm: nothing that is forbidden, no error or warning that is not expected."""
    expected, found = _expected(name), _found(_report(name))
    allowed = {*expected["expect"], *expected["may"]}
    forbidden = tuple(f"{one} " for one in expected["must_not"])
    assert [one for one in found - allowed if one.startswith(forbidden)] == []
    assert {one for one in found if not one.endswith("(info)")} - allowed == set()


@cases
def test_nothing_else_is_asked_of_the_pack(name: str) -> None:
    """Infos of the pack are those that are expected, too."""
    of_pack = {one for one in _found(_report(name)) if one.startswith(PACK)}
    assert of_pack - set(_expected(name)["expect"]) == set()


@cases
def test_outcomes(name: str) -> None:
    """What became of a rule is the gravest that happened."""
    outcomes = {one.rule: str(one.status) for one in _report(name).outcomes}
    expected = _expected(name)["outcomes"]
    assert {rule: outcomes[PACK + rule] for rule in expected} == expected


def test_every_rule_is_broken_somewhere_and_holds_somewhere() -> None:
    """No rule is silent whatever a plan says, and none speaks whatever it says."""
    outcomes = [one for name in NAMES for one in _report(name).outcomes if PACK in one.rule]
    held = {one.rule for one in outcomes if one.status is Status.HELD}
    spoken = {
        one.rule for one in outcomes if one.status in (Status.BROKEN, Status.NEEDS_ATTESTATION)
    }
    assert held == spoken == {one.rule for one in outcomes}


@cases
def test_the_plans_themselves_are_sound(name: str) -> None:
    """Nothing is wrong with the files."""
    rules = {finding.rule for finding in _report(name).findings}
    assert [one for one in rules if one.startswith(("plan/", "document/"))] == []


def test_times() -> None:
    """The Danish times of a programme are read as they are meant."""
    plan = _report("programme").plan
    assert plan is not None
    found = {}
    for place in _expected("programme")["times"]:
        when = (plan.gatherings or {})[place.rpartition("/")[2]].when
        assert when is not None
        days = dict.fromkeys(map(str, (when.earliest, when.latest)))
        found[place] = f"{'..'.join(days)} {when.mode}"
    assert found == _expected("programme")["times"]
