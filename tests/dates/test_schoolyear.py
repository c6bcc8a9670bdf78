"""School years, terms and ISO weeks."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.dates.daterange import DateRange, join
from kompetanse.dates.schoolyear import (
    SchoolYear,
    Season,
    Term,
    school_years_in,
    terms_in,
    week_range,
    weeks_in_year,
)
from kompetanse.errors import UnknownNameError


days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
years = st.integers(1900, 2199)


@st.composite
def ranges(draw: st.DrawFn) -> DateRange:
    """Ranges of up to six years."""
    begin = draw(days)
    return DateRange(begin, begin + timedelta(days=draw(st.integers(1, 2200))))


@pytest.mark.parametrize(
    ("day", "term", "year"),
    [
        (date(2021, 8, 1), Term(Season.AUTUMN, 2021), "2021/2022"),
        (date(2021, 12, 31), Term(Season.AUTUMN, 2021), "2021/2022"),
        (date(2022, 1, 1), Term(Season.SPRING, 2022), "2021/2022"),
        (date(2022, 7, 31), Term(Season.SPRING, 2022), "2021/2022"),
        (date(2022, 8, 1), Term(Season.AUTUMN, 2022), "2022/2023"),
    ],
)
def test_boundaries(day: date, term: Term, year: str) -> None:
    """Terms change at New Year and on 1 August, school years on 1 August."""
    assert Term.of(day) == term
    assert str(SchoolYear.of(day)) == year


@given(days)
def test_a_day_lies_in_its_term_and_school_year(day: date) -> None:
    """A day belongs to exactly the term and the school year that are given for it."""
    term, year = Term.of(day), SchoolYear.of(day)
    assert day in term.range
    assert day in year.range
    assert day not in term.next.range
    assert term in {year.autumn, year.spring}
    assert term.school_year == year


@given(years)
def test_terms_fill_the_school_year(start: int) -> None:
    """Autumn and spring touch, and together they are the school year."""
    year = SchoolYear(start)
    assert join([year.spring.range, year.autumn.range]) == (year.range,)
    assert year.autumn.next == year.spring


@given(days, days)
def test_order_follows_time(one: date, other: date) -> None:
    """Terms and school years are ordered as their days are."""
    assert (Term.of(one) < Term.of(other)) == (Term.of(one).range.last < Term.of(other).range.begin)
    assert (SchoolYear.of(one) <= SchoolYear.of(other)) or one > other
    assert sorted([Term.of(other), Term.of(one)]) == [Term.of(d) for d in sorted([one, other])]


@given(ranges())
def test_terms_of_a_range(days: DateRange) -> None:
    """A range touches exactly the terms and school years of its days."""
    assert terms_in(days) == tuple(dict.fromkeys(Term.of(day) for day in days))
    assert school_years_in(days) == tuple(dict.fromkeys(SchoolYear.of(day) for day in days))


@given(days)
def test_a_day_lies_in_its_week(day: date) -> None:
    """The week that the calendar names for a day holds that day, from Monday to Sunday."""
    year, week, _ = day.isocalendar()
    found = week_range(year, week)
    assert day in found
    assert (found.begin.weekday(), found.days) == (0, 7)
    assert week <= weeks_in_year(year)


@given(years, st.integers(-1, 55))
def test_weeks_that_do_not_exist(year: int, week: int) -> None:
    """A week that the year lacks is refused, and only such a week."""
    if 1 <= week <= weeks_in_year(year):
        assert week_range(year, week).begin.isocalendar()[:2] == (year, week)
    else:
        with pytest.raises(ValueError, match="week"):
            week_range(year, week)


def test_long_years() -> None:
    """The years with 53 weeks are the well-known ones."""
    assert [y for y in range(2010, 2035) if weeks_in_year(y) == 53] == [2015, 2020, 2026, 2032]


def test_labels() -> None:
    """A term is written in four languages; a fifth is refused by name."""
    spring = Term(Season.SPRING, 2022)
    assert [spring.label(language) for language in ("nb", "nn", "da", "en")] == [
        "våren 2022",
        "våren 2022",
        "foråret 2022",
        "spring 2022",
    ]
    with pytest.raises(UnknownNameError):
        spring.label("sv")
