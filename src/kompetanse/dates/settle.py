"""Gives points the years that their text leaves out: from each other, then from the context."""

from collections.abc import Iterator, Sequence
from datetime import date

from attrs import evolve, frozen

from kompetanse.dates.context import Context
from kompetanse.dates.daterange import DateRange
from kompetanse.dates.days import FIRST_YEAR, LAST_YEAR
from kompetanse.dates.faults import Impossible
from kompetanse.dates.points import (
    Day,
    HolidayOf,
    NthWeek,
    NthWeekday,
    Own,
    Part,
    Point,
    TermOf,
    Week,
    WeekOf,
    Winter,
)
from kompetanse.dates.schoolyear import Term, terms_in
from kompetanse.dates.when import FaultKind


_AHEAD_WITHOUT_SCOPE = 7
_DAYS_OF_YEARS = range(300, 371)
_OF_NOTHING = {
    "term": "nothing around it tells which term is meant",
    "year": "nothing around it tells which year is meant",
}
_WEEKS_OF_ANY_MONTH = 4


@frozen
class Settled:
    """The days of each point, and what had to be inferred for them."""

    ranges: tuple[DateRange, ...]
    inferred: tuple[str, ...] = ()


def settle(points: Sequence[Point], context: Context) -> Settled:
    """Complete all points of a series.

    A year that stands beside one of them counts for its neighbours: going back from it each point
    is the latest that does not come after its right neighbour, going forward the earliest that
    does not come before its left one. Without any year the context decides.

    Raises:
        Impossible: If there is no such day or week, or nothing tells the year.
    """
    points, found = _with_own(points, context)
    points, inferred = _with_months(points, context)
    inferred = (*found, *inferred)
    known = [at for at, point in enumerate(points) if point.year is not None]
    if not known:
        return Settled(_by_context(points, context), ("year", *inferred))
    last = known[-1]
    ranges = _back_from(points[: last + 1])
    for point in points[last + 1 :]:
        ranges.append(_first_from(point, ranges[-1].begin))
    return Settled(tuple(ranges), inferred)


def _with_own(points: Sequence[Point], context: Context) -> tuple[list[Point], tuple[str, ...]]:
    """Give «the term» and «hele året» the days of the plan's own term or year."""
    settled = [_own(point, context) for point in points]
    return settled, ("year",) if settled != list(points) else ()


def _own(point: Point, context: Context) -> Point:
    if isinstance(point, Part):
        return evolve(point, of=_own(point.of, context))
    if not isinstance(point, Own):
        return point
    for scope in context.scopes:
        terms = terms_in(scope)
        if point.of == "term" and len(terms) == 1:
            return evolve(point, found=Term.of(scope.begin).range)
        if point.of == "year" and scope.days in _DAYS_OF_YEARS:
            return evolve(point, found=scope)
    reason = _OF_NOTHING[point.of]
    raise Impossible(FaultKind.NO_YEAR, point.place, reason, {})


def _with_months(points: Sequence[Point], context: Context) -> tuple[list[Point], tuple[str, ...]]:
    """Give «Fredag 13.» the month of a section that lies in one month."""
    missing = [point for point in points if isinstance(point, Day) and point.month is None]
    if not missing:
        return list(points), ()
    for scope in context.scopes:
        begin, last = scope.begin, scope.last
        if (begin.year, begin.month) == (last.year, last.month):
            return [
                evolve(point, month=begin.month) if isinstance(point, Day) else point
                for point in points
            ], ("month",)
    raise Impossible(FaultKind.NO_YEAR, missing[0].place, "the month is missing", {})


def _back_from(points: Sequence[Point]) -> list[DateRange]:
    """Complete points from the last one, which has a year, to the first one."""
    ranges: list[DateRange] = []
    right: Point | None = None
    for point in reversed(points):
        _refuse_either_winter(point, right)
        if point.year is not None:
            found = point.days(point.year)
        else:
            found = _last_until(point, ranges[-1].begin, same_year=_same_month(point, right))
        ranges.append(found)
        right = point
    return ranges[::-1]


def _refuse_either_winter(point: Point, right: Point | None) -> None:
    """The one year of «høsten/vinteren 2022» may be that of the autumn, or of the January.

    Raises:
        Impossible: If that is so.
    """
    if not isinstance(right, Winter) or right.year is None or right.said_twice:
        return
    if isinstance(point, TermOf) and point.year is None:
        reason = "the winter may begin or end in {year}: write both its years"
        raise Impossible(FaultKind.NO_YEAR, right.place, reason, {"year": right.year})


def _same_month(point: Point, right: Point | None) -> bool:
    return isinstance(point, Day) and isinstance(right, Day) and point.month == right.month


def _last_until(point: Point, day: date, *, same_year: bool) -> DateRange:
    if same_year:
        return point.days(day.year)
    for year in (day.year + 1, day.year):
        if _clamp(point).days(year).begin <= day:
            return point.days(year)
    return point.days(day.year - 1)


def _first_from(point: Point, day: date) -> DateRange:
    for year in (day.year - 1, day.year):
        if _clamp(point).days(year).begin >= day:
            return point.days(year)
    return point.days(day.year + 1)


def _by_context(points: Sequence[Point], context: Context) -> tuple[DateRange, ...]:
    """Choose the year of the last point, from which the others follow, by the context."""
    years = _years(context)
    lenient = list(_candidates([_clamp(point) for point in points], years))
    if not lenient:
        reason = "the year is missing, and nothing around it tells the year"
        raise Impossible(FaultKind.NO_YEAR, _place(points), reason, {})
    strict = list(_candidates(points, years))
    best = _choose(points, lenient, context)
    if strict:
        preferred = _choose(points, strict, context)
        if _reaches(preferred[1], context) or not _reaches(best[1], context):
            return preferred[1]
    year = best[0] if strict else _year_of_heading(context) or best[0]
    return tuple(point.days(year) for point in points)


def _year_of_heading(context: Context) -> int | None:
    """The year of a section that lies in one: what does not exist is missed there."""
    section = context.section
    one_year = section is not None and section.begin.year == section.last.year
    return section.begin.year if section and one_year else None


def _years(context: Context) -> Sequence[int]:
    """The years that are worth trying."""
    first = last = context.previous.year if context.previous else 0
    if context.scopes:
        first = min(scope.begin.year for scope in context.scopes)
        last = max(scope.last.year for scope in context.scopes)
    elif context.previous:
        last += _AHEAD_WITHOUT_SCOPE
    return range(max(first - 1, FIRST_YEAR + 1), min(last + 2, LAST_YEAR))


_Candidate = tuple[int, tuple[DateRange, ...]]


def _candidates(points: Sequence[Point], years: Sequence[int]) -> Iterator[_Candidate]:
    *before, last = points
    for year in years:
        try:
            yield year, tuple(_back_from([*before, _in_year(last, year)]))
        except (Impossible, ValueError):
            continue


def _in_year(point: Point, year: int) -> Point:
    if isinstance(point, Part):
        return Part(point.name, _in_year(point.of, year))
    if isinstance(point, WeekOf):
        return WeekOf(evolve(point.day, year=year))
    if isinstance(point, Own):
        return point
    return evolve(point, year=year)


def _choose(
    points: Sequence[Point], candidates: Sequence[_Candidate], context: Context
) -> _Candidate:
    """The candidate inside the context, with the right weekday, that keeps the rows in order."""
    found = _in_scope(candidates, context)
    fitting = [one for one in found if _weekdays_fit(points, one[1])]
    found = fitting or found
    if context.previous is None:
        return found[0]
    ordered = [one for one in found if _hull(one[1]).begin >= context.previous]
    return ordered[0] if ordered else found[-1]


def _in_scope(candidates: Sequence[_Candidate], context: Context) -> Sequence[_Candidate]:
    for scope in context.scopes:
        covered = [one for one in candidates if scope.covers(_hull(one[1]))]
        if covered:
            return covered
        touching = [one for one in candidates if scope.overlaps(_hull(one[1]))]
        if touching:
            return [max(touching, key=lambda one: _shared_days(_hull(one[1]), scope))]
    if not context.scopes:
        return candidates
    scope = context.scopes[0]
    return [min(candidates, key=lambda one: _gap(_hull(one[1]), scope))]


def _reaches(ranges: tuple[DateRange, ...], context: Context) -> bool:
    hull = _hull(ranges)
    return not context.scopes or any(scope.overlaps(hull) for scope in context.scopes)


def _shared_days(one: DateRange, other: DateRange) -> int:
    return (min(one.end, other.end) - max(one.begin, other.begin)).days


def _gap(one: DateRange, scope: DateRange) -> int:
    return max((scope.begin - one.end).days, (one.begin - scope.end).days)


def _hull(ranges: Sequence[DateRange]) -> DateRange:
    return DateRange(min(r.begin for r in ranges), max(r.end for r in ranges))


def _weekdays_fit(points: Sequence[Point], ranges: Sequence[DateRange]) -> bool:
    return all(
        not isinstance(point, Day | HolidayOf)
        or point.weekday is None
        or point.weekday.number == days.begin.weekday()
        for point, days in zip(points, ranges, strict=True)
    )


def _clamp(point: Point) -> Point:
    """The nearest point that every year has: 28 February, week 52, the fourth Monday."""
    if isinstance(point, Day | Week | HolidayOf):
        return point.clamped()
    if isinstance(point, WeekOf):
        return WeekOf(point.day.clamped())
    if isinstance(point, Part):
        return Part(point.name, _clamp(point.of))
    if isinstance(point, NthWeekday | NthWeek):
        return evolve(point, number=min(point.number, _WEEKS_OF_ANY_MONTH))
    return point


def _place(points: Sequence[Point]) -> tuple[int, int]:
    places = [place for point in points if (place := getattr(point, "place", None))]
    return (places[0][0], places[-1][1]) if places else (0, 0)
