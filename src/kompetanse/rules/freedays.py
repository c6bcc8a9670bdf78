"""Public holidays and weekends, and the days of a time, as the rules ask for them."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from kompetanse.dates import DateRange, Mode, Precision, When
from kompetanse.dates.holidays import Holiday, holidays_of


_DAY = timedelta(days=1)
_SATURDAY = 5
_LONGEST_EVENT = 14
_STRETCH = 4
_LONGEST_LIST = 60
_FEAST_DAYS_AT_WORK = frozenset({"labour-day", "constitution-day"})


class FreeDays:
    """The free days of a plan's country.

    >>> norway = FreeDays("NO")
    >>> norway.holiday(date(2022, 5, 17)).key, norway.is_free(date(2022, 5, 18))
    ('constitution-day', False)
    """

    def __init__(self, country: str) -> None:
        self.country = country
        self._years: dict[int, dict[date, Holiday]] = {}

    def holiday(self, day: date) -> Holiday | None:
        """The public holiday of a day; a flag day that is worked on (DK) is one too."""
        if day.year not in self._years:
            self._years[day.year] = self._year(day.year)
        return self._years[day.year].get(day)

    def _year(self, year: int) -> dict[date, Holiday]:
        """The holidays of a year by day; where two fall together, a statutory one goes first."""
        found: dict[date, Holiday] = {}
        for one in holidays_of(self.country, year):
            if one.statutory or one.key in _FEAST_DAYS_AT_WORK:
                found.setdefault(one.day, one)
        return found

    def public(self, day: date) -> Holiday | None:
        """The holiday that makes a day free by law."""
        found = self.holiday(day)
        return found if found and found.statutory else None

    def is_free(self, day: date) -> bool:
        """Whether a day lies in a weekend or is a public holiday."""
        return is_weekend(day) or self.public(day) is not None

    def is_squeezed(self, day: date) -> bool:
        """Whether a day is the only working day between free ones."""
        around = (day - _DAY, day + _DAY)
        return not self.is_free(day) and all(map(self.is_free, around))

    def public_in(self, days: DateRange) -> list[Holiday]:
        """The public holidays of a range that fall on Monday to Friday."""
        years = range(days.begin.year, days.last.year + 1)
        return [
            one
            for year in years
            for one in holidays_of(self.country, year)
            if one.statutory and one.day in days and not is_weekend(one.day)
        ]

    def nearest(self, weekday: int, day: date) -> date:
        """The nearest day with a weekday; the later one where two are as near."""
        ahead = (weekday - day.weekday()) % 7
        return day + (ahead if ahead <= 3 else ahead - 7) * _DAY

    def working_days_around(self, day: date) -> list[date]:
        """The days next before and next after a day that are neither free nor squeezed in."""
        return [next(filter(self._is_ordinary, _from(day, step))) for step in (-1, 1)]

    def _is_ordinary(self, day: date) -> bool:
        return not self.is_free(day) and not self.is_squeezed(day)


def is_weekend(day: date) -> bool:
    """Tell whether a day is a Saturday or a Sunday.

    >>> is_weekend(date(2022, 5, 1))
    True
    """
    return day.weekday() >= _SATURDAY


def is_ordinary_time(when: When, country: str) -> bool:
    """Tell whether a time is one stated day that is neither free nor beside a free day.

    A row on such a day needs no look at holidays; most rows are.

    >>> days = [date(2022, 5, 11), date(2022, 5, 16)]
    >>> [is_ordinary_time(When("…", Mode.AT, day, day), "NO") for day in days]
    [True, False]
    """
    day = when.earliest
    one_day = when.mode is Mode.AT and day == when.latest and not when.approximate
    return one_day and day is not None and _is_ordinary_day(country, day)


@lru_cache(maxsize=4096)
def _is_ordinary_day(country: str, day: date) -> bool:
    """Whether neither a day nor the days around it are holidays, and it is no weekend."""
    if is_weekend(day) or day.year in (date.min.year, date.max.year):
        return False
    around = {day - _DAY, day, day + _DAY}
    years = {one.year for one in around}
    return all(one.day not in around for year in years for one in holidays_of(country, year))


def exact_days(when: When | None) -> list[date]:
    """Give the days on which something is held for certain, where they are stated as days.

    >>> [day.day for day in exact_days(When("2.–3.5.22", Mode.AT, date(2022, 5, 2), date(2022, 5, 3)))]
    [2, 3]
    """
    if when is None or when.approximate:
        return []
    longest = _LONGEST_EVENT if when.mode is Mode.AT else _LONGEST_LIST
    exact = when.mode is Mode.AT or (when.mode is Mode.EACH and when.precision is Precision.DAY)
    days = sum(part.days for part in when.parts) if exact else 0
    return [day for part in when.parts for day in part] if 0 < days <= longest else []


def is_stretch(when: When) -> bool:
    """Tell whether a time is a stretch of days as long as a working week, or nearly.

    >>> days = date(2024, 4, 29), date(2024, 5, 3)
    >>> is_stretch(When("29. april – 3. mai 2024", Mode.AT, *days))
    True
    """
    return when.mode is Mode.AT and any(part.days >= _STRETCH for part in when.parts)


def possible_days(when: When | None) -> list[date]:
    """Give all days on which something may be held, where they are few and stated as days.

    >>> eve = When("24.–26.12.22", Mode.WITHIN, date(2022, 12, 24), date(2022, 12, 26))
    >>> [day.day for day in possible_days(eve)]
    [24, 25, 26]
    """
    if when is None or when.mode not in {Mode.WITHIN, Mode.SPAN} or when.extent is None:
        return []
    few = when.extent.days <= _LONGEST_EVENT and not when.approximate
    return list(when.extent) if few and when.precision is Precision.DAY else []


def pieces(when: When) -> list[DateRange]:
    """Give the stretches that are planned for: each day or week where those are listed.

    >>> [str(one.begin) for one in pieces(When("…", Mode.AT, date(2022, 5, 2), date(2022, 5, 3)))]
    ['2022-05-02', '2022-05-03']
    """
    days = exact_days(when)
    if days:
        return [DateRange.of_days(day, day) for day in days]
    listed = when.mode is Mode.EACH and when.precision is Precision.WEEK
    return [week for part in when.parts for week in _weeks(part)] if listed else list(when.parts)


def _weeks(days: DateRange) -> Iterator[DateRange]:
    """The weeks of listed weeks that were joined."""
    for week in range(days.days // 7):
        begin = days.begin + 7 * week * _DAY
        yield DateRange(begin, begin + 7 * _DAY)


def _from(day: date, step: int) -> Iterator[date]:
    while True:
        day += step * _DAY
        yield day
