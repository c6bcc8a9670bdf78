"""Picks weekdays and weeks out of ranges of days."""

from collections.abc import Sequence
from datetime import timedelta

from kompetanse.dates.daterange import DateRange
from kompetanse.dates.draft import Pick


_WEEK, _WORKING_DAYS = timedelta(days=7), timedelta(days=5)
_MOST_DAYS = 4000


def pick_days(days: DateRange, weekdays: Sequence[int]) -> tuple[DateRange, ...]:
    """Give the days of a range that fall on these weekdays, one range each.

    >>> from datetime import date
    >>> week = DateRange(date(2019, 2, 4), date(2019, 2, 11))
    >>> [str(day.begin) for day in pick_days(week, [1, 3])]
    ['2019-02-05', '2019-02-07']
    """
    return tuple(DateRange.of_days(day, day) for day in days if day.weekday() in weekdays)


def pick_from(stretches: Sequence[DateRange], pick: Pick) -> tuple[DateRange, ...]:
    """Give what a pick takes out of some ranges.

    Every other week counts from the first one.
    """
    found: list[DateRange] = []
    for stretch in stretches:
        if stretch.days <= _MOST_DAYS:
            found.extend(_pick(stretch, pick))
    return tuple(found)


def _pick(stretch: DateRange, pick: Pick) -> list[DateRange]:
    if pick.weekdays:
        days = pick_days(stretch, pick.weekdays)
        return [day for day in days if _counts(days[0], day, pick)]
    weeks = _weeks(stretch)
    return [week for week in weeks if _counts(weeks[0], week, pick)]


def _weeks(stretch: DateRange) -> list[DateRange]:
    """The weeks of a range; one that only its weekend belongs to is left out."""
    monday = stretch.begin - timedelta(days=stretch.begin.weekday())
    count = -((monday - stretch.end).days // 7)
    weeks = [DateRange(monday + n * _WEEK, monday + (n + 1) * _WEEK) for n in range(count)]
    return [week for week in weeks if stretch.begin - week.begin < _WORKING_DAYS] or weeks


def _counts(first: DateRange, one: DateRange, pick: Pick) -> bool:
    if pick.parity is not None:
        return one.begin.isocalendar().week % 2 == pick.parity
    monday = first.begin - timedelta(days=first.begin.weekday())
    return (one.begin - monday).days // 7 % pick.step == 0
