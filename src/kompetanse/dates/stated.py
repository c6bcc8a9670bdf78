"""What an author said beyond the days: weekdays, weeks, years, a length, holidays."""

from collections.abc import Iterator, Sequence
from datetime import date

from kompetanse.dates.daterange import DateRange
from kompetanse.dates.draft import Draft
from kompetanse.dates.points import (
    Day,
    HolidayOf,
    Own,
    Part,
    Point,
    SaidWeekday,
    SchoolYearOf,
    Turn,
    Week,
    WeekOf,
    Years,
)
from kompetanse.dates.when import NOTHING_STATED, Stated, StatedDay


_DECEMBER = 12


def state(draft: Draft, points: Sequence[Point], ranges: Sequence[DateRange]) -> Stated:
    """Collect what was said, so that rules can hold it against the calendar."""
    weeks = [_iso(days) for point, days in zip(points, ranges, strict=True) if _is_week(point)]
    beside = [_beside(week, ranges[0].begin) for week in draft.beside]
    stated = Stated(
        weekdays=tuple(_weekdays(draft, points, ranges)),
        weeks=tuple(weeks + beside),
        beside_date=bool(beside),
        minutes=draft.minutes,
        years=tuple(dict.fromkeys(year for point in _all(draft, points) for year in _years(point))),
        holidays=tuple(draft.holidays),
    )
    return NOTHING_STATED if stated == NOTHING_STATED else stated


def _all(draft: Draft, points: Sequence[Point]) -> list[Point]:
    return [*points, *draft.beside, *([draft.frame] if draft.frame else [])]


def _is_week(point: Point) -> bool:
    return isinstance(point, Week)


def _iso(days: DateRange) -> tuple[int, int]:
    calendar = days.begin.isocalendar()
    return calendar.year, calendar.week


def _beside(week: Week, day: date) -> tuple[int, int]:
    """The week of this number that lies nearest to a date."""
    year = day.isocalendar().year
    if week.year is not None:
        return week.year, week.number
    middle = day.isocalendar().week
    if middle - week.number > 26:  # noqa: PLR2004 - half a year
        return year + 1, week.number
    return (year - 1 if week.number - middle > 26 else year), week.number  # noqa: PLR2004


def _weekdays(
    draft: Draft, points: Sequence[Point], ranges: Sequence[DateRange]
) -> Iterator[StatedDay]:
    for point, days in zip(points, ranges, strict=True):
        if isinstance(point, Day | HolidayOf) and point.weekday:
            yield _said(point.weekday, days.begin)
    if draft.weekday and isinstance(points[-1], Day):
        yield _said(draft.weekday, ranges[-1].begin)


def _said(weekday: SaidWeekday, day: date) -> StatedDay:
    return StatedDay(weekday.number, day, *weekday.place)


def _years(point: Point) -> Iterator[int]:
    if isinstance(point, Part):
        yield from _years(point.of)
    elif isinstance(point, WeekOf):
        yield from _years(point.day)
    elif isinstance(point, SchoolYearOf) and point.year:
        yield from (point.year, point.year + 1)
    elif isinstance(point, Years):
        yield from (point.year, point.last)
    elif isinstance(point, Own):
        return
    elif isinstance(point, Turn) and point.year and point.month == _DECEMBER:
        yield from (point.year, point.year + 1)
    elif point.year:
        yield point.year
