"""TOML: the standard library's data, with days and times as ISO text.

The standard library gives no places; `toml_places` finds them when somebody asks. It also takes a
time that grows with the square of the parts of a dotted key; such keys are refused beforehand.
"""

import re
import tomllib
from datetime import date, time
from math import isfinite

from kompetanse.document.characters import (
    CONTROL_CHARACTER,
    FORBIDDEN,
    REPLACEMENT,
    code,
    without_controls,
)
from kompetanse.document.faults import (
    EMPTY,
    MAX_DEPTH,
    MAX_DIGITS,
    NOT_A_NUMBER,
    TOO_DEEP,
    Faults,
    StopReadingError,
)
from kompetanse.document.source import Document, DocumentFault, Locator, Span, Text
from kompetanse.document.toml_places import TomlPlaces
from kompetanse.path import Path


_PART = r"""(?:[\w-]++|"[^"\\\n]*+"|'[^'\n]*+')"""
_LONG_KEY = re.compile(rf"""(?<![\w."'-]){_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{16}}""")
_DOTS = re.compile(r"\.(?:[^.\n]*+\.){15}")  # what a long key has; much faster to look for
_DIGITS = re.compile(r"(?<![\d_])\d[\d_]{1000,}+")
_BRACKETS = re.compile(r"(?:[\[{][^\[\]{}]*+){65}")
_LONG_NUMBER = "this number has too many digits"
_LONE_RETURN = re.compile(r"\r(?!\n)")
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def read_toml(text: Text) -> Document:
    r"""Read a TOML file.

    >>> document = read_toml(Text("plan.toml", "updated = 2021-08-20\n[units.skog]\nstaff = 23"))
    >>> document.data
    {'updated': '2021-08-20', 'units': {'skog': {'staff': 23}}}
    >>> document.locate(("units", "skog", "staff"))
    Place(file='plan.toml', line=3, column=9, end_line=3, end_column=11)
    """
    faults = Faults()
    try:
        content = _cleaned(text.content, faults)
        places = TomlPlaces(content)
        data = _Plain(content, places, faults).plain(_data(content, faults), ())
    except StopReadingError:
        return Document(text, None, tuple(faults))
    except tomllib.TOMLDecodeError as error:
        return Document(text, None, (*faults, _syntax_fault(error, content)))
    if not data:
        faults.append(DocumentFault("empty", EMPTY, Span(0, 0)))
    return Document(text, data or None, tuple(faults), places)


def _cleaned(content: str, faults: Faults) -> str:
    """Without characters that may not stand in a plan; and every line ends with a line feed."""
    content = without_controls(content, faults)
    return _LONE_RETURN.sub("\n", content) if "\r" in content else content


def _data(content: str, faults: Faults) -> object:
    """What the standard library reads, if it can be trusted to come to an end."""
    if _DOTS.search(content) and (found := _LONG_KEY.search(content)):
        faults.add("depth", "this key has too many parts", Span(*found.span()))
        raise StopReadingError
    try:
        return tomllib.loads(content)
    except tomllib.TOMLDecodeError:
        raise
    except ValueError:  # so Python refuses to read numbers of thousands of digits
        faults.add("number", _LONG_NUMBER, _first(_DIGITS, content))
        raise StopReadingError from None
    except RecursionError:
        faults.add("depth", TOO_DEEP, _first(_BRACKETS, content), depth=MAX_DEPTH)
        raise StopReadingError from None


def _first(pattern: re.Pattern[str], content: str) -> Span:
    """Where something stands that the standard library stumbled over."""
    found = pattern.search(content)
    return Span(*found.span()) if found else Span(0, 0)


class _Plain:
    """Makes plain data of what the standard library gives, and finds what a plan cannot hold."""

    def __init__(self, content: str, locator: Locator, faults: Faults) -> None:
        self._content = content
        self._escaped = "\\" in content
        self._faults = faults
        self._locator = locator

    def plain(self, datum: object, path: Path) -> object:
        """A datum without days, endless numbers and control characters."""
        if isinstance(datum, str):
            return self._text(datum, path) if self._escaped else datum
        if isinstance(datum, dict):
            self._check_depth(path)
            return dict(self._entry(key, child, path) for key, child in datum.items())
        if isinstance(datum, list):
            self._check_depth(path)
            return [self.plain(child, (*path, at)) for at, child in enumerate(datum)]
        if isinstance(datum, (date, time)):  # a `datetime` is a `date`
            return datum.isoformat()
        return self._number(datum, path) if isinstance(datum, (int, float)) else datum

    def _entry(self, key: str, datum: object, path: Path) -> tuple[str, object]:
        if self._escaped:
            path = (*path, FORBIDDEN.sub(REPLACEMENT, key))
            return self._text(key, path, key=True), self.plain(datum, path)
        return key, self.plain(datum, (*path, key))

    def _check_depth(self, path: Path) -> None:
        if len(path) >= MAX_DEPTH:
            self._faults.add("depth", TOO_DEEP, self._span(path), depth=MAX_DEPTH)
            raise StopReadingError

    def _text(self, text: str, path: Path, *, key: bool = False) -> str:
        found = FORBIDDEN.search(text)
        if not found:
            return text
        span = self._span(path, key=key)
        self._faults.add("control-character", CONTROL_CHARACTER, span, code=code(found[0]))
        return FORBIDDEN.sub(REPLACEMENT, text)

    def _number(self, number: float, path: Path) -> int | float | None:
        if abs(number) < 10**MAX_DIGITS if isinstance(number, int) else isfinite(number):
            return number
        span = self._span(path)
        written = self._content[span.start : span.end]
        self._faults.add("number", NOT_A_NUMBER, span, number=written)
        return None

    def _span(self, path: Path, *, key: bool = False) -> Span:
        return self._locator(path, key) or Span(0, 0)


_QUOTES = "a text stands in quotation marks"
_FOREIGN_KEY = (
    "names and texts with other letters than a–z, such as æ, ø, å, stand in quotation marks"
)

_WORDS = (
    ("Cannot", "duplicate-key", "this key or table is here a second time", None),
    ("Duplicate", "duplicate-key", "this key is here a second time", None),
    ("Expected '='", "syntax", "an equals sign is missing behind this key", None),
    ("key part", "syntax", "a key is expected here", None),
    ("after a statement", "syntax", "nothing can follow this value on its line", _QUOTES),
    ("Invalid statement", "syntax", "a line begins with a key or a table", None),
    ("Unclosed", "syntax", "this list or table is not closed", None),
    ("Unterminated", "syntax", "this quotation mark is never closed", None),
    ('Expected "', "syntax", "this quotation mark is never closed", None),
    ("Expected '", "syntax", "something is missing here", None),
    ("llegal character", "syntax", "this character cannot stand here", None),
    ("nvalid character", "syntax", "this character cannot stand here", None),
    ("\\", "syntax", "this backslash means nothing here", "put the text in single quotes"),
    ("hex", "syntax", "this backslash means nothing here", "put the text in single quotes"),
    ("scalar value", "control-character", "this is no character", None),
    ("date", "syntax", "there is no such day or time", None),
    ("", "syntax", "a value is missing here, or is not one of TOML's", _QUOTES),
)


def _syntax_fault(error: tomllib.TOMLDecodeError, content: str) -> DocumentFault:
    words = next(words for words in _WORDS if words[0] in str(error))
    span = _span(error, content, whole_line=words[1] == "duplicate-key")
    letter = content[span.start : span.end]
    foreign = letter.isalpha() and not letter.isascii()
    return DocumentFault(words[1], words[2], span, hint=_FOREIGN_KEY if foreign else words[3])


def _span(error: tomllib.TOMLDecodeError, content: str, *, whole_line: bool) -> Span:
    """The place that the error's text ends with; the library has no better one."""
    lines = content.split("\n")
    found = _PLACE.search(str(error))
    number = int(found[1]) if found and found[1] else len(lines)
    start = sum(len(line) + 1 for line in lines[: number - 1])
    line = lines[number - 1]
    if whole_line:
        return Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))
    at = start + int(found[2]) - 1 if found and found[2] else len(content)
    return Span(at, min(at + 1, len(content)))
