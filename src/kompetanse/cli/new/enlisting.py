"""Naming a rule file in a folder's configuration."""

import os
import tomllib

from attrs import frozen

from kompetanse.cli.new.toml_editing import with_item
from kompetanse.config import toml
from kompetanse.errors import ConfigError
from kompetanse.phrase import reason_of
from kompetanse.project_files import table_in


_BOM = "\ufeff"


@frozen
class Enlisted:
    """A configuration that names a rule file.

    Attributes:
        file: The configuration's path.
        content: What is to stand in it.
        is_changed: Whether something else stands there now, or nothing.
    """

    file: str
    content: bytes
    is_changed: bool


def enlisted(config: str, rules: str) -> Enlisted:
    """A configuration with a rule file named in it.

    Args:
        config: Its path; where there is no such file, a new one is made.
        rules: The path of the rule file, from here.

    Raises:
        ConfigError: It cannot be read, or not be changed without risk to what stands in it.
    """
    item = os.path.relpath(rules, os.path.dirname(config) or os.curdir).replace(os.sep, "/")
    text = _text(config) if os.path.lexists(config) else ""
    bom, text = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    table = table_in(config)
    if item in _named(text, table, config):
        return Enlisted(config, (bom + text).encode(), is_changed=False)
    after = with_item(text, table, "rules", item)
    if after is None:
        line = f"rules = {toml.value([item])}"
        raise ConfigError(
            "{file} is too unusual to be changed; write {line} into it", file=config, line=line
        )
    return Enlisted(config, (bom + after).encode(), is_changed=True)


def _text(file: str) -> str:
    """The text of a file, line ends and all."""
    try:
        with open(file, "rb") as stream:
            return stream.read().decode()
    except (OSError, ValueError) as error:
        raise ConfigError(
            "{file} cannot be read: {reason}", file=file, reason=reason_of(error)
        ) from None


def _named(text: str, table: tuple[str, ...], file: str) -> list[str]:
    """The rule files that a configuration names, by their shortest paths."""
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise ConfigError("{file} is no TOML: {reason}", file=file, reason=error) from None
    for step in table:
        data = data.get(step, {})
    match data.get("rules", []):
        case [*paths]:
            return [os.path.normpath(str(path)).replace(os.sep, "/") for path in paths]
    raise ConfigError("{file}: {key}: a list of texts is wanted", file=file, key="rules")
