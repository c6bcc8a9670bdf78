"""Adding an item to a list in a TOML text, without changing another byte of it."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from kompetanse.config import toml
from kompetanse.document.toml_places import TomlPlaces


_COMMENT = re.compile(r"#[^\n]*")
_BLANK = re.compile(r"[ \t]*")


def with_item(text: str, table: tuple[str, ...], key: str, item: str) -> str | None:
    """A text with one item more in a list of a table, which is begun where it is missing.

    Args:
        text: The text, which is sound.
        table: The parts of the table's name; none for the text as a whole.
        key: The key of the list.
        item: The item.

    Returns:
        The text; nothing where it is built in so odd a way that it would be damaged.

    >>> print(with_item('select = ["a"]  # mine', (), "select", "b"))
    select = ["a", "b"]  # mine
    """
    data = tomllib.loads(text)
    settings = _inner(data, table)
    if key in settings:
        after = _appended(text, (*table, key), len(settings[key]), toml.value(item))
    else:
        after = _begun(text, table, settings, f"{key} = [{toml.value(item)}]")
    return after if _is(after, _expected(data, (*table, key), item)) else None


def _header(text: str, table: tuple[str, ...]) -> re.Match[str] | None:
    """The line that opens a table: `[tool.kompetanse]`."""
    name = r"[ \t]*\.[ \t]*".join(map(re.escape, table))
    return re.search(rf"^[ \t]*\[[ \t]*{name}[ \t]*\][^\n]*\n?", text, re.MULTILINE)


def _inner(data: Mapping[str, Any], table: tuple[str, ...]) -> Mapping[str, Any]:
    for step in table:
        data = data.get(step, {})
    return data


def _expected(data: Mapping[str, Any], path: tuple[str, ...], item: str) -> dict[str, Any]:
    """The data as they are to be."""
    first, *rest = path
    old = data.get(first)
    new = _expected(old or {}, tuple(rest), item) if rest else [*(old or ()), item]
    return {**data, first: new}


def _is(text: str, expected: dict[str, Any]) -> bool:
    """Whether a changed text says what it should."""
    try:
        return tomllib.loads(text) == expected
    except ValueError:
        return False


def _appended(text: str, path: tuple[str, ...], count: int, item: str) -> str:
    """The text with an item behind the others of a list: on a line of its own, if they are."""
    places = TomlPlaces(text)
    whole = places(path, False)
    last = places((*path, count - 1), False) if count else None
    if whole is None or last is None:
        at = whole.start + 1 if whole else 0
        return f"{text[:at]}{item}{text[at:]}"
    closing = whole.end - 1
    line = text.rfind("\n", 0, closing) + 1
    if line < last.end or text[line:closing].strip():
        return f"{text[: last.end]}, {item}{text[last.end :]}"
    between = text[last.end : line]
    comma = "" if "," in _COMMENT.sub("", between) else ","
    own_line = f"{_indent(text, last.start)}{item},{_newline(text)}"
    return f"{text[: last.end]}{comma}{between}{own_line}{text[line:]}"


def _begun(text: str, table: tuple[str, ...], settings: Mapping[str, Any], line: str) -> str:
    """The text with a new key in a table: below its header, or where such keys stand."""
    newline = _newline(text)
    if not table:
        return _at_top(text, settings, line)
    if header := _header(text, table):
        gap = "" if header[0].endswith("\n") else newline
        return f"{text[: header.end()]}{gap}{line}{newline}{text[header.end() :]}"
    gap = "" if text.endswith("\n") or not text else newline
    return f"{text}{gap}{newline}[{'.'.join(table)}]{newline}{line}{newline}"


def _at_top(text: str, settings: Mapping[str, Any], line: str) -> str:
    """The text with a new key behind those that belong to no table."""
    places, newline = TomlPlaces(text), _newline(text)
    keys = [key for key, value in settings.items() if not _is_table(value)]
    ends = [span.end for key in keys if (span := places((key,), False))]
    if not ends:
        return f"{line}{newline}{newline}{text}" if text else f"{line}{newline}"
    at = text.find("\n", max(ends)) + 1
    return f"{text[:at]}{line}{newline}{text[at:]}" if at else f"{text}{newline}{line}{newline}"


def _is_table(value: object) -> bool:
    """Whether a value may have a header of its own."""
    return isinstance(value, dict) or (isinstance(value, list) and any(map(_is_table, value)))


def _indent(text: str, at: int) -> str:
    """What stands before the first letter of a line."""
    found = _BLANK.match(text, text.rfind("\n", 0, at) + 1)
    return found[0] if found else ""


def _newline(text: str) -> str:
    """How a text ends its lines."""
    return "\r\n" if "\r\n" in text else "\n"
