"""What the rules find, and what they leave alone."""

from pathlib import Path

from kompetanse.testing import (
    assert_cases,
    assert_fragments,
    assert_translated,
    check,
    compute,
    outcome,
    report_on,
)
from kompetanse.testing.fixtures import Isolated

import kompetanse_example
from kompetanse_example import rules


def test_manual() -> None:
    """Every rule breaks and holds on the fragments of its docstring."""
    assert_fragments(kompetanse_example)


def test_messages_are_translated() -> None:
    """Into every language that there is a catalogue for."""
    assert_translated(kompetanse_example)


def test_whole_plans() -> None:
    """In each plan of the folder is found what it expects, and nothing else."""
    assert_cases(kompetanse_example, Path(__file__).parent / "cases")


def test_the_hour_is_an_option() -> None:
    """Where the bus leaves earlier, another hour is set."""
    fragment = "gatherings: {g: {when: 02.09.21 kl. 09.00–15.30}}"
    assert check(rules.last_bus, fragment, hour=15) == ["gatherings/g"]


def test_a_gathering_without_an_end_is_not_judged() -> None:
    """What the plan does not state is no fault, and does not hold either."""
    assert outcome(rules.last_bus, "gatherings: {g: {when: 02.09.21}}").status == "not-evaluated"


def test_weeks_are_counted_as_calendars_do() -> None:
    """Monday is the first day."""
    plan = "gatherings: {a: {when: 05.09.21}, b: {when: 06.09.21}}"
    weeks = compute(rules.gatherings_by_week, plan)
    assert isinstance(weeks, dict)
    assert sorted(weeks) == [(2021, 35), (2021, 36)]


def test_a_plan_in_bokmal_gets_its_findings_in_bokmal(kompetanse_plugins: Isolated) -> None:
    """The plugin's own catalogue translates them."""
    plugins = kompetanse_plugins(kompetanse_example)
    plan = "gatherings: {g: {title: Samling 1, when: 02.09.21 kl. 9–17.30}}"
    report = report_on(plan, plugins=plugins, rules=["example/last-bus"])
    (finding,) = report.findings
    assert finding.message == "«Samling 1» slutter kl. 17.30, etter siste buss kl. 16.00"
    assert finding.path == "/gatherings/g/when"
