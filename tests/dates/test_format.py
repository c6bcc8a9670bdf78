"""Dates as people read them, held against Babel."""

from datetime import date, time

import pytest
from babel.dates import format_date, format_interval, get_day_names, get_month_names
from babel.dates import format_time as babel_time
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.dates.daterange import DateRange
from kompetanse.dates.format import (
    format_day,
    format_range,
    format_time,
    month_name,
    numeric,
    weekday_name,
)
from kompetanse.errors import UnknownNameError


LOCALES = {"nb": "nb", "nn": "nn", "da": "da", "en": "en_GB"}

languages = st.sampled_from(list(LOCALES))
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@given(days, languages)
def test_days(day: date, language: str) -> None:
    """Days are written as the CLDR says, in words and in figures."""
    locale = LOCALES[language]
    assert format_day(day, language) == format_date(day, "long", locale)
    assert numeric(day, language) == format_date(day, "short", locale)
    assert weekday_name(day, language) == format_date(day, "EEEE", locale)


@pytest.mark.parametrize("language", LOCALES)
def test_names(language: str) -> None:
    """Months and weekdays have the names of the CLDR, counted from 1 and from 0."""
    months = get_month_names("wide", locale=LOCALES[language])
    weekdays = get_day_names("wide", locale=LOCALES[language])
    assert [month_name(n, language) for n in range(1, 13)] == [months[n] for n in range(1, 13)]
    assert [weekday_name(n, language) for n in range(7)] == [weekdays[n] for n in range(7)]


@given(days, days, languages)
def test_ranges(one: date, other: date, language: str) -> None:
    """Ranges are written as the CLDR says, but for the width of months and of the dash."""
    first, last = sorted([one, other])
    locale = LOCALES[language]
    expected = format_interval(first, last, "yMMMd", locale=locale)
    short, wide = (get_month_names(width, locale=locale) for width in ("abbreviated", "wide"))
    for month in {first.month, last.month}:
        if short[month] not in wide.values():
            expected = expected.replace(short[month], wide[month])
    found = format_range(DateRange.of_days(first, last), language)
    assert found.replace(" – ", "–") == expected.replace("\u2009", "")


@given(st.times(), st.sampled_from(["da", "en"]))
def test_times(clock: time, language: str) -> None:
    """Clock times are written as the CLDR says in Danish and in English."""
    assert format_time(clock, language) == babel_time(clock, "short", locale=LOCALES[language])


@given(st.times())
def test_norwegian_times(clock: time) -> None:
    """Norwegian clock times have a full stop, as Danish ones."""
    assert format_time(clock, "nb") == format_time(clock, "nn") == format_time(clock, "da")


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2016, 9, 26), date(2016, 9, 26), "26. september 2016"),
        (date(2016, 9, 26), date(2016, 9, 27), "26.–27. september 2016"),
        (date(2021, 3, 1), date(2021, 12, 31), "1. mars – 31. desember 2021"),
        (date(2021, 12, 1), date(2022, 1, 31), "1. desember 2021 – 31. januar 2022"),
    ],
)
def test_shared_parts_stand_once(first: date, last: date, text: str) -> None:
    """Month and year are written once where both ends share them."""
    assert format_range(DateRange.of_days(first, last), "nb") == text


def test_unknown_language() -> None:
    """A language without names is refused by name."""
    with pytest.raises(UnknownNameError, match="language 'sv'"):
        format_day(date(2021, 9, 2), "sv")
