"""What a calendar can show of a time that is only partly known."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from attrs import evolve, frozen

from kompetanse.dates import DateRange, Mode, When
from kompetanse.dates.holidays import is_free_day
from kompetanse.dates.when import Precision
from kompetanse.feeds.event import EventPrecision


LONGEST_SPAN = 21
"""Days: what is longer becomes a marker on its first school day. Month-long banners are why
people switch a feed off."""

_UNSTATED_LENGTH = timedelta(hours=1)
_DAY = timedelta(days=1)
_PRECISION = {
    Precision.DAY: EventPrecision.RANGE,
    Precision.WEEK: EventPrecision.WEEK,
    Precision.MONTH: EventPrecision.MONTH,
    Precision.RANGE: EventPrecision.RANGE,
    Precision.OPEN: EventPrecision.OPEN,
}
_EXACT = (Mode.AT, Mode.BY)


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


def slots(when: When, zone: ZoneInfo, country: str, minutes: int | None) -> Iterator[Slot]:
    """The slots that stand for a time: one, or one for each range of a set.

    Nothing where no day is known.
    """
    if when.mode is Mode.FROM and when.earliest:
        yield _marker(DateRange.of_days(when.earliest, when.earliest), EventPrecision.OPEN, country)
    elif when.mode is Mode.BY and when.latest:
        yield _days(DateRange.of_days(when.latest, when.latest), EventPrecision.DAY)
    elif when.start_time and when.is_day and when.earliest:
        yield _timed(when, when.earliest, zone, minutes)
    else:
        for part in when.parts:
            yield _part(when, part, country)


def _part(when: When, part: DateRange, country: str) -> Slot:
    exact = when.mode in _EXACT or (when.precision is Precision.DAY and not when.approximate)
    if exact and when.mode is not Mode.WITHIN:
        return _days(part, EventPrecision.DAY)
    precision = _PRECISION[when.precision]
    if part.days > LONGEST_SPAN:
        return _marker(part, precision, country)
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


def _timed(when: When, day: date, zone: ZoneInfo, minutes: int | None) -> Slot:
    assert when.start_time is not None  # noqa: S101 - the caller has looked
    start = datetime.combine(day, when.start_time, zone)
    stated = _length(when, minutes)
    end = start + (stated or _UNSTATED_LENGTH)
    if when.end_time:
        end = datetime.combine(day, when.end_time, zone)
    days = DateRange.of_days(day, day)
    if end <= start:  # «15.30–14.00»: which of the two is wrong is for the author to say
        return _days(days, EventPrecision.DAY)
    return Slot(
        start=start,
        end=end,
        precision=EventPrecision.DAY,
        days=days,
        end_assumed=not (when.end_time or stated),
    )


def _length(when: When, minutes: int | None) -> timedelta | None:
    stated = minutes or (when.stated.minutes[1] if when.stated.minutes else None)
    return timedelta(minutes=stated) if stated else None
