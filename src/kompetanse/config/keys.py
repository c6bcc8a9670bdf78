"""The keys of a configuration: the one table that reading, schema and manual go by."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import fields_dict, frozen

from kompetanse.config.kinds import (
    Choice,
    Kind,
    Listed,
    Options,
    PlanData,
    Refused,
    Schema,
    Table,
    Text,
    Word,
    as_table,
)
from kompetanse.errors import ConfigError, UnknownNameError
from kompetanse.finding import Severity
from kompetanse.locales import LANGUAGES
from kompetanse.model import Plan
from kompetanse.path import Path
from kompetanse.plugins import Plugins
from kompetanse.selection.override import Override


@frozen
class Key:
    """A key: what its values are and mean.

    Attributes:
        name: The key as it is written.
        kind: What its values are.
        meaning: What it sets, for the schema.
        default: What holds where it is not stated, where that can be written.
        by_plan: Whether it may be different for some plans.
        by_element: Whether it may be different for some elements of a plan.
    """

    name: str
    kind: Kind
    meaning: str
    default: object = None
    by_plan: bool = False
    by_element: bool = False

    def schema(self, plugins: Plugins) -> Schema:
        """What a schema says of it."""
        default = {} if self.default is None else {"default": self.default}
        return {"description": self.meaning, **self.kind.schema(plugins), **default}


@frozen
class Overrides:
    """Tables that say for which plans or elements they are, and what is different there."""

    def read(self, value: object, path: Path) -> tuple[Override, ...]:
        """The overrides, in their order."""
        if not isinstance(value, list):
            raise Refused(path, ConfigError("tables are wanted: [[overrides]]"))
        return tuple(self._one(one, (*path, at)) for at, one in enumerate(value))

    def schema(self, plugins: Plugins) -> Schema:
        """A list of tables with the keys that may be different."""
        item = keys_schema(OVERRIDE_KEYS, plugins)
        item["anyOf"] = [{"required": [key.name]} for key in PATTERN_KEYS]
        item["allOf"] = [{"not": {"required": ["elements", key]}} for key in _WHOLE_PLANS]
        return {"type": "array", "items": item}

    def _one(self, value: object, path: Path) -> Override:
        data = as_table(value, path)
        if not any(key.name in data for key in PATTERN_KEYS):
            raise Refused(path, ConfigError("an override says for which files or elements it is"))
        for key in _WHOLE_PLANS if "elements" in data else ():
            if key in data:
                error = ConfigError("it is the plan's as a whole, and cannot differ by element")
                raise Refused((*path, key), error)
        return Override(**dict(read_keys(data, OVERRIDE_KEYS, path)))


@frozen
class Declarations:
    """Rules that are declared in the configuration; they are read as a rule file is, and by it."""

    def read(self, value: object, path: Path) -> bool:
        """Whether there are any."""
        return bool(as_table(value, path))

    def schema(self, _: Plugins) -> Schema:
        """What is said of rule files."""
        from kompetanse.declaring.schema import rules_schema  # noqa: PLC0415 - few ask for it

        return rules_schema()


def read_keys(
    data: Mapping[str, object], keys: tuple[Key, ...], path: Path = ()
) -> Iterator[tuple[str, Any]]:
    """The attributes that keys set, each value checked."""
    known = {key.name: key for key in keys}
    for name, value in data.items():
        if name not in known:
            error = UnknownNameError("key", name, list(known))
            raise Refused((*path, name), error, named=False)
        yield name.replace("-", "_"), known[name].kind.read(value, (*path, name))


def keys_schema(keys: tuple[Key, ...], plugins: Plugins) -> Schema:
    """What a schema says of a table with some keys."""
    properties = {key.name: key.schema(plugins) for key in keys}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _plan_keys() -> tuple[str, ...]:
    return tuple(fields_dict(Plan))


def _verify_pattern(pattern: str) -> None:
    if not pattern or pattern.startswith("/") or "\\" in pattern:
        raise ConfigError(
            "{pattern!r} is no pattern: it is written like {example!r}",
            pattern=pattern,
            example="barnehager/**",
        )


def _verify_name(name: str) -> None:
    if not name:
        raise ConfigError("the name of a file is wanted")


def _verify_element(pattern: str) -> None:
    _verify_pattern(pattern)
    section = pattern.partition("/")[0]
    known = ("plan", *_plan_keys())
    if section not in known and not any(sign in section for sign in "*?["):
        raise UnknownNameError("section", section, known)


_SEVERITY = Choice("severity", tuple(str(one) for one in Severity), Severity)
_PATTERN = Text(r"^[^/\\][^\\]*$", _verify_pattern)
_ELEMENT = Text(
    rf"^(plan|{'|'.join(_plan_keys())}|[^/\\]*[*?\[][^/\\]*)(/[^\\]*)?$", _verify_element
)

PATTERN_KEYS = (
    Key(
        "files",
        Listed(_PATTERN, least=1),
        "The plans that these settings are for: patterns of their files, from the folder of this "
        "configuration, with / on every system. A folder means everything in it.",
    ),
    Key(
        "elements",
        Listed(_ELEMENT, least=1),
        "The elements that these settings are for: patterns such as gatherings/samling-*. An "
        "element is covered with all that it holds; plan is the plan as a whole.",
    ),
)
"""The keys that say what an override is for."""

KEYS = (
    Key(
        "rules",
        Listed(),
        "Rule files, by their paths from the folder of this configuration. Those in Python are "
        "code, and are run; those in TOML declare their rules.",
    ),
    Key(
        "rule",
        Declarations(),
        "Rules that are declared here, a table for each, as in a rule file in TOML: [rule.NAME]. "
        "They are called own/NAME.",
    ),
    Key(
        "language",
        Choice("language", LANGUAGES),
        "The language of the messages; the plan's own where nothing is said.",
        by_plan=True,
    ),
    Key(
        "select",
        Listed(Word()),
        "The rules that run; else all that serve the plan. A rule by its full name, a pack "
        "(skup or skup/*), a pattern (*-date) or a severity (severity:info).",
        by_plan=True,
        by_element=True,
    ),
    Key(
        "ignore",
        Listed(Word()),
        "Rules that do not run, by the same words as in select.",
        by_plan=True,
        by_element=True,
    ),
    Key(
        "fail-on",
        _SEVERITY,
        "The severity from which on findings give the exit status 1.",
        default="error",
        by_plan=True,
    ),
    Key(
        "severity",
        Table(_SEVERITY, Word(by_severity=False)),
        "Severities instead of the rules' own: by rule, pack or pattern. A full name goes before "
        "a pattern.",
        by_plan=True,
        by_element=True,
    ),
    Key(
        "options",
        Options(),
        "Options by rule, a table for each.",
        by_plan=True,
        by_element=True,
    ),
    Key(
        "baseline",
        Text(".", _verify_name),
        "The file that holds the findings which are known already, from the folder of this "
        "configuration.",
    ),
    Key(
        "overrides",
        Overrides(),
        "What is different for some plans, or for some elements of a plan. Later ones go before "
        "earlier ones.",
    ),
    Key(
        "plan",
        PlanData(_plan_keys),
        "Plan data for what a table does not state itself, in the plan format.",
    ),
)
"""All keys of a configuration."""

OVERRIDE_KEYS = (*PATTERN_KEYS, *(key for key in KEYS if key.by_plan))
"""The keys of an override."""

_WHOLE_PLANS = tuple(key.name for key in KEYS if key.by_plan and not key.by_element)
"""Keys of whole plans, which cannot differ by element."""
