"""What differs between two issues of a plan, element by element, and for whom."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from attrs import fields, frozen, has

from kompetanse.dates import When
from kompetanse.model import Element, Plan, Scheduled, Status
from kompetanse.model.audience import Directory
from kompetanse.path import Path


class ChangeKind(StrEnum):
    """What happened to an element, or to a field of one."""

    ADDED = "added"
    REMOVED = "removed"
    CANCELLED = "cancelled"
    MOVED = "moved"
    CHANGED = "changed"


@frozen(kw_only=True)
class Change:
    """A difference between two issues.

    Attributes:
        kind: What happened.
        path: The element, or the field of it, in the newer issue (in the older one if removed).
        name: What people call the element.
        old: What stood there.
        new: What stands there now.
        audience: The labels of the roles it concerns, where the plan names them.
    """

    kind: ChangeKind
    path: Path
    name: str
    old: object = None
    new: object = None
    audience: tuple[str, ...] = ()


def changes(old: Plan, new: Plan) -> tuple[Change, ...]:
    """All differences, in the order of the newer plan; what was removed comes last in its place.

    Times are compared by what they mean, not by how they are written. An element that says what
    it was called formerly is the same element.

    >>> from kompetanse.model import Gathering
    >>> before = Plan(gatherings={"s1": Gathering(id="s1", title="Samling 1")})
    >>> [change.kind.value for change in changes(before, Plan(gatherings={}))]
    ['removed']
    """
    comparison = _Comparison(Directory.of(old), Directory.of(new))
    return tuple(comparison.objects(old, new, (), _name(new)))


class _Comparison:
    """Compares objects of two plans."""

    def __init__(self, before: Directory, after: Directory) -> None:
        self.before = before
        self.after = after

    def objects(self, old: object, new: object, path: Path, name: str) -> Iterator[Change]:
        """Compare two objects of the same class, field by field."""
        for field in _fields(new):
            if field not in ("id", "row", "cells", "formerly"):
                was, now = getattr(old, field), getattr(new, field)
                yield from self.values(was, now, (*path, field), name, new)

    def values(
        self, old: object, new: object, path: Path, name: str, holder: object
    ) -> Iterator[Change]:
        """Compare two values of a field."""
        if isinstance(old, dict) or isinstance(new, dict):
            yield from self.mappings(_mapping(old), _mapping(new), path)
        elif type(old) is type(new) and has(type(new)) and not isinstance(new, When):
            yield from self.objects(old, new, path, name)
        elif _meaning(old) != _meaning(new):
            yield Change(
                kind=_kind(path, holder, new),
                path=path,
                name=name,
                old=old,
                new=new,
                audience=_audience(holder, self.after),
            )

    def mappings(
        self, old: Mapping[str, object], new: Mapping[str, object], path: Path
    ) -> Iterator[Change]:
        """Compare two mappings of elements, key by key."""
        left = dict(old)
        for key, thing in new.items():
            former = next((name for name in _names(key, thing) if name in left), None)
            if former is None:
                yield self.whole(ChangeKind.ADDED, (*path, key), thing, self.after)
            else:
                was = left.pop(former)
                yield from self.values(was, thing, (*path, key), _name(thing) or key, thing)
        for key, thing in left.items():
            yield self.whole(ChangeKind.REMOVED, (*path, key), thing, self.before)

    def whole(self, kind: ChangeKind, path: Path, thing: object, roles: Directory) -> Change:
        """An element that came or went."""
        side = {"new" if kind is ChangeKind.ADDED else "old": getattr(thing, "when", None)}
        return Change(
            kind=kind,
            path=path,
            name=_name(thing) or str(path[-1]),
            audience=_audience(thing, roles),
            **side,
        )


def _kind(path: Path, holder: object, new: object) -> ChangeKind:
    if new is Status.CANCELLED:
        return ChangeKind.CANCELLED
    if isinstance(holder, Scheduled) and path[-1] == "when":
        return ChangeKind.MOVED
    return ChangeKind.CHANGED


def _meaning(value: object) -> object:
    """What a value means: two ways of writing one time are the same."""
    if isinstance(value, When) and value.is_readable:
        days = (value.mode, value.earliest, value.latest, value.ranges)
        return (*days, value.start_time, value.end_time, value.anchor)
    if isinstance(value, tuple):
        return tuple(_meaning(item) for item in value)
    if isinstance(value, dict):
        return {key: _meaning(item) for key, item in value.items()}
    if has(type(value)) and not isinstance(value, When):
        return {name: _meaning(getattr(value, name)) for name in _fields(value)}
    return value


def _fields(thing: object) -> list[str]:
    kind: Any = type(thing)
    return [a.name for a in fields(kind)]


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _names(key: str, thing: object) -> tuple[str, ...]:
    return (key, *(getattr(thing, "formerly", None) or ()))


def _name(thing: object) -> str:
    if isinstance(thing, Plan):
        return thing.title or thing.id or ""
    return thing.name if isinstance(thing, Element) else ""


def _audience(thing: object, directory: Directory) -> tuple[str, ...]:
    """The roles a change concerns, by the labels the plan gives them."""
    terms = getattr(thing, "audience", None) or ()
    labels: dict[str, None] = {}
    for term in terms:
        roles = directory.resolve(term).roles
        labels |= dict.fromkeys(map(directory.label, roles) if roles else [term])
    return tuple(labels)
