"""Names that must be declared: what points at nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from attrs import fields_dict, has

from kompetanse.finding import Remark, Severity
from kompetanse.locales import COUNTRIES, LANGUAGES, TIME_ZONES
from kompetanse.model import Plan
from kompetanse.nearest import nearest
from kompetanse.path import Path, steps


FORMAT = 1

_HINTS = 50
"""For so many names the nearest one is looked up; whoever mistypes more reads no hints."""

POINTERS = (
    ("gatherings", "section", "sections"),
    ("gatherings", "module", "modules"),
    ("gatherings", "edition_of", "gatherings"),
    ("deadlines", "section", "sections"),
    ("deadlines", "gathering", "gatherings"),
    ("actions", "section", "sections"),
    ("actions", "goal", "goals"),
    ("actions", "group", "groups"),
    ("between_work", "section", "sections"),
    ("between_work", "gathering", "gatherings"),
    ("between_work", "after", "gatherings"),
    ("groups", "unit", "units"),
    ("new_leaders", "unit", "units"),
    ("roles", "part_of", "roles"),
    ("sections", "covers", "sections"),
    ("surveys", "section", "sections"),
    ("evaluations", "section", "sections"),
    ("gatherings", "units", "units"),
    ("modules", "gatherings", "gatherings"),
    ("modules.between_work", "gathering", "gatherings"),
    ("modules.between_work", "after", "gatherings"),
    ("module_runs", "unit", "units"),
    ("module_runs", "groups", "teacher_groups"),
    ("implementation_plans", "unit", "units"),
    ("teacher_groups", "unit", "units"),
    ("leader_groups", "unit", "units"),
    ("attendance", "gathering", "gatherings"),
    ("attendance", "unit", "units"),
    ("actions", "initiatives", "initiatives"),
    ("courses", "gatherings", "gatherings"),
    ("courses", "based_on", "surveys"),
    ("courses", "initiatives", "initiatives"),
    ("goals", "findings", "school_plan.conclusions"),
)
"""Collection (a dot leads into each of its elements), field of its elements, and the collection
that the field points into.

What points into another part of the plan («school_plan.conclusions») is held against it only
where that part is stated.

Modules are not among them: which ones a unit may choose is a matter of rules.
"""


def dangling(plan: Plan) -> Iterator[Remark]:
    """Remarks on references to nothing and on values outside the format."""
    yield from _vocabulary(plan)
    hints = _HINTS
    for collection, field, target in POINTERS:
        declared = _declared(plan, target)
        if declared is None:
            continue
        for owner, element in _elements(plan, collection.split("."), ()):
            for path, name in _names(getattr(element, field), (*owner, field)):
                if name not in declared:
                    yield _unknown(path, owner, name, target, declared if hints > 0 else ())
                    hints -= 1
    yield from _exceptions(plan)


def _declared(plan: Plan, target: str) -> Mapping[str, object] | None:
    """The names that a field may point at; nothing where a part of the plan does not tell."""
    section, _, part = target.partition(".")
    held: Mapping[str, object] | None = getattr(plan, section)
    return getattr(held, part, None) if part else held or {}


def _entries(elements: object) -> Iterable[tuple[str | int, object]]:
    """The elements of a mapping or a list, with the last step of their paths."""
    if isinstance(elements, dict):
        return elements.items()
    return enumerate(elements) if isinstance(elements, tuple) else ()


def _elements(holder: object, steps: Sequence[str], path: Path) -> Iterator[tuple[Path, object]]:
    """All elements of a collection, or of a collection of each of its elements."""
    for key, element in _entries(getattr(holder, steps[0])):
        here = (*path, steps[0], key)
        if len(steps) == 1:
            yield here, element
        else:
            yield from _elements(element, steps[1:], here)


def _vocabulary(plan: Plan) -> Iterator[Remark]:
    """The format, language, country and time zone that this release knows."""
    zones = tuple(TIME_ZONES.values())
    known: tuple[tuple[str, object, tuple[object, ...]], ...] = (
        ("format", plan.format, (FORMAT,)),
        ("language", plan.language, LANGUAGES),
        ("country", plan.country, COUNTRIES),
        ("time_zone", plan.time_zone or zones[0], zones),
    )
    for field, value, values in known:
        if value not in values:
            yield Remark(
                rule="plan/unknown-value",
                severity=Severity.ERROR,
                path=(field,),
                template="{value} is none of the values known here: {known}",
                arguments={"value": f"«{value}»", "known": [str(v) for v in values]},
            )


def _exceptions(plan: Plan) -> Iterator[Remark]:
    """Waivers and attestations for elements that are not there."""
    for collection in ("waivers", "attestations"):
        for index, signed in enumerate(getattr(plan, collection) or ()):
            if not _exists(plan, signed.element):
                path = (collection, index, "element")
                yield _unknown(path, path[:2], signed.element, "plan", ())


def _exists(plan: Plan, element: str) -> bool:
    if element in ("", "plan"):
        return True
    thing: object = plan
    for step in steps(element):
        thing = _inside(thing, step)
        if thing is None:
            return False
    return True


def _inside(thing: object, step: str) -> object:
    """What stands in a mapping, a list or an element under a key, an index or a field."""
    if isinstance(thing, dict):
        return thing.get(step)
    if isinstance(thing, tuple):
        return next((item for index, item in enumerate(thing) if str(index) == step), None)
    kind: Any = type(thing)
    return getattr(thing, step) if step in _fields(kind) else None


@cache
def _fields(kind: type) -> frozenset[str]:
    """The names of the fields of a class; none where it is no class of the model."""
    return frozenset(fields_dict(kind) if has(kind) else ())


def _names(value: str | tuple[str, ...] | None, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    for index, name in enumerate(value if isinstance(value, tuple) else ()):
        yield (*path, index), name


def _unknown(path: Path, owner: Path, name: str, target: str, declared: Iterable[str]) -> Remark:
    near = nearest(name, declared)
    return Remark(
        rule="plan/unknown-reference",
        severity=Severity.ERROR,
        path=path,
        owner=owner,
        template="{name} is not declared under {target}",
        arguments={"name": f"«{name}»", "target": target, "nearest": near or ""},
        hint="did you mean {nearest}?" if near else None,
    )
