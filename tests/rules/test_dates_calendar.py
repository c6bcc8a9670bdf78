"""Weekends, holidays and breaks."""

import pytest

from kompetanse.rules import dates_calendar as rules
from kompetanse.testing import check, report_on


def gathering(when: str, title: str = "Samling 1", **plan: str) -> str:
    """A plan with one gathering."""
    more = "".join(f"{key}: {value}\n" for key, value in plan.items())
    return f"{more}gatherings: {{g: {{title: {title}, when: {when}}}}}"


def severities(rule: str, fragment: str) -> list[str]:
    """The severities of one rule's findings."""
    return [f.severity for f in report_on(fragment).findings if f.rule == rule]


@pytest.mark.parametrize("when", ["16.10.21", "Søndag 17. oktober 2021", "15.–16. oktober 2021"])
def test_attended_weekend(when: str) -> None:
    """A stated day in a weekend is a warning."""
    assert severities("weekend-date", gathering(when)) == ["warning"]


@pytest.mark.parametrize(
    "when", ["15.10.21", "Oktober 2021", "Uke 41 2021", "Innen 17. oktober 2021", "høsten 2021"]
)
def test_no_attended_weekend(when: str) -> None:
    """Fridays, imprecise times and deadlines are no weekend dates."""
    assert severities("weekend-date", gathering(when)) == []


def test_work_from_a_sunday() -> None:
    """Work that begins on a Sunday is only mentioned, by the rule about deadlines and edges."""
    plan = gathering("Fra og med 20.02.22", "Arbeid med kompetansepakker")
    assert severities("weekend-date", plan) == []
    assert severities("deadline-on-free-day", plan) == ["info"]


def test_holiday_in_a_weekend_is_one_finding() -> None:
    """A holiday on a Sunday is reported as a holiday alone."""
    found = [(f.rule, f.severity) for f in report_on(gathering("17.04.22")).findings]
    assert ("public-holiday", "error") in found
    assert "weekend-date" not in [rule for rule, _ in found]


@pytest.mark.parametrize(
    ("when", "country", "expected"),
    [
        ("26.05.22", "NO", ["error"]),  # Ascension Day
        ("17.05.22", "NO", ["error"]),
        ("17.05.22", "DK", []),
        ("01.05.23", "NO", ["error"]),
        ("01.05.23", "DK", ["info"]),
        ("05.06.23", "DK", ["info"]),
        ("05.05.23", "DK", ["error"]),  # the last Great Prayer Day
        ("26.04.24", "DK", []),  # no longer a holiday
        ("April/mai 2022", "NO", []),
        ("Uke 20 2022", "NO", []),
        ("24.12.21", "NO", []),  # no day off by law
    ],
)
def test_public_holidays(when: str, country: str, expected: list[str]) -> None:
    """Holidays are those of the plan's country and year; imprecise times are left alone."""
    plan = gathering(when, country=country, period="1.8.2021 – 31.7.2024")
    assert severities("public-holiday", plan) == expected


def test_a_note_may_name_a_holiday() -> None:
    """A row that says that nothing happens is attended by nobody."""
    plan = gathering("Torsdag 26. mai 2022", "Ingen aktiviteter")
    assert severities("public-holiday", plan) == []


def test_other_country() -> None:
    """Without a calendar of the country the rules are not evaluated."""
    report = report_on(gathering("17.05.22", country="SE"), rules=["public-holiday"])
    assert [o.status for o in report.outcomes] == ["not-evaluated"]


@pytest.mark.parametrize(
    ("when", "inside"),
    [
        ("Uke 38–41 2027", False),  # ends on the day before
        ("Mandag 25. oktober 2027", False),  # the day after
        ("Uke 42 2027", True),
        ("Uke 41, 42 og 43 2027", True),
        ("Uke 41 og 43 2027", False),
        ("20.10.27", True),
        ("18.–22. oktober 2027", True),
        ("Uke 41–44 2027", False),  # runs across
        ("Oktober 2027", False),  # only may fall into it
        ("Innen 20. oktober 2027", False),
        ("Fra og med 20. oktober 2027", False),
    ],
)
def test_school_breaks(when: str, *, inside: bool) -> None:
    """Something lies in a break where all its days (or one of its weeks) do."""
    plan = gathering(
        f'"{when}"', "Vejledning", language="da", country="DK", period="1.8.2027 – 31.7.2028"
    )
    plan += "\nbreaks: {efterårsferie: uge 42 2027}"
    plan = plan.replace("Uke", "Uge").replace(" og ", " og ")
    assert bool(check(rules.school_break, plan)) is inside


def test_break_stated_from_monday_to_friday() -> None:
    """A week lies in a break that names only its working days."""
    plan = gathering("Uke 40 2021") + "\nbreaks: {høstferie: 4.–8. oktober 2021}"
    assert check(rules.school_break, plan) == ["gatherings/g"]


def test_break_names_the_week() -> None:
    """Of several weeks the one in the break is named."""
    plan = gathering('"Uke 6, 8 og 10 2022"') + "\nbreaks: {vinterferie: uke 8 2022}"
    (finding,) = report_on(plan, rules=["school-break"]).findings
    assert "21.–27. februar 2022" in finding.message


def test_the_break_itself() -> None:
    """A row that is the break does not lie in it."""
    plan = gathering("Uke 8 2022", "Vinterferie") + "\nbreaks: {vinterferie: uke 8 2022}"
    assert check(rules.school_break, plan) == []


def test_breaks_not_stated() -> None:
    """A plan without breaks is not evaluated."""
    report = report_on(gathering("20.10.21"), rules=["school-break"])
    assert [(o.status, o.reason) for o in report.outcomes] == [("not-evaluated", "breaks")]


@pytest.mark.parametrize(
    ("when", "count"), [("Uke 20 2022", 1), ("Uke 15 2022", 2), ("Uke 17 2022", 0)]
)
def test_weeks_with_holidays(when: str, count: int) -> None:
    """Holidays on Monday to Friday of a week are mentioned together; Sundays are not."""
    findings = report_on(gathering(when), rules=["week-contains-holiday"]).findings
    assert [len(f.arguments["days"]) for f in findings] == [count] * bool(count)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("when", "squeezed"),
    [("27.05.22", True), ("16.05.22", True), ("25.05.22", False), ("April 2022", False)],
)
def test_squeezed_days(when: str, *, squeezed: bool) -> None:
    """A working day between a holiday and a weekend, or between two free days."""
    assert bool(check(rules.squeeze_day, gathering(when))) is squeezed
