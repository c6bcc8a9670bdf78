"""Whole plans with all that must and must not be found in them."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import kompetanse_ost_finnmark
from kompetanse import Finding, Report, check, create_plugin_manager, parse
from kompetanse.rule import Rule


CASES = Path(__file__).parent / "cases"
PACK = "ost-finnmark/"


def _expected(name: str) -> Any:
    return parse((CASES / f"{name}.expect.yaml").read_text("utf-8"), name=name).data


def _report(name: str) -> Report:
    expected = _expected(name)
    rules = [PACK + rule for rule in expected["rules"]] if "rules" in expected else None
    return check(
        CASES / f"{name}.plan.yaml",
        rules=rules,
        today=date.fromisoformat(expected["today"]),
        plugins=create_plugin_manager(entry_points=False, modules=[kompetanse_ost_finnmark]),
    )


def _found(report: Report) -> Counter[str]:
    """What the pack found, as the expectations write it; waived findings are free."""
    return Counter(
        f"{_place(finding)} ({finding.severity})"
        for finding in report.findings
        if finding.rule.startswith(PACK) and not finding.waived
    )


def _place(finding: Finding) -> str:
    return f"{finding.rule.removeprefix(PACK)} @ {finding.subject or 'plan'}"


NAMES = ["region", "signed", "much-wrong", "much-missing", "within-bounds"]
cases = pytest.mark.parametrize("name", NAMES)


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


def test_every_rule_is_broken_somewhere_and_holds_somewhere() -> None:
    """No rule is silent whatever a plan says, and none speaks whatever it says."""
    broken = {one.partition(" @ ")[0] for name in NAMES for one in _found(_report(name))}
    held = {
        outcome.rule.removeprefix(PACK)
        for name in NAMES
        for outcome in _report(name).outcomes
        if outcome.status == "held"
    }
    pack = kompetanse_ost_finnmark.kompetanse_rules()
    names = {one.name for one in pack if isinstance(one, Rule)}
    assert names - broken == set()
    assert names - held == {"module-meetings-cover-group-meetings"}


@cases
def test_outcomes(name: str) -> None:
    """What became of a rule is the gravest that happened, and data that is absent is no success."""
    outcomes = {one.rule: str(one.status) for one in _report(name).outcomes}
    expected = _expected(name)["outcomes"]
    assert {rule: outcomes[PACK + rule] for rule in expected} == expected


@cases
def test_the_plans_themselves_are_sound(name: str) -> None:
    """Nothing but the incomplete signatures is wrong with the files."""
    shape = {f.rule for f in _report(name).findings if f.rule.startswith(("plan/", "document/"))}
    assert shape <= {"plan/incomplete-signature", "plan/unknown-rule"}


def test_waived() -> None:
    """A complete waiver silences its rule for its element, and says why."""
    waived = [finding for finding in _report("signed").findings if finding.waived]
    assert [finding.subject for finding in waived] == ["groups/k1"]
    assert "to lærere deler én stilling" in (waived[0].hint or "")
