"""What a rule is about: schools but not kindergartens, one kind of gatherings.

A rule does not hold for what it is not about; it is *not evaluated* there. So these functions
say what is missing, and tell the rule whether to go on:

```python
if not (yield from is_school(unit)):
    return
```
"""

from collections.abc import Generator

from kompetanse.model import (
    Gathering,
    GatheringKind,
    LearningGroup,
    Plan,
    Unit,
    UnitKind,
)
from kompetanse.model.kinds import is_cancelled, kind_of_gathering
from kompetanse.rule import Missing


def is_school(unit: Unit) -> Generator[Missing, None, bool]:
    """Tell whether a unit is a school."""
    if unit.kind is not UnitKind.SCHOOL:
        yield Missing(unit, "units.kind: school" if unit.kind else "units.kind")
    return unit.kind is UnitKind.SCHOOL


def is_held(gathering: Gathering, *kinds: GatheringKind) -> Generator[Missing, None, bool]:
    """Tell whether a gathering is of one of these kinds and not cancelled."""
    held = is_on(gathering, *kinds)
    if not held:
        yield Missing(gathering, f"gatherings.kind: {kinds[0]}")
    return held


def is_on(gathering: Gathering, *kinds: GatheringKind) -> bool:
    """Tell the same without a word."""
    return kind_of_gathering(gathering) in kinds and not is_cancelled(gathering)


def at_school(group: LearningGroup, plan: Plan) -> Generator[Missing, None, bool]:
    """Tell whether a group is a school's; a plan that names no unit speaks of schools."""
    if group.unit is None:
        return True
    unit = (plan.units or {}).get(group.unit)
    if unit is None:
        yield Missing(group, "units")
        return False
    return (yield from is_school(unit))


def groups_of(unit: Unit, plan: Plan) -> list[LearningGroup]:
    """Give the learning groups of a unit."""
    return [group for group in (plan.groups or {}).values() if group.unit == unit.id]


def participants_of(unit: Unit, plan: Plan) -> int | None:
    """Give the number of participants of a unit: stated, else the sum of its groups' members."""
    if unit.participants is not None:
        return unit.participants
    sizes = [group.size for group in groups_of(unit, plan)]
    return sum(size for size in sizes if size is not None) if None not in sizes else None
