"""The plan format, told by the model: classes, fields, types, meanings, vocabularies."""

from collections.abc import Iterator
from enum import Enum
from types import UnionType
from typing import Any, get_args, get_origin

import attrs
from scripts.pages import table

from kompetanse.dates import Duration, Rate, When, YearlyDeadline
from kompetanse.loading.structuring import SHORTHAND
from kompetanse.model import Plan
from kompetanse.model.gathering import GatheringKind
from kompetanse.model.module import SessionKind
from kompetanse.model.people import RoleKind
from kompetanse.model.words import ROLES, SESSIONS, TITLES
from kompetanse.schema.meanings import documented, keys, meaning, prose, stated, types


_NAMES: dict[Any, str] = {
    str: "text",
    int: "whole number",
    bool: "true or false",
    When: "[time](times.md)",
    Duration: "[length](times.md#lengths)",
    Rate: "[rate](times.md#rates)",
    YearlyDeadline: "[yearly deadline](times.md#yearly-deadlines)",
}
_WORDS: dict[type[Enum], dict[Enum, str]] = {
    RoleKind: dict(ROLES.items()),
    GatheringKind: dict(TITLES),
    SessionKind: dict(SESSIONS),
}


def regions() -> dict[str, str]:
    """The regions of the page, by name."""
    classes, vocabularies = _reached()
    return {
        "plan-fields": _fields(Plan),
        "classes": "\n\n".join(map(_class, classes)),
        "vocabularies": "\n\n".join(map(_vocabulary, vocabularies)),
        "shorthands": _shorthands(),
    }


def undocumented() -> list[str]:
    """Fields without a meaning: «Gathering.title»."""
    classes, _ = _reached()
    return [
        f"{kind.__name__}.{field.name}"
        for kind in (Plan, *classes)
        for field in keys(kind)
        if not meaning(kind, field.name)
    ]


def needless() -> list[str]:
    """Meanings in the file that a docstring gives already, or that are of no field."""
    classes, _ = _reached()
    known = {kind.__name__: kind for kind in (Plan, *classes)}
    return [
        f"{owner}.{name}"
        for owner, meanings in stated().items()
        for name in meanings
        if owner not in known
        or name not in attrs.fields_dict(known[owner])
        or documented(known[owner], name)
    ]


def _reached() -> tuple[list[type], list[type[Enum]]]:
    """The classes and vocabularies that a plan can hold, in the order they are met."""
    classes: dict[type, None] = {}
    vocabularies: dict[type[Enum], None] = {}
    waiting: list[type] = [Plan]
    while waiting:
        owner = waiting.pop(0)
        hints = types(owner)
        for field in attrs.fields(owner):
            for kind in _atoms(hints[field.name]):
                if isinstance(kind, type) and issubclass(kind, Enum):
                    vocabularies.setdefault(kind)
                elif attrs.has(kind) and kind not in _NAMES and kind not in classes:
                    classes.setdefault(kind)
                    waiting.append(kind)
    return list(classes), list(vocabularies)


def _atoms(kind: Any) -> Iterator[Any]:
    arguments = get_args(kind)
    if not arguments:
        yield kind
    for argument in arguments:
        yield from _atoms(argument)


def _class(kind: type) -> str:
    return f"### {kind.__name__}\n\n{prose(kind)}\n\n{_fields(kind)}"


def _fields(kind: type) -> str:
    hints = types(kind)
    rows = [
        (f"`{field.name}`", _type(hints[field.name]), meaning(kind, field.name) + _default(field))
        for field in keys(kind)
    ]
    return table(("key", "type", "meaning"), rows)


def _type(kind: Any) -> str:
    arguments = [argument for argument in get_args(kind) if argument not in (type(None), ...)]
    if kind in _NAMES:
        return _NAMES[kind]
    if get_origin(kind) is tuple:
        inner = arguments[0]
        return "list of texts" if inner is str else f"list of {_type(inner)}"
    if get_origin(kind) is dict:
        return f"names with {_plural(_type(arguments[1]))}"
    if isinstance(kind, UnionType):
        return " or ".join(map(_type, arguments))
    return f"[{kind.__name__}](#{kind.__name__.lower()})"


def _plural(name: str) -> str:
    return {"text": "texts", "[time](times.md)": "[times](times.md)"}.get(
        name, name.replace("list of texts", "lists of texts")
    )


def _default(field: "attrs.Attribute[Any]") -> str:
    if field.default is attrs.NOTHING:
        return " Required."
    return f" Default: `{field.default}`." if field.default not in (None, (), "") else ""


def _vocabulary(kind: type[Enum]) -> str:
    words = _WORDS.get(kind)
    if words is None:
        values = ", ".join(f"`{member.value}`" for member in kind)
        return f"### {kind.__name__}\n\n{prose(kind)}\n\n{values}"
    rows = [(f"`{member.value}`", _known_by(words.get(member, ""))) for member in kind]
    return f"### {kind.__name__}\n\n{prose(kind)}\n\n{table(('value', 'known by'), rows)}"


def _known_by(words: str) -> str:
    return ", ".join(word.replace("*", "…") for word in " ".join(words.split()).split(", "))


def _shorthands() -> str:
    rows = [(f"[{kind}](#{kind.lower()})", f"`{field}`") for kind, field in SHORTHAND.items()]
    return table(("where this is expected", "a bare text is its"), rows)
