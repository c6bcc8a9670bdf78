"""Lines put together to paragraphs and tables, by their places."""

import re

from attrs import define, field, frozen

from kompetanse.document.htmltable import rows, tables
from kompetanse.document.lines import ROWS, Kind, Line, scan
from kompetanse.document.source import Span


_GOES_ON = re.compile(
    r"\s*(?:[-–*•◦○▪●‣\uf0a7\uf0b7]\s|</?(?:ul|ol|li|p|br)\b|[Dd]el \d|[a-zæøåäö])"
)
_DIGIT = re.compile(r"\d")


@frozen
class Row:
    """A row whose cells are known by their places; `head` is what markup says."""

    span: Span
    cells: tuple[Span, ...]
    head: bool = False


@define
class Draft:
    """A paragraph, a table or a single line, before it is known what becomes of it.

    Attributes:
        kind: What its lines look like.
        span: Its place.
        cells: The places of a single line's parts.
        level: The level of a heading.
        rows: The rows of a table.
        width: The number of cells in its longest row.
    """

    kind: Kind
    span: Span
    cells: tuple[Span, ...] = ()
    level: int = 0
    rows: list[Row] = field(factory=list)
    width: int = 0

    @property
    def is_table(self) -> bool:
        """Whether it has rows."""
        return self.kind in ROWS


def put_together(content: str, start: int) -> list[Draft]:
    r"""Find the paragraphs, tables and single lines of `content` from `start` on.

    >>> [draft.kind.value for draft in put_together("Plan\nfor alle\n\nUke 37\tSamling\n", 0)]
    ['text', 'tabs']
    """
    reader = _Reader(content)
    for table in tables(content, start):
        reader.take_lines(start, table.start)
        for line in rows(content, table):
            reader.take(line)
        start = table.end
    reader.take_lines(start, len(content))
    return reader.drafts


class _Reader:
    """Takes lines one by one."""

    def __init__(self, content: str) -> None:
        self.drafts: list[Draft] = []
        self._content = content
        self._open = False

    def take_lines(self, start: int, end: int) -> None:
        """Add the lines of a piece of the text."""
        for line in scan(self._content, start, end):
            self.take(line)

    def take(self, line: Line) -> None:
        """Add one line."""
        last = self.drafts[-1] if self.drafts else None
        if line.kind is Kind.BLANK:
            self._open = False
        elif line.kind is Kind.RULER:
            self._rule(last)
        elif last and self._open and self._continues(last, line):
            _join(last, line)
        elif line.kind in ROWS:
            self._row(last, line)
        elif last and self._open and line.kind is Kind.TEXT is last.kind:
            last.span = Span(last.span.start, line.span.end)
        else:
            self.drafts.append(Draft(line.kind, line.span, line.cells, line.level))
            self._open = True

    def _rule(self, last: Draft | None) -> None:
        """A ruler below the first row of a table makes it the head."""
        if last and self._open and len(last.rows) == 1:
            last.rows[0] = Row(last.rows[0].span, last.rows[0].cells, head=True)
        elif not last or not last.is_table:
            self._open = False

    def _row(self, last: Draft | None, line: Line) -> None:
        if not last or last.kind is not line.kind:
            last = Draft(line.kind, line.span)
            self.drafts.append(last)
        cells = self._with_outer(last, line) if line.kind is Kind.PIPES else line.cells
        last.rows.append(Row(line.span, cells, line.head))
        last.span = Span(last.span.start, line.span.end)
        last.width = max(last.width, len(cells))
        self._open = True

    def _with_outer(self, last: Draft, line: Line) -> tuple[Span, ...]:
        """The cells of a row; where no other row has outer pipes, a pipe ends an empty cell."""
        shown = self._content[line.span.start : line.span.end].strip()
        first = last.rows[0].span if last.rows else line.span
        outer = self._content[first.start : first.end].lstrip()[:1] == "|"
        if outer or shown[:1] != "|" or len(line.cells) >= last.width:
            return line.cells
        behind = (Span(line.span.end, line.span.end),) if shown.endswith("|") else ()
        cells = (Span(line.span.start, line.span.start), *line.cells, *behind)
        return cells if len(cells) == last.width else line.cells

    def _continues(self, last: Draft, line: Line) -> bool:
        """Whether a line goes on with the last cell of an unfinished row."""
        if last.kind not in {Kind.TABS, Kind.SEMICOLONS} or line.kind not in {last.kind, Kind.TEXT}:
            return False
        row = last.rows[-1]
        together = len(row.cells) + max(len(line.cells), 1) - 1
        if len(row.cells) >= last.width or together > last.width:
            return False
        start = self._content[line.span.start : line.span.start + 16]
        if _GOES_ON.match(start):
            return True
        return together == last.width and line.kind is last.kind and self._lacks_time(row, line)

    def _lacks_time(self, row: Row, line: Line) -> bool:
        """Whether a row begins with figures and the line below it does not."""
        above, here = row.cells[0], line.cells[0]
        return bool(
            _DIGIT.search(self._content, above.start, above.end)
            and not _DIGIT.search(self._content, here.start, here.end)
        )


def _join(last: Draft, line: Line) -> None:
    """Let a line go on with the last cell of a row."""
    row, cells = last.rows[-1], line.cells or (line.span,)
    joined = Span(row.cells[-1].start, cells[0].end)
    span = Span(row.span.start, line.span.end)
    last.rows[-1] = Row(span, (*row.cells[:-1], joined, *cells[1:]), row.head)
    last.span = Span(last.span.start, line.span.end)
