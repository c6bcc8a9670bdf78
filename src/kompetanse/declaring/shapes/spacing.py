"""How many days lie between one thing and the next."""

from datetime import date
from itertools import pairwise
from typing import Any

from attrs import frozen

from kompetanse.dates import When
from kompetanse.dates.compare import end, start
from kompetanse.declaring.limits import Bounds, Known
from kompetanse.declaring.moments import Moment, time_of
from kompetanse.declaring.shapes.selected import Listed, Selections, selections, time_for
from kompetanse.declaring.table import Table
from kompetanse.declaring.things import called
from kompetanse.declaring.world import World
from kompetanse.rule import Missing, Problem, Problems, Unknown


@frozen
class Spacing:
    """So many days lie between two things that follow each other."""

    selections: Selections
    bounds: Bounds
    time: str

    def results(self, world: World) -> Problems:
        """Hold each gap against the bounds."""
        bounds, listed = self.bounds.known(world), self.selections.listed(world)
        dated = self._dated(listed, world)
        unclear = listed.lacking or len(dated) < len(listed.held)
        if bounds.lacking or unclear:
            yield Missing(world.subject, bounds.lacking or listed.wanting(self.time))
        elif len(dated) == 1:
            yield Missing(world.subject, listed.section)
        for one, other in pairwise([] if bounds.lacking else dated):
            yield from _gap(one, other, bounds, sure=not unclear, world=world)

    def _dated(self, listed: Listed, world: World) -> list[Moment]:
        """The things that count for certain and have a day, in the order of their times."""
        times = ((one, time_of(one.thing, self.time, world)) for one in listed.held if one.answer)
        known = [Moment(when, one.thing) for one, when in times if when and start(when)[0]]
        return sorted(known, key=_order)


def spacing(table: Table, key: str) -> Spacing:
    """Build a distance.

    Raises:
        MistakenError: If the declaration is none.
    """
    chosen = selections(table, key, things=True)
    return Spacing(chosen, table.bounds(), time_for(table, chosen))


def _order(moment: Moment) -> tuple[date, date]:
    first, last = start(moment.when)
    return first or date.max, last or date.max


def _gap(one: Moment, other: Moment, bounds: Known, *, sure: bool, world: World) -> Problems:
    """Hold the days from the end of one to the start of the next against the bounds.

    Where not all are known, something may lie in between: a gap may be shorter, never longer.
    """
    days = _days_between(one.when, other.when)
    if days is None:
        yield _unclear(one, other, world)
    elif bounds.reached(*days) is False:
        yield _problem(one, other, days[1], bounds, world)
    elif bounds.kept(*days) is False and sure:
        yield _problem(one, other, days[0], bounds, world)
    elif bounds.hold(*days) is None:
        yield _unclear(one, other, world)


def _days_between(one: When, other: When) -> tuple[int, int] | None:
    """The least and the most days; nothing where an end is open."""
    ends, starts = end(one), start(other)
    if None in (*ends, *starts):
        return None
    days = [(b - a).days for a in ends for b in starts if a and b]
    return min(days), max(days)


def _problem(one: Moment, other: Moment, days: int, bounds: Known, world: World) -> Problem:
    short = bounds.lowest is not None and days < bounds.lowest
    return Problem(
        other.thing,
        "{subject} ({when}) comes {days} days after {other} ({before}); at least {at-least} are "
        "expected"
        if short
        else "{subject} ({when}) comes {days} days after {other} ({before}); at most {at-most} are "
        "expected",
        related=[one.thing],
        days=days,
        **_told(one, other, world),
        **bounds.arguments,
    )


def _unclear(one: Moment, other: Moment, world: World) -> Unknown:
    return Unknown(
        other.thing,
        "{subject} ({when}) and {other} ({before}): it cannot be established how many days lie "
        "between them",
        related=[one.thing],
        **_told(one, other, world),
    )


def _told(one: Moment, other: Moment, world: World) -> dict[str, Any]:
    return {
        "subject": called(other.thing, world, timed=False),
        "when": other.when,
        "other": called(one.thing, world, timed=False),
        "before": one.when,
    }
