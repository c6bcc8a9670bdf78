"""The lines of a pasted text, each taken for what it looks like."""

import re
from collections.abc import Iterator
from enum import Enum
from itertools import pairwise

from attrs import frozen

from kompetanse.document.source import Span


MOST_COLUMNS = 64
"""A line with more cells than this is no row of a table."""


class Kind(Enum):
    """What a line looks like."""

    BLANK = "blank"
    HEADING = "heading"
    CONTENTS = "contents"
    FURNITURE = "furniture"
    NOTE = "note"
    TABS = "tabs"
    PIPES = "pipes"
    SEMICOLONS = "semicolons"
    HTML = "html"
    RULER = "ruler"
    TEXT = "text"


ROWS = frozenset({Kind.TABS, Kind.PIPES, Kind.SEMICOLONS, Kind.HTML})


@frozen
class Line:
    """A line; several where quotation marks or tags hold a row together.

    Attributes:
        kind: What it looks like.
        span: Its place, without the line end.
        cells: The places of a row's cells, of a note's sign and text, of an entry's title and
            page, of a heading's words.
        level: The level of a heading.
        head: Whether markup calls it the head of a table.
    """

    kind: Kind
    span: Span
    cells: tuple[Span, ...] = ()
    level: int = 0
    head: bool = False


_LINE_END = re.compile(r"\r\n|\r|\n|\Z")
_HASHES = re.compile(r" {0,3}(#{1,6})[ \t]")
_HTML_HEADING = re.compile(r"\s*<h([1-6])\b[^<>]*>", re.IGNORECASE)
_FURNITURE = re.compile(
    r"\s*(?:(?:side|page|s\.|p\.)\s?\d{1,4}(?:\s?(?:av|af|of|/)\s?\d{1,4})?|-\s?\d{1,4}\s?-)\s*\Z",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\s*(?:(\d{1,2})\)|\[(\d{1,2})\]:?|<sup\b[^<>]*>\s?(\d{1,2}|\*)\s?</sup>|(\*{1,3})\))\s*(?=\S)",
    re.IGNORECASE,
)
_SIGN_ALONE = re.compile(r"\s*(?:[-–*•◦○▪●‣\uf0a7\uf0b7o·]|\d{1,2}[.)]|\[\d{1,2}\])?\s*\Z")
_QUOTED = {
    "\t": re.compile(r'"(?:[^"\t]|"")*+"(?=[\t\r\n]|\Z)'),
    ";": re.compile(r'"(?:[^"]|"")*+"(?=[;\r\n]|\Z)'),
}
_PIPE = re.compile(r"(?<!\\)\|")
_RULER_SIGNS = frozenset("|:-+= \t")
_LEADER_SIGNS = " .\t\u2026"


def scan(content: str, start: int, end: int) -> Iterator[Line]:
    r"""Find the lines of `content[start:end]`.

    >>> source = "# Plan\n\nUke 37\tSamling 1\nSide 1 av 2"
    >>> [line.kind.value for line in scan(source, 0, len(source))]
    ['heading', 'blank', 'tabs', 'furniture']
    """
    columns = 0
    while start < end:
        span = Span(start, min(line_end(content, start), end))
        line = _line(content, span)
        if line.kind is Kind.TEXT:
            line = _semicolons(content, span, columns) or line
        columns = len(line.cells) if line.kind is Kind.SEMICOLONS else 0
        yield line
        start = next_line(content, line.span.end)


def line_end(content: str, start: int) -> int:
    """Offset of the line end that comes first from `start` on."""
    found = _LINE_END.search(content, start)
    return found.start() if found else len(content)


def next_line(content: str, end: int) -> int:
    """Offset behind the line end that stands at `end`."""
    found = _LINE_END.match(content, end)
    return max(found.end(), end + 1) if found else end + 1


def _line(content: str, span: Span) -> Line:
    """Take one line for what it looks like without its neighbours."""
    shown = content[span.start : span.end]
    if not shown.strip():
        return Line(Kind.BLANK, span)
    if (found := _HASHES.match(shown)) and shown[found.end() :].strip("# \t"):
        words = Span(span.start + found.end(), span.start + len(shown.rstrip().rstrip("#")))
        return Line(Kind.HEADING, span, (words,), len(found.group(1)))
    if "\t" not in shown and (found := _HTML_HEADING.match(shown)):
        return Line(Kind.HEADING, span, (span,), int(found.group(1)))
    return (
        _entry(shown, span)
        or _ruler(shown, span)
        or _tabs(content, span)
        or _pipes(shown, span)
        or _remnant(shown, span)
    )


def _entry(shown: str, span: Span) -> Line | None:
    """A line of a table of contents: a title, a dot leader, a page."""
    shown = shown.rstrip()
    lead = shown.rstrip("0123456789")
    title = lead.rstrip(_LEADER_SIGNS)
    dots = lead.count(".", len(title)) + 3 * lead.count("\u2026", len(title))
    if not title or dots < 3 or not 1 <= len(shown) - len(lead) <= 4:  # noqa: PLR2004 - an ellipsis, a page
        return None
    at = span.start
    cells = (Span(at, at + len(title)), Span(at + len(lead), at + len(shown)))
    return Line(Kind.CONTENTS, span, cells)


def _ruler(shown: str, span: Span) -> Line | None:
    """The line below a head (`|---|---|`), or one across the page."""
    signs = frozenset(shown)
    ruled = signs <= _RULER_SIGNS and ("-" in signs or "=" in signs) and len(shown.strip()) > 1
    return Line(Kind.RULER, span) if ruled else None


def _tabs(content: str, span: Span) -> Line | None:
    """A row whose cells are separated by tabs; not a text that is merely indented."""
    if content[span.start] != '"' and content.find("\t", span.start, span.end) < 0:
        return None
    cells, end = _delimited(content, span, "\t")
    few = len(cells) == 2 and _SIGN_ALONE.match(content[cells[0].start : cells[0].end])  # noqa: PLR2004 - a sign and its text
    if few or not 1 < len(cells) <= MOST_COLUMNS:
        return None
    return Line(Kind.TABS, Span(span.start, end), tuple(cells))


def _pipes(shown: str, span: Span) -> Line | None:
    """A row whose cells are separated by pipes, with or without outer ones."""
    marks = [found.start() for found in _PIPE.finditer(shown)]
    inside = shown.strip()
    outer = inside[:1] == "|"
    spaced = (shown[at - 1 : at + 2 : 2].isspace() for at in marks if at)
    if not marks or not (outer or len(marks) > 1 or any(spaced)):
        return None
    if outer:
        marks = marks[1:]
    begin = shown.index("|") + 1 if outer else 0
    end = len(shown)
    if marks and not shown[marks[-1] + 1 :].strip():
        end = marks.pop()
    edges = [begin - 1, *marks, end]
    if len(edges) > MOST_COLUMNS:
        return None
    at = span.start
    cells = [Span(at + a + 1, at + b) for a, b in pairwise(edges)]
    return Line(Kind.PIPES, span, tuple(cells))


def _semicolons(content: str, span: Span, columns: int) -> Line | None:
    """A row as a spreadsheet exports it, if a neighbour has as many cells."""
    if content.count(";", span.start, span.end) < 2 or "&" in content[span.start : span.end]:  # noqa: PLR2004 - prose has one
        return None
    cells, end = _delimited(content, span, ";")
    if not 2 < len(cells) <= MOST_COLUMNS:  # noqa: PLR2004 - prose has one semicolon
        return None
    if len(cells) != columns:
        below = next_line(content, end)
        after = Span(below, line_end(content, below))
        if below >= len(content) or len(_delimited(content, after, ";")[0]) != len(cells):
            return None
    return Line(Kind.SEMICOLONS, Span(span.start, end), tuple(cells))


def _delimited(content: str, span: Span, mark: str) -> tuple[list[Span], int]:
    """The cells of a row, and where it ends: quotation marks may hold line ends."""
    cells: list[Span] = []
    at, end = span.start, span.end
    while len(cells) <= MOST_COLUMNS:
        found = _QUOTED[mark].match(content, at) if content[at : at + 1] == '"' else None
        if found:
            stop = found.end()
            end = line_end(content, stop) if stop > end else end
            cells.append(Span(at + 1, stop - 1))
        else:
            stop = content.find(mark, at, end)
            stop = end if stop < 0 else stop
            cells.append(Span(at, stop))
        if stop >= end:
            break
        at = stop + 1
    return cells, end


def _remnant(shown: str, span: Span) -> Line:
    """A line that is no row: page furniture, a note, a text."""
    if _FURNITURE.match(shown):
        return Line(Kind.FURNITURE, span)
    if found := _NOTE.match(shown):
        sign = found.span(found.lastindex or 1)
        at = span.start
        return Line(
            Kind.NOTE, span, (Span(at + sign[0], at + sign[1]), Span(at + found.end(), span.end))
        )
    return Line(Kind.TEXT, span)
