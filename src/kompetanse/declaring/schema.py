"""JSON Schema of declarations, by which an editor completes and underlines."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from kompetanse.declaring.periods import PER
from kompetanse.declaring.shapes.holding import WEEKDAYS
from kompetanse.declaring.shapes.lasting import UNITS
from kompetanse.declaring.vocabulary import HEAD, KEYS, OF_THE_FILE, SHAPES, Key, Shape
from kompetanse.finding import Severity
from kompetanse.locales import LANGUAGES


Schema: TypeAlias = dict[str, Any]

_TEXT: Schema = {"type": "string", "minLength": 1}
_NUMBER: Schema = {"type": "number"}
_NAME = r"^[^\W_A-Z]+(-[^\W_A-Z]+)*$"
"""Names of rules: words in lower case, with hyphens between them."""


def _or_list(one: Schema) -> Schema:
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}


def _or_any(one: Schema) -> Schema:
    several = _or_list(one)
    enough = {
        "type": "object",
        "properties": {"any": several},
        "required": ["any"],
        "additionalProperties": False,
    }
    return {"anyOf": [several, enough]}


_BOUNDS: Schema = {
    "type": "object",
    "properties": dict.fromkeys(("at-least", "at-most", "exactly"), _NUMBER),
    "minProperties": 1,
    "additionalProperties": False,
}
_TOLD: Schema = {
    "anyOf": [
        _TEXT,
        {
            "type": "object",
            "properties": dict.fromkeys(LANGUAGES, _TEXT),
            "minProperties": 1,
            "additionalProperties": False,
        },
    ]
}
_TAKES: Mapping[str, Schema] = {
    "text": _TEXT,
    "told": _TOLD,
    "texts": _or_list(_TEXT),
    "path": _TEXT,
    "paths": _or_list(_TEXT),
    "number": {"type": "integer"},
    "limit": {"anyOf": [_NUMBER, _TEXT]},
    "time": _TEXT,
    "times": _or_list(_TEXT),
    "people": _or_list(_TEXT),
    "people or any": _or_any(_TEXT),
    "paths or any": _or_any(_TEXT),
    "people or path": _or_list(_TEXT),
    "conditions": {"type": "object", "minProperties": 1},
    "parts": {
        "type": "object",
        "additionalProperties": {"anyOf": [_NUMBER, _BOUNDS]},
        "minProperties": 1,
    },
    "truth": {"type": "boolean"},
    "severity": {"enum": [str(one.value) for one in Severity]},
    "per": {"enum": list(PER)},
    "unit": {"enum": list(UNITS)},
    "weekdays": _or_list({"enum": list(WEEKDAYS)}),
    "hours": {"type": "array", "items": _TEXT, "minItems": 2, "maxItems": 2},
    "fragments": _or_list(_TEXT),
    "rules": _or_list(_TEXT),
    "language": {"enum": list(LANGUAGES)},
}
"""What can stand behind a key, by the names of `vocabulary.TAKES`."""


def declarations_schema() -> Schema:
    """Give the schema of a file of rules.

    >>> sorted(declarations_schema()["properties"])
    ['contact', 'language', 'rule']
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {key.name: _described(key) for key in OF_THE_FILE},
        "required": ["rule"],
        "additionalProperties": False,
    }


def rules_schema() -> Schema:
    """Give the schema of the table with all rules."""
    return {
        "type": "object",
        "propertyNames": {"pattern": _NAME},
        "additionalProperties": {"anyOf": [_rule(shape) for shape in SHAPES]},
    }


def _rule(shape: Shape) -> Schema:
    """A rule of one shape."""
    names = (*(key.name for key in HEAD), shape.verb, *shape.keys)
    return {
        "title": shape.verb,
        "description": shape.key.meaning,
        "type": "object",
        "properties": {name: _described(KEYS[name]) for name in names},
        "required": ["title", shape.verb],
        "additionalProperties": False,
    }


def _described(key: Key) -> Schema:
    takes = rules_schema() if key.takes == "tables" else _TAKES[key.takes]
    return {"description": key.meaning, **takes}
