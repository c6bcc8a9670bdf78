"""Paths of the plan format, as declarations write them: «groups.meetings», «units:school».

A path starts at the subject of a rule. Where the subject has no such field, it starts at the plan;
`plan.` in front says so outright, and `holder.` leads to what holds the subject. A step into a
section leads to all that stands in it; a step onto an id («gathering» of a deadline) leads to what
is meant by it. `:kind` behind a step keeps what is of that kind.
"""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any, TypeAlias

from attrs import evolve, frozen, has

from kompetanse.declaring import kinding
from kompetanse.declaring.fields import Class, Field, Many, fields_of
from kompetanse.declaring.mistakes import MistakenError, unknown
from kompetanse.declaring.references import target_of
from kompetanse.declaring.world import Found, World
from kompetanse.model import Plan


HOLDER, ROOT = "holder", "plan"
_STEP = re.compile(r"(?P<name>\w{1,40})(?::(?P<kind>[\w-]{1,40}))?")
_LONGEST = 200


@frozen
class Spot:
    """Where one stands in the plan format.

    Attributes:
        owner: The class of what stands there.
        name: The fields that lead there: «groups.meetings»; empty for the plan.
        holder: Where the holder stands.
    """

    owner: Class = Plan
    name: str = ""
    holder: "Spot | None" = None

    @property
    def has_fields(self) -> bool:
        """Whether a part of the plan stands here, and not a text, a number or a time."""
        return has(self.owner) and self.owner.__module__.startswith("kompetanse.model")

    def inside(self, field: str) -> str:
        """The name of a field of what stands here."""
        return f"{self.name}.{field}" if self.name else field


@frozen
class Into:
    """A step into a field; where it holds the ids of others and leads on, to what is meant."""

    field: Field
    name: str
    target: str | None = None

    def follow(self, things: Iterable[object], world: World) -> Found:
        """Go on from some things."""
        found = Found.joined(self._values(thing) for thing in things)
        return self._meant(found, world) if self.target else found

    def _values(self, thing: object) -> Found:
        value: Any = getattr(thing, self.field.name)
        if value is None or (isinstance(value, int) and self.field.many is Many.COUNT):
            return Found(lacking=self.name)
        if isinstance(value, dict):
            return Found(tuple(value if self.field.atom is str else value.values()))
        return Found(value if isinstance(value, tuple) else (value,))

    def _meant(self, ids: Found, world: World) -> Found:
        declared: Any = world.plan
        for name in (self.target or "").split("."):
            declared = getattr(declared, name, None)
        known = declared or {}
        meant = tuple(known[id_] for id_ in ids.values if id_ in known)
        lacking = ids.lacking or (self.target if len(meant) < len(ids.values) else None)
        return Found(meant, lacking)


@frozen
class Up:
    """The step to what holds a thing."""

    def follow(self, things: Iterable[object], world: World) -> Found:
        """Go on from some things."""
        return Found(tuple(world.holder(thing) for thing in things))


@frozen
class OfKind:
    """Keeps what is of a kind."""

    kind: str
    name: str

    def follow(self, things: Iterable[object], _: World) -> Found:
        """Go on with some of the things."""
        answers = [(thing, kinding.is_of(thing, frozenset({self.kind}))) for thing in things]
        doubtful = any(answer is None for _, answer in answers)
        return Found(tuple(t for t, yes in answers if yes), self.name if doubtful else None)


Step: TypeAlias = Into | Up | OfKind


@frozen
class PlanPath:
    """A path that leads somewhere.

    Attributes:
        text: As it was written.
        rooted: Whether it starts at the plan, and not at the subject.
        steps: The way.
        spots: Where one stands after each step; before the first one at its start.
        field: The last field; nothing where it leads to the plan or to a holder.
    """

    text: str
    rooted: bool
    steps: tuple[Step, ...]
    spots: tuple[Spot, ...]
    field: Field | None = None

    @property
    def spot(self) -> Spot:
        """Where it leads."""
        return self.spots[-1]

    @property
    def name(self) -> str:
        """What it leads to, as the plan format names it."""
        return self.spot.name

    @property
    def of_things(self) -> bool:
        """Whether it leads to parts of the plan with fields of their own."""
        return self.spot.has_fields

    @property
    def first_field(self) -> str | None:
        """The field with which it begins; nothing where it begins at a holder."""
        first = self.steps[0] if self.steps else None
        return first.field.name if isinstance(first, Into) else None

    @property
    def kind(self) -> str | None:
        """The kind that its last step asks for."""
        last = self.steps[-1] if self.steps else None
        return last.kind if isinstance(last, OfKind) else None

    @cached_property
    def above(self) -> "PlanPath":
        """The path to the things whose field stands at its end."""
        return evolve(
            self,
            text=self.text.rpartition(".")[0],
            steps=self.steps[:-1],
            spots=self.spots[:-1],
            field=self.steps[-2].field
            if len(self.steps) > 1 and isinstance(self.steps[-2], Into)
            else None,
        )

    def follow(self, world: World, thing: object = None) -> Found:
        """What it leads to, from a thing or from the subject."""
        if self.rooted:
            key = ("path", self.text)
            return world.once(key, lambda: self._followed(world.plan, world))
        return self._followed(world.subject if thing is None else thing, world)

    def holders(self, world: World, thing: object = None) -> Found:
        """The things whose field stands at its end."""
        return self.above.follow(world, thing)

    def holders_of_values(self, world: World) -> tuple[object, ...]:
        """What holds each of its values, in their order."""
        last = self.steps[-1]
        holders = self.holders(world).values
        return tuple(one for one in holders for _ in last.follow([one], world).values)

    def _followed(self, start: object, world: World) -> Found:
        found = Found((start,))
        for step in self.steps:
            after = step.follow(found.values, world)
            found = evolve(after, lacking=found.lacking or after.lacking)
        return found


def resolve(text: str, spot: Spot, *, meant: bool = True) -> PlanPath:
    """Find out where a path leads.

    Args:
        text: The path.
        spot: Where it starts.
        meant: Whether an id at its end leads to what is meant by it.

    Raises:
        MistakenError: If there is no such field or kind.

    >>> path = resolve("groups.meetings", Spot())
    >>> path.spot.owner.__name__, path.name
    ('Meeting', 'groups.meetings')
    """
    parsed = _parsed(text)
    first = parsed[0][0]
    if first == ROOT:
        return _resolved(text, parsed[1:], Spot(), rooted=True, meant=meant)
    if first in fields_of(spot.owner) or (first == HOLDER and spot.holder):
        return _resolved(text, parsed, spot, rooted=spot.owner is Plan, meant=meant)
    if first not in fields_of(Plan):
        raise _nowhere(first, spot)
    return _resolved(text, parsed, Spot(), rooted=True, meant=meant)


def _parsed(text: str) -> list[tuple[str, str | None]]:
    found = [_STEP.fullmatch(step) for step in text.split(".")] if len(text) <= _LONGEST else []
    steps = [(step["name"], step["kind"]) for step in found if step]
    if not steps or len(steps) < len(found):
        template = "«{text}» is no path such as «groups.meetings» or «units:school»"
        raise MistakenError(template, text=text[:_LONGEST])
    return steps


def _resolved(
    text: str, parsed: list[tuple[str, str | None]], spot: Spot, *, rooted: bool, meant: bool
) -> PlanPath:
    steps: list[Step] = []
    spots = [spot]
    for number, (name, kind) in enumerate(parsed, 1):
        step, at = _step(name, spots[-1], meant=meant or number < len(parsed) or kind is not None)
        steps.append(step)
        spots.append(at)
        if kind is not None:
            steps.append(_of_kind(kind, at))
            spots.append(at)
    last = next((step.field for step in reversed(steps) if isinstance(step, Into)), None)
    field = None if steps and isinstance(steps[-1], Up) else last
    return PlanPath(text, rooted, tuple(steps), tuple(spots), field)


def _step(name: str, at: Spot, *, meant: bool) -> tuple[Step, Spot]:
    """One step, and where it leads."""
    if not at.has_fields:
        raise MistakenError("{section} holds no things with fields of their own", section=at.name)
    field = fields_of(at.owner).get(name)
    if field is None and name == HOLDER and at.holder is not None:
        return Up(), at.holder
    if field is None:
        raise _no_field(name, at)
    target = target_of(field) if meant else None
    if target is not None:
        return Into(field, at.inside(name), target), resolve(target, Spot()).spot
    return Into(field, at.inside(name)), Spot(field.atom, at.inside(name), at)


def _of_kind(kind: str, at: Spot) -> OfKind:
    known = kinding.vocabulary(at.owner) if at.has_fields else ()
    if kind not in known:
        raise unknown("«{name}» is none of the kinds of {section}", kind, known, section=at.name)
    return OfKind(kind, f"{at.inside('kind')}: {kind}")


def _no_field(name: str, at: Spot) -> MistakenError:
    if not at.name:
        return unknown("the plan format has no section «{name}»", name, fields_of(at.owner))
    template = "what stands in {section} has no field «{name}»"
    return unknown(template, name, fields_of(at.owner), section=at.name)


def _nowhere(name: str, spot: Spot) -> MistakenError:
    """A first step that is a field neither of the subject nor of the plan."""
    if not spot.name:
        return _no_field(name, spot)
    known = [*fields_of(spot.owner), *fields_of(Plan)]
    template = "«{name}» is neither a field of {section} nor a section of the plan"
    return unknown(template, name, known, section=spot.name)
