"""What a folder sets for its plans: `kompetanse.toml`, or `[tool.kompetanse]` in `pyproject.toml`.

```toml
rules = ["rules/tromso.py"]           # rule files, by their paths from here
language = "nb"
ignore = ["missing-clock"]
fail-on = "warning"

[severity]
weekend-date = "error"

[options."ost-finnmark/group-size"]
maximum = 8

[plan]                                # what tables do not state themselves
period = "skoleåret 2021/2022"
follows = ["ost-finnmark"]
```
"""

import os
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from typing import Any

from attrs import evolve, field, fields_dict, frozen

from kompetanse.document.files import MAX_SIZE
from kompetanse.errors import ConfigError, UnknownNameError
from kompetanse.finding import Severity
from kompetanse.locales import LANGUAGES
from kompetanse.model import Plan
from kompetanse.plugins import Plugins


OWN_FILE = "kompetanse.toml"
SHARED_FILE = "pyproject.toml"


@frozen(kw_only=True)
class Config:
    """A configuration.

    Attributes:
        file: Where it stands; empty where there is none.
        rules: Paths of rule files, as they can be opened from here.
        language: Language of the messages.
        select: The rules that run, if not all.
        ignore: Rules that do not run.
        fail_on: The severity from which on findings count.
        severity: Severities by rule.
        options: Options by rule.
        plan: Plan data for what a table does not state itself.
    """

    file: str = ""
    rules: tuple[str, ...] = ()
    language: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    fail_on: Severity = Severity.ERROR
    severity: Mapping[str, Severity] = field(factory=dict)
    options: Mapping[str, Mapping[str, object]] = field(factory=dict)
    plan: Mapping[str, object] = field(factory=dict)

    def without_rules(self) -> "Config":
        """The same without its rule files, and without what it says of their rules."""
        stems = {os.path.basename(file).removesuffix(".py") for file in self.rules}

        def stays(rule: str) -> bool:
            return rule.partition("/")[0] not in stems

        return evolve(
            self,
            rules=(),
            select=None if self.select is None else tuple(filter(stays, self.select)),
            ignore=tuple(filter(stays, self.ignore)),
            severity={rule: value for rule, value in self.severity.items() if stays(rule)},
            options={rule: value for rule, value in self.options.items() if stays(rule)},
        )

    def verify(self, plugins: Plugins) -> None:
        """See to it that all rules and options that it names exist.

        Raises:
            ConfigError: One does not, or an option has a value of the wrong type.
        """
        try:
            for rule in (*(self.select or ()), *self.ignore, *self.severity, *self.options):
                plugins.rule(rule)
            for rule, options in self.options.items():
                for name, value in options.items():
                    plugins.option(rule, name).accept(value, rule)
        except (UnknownNameError, ConfigError) as error:
            raise ConfigError(f"{self.file}: {error}") from None


def find_config(folder: str = "") -> Config | None:
    """The configuration of a folder, if it has one.

    Raises:
        ConfigError: It cannot be used.
    """
    own = os.path.join(folder, OWN_FILE)
    if os.path.lexists(own):
        return read_config(own)
    shared = os.path.join(folder, SHARED_FILE)
    if os.path.isfile(shared) and b"kompetanse" in _content(shared):
        config = read_config(shared)
        return config if config.file else None
    return None


def read_config(file: str) -> Config:
    """Read a configuration; a `pyproject.toml` without `[tool.kompetanse]` gives an empty one.

    Raises:
        ConfigError: It cannot be used.
    """
    data: object = _data(file)
    if os.path.basename(file) == SHARED_FILE:
        for step in ("tool", "kompetanse"):
            data = data.get(step) if isinstance(data, dict) else None
        if data is None:
            return Config()
    try:
        return Config(file=file, **dict(_settings(_table(data), os.path.dirname(file))))
    except (UnknownNameError, ConfigError) as error:
        raise ConfigError(f"{file}: {error}") from None


def _content(file: str) -> bytes:
    try:
        with open(file, "rb") as stream:
            content = stream.read(MAX_SIZE + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ConfigError(f"{file} cannot be read: {reason}") from None
    if len(content) > MAX_SIZE:
        raise ConfigError(f"{file} is over {MAX_SIZE // 2**20} MiB")
    return content


def _data(file: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - most folders have no configuration

    try:
        return tomllib.loads(_content(file).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{file} is no TOML: {error}") from None


def _settings(data: Mapping[str, object], folder: str) -> Iterator[tuple[str, Any]]:
    """The attributes of a configuration, each value checked."""
    for key, value in data.items():
        if key not in _READERS:
            raise UnknownNameError("key", key, list(_READERS))
        try:
            read = _READERS[key](value)
        except ConfigError as error:
            raise ConfigError(f"{key}: {error}") from None
        yield key.replace("-", "_"), _rule_files(read, folder) if key == "rules" else read


def _rule_files(paths: object, folder: str) -> tuple[str, ...]:
    """Paths from the configuration's folder; each must lead to a file."""
    files = tuple(os.path.join(folder, str(path)) for path in _texts(paths))
    for file in files:
        if not os.path.isfile(file):
            raise ConfigError(f"rules: there is no file {file!r}")
    return files


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise ConfigError(f"a text is wanted, not {value!r}")


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise ConfigError(f"a list of texts is wanted, not {value!r}")


def _table(value: object) -> dict[str, object]:
    if isinstance(value, dict):
        return value
    raise ConfigError(f"a table is wanted, not {value!r}")


def _language(value: object) -> str:
    if _text(value) not in LANGUAGES:
        raise UnknownNameError("language", _text(value), LANGUAGES)
    return _text(value)


def _severity(value: object) -> Severity:
    return Severity.named(_text(value))


def _severities(value: object) -> Mapping[str, Severity]:
    return {rule: _severity(one) for rule, one in _table(value).items()}


def _options(value: object) -> Mapping[str, Mapping[str, object]]:
    return {rule: _table(one) for rule, one in _table(value).items()}


def _plan(value: object) -> Mapping[str, object]:
    for key in _table(value):
        if key not in fields_dict(Plan):
            raise UnknownNameError("key", key, list(fields_dict(Plan)))
    return {key: _plain(one) for key, one in _table(value).items()}


def _plain(value: object) -> object:
    """Plan data as plan files have them: days and clock times are texts."""
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else value


_READERS: Mapping[str, Callable[[object], object]] = {
    "rules": _texts,
    "language": _language,
    "select": _texts,
    "ignore": _texts,
    "fail-on": _severity,
    "severity": _severities,
    "options": _options,
    "plan": _plan,
}
