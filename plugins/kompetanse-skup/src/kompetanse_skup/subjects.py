"""What a rule is about: schools, the leader module, the modules for teachers, what belongs to them.

A rule does not hold for what it is not about; it is *not evaluated* there. The generators say
what is missing, and tell the rule whether to go on:

```python
if not (yield from is_for_leaders(module)):
    return
```
"""

from collections.abc import Generator, Iterable

from kompetanse.dates import When
from kompetanse.dates.compare import starts_before
from kompetanse.model import (
    Gathering,
    GatheringKind,
    GuidanceSession,
    Module,
    ModuleKind,
    ModuleRun,
    Plan,
    Status,
    Unit,
    UnitKind,
)
from kompetanse.model.kinds import kind_of_gathering
from kompetanse.model.programme_kinds import kind_of_module
from kompetanse.rule import Missing
from kompetanse.rule.shapes import in_sequence, opposite, same_person, time_of


SOURCE = "SKUP-Hedmark"
ORGANISATION = f"{SOURCE}, Organisering av programmet"
LEADER_MODULE = f"{SOURCE}, Ledermodul"
TEACHER_MODULES = f"{SOURCE}, Moduler for lærere"
CONDITIONS = f"{SOURCE}, Betingelser for deltagelse"
ECONOMY = f"{SOURCE}, Økonomi"

GUIDANCE = frozenset(
    {GatheringKind.GUIDANCE, GatheringKind.GROUP_GUIDANCE, GatheringKind.DIGITAL_GUIDANCE}
)
"""Kinds of gatherings that are guidance, and no professional days."""

_SCHOOLS = (UnitKind.SCHOOL, None)


def is_for_leaders(module: Module) -> Generator[Missing, None, bool]:
    """Tell whether a module is the leader module."""
    yes = kind_of_module(module) is ModuleKind.LEADER
    if not yes:
        yield Missing(module, "modules.kind: leader")
    return yes


def is_for_teachers(module: Module, plan: Plan) -> Generator[Missing, None, bool]:
    """Tell whether a module is one for teachers."""
    yes = any(module is one for one in teacher_modules(plan))
    if not yes:
        yield Missing(module, "modules.kind: teacher")
    return yes


def is_school(unit: Unit) -> Generator[Missing, None, bool]:
    """Tell whether a unit is a school; in this programme it is, unless the plan says otherwise."""
    yes = unit.kind in _SCHOOLS
    if not yes:
        yield Missing(unit, "units.kind: school")
    return yes


def schools(plan: Plan) -> list[Unit]:
    """Give the schools of a plan."""
    return [unit for unit in (plan.units or {}).values() if unit.kind in _SCHOOLS]


def is_named(name: str, units: Iterable[Unit]) -> bool:
    """Tell whether a name is that of one of some units."""
    return any(same_person(name, own) for unit in units for own in (unit.id, unit.name) if own)


def leader_module(plan: Plan) -> Module | None:
    """Give the module for leaders, where the plan has one."""
    modules = (plan.modules or {}).values()
    return next((one for one in modules if kind_of_module(one) is ModuleKind.LEADER), None)


def teacher_modules(plan: Plan) -> list[Module]:
    """Give the modules for teachers: those that are called so.

    In a plan that has a leader module, what is of no known kind is for teachers.
    """
    kinds = {ModuleKind.TEACHER, None} if leader_module(plan) else {ModuleKind.TEACHER}
    return [one for one in (plan.modules or {}).values() if kind_of_module(one) in kinds]


def gatherings_of(module: Module, plan: Plan) -> list[Gathering] | None:
    """Give the gatherings of a module that are not cancelled; nothing where none are stated."""
    listed = module.gatherings or ()
    belonging = [
        one
        for one in (plan.gatherings or {}).values()
        if one.id in listed or one.module == module.id
    ]
    if not belonging and module.gatherings is None:
        return None
    return [one for one in belonging if one.date_status is not Status.CANCELLED]


def professional_days(module: Module, plan: Plan) -> list[Gathering]:
    """Give the gatherings of a module that are no guidance."""
    found = gatherings_of(module, plan) or ()
    return [one for one in found if kind_of_gathering(one) not in GUIDANCE]


def sequence_of(module: Module, plan: Plan) -> list[tuple[int, Gathering]]:
    """Give the numbered gatherings of a module with their numbers, in the order of these."""
    return in_sequence(professional_days(module, plan))


def leader_events(module: Module, plan: Plan) -> list[Gathering | GuidanceSession]:
    """Give all that happens in a module: its gatherings and its guidance."""
    return [*(gatherings_of(module, plan) or ()), *(module.guidance or ())]


def begun(unit: Unit, gathering: Gathering, plan: Plan) -> bool | None:
    """Tell whether a school's leaders have begun with the leader module at a gathering.

    Where nothing is stated they begin with its first one.
    """
    if unit.leaders_from is None:
        return True
    leaders = time_of(unit.leaders_from, gatherings_for(plan))
    if leaders is None or gathering.when is None:
        return None
    return opposite(starts_before(gathering.when, leaders))


def gatherings_for(plan: Plan) -> list[Gathering]:
    """Give the gatherings that «til 2. samling» speaks of: the leader module's, else all."""
    module = leader_module(plan)
    listed = gatherings_of(module, plan) if module else None
    return list((plan.gatherings or {}).values()) if listed is None else listed


def starts_of(unit: Unit, plan: Plan) -> list[When]:
    """Give the times at which a unit's teachers begin with a module."""
    runs = (plan.module_runs or {}).values()
    starts = (start_of(run, plan) for run in runs if run.unit == unit.id)
    return [start for start in starts if start]


def start_of(run: ModuleRun, plan: Plan) -> When | None:
    """Give the time at which a unit's teachers begin, where it is stated and readable."""
    return time_of(run.start, gatherings_for(plan))
