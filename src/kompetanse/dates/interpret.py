"""From what was parsed to what it means: days, mode, precision, and what was said besides."""

from collections.abc import Sequence
from datetime import time, timedelta

from attrs import evolve, frozen

from kompetanse.dates.apposition import without_apposition
from kompetanse.dates.clocks import ClockRange
from kompetanse.dates.context import Context
from kompetanse.dates.daterange import DateRange, join
from kompetanse.dates.draft import Draft, Relation
from kompetanse.dates.faults import Impossible
from kompetanse.dates.picking import pick_days, pick_from
from kompetanse.dates.points import (
    SUMMER,
    Day,
    HolidayOf,
    Months,
    NthWeek,
    NthWeekday,
    Part,
    Point,
    SchoolYearOf,
    TermOf,
    Turn,
    Week,
    WeekOf,
    Winter,
    Years,
)
from kompetanse.dates.series import Bare, Entry, Link
from kompetanse.dates.settle import Settled, settle
from kompetanse.dates.stated import state
from kompetanse.dates.when import FaultKind, Mode, Precision, When
from kompetanse.dates.words import Word


_DAY = timedelta(days=1)
_WEEK = _LONGEST_MEETING = 7
_LONGEST_WRAP = 340
_SINGLE_DAYS = Day | NthWeekday | HolidayOf


@frozen
class Stretch:
    """An entry, or a range of two, with its days."""

    days: DateRange
    first: Point
    last: Point
    link: Link
    closed_by: Link = Link.FIRST
    singles: tuple[DateRange, ...] = ()


def interpret(text: str, draft: Draft, context: Context) -> When:
    """Say what a draft means in its context.

    Raises:
        Impossible: If the calendar has no such day, or nothing tells the year.
    """
    if draft.whole:
        return _whole(text, draft, context)
    draft = _with_sharp_turn(without_apposition(draft, context))
    points = [_point(entry) for entry in draft.entries]
    settled = _settle(points, draft, context)
    stretches = _stretches(text, draft, settled.ranges)
    start, end = _clock(draft)
    return evolve(
        _moded(text, draft, stretches),
        precision=_precision(draft, stretches),
        approximate=draft.approximate or _is_vague(draft.relation, points),
        inferred=settled.inferred,
        stated=state(draft, points, settled.ranges),
        start_time=start,
        end_time=end,
    )


def _with_sharp_turn(draft: Draft) -> Draft:
    """Turn the turn of a year into its last day, where something ends or begins there."""
    last = draft.entries[-1]
    if not isinstance(last.point, Turn):
        return draft
    begins = draft.relation in (Relation.FROM, Relation.AFTER)
    if not (begins or draft.relation.is_deadline or last.link.is_range):
        return draft
    relation = Relation.AFTER if begins and not last.link.is_range else draft.relation
    ending = evolve(last, point=last.point.end)
    return evolve(draft, relation=relation, entries=(*draft.entries[:-1], ending))


def _point(entry: Entry) -> Point:
    assert not isinstance(entry.point, Bare)  # noqa: S101 - the series has named them all
    return entry.point


def _settle(points: Sequence[Point], draft: Draft, context: Context) -> Settled:
    if draft.frame is None:
        return settle(points, context)
    frame = settle([draft.frame], context)
    inside = settle(points, Context(section=frame.ranges[0], previous=context.previous))
    return evolve(inside, inferred=frame.inferred)


def _whole(text: str, draft: Draft, context: Context) -> When:
    """The context's own period, or the weekday of the context's week."""
    scope = context.scopes[0] if context.scopes else None
    if scope is None:
        reason = "nothing around it tells which period is meant"
        raise Impossible(FaultKind.NO_YEAR, (0, len(text)), reason, {})
    if scope.days != _WEEK and draft.whole is not Word.WHOLE:
        reason = "nothing around it tells which week is meant"
        raise Impossible(FaultKind.NO_YEAR, (0, len(text)), reason, {})
    if draft.weekday is None:
        precision = Precision.WEEK if scope.days == _WEEK else Precision.RANGE
        return _when(text, Mode.SPAN, scope, precision=precision, inferred=("year",))
    found = [day for day in scope if day.weekday() == draft.weekday.number]
    when = _when(text, Mode.AT, DateRange.of_days(found[0], found[0]), inferred=("year", "month"))
    start, end = _clock(draft)
    return evolve(when, start_time=start, end_time=end)


def _when(
    text: str,
    mode: Mode,
    days: DateRange,
    precision: Precision = Precision.DAY,
    inferred: tuple[str, ...] = (),
) -> When:
    return When(text, mode, days.begin, days.last, precision=precision, inferred=inferred)


def _stretches(text: str, draft: Draft, ranges: Sequence[DateRange]) -> list[Stretch]:
    """Join the two ends of each range."""
    found: list[Stretch] = []
    weekdays: tuple[int, ...] = ()
    for entry, days in zip(draft.entries, ranges, strict=True):
        point = _point(entry)
        between = draft.relation is Relation.BETWEEN and entry.link is Link.AND
        if entry.link.is_range or between:
            found[-1] = _ranged(found[-1], entry, days, text)
            continue
        shared = isinstance(point, Week) and text[point.place[0]].isdigit()
        weekdays = entry.weekdays or (weekdays if shared else ())
        singles = pick_days(days, weekdays) if weekdays else ()
        hull = DateRange(singles[0].begin, singles[-1].end) if singles else days
        found.append(Stretch(hull, point, point, entry.link, singles=singles))
    return found


def _ranged(first: Stretch, entry: Entry, days: DateRange, text: str) -> Stretch:
    """The range from a stretch to an entry.

    Raises:
        Impossible: If it ends before it begins.
    """
    point = _point(entry)
    singles = pick_days(days, entry.weekdays) if entry.weekdays else ()
    end = singles[-1].end if singles else days.end
    exclusive = entry.link is Link.UNTIL and isinstance(point, Years)
    if exclusive:
        end = days.begin
    wrapped = isinstance(first.first, Week) and (end - first.days.begin).days > _LONGEST_WRAP
    if end <= first.days.begin or (wrapped and first.first.year is None):
        reason = "the range ends before it begins"
        raise Impossible(FaultKind.REVERSED, (0, len(text.rstrip())), reason, {})
    if first.singles and not singles and isinstance(point, Week):
        weekdays = tuple(one.begin.weekday() for one in first.singles)
        picked = pick_days(DateRange(first.days.begin - 6 * _DAY, days.end), weekdays)
        inside = tuple(one for one in picked if one.begin >= first.days.begin)
        return evolve(first, days=DateRange(first.days.begin, end), last=point, singles=inside)
    hull = DateRange(first.days.begin, end)
    return evolve(first, days=hull, last=point, closed_by=entry.link, singles=())


def _moded(text: str, draft: Draft, stretches: Sequence[Stretch]) -> When:
    hull = DateRange(min(s.days.begin for s in stretches), max(s.days.end for s in stretches))
    if draft.pick:
        ranges = pick_from([stretch.days for stretch in stretches], draft.pick)
        is_list = draft.pick.step > 1 or not draft.pick.weekdays
        return _each(text, ranges or (hull,), is_list=is_list)
    if draft.relation.is_deadline:
        return _deadline(text, draft.relation, stretches[-1], hull)
    if draft.relation is Relation.AFTER:
        return When(text, Mode.FROM, hull.end)
    ranged = any(stretch.closed_by.is_range for stretch in stretches)
    if draft.onwards or (draft.relation is Relation.FROM and not ranged and len(stretches) == 1):
        return When(text, Mode.FROM, hull.begin)
    when = _placed(text, draft.relation, stretches, hull)
    return evolve(when, ambiguous=_is_ambiguous(stretches))


def _is_ambiguous(stretches: Sequence[Stretch]) -> bool:
    return any(s.closed_by is Link.UNTIL and isinstance(s.last, Years) for s in stretches)


def _deadline(text: str, relation: Relation, stretch: Stretch, hull: DateRange) -> When:
    point, latest = stretch.last, hull.last
    ends = isinstance(point, Part) and point.name in ("end", "late")
    open_year = relation is Relation.UNTIL and isinstance(point, Years)
    if (relation is Relation.BEFORE and not ends) or open_year:
        latest = stretch.days.begin - _DAY
    bare = point.precision is not Precision.DAY and not isinstance(point, Part | NthWeek | WeekOf)
    several = isinstance(point, Months) and point.first < point.last
    ambiguous = relation is Relation.UNTIL and bare and not several
    return When(text, Mode.BY, None, latest, ambiguous=ambiguous)


def _placed(text: str, relation: Relation, stretches: Sequence[Stretch], hull: DateRange) -> When:
    """Days without a deadline and without an open end."""
    if relation in (Relation.DURING, Relation.BETWEEN):
        return _when(text, Mode.AT if hull.days == 1 else Mode.WITHIN, hull)
    if relation is Relation.WHOLE:
        return _when(text, Mode.AT if hull.days == 1 else Mode.SPAN, hull)
    if len(stretches) > 1:
        return _listed(text, stretches, hull)
    (stretch,) = stretches
    if stretch.singles:
        return _each(text, stretch.singles, is_list=False)
    return _when(text, _mode(stretch), hull)


def _mode(stretch: Stretch) -> Mode:
    """The mode of one point or one range."""
    first, last = stretch.first, stretch.last
    if isinstance(first, _SINGLE_DAYS) and isinstance(last, _SINGLE_DAYS):
        return Mode.AT if stretch.days.days <= _LONGEST_MEETING else Mode.SPAN
    if stretch.closed_by.is_range or isinstance(first, SchoolYearOf):
        return Mode.SPAN
    return Mode.SPAN if isinstance(first, Years) and first.year < first.last else Mode.WITHIN


def _listed(text: str, stretches: Sequence[Stretch], hull: DateRange) -> When:
    """Several stretches: together one stay, one of them, or each of them."""
    links = {stretch.link for stretch in stretches[1:]}
    ranges = [one for s in stretches for one in s.singles or (s.days,)]
    days = all(isinstance(s.first, _SINGLE_DAYS) or s.singles for s in stretches)
    if links == {Link.OR}:
        return _when(text, Mode.WITHIN, hull)
    if links == {Link.SLASH} and not days:
        return _slashed(text, stretches, ranges, hull)
    plain = days and not any(s.closed_by.is_range for s in stretches)
    return _each(text, ranges, is_list=not plain)


def _slashed(
    text: str, stretches: Sequence[Stretch], ranges: Sequence[DateRange], hull: DateRange
) -> When:
    """«April/mai» is once within both; «våren 2021/høsten 2022» runs through."""
    if any(isinstance(s.first, TermOf | SchoolYearOf | Years) for s in stretches):
        return _when(text, Mode.SPAN, hull)
    if len(join(ranges)) == 1:
        return _when(text, Mode.WITHIN, hull)
    if any(isinstance(stretch.first, Week) for stretch in stretches):
        reason = "a slash between weeks that are not neighbours may mean a year as well"
        raise Impossible(FaultKind.NOT_A_TIME, (0, len(text)), reason, {})
    return _each(text, ranges, is_list=True)


def _each(text: str, ranges: Sequence[DateRange], *, is_list: bool) -> When:
    """A set of ranges; days in a row that were simply named are one stay."""
    joined = join(ranges)
    hull = DateRange(joined[0].begin, joined[-1].end)
    if len(joined) == 1 and (not is_list or hull.days == 1):
        return _when(text, Mode.AT, hull)
    return evolve(_when(text, Mode.EACH, hull), ranges=joined)


def _precision(draft: Draft, stretches: Sequence[Stretch]) -> Precision:
    if draft.pick:
        return Precision.DAY if draft.pick.weekdays else Precision.WEEK
    found = {
        Precision.DAY if stretch.singles else point.precision
        for stretch in stretches
        for point in (stretch.first, stretch.last)
    }
    return found.pop() if len(found) == 1 else Precision.RANGE


def _is_vague(relation: Relation, points: Sequence[Point]) -> bool:
    """Whether the author left the day open; a deadline «ultimo august» is the end of August."""
    if relation.is_deadline and isinstance(points[-1], Part):
        return points[-1].name not in ("late", "end")
    return any(_is_vague_point(point) for point in points)


def _is_vague_point(point: Point) -> bool:
    if isinstance(point, Part):
        return point.name in ("early", "middle", "late")
    if isinstance(point, Months):
        return (point.first, point.last) == SUMMER
    return isinstance(point, NthWeek | Turn | Winter)


def _clock(draft: Draft) -> tuple[time | None, time | None]:
    inside = next((entry.clock for entry in draft.entries if entry.clock), None)
    clock = draft.clock or ClockRange(None)
    if inside:
        return inside, clock.end or clock.start
    if draft.relation.is_deadline and clock.end is None:
        return None, clock.start
    return clock.start, clock.end
