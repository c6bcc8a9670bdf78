"""Long stretches in which nothing happens."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple, cast

from kompetanse.dates import DateRange, Mode, Precision, When
from kompetanse.model import BetweenWork, Event, Inventory, Module, Part, Plan, Scheduled
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, rule


_DAYS_PER_MONTH = 30.44
_JULY = 7
_DAY = timedelta(days=1)
_LASTING = {
    "BetweenWork": ("when", "start", "planned_end", "due"),
    "Arena": ("start", "end"),
    "ModuleRun": ("start", "until"),
}
"""Times from the first of which something goes on to the last: work until it is due."""


class Stretch(NamedTuple):
    """Days of which something of the plan may fill any: an event, or work that goes on."""

    thing: object
    first: date
    last: date


@rule("plan-gap", severity=Severity.WARNING, needs="period")
def plan_gap(plan: Plan, inventory: Inventory, *, months: int = 6) -> Problems:
    """No more than six months (July not counted) pass without anything in the plan.

    New practice fades where nobody asks for it; often a row has been lost. Deadlines, work between
    gatherings, meetings of groups and arenas where people meet as a rule count as well, and so
    does any day on which something may happen. A period of whole calendar years («2023–2026»)
    says little about its first and last months; only what lies between is looked at.

    Breaks:
        gatherings: {s1: {title: Samling 1, when: 02.09.21}, s2: {title: Samling 2, when: 09.06.22}}

    Holds:
        gatherings:
          s1: {title: Samling 1, when: 02.09.21}
          s2: {title: Samling 2, when: januar 2022}
          s3: {title: Samling 3, when: 09.06.22}
    """
    period = plan.period.extent if plan.period else None
    longest = months * _DAYS_PER_MONTH
    if period and _is_filled(inventory, period, longest):
        return
    filled = sorted(_stretches(inventory, period), key=attrgetter("first")) if period else []
    if period is None or not filled:
        yield Missing(plan, "gatherings" if period else "period")
        return
    undated = sum(map(_is_undated, inventory.of("Event")))
    if plan.period and plan.period.precision is Precision.RANGE and _is_whole_years(period):
        period = _between_ends(filled, period)
    for before, free, after in _between(filled, period):
        if free.days > longest and free.days - _july_days(free) > longest:
            yield _gap(before, free, after, undated)


def _is_filled(inventory: Inventory, period: DateRange, longest: float) -> bool:
    """Whether single days alone leave no long stretch; then all the rest need not be looked at."""
    rows = cast("list[Scheduled]", inventory.of("Scheduled"))
    times = [row.when for row in rows if row.when and row.when.mode is Mode.AT]
    days = {when.earliest for when in times if when.earliest == when.latest}
    inside = sorted(day for day in days if day and day in period)
    edges = pairwise((period.begin, *inside, period.end))
    return bool(inside) and all((after - before).days <= longest for before, after in edges)


def _gap(before: object, free: DateRange, after: object, undated: int) -> Problem | Unknown:
    """What to say of a long stretch; events without a known date may lie in it."""
    field = "when" if isinstance(after, Scheduled) else None
    if undated:
        return Unknown(
            after,
            "nothing is dated in {days}, but one event has no known date",
            plural="nothing is dated in {days}, but {count} events have no known date",
            count=undated,
            field=field,
            days=free,
        )
    return Problem(
        after,
        "nothing happens in {days}: {months} months",
        field=field,
        related=(before,),
        hint="plan something in between, or correct the period of the plan",
        days=free,
        months=round(free.days / _DAYS_PER_MONTH),
    )


def _between(
    filled: list[Stretch], period: DateRange
) -> Iterator[tuple[object, DateRange, object]]:
    """The free days before, between and after all that happens inside a period."""
    before, reached = filled[0].thing, period.begin
    for one in filled:
        if one.first >= period.end:
            break
        if one.first > reached:
            yield before, DateRange(reached, one.first), one.thing
        if one.last >= reached:
            before, reached = one.thing, one.last + _DAY
    if reached < period.end:
        yield before, DateRange(reached, period.end), before


def _is_whole_years(days: DateRange) -> bool:
    """Whether days begin with a calendar year and end with one."""
    return days.begin.timetuple().tm_yday == days.end.timetuple().tm_yday == 1


def _between_ends(filled: list[Stretch], period: DateRange) -> DateRange:
    """The part of a period from the first day on which something happens to the last."""
    first, last = filled[0].first, max(one.last for one in filled)
    if last < period.begin or first > period.last:
        return period
    return DateRange.of_days(max(first, period.begin), min(last, period.last))


def _stretches(inventory: Inventory, period: DateRange) -> Iterator[Stretch]:
    """All days that something of the plan may fill."""
    kinds = ("Scheduled", "Module", "Arena", "ModuleRun")
    for thing in (thing for kind in kinds for thing in inventory.of(kind)):
        when = getattr(thing, "when", None)
        day = when.earliest if when and when.is_day else None  # as most things have
        if day and not isinstance(thing, BetweenWork):
            yield Stretch(thing, day, day)
            continue
        for days in _days(thing, period):
            yield Stretch(thing, days.begin, days.last)


def _days(thing: object, period: DateRange) -> Iterator[DateRange]:
    """When something goes on."""
    if isinstance(thing, Module):
        yield from _parts(thing.period, period)
    elif names := _LASTING.get(type(thing).__name__):
        parts = [days for name in names for days in _parts(getattr(thing, name), period)]
        if parts:
            yield DateRange(min(p.begin for p in parts), max(p.end for p in parts))
    elif isinstance(thing, Scheduled):
        yield from _parts(thing.when, period)


def _parts(when: When | None, period: DateRange) -> Iterator[DateRange]:
    """The days of a time; what has an open end goes on, a deadline is but a day."""
    if when is None or not (first := when.earliest or when.latest):
        return
    last = when.latest or (period.last if when.mode is Mode.FROM else first)
    if when.ranges:
        yield from when.ranges
    else:
        yield DateRange.of_days(first, max(first, last))


def _is_undated(event: object) -> bool:
    """Whether an event will be held on a day that nobody knows yet."""
    if not isinstance(event, Event) or isinstance(event, Part):
        return False
    return event.when is None or not (event.when.earliest or event.when.latest)


def _july_days(days: DateRange) -> int:
    """How many days of a range lie in July."""
    return sum(day.month == _JULY for day in days)
