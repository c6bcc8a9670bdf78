"""Write plain data as a person writes YAML.

Block style, one-line flow mappings and lists for what is small, comments above what they speak of,
long texts folded.
"""

import re
from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import TypeAlias


Value: TypeAlias = "str | int | bool | list[Value] | dict[str, Value]"
Data: TypeAlias = dict[str, Value]

_WIDTH = 100
_FOLDED_FROM = 80
_PLAIN = re.compile(r"[^\W_](?:[^:#,\[\]{}\"'\n]|:(?! |$))*(?<! )")
_PLAIN_IN_BLOCK = re.compile(r"[^\W_](?:[^:#\n]|:(?! |$))*(?<! )")


def write_yaml(data: Data, comments: Mapping[str, str]) -> str:
    """Write a document; `comments` are keyed by path («gatherings», «units/skog»).

    >>> print(write_yaml({"roles": {"lærere": {"label": "Lærere"}}}, {"roles": "Hvem"}), end="")
    # Hvem
    roles:
      lærere: {label: Lærere}
    """
    lines: list[str] = []
    for key, value in data.items():
        entry = list(_entry(key, value, "", key, comments))
        # Sections stand apart from each other; the short facts at the top do not.
        if lines and len(entry) > 1 and not isinstance(value, str):
            lines.append("")
        lines += entry
    return "\n".join(lines) + "\n"


def _entry(
    key: str, value: Value, indent: str, path: str, comments: Mapping[str, str]
) -> Iterator[str]:
    """The lines of one key and its value."""
    if path in comments:
        yield f"{indent}# {comments[path]}"
    small = f"{indent}{key}: {_flow(value)}"
    if isinstance(value, str):
        yield from _text(key, value, indent)
    elif not isinstance(value, dict | list) or (
        _may_be_small(value, path) and len(small) <= _WIDTH
    ):
        yield small
    else:
        yield f"{indent}{key}:"
        yield from _block(value, indent + "  ", path, comments)


def _may_be_small(value: Value, path: str) -> bool:
    """Whether a person might write it on one line: anything but a section."""
    return isinstance(value, list) or "/" in path


def _block(
    value: "list[Value] | dict[str, Value]", indent: str, path: str, comments: Mapping[str, str]
) -> Iterator[str]:
    """The lines of a mapping or list in block style."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _entry(key, item, indent, f"{path}/{key}", comments)
        return
    for item in value:
        small = f"{indent}- {_flow(item)}"
        if len(small) <= _WIDTH or not isinstance(item, dict):
            yield small
        else:
            first, *others = _block(item, indent + "  ", path, comments)
            yield f"{indent}- {first.lstrip()}"
            yield from others


def _text(key: str, text: str, indent: str) -> Iterator[str]:
    """A text on the line of its key, or folded below it."""
    if len(text) < _FOLDED_FROM:
        plain = _PLAIN_IN_BLOCK.fullmatch(text)
        yield f"{indent}{key}: {text if plain else _quoted(text)}"
        return
    yield f"{indent}{key}: >-"
    yield from (f"{indent}  {line}" for line in wrap(text, _FOLDED_FROM))


def _flow(value: Value) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, str):
        return value if _PLAIN.fullmatch(value) else _quoted(value)
    return str(value).lower()


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
