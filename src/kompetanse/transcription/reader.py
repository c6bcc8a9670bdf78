"""The blocks of a table document, read one after the other."""

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from kompetanse.document.table import LINE_LEVEL, ROW_LEVEL
from kompetanse.path import Path
from kompetanse.transcription.audience import gather_roles
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
from kompetanse.transcription.origin import Origin
from kompetanse.transcription.packages import Packages, is_packages_head
from kompetanse.transcription.piece import Piece
from kompetanse.transcription.prose import Prose
from kompetanse.transcription.schedule import Layout, Schedule
from kompetanse.transcription.statuses import statuses_in
from kompetanse.transcription.times import Reader as Times


_CONTENTS = re.compile(
    r"(?:innhold|innhald|indhold|contents)(?:sfortegnelse|sliste)?\Z", re.IGNORECASE
)

_COLLECTIONS = ("gatherings", "deadlines", "actions", "duties", "modules", "long_term_plan")

Row: TypeAlias = tuple[Piece, list[Piece], bool]
"""The row as a whole, its cells, and whether markup calls it a head."""


class BlockReader:
    """Writes what the blocks of a table document say as a plan."""

    def __init__(self, draft: Draft, language: str) -> None:
        times = Times(language)
        self._draft = draft
        self._times = times
        self._headings = Headings(draft)
        self._schedule = Schedule(draft, times, self._headings)
        self._duties = Duties(draft)
        self._prose = Prose(draft, times)
        self._origin = Origin(draft, times)
        self._layout: Layout | None = None
        self._loose: list[Piece] = []

    def take(self, path: Path, block: dict[str, object]) -> None:
        """Read one block."""
        takers: dict[str, Callable[[Piece, dict[str, object]], None]] = {
            "heading": self._heading,
            "text": self._text,
            "table": self._table,
            "remark": self._remark,
            "note": self._note,
            "contents": self._contents,
            "furniture": self._furniture,
        }
        for name, taker in takers.items():
            if name in block:
                value = block[name]
                text = value if isinstance(value, str) else ""
                taker(Piece(text, (*path, name) if text else path), block)
                return

    def finish(self) -> None:
        """Write what can only be known at the end."""
        self._origin.finish()
        self._prose.finish()
        if not any(self._draft.data.get(name) for name in _COLLECTIONS):
            reason = "no table of times and activities was found"
            hint = "write it as rows of Når | Hva | Hvem, or parted by tabs"
            everything = Piece("", ("blocks",))
            self._draft.say("no-rows", reason, everything, severity="warning", hint=hint)
        if not self._draft.states("roles"):
            declared = self._duties.roles
            roles = {**declared, **dict(gather_roles(self._schedule.terms, declared))}
            for id_, label in roles.items():
                self._draft.enter("roles", id_, {"label": label}, label)
            if roles:
                reason = "the roles are gathered from the tables, for none are stated"
                self._draft.say("inferred", reason, next(iter(roles.values())))

    def _heading(self, words: Piece, block: dict[str, object]) -> None:
        level = block.get("level")
        level = level if isinstance(level, int) else 1
        if level == ROW_LEVEL and self._layout and self._times.is_day(words.words):
            self._row(words, [words])
            return
        self._origin.heading(words, level)
        self._prose.leave()
        self._prose.heading(words)
        self._headings.take(words, level)
        self._schedule.statuses = {}
        self._loose.append(words)
        if level < LINE_LEVEL:
            self._layout = None

    def _text(self, words: Piece, _block: dict[str, object]) -> None:
        for heading in self._loose:
            if not (self._origin.is_first(heading) or _CONTENTS.match(heading.words)):
                self._prose.keep(heading)
        self._loose = []
        self._headings.mark()
        self._prose.take(words)

    def _remark(self, words: Piece, _block: dict[str, object]) -> None:
        self._loose = []
        self._schedule.statuses |= statuses_in(words.words)
        if not self._headings.remark(words):
            self._prose.keep(words)

    def _note(self, words: Piece, _block: dict[str, object]) -> None:
        self._prose.keep(words)
        self._draft.say(
            "left-out", "a footnote is kept as running text: «{text}»", words, text=words.words
        )

    def _contents(self, words: Piece, block: dict[str, object]) -> None:
        self._headings.mark()
        page = block.get("page")
        number = int(page) if isinstance(page, str) and page.isdecimal() else None
        self._draft.add("contents", {"title": words, "page": number})

    def _furniture(self, words: Piece, _block: dict[str, object]) -> None:
        self._draft.say("left-out", "page furniture is left out: «{text}»", words, text=words.words)

    def _table(self, place: Piece, block: dict[str, object]) -> None:
        self._loose = []
        rows = _rows(block["table"], place.path)
        for at, (_, cells, _) in enumerate(rows):
            if is_duties_head(cells):
                self._roles(rows[at + 1 :])
            elif is_packages_head(cells):
                self._packages(cells, rows[at + 1 :])
            elif is_years_row(cells):
                self._long_term(cells, rows[at + 1 :], place)
            else:
                continue
            for _, before, _ in rows[:at]:
                self._prose.keep_long(before)
            return
        self._rows(rows, place)

    def _roles(self, rows: Sequence[Row]) -> None:
        self._headings.mark()
        for place, cells, _ in rows:
            self._duties.write(place, cells)

    def _packages(self, head: Sequence[Piece], rows: Sequence[Row]) -> None:
        self._headings.section()
        packages = Packages(self._draft, head)
        self._prose.keep_long(head)
        for place, cells, _ in rows:
            packages.write(place, cells)

    def _long_term(self, head: Sequence[Piece], rows: Sequence[Row], place: Piece) -> None:
        self._headings.mark()
        plan = LongTerm(self._draft, head)
        for _, cells, _ in rows:
            plan.write(cells)
        plan.finish(place)

    def _rows(self, rows: Sequence[Row], table: Piece) -> None:
        """Read the rows of a calendar or of a list of measures."""
        for at, (place, cells, marked) in enumerate(rows):
            if columns := columns_of(cells, marked=marked):
                self._begin(columns, cells)
            elif marked:
                self._layout = None
                self._unknown(cells, (None,) * len(cells))
            elif self._layout or self._guess(rows[at:], table):
                self._row(place, cells)
            else:
                return
        self._headings.mark()

    def _begin(self, columns: Columns, cells: Sequence[Piece]) -> None:
        """Go on below a head."""
        self._layout = Layout(columns, tuple(cell.words for cell in cells))
        if not (is_schedule(columns) or is_action_list(columns)):
            self._layout = None
        self._unknown(cells, columns)

    def _unknown(self, cells: Sequence[Piece], columns: Columns) -> None:
        """Tell which columns are not known."""
        for cell, column in zip(cells, columns, strict=True):
            if cell and column is None:
                reason = "the column «{head}» is not known; its cells are kept as remarks"
                self._draft.say("column-unknown", reason, cell, severity="warning", head=cell.words)

    def _guess(self, rows: Sequence[Row], table: Piece) -> bool:
        """Find out what the columns of a table without a head are about."""
        firsts = [cells[0] for _, cells, _ in rows if cells[0]]
        timed = sum(self._times.begins_with_time(cell.words) for cell in firsts[:_ENOUGH])
        widest = max(len(cells) for _, cells, _ in rows)
        if widest < 2 or timed * 2 < len(firsts[:_ENOUGH]) or not timed:  # noqa: PLR2004 - a time and a title
            reason = "nothing is known of this table's columns; it is left out"
            hint = "write a head above it, such as Når | Hva | Hvem"
            self._draft.say("left-out", reason, table, severity="warning", hint=hint)
            return False
        self._layout = Layout(GUESSED[:widest])
        self._draft.say(
            "inferred", "a table without a head is read as times, activities, people", table
        )
        return True

    def _row(self, place: Piece, cells: Sequence[Piece]) -> None:
        if self._layout:
            self._schedule.write(place, cells, self._layout)


_ENOUGH = 12
"""So many first cells tell whether a column holds times."""


def _rows(table: object, path: Path) -> list[Row]:
    """The rows of a table block, as pieces."""
    rows = table.get("rows") if isinstance(table, dict) else None
    found: list[Row] = []
    for number, row in enumerate(rows if isinstance(rows, list) else ()):
        at = (*path, "table", "rows", number)
        cells = row.get("cells") if isinstance(row, dict) else None
        if isinstance(cells, list) and cells:
            pieces = [Piece(str(cell), (*at, "cells", n)) for n, cell in enumerate(cells)]
            found.append((Piece("", at), pieces, bool(row.get("head"))))
    return found
