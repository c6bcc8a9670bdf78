"""Kinds of values in a configuration: how each is read, and what a schema says of it.

One table of keys (`kompetanse.config.keys`) serves the reading, the schema and the manual, so that
none of them can say what another does not.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeAlias

from attrs import field, frozen

from kompetanse.errors import ConfigError, KompetanseError, UnknownNameError
from kompetanse.path import Path
from kompetanse.phrase import shortly
from kompetanse.plugins import Plugins
from kompetanse.rule import Rule, Severity, summary
from kompetanse.selection.words import ALL, BUILT_IN, SEVERITY


Schema: TypeAlias = dict[str, Any]
"""A JSON Schema, or a part of one."""

_TYPES: Mapping[str, Schema] = {
    "int": {"type": "integer"},
    "float": {"type": "number"},
    "str": {"type": "string"},
    "bool": {"type": "boolean"},
    "list of texts": {"type": "array", "items": {"type": "string"}},
}


class Refused(Exception):  # noqa: N818 - it is control flow of reading, never seen outside
    """A value that its key cannot take, with its path in the configuration."""

    def __init__(self, path: Path, error: KompetanseError, *, named: bool = True) -> None:
        super().__init__(path, error)
        self.path = path
        self.error = error
        self.named = named


class Kind(Protocol):
    """What values of a key are."""

    def read(self, value: object, path: Path) -> Any:
        """The value as the program uses it; `Refused` where it is of another kind."""

    def schema(self, plugins: Plugins) -> Schema:
        """What a schema says of such values."""


@frozen
class Text:
    """A text; `verify` may refuse it, and `pattern` says the same to a schema."""

    pattern: str = ""
    verify: Callable[[str], None] = lambda _: None

    def read(self, value: object, path: Path) -> str:
        """The text itself."""
        if not isinstance(value, str):
            told = ConfigError("a text is wanted, not {value}", value=shortly(value))
            raise Refused(path, told)
        try:
            self.verify(value)
        except (ConfigError, UnknownNameError) as error:
            raise Refused(path, error) from None
        return value

    def schema(self, _: Plugins) -> Schema:
        """A text, of a pattern where there is one."""
        return {"type": "string", **({"pattern": self.pattern} if self.pattern else {})}


@frozen
class Choice:
    """One of some names."""

    what: str
    names: tuple[str, ...]
    make: Callable[[str], Any] = str

    def read(self, value: object, path: Path) -> Any:
        """What the name stands for."""
        name = Text().read(value, path)
        if name not in self.names:
            raise Refused(path, UnknownNameError(self.what, name, self.names))
        return self.make(name)

    def schema(self, _: Plugins) -> Schema:
        """The names."""
        return {"enum": list(self.names)}


@frozen
class Listed:
    """A list of texts."""

    item: Kind = field(factory=Text)
    least: int = 0

    def read(self, value: object, path: Path) -> tuple[Any, ...]:
        """The texts."""
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            told = ConfigError("a list of texts is wanted, not {value}", value=shortly(value))
            raise Refused(path, told)
        if len(value) < self.least:
            raise Refused(path, ConfigError("an empty list says nothing here"))
        return tuple(self.item.read(one, (*path, at)) for at, one in enumerate(value))

    def schema(self, plugins: Plugins) -> Schema:
        """A list of the item's kind."""
        least = {"minItems": self.least} if self.least else {}
        return {"type": "array", "items": self.item.schema(plugins), **least}


@frozen
class Table:
    """Values under names that are not known beforehand."""

    value: Kind
    name: Kind = field(factory=Text)

    def read(self, value: object, path: Path) -> dict[str, Any]:
        """The values by their names."""
        table = as_table(value, path)
        return {name: self.value.read(one, (*path, name)) for name, one in table.items()}

    def schema(self, plugins: Plugins) -> Schema:
        """A table of values of one kind."""
        return {
            "type": "object",
            "propertyNames": self.name.schema(plugins),
            "additionalProperties": self.value.schema(plugins),
        }


@frozen
class Word:
    """A word that means rules; whether there are such rules is known once plugins are."""

    by_severity: bool = True

    def read(self, value: object, path: Path) -> str:
        """The word itself."""
        return Text().read(value, path)

    def schema(self, plugins: Plugins) -> Schema:
        """The words that mean rules now, and whatever is a pattern."""
        packs = "|".join(map(re.escape, _packs(plugins))).replace("\\-", "-")
        pattern = rf"^([^/]*[*?\[]|({packs})/.*[*?\[])"
        known = {"enum": words(plugins, self.by_severity)}
        return {"type": "string", "anyOf": [known, {"pattern": pattern}]}


@frozen
class Options:
    """Options by rule."""

    def read(self, value: object, path: Path) -> dict[str, dict[str, object]]:
        """The options as they stand; whether they are right is known once plugins are."""
        tables = as_table(value, path)
        return {rule: dict(as_table(one, (*path, rule))) for rule, one in tables.items()}

    def schema(self, plugins: Plugins) -> Schema:
        """Every rule that has options, with their types and defaults, and what they are for."""
        rules = {rule.id: options_of(rule) for rule in plugins.rules() if rule.options}
        for schema in rules.values():
            for option in schema["properties"].values():
                option["description"] = schema["description"]
        return {"type": "object", "properties": rules, "additionalProperties": False}


@frozen
class PlanData:
    """A part of a plan, in the plan format; what is wrong inside it is told by loading."""

    known: Callable[[], tuple[str, ...]]

    def read(self, value: object, path: Path) -> dict[str, object]:
        """The data as plan files have them."""
        data = as_table(value, path)
        for key in data:
            if key not in self.known():
                unknown = UnknownNameError("key", key, self.known())
                raise Refused((*path, key), unknown, named=False)
        return dict(data)

    def schema(self, _: Plugins) -> Schema:
        """The schema of plans, which stands beside."""
        return {"$ref": "#/$defs/Plan"}


def as_table(value: object, path: Path) -> Mapping[str, object]:
    """A table, or the refusal of what is none."""
    if isinstance(value, dict):
        return value
    raise Refused(path, ConfigError("a table is wanted, not {value}", value=shortly(value)))


def words(plugins: Plugins, by_severity: bool) -> list[str]:
    """All words that mean rules of some plugins, but for patterns.

    >>> from kompetanse.plugins import create_plugin_manager
    >>> words(create_plugin_manager(entry_points=False), True)[:2]
    ['severity:error', 'severity:warning']
    """
    packs = _packs(plugins)
    severities = [f"{SEVERITY}{severity}" for severity in Severity] if by_severity else []
    rules = [rule.id for rule in plugins.rules()]
    return [*severities, *packs, *(f"{pack}{ALL}" for pack in packs), *rules]


def _packs(plugins: Plugins) -> list[str]:
    return sorted({plugin.prefix or BUILT_IN for plugin in plugins})


def options_of(rule: Rule) -> Schema:
    """What a schema says of the options of one rule."""
    properties = {
        option.name: {**_TYPES.get(option.type, {}), "default": _as_json(option.default)}
        for option in rule.options
    }
    return {
        "type": "object",
        "description": summary(rule),
        "properties": properties,
        "additionalProperties": False,
    }


def _as_json(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
