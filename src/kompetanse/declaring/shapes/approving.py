"""Who must have said yes, and before when."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from kompetanse.dates import When
from kompetanse.declaring.mistakes import MistakenError
from kompetanse.declaring.moments import Time
from kompetanse.declaring.order import RELATIONS, deciding
from kompetanse.declaring.paths import PlanPath, resolve
from kompetanse.declaring.people import Who
from kompetanse.declaring.table import Table
from kompetanse.declaring.things import called, people_called
from kompetanse.declaring.world import World
from kompetanse.rule import Missing, Problem, Problems, Unknown
from kompetanse.rule.shapes import Answer, every, some


_FIELDS: Mapping[str, str] = {
    "Amendment": "approved_by",
    "Goal": "accepted_by",
    "Plan": "approvals",
    "SchoolPlan": "anchoring",
}
"""Where the approvals of a thing stand."""

_MISSING = "{subject} is not approved by {people}"
_LATE = "{subject} was approved by {people} {when}, too late for {limit}"
_UNCLEAR = (
    "{subject} was approved by {people} {when}: it cannot be established whether that is in time "
    "for {limit}"
)
BEFORE = ("before", "no-later-than")
Approval = tuple[str, When | None]
"""Who said yes, and when."""


@frozen
class Approving:
    """Each of some bodies has said yes, and in time.

    Attributes:
        field: Where the approvals stand.
        bodies: Whose yes is needed; or where they are named.
        relation: How it comes before the time, where one is set.
        limit: The time.
    """

    field: str
    bodies: tuple[Who, ...] | PlanPath
    relation: str | None
    limit: Time | None

    def results(self, world: World) -> Problems:
        """Look for each body's approval."""
        approvals = _approvals(getattr(world.subject, self.field))
        bodies = self._bodies(world)
        if approvals is None or not bodies:
            lacking = self.field if approvals is None else getattr(self.bodies, "name", "")
            yield Missing(world.subject, lacking)
            return
        given = {
            who: [when for name, when in approvals if who.holds(name, world)] for who in bodies
        }
        strangers = sum(not any(who.holds(name, world) for who in bodies) for name, _ in approvals)
        for who, mine in given.items():
            if mine:
                yield from self._in_time(mine, who, world)
            elif strangers:  # one of them may be called so here
                yield Missing(world.subject, f"{self.field}: {who.name}")
            else:
                yield self._problem(_MISSING, who, world)

    def _bodies(self, world: World) -> tuple[Who, ...]:
        if isinstance(self.bodies, tuple):
            return self.bodies
        return tuple(Who(str(name)) for name in self.bodies.follow(world).values)

    def _in_time(self, times: list[When | None], who: Who, world: World) -> Problems:
        """Whether one of a body's approvals comes before the limit."""
        if self.limit is None or self.relation is None:
            return
        limits = self.limit.moments(world)
        deciding_ones = [one.when for one in deciding(limits.all, self.relation)]
        known = [when for when in times if when and when.is_readable]
        in_time = self._early(known, deciding_ones)
        if limits.lacking or not deciding_ones or (in_time is not True and len(known) < len(times)):
            yield Missing(world.subject, limits.lacking or self.field)
        elif in_time is not True:
            told: dict[str, Any] = {"when": known, "limit": deciding_ones[:1]}
            if in_time is False:
                yield self._problem(_LATE, who, world, **told)
            else:
                yield Unknown(
                    world.subject, _UNCLEAR, field=self.field, **self._told(who, world), **told
                )

    def _early(self, times: list[When], limits: list[When]) -> Answer:
        relation = RELATIONS[self.relation or "before"]
        return some(every(relation(when, limit, 0) for limit in limits) for when in times)

    def _problem(self, template: str, who: Who, world: World, **told: Any) -> Problem:
        return Problem(world.subject, template, field=self.field, **self._told(who, world), **told)

    def _told(self, who: Who, world: World) -> dict[str, Any]:
        return {"people": people_called(who), "subject": called(world.subject, world)}


def approving(table: Table, key: str) -> Approving:
    """Build an approval.

    Raises:
        MistakenError: If the declaration is none.
    """
    field = _FIELDS.get(table.spot.owner.__name__)
    if field is None:
        raise MistakenError(
            "nothing in {section} can be approved", path=(key,), section=table.spot.name
        )
    relation = next((verb for verb in BEFORE if verb in table), None)
    limit = table.time(relation) if relation else None
    return Approving(field, _read_bodies(table, key), relation, limit)


def _read_bodies(table: Table, key: str) -> tuple[Who, ...] | PlanPath:
    """Names; or a path that leads to names."""
    texts = table.texts(key)
    if len(texts) == 1:
        try:
            path = resolve(texts[0], table.spot, meant=False)
        except MistakenError:
            path = None
        if path is not None and path.field is not None and path.field.atom is str:
            return path
    return table.people(key)


def _approvals(value: object) -> list[Approval] | None:
    """Who has approved: names with days, names alone, or records of them."""
    if value is None:
        return None
    if isinstance(value, dict):
        return list(value.items())
    return list(_records(value if isinstance(value, tuple) else ()))


def _records(value: tuple[object, ...]) -> Iterator[Approval]:
    for one in value:
        if isinstance(one, str):
            yield one, None
        elif body := getattr(one, "body", None):
            yield body, getattr(one, "dated", None)
