"""What the YAML parser complains of, in words that help who wrote the file."""

import re

from attrs import frozen
from yaml import MarkedYAMLError

from kompetanse.document.source import DocumentFault, Span


@frozen
class _Words:
    """How one complaint is told.

    Attributes:
        sign: A piece of what the parser says (one of the two parsers, or both).
        reason: The English template.
        hint: What to do.
        id: The fault's name.
        opening: Whether the place is where the unfinished thing begins.
    """

    sign: str
    reason: str
    hint: str | None = None
    id: str = "syntax"
    opening: bool = False


_COLON = "mapping values"
_QUOTES = "put the text in quotes"
_ALIGN = "begin it in the same column as the lines that it belongs to"

_KNOWN = (
    _Words(_COLON, "a colon with a space behind it cannot stand here", _QUOTES),
    _Words("mapping keys", "a key cannot stand here", _ALIGN),
    _Words("sequence entries", "a list cannot begin here", "begin it on a line of its own"),
    _Words("cannot start any token", "a text cannot begin with {character}", _QUOTES),
    _Words(
        "could not find expected ':'",
        "there is no colon behind this key",
        "write a key, a colon and a value; indent a line that continues the one above",
        opening=True,
    ),
    _Words("expected key", "this line is not aligned with any line above", _ALIGN),
    _Words("'-' indicator", "this line is not aligned with the list above", _ALIGN),
    _Words("<block end>", "this line is not aligned with any line above", _ALIGN),
    _Words("',' or ']'", "this list is not closed: a comma or ] is missing", _QUOTES, opening=True),
    _Words(
        "',' or '}'", "this mapping is not closed: a comma or }} is missing", _QUOTES, opening=True
    ),
    _Words("end of stream", "this quotation mark is never closed", opening=True),
    _Words("document indicator", "this quotation mark is never closed", opening=True),
    _Words("document separator", "this quotation mark is never closed", opening=True),
    _Words("hex", "digits are missing behind this backslash", "put the text in single quotes"),
    _Words("escape", "this backslash means nothing here", "put the text in single quotes"),
    _Words("alphabetic or numeric", "a text cannot begin with {character}", _QUOTES, opening=True),
    _Words("alphabetical", "a text cannot begin with {character}", _QUOTES, opening=True),
    _Words("node content", "a value is missing before {character}", _QUOTES),
    _Words("block scalar", "nothing may follow | or > on their line", _QUOTES),
    _Words("indentation indicator", "nothing may follow | or > on their line", _QUOTES),
    _Words("document start>", "the plan ends above; nothing can follow here"),
    _Words("incompatible", "this version of YAML is unknown", id="directive"),
    _Words("directive", "this directive has no meaning in a plan", id="directive"),
    _Words("version", "this directive has no meaning in a plan", id="directive"),
    _Words("tag", "tags have no meaning in a plan", "put a text with ! in quotes", id="tag"),
    _Words("URI", "tags have no meaning in a plan", "put a text with ! in quotes", id="tag"),
    _Words("", "this cannot be read as YAML"),
)
"""The first one that fits is told; the last one always fits."""

_TRAILING = _Words("", "the value ends before this; nothing can follow on its line", _QUOTES)
_CONTINUED = _Words("", "a key cannot stand here, since the text of the line above goes on", _ALIGN)
_ALIGNMENT = ("expected key", "'-' indicator", "<block end>")

_TAB = re.compile(r" *(\t)")


def syntax_fault(error: Exception, content: str) -> DocumentFault:
    """Tell of the error at which the parser gave up."""
    problem, context = 0, None
    if isinstance(error, MarkedYAMLError):
        problem = error.problem_mark.index if error.problem_mark else 0
        context = error.context_mark.index if error.context_mark else None
    before = _line_before(content, problem)
    if found := _TAB.match(before + content[problem : problem + 1]):
        at = problem - len(before) + found.start(1)
        return _tab("a tab cannot indent a line", at)
    if content[problem : problem + 1] == "\t":
        return _tab("a tab cannot stand here", problem)
    words = _words(error, before)
    at = problem if context is None or not words.opening else context
    return DocumentFault(
        words.id,
        words.reason,
        Span(at, min(at + 1, len(content))),
        {"character": content[at : at + 1]} if "{character}" in words.reason else {},
        hint=words.hint,
    )


def _words(error: Exception, before: str) -> _Words:
    """Choose the words; the same complaint means another thing in the middle of a line."""
    complaint = _complaint(error)
    words = next(words for words in _KNOWN if words.sign in complaint)
    if words.sign in _ALIGNMENT and before.strip(" -"):
        return _TRAILING
    if words.sign == _COLON and ": " not in before:
        return _CONTINUED
    return words


def _complaint(error: Exception) -> str:
    """What the parser says, and of what."""
    if isinstance(error, MarkedYAMLError):
        return f"{error.problem or ''} {error.context or ''}"
    return str(error)


def _line_before(content: str, at: int) -> str:
    """The part of a line that stands before an offset."""
    start = max(content.rfind("\n", 0, at), content.rfind("\r", 0, at)) + 1
    return content[start:at]


def _tab(reason: str, at: int) -> DocumentFault:
    return DocumentFault("tab", reason, Span(at, at + 1), hint="write spaces")
