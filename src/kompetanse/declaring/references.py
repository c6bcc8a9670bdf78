"""Fields that hold the id of something else in the plan: «gathering» of a deadline."""

from functools import cache

from kompetanse.declaring.fields import Class, Field, fields_of
from kompetanse.loading.references import POINTERS
from kompetanse.model import Plan


_UNVERIFIED = (
    ("gatherings", "network", "networks"),
    ("module_runs", "module", "modules"),
    ("implementation_plans", "modules", "modules"),
    ("modules", "builds_on", "modules"),
    ("agreements", "owner", "owners"),
    ("agreements", "offer", "offers"),
    ("agreements", "team", "teams"),
    ("agreements", "gatherings", "gatherings"),
    ("agreements.visits", "advisers", "advisers"),
    ("agreements.analyses", "unit", "units"),
    ("teams", "advisers", "advisers"),
    ("offers.applications", "owner", "owners"),
    ("deadlines", "offer", "offers"),
    ("units", "owner", "owners"),
    ("evaluations", "agreement", "agreements"),
)
"""References that loading does not hold against what is declared."""

_ALL = (*POINTERS, *_UNVERIFIED)


@cache
def target_of(field: Field) -> str | None:
    """Give the section of a plan into which a field points; nothing where it does not.

    >>> from kompetanse.model import Deadline
    >>> target_of(fields_of(Deadline)["gathering"])
    'gatherings'
    """
    return next((target for target in _targets(field.name) if _holds(field, target)), None)


def referring(owner: Class, target: str) -> tuple[str, ...]:
    """Give the fields of a class that point into a section of the plan."""
    named = {field for _, field, section in _ALL if section == target}
    fields = fields_of(owner)
    return tuple(name for name in fields if name in named and target_of(fields[name]) == target)


def _targets(name: str) -> list[str]:
    """The sections into which fields of a name point."""
    return list(dict.fromkeys(target for _, field, target in _ALL if field == name))


def _holds(field: Field, target: str) -> bool:
    """Whether it is a field of the class that points there; classes are looked up one by one."""
    holders = (path for path, name, to in _ALL if (name, to) == (field.name, target))
    return any(_class_at(path) is field.owner for path in holders)


@cache
def _class_at(path: str) -> Class:
    """The class of the things in a section, or in a collection of each of them."""
    owner: Class = Plan
    for name in path.split("."):
        owner = fields_of(owner)[name].atom
    return owner
