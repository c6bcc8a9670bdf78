"""Lengths in months, and what starts inside a window."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.dates import DateRange, Mode, When, read_when
from kompetanse.rule.shapes import months_of, months_without_july, starts_in


AUTUMN = DateRange.of_days(date(2017, 8, 1), date(2017, 12, 31))
days = st.dates(date(1990, 1, 1), date(2060, 1, 1))


@given(days, st.integers(1, 900), st.integers(1, 900))
def test_months_add_up(first: date, one: int, other: int) -> None:
    """Two ranges that touch are as long as both together."""
    middle = first + timedelta(one)
    last = middle + timedelta(other)
    parts = months_of(DateRange(first, middle)) + months_of(DateRange(middle, last))
    assert months_of(DateRange(first, last)) == pytest.approx(parts)


@given(st.integers(2000, 2050))
def test_a_year_has_twelve_months_and_eleven_without_july(year: int) -> None:
    """A leap year is no longer than another."""
    whole = DateRange(date(year, 1, 1), date(year + 1, 1, 1))
    july = DateRange(date(year, 7, 1), date(year, 8, 1))
    assert months_of(whole) == 12
    assert round(months_without_july(whole), 1) == 11.0
    assert months_without_july(july) == 0


@given(days)
def test_a_day_starts_in_a_window_if_it_lies_there(day: date) -> None:
    """For one known day there is no doubt."""
    assert starts_in(When("", Mode.AT, day, day), AUTUMN) is (day in AUTUMN)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("høsten 2017", True),
        ("fra og med høsten 2017", True),
        ("høsten 2017 – våren 2019", True),
        ("2017", None),
        ("fra 2017", None),
        ("fra januar 2018", False),
        ("innen 31.12.17", None),
        ("innen 01.07.17", False),
    ],
)
def test_what_starts_in_a_window(text: str, answer: bool | None) -> None:
    """What has an open end starts in the time that it is called by."""
    assert starts_in(read_when(text), AUTUMN) is answer
