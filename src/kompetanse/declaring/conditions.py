"""Conditions on a thing: what it is, has, says. They choose things, and are demanded of them."""

from collections.abc import Iterable
from typing import Any, Protocol

from attrs import frozen

from kompetanse.dates import When
from kompetanse.declaring import kinding
from kompetanse.declaring.fields import Many
from kompetanse.declaring.limits import Bounds
from kompetanse.declaring.moments import Time, time_of
from kompetanse.declaring.order import RELATIONS, WINDOWS
from kompetanse.declaring.paths import PlanPath
from kompetanse.declaring.people import Who, audience_of
from kompetanse.declaring.world import World
from kompetanse.model import Event
from kompetanse.model.naming import plain
from kompetanse.rule.shapes import Answer, every, filled, mentions, minutes_of, opposite, some


OR, NO = " / ", "≠ "
"""How several values stand beside each other, and how what should not be is told."""


class Condition(Protocol):
    """What holds of a thing, or does not, or nobody can tell."""

    @property
    def lacking(self) -> str:
        """What the plan does not state where nobody can tell: «groups.meetings.minutes»."""

    @property
    def expected(self) -> str:
        """What is expected, in signs and the words of the declaration."""

    def answer(self, thing: object, world: World) -> Answer:
        """Tell whether it holds of a thing."""


@frozen
class All:
    """Several conditions at once."""

    parts: tuple[Condition, ...] = ()

    @property
    def lacking(self) -> str:
        """What the first of them needs."""
        return self.parts[0].lacking if self.parts else ""

    @property
    def wanted(self) -> str:
        """What the plan would state of what is meant: «units.kind: school»."""
        if not self.parts:
            return ""
        first = self.parts[0]
        return f"{first.lacking}: {first.expected}" if first.expected else first.lacking

    def answer(self, thing: object, world: World) -> Answer:
        """Tell whether all of them hold."""
        return every(part.answer(thing, world) for part in self.parts)

    def open_part(self, thing: object, world: World) -> Condition:
        """The condition because of which nobody can tell."""
        return next(part for part in self.parts if part.answer(thing, world) is None)


@frozen
class OfKinds:
    """A thing is of one of some kinds."""

    path: PlanPath
    kinds: frozenset[str]

    @property
    def lacking(self) -> str:
        """The kind."""
        return self.path.name

    @property
    def expected(self) -> str:
        """The kinds."""
        return OR.join(sorted(self.kinds))

    def answer(self, thing: object, world: World) -> Answer:
        """Tell whether it is; the path's last step is the kind, which may be read from words."""
        found = self.path.holders(world, thing)
        return _some([kinding.is_of(one, self.kinds) for one in found.values], found.lacking)


@frozen
class Says:
    """A field has one of some values, or a list has one of them among its own."""

    path: PlanPath
    values: tuple[str | int | bool, ...]

    @property
    def lacking(self) -> str:
        """The field."""
        return self.path.name

    @property
    def expected(self) -> str:
        """The values."""
        return OR.join(
            str(one).lower() if isinstance(one, bool) else str(one) for one in self.values
        )

    def answer(self, thing: object, world: World) -> Answer:
        """Tell whether it has."""
        found = self.path.follow(world, thing)
        wanted = {_comparable(value) for value in self.values}
        return _some([_comparable(value) in wanted for value in found.values], found.lacking)


@frozen
class Names:
    """Somebody takes part, answers, leads: one of some people is named by a field."""

    path: PlanPath
    people: tuple[Who, ...]

    @property
    def lacking(self) -> str:
        """The field."""
        return self.path.name

    @property
    def expected(self) -> str:
        """Who."""
        return OR.join(who.name for who in self.people)

    def answer(self, thing: object, world: World) -> Answer:
        """Tell whether one of them is."""
        if self.path.first_field == "audience":
            names = audience_of(thing, world)
            return None if names is None else some(one.among(names, world) for one in self.people)
        found = self.path.follow(world, thing)
        names = tuple(str(value) for value in found.values)
        return _some(
            [one.holds(name, world) for one in self.people for name in names], found.lacking
        )


@frozen
class Mentions:
    """A text has a word that begins like one of some words."""

    path: PlanPath
    words: tuple[str, ...]

    @property
    def lacking(self) -> str:
        """The field."""
        return self.path.name

    @property
    def expected(self) -> str:
        """The words."""
        return OR.join(self.words)

    def answer(self, thing: object, world: World) -> Answer:
        """Tell whether it has."""
        found = self.path.follow(world, thing)
        return _some([mentions(str(value), self.words) for value in found.values], found.lacking)


@frozen
class Stated:
    """A field is filled, or is not."""

    path: PlanPath
    yes: bool = True

    @property
    def lacking(self) -> str:
        """The field."""
        return self.path.name

    @property
    def expected(self) -> str:
        """Nothing in particular."""
        return ""

    def answer(self, thing: object, world: World) -> Answer:
        """Tell whether it is as expected."""
        return states(self.path, thing, world) is self.yes


@frozen
class Measures:
    """A number, a length in minutes or the length of a list lies within bounds."""

    path: PlanPath
    bounds: Bounds

    @property
    def lacking(self) -> str:
        """The field."""
        return self.path.name

    @property
    def expected(self) -> str:
        """The bounds."""
        return str(self.bounds)

    def answer(self, thing: object, world: World) -> Answer:
        """Tell whether it does."""
        bounds, measured = self.bounds.known(world), measure(self.path, thing, world)
        if bounds.lacking or measured is None:
            return None
        return bounds.hold(*measured)


@frozen
class Lies:
    """A time is before or after others, or inside or outside of them."""

    path: PlanPath
    verb: str
    time: Time

    @property
    def lacking(self) -> str:
        """The field."""
        return self.path.name

    @property
    def expected(self) -> str:
        """The time, and how it lies to it."""
        return f"{self.verb} {self.time}"

    def answer(self, thing: object, world: World) -> Answer:
        """Tell whether it is so of all its times."""
        found = self.path.follow(world, thing)
        times = [time_of(value, None, world) for value in found.values]
        if found.lacking or None in times or not times:
            return None
        others = self.time.moments(world)
        whens = [moment.when for moment in others.all]
        if others.lacking or not whens:
            return None
        return every(self._lies(when, whens) for when in times if when)

    def _lies(self, when: When, others: list[When]) -> Answer:
        if self.verb in WINDOWS:
            return WINDOWS[self.verb](when, others)
        return every(RELATIONS[self.verb](when, other, 0) for other in others)


@frozen
class Not:
    """What does not hold."""

    inner: Condition

    @property
    def lacking(self) -> str:
        """The same."""
        return self.inner.lacking

    @property
    def expected(self) -> str:
        """The contrary."""
        return f"{NO}{self.inner.expected}"

    def answer(self, thing: object, world: World) -> Answer:
        """Tell the contrary."""
        return opposite(self.inner.answer(thing, world))


def states(path: PlanPath, thing: object, world: World) -> bool:
    """Tell whether anything stands at a path: a time, a text that is no placeholder, a list."""
    if path.field and path.field.many is Many.COUNT:
        return bool((measure(path, thing, world) or (0, 0))[1])
    return any(_says_something(value) for value in path.follow(world, thing).values)


def measure(path: PlanPath, thing: object, world: World) -> tuple[float, float] | None:
    """Give a number as (least, most): that of a field, a length in minutes, how many are listed."""
    field, holders = path.field, path.holders(world, thing)
    if field is None or holders.lacking:
        return None
    if field.name == "minutes" and issubclass(field.owner, Event):
        lengths = [minutes_of(one) for one in holders.values if isinstance(one, Event)]
        return lengths[0] if len(lengths) == 1 else None
    sizes = [_size(getattr(one, field.name)) for one in holders.values]
    known = [size for size in sizes if size is not None]
    return (sum(known), sum(known)) if len(known) == len(sizes) else None


def _size(value: Any) -> int | None:
    """A number, or how many a list holds."""
    if value is None or isinstance(value, int):
        return value
    return len(value) if isinstance(value, tuple | dict) else 1


def _says_something(value: object) -> bool:
    if isinstance(value, When):
        return value.is_readable or filled(value.text)
    if isinstance(value, str):
        return filled(value)
    return value is not False


def _comparable(value: object) -> object:
    return plain(value) if isinstance(value, str) else value


def _some(answers: Iterable[Answer], lacking: str | None) -> Answer:
    """Whether one is so; what is not stated may be."""
    return some([*answers, None]) if lacking else some(answers)
