"""Cutting a feed: which of a plan's events it holds, and what it is called."""

from collections.abc import Collection, Iterator, Mapping
from typing import TypeVar

from attrs import frozen

from kompetanse.errors import UnknownNameError
from kompetanse.feeds.cleaning import one_line
from kompetanse.feeds.concerning import body_of, holds
from kompetanse.feeds.event import CalendarEvent
from kompetanse.model import (
    AdviserTeam,
    Agreement,
    Committee,
    Element,
    Gathering,
    LearningGroup,
    Module,
    Network,
    Plan,
    Unit,
)
from kompetanse.model.audience import Directory
from kompetanse.path import Path


BETWEEN = " – "
"""Stands in the name of a feed, before those whom it is for."""

_E = TypeVar("_E", bound=Element)


@frozen(kw_only=True)
class Cut:
    """What is asked of a plan's events; nothing where all are wanted.

    Attributes:
        plan: The plan.
        roles: Ids of the roles that they concern.
        unit: The unit whose people they concern: others' meetings are left out.
        group: The group whose members they concern.
        module: The module that they belong to.
    """

    plan: Plan
    roles: tuple[str, ...] | None = None
    unit: Unit | None = None
    group: LearningGroup | None = None
    module: Module | None = None

    @classmethod
    def of(
        cls,
        plan: Plan,
        *,
        audience: str | None = None,
        unit: str | None = None,
        group: str | None = None,
        module: str | None = None,
    ) -> "Cut":
        """Find what is named by id or label; roles by their aliases, too.

        Raises:
            UnknownNameError: The plan has no such role, unit, group or module.
        """
        return cls(
            plan=plan,
            roles=None if audience is None else _roles(plan, audience),
            unit=None if unit is None else _chosen("unit", unit, plan.units),
            group=None if group is None else _chosen("group", group, plan.groups),
            module=None if module is None else _chosen("module", module, plan.modules),
        )

    @property
    def name(self) -> str:
        """What the feed is called."""
        title = one_line(self.plan.title or "") or self.plan.id or ""
        return BETWEEN.join((title, *self._labels()))

    @property
    def whom(self) -> str:
        """Whom the feed is for; nothing where it is for all."""
        return ", ".join(self._labels())

    def holds(self, event: CalendarEvent) -> bool:
        """Whether an event is wanted."""
        return (
            (self.roles is None or event.roles is None or not event.roles.isdisjoint(self.roles))
            and (self.unit is None or self._reaches(self.unit, event.path))
            and (self.group is None or self._is_for(self.group, event.path))
            and (self.module is None or self._belongs_to(self.module, event.path))
        )

    def _labels(self) -> Iterator[str]:
        if self.roles:
            directory = Directory.of(self.plan)
            yield ", ".join(map(directory.label, self.roles))
        chosen = (self.unit, self.group, self.module)
        yield from (one.name for one in chosen if one)

    def _is_for(self, group: LearningGroup, path: Path) -> bool:
        """Whether it is the group's own, or for all of the unit that the group belongs to."""
        if path[0] == "groups":
            return path[1] == group.id
        unit = group.unit or ""
        return self._reaches((self.plan.units or {}).get(unit, Unit(id=unit)), path)

    def _belongs_to(self, module: Module, path: Path) -> bool:
        """Whether it is the module's own, or a gathering that either says belongs to it."""
        holder = _holder(self.plan, path)
        return holder is module or (isinstance(holder, Gathering) and holds(module, holder))

    def _reaches(self, unit: Unit, path: Path) -> bool:
        """Whether it concerns people of a unit: its own, or everybody."""
        units = _units(_holder(self.plan, path), self.plan)
        return units is None or not {unit.id, unit.name}.isdisjoint(units)


def _holder(plan: Plan, path: Path) -> object:
    """The element of a section of the plan that an event belongs to."""
    section = getattr(plan, str(path[0]), None)
    return section.get(path[1]) if isinstance(section, dict) else None


def _units(holder: object, plan: Plan) -> Collection[str] | None:
    """The units whose people something concerns; nothing where it is all of them."""
    if isinstance(holder, Gathering) and holder.units is None:
        holder = body_of(holder, plan) or holder
    if isinstance(holder, Unit):
        return (holder.id,)
    if isinstance(holder, Committee | Network):
        return _units_in(holder, plan)
    if isinstance(holder, AdviserTeam):
        return ()
    if isinstance(holder, LearningGroup):
        return (holder.unit or "",)
    if isinstance(holder, Agreement):
        return holder.schools
    return holder.units if isinstance(holder, Gathering) else None


def _units_in(body: Committee | Network, plan: Plan) -> Collection[str] | None:
    """The units that sit in a body; all of them where roles do, and none where people do."""
    listed = body.members if isinstance(body.members, tuple) else ()
    members = set(map(str.casefold, listed))
    units = {name for one in (plan.units or {}).values() for name in (one.id, one.name)}
    if found := {name for name in units if name.casefold() in members}:
        return found
    roles = (name for one in (plan.roles or {}).values() for name in (one.id, one.name))
    return None if any(name.casefold() in members for name in roles) else ()


def _roles(plan: Plan, audience: str) -> tuple[str, ...]:
    if roles := Directory.of(plan).resolve(audience).roles:
        return roles
    raise UnknownNameError("role", audience, _names(plan.roles))


def _chosen(kind: str, name: str, known: Mapping[str, _E] | None) -> _E:
    """The element with an id, else that with a label."""
    elements = tuple((known or {}).values())
    folded = name.casefold()
    by_id = (one for one in elements if one.id == name)
    by_label = (one for one in elements if one.name.casefold() == folded)
    if found := next(by_id, None) or next(by_label, None):
        return found
    raise UnknownNameError(kind, name, _names(known))


def _names(known: Mapping[str, Element] | None) -> list[str]:
    elements = tuple((known or {}).values())
    return [*(one.id for one in elements), *(one.name for one in elements)]
