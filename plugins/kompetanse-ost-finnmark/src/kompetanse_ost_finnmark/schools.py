"""Whom a rule concerns: the plan asks some things of schools only, not of kindergartens."""

from collections.abc import Generator

from kompetanse.model import LearningGroup, Plan, Unit, UnitKind
from kompetanse.rule import Missing


def is_school(unit: Unit) -> Generator[Missing, None, bool]:
    """Tell whether a unit is a school; say what is missing where the plan does not state it."""
    if unit.kind is None:
        yield Missing(unit, "units.kind")
    return unit.kind is UnitKind.SCHOOL


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


def same_person(one: str, other: str) -> bool:
    """Tell whether two names may be one person's: «Kari» and «Kari N.»."""
    words, others = set(one.casefold().split()), set(other.casefold().split())
    return words <= others or others <= words
