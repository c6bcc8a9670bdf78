"""What the classes of the model and their fields mean: their docstrings, and a file beside."""

import re
import tomllib
from functools import cache
from inspect import cleandoc
from pathlib import Path
from typing import Any, get_type_hints

import attrs

from kompetanse import model
from kompetanse.model import Element


MEANINGS = Path(__file__).parent / "fields.toml"
"""What fields mean whose class does not say it."""

_ENTRY = re.compile(r"^    (?P<name>\w+): (?P<text>.*(?:\n {8,}.*)*)", re.MULTILINE)


def keys(kind: type) -> "list[attrs.Attribute[Any]]":
    """The fields that are written; the id of an element is its key.

    >>> [key.name for key in keys(model.Version)]
    ['dated', 'what']
    """
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(kind)
    return [field for field in fields if field.name != "id" or not issubclass(kind, Element)]


@cache
def types(kind: type) -> dict[str, Any]:
    """The types of a class's fields; some are named by texts, and imported when asked for."""
    return get_type_hints(kind, localns={name: getattr(model, name) for name in model.__all__})


def prose(kind: type) -> str:
    """The docstring of a class without its sections, a paragraph on a line.

    >>> prose(model.Version)
    'An issue of the plan, or of one part of it.'
    """
    text = cleandoc(kind.__doc__ or "").partition("\nAttributes:")[0].strip()
    return re.sub(r"(?<!\n)\n(?!\n)", " ", text)


def meaning(kind: type, name: str) -> str:
    """What a field of a class means.

    >>> meaning(model.Version, "dated")
    'Its date.'
    """
    if text := documented(kind, name):
        return text
    owners = (one.__name__ for one in kind.__mro__)
    return next((stated()[one][name] for one in owners if name in stated().get(one, {})), "")


@cache
def stated() -> dict[str, dict[str, str]]:
    """The meanings in the file, by class and field."""
    return tomllib.loads(MEANINGS.read_text("utf-8"))


def documented(kind: type, name: str) -> str:
    """What the docstring of a class, or of one it extends, says of a field."""
    for owner in kind.__mro__:
        section = cleandoc(owner.__doc__ or "").partition("\nAttributes:")[2]
        for entry in _ENTRY.finditer(section):
            if entry["name"] == name:
                return " ".join(entry["text"].split())
    return ""
