"""What a calendar can show of a time that is only partly known."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from attrs import evolve, frozen

from kompetanse.dates import DateRange, Mode, When
from kompetanse.dates.holidays import is_free_day
from kompetanse.dates.when import Precision
from kompetanse.feeds.event import EventPrecision


LONGEST_SPAN = 21
"""Days: what is longer becomes a marker on its first school day. Month-long banners are why
people switch a feed off."""

_UNSTATED_LENGTH = 60
_MINUTES_OF_DAY = 24 * 60
_DAY = timedelta(days=1)
_PRECISION = {
    Precision.DAY: EventPrecision.RANGE,
    Precision.WEEK: EventPrecision.WEEK,
    Precision.MONTH: EventPrecision.MONTH,
    Precision.RANGE: EventPrecision.RANGE,
    Precision.OPEN: EventPrecision.OPEN,
}


@frozen(kw_only=True)
class Slot:
    """A stretch of a calendar that stands for a time, or for a part of it.

    Attributes:
        start: First day, or beginning with a time zone.
        end: The day after the last, or the end.
        precision: How finely it is known.
        days: The days it stands for, all of them.
        marker: Whether it is one day that stands for many.
        end_assumed: Whether no end of the clock time was stated.
    """

    start: date | datetime
    end: date | datetime
    precision: EventPrecision
    days: DateRange
    marker: bool = False
    end_assumed: bool = False


class Imprecise(StrEnum):
    """How dates are shown that are not known to the day."""

    SPAN = "span"
    """All the days that may be meant."""
    MARKER = "marker"
    """The same, or one day that stands for them where they are too many."""
    NONE = "none"
    """Not at all, before they are known."""


def slots(
    when: When,
    zone: ZoneInfo,
    country: str,
    minutes: int | None,
    imprecise: Imprecise = Imprecise.MARKER,
) -> Iterator[Slot]:
    """The slots that stand for a time: one, or one for each range of a set.

    Nothing where no day is known.
    """
    longest = date.max.toordinal() if imprecise is Imprecise.SPAN else LONGEST_SPAN
    for slot in _slots(when, zone, country, minutes, longest):
        if slot.precision is EventPrecision.DAY or imprecise is not Imprecise.NONE:
            yield slot


def _slots(
    when: When, zone: ZoneInfo, country: str, minutes: int | None, longest: int
) -> Iterator[Slot]:
    if when.mode is Mode.FROM and when.earliest:
        yield _marker(DateRange.of_days(when.earliest, when.earliest), EventPrecision.OPEN, country)
    elif when.mode is Mode.BY and when.latest:
        precision = EventPrecision.RANGE if when.approximate else EventPrecision.DAY
        yield _days(DateRange.of_days(when.latest, when.latest), precision)
    elif when.start_time and when.is_day and when.earliest and not when.approximate:
        yield _timed(when, when.earliest, when.start_time, zone, minutes)
    else:
        for part in when.parts:
            yield _part(when, part, country, longest)


def _part(when: When, part: DateRange, country: str, longest: int) -> Slot:
    precision = _PRECISION[when.precision]
    if part.days > longest:
        return _marker(part, precision, country)
    if when.precision is Precision.DAY and when.mode is not Mode.WITHIN and not when.approximate:
        return _days(part, EventPrecision.DAY)
    return _days(_working_days(part) if precision is EventPrecision.WEEK else part, precision)


def _working_days(weeks: DateRange) -> DateRange:
    """Monday to Friday of whole weeks; others as they are."""
    friday = weeks.last - 2 * _DAY
    whole = weeks.begin.weekday() == 0 and weeks.last.weekday() == 6  # noqa: PLR2004 - Sunday
    return DateRange.of_days(weeks.begin, friday) if whole else weeks


def _days(days: DateRange, precision: EventPrecision) -> Slot:
    return Slot(start=days.begin, end=days.end, precision=precision, days=days)


def _marker(days: DateRange, precision: EventPrecision, country: str) -> Slot:
    """One day, the first school day, for a stretch that would fill the reader's calendar."""
    first = next((day for day in days if not is_free_day(country, day)), days.begin)
    slot = _days(DateRange.of_days(first, first), precision)
    return evolve(slot, days=days, marker=True)


def _timed(when: When, day: date, start_time: time, zone: ZoneInfo, minutes: int | None) -> Slot:
    start = _moment(day, start_time, zone)
    length = minutes or (when.stated.minutes[1] if when.stated.minutes else None)
    end = _moment(day, when.end_time, zone) if when.end_time else _later(start, length)
    days = DateRange.of_days(day, day)
    if end is None or end <= start:  # «15.30–14.00»: what is wrong is for the author to say
        return _days(days, EventPrecision.DAY)
    return Slot(
        start=start,
        end=end,
        precision=EventPrecision.DAY,
        days=days,
        end_assumed=not (when.end_time or length),
    )


def _moment(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """A time of a day; one that summer time leaps over is the one that clocks then show."""
    return datetime.combine(day, clock, zone).astimezone(UTC).astimezone(zone)


def _later(start: datetime, minutes: int | None) -> datetime | None:
    """The time after so many minutes, also in the night in which clocks are changed.

    Nothing where they are more than a day has: they are then no length of a meeting.
    """
    if minutes and minutes >= _MINUTES_OF_DAY:
        return None
    length = timedelta(minutes=minutes or _UNSTATED_LENGTH)
    return (start.astimezone(UTC) + length).astimezone(start.tzinfo)
