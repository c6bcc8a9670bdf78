"""What a rule counts, compares or looks for: things at a path, those that are the subject's."""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from attrs import frozen

from kompetanse.declaring.conditions import All
from kompetanse.declaring.mistakes import MistakenError, unknown
from kompetanse.declaring.paths import ROOT, Into, PlanPath, Spot, Up
from kompetanse.declaring.people import Audience, audience_of
from kompetanse.declaring.references import referring
from kompetanse.declaring.world import Found, World
from kompetanse.model import Gathering, Plan, Role, Unit
from kompetanse.rule.shapes import Answer, every, same_person


@frozen
class Candidate:
    """A thing, and whether it counts; where nobody can tell, for want of what."""

    thing: object
    answer: Answer
    lacking: str = ""


@frozen
class Candidates:
    """All things that may count; `lacking` is what the plan does not state, where there may be more."""

    all: tuple[Candidate, ...]
    lacking: str | None = None


@frozen
class ByReference:
    """Those that name the subject: the measures of a goal, the groups of a unit.

    Where others of them name something, one that does not belongs to nobody.

    Attributes:
        field: The field that holds its id.
        up: How many holders above the thing the field stands.
        lacking: What is not stated where nobody can tell.
    """

    field: str
    up: int
    lacking: str

    def of(
        self, things: tuple[object, ...], key: str, world: World
    ) -> "dict[str | None, list[object]]":
        """The things by the ids that they name; under `None` those that name none."""
        return world.once(("by", key, self.field), lambda: self._by_id(things, world))

    def related(
        self, things: tuple[object, ...], key: str, world: World
    ) -> list[tuple[object, Answer]]:
        """Those that are the subject's, and those of which nobody can tell."""
        by_id = self.of(things, key, world)
        mine = by_id.get(getattr(world.subject, "id", ""), ())
        return [*((one, True) for one in mine), *((one, None) for one in by_id.get(None, ()))]

    def _by_id(self, things: tuple[object, ...], world: World) -> "dict[str | None, list[object]]":
        found: dict[str | None, list[object]] = {}
        for thing in things:
            for id_ in self._ids(thing, world):
                found.setdefault(id_, []).append(thing)
        return found if set(found) == {None} else {**found, None: []}

    def _ids(self, thing: object, world: World) -> tuple[str | None, ...]:
        holder = thing
        for _ in range(self.up):
            holder = world.holder(holder)
        value: Any = getattr(holder, self.field)
        if value is None and self.field == "units" and isinstance(holder, Gathering):
            return tuple(world.plan.units or ())  # a gathering that names no unit is for all
        return value if isinstance(value, tuple) else (value,)


@frozen
class ByAudience:
    """Those in which the subject, a role or a unit, takes part."""

    lacking: str

    def related(
        self, things: tuple[object, ...], _: str, world: World
    ) -> list[tuple[object, Answer]]:
        """Those that are the subject's, and those of which nobody can tell."""
        takes_part = _role_takes_part if isinstance(world.subject, Role) else _unit_takes_part
        answers = ((thing, takes_part(thing, world)) for thing in things)
        return [(thing, answer) for thing, answer in answers if answer is not False]


Relation: TypeAlias = ByReference | ByAudience


@frozen
class Selection:
    """Things at a path: the subject's own, or those of the plan that are related to it.

    Attributes:
        path: Where they stand.
        only: What they must be to count.
        relation: What makes them the subject's, where they stand elsewhere in the plan.
    """

    path: PlanPath
    only: All
    relation: Relation | None

    @property
    def name(self) -> str:
        """Where they stand, as the plan format names it."""
        return self.path.name

    def candidates(self, world: World) -> Candidates:
        """All that may count."""
        found = self.path.follow(world)
        judged = (self._judged(thing, answer, world) for thing, answer in self._of(found, world))
        return Candidates(tuple(one for one in judged if one.answer is not False), found.lacking)

    def _of(self, found: Found, world: World) -> Iterable[tuple[object, Answer]]:
        """Those that are the subject's, and those of which nobody can tell."""
        if self.relation:
            return self.relation.related(found.values, self.path.text, world)
        return ((thing, True) for thing in found.values)

    def _judged(self, thing: object, related: Answer, world: World) -> Candidate:
        answer = every([related, self.only.answer(thing, world)])
        if answer is not None:
            return Candidate(thing, answer)
        if related is None and self.relation:
            return Candidate(thing, None, self.relation.lacking)
        return Candidate(thing, None, self.only.open_part(thing, world).lacking)


def relation(path: PlanPath, spot: Spot, by: str | None) -> Relation | None:
    """Find what makes the things at a path the subject's.

    Args:
        path: Where they stand.
        spot: Where the subject stands.
        by: The field that names the subject, where there is a choice.

    Raises:
        MistakenError: If nothing does.
    """
    if not _is_elsewhere(path, spot):
        return None
    found = reference(path, spot, by)
    if found is None and spot.owner in (Role, Unit) and _has_audience(path.spot):
        return ByAudience(path.spot.inside("audience"))
    if found is None:
        raise MistakenError(
            "nothing in {path_name} says to which of {section} it belongs",
            hint="write plan.{path_name} for all that the plan has",
            path_name=path.name,
            section=spot.name,
        )
    return found


def reference(path: PlanPath, spot: Spot, by: str | None) -> ByReference | None:
    """Find the first field on the way to some things that holds the subject's id.

    Raises:
        MistakenError: If there is a choice.
    """
    if not _is_elsewhere(path, spot):
        return None
    seen: list[str] = []
    for number, at in enumerate(path.spots):
        known = referring(at.owner, spot.name) if at.name and at.has_fields else ()
        if len(known) > 1 and by is None:
            raise MistakenError("which of {known} is meant? `by` says so", known=list(known))
        field = by if by in known else known[0] if known and by is None else None
        if field is not None:
            return ByReference(field, _holders_between(path, number), at.inside(field))
        seen += known
    if by is not None:
        template = "«{name}» is no field that names {section}"
        raise unknown(template, by, seen, section=spot.name).below("by")
    return None


def _is_elsewhere(path: PlanPath, spot: Spot) -> bool:
    """Whether a path leads away from the subject, to things of the plan that may be others'."""
    return path.rooted and not path.text.startswith(f"{ROOT}.") and spot.owner is not Plan


def _holders_between(path: PlanPath, number: int) -> int:
    """How many holders above its end a spot of a path stands."""
    steps = path.steps[number:]
    return sum(isinstance(step, Into) for step in steps) - sum(
        isinstance(step, Up) for step in steps
    )


def _has_audience(spot: Spot) -> bool:
    return hasattr(spot.owner, "audience")


def _role_takes_part(thing: object, world: World) -> Answer:
    role = world.subject
    names = audience_of(thing, world)
    if names is None or not isinstance(role, Role):
        return None
    if role.id in world.directory.attend(Audience(names)):
        return True
    return _unless(names, lambda name: _is_stranger(name, world))


def _unit_takes_part(thing: object, world: World) -> Answer:
    unit = world.subject
    names = audience_of(thing, world)
    if names is None or not isinstance(unit, Unit):
        return None
    if any(
        unit.id in world.directory.resolve(name).roles or same_person(unit.name, name)
        for name in names
    ):
        return True
    return _unless(names, lambda name: not _is_unit(name, world))


def _unless(names: tuple[str, ...], doubtful: Callable[[str], bool]) -> Answer:
    """No; or nobody can tell, where one of the names is doubtful."""
    return None if any(map(doubtful, names)) else False


def _is_stranger(name: str, world: World) -> bool:
    """Whether a name is not known, or is that of a body of which nobody can tell who comes."""
    found = world.directory.resolve(name)
    known = world.directory.roles or {}
    return (
        found.unknown is not None or not found.roles or any(one not in known for one in found.roles)
    )


def _is_unit(name: str, world: World) -> bool:
    return any(one in (world.plan.units or {}) for one in world.directory.resolve(name).roles)
