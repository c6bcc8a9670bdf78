"""Reading configurations from their files."""

import os
from typing import Any

from attrs import frozen

from kompetanse.config.keys import KEYS, read_keys
from kompetanse.config.kinds import Refused, as_table
from kompetanse.config.settings import Config
from kompetanse.document import Document, parse
from kompetanse.document.files import read_bytes
from kompetanse.errors import ConfigError, DocumentError
from kompetanse.path import Path
from kompetanse.project_files import table_in


@frozen
class Origin:
    """The file that a configuration was read from, and the table in it that is ours."""

    document: Document
    table: Path = ()

    def line(self, path: Path) -> int:
        """The line of a key, or of an item of a list."""
        return self.document.locate((*self.table, *path), key=True).line

    def states(self, path: Path) -> bool:
        """Whether something is set there."""
        return self.value(path) is not None

    def value(self, path: Path) -> object:
        """What is set there, as it stands; nothing where it is not."""
        return _inside(self.document.data, (*self.table, *path))


def shared_config(file: str) -> Config | None:
    """The configuration in a file that many tools share, if there is one.

    Raises:
        ConfigError: It cannot be used.
    """
    config = read_file(file) if b"kompetanse" in _content(file) else Config()
    return config if config.file else None


def read_file(file: str) -> Config:
    """Read a configuration; a `pyproject.toml` without `[tool.kompetanse]` gives an empty one.

    Raises:
        ConfigError: It cannot be used.
    """
    document, table = _document(file), table_in(file)
    data = _inside(document.data, table)
    if data is None and table:
        return Config()
    origin = Origin(document, table)
    try:
        read = dict(read_keys(as_table(data or {}, ()), KEYS))
        return Config(file=file, origin=origin, **_from_here(read, file))
    except Refused as refused:
        raise _refusal(refused, origin) from None


def _inside(data: object, table: Path) -> object:
    for step in table:
        data = data.get(step) if isinstance(data, dict) else None
    return data


def _content(file: str) -> bytes:
    try:
        return read_bytes(file)
    except DocumentError as error:
        reason = ConfigError(error.reason, **error.arguments)
        raise ConfigError("{file} cannot be read: {reason}", file=file, reason=reason) from None


def _document(file: str) -> Document:
    """The file as a document, which is sound."""
    document = parse(_content(file), name=file, format="toml")
    for fault in document.faults:
        if fault.id != "empty" and (document.data is None or not table_in(file)):
            place = f"{file}:{document.text.place(fault.span).line}"
            reason = ConfigError(fault.reason, **fault.arguments)
            raise ConfigError("{place} is no TOML: {reason}", place=place, reason=reason)
    return document


def _from_here(read: dict[str, Any], file: str) -> dict[str, Any]:
    """What was read, with paths that can be opened from the working folder.

    A configuration that declares rules is one of the rule files itself.
    """
    folder = os.path.dirname(file)
    if "rules" in read:
        read["rules"] = tuple(os.path.join(folder, path) for path in read["rules"])
        for index, path in enumerate(read["rules"]):
            if not os.path.isfile(path):
                raise Refused(("rules", index), ConfigError("there is no file {path!r}", path=path))
    if read.pop("rule", None):
        read["rules"] = (*read.get("rules", ()), file)
    if "baseline" in read:
        read["baseline"] = os.path.join(folder, read["baseline"])
    return read


def _refusal(refused: Refused, origin: Origin) -> ConfigError:
    """What is said of a value that its key cannot take."""
    place = f"{origin.document.text.file}:{origin.line(refused.path)}"
    key = ".".join(step for step in refused.path if isinstance(step, str))
    if not refused.named or not key:
        return ConfigError("{place}: {error}", place=place, error=refused.error)
    return ConfigError("{place}: {key}: {error}", place=place, key=key, error=refused.error)
