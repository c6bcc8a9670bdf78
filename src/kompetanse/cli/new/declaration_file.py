"""The text of a file of declarations: a new one, or one that is there with a rule more."""

import tomllib
from typing import Any

from kompetanse.cli.new.rule_file import Beginning
from kompetanse.cli.new.skeletons import skeleton
from kompetanse.errors import PluginError


def new_declarations(rule: Beginning, file: str) -> str:
    """The text of a file that declares one rule."""
    known = rule.known(file)
    return "\n".join((skeleton("declarations.txt", known), skeleton("declaration.txt", known)))


def with_declaration(text: str, rule: Beginning, file: str) -> str:
    """The text of a file with a declaration more at its end.

    Raises:
        PluginError: It has a rule of that name, or is no TOML to which one can be added.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    before = _read(text, file)
    rules = before.setdefault("rule", {})
    if not isinstance(rules, dict):
        raise PluginError("{file} is too unusual to be changed", file=file)
    if rule.name in rules:
        raise PluginError("there is a {name!r} in {file} already", name=rule.name, file=file)
    block = skeleton("declaration.txt", rule.known(file)).replace("\n", newline)
    whole = f"{text.rstrip()}{newline}{newline}{block}"
    after = _read(whole, file)
    del after["rule"][rule.name]
    if after != before:
        raise PluginError("{file} is too unusual to be changed", file=file)
    return whole


def _read(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise PluginError("{file} is no TOML: {reason}", file=file, reason=error) from None
