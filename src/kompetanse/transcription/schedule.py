"""Rows of calendars and lists of measures: each becomes a gathering, a deadline or a measure."""

import re
from collections.abc import Sequence

from attrs import define, field, frozen

from kompetanse.model.calling_off import without_calling_off
from kompetanse.model.kinds import kind_of_title, numbered
from kompetanse.transcription.activity import Activity, activity_in, trimmed
from kompetanse.transcription.audience import terms_in
from kompetanse.transcription.columns import Column, Columns, is_schedule
from kompetanse.transcription.draft import Draft
from kompetanse.transcription.headings import Headings
from kompetanse.transcription.piece import Composed, Piece, Words, joined, slug
from kompetanse.transcription.times import (
    Reader,
    as_date,
    at_clock,
    clock_in,
    from_columns,
    hours_in,
    is_clock,
    under_heading,
)


_DEADLINE = re.compile(r"\W*(?:\w*frist(?:en)?|deadline)\b(?!\w)", re.IGNORECASE)
_DATES = re.compile(r"dato|date|dag\b", re.IGNORECASE)
_COUNT = re.compile(r"\d{1,2}\.?")
_RAW = {
    "when": Column.WHEN,
    "what": Column.WHAT,
    "who": Column.WHO,
    "where": Column.WHERE,
    "status": Column.STATUS,
}


@frozen
class Layout:
    """The columns of a table, with the words of their heads where it has a head."""

    columns: Columns
    heads: tuple[str, ...] = ()

    @property
    def is_schedule(self) -> bool:
        """Whether the rows are events."""
        return is_schedule(self.columns)

    def head_of(self, column: Column) -> str:
        """The head of the column that is about something."""
        return self.head(self.columns.index(column)) if column in self.columns else ""

    def head(self, at: int) -> str:
        """The head of a column."""
        return self.heads[at] if at < len(self.heads) else ""

    def named(self, column: Column, cell: Piece) -> Composed:
        """A cell as a remark, with the head of its column before it."""
        head = self.head(self.columns.index(column))
        return Composed(f"{head}: {cell.words}" if head else cell.words, cell)


@define
class _Row:
    """A row whose cells are known by what they are about.

    Attributes:
        place: The row as a whole.
        cells: The cells of known columns; where the row is too short, empty ones.
        remarks: What stands in other columns, and what is to be remarked besides.
        fields: What is known of it in the plan's terms.
        activity: What happens.
        counted: Its title, where the column of what happens only counts: «Samling» above «1».
    """

    place: Piece
    cells: dict[Column, Piece]
    remarks: list[Words]
    activity: Activity | None
    counted: Words | None = None
    fields: dict[str, object] = field(factory=dict)

    def cell(self, column: Column) -> Piece:
        """The cell of a column; an empty piece where there is none."""
        return self.cells.get(column) or Piece("", self.place.path)

    @property
    def raw(self) -> dict[str, Piece]:
        """The texts of the cells as they stand, by their fields in the model."""
        return {name: self.cells[column] for name, column in _RAW.items() if column in self.cells}

    @property
    def goes_on(self) -> bool:
        """Whether it has but words of what happens, and no title of something else."""
        filled = [column for column, cell in self.cells.items() if cell]
        title = self.activity.whole.title.words if self.activity else ""
        return filled == [Column.WHAT] and not (kind_of_title(title) or numbered(title))

    @property
    def names_deadline(self) -> bool:
        """Whether the row is about a deadline: «Frist: påmelding til samling 2»."""
        return bool(self.activity and _DEADLINE.match(self.activity.whole.title.words))

    @property
    def id(self) -> str:
        """An id made of the title; the same when the row is called off."""
        title = self.activity.whole.title.words if self.activity else ""
        return slug(self.counted.words if self.counted else without_calling_off(title) or title)


class Schedule:
    """Writes rows as elements of the plan.

    Attributes:
        statuses: How firm dates and contents of the rows to come are.
        terms: The names of all who take part in something.
        day: The day that was named last, where the row above names one.
        above: The id of the gathering of the row above.
        latest: The time of the row above.
    """

    def __init__(self, draft: Draft, times: Reader, headings: Headings) -> None:
        self.statuses: dict[str, str] = {}
        self.terms: list[Piece] = []
        self.day: Words | None = None
        self.above: str | None = None
        self.latest: Words | None = None
        self._draft = draft
        self._times = times
        self._headings = headings
        self._rows = 0

    def write(self, place: Piece, cells: Sequence[Piece], layout: Layout) -> None:
        """Write one row."""
        row = _sorted(place, cells, layout)
        if self.above and row.goes_on:
            self._go_on(self.above, row)
            return
        self._rows += 1
        time = self.latest = self._time(row, layout)
        section, raw = self._headings.section(), row.raw
        row.fields = {"when": time, "section": section, "row": self._rows, "cells": raw}
        if not layout.is_schedule:
            self._action(row)
        elif time and (self._times.is_deadline(time.words) or row.names_deadline):
            self._deadline(row, layout)
        else:
            self._gathering(row, time)

    def _go_on(self, above: str, row: _Row) -> None:
        """Add to the gathering above what a row says that says nothing else."""
        cell = row.cell(Column.WHAT)
        for line in cell.lines():
            self._draft.extend(("gatherings", above, "topics"), line)
        self._draft.say("inferred", "this row goes on with the one above it", cell)

    def _time(self, row: _Row, layout: Layout) -> Words | None:
        """The time of a row; a remark behind it is put with the other remarks."""
        column = Column.WHEN if layout.is_schedule else Column.DUE
        cell, remark = self._times.parted(row.cell(column))
        if remark:
            row.remarks.append(remark)
            reason = "«{text}» behind the time is taken for a remark"
            self._draft.say("inferred", reason, remark, text=remark.words)
        beside = (row.cell(other) for other in (Column.WEEK, Column.DAY, Column.CLOCK))
        time = from_columns(cell, *beside)
        if time is cell and _DATES.match(layout.head_of(column)):
            time = as_date(cell) or time
        return self._on_day(self._completed(time))

    def _on_day(self, time: Words | None) -> Words | None:
        """A clock time alone is one of the day that was named last."""
        if self.day and isinstance(time, Piece) and is_clock(time.words):
            whole = at_clock(self.day, time)
            reason = "the day above completes the time: «{time}»"
            self._draft.say("inferred", reason, time, time=whole.words)
            return whole
        self.day = time if time and self._times.is_day(time.words) else None
        return time

    def _completed(self, time: Words | None) -> Words | None:
        """A time with the month or week that stands in the heading above it."""
        heading = self._headings.nearest
        if not isinstance(time, Piece) or not heading:
            return time
        whole = under_heading(time, self._times.when(heading.words))
        if whole:
            reason = "the heading completes the time: «{time}»"
            self._draft.say("inferred", reason, time, time=whole.words)
        return whole or time

    def _people(self, cell: Piece) -> list[Piece] | None:
        """The names in a cell."""
        terms = terms_in(cell)
        self.terms += terms
        return terms or None

    def _gathering(self, row: _Row, time: Words | None) -> None:
        who = Column.WHO if Column.WHO in row.cells else Column.RESPONSIBLE
        clocked = time and row.activity and row.activity.has_clocks
        day = self._times.day_of(time) if time and clocked else time
        leads = row.cell(Column.LEADS) or row.cell(Column.RESPONSIBLE)
        fields = row.fields | (row.activity.fields(day) if row.activity else {}) | self.statuses
        fields["when"] = self._at_stated_hours(row, time)
        if row.counted:
            fields["title"] = row.counted
        if where := row.cell(Column.WHERE):
            fields["place"] = where
        fields |= {
            "audience": self._people(row.cell(who)),
            "leads": self._people(leads) if who is Column.WHO else None,
            "text": joined(row.activity.whole.text, "\n") if row.activity else None,
            "remarks": row.remarks or None,
        }
        self.above = self._draft.enter("gatherings", row.id, fields, row.place)

    def _at_stated_hours(self, row: _Row, time: Words | None) -> Words | None:
        """A day with the hours that the title states, where the time states none."""
        if not row.activity or row.activity.parts or not isinstance(time, Piece):
            return time
        hours = hours_in(row.activity.whole.title)
        if not hours or clock_in(time) or not self._times.is_day(time.words):
            return time
        whole = at_clock(time, hours).words
        self._draft.say("inferred", "the title completes the time: «{time}»", hours, time=whole)
        return Composed(whole, time)

    def _deadline(self, row: _Row, layout: Layout) -> None:
        self.above = None
        who = Column.WHO if Column.WHO in row.cells else Column.RESPONSIBLE
        others = (one for one in (Column.LEADS, Column.RESPONSIBLE) if one is not who)
        row.remarks += [layout.named(one, row.cell(one)) for one in others if row.cell(one)]
        fields = row.fields | {
            "what": trimmed(row.activity.whole.title) if row.activity else None,
            "audience": self._people(row.cell(who)),
            "remarks": [*(row.activity.rest if row.activity else ()), *row.remarks] or None,
        }
        self._draft.enter("deadlines", row.id, fields, row.place)

    def _action(self, row: _Row) -> None:
        fields = row.fields | {
            "what": row.cell(Column.WHAT) or None,
            "responsible": row.cell(Column.RESPONSIBLE) or None,
            "audience": self._people(row.cell(Column.WHO)),
            "status": row.cell(Column.STATUS) or None,
            "remarks": row.remarks or None,
        }
        self._draft.enter("actions", row.id, fields, row.place)


def _sorted(place: Piece, cells: Sequence[Piece], layout: Layout) -> _Row:
    """Sort the cells of a row by their columns."""
    known: dict[Column, Piece] = {}
    remarks: list[Words] = []
    aside = {Column.GOAL, Column.REMARK, Column.DUE if layout.is_schedule else Column.GOAL}
    for at in range(max(len(cells), len(layout.columns))):
        cell = cells[at] if at < len(cells) else Piece("", place.path)
        column = layout.columns[at] if at < len(layout.columns) else None
        if column is not None and column not in aside:
            known[column] = cell
        elif cell:
            head = layout.head(at)
            remarks.append(Composed(f"{head}: {cell.words}" if head else cell.words, cell))
    return _Row(place, known, remarks, _activity(known, place), _counted(known, layout))


def _counted(cells: dict[Column, Piece], layout: Layout) -> Words | None:
    """The title of a row whose cell has but a number, from the head above it."""
    cell = cells.get(Column.WHAT)
    head = layout.head_of(Column.WHAT)
    if cell and head and _COUNT.fullmatch(cell.words):
        return Composed(f"{head} {cell.words.rstrip('.')}", cell)
    return None


def _activity(cells: dict[Column, Piece], place: Piece) -> Activity | None:
    """What a row says of what happens; a topic of its own column is its title where it has none."""
    title, topic = (cells.get(column) for column in (Column.WHAT, Column.TOPIC))
    activity = activity_in(title or topic or Piece("", place.path))
    if activity and title and topic:
        activity.whole.topics += topic.lines()
    return activity
