"""How many there are: in all, in each term or year, of each kind."""

from collections.abc import Iterator

from attrs import evolve, frozen

from kompetanse.dates import When
from kompetanse.declaring.conditions import All
from kompetanse.declaring.limits import Bounds, Known
from kompetanse.declaring.mistakes import MistakenError, unknown
from kompetanse.declaring.moments import time_of
from kompetanse.declaring.paths import PlanPath, resolve
from kompetanse.declaring.periods import Periods
from kompetanse.declaring.selecting import Candidate
from kompetanse.declaring.shapes.selected import Listed, Selections, selections, time_for
from kompetanse.declaring.table import Table
from kompetanse.declaring.things import called
from kompetanse.declaring.world import World
from kompetanse.model.naming import plain
from kompetanse.rule import Missing, Problem, Problems, Unknown
from kompetanse.rule.shapes import Answer, Count, Stretch, count_in, tally


_ENDLESS = 10**9
"""As many as there may be where the plan does not state a whole list."""


@frozen
class Dated:
    """A candidate with its time."""

    candidate: Candidate
    when: When | None


@frozen
class Counting:
    """At least, at most or exactly so many things; of all, or in each period.

    Attributes:
        selections: What is counted.
        bounds: How many there may be.
        periods: What is counted in, where it is not the whole plan.
        time: The field that says when a thing is.
        distinct: Whether equal ones count once.
        part: The part of a composition that they are.
    """

    selections: Selections
    bounds: Bounds
    periods: Periods | None = None
    time: str | None = None
    distinct: bool = False
    part: str | None = None

    def results(self, world: World) -> Problems:
        """Hold what there is against the bounds."""
        bounds = self.bounds.known(world)
        stretches, missing = self.periods.of(world) if self.periods else ((None,), None)
        if lacking := bounds.lacking or missing:
            yield Missing(world.subject, lacking)
            return
        listed = self.selections.listed(world)
        for stretch in stretches:
            count = self._count_in(stretch, listed, world) if stretch else self._count(listed)
            yield from self._judged(self._stated(world) or count, bounds, listed, world)

    def _stated(self, world: World) -> Count | None:
        """What the plan has counted itself: «members: 6»."""
        first, *others = self.selections.all
        field = first.path.field
        narrowed = others or first.only.parts or first.relation or self.periods or self.distinct
        if narrowed or field is None or not field.is_number:
            return None
        values = [getattr(one, field.name) for one in first.path.holders(world).values]
        numbers = [value for value in values if isinstance(value, int)]
        return Count(sum(numbers)) if numbers and len(numbers) == len(values) else None

    def _count(self, listed: Listed) -> Count:
        """How many there are at all."""
        held = _distinct(listed.held) if self.distinct else listed.held
        count = tally(one.answer for one in held)
        return evolve(count, unstated=count.unstated + _ENDLESS * bool(listed.lacking))

    def _count_in(self, stretch: Stretch, listed: Listed, world: World) -> Count:
        """How many there are in a period."""
        dated = (Dated(one, time_of(one.thing, self.time, world)) for one in listed.held)
        count = count_in(stretch, dated, lambda one: one.candidate.answer)
        return evolve(count, unstated=count.unstated + _ENDLESS * bool(listed.lacking))

    def _judged(self, count: Count, bounds: Known, listed: Listed, world: World) -> Problems:
        enough = bounds.reached(count.certain, count.most)
        few_enough = bounds.kept(count.certain, count.most)
        if enough is False or few_enough is False:
            found = count.most if enough is False else count.certain
            yield self._problem(found, bounds, count.period, world)
        elif (enough is None or few_enough is None) and count.unstated:
            yield Missing(world.subject, listed.wanting(self.time))
        elif enough is None or few_enough is None:
            yield self._unclear(count, world)

    def _problem(self, found: int, bounds: Known, period: Stretch | None, world: World) -> Problem:
        return Problem(
            world.subject,
            _template(found, bounds, in_period=period is not None, in_part=self.part is not None),
            field=self.selections.field(world),
            subject=called(world.subject, world),
            found=found,
            things=self.selections.things,
            period=period,
            part=self.part,
            **bounds.arguments,
        )

    def _unclear(self, count: Count, world: World) -> Unknown:
        return Unknown(
            world.subject,
            "{subject}: {times} may be in {period} or not; it cannot be established how many "
            "{things} there are",
            field=self.selections.field(world),
            subject=called(world.subject, world),
            times=[f"«{when.text}»" for when in count.doubtful],
            period=count.period,
            things=self.selections.things,
        )


@frozen
class Composed:
    """So many of each kind: one adviser with an owner's experience, two with a leader's."""

    parts: tuple[Counting, ...]

    def results(self, world: World) -> Problems:
        """Hold each part against its bounds."""
        for part in self.parts:
            yield from part.results(world)


@frozen
class PartOf:
    """A thing counts for one part of a composition, unless it might count for another one, too."""

    path: PlanPath
    value: str
    others: frozenset[str]

    @property
    def lacking(self) -> str:
        """The field that tells."""
        return self.path.name

    @property
    def expected(self) -> str:
        """The value."""
        return self.value

    def answer(self, thing: object, world: World) -> Answer:
        """Tell whether it counts; nobody can tell of one that might count for two."""
        found = self.path.follow(world, thing)
        values = {plain(str(value)) for value in found.values}
        if plain(self.value) not in values:
            return None if found.lacking else False
        return None if values & self.others else True


def counting(table: Table, key: str) -> Counting | Composed:
    """Build a count.

    Raises:
        MistakenError: If the declaration is none.
    """
    chosen = selections(table, key)
    if "of" in table:
        return Composed(tuple(_parts(table, chosen)))
    periods = Periods.read(table)
    time = time_for(table, chosen) if periods else None
    return Counting(chosen, table.bounds(), periods, time, table.truth("distinct"))


def _parts(table: Table, chosen: Selections) -> Iterator[Counting]:
    """One count for each part that `of` names; `kind` or the field of `with` tells them apart."""
    if "with" not in table:
        raise MistakenError("`with` is missing: the field that tells the parts apart")
    parts = table.inside("of")
    spot = chosen.all[0].path.spot
    with table.at("with"):
        path = resolve(table.text("with"), spot, meant=False)
    for value in parts.data:
        others = frozenset(plain(other) for other in parts.data if other != value)
        with table.at("of", value):
            _verify_part(value, path)
            own = All((PartOf(path, value, others), *chosen.all[0].only.parts))
            only = evolve(chosen.all[0], only=own)
            one = evolve(chosen, all=(only,))
            yield Counting(one, parts.part(value), part=value)


def _verify_part(value: str, path: PlanPath) -> None:
    known = path.field.vocabulary if path.field else ()
    if known and value not in known:
        raise unknown("«{name}» is no value of {section}", value, known, section=path.name)


def _distinct(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """One for each value."""
    first: dict[object, Candidate] = {}
    for one in candidates:
        first.setdefault(plain(one.thing) if isinstance(one.thing, str) else one.thing, one)
    return tuple(first.values())


def _template(found: int, bounds: Known, *, in_period: bool, in_part: bool) -> str:
    """The sentence for too few, too many, or another number than the right one."""
    if bounds.exactly is not None:
        sentences = _OTHER
    else:
        sentences = _FEW if bounds.at_least is not None and found < bounds.at_least else _MANY
    return sentences[1 if in_period else 2 if in_part else 0]


_FEW = (
    "{subject}: {found} of at least {at-least} {things}",
    "{subject}: {found} of at least {at-least} {things} in {period}",
    "{subject}: {found} of at least {at-least} {things} with «{part}»",
)
_MANY = (
    "{subject}: {found} {things}; at most {at-most} are expected",
    "{subject}: {found} {things} in {period}; at most {at-most} are expected",
    "{subject}: {found} {things} with «{part}»; at most {at-most} are expected",
)
_OTHER = (
    "{subject}: {found} {things}; {exactly} expected",
    "{subject}: {found} {things} in {period}; {exactly} expected",
    "{subject}: {found} {things} with «{part}»; {exactly} expected",
)
