"""How many hours several things last together."""

from attrs import frozen

from kompetanse.dates.compare import overlaps
from kompetanse.declaring.limits import Bounds, Known
from kompetanse.declaring.moments import time_of
from kompetanse.declaring.periods import Periods
from kompetanse.declaring.selecting import Candidate
from kompetanse.declaring.shapes.lasting import Length, shown
from kompetanse.declaring.shapes.selected import Listed, Selections, selections, time_for
from kompetanse.declaring.table import Table
from kompetanse.declaring.things import called
from kompetanse.declaring.world import World
from kompetanse.model import Event
from kompetanse.rule import Missing, Problem, Problems
from kompetanse.rule.shapes import Answer, Stretch, days_of, every, minutes_of


_HOUR = 60
_ENDLESS = float("inf")


@frozen
class Adding:
    """Things last so many hours together, at all or in each period."""

    selections: Selections
    bounds: Bounds
    periods: Periods | None
    time: str

    def results(self, world: World) -> Problems:
        """Hold the sum against the bounds."""
        bounds = self.bounds.known(world)
        stretches, missing = self.periods.of(world) if self.periods else ((None,), None)
        if lacking := bounds.lacking or missing:
            yield Missing(world.subject, lacking)
            return
        listed = self.selections.listed(world)
        for stretch in stretches:
            length = self._sum(stretch, listed, world)
            holds = bounds.hold(*length)
            if holds is False:
                yield self._problem(length, bounds, stretch, world)
            elif holds is None:
                yield Missing(world.subject, listed.lacking or f"{listed.section}.minutes")

    def _sum(self, stretch: Stretch | None, listed: Listed, world: World) -> Length:
        """The least and the most hours."""
        lengths = [self._length(stretch, one, world) for one in listed.held]
        least, most = sum(one[0] for one in lengths), sum(one[1] for one in lengths)
        return least / _HOUR, _ENDLESS if listed.lacking else most / _HOUR

    def _length(self, stretch: Stretch | None, one: Candidate, world: World) -> Length:
        """The minutes of one candidate in a period: none, if it may not count."""
        counts = every([one.answer, self._is_in(stretch, one, world)])
        if counts is False:
            return 0, 0
        length = minutes_of(one.thing) if isinstance(one.thing, Event) else None
        least, most = length or (0, _ENDLESS)
        return (least if counts else 0), most

    def _is_in(self, stretch: Stretch | None, one: Candidate, world: World) -> Answer:
        if stretch is None:
            return True
        when = time_of(one.thing, self.time, world)
        return overlaps(when, days_of(stretch)) if when else None

    def _problem(
        self, length: Length, bounds: Known, stretch: Stretch | None, world: World
    ) -> Problem:
        few = bounds.reached(*length) is False
        return Problem(
            world.subject,
            _template(bounds, few=few, in_period=stretch is not None),
            field=self.selections.field(world),
            subject=called(world.subject, world),
            found=shown((length[1], length[1]) if few else (length[0], length[0])),
            things=self.selections.things,
            period=stretch,
            **bounds.arguments,
        )


def adding(table: Table, key: str) -> Adding:
    """Build a sum of hours.

    Raises:
        MistakenError: If the declaration is none.
    """
    chosen = selections(table, key, things=True)
    return Adding(chosen, table.bounds(whole=False), Periods.read(table), time_for(table, chosen))


def _template(bounds: Known, *, few: bool, in_period: bool) -> str:
    if bounds.exactly is not None:
        return _OTHER[in_period]
    return _FEW[in_period] if few else _MANY[in_period]


_FEW = (
    "{subject}: {found} of at least {at-least} hours of {things}",
    "{subject}: {found} of at least {at-least} hours of {things} in {period}",
)
_MANY = (
    "{subject}: {found} hours of {things}; at most {at-most} are expected",
    "{subject}: {found} hours of {things} in {period}; at most {at-most} are expected",
)
_OTHER = (
    "{subject}: {found} hours of {things}; {exactly} expected",
    "{subject}: {found} hours of {things} in {period}; {exactly} expected",
)
