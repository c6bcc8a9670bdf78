"""What belongs together in a plan: modules and gatherings, schools and their work; found once."""

from collections.abc import Hashable, Iterable
from functools import cached_property
from typing import TypeVar

from kompetanse.dates import When
from kompetanse.dates.compare import starts_before
from kompetanse.model import (
    Attendance,
    BetweenWork,
    Gathering,
    GatheringKind,
    GuidanceSession,
    ImplementationPlan,
    Module,
    ModuleKind,
    ModuleRun,
    Plan,
    TeacherGroup,
    Unit,
    UnitKind,
)
from kompetanse.model.kinds import is_cancelled, kind_of_gathering
from kompetanse.model.programme_kinds import kind_of_module
from kompetanse.rule import fact
from kompetanse.rule.shapes import Series, opposite


KeyT = TypeVar("KeyT", bound=Hashable)
ThingT = TypeVar("ThingT")

GUIDANCE = frozenset(
    {GatheringKind.GUIDANCE, GatheringKind.GROUP_GUIDANCE, GatheringKind.DIGITAL_GUIDANCE}
)
"""Kinds of gatherings that are guidance, and no professional days."""

_MOST_WORDS = 40
_LONGEST_NAME = 6

SCHOOLS = (UnitKind.SCHOOL, None)
"""In this programme a unit is a school, unless the plan says otherwise."""


class Outline:
    """One plan, as the rules of this pack look at it."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    @cached_property
    def schools(self) -> list[Unit]:
        """The schools of the plan."""
        return [unit for unit in (self.plan.units or {}).values() if unit.kind in SCHOOLS]

    def names_school(self, text: str) -> bool:
        """Whether a text has the id or the label of a school in it."""
        words = text.casefold().split()[:_MOST_WORDS]
        ends = range(1, len(words) + 1)
        return any(
            " ".join(words[first:end]).strip(",.") in self._school_names
            for end in ends
            for first in range(max(0, end - _LONGEST_NAME), end)
        )

    @cached_property
    def leader_module(self) -> Module | None:
        """The module for leaders, where the plan has one."""
        modules = (self.plan.modules or {}).values()
        return next((one for one in modules if kind_of_module(one) is ModuleKind.LEADER), None)

    @cached_property
    def teacher_modules(self) -> dict[str, Module]:
        """The modules for teachers: those that are called so, under their ids.

        In a plan that has a leader module, what is of no known kind is for teachers.
        """
        kinds = {ModuleKind.TEACHER, None} if self.leader_module else {ModuleKind.TEACHER}
        modules = (self.plan.modules or {}).items()
        return {key: one for key, one in modules if kind_of_module(one) in kinds}

    @cached_property
    def catalogue(self) -> frozenset[str]:
        """What the modules for teachers are called: ids and titles, without capitals."""
        modules = self.teacher_modules.values()
        return frozenset(name.casefold() for one in modules for name in (one.id, one.name))

    @cached_property
    def leaders(self) -> Series:
        """The gatherings that «til 2. samling» speaks of: the leader module's, else all."""
        return self.series_of(self.leader_module)

    @cached_property
    def sequence(self) -> list[tuple[int, Gathering]]:
        """The numbered professional days of the leader module, in the order of their numbers."""
        return Series(self.professional_days).numbered

    @cached_property
    def places(self) -> dict[str, int]:
        """The places of these days in the sequence, under their ids."""
        return {one.id: place for place, (_, one) in enumerate(self.sequence)}

    @cached_property
    def professional_days(self) -> list[Gathering]:
        """The gatherings of the leader module that are no guidance."""
        found = self.gatherings_of(self.leader_module) or ()
        return [one for one in found if kind_of_gathering(one) not in GUIDANCE]

    def numbered(self, number: int) -> Gathering | None:
        """The professional day of the leader module that has a number."""
        return next((one for own, one in self.sequence if own == number), None)

    def gatherings_of(self, module: Module | None) -> list[Gathering] | None:
        """The gatherings of a module that are not cancelled; nothing where none are stated."""
        if module is None:
            return None
        if module.id not in self._gatherings:
            self._gatherings[module.id] = self._found(module)
        return self._gatherings[module.id]

    def series_of(self, module: Module | None) -> Series:
        """The gatherings of a module as a series; all of the plan where it states none."""
        key = module.id if module else None
        if key not in self._series:
            listed = self.gatherings_of(module)
            every = (self.plan.gatherings or {}).values()
            self._series[key] = Series(every if listed is None else listed)
        return self._series[key]

    def events_of(self, module: Module) -> list[Gathering | GuidanceSession]:
        """All that happens in a module: its gatherings and its guidance."""
        return [*(self.gatherings_of(module) or ()), *(module.guidance or ())]

    def works_of(self, module: Module) -> list[BetweenWork] | None:
        """The work between a module's gatherings; nothing where none is stated."""
        series, others = self.series_of(module), (self.plan.between_work or {}).values()
        tied = [one for one in others if due_for(one, series) or goes_on_after(one, series)]
        if module.between_work is None and not tied:
            return None
        return [*(module.between_work or {}).values(), *tied]

    def time_of(self, when: When | None) -> When | None:
        """A time, or that of the gathering of the leader module that it is tied to."""
        return self.leaders.time_of(when)

    def begun(self, unit: Unit, gathering: Gathering) -> bool | None:
        """Whether a school's leaders have begun with the leader module at a gathering.

        Where nothing is stated they begin with its first one.
        """
        if unit.leaders_from is None:
            return True
        leaders = self.time_of(unit.leaders_from)
        if leaders is None or gathering.when is None:
            return None
        return opposite(starts_before(gathering.when, leaders))

    def starts_of(self, unit: Unit) -> list[When]:
        """The times at which a school's teachers begin with a module."""
        starts = (self.time_of(run.start) for run in self.runs.get(unit.id, ()))
        return [start for start in starts if start]

    @cached_property
    def runs(self) -> dict[str | None, list[ModuleRun]]:
        """The schools' work with modules, under the ids of the schools."""
        return _grouped((run.unit, run) for run in (self.plan.module_runs or {}).values())

    @cached_property
    def runs_with(self) -> dict[str | None, list[ModuleRun]]:
        """The same, under the ids of the modules."""
        return _grouped((run.module, run) for run in (self.plan.module_runs or {}).values())

    @cached_property
    def plans(self) -> dict[str | None, list[ImplementationPlan]]:
        """The implementation plans, under the ids of the schools."""
        plans = (self.plan.implementation_plans or {}).values()
        return _grouped((one.unit, one) for one in plans)

    @cached_property
    def teacher_groups(self) -> dict[str | None, list[TeacherGroup]]:
        """The groups of teachers, under the ids of the schools."""
        groups = (self.plan.teacher_groups or {}).values()
        return _grouped((group.unit, group) for group in groups)

    @cached_property
    def attendance(self) -> dict[str, list[Attendance]]:
        """Who was invited, excused and there, under the ids of the gatherings."""
        return _grouped((one.gathering, one) for one in self.plan.attendance or ())

    @cached_property
    def _school_names(self) -> frozenset[str]:
        return frozenset(name.casefold() for one in self.schools for name in (one.id, one.name))

    @cached_property
    def _belonging(self) -> dict[str | None, list[Gathering]]:
        """Gatherings that say to which module they belong."""
        gatherings = (self.plan.gatherings or {}).values()
        return _grouped((one.module, one) for one in gatherings)

    def _found(self, module: Module) -> list[Gathering] | None:
        """The gatherings that a module names, and those that name it."""
        if module.gatherings is None and module.id not in self._belonging:
            return None
        every = self.plan.gatherings or {}
        listed = [every[key] for key in module.gatherings or () if key in every]
        own = {one.id: one for one in (*listed, *self._belonging.get(module.id, ()))}
        return [one for one in own.values() if not is_cancelled(one)]

    @cached_property
    def _gatherings(self) -> dict[str, list[Gathering] | None]:
        return {}

    @cached_property
    def _series(self) -> dict[str | None, Series]:
        return {}


@fact
def outline(plan: Plan) -> Outline:
    """What belongs together in the plan."""
    return Outline(plan)


def due_for(work: BetweenWork, series: Series) -> Gathering | None:
    """Give the gathering that some work is due for: «til 3. samling»."""
    return _tied(work.gathering, (work.due, work.when), series, after=False)


def goes_on_after(work: BetweenWork, series: Series) -> Gathering | None:
    """Give the gathering after which some work begins: «kontinuerlig etter 3. samling»."""
    return _tied(work.after, (work.due, work.when, work.start), series, after=True)


def _tied(
    name: str | None, times: Iterable[When | None], series: Series, *, after: bool
) -> Gathering | None:
    """The gathering that is named, else that a time is tied to, if it speaks of what is after."""
    if name is not None:
        return series.named(name)
    for when in times:
        if when and when.anchor and (when.anchor.relation in {"after", "from"}) is after:
            return series.anchor(when)
    return None


def _grouped(pairs: Iterable[tuple[KeyT, ThingT]]) -> dict[KeyT, list[ThingT]]:
    groups: dict[KeyT, list[ThingT]] = {}
    for key, thing in pairs:
        groups.setdefault(key, []).append(thing)
    return groups
