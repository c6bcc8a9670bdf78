"""Deadlines inside an item, and deadlines of an event."""

import pytest

from kompetanse.rules import dates_deadlines as rules
from kompetanse.testing import check, report_on


def meeting(text: str, when: str = "03.02.22", field: str = "title") -> str:
    """A plan with one meeting and a text in one of its fields."""
    fields = {"when": when, "title": "Planleggingsmøte", field: f'"{text}"'}
    inner = ", ".join(f"{key}: {value}" for key, value in fields.items())
    return f"gatherings: {{g: {{{inner}}}}}"


@pytest.mark.parametrize(
    ("text", "stale"),
    [
        ("Planleggingsmøte (frist Statsforvalteren 01.03.21)", True),
        ("Planleggingsmøte (frist Statsforvalteren 01.03.22)", False),
        ("Planleggingsmøte (innspill sendes innen 01.02.21)", True),
        ("Planleggingsmøte (innspill sendes innen 20.01.22)", False),  # papers come before
        ("Planleggingsmøte (påmeldingsfrist 20.01.22)", False),
        ("Planleggingsmøte. Meld dere på innen 20.01.22", False),
        ("Planleggingsmøte (søknadsfrist 01.12.21)", False),
        ("Planleggingsmøte: avtalen fra 01.03.21", False),  # no deadline
        ("Planleggingsmøte (frist 1. mars)", False),  # no year is written
        ("Planleggingsmøte: plasser etter fristen 01.03.21", False),  # it is meant to be over
        ("Planleggingsmøte for skoleåret 2022/2023", False),
    ],
)
def test_deadlines_inside_an_item(text: str, *, stale: bool) -> None:
    """A deadline that has passed is last year's; what belongs before the item may stand there."""
    assert bool(check(rules.stale_deadline, meeting(text))) is stale


@pytest.mark.parametrize("field", ["title", "text"])
def test_field_of_the_deadline(field: str) -> None:
    """The finding points at the field in which the deadline stands."""
    report = report_on(
        meeting("Valg av pakke (frist 01.03.21)", field=field), rules=["stale-deadline"]
    )
    assert [f.path for f in report.findings] == [f"/gatherings/g/{field}"]


def test_deadline_in_a_part() -> None:
    """Topics and parts are read too, and each deadline is reported once."""
    plan = """
    gatherings:
      g: {title: Møte, when: 03.02.22, parts: [{title: Del 1}, {title: Del 2 (frist 01.03.21)}]}
    """
    report = report_on(plan, rules=["stale-deadline"])
    assert [f.path for f in report.findings] == ["/gatherings/g/parts/1/title"]


@pytest.mark.parametrize(
    ("when", "late"), [("Innen 10.03.22", False), ("Innen 11.03.22", True), ("11.03.22", True)]
)
def test_registration_of_a_gathering(when: str, *, late: bool) -> None:
    """Registration closes on the day of the event at the latest."""
    plan = f"""
    gatherings: {{s3: {{title: Samling 3, when: 10.03.22}}}}
    deadlines: {{d: {{kind: registration, when: {when}, gathering: s3}}}}
    """
    assert bool(check(rules.deadline_after_event, plan)) is late


def test_registration_and_a_month() -> None:
    """A deadline in the month of the event may lie before or behind it: unknown."""
    plan = """
    gatherings: {s3: {title: Samling 3, when: Mars 2022}}
    deadlines: {d: {kind: registration, when: 15.03.22, gathering: s3}}
    """
    report = report_on(plan, rules=["deadline-after-event"])
    assert [f.severity for f in report.findings] == ["info"]
    assert [o.status for o in report.outcomes] == ["unknown"]


def test_reports_come_after() -> None:
    """A deadline that is no registration may follow its event."""
    plan = """
    gatherings: {s3: {title: Samling 3, when: 10.03.22}}
    deadlines: {d: {what: Evaluering av samlingen, when: Innen 20.03.22, gathering: s3}}
    """
    assert check(rules.deadline_after_event, plan) == []
