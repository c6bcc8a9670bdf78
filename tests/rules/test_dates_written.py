"""What was written beside a date, and what the reader had to fill in."""

import pytest

from kompetanse.rules import dates_written as rules
from kompetanse.testing import check, report_on


def gathering(when: str, title: str = "Samling 1") -> str:
    """A plan with one gathering."""
    return f'gatherings: {{g: {{title: {title}, when: "{when}"}}}}'


@pytest.mark.parametrize(
    ("when", "invalid"),
    [
        ("31.11.21", True),
        ("29. februar 2022", True),
        ("Mandag 29. februar 2022", True),
        ("29.02.24", False),
        ("30.11.21", False),
        ("etter avtale", False),
    ],
)
def test_days_that_do_not_exist(when: str, *, invalid: bool) -> None:
    """Only a day that its month or year does not have."""
    assert bool(check(rules.invalid_date, gathering(when))) is invalid


@pytest.mark.parametrize(("when", "invalid"), [("Uke 53 2021", True), ("Uke 53 2020", False)])
def test_weeks_that_do_not_exist(when: str, *, invalid: bool) -> None:
    """Week 53 exists in some years only."""
    assert bool(check(rules.invalid_week, gathering(when))) is invalid


@pytest.mark.parametrize(
    ("when", "wrong"),
    [
        ("Onsdag 02.09.21", True),
        ("Torsdag 02.09.21", False),
        ("Torsdag 2. og fredag 3. september 2021", False),
        ("Torsdag 2. og lørdag 3. september 2021", True),
        ("Torsdag i uke 35 2021", False),
        ("Innen fredag 12. mars 2022", True),
    ],
)
def test_weekdays(when: str, *, wrong: bool) -> None:
    """A weekday is that of the date it stands beside; a weekday alone is none."""
    assert bool(check(rules.weekday_mismatch, gathering(when))) is wrong


def test_weekday_proposal() -> None:
    """The hint offers the right weekday and the nearest date with the stated one."""
    (finding,) = report_on(gathering("Onsdag 02.09.21"), rules=["weekday-mismatch"]).findings
    assert finding.arguments["weekday"] == "torsdag"
    assert finding.arguments["other"] == "2021-09-01"


@pytest.mark.parametrize(
    ("when", "wrong"),
    [
        ("02.09.21 (uke 36)", True),
        ("02.09.21 (uke 35)", False),
        ("01.01.22 (uke 52)", False),
        ("27.09.–08.10.21 (uke 39–40)", False),
        ("Uke 35 2021", False),
    ],
)
def test_weeks_beside_dates(when: str, *, wrong: bool) -> None:
    """A week beside a date holds it; at the turn of the year its number decides."""
    assert bool(check(rules.week_mismatch, gathering(when))) is wrong


@pytest.mark.parametrize(
    ("when", "wrong"),
    [
        ("Mandag 13. juni 2022 (2. pinsedag)", True),
        ("Mandag 6. juni 2022 (2. pinsedag)", False),
        ("Mandag 13. juni 2022 (fri)", False),
    ],
)
def test_named_holidays(when: str, *, wrong: bool) -> None:
    """A holiday named beside a date falls on it."""
    assert bool(check(rules.holiday_name_mismatch, gathering(when, "Ingen aktiviteter"))) is wrong


def test_year_that_was_inferred() -> None:
    """The guess is shown; a year that is written is none."""
    (finding,) = report_on(gathering("2. september"), rules=["year-inferred"]).findings
    assert (finding.severity, finding.arguments["guess"]) == ("info", "2. september 2021")
    assert check(rules.year_inferred, gathering("2. september 2021")) == []


@pytest.mark.parametrize(
    ("text", "ambiguous"),
    [
        ("Satsingen har en varighet frem til 2022.", True),
        ("Satsingen varer til og med 2021.", False),
        ("Arbeidet går fra høsten 2020 til og med våren 2021.", False),
        ("Vi ser frem til 30 nye deltakere.", False),
    ],
)
def test_ends_that_are_ambiguous(text: str, *, ambiguous: bool) -> None:
    """«Frem til» a year may mean its start or its end."""
    assert check(rules.boundary_ambiguous, f"text: {text}") == [""] * ambiguous
