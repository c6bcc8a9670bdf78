"""Tables: calendars, lists of measures, duties, packages, plans over several years."""

from collections.abc import Sequence
from typing import Protocol

from attrs import frozen

from kompetanse.path import Path
from kompetanse.transcription.columns import (
    GUESSED,
    Columns,
    columns_of,
    is_action_list,
    is_schedule,
)
from kompetanse.transcription.draft import Draft
from kompetanse.transcription.duties import Duties, is_duties_head
from kompetanse.transcription.headings import Headings
from kompetanse.transcription.longterm import LongTerm, is_years_row
from kompetanse.transcription.packages import Packages, is_packages_head
from kompetanse.transcription.piece import Piece
from kompetanse.transcription.prose import Prose
from kompetanse.transcription.schedule import Layout, Schedule
from kompetanse.transcription.times import Reader as Times


_ENOUGH = 12  # so many first cells tell whether a column holds times


class Writer(Protocol):
    """Writes the rows below a head of its own kind."""

    def write(self, place: Piece, cells: Sequence[Piece]) -> None:
        """Write one row."""


@frozen
class Row:
    """A row of a table block; `marked` is whether markup calls it a head."""

    place: Piece
    cells: list[Piece]
    marked: bool = False


class Tables:
    """Reads the rows of tables, each below the head that stands above it.

    A head holds until another one or a marked-up heading comes: tables are torn by page breaks.

    Attributes:
        schedule: Writes the rows of calendars and lists of measures.
        duties: Writes the rows of duties.
    """

    def __init__(self, draft: Draft, times: Times, headings: Headings, prose: Prose) -> None:
        self.schedule = Schedule(draft, times, headings)
        self.duties = Duties(draft)
        self._draft = draft
        self._times = times
        self._headings = headings
        self._prose = prose
        self._layout: Layout | None = None
        self._writer: Writer | None = None

    def leave(self) -> None:
        """Forget the head: another part of the document begins."""
        self._layout = self._writer = None

    def read(self, table: Piece, rows: Sequence[Row]) -> None:
        """Read one table block."""
        self._headings.mark()
        known = True
        for at, row in enumerate(rows):
            if self._head(row):
                known = True
            elif self._writer:
                self._writer.write(row.place, row.cells)
            elif at + 1 < len(rows) and is_years_row(rows[at + 1].cells):
                self._prose.keep_long(row.cells)
            elif known and (self._layout or self._guess(rows[at:], table)):
                self.write_row(row.place, row.cells)
            else:
                known = False

    @property
    def is_calendar(self) -> bool:
        """Whether a calendar or a list of measures is being read."""
        return self._layout is not None

    def write_row(self, place: Piece, cells: Sequence[Piece]) -> None:
        """Write a row of the calendar that is being read."""
        if self._layout:
            self.schedule.write(place, cells, self._layout)

    def _head(self, row: Row) -> bool:
        """Go on below a row if it is a head."""
        if writer := self._special(row.cells):
            self._writer, self._layout = writer, None
        elif columns := columns_of(row.cells, marked=row.marked):
            self._writer = None
            self._begin(columns, row.cells)
        elif row.marked:
            self.leave()
        else:
            return False
        return True

    def _special(self, cells: Sequence[Piece]) -> Writer | None:
        """What writes the rows below a head that is none of a calendar."""
        if is_duties_head(cells):
            return self.duties
        if is_years_row(cells):
            return LongTerm(self._draft, cells)
        if is_packages_head(cells):
            self._prose.keep_long(cells)
            return Packages(self._draft, cells, self._headings.section())
        return None

    def _begin(self, columns: Columns, cells: Sequence[Piece]) -> None:
        """Go on below the head of a calendar or of a list of measures."""
        self._layout = None
        if not (is_schedule(columns) or is_action_list(columns)):
            return
        self._layout = Layout(columns, tuple(cell.words for cell in cells))
        for cell, column in zip(cells, columns, strict=True):
            if cell and column is None:
                reason = "the column «{head}» is not known; its cells are kept as remarks"
                self._draft.say("column-unknown", reason, cell, severity="warning", head=cell.words)

    def _guess(self, rows: Sequence[Row], table: Piece) -> bool:
        """Find out what the columns of a table without a head are about."""
        firsts = [row.cells[0] for row in rows if row.cells[0]][:_ENOUGH]
        timed = sum(self._times.begins_with_time(cell.words) for cell in firsts)
        widest = max(len(row.cells) for row in rows)
        if widest < 2 or timed * 2 < len(firsts) or not timed:  # noqa: PLR2004 - a time and a title
            reason = "nothing is known of this table's columns; it is left out"
            hint = "write a head above it, such as Når | Hva | Hvem"
            self._draft.say("left-out", reason, table, severity="warning", hint=hint)
            return False
        self._layout = Layout(GUESSED[:widest])
        reason = "a table without a head is read as times, activities, people"
        self._draft.say("inferred", reason, table)
        return True


def rows_of(table: object, path: Path) -> list[Row]:
    """The rows of the table block at `path`, as pieces."""
    rows = table.get("rows") if isinstance(table, dict) else None
    found: list[Row] = []
    for number, row in enumerate(rows if isinstance(rows, list) else ()):
        at = (*path, "table", "rows", number)
        cells = row.get("cells") if isinstance(row, dict) else None
        if isinstance(cells, list) and cells:
            pieces = [Piece(str(cell), (*at, "cells", n)) for n, cell in enumerate(cells)]
            found.append(Row(Piece("", at), pieces, bool(row.get("head"))))
    return found
