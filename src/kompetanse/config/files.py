"""Finding and reading configurations."""

import os
from typing import TYPE_CHECKING, Any

from kompetanse.config.settings import Config, Origin
from kompetanse.document.files import read_bytes
from kompetanse.errors import ConfigError, DocumentError
from kompetanse.path import Path


if TYPE_CHECKING:
    from kompetanse.config.kinds import Refused
    from kompetanse.document import Document

OWN_FILE = "kompetanse.toml"
SHARED_FILE = "pyproject.toml"
OUR_TABLE = ("tool", "kompetanse")
"""Where we stand in the file that many tools share."""


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
    from kompetanse.config.keys import KEYS, read_keys  # noqa: PLC0415 - most folders have none
    from kompetanse.config.kinds import Refused, as_table  # noqa: PLC0415 - as above

    document, table = _document(file), _table(file)
    data = _inside(document.data, table)
    if data is None and table:
        return Config()
    origin = Origin(document, table)
    try:
        read = dict(read_keys(as_table(data or {}, ()), KEYS))
        return Config(file=file, origin=origin, **_from_here(read, os.path.dirname(file)))
    except Refused as refused:
        raise _refusal(refused, origin) from None


def _table(file: str) -> Path:
    """The path of the table that is ours."""
    return OUR_TABLE if os.path.basename(file) == SHARED_FILE else ()


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


def _document(file: str) -> "Document":
    """The file as a document, which is sound."""
    from kompetanse.document import parse  # noqa: PLC0415 - most folders have no configuration

    document = parse(_content(file), name=file, format="toml")
    for fault in document.faults:
        if fault.id != "empty" and (document.data is None or not _table(file)):
            place = f"{file}:{document.text.place(fault.span).line}"
            reason = ConfigError(fault.reason, **fault.arguments)
            raise ConfigError("{place} is no TOML: {reason}", place=place, reason=reason)
    return document


def _from_here(read: dict[str, Any], folder: str) -> dict[str, Any]:
    """What was read, with paths that can be opened from the working folder."""
    from kompetanse.config.kinds import Refused  # noqa: PLC0415 - as above

    if "rules" in read:
        read["rules"] = tuple(os.path.join(folder, path) for path in read["rules"])
        for index, path in enumerate(read["rules"]):
            if not os.path.isfile(path):
                raise Refused(("rules", index), ConfigError("there is no file {path!r}", path=path))
    if "baseline" in read:
        read["baseline"] = os.path.join(folder, read["baseline"])
    return read


def _refusal(refused: "Refused", origin: Origin) -> ConfigError:
    """What is said of a value that its key cannot take."""
    place = f"{origin.document.text.file}:{origin.line(refused.path)}"
    key = ".".join(step for step in refused.path if isinstance(step, str))
    if not refused.named or not key:
        return ConfigError("{place}: {error}", place=place, error=refused.error)
    return ConfigError("{place}: {key}: {error}", place=place, key=key, error=refused.error)
