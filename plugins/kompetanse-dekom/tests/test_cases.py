"""Whole plans with all that must and must not be found in them, by rules of any plan as well."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import kompetanse_dekom
from kompetanse import Finding, Report, check, create_plugin_manager, parse
from kompetanse.dates import When
from kompetanse.model import Inventory


CASES = Path(__file__).parent / "cases"
PACK = "dekom/"
PLUGINS = create_plugin_manager(entry_points=False, modules=[kompetanse_dekom])


def _expected(name: str) -> Any:
    return parse((CASES / f"{name}.expect.yaml").read_text("utf-8"), name=name).data


def _report(name: str) -> Report:
    expected = _expected(name)
    rules = [PACK + rule for rule in expected["rules"]] if "rules" in expected else None
    return check(
        CASES / f"{name}.plan.yaml",
        rules=rules,
        today=date.fromisoformat(expected["today"]),
        language="nb",
        plugins=PLUGINS,
    )


def _found(report: Report) -> Counter[str]:
    """What was found, as the expectations write it."""
    return Counter(f"{_place(finding)} ({finding.severity})" for finding in report.findings)


def _place(finding: Finding) -> str:
    return f"{finding.rule.removeprefix(PACK)} @ {finding.subject or 'plan'}"


cases = pytest.mark.parametrize("name", ["reading", "signed", "writing", "unfinished", "trivsel"])


@cases
def test_what_must_be_found(name: str) -> None:
    """Every expected finding is there, as often as expected."""
    expected, found = _expected(name), _found(_report(name))
    assert [one for one in expected["expect"] if one not in found] == []
    counts = {one: int(number) for one, number in expected.get("counts", {}).items()}
    assert {one: found[one] for one in counts} == counts


@cases
def test_what_must_not_be_found(name: str) -> None:
    """No false alarm: nothing that is forbidden, no error or warning that is not expected."""
    expected, found = _expected(name), _found(_report(name))
    shown = {one.rpartition(" ")[0] for one in found} | set(found)
    assert [one for one in expected["must_not"] if one in shown] == []
    allowed = {*expected["expect"], *expected.get("may", ())}
    loud = {one for one in found if not one.endswith("(info)")}
    assert {one for one in loud if one not in allowed and one.split()[0] not in allowed} == set()


@cases
def test_outcomes(name: str) -> None:
    """What became of a rule is the gravest that happened."""
    outcomes = {one.rule: str(one.status) for one in _report(name).outcomes}
    expected = _expected(name).get("outcomes", {})
    assert {rule: outcomes[PACK + rule] for rule in expected} == expected


@cases
def test_texts(name: str) -> None:
    """Findings of one place are told apart by what they say."""
    messages = [finding.message for finding in _report(name).findings]
    assert [text for text in _expected(name).get("texts", ()) if text not in messages] == []


def test_every_rule_finds_something() -> None:
    """The unfinished plan has a fault for each rule of the pack."""
    found = {f.rule for f in _report("unfinished").findings if f.rule.startswith(PACK)}
    assert {rule.id for rule in PLUGINS.packs["dekom"].rules} == found


def test_times_mean_what_their_author_meant() -> None:
    """Terms, weeks, open ends and deadlines are read as they are meant."""
    plan = _report("reading").plan
    assert plan is not None
    inventory = Inventory(plan)
    read = {
        "/".join(map(str, inventory.path(when))): f"{when.mode} {when.earliest} {when.latest}"
        for when in inventory.of("When")
        if isinstance(when, When)
    }
    expected = _expected("reading")["times"]
    assert {place: read[place] for place in expected} == expected
