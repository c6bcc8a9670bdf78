"""Tables that were pasted as HTML."""

import re
from collections.abc import Iterator

from attrs import define, field

from kompetanse.document.lines import MOST_COLUMNS, Kind, Line, line_end
from kompetanse.document.source import Span


_TABLE = re.compile(r"<table\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<(/?)(table|tr|td|th)\b([^<>]*)>", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]*>|\s+|&nbsp;")
_COLUMNS = re.compile(r"colspan\s{0,3}=\s{0,3}[\"']?(\d{1,2})", re.IGNORECASE)
_ROWS = re.compile(r"rowspan\s{0,3}=\s{0,3}[\"']?(\d{1,3})", re.IGNORECASE)


def tables(content: str, start: int) -> Iterator[Span]:
    """The places of the HTML tables from `start` on; an unclosed one ends with the line of its last tag.

    >>> source = "a <table><tr><td>b</td></tr></table> c"
    >>> [(found.start, found.end) for found in tables(source, 0)]
    [(2, 36)]
    """
    while opening := _TABLE.search(content, start):
        depth, start = 0, opening.end()
        for tag in _TAG.finditer(content, opening.start()):
            start = tag.end()
            if tag.group(2).lower() == "table":
                depth += -1 if tag.group(1) else 1
            if depth == 0:
                break
        else:
            start = line_end(content, start)
        yield Span(opening.start(), start)


def rows(content: str, table: Span) -> list[Line]:
    """The rows of one table, and what stands in it outside of cells.

    Cells that go over several rows or columns stand in each row; in the first column only.

    >>> source = "<table><tr><th>Kva</th></tr><tr><td>Samling</td></tr></table>"
    >>> [line.head for line in rows(source, Span(0, len(source)))]
    [True, False]
    """
    reader = _Reader(content, table.start)
    for tag in _TAG.finditer(content, table.start, table.end):
        reader.take(tag)
    reader.finish(table.end)
    return reader.lines


@define
class _Reader:
    """Takes the tags of one table in order."""

    content: str
    at: int
    lines: list[Line] = field(factory=list)
    _depth: int = 0
    _start: int = 0
    _cells: list[Span] = field(factory=list)
    _cell: int | None = None
    _attributes: str = ""
    _heads: int = 0
    _below: dict[int, tuple[int, Span]] = field(factory=dict)

    def take(self, tag: re.Match[str]) -> None:
        """Go on to the next tag."""
        closes, name, attributes = tag.groups()
        name = name.lower()
        if name == "table":
            self._depth += -1 if closes else 1
        if self._depth > (0 if name == "table" and closes else 1):
            return
        if self._cell is not None:
            self._close_cell(tag.start())
        else:
            self._stray(tag.start())
        if name in {"td", "th"} and not closes:
            self._start = self._start if self._cells else tag.start()
            self._cell, self._attributes = tag.end(), attributes
            self._heads += name == "th"
        elif name == "tr":
            self._close_row(tag.start())
        self.at = tag.end()

    def finish(self, end: int) -> None:
        """Close what is still open."""
        if self._cell is not None:
            self._close_cell(end)
        self._close_row(end)

    def _stray(self, end: int) -> None:
        """Keep a text that stands outside of all cells: a caption."""
        if _MARKUP.sub("", self.content[self.at : end]):
            self.lines.append(Line(Kind.TEXT, Span(self.at, end)))

    def _close_cell(self, end: int) -> None:
        begin, self._cell = self._cell or end, None
        self._fill_from_above()
        cell = Span(begin, end)
        if len(self._cells) > MOST_COLUMNS:
            self._cells[-1] = Span(self._cells[-1].start, end)
            return
        if found := _ROWS.search(self._attributes):
            self._below[len(self._cells)] = (int(found.group(1)), cell)
        self._cells.append(cell)
        wide = _COLUMNS.search(self._attributes)
        self._cells += [Span(end, end)] * min(int(wide.group(1)) - 1 if wide else 0, MOST_COLUMNS)

    def _fill_from_above(self) -> None:
        """Repeat the cells that reach down into this row."""
        while waiting := self._below.get(len(self._cells)):
            left, cell = waiting
            if left <= 1:
                del self._below[len(self._cells)]
                return
            self._below[len(self._cells)] = (left - 1, cell)
            self._cells.append(cell)

    def _close_row(self, end: int) -> None:
        if self._cells:
            self._fill_from_above()
            cells, head = tuple(self._cells), self._heads * 2 > len(self._cells)
            self.lines.append(Line(Kind.HTML, Span(self._start, end), cells, head=head))
        self._cells, self._heads = [], 0
