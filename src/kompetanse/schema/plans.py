"""The plan format as a JSON Schema, made from the classes of the model.

It takes what loading takes: a bare text where one field of an object is meant, one text for a list
of them, figures where a text is wanted (`title: 2021`; an editor sees a number there).
"""

from collections.abc import Iterable, Iterator
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin

import attrs

from kompetanse.dates import Duration, Rate, When, YearlyDeadline
from kompetanse.loading.references import FORMAT
from kompetanse.loading.structuring import SHORTHAND
from kompetanse.locales import COUNTRIES, LANGUAGES, TIME_ZONES
from kompetanse.model import Attestation, Element, Plan, Waiver
from kompetanse.plugins import Plugins
from kompetanse.schema.meanings import keys, meaning, prose, types


Schema: TypeAlias = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
KEYED = "-entry"
"""Behind the name of a class that stands under its id, and has none inside."""

_TEXT: Schema = {"type": ["string", "number", "boolean"]}
_NOTHING: Schema = {"type": "null"}
_SCALARS: dict[Any, Schema] = {
    str: _TEXT,
    NoneType: _NOTHING,
    int: {"$ref": "#/$defs/number"},
    bool: {"$ref": "#/$defs/truth"},
    When: {"$ref": "#/$defs/time"},
    Duration: {"$ref": "#/$defs/length"},
    Rate: {"$ref": "#/$defs/rate"},
    YearlyDeadline: {"$ref": "#/$defs/yearly-deadline"},
}
_TRUTHS = ("true", "yes", "ja", "false", "no", "nei", "nej")


def plan_schema(plugins: Plugins | None = None) -> Schema:
    """The schema of a plan file.

    Args:
        plugins: The packs and rules that an editor offers where a plan names such.

    >>> schema = plan_schema()
    >>> schema["properties"]["gatherings"]["anyOf"][0]["additionalProperties"]
    {'anyOf': [{'$ref': '#/$defs/Gathering-entry'}, {'type': 'null'}]}
    """
    plan, definitions = plan_parts(plugins)
    return {"$schema": DIALECT, **plan, "$defs": definitions}


def plan_parts(plugins: Plugins | None = None) -> tuple[Schema, Schema]:
    """What a plan holds, and the definitions that this refers to."""
    rules = [rule.id for rule in plugins.rules()] if plugins else []
    packs = sorted(plugins.packs) if plugins else []
    maker = _Maker({"rule": _one_of_or_text(rules), "pack": _one_of_or_text(packs)})
    return maker.plan(), maker.definitions


class _Maker:
    """Makes schemas of types, and keeps those of classes, which others refer to."""

    def __init__(self, definitions: Schema) -> None:
        self.definitions = {**definitions, **_LEAVES}

    def plan(self) -> Schema:
        """A plan; nothing may stand behind any of its keys."""
        plan = self._object(Plan, Plan.__name__)
        properties: Schema = plan["properties"]
        for name, values in _VOCABULARIES.items():
            properties[name] = {"description": meaning(Plan, name), "enum": [*values, None]}
        for name, schema in properties.items():
            if name not in _VOCABULARIES and _NOTHING not in schema.get("anyOf", ()):
                properties[name] = {"description": meaning(Plan, name), **_any([schema, _NOTHING])}
        return plan

    def of(self, kind: Any) -> Schema:
        """What stands in a field or a list."""
        origin, arguments = get_origin(kind), get_args(kind)
        if kind in _SCALARS:
            return _SCALARS[kind]
        if origin in (Union, UnionType):
            return _any(self._choices(arguments))
        if origin is tuple:
            return self._list(arguments[0])
        if origin is dict:
            return {"type": "object", "additionalProperties": self._entry(arguments[1])}
        return self._class(kind)

    def _choices(self, kinds: tuple[Any, ...]) -> Iterator[Schema]:
        """What is one of several; beside a number, a list of texts is never one text."""
        apart = int in kinds
        for kind in kinds:
            is_list = apart and get_origin(kind) is tuple
            yield self._items(get_args(kind)[0]) if is_list else self.of(kind)

    def _list(self, item: Any) -> Schema:
        """A list; one text is as good as a list of one."""
        listed = self._items(item)
        return _any([listed, _TEXT]) if item is str else listed

    def _items(self, item: Any) -> Schema:
        return {"type": "array", "items": self.of(item)}

    def _entry(self, kind: Any) -> Schema:
        """What stands under a name; behind that of an element there may be nothing."""
        if isinstance(kind, type) and issubclass(kind, Element):
            return _any([self._class(kind, KEYED), _NOTHING])
        return self.of(kind)

    def _class(self, kind: Any, suffix: str = "") -> Schema:
        """An object, by its class's name; a text, where it fills one of the fields."""
        name = f"{kind.__name__}{suffix}"
        if name not in self.definitions:
            self.definitions[name] = {}  # classes may hold each other
            made = _vocabulary(kind) if issubclass(kind, Enum) else self._object(kind, name)
            self.definitions[name] = made
        short = kind.__name__ in SHORTHAND
        return _any([_reference(name), _TEXT]) if short else _reference(name)

    def _object(self, kind: type, name: str) -> Schema:
        """The fields of a class, and no others."""
        fields = attrs.fields(kind) if _has_own_id(kind, name) else keys(kind)
        hints = types(kind)
        required = [field.name for field in fields if field.default is attrs.NOTHING]
        return {
            "title": kind.__name__,
            "description": prose(kind),
            "type": "object",
            "properties": {field.name: self._field(kind, field, hints) for field in fields},
            **({"required": required} if required else {}),
            "additionalProperties": False,
        }

    def _field(self, kind: type, field: "attrs.Attribute[Any]", hints: dict[str, Any]) -> Schema:
        name = field.name
        schema = self._named(kind, name) or self.of(hints[name])
        told = {"description": meaning(kind, name)} if meaning(kind, name) else {}
        stated = field.default not in (attrs.NOTHING, None, "", ())
        default = {"default": field.default} if stated else {}
        return {**told, **schema, **default}

    def _named(self, kind: type, name: str) -> Schema | None:
        """Fields that name rules and packs, of which an editor may know some."""
        if kind in (Waiver, Attestation) and name == "rule":
            return _reference("rule")
        if kind is Plan and name == "follows":
            pack = _reference("pack")
            return _any([{"type": "array", "items": pack}, pack])
        return None


def _has_own_id(kind: type, name: str) -> bool:
    """Whether an object says itself what its id is: in a list it does, in a mapping its key does."""
    return issubclass(kind, Element) and not name.endswith(KEYED)


def _reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _any(schemas: Iterable[Schema]) -> Schema:
    """One of some schemas; choices inside them count as theirs."""
    flat = [one for schema in schemas for one in schema.get("anyOf", [schema])]
    return {"anyOf": flat}


def _one_of_or_text(names: list[str]) -> Schema:
    """Any text; an editor offers those that are known."""
    return {"anyOf": [{"enum": names}, _TEXT]} if names else _TEXT


def _vocabulary(kind: type[Enum]) -> Schema:
    return {"description": prose(kind), "enum": [member.value for member in kind]}


def _any_case(word: str) -> str:
    """A pattern for a word in any case; schemas have no flag for that."""
    return "".join(f"[{letter.upper()}{letter}]" for letter in word)


def _examples(meaning: str, *examples: str) -> Schema:
    """A text that is read as something else."""
    return {"type": ["string", "number"], "description": meaning, "examples": list(examples)}


_LEAVES: Schema = {
    "number": {
        "description": "A whole number.",
        "anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^\s*\d{1,9}\s*$"}],
    },
    "truth": {
        "description": "true or false; ja and nei will do, too.",
        "anyOf": [
            {"type": "boolean"},
            {"type": "string", "pattern": f"^({'|'.join(map(_any_case, _TRUTHS))})$"},
        ],
    },
    "time": _examples(
        "A time, as people write it: a day, a week, a span, a deadline.",
        "22.09.21 kl. 14-16",
        "uke 36 2021",
        "30. mai – 2. juni 2022",
        "innen 15. august 2021",
        "2021-09-02",
    ),
    "length": _examples("A length of time.", "2 timer", "1 ½ år", "90 minutter"),
    "rate": _examples("How often something is done.", "minst 4 møter hvert semester", "hver uke"),
    "yearly-deadline": _examples("A deadline of every year.", "innen 15. august hvert år"),
}
_VOCABULARIES: dict[str, tuple[object, ...]] = {
    "format": (FORMAT, str(FORMAT)),
    "language": LANGUAGES,
    "country": COUNTRIES,
    "time_zone": tuple(dict.fromkeys(TIME_ZONES.values())),
}
"""Keys of a plan whose values this release knows."""
