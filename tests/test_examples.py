"""The examples: each loads, has the findings written beside it, and gives calendars.

Beside each example stands `expected.txt` (for a file `NAME.expected.txt`): a line for every
finding, with its line in the file, its severity and its rule.
"""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import kompetanse
from kompetanse import Report


EXAMPLES = Path(__file__).parent.parent / "examples"
EXPECTED = sorted([*EXAMPLES.glob("*/expected.txt"), *EXAMPLES.glob("*.expected.txt")])
TODAY = date(2021, 10, 1)
NOW = datetime(2021, 10, 1, tzinfo=UTC)
"""When feeds are stamped; not every published plan says when it was updated."""


def example_of(expected: Path) -> Path:
    """The plan that a list of expected findings is about."""
    if expected.name == "expected.txt":
        return expected.parent
    return next(
        file
        for file in EXAMPLES.glob(f"{expected.name.partition('.')[0]}.*")
        if file.suffixes != [".expected", ".txt"]
    )


def report_on(expected: Path) -> Report:
    """Check the example of a list of expected findings."""
    return kompetanse.check(example_of(expected), today=TODAY)


def written(report: Report) -> list[str]:
    """The findings of a report, as `expected.txt` writes them."""
    return [
        f"{f.place.line if f.place else 0} {f.severity.value} {f.rule}" for f in report.findings
    ]


@pytest.fixture(params=EXPECTED, ids=lambda file: example_of(file).name)
def expected(request: pytest.FixtureRequest) -> Path:
    """Each list of expected findings."""
    assert isinstance(request.param, Path)
    return request.param


def test_every_example_says_what_is_found_in_it() -> None:
    """No example stands without its expected findings."""
    described = {example_of(file) for file in EXPECTED}
    examples = {path for path in EXAMPLES.iterdir() if path.is_dir() or path.suffix != ".txt"}
    assert examples == described


def test_findings_are_as_expected(expected: Path) -> None:
    """The findings are those written beside the example, no more and no less."""
    assert written(report_on(expected)) == expected.read_text("utf-8").splitlines()


def test_every_rule_survives(expected: Path) -> None:
    """No rule breaks, and nothing is wrong with reading or shape beyond remarks."""
    report = report_on(expected)
    own = [f for f in report.findings if f.rule.startswith(("plugin/", "document/", "plan/"))]
    assert [f.rule for f in own if f.severity.value != "info"] == []


def test_text_of_the_plan_loads_to_an_equal_plan(expected: Path) -> None:
    """Writing the example's plan and reading it again loses nothing."""
    plan = report_on(expected).plan
    assert plan is not None
    assert kompetanse.load(kompetanse.parse(kompetanse.dump(plan))) == plan


def test_every_role_has_a_calendar(expected: Path) -> None:
    """A feed can be written for each role, and it is the same each time."""
    plan = report_on(expected).plan
    assert plan is not None
    for role in (None, *(plan.roles or {})):
        feed = kompetanse.calendar(plan, audience=role, now=NOW)
        assert feed.startswith(b"BEGIN:VCALENDAR")
        assert feed == kompetanse.calendar(plan, audience=role, now=NOW)
