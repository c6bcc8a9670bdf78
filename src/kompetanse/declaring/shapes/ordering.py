"""What comes before what: the subject and something else, or the things of a list."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from attrs import frozen

from kompetanse.dates import SchoolYear, When
from kompetanse.dates.compare import starts_before
from kompetanse.declaring.kinding import kinds_of, vocabulary
from kompetanse.declaring.limits import Number
from kompetanse.declaring.mistakes import MistakenError
from kompetanse.declaring.moments import Moment, Moments, StatedTime, Time, WrittenTime, time_of
from kompetanse.declaring.order import RELATIONS, deciding
from kompetanse.declaring.shapes.selected import Selections, selections, time_for
from kompetanse.declaring.shapes.timed import OwnTime
from kompetanse.declaring.table import Table
from kompetanse.declaring.things import called, with_time
from kompetanse.declaring.world import World
from kompetanse.rule import Missing, Problem, Problems, Result, Unknown
from kompetanse.rule.shapes import opposite, settle


_SAID: Mapping[str, str] = {
    "before": "{subject} ({when}) is not over before {other}",
    "after": "{subject} ({when}) starts before {other} is over",
    "no-later-than": "{subject} ({when}) is later than {other}",
    "no-earlier-than": "{subject} ({when}) is earlier than {other}",
}
_SAID_BY_DAYS: Mapping[str, str] = {
    "before": "{subject} ({when}) is not over {days} days before {other}",
    "after": "{subject} ({when}) starts less than {days} days after {other}",
    "no-later-than": "{subject} ({when}) is later than {days} days after the end of {other}",
    "no-earlier-than": "{subject} ({when}) is earlier than {days} days before the start of {other}",
}
_SAID_BY_FEWER_DAYS: Mapping[str, str] = {
    "no-later-than": "{subject} ({when}) is later than {days} days before the end of {other}",
    "no-earlier-than": "{subject} ({when}) is earlier than {days} days after the start of {other}",
}
_UNCLEAR = "{subject} ({when}) and {other}: it cannot be established which comes first"


@frozen
class Ordering:
    """The subject comes before something else, or after it.

    Attributes:
        relation: How: `before`, `after`, `no-later-than`, `no-earlier-than`.
        own: The time of the subject.
        limit: What it is compared with; where that is several, it holds for each.
        days: How many days there are in between.
    """

    relation: str
    own: OwnTime
    limit: Time
    days: Number | None

    def results(self, world: World) -> Problems:
        """Compare each time of the subject with what decides."""
        found = self.limit.moments(world)
        others = self._deciding(found, world)
        compared = False
        for when in self.own.whens(world):
            if isinstance(when, Missing):
                yield when
                return
            comparable = self._comparable(others, when, world)
            compared = compared or bool(comparable)
            yield from self._worst(when, comparable, world)
        if found.lacking or not compared:
            yield Missing(world.subject, found.lacking or self.limit.name)

    def _deciding(self, found: Moments, world: World) -> list[Moment]:
        """Those that decide; where they are the same for every subject, sought but once."""
        if not isinstance(self.limit, StatedTime) or not self.limit.path.rooted:
            return deciding(found.all, self.relation)
        key = ("deciding", self.relation, self.limit.path.text, self.limit.field)
        return world.once(key, lambda: deciding(found.all, self.relation))

    def _comparable(self, others: list[Moment], when: When, world: World) -> list[Moment]:
        """All but the subject itself; of a time that returns each year, that of the same year."""
        if isinstance(self.limit, WrittenTime) and len(others) > 1:
            days = when.earliest or when.latest
            year = SchoolYear.of(days).range if days else None
            return [one for one in others if year and one.when.latest and one.when.latest in year]
        itself = isinstance(self.limit, StatedTime) and self.limit.field is not None
        return [one for one in others if not (itself and one.thing is world.subject)]

    def _worst(self, when: When, others: list[Moment], world: World) -> Problems:
        """What is told of one that should come before several: of one of them is enough."""
        said = [result for other in others for result in self._held(when, other, world)]
        problems = (result for result in said if isinstance(result, Problem))
        worst = next(problems, next(iter(said), None))
        if worst is not None:
            yield worst

    def _held(self, when: When, other: Moment, world: World) -> Problems:
        days = int(self.days.value(world) or 0) if self.days else 0
        holds = RELATIONS[self.relation](when, other.when, days)
        said = _SAID_BY_FEWER_DAYS if days < 0 else _SAID_BY_DAYS if days else _SAID
        told = self._told(when, other, world)
        yield from settle(
            holds,
            Problem(world.subject, said[self.relation], days=abs(days), **told),
            Unknown(world.subject, _UNCLEAR, **told),
        )

    def _told(self, when: When, other: Moment, world: World) -> dict[str, Any]:
        named = other.thing is not None and other.thing not in (world.subject, world.plan)
        return {
            "field": self.own.field,
            "related": [other.thing] if named else [],
            "subject": called(world.subject, world, timed=False),
            "when": when,
            "other": with_time(other, world) if named else f"«{other.when.text}»",
            "limit": other.when,
        }


def ordering(table: Table, key: str) -> Ordering:
    """Build an order of two.

    Raises:
        MistakenError: If the declaration is none.
    """
    lowest = None if key in _SAID_BY_FEWER_DAYS else 0
    days = table.number("days", lowest=lowest) if "days" in table else None
    return Ordering(key, OwnTime.read(table), table.time(key), days)


@frozen
class InOrder:
    """The things of a list start in the order of their numbers, of their kinds or of the plan.

    Attributes:
        selections: The list.
        time: The field that says when each is.
        kinds: The kinds in their order, where that is what decides.
    """

    selections: Selections
    time: str
    kinds: tuple[str, ...]

    def results(self, world: World) -> Problems:
        """Compare neighbours."""
        listed = self.selections.listed(world)
        things = self._sorted([one.thing for one in listed.held if one.answer])
        times = [(thing, time_of(thing, self.time, world)) for thing in things]
        dated = [Moment(when, thing) for thing, when in times if when]
        if len(things) < len(listed.held) and not listed.lacking:
            yield Missing(world.subject, f"{listed.section}.kind")
        elif listed.lacking or len(dated) < len(things):
            yield Missing(world.subject, listed.wanting(self.time))
        elif not dated:
            yield Missing(world.subject, listed.section)
        for one, other in pairwise(dated):
            ordered = opposite(starts_before(other.when, one.when))
            yield from settle(ordered, *self._said(one, other, world))

    def _sorted(self, things: list[object]) -> list[object]:
        """The things in the order in which they should start."""
        if self.kinds:
            places = {kind: place for place, kind in enumerate(self.kinds)}
            found = [(kind, one) for one in things for kind in kinds_of(one) if kind in places]
            return [one for _, one in sorted(found, key=lambda pair: places[pair[0]])]
        numbers = [_number(one) for one in things]
        if None in numbers:
            return things
        return [
            one
            for _, one in sorted(zip(numbers, things, strict=True), key=lambda pair: pair[0] or 0)
        ]

    def _said(self, one: Moment, other: Moment, world: World) -> tuple[Problem, Result]:
        told: dict[str, Any] = {
            "field": self.time,
            "related": [one.thing],
            "subject": called(other.thing, world, timed=False),
            "when": other.when,
            "other": with_time(one, world),
            "limit": one.when,
        }
        problem = Problem(
            other.thing,
            "{subject} ({when}) starts before {other}, which it should come after",
            **told,
        )
        return problem, Unknown(other.thing, _UNCLEAR, **told)


def in_order(table: Table, key: str) -> InOrder:
    """Build an order of a list.

    Raises:
        MistakenError: If the declaration is none.
    """
    chosen = selections(table, key, things=True)
    known = vocabulary(chosen.all[0].path.spot.owner)
    kinds = table.texts("kinds") if "kinds" in table else ()
    for at, kind in enumerate(kinds):
        if kind not in known:
            template = "«{name}» is none of what is known here: {known}"
            raise MistakenError(template, path=("kinds", at), name=kind, known=list(known))
    return InOrder(chosen, time_for(table, chosen), kinds)


def _number(thing: object) -> int | None:
    """The number of a thing: stated, or its key in a mapping."""
    number = getattr(thing, "number", None)
    if isinstance(number, int):
        return number
    id_ = getattr(thing, "id", "")
    return int(id_) if id_.isdecimal() and len(id_) < 10 else None  # noqa: PLR2004
