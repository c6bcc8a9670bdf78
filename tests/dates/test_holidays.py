"""Holidays, held against the package that everybody uses."""

from datetime import date, timedelta

import pytest
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.dates.holidaynames import NAMES
from kompetanse.dates.holidays import (
    easter_sunday,
    holiday_name,
    holiday_on,
    holidays_of,
    is_free_day,
    key_of_name,
    squeeze_day,
)
from kompetanse.errors import UnknownNameError


YEARS = range(1970, 2070)
COUNTRIES = ["NO", "DK"]

countries = st.sampled_from(COUNTRIES)
days = st.dates(date(1970, 1, 1), date(2069, 12, 31))


@pytest.mark.parametrize("country", COUNTRIES)
def test_statutory_days_agree(country: str) -> None:
    """For a hundred years, the statutory holidays are those of the `holidays` package."""
    expected = country_holidays(country, years=YEARS)
    found = {one.day for year in YEARS for one in holidays_of(country, year) if one.statutory}
    assert found == set(expected)


def test_danish_days_without_statute() -> None:
    """What the package calls optional in Denmark is known here, too, and not statutory."""
    expected = country_holidays("DK", years=YEARS, categories=("optional",))
    found = {one.day for year in YEARS for one in holidays_of("DK", year) if not one.statutory}
    assert set(expected) <= found


@pytest.mark.parametrize("country", COUNTRIES)
def test_names_agree(country: str) -> None:
    """The names that the package gives a day are read as the holiday of that day."""
    for year in YEARS:
        found = {(one.day, one.key) for one in holidays_of(country, year)}
        for day, names in country_holidays(country, years=year).items():
            for name in names.split("; "):
                assert (day, key_of_name(name)) in found, name


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2. pinsedag", "whit-monday"),
        ("2.pinsedag", "whit-monday"),
        ("Annen pinsedag", "whit-monday"),
        ("andre påskedag", "easter-monday"),
        ("Skjærtorsdag", "maundy-thursday"),
        ("skærtorsdag", "maundy-thursday"),
        ("langfredagen", "good-friday"),
        ("Kristi himmelfartsdag", "ascension-day"),
        ("Kr. himmelfart", "ascension-day"),
        ("kr.himmelfartsdag", "ascension-day"),
        ("Store Bededag", "great-prayer-day"),
        ("st. bededag", "great-prayer-day"),
        ("grunnlovsdagen", "constitution-day"),
        ("Grundlovsdag", "constitution-day"),
        ("påskedag", "easter-sunday"),
        ("1. påskedag", "easter-sunday"),
        ("nyttårsdag", "new-years-day"),
        ("Nytårsdag", "new-years-day"),
        ("juleaften", "christmas-eve"),
        ("julaften", "christmas-eve"),
        ("New Year's Day", "new-years-day"),
        ("påskeferie", None),
        ("fredag", None),
        ("jul", None),
        ("2.", None),
        ("", None),
    ],
)
def test_names_as_people_write_them(text: str, key: str | None) -> None:
    """Holidays are recognised in the spellings of plans, and seasons are none."""
    assert key_of_name(text) == key


@pytest.mark.parametrize("language", ["nb", "nn", "da", "en"])
def test_every_name_is_read_back(language: str) -> None:
    """Every holiday has a name in every language, and every name names one holiday only."""
    for key, names in NAMES.items():
        assert key_of_name(holiday_name(key, language)) == key
        assert {key_of_name(name) for name in names[language]} == {key}


@pytest.mark.parametrize(
    ("country", "day", "expected"),
    [
        ("NO", date(2022, 6, 6), "whit-monday"),
        ("NO", date(2012, 5, 17), "constitution-day"),
        ("NO", date(2023, 5, 5), None),
        ("DK", date(2023, 5, 5), "great-prayer-day"),
        ("DK", date(2024, 4, 26), None),
        ("DK", date(2022, 6, 5), "whit-sunday"),
        ("NO", date(2022, 6, 5), "whit-sunday"),
        ("NO", date(2021, 12, 24), "christmas-eve"),
    ],
)
def test_single_days(country: str, day: date, expected: str | None) -> None:
    """Known traps: days that two holidays share, and the one that Denmark gave up."""
    found = holiday_on(country, day)
    assert (found and found.key) == expected


@given(st.integers(1583, 4099))
def test_easter_is_a_sunday_in_its_window(year: int) -> None:
    """Easter is a Sunday between 22 March and 25 April."""
    easter = easter_sunday(year)
    assert easter.weekday() == 6
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)


@given(countries, days)
def test_squeezed_days_work(country: str, day: date) -> None:
    """A squeezed day works between free days, and a statutory holiday is one of them."""
    if squeeze_day(country, day):
        around = [day - timedelta(days=1), day + timedelta(days=1)]
        assert not is_free_day(country, day)
        assert all(is_free_day(country, one) for one in around)
        assert any((holiday := holiday_on(country, one)) and holiday.statutory for one in around)


@pytest.mark.parametrize(
    ("country", "day"),
    [("NO", date(2022, 5, 27)), ("DK", date(2022, 5, 27)), ("NO", date(2022, 5, 16))],
)
def test_squeezed(country: str, day: date) -> None:
    """The Friday after Ascension Day is squeezed, and so is a Monday before 17 May."""
    assert squeeze_day(country, day)


def test_unknown_names() -> None:
    """A country, holiday or language that nobody declared is refused by name."""
    with pytest.raises(UnknownNameError, match="country 'SE'"):
        holidays_of("SE", 2022)
    with pytest.raises(UnknownNameError, match="'whit-monday'"):
        holiday_name("whit-mondy", "nb")
    with pytest.raises(UnknownNameError, match="language 'sv'"):
        holiday_name("whit-monday", "sv")
