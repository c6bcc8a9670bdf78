"""JSON: the standard library's data, and places that are found when somebody asks.

The standard library takes the last of two equal keys, `NaN` and `1e999`. Its hooks notice; where
in the text that was, a slower walk over all tokens finds out, only then.
"""

import json
import re
from collections.abc import Iterator, Mapping
from json import JSONDecodeError, JSONDecoder
from math import isfinite

from kompetanse.document.characters import CONTROL_CHARACTER, REPLACEMENT, code, without_controls
from kompetanse.document.faults import (
    DUPLICATE_KEY,
    EMPTY,
    MAX_DEPTH,
    MAX_DIGITS,
    NOT_A_NUMBER,
    TOO_DEEP,
    Faults,
    StopReadingError,
    is_too_deep,
)
from kompetanse.document.locating import LazyLocator
from kompetanse.document.source import Document, DocumentFault, Locator, Span, Text


_BLANKS = " \t\n\r"
_SPACE = re.compile(r"[ \t\n\r]*")
_COLON = re.compile(r"[ \t\n\r]*:[ \t\n\r]*")
_COMMA = re.compile(r"[ \t\n\r]*,?[ \t\n\r]*")
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"|[{}\[\],:]|[^ \t\n\r"{}\[\],:]+', re.DOTALL)
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}"  # a pair is a character
    r"|(?P<bad>\\u[dD][89a-fA-F][\da-fA-F]{2}|\\u[fF]{3}[eEfF]|\\u[fF][eE][fF]{2}"
    r"|\\u00(?:0[^9aAdD]|1.|7[fF]|8[^5]|9.)|\\[bf])"
    r"|\\.",
    re.DOTALL,
)


def read_json(text: Text) -> Document:
    """Read a JSON file.

    >>> document = read_json(Text("plan.json", '{"units": {"skog": {"staff": 23}}}'))
    >>> document.data
    {'units': {'skog': {'staff': 23}}}
    >>> document.locate(("units", "skog", "staff"))
    Place(file='plan.json', line=1, column=30, end_line=1, end_column=32)
    """
    faults = Faults()
    try:
        content = _cleaned(text.content, faults)
        data = _data(content, faults)
    except StopReadingError:
        return Document(text, None, tuple(faults))
    except JSONDecodeError as error:
        return Document(text, None, (*faults, _syntax_fault(error)))
    if data is None and not faults:
        faults.append(DocumentFault("empty", EMPTY, Span(0, 0)))
    return Document(text, data, tuple(faults), _locator(content))


def _data(content: str, faults: Faults) -> object:
    """The data, and all that the standard library would let pass."""
    if not content.strip(_BLANKS):
        return None
    hooks = _Hooks()
    try:
        data: object = json.loads(
            content,
            object_pairs_hook=hooks.mapping,
            parse_int=hooks.integer,
            parse_float=hooks.number,
            parse_constant=hooks.constant,
        )
    except RecursionError:
        _examine(content, faults)
        raise
    if hooks.suspicious or is_too_deep(data):
        _examine(content, faults)
    return data


def _cleaned(content: str, faults: Faults) -> str:
    """Replace characters that may not stand in a plan, escaped ones too, sign by sign."""
    content = without_controls(content, faults)
    if "\\" not in content:
        return content

    def replace(found: re.Match[str]) -> str:
        if not found["bad"]:
            return found[0]
        sign = json.loads(f'"{found[0]}"')
        faults.add("control-character", CONTROL_CHARACTER, Span(*found.span()), code=code(sign))
        return REPLACEMENT * len(found[0])

    return _ESCAPE.sub(replace, content)


class _Hooks:
    """Builds data as the standard library does, and remembers whether something was odd."""

    def __init__(self) -> None:
        self.suspicious = False

    def mapping(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        data = dict(pairs)
        if len(data) < len(pairs):
            self.suspicious = True
            data.update(reversed(pairs))  # the first one counts
        return data

    def integer(self, digits: str) -> int | None:
        if _is_short(digits):
            return int(digits)
        self.suspicious = True
        return None

    def number(self, digits: str) -> float | None:
        number = float(digits)
        if isfinite(number):
            return number
        self.suspicious = True
        return None

    def constant(self, _name: str) -> None:
        self.suspicious = True


def _examine(content: str, faults: Faults) -> None:
    """Find the places of what the hooks noticed.

    Raises:
        StopReadingError: The data are nested too deeply, or have too many faults.
    """
    keys: list[set[str]] = []
    text = None
    for token in _TOKEN.finditer(content):
        sign, span = token[0], Span(*token.span())
        if sign in "{[":
            keys.append(set())
            _check_depth(len(keys), span, faults)
        elif sign in "}]":
            keys.pop()
        elif sign == ":" and text:
            _check_key(text, keys[-1], faults)
        elif sign[0] == '"':
            text = token
        elif sign != "," and not _is_sound(sign):
            faults.add("number", NOT_A_NUMBER, span, number=sign)


def _check_depth(depth: int, span: Span, faults: Faults) -> None:
    if depth > MAX_DEPTH:
        faults.add("depth", TOO_DEEP, span, depth=MAX_DEPTH)
        raise StopReadingError


def _check_key(token: re.Match[str], known: set[str], faults: Faults) -> None:
    key = json.loads(token[0])
    if key in known:
        faults.add("duplicate-key", DUPLICATE_KEY, Span(*token.span()), key=key)
    known.add(key)


def _is_short(digits: str) -> bool:
    return len(digits.lstrip("-")) <= MAX_DIGITS


def _is_sound(literal: str) -> bool:
    """Whether a number (or `true`, `false`, `null`) is one that a plan can hold."""
    if literal in {"true", "false", "null"}:
        return True
    if literal.lstrip("-").isdigit():
        return _is_short(literal)
    return isfinite(float(literal))


_Node = tuple[int, int, int, int]
"""Where a datum begins and ends, and where its key does."""


def _locator(content: str) -> Locator:
    end = len(content.rstrip(_BLANKS))
    start = end - len(content[:end].lstrip(_BLANKS))
    walk = _Walk(content)
    return LazyLocator((start, end, start, end), walk.children, _span)


def _span(node: _Node, key: bool) -> Span:
    return Span(node[2], node[3]) if key else Span(node[0], node[1])


class _Walk:
    """Lists the entries of a collection; the standard library skips what is inside them."""

    def __init__(self, content: str) -> None:
        self._content = content
        self._read = JSONDecoder(parse_int=str, parse_float=str).raw_decode

    def children(self, node: _Node) -> Mapping[str | int, _Node]:
        """The entries by key or index; of two with the same key the first one."""
        opening, at = self._content[node[0] : node[0] + 1], self._after(_SPACE, node[0] + 1)
        table: dict[str | int, _Node] = {}
        if opening == "{":
            for key, entry in self._entries(at):
                table.setdefault(key, entry)
        elif opening == "[":
            table.update(enumerate(self._items(at)))
        return table

    def _entries(self, at: int) -> Iterator[tuple[str, _Node]]:
        while self._content[at] != "}":
            key, key_end = self._read(self._content, at)
            start = self._after(_COLON, key_end)
            end = self._read(self._content, start)[1]
            yield key, (start, end, at, key_end)
            at = self._after(_COMMA, end)

    def _items(self, at: int) -> Iterator[_Node]:
        while self._content[at] != "]":
            end = self._read(self._content, at)[1]
            yield at, end, at, end
            at = self._after(_COMMA, end)

    def _after(self, pattern: re.Pattern[str], at: int) -> int:
        found = pattern.match(self._content, at)
        return found.end() if found else at


_WORDS = (
    ("property name", "a key in double quotes is expected here", None),
    ("trailing comma", "there is a comma too many", "take the comma away"),
    ("',' delimiter", "a comma is missing here", None),
    ("':' delimiter", "a colon is missing behind this key", None),
    ("Unterminated string", "this quotation mark is never closed", None),
    ("control character", "a text ends on its line; write a line end as \\n", None),
    ("escape", "this backslash means nothing here", "write two of them"),
    ("Extra data", "the plan ends above; nothing can follow here", None),
    ("", "a value is missing here", "a text stands in double quotes"),
)


def _syntax_fault(error: JSONDecodeError) -> DocumentFault:
    reason, hint = next(words[1:] for words in _WORDS if words[0] in error.msg)
    span = Span(error.pos, min(error.pos + 1, len(error.doc)))
    return DocumentFault("syntax", reason, span, hint=hint)
