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


def target_of(field: Field) -> str | None:
    """Give the section of a plan into which a field points; nothing where it does not.

    >>> from kompetanse.model import Deadline
    >>> target_of(fields_of(Deadline)["gathering"])
    'gatherings'
    """
    return _targets().get((field.owner, field.name))


def referring(owner: Class, target: str) -> tuple[str, ...]:
    """Give the fields of a class that point into a section of the plan."""
    known = _targets()
    return tuple(name for name in fields_of(owner) if known.get((owner, name)) == target)


@cache
def _targets() -> dict[tuple[Class, str], str]:
    found: dict[tuple[Class, str], str] = {}
    for holder, field, target in (*POINTERS, *_UNVERIFIED):
        found[_class_at(holder), field] = target
    return found


def _class_at(path: str) -> Class:
    """The class of the things in a section, or in a collection of each of them."""
    owner: Class = Plan
    for name in path.split("."):
        owner = fields_of(owner)[name].atom
    return owner
