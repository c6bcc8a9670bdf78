"""Years that were forgotten when a plan was copied."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.dates import Mode, Stated, When
from kompetanse.rules import (
    dates_calendar,
    dates_clock,
    dates_deadlines,
    dates_order,
    dates_written,
    dates_years,
)
from kompetanse.rules.dates_years import copied_year
from kompetanse.rules.years import in_other_year, shifted, week_fits
from kompetanse.testing import check, report_on


RULES_ABOUT_DATES = [
    rule.id
    for module in (
        dates_calendar,
        dates_clock,
        dates_deadlines,
        dates_order,
        dates_written,
        dates_years,
    )
    for rule in module.RULES
]
AUTUMN = """
language: nb
sections: {h: {heading: HØSTEN 2021}}
gatherings:
  s1: {title: Samling 1, when: 02.09.21, section: h}
  s2: {title: Samling 2, when: WHEN, section: h}
  s3: {title: Samling 3, when: 25.11.21, section: h}
"""


def spoken(fragment: str) -> list[tuple[str, str, str]]:
    """Rule, subject and severity of all findings about dates, but for infos."""
    findings = report_on(fragment, rules=RULES_ABOUT_DATES).findings
    return [(f.rule, f.subject, f.severity) for f in findings if f.severity != "info"]


def test_year_of_last_year_is_one_finding() -> None:
    """A copied year explains section, period, order and weekday: nothing else speaks of it."""
    assert spoken(AUTUMN.replace("WHEN", "14.10.20")) == [("copied-year", "gatherings/s2", "error")]


def test_hint_keeps_the_authors_notation() -> None:
    """The proposal is written as the author wrote the date."""
    report = report_on(AUTUMN.replace("WHEN", "14.10.20"), rules=["copied-year"])
    assert [f.arguments["proposal"] for f in report.findings] == ["«14.10.21»"]


def test_confirmed_weekday_speaks_against_a_slip() -> None:
    """A weekday that is right for the written year and wrong for the other one is believed."""
    assert date(2020, 10, 14).weekday() == 2
    assert check(copied_year, AUTUMN.replace("WHEN", "Onsdag 14.10.20")) == []


def test_weekday_of_the_right_year_speaks_for_a_slip() -> None:
    """A weekday that only fits the other year does not become a finding of its own."""
    assert date(2021, 10, 14).weekday() == 3
    assert spoken(AUTUMN.replace("WHEN", "Torsdag 14.10.20")) == [
        ("copied-year", "gatherings/s2", "error")
    ]


def test_every_row_against_the_heading() -> None:
    """Where all rows agree against the heading, the heading is wrong and the rows are silent."""
    plan = """
    sections: {h: {heading: VÅREN 2021}}
    gatherings:
      m1: {title: Møte, when: Tirsdag 18. januar 2022, section: h}
      m2: {title: Møte, when: Tirsdag 15. mars 2022, section: h}
      m3: {title: Møte, when: Tirsdag 10. mai 2022, section: h}
    """
    assert spoken(plan) == [("heading-body-mismatch", "sections/h", "error")]


def test_school_year_headings() -> None:
    """Under a school year, March belongs to its second year."""
    plan = """
    period: 1.8.2028 – 31.7.2032
    sections:
      a: {heading: Skoleåret 2030/31}
    gatherings:
      r1: {title: Aksjonslæring, when: Fra høsten 2030 til og med våren 2031, section: a}
      r2: {title: Konferanse, when: 13. og 14. mars 2030, section: a}
    """
    assert spoken(plan) == [("copied-year", "gatherings/r2", "error")]


def test_deadline_of_last_year_under_a_term() -> None:
    """A deadline may lie outside its section, but not a year before it."""
    deadline = "sections: {h: {heading: VÅREN 2022}}\ndeadlines: {d: {what: Evaluering, when: %s, section: h}}"
    assert check(copied_year, deadline % "Innen 15. juni 2021") == ["deadlines/d"]
    assert check(copied_year, deadline % "Innen 15. august 2022") == []
    assert check(copied_year, deadline % "Innen 1. desember 2021") == []


def test_deadline_behind_the_last_gathering() -> None:
    """A deadline at the end of a list need not be in order to the day, only to the year."""
    plan = """
    sections: {h: {heading: Skoleåret 2021/2022}}
    gatherings: {g: {title: Avslutning, when: 09.06.22, section: h, row: 1}}
    deadlines: {d: {what: Evaluering, when: %s, section: h, row: 2}}
    """
    assert check(copied_year, plan % "Innen 1. juni 2021") == ["deadlines/d"]
    assert check(copied_year, plan % "Innen 1. juni 2022") == []


def test_report_after_the_school_year() -> None:
    """A report that is due a month after its school year is in its place."""
    plan = """
    sections: {h: {heading: Skoleåret 2021/22}}
    gatherings: {s1: {title: Samling 1, when: 12.10.21, section: h}}
    deadlines: {d: {what: Sluttrapport, when: Innen 31. august 2022, section: h}}
    """
    assert check(copied_year, plan) == []


def test_follow_up_after_the_plan() -> None:
    """What comes after all others is a follow-up, not a slip of the year."""
    plan = """
    gatherings:
      s1: {title: Samling 1, when: 02.09.21}
      s2: {title: Samling 2, when: 09.06.22}
      s3: {title: Oppfølging, when: 12.10.22}
    """
    assert check(copied_year, plan) == []


def test_between_neighbours_in_a_plan_for_several_years() -> None:
    """Inside a long period the neighbours alone tell the year."""
    plan = """
    period: 1.8.2020 – 31.7.2024
    gatherings:
      s1: {title: Samling 1, when: 02.09.21}
      s2: {title: Samling 2, when: 14.10.20}
      s3: {title: Samling 3, when: 25.11.21}
    """
    assert check(copied_year, plan) == ["gatherings/s2"]


def test_unordered_list_says_nothing() -> None:
    """Two rows out of order are a list that is not in the order of time."""
    plan = """
    period: 1.8.2020 – 31.7.2024
    gatherings:
      s1: {title: Samling 1, when: 02.09.21}
      s2: {title: Samling 2, when: 14.10.20}
      s3: {title: Samling 3, when: 25.11.21}
      s4: {title: Samling 4, when: 03.02.21}
      s5: {title: Samling 5, when: 10.03.22}
    """
    assert check(copied_year, plan) == []


def test_years_that_date_the_document() -> None:
    """Approvals, versions, sources and titles may name any year."""
    plan = """
    text: Planen bygger på ståstedsanalysen våren 2020.
    approvals: [{body: styret, dated: 16.02.21}]
    consultations: [{body: skoleeiere, until: 10.03.21}]
    builds_on: [{title: Avtale, dated: 23.11.18}]
    gatherings: {s1: {title: "Planleggingsdag: hva viste 2020/2021?", when: 18.08.21}}
    """
    assert spoken(plan) == []


def test_registration_of_last_year() -> None:
    """A registration more than a year before its event is a year off."""
    plan = """
    gatherings: {s3: {title: Samling 3, when: 10.03.22}}
    deadlines: {d: {kind: registration, when: 01.03.%s, gathering: s3}}
    """
    assert check(copied_year, plan % 21) == ["deadlines/d"]
    assert check(copied_year, plan % 22) == []


def test_period_before_its_start() -> None:
    """A period that begins a year before start gathering and applications moves as a whole."""
    plan = """
    period: 1.1.22 – 30.06.23
    gatherings: {s1: {title: Oppstartssamling, when: Uke 49 2022}}
    deadlines: {d: {kind: application, when: Innen 15. september 2022}}
    """
    report = report_on(plan, rules=["copied-year"])
    assert [f.arguments["proposal"] for f in report.findings] == ["«1.1.23 – 30.06.24»"]
    assert check(copied_year, plan.replace("Uke 49 2022", "Uke 5 2022")) == []


@pytest.mark.parametrize(
    ("text", "years", "moved"),
    [
        ("12.10.15", (2015,), "12.10.16"),
        ("15.10.15 kl. 08.30–14.00", (2015,), "15.10.16 kl. 08.30–14.00"),
        ("Mandag 9. januar 2016 kl. 12–15", (2016,), "Mandag 9. januar 2017 kl. 12–15"),
        ("1.1.13 – 30.06.14", (2013, 2014), "1.1.14 – 30.06.15"),
        ("13. og 14. marts 2030", (2030,), "13. og 14. marts 2031"),
        ("høsten 15", (2015,), "høsten 16"),
        ("d. 9/9-15 kl. 13.15-15.00", (2015,), "d. 9/9-16 kl. 13.15-15.00"),
        ("skoleåret 2015/16", (2015, 2016), "skoleåret 2016/17"),
        ("skoleåret 2015/2016", (2015, 2016), "skoleåret 2016/2017"),
    ],
)
def test_year_in_the_authors_notation(text: str, years: tuple[int, ...], moved: str) -> None:
    """Only the figures of the year change."""
    when = When(text, Mode.AT, stated=Stated(years=years))
    assert in_other_year(when, 1) == moved


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.sampled_from([-1, 1]))
def test_shifting_back_and_forth(day: date, years: int) -> None:
    """A year on and a year back is the same day, unless it is a leap day."""
    there = shifted(When("", Mode.AT, day, day), years)
    if there is None:
        assert (day.month, day.day) == (2, 29)
    else:
        assert shifted(there, -years) == When("", Mode.AT, day, day)


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_its_own_week_fits(day: date) -> None:
    """The ISO week of a date holds it, also at the turn of the year."""
    year, week, _ = day.isocalendar()
    assert week_fits(When("", Mode.AT, day, day, stated=Stated(weeks=((year, week),))))


def test_network_that_goes_on() -> None:
    """What a network without an end does after the plan is no slip of the year."""
    fragment = """
    period: 2016–2018
    networks: {k: {label: Kvalitetsnettverk, start: fra og med høsten 2017%s}}
    gatherings:
      g1: {title: Samling 1, when: 26.09.16}
      g2: {title: Samling 2, when: 15.12.16}
      n: {title: Nettverksdag, when: 21.03.19, network: k}
    """
    assert check(copied_year, fragment % "") == []
    assert check(copied_year, fragment % ", until: desember 2018") == ["gatherings/n"]
