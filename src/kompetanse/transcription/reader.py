"""The blocks of a table document, read one after the other."""

import re
from collections.abc import Callable

from kompetanse.document.table import LINE_LEVEL, ROW_LEVEL
from kompetanse.path import Path
from kompetanse.transcription.audience import gather_roles
from kompetanse.transcription.draft import Draft
from kompetanse.transcription.headings import Headings
from kompetanse.transcription.origin import Origin
from kompetanse.transcription.piece import Piece
from kompetanse.transcription.prose import Prose
from kompetanse.transcription.statuses import statuses_in
from kompetanse.transcription.tables import Row, Tables, rows_of
from kompetanse.transcription.times import Reader as Times
from kompetanse.transcription.times import is_clock


_CONTENTS = re.compile(
    r"(?:innhold|innhald|indhold|contents)(?:sfortegnelse|sliste)?\Z", re.IGNORECASE
)

_COLLECTIONS = ("gatherings", "deadlines", "actions", "duties", "modules", "long_term_plan")


class BlockReader:
    """Writes what the blocks of a table document say as a plan."""

    def __init__(self, draft: Draft, language: str) -> None:
        times = Times(language)
        self._draft = draft
        self._times = times
        self._headings = Headings(draft)
        self._prose = Prose(draft, times)
        self._origin = Origin(draft, times)
        self._tables = Tables(draft, times, self._headings, self._prose)
        self._loose: list[Piece] = []
        self._day: Piece | None = None

    def take(self, path: Path, block: dict[str, object]) -> None:
        """Read one block."""
        self._leave_day(rows_of(block.get("table"), path))
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
        self._leave_day([])
        self._origin.finish()
        self._prose.finish()
        if not (self._draft.holds_plan or any(map(self._draft.data.get, _COLLECTIONS))):
            reason = "no table of times and activities was found"
            hint = "write it as rows of Når | Hva | Hvem, or parted by tabs"
            everything = Piece("", ("blocks",))
            self._draft.say("no-rows", reason, everything, severity="error", hint=hint)
            self._draft.drop()
        if not self._draft.states("roles"):
            self._roles()

    def _roles(self) -> None:
        """Write the roles that the tables name."""
        declared = self._tables.duties.roles
        roles = {**declared, **dict(gather_roles(self._tables.schedule.terms, declared))}
        for id_, label in roles.items():
            self._draft.enter("roles", id_, {"label": label}, label)
        if roles:
            reason = "the roles are gathered from the tables, for none are stated"
            self._draft.say("inferred", reason, next(iter(roles.values())))

    def _heading(self, words: Piece, block: dict[str, object]) -> None:
        level = block.get("level")
        level = level if isinstance(level, int) else 1
        in_table = level == ROW_LEVEL and self._tables.is_calendar
        if in_table and self._times.is_day(words.words):
            self._day = words
            return
        latest = self._tables.schedule.latest if in_table else None
        if latest and self._times.is_next(words.words, latest.words):
            reason = "nothing is planned for «{time}»; the row is left out"
            self._draft.say("left-out", reason, words, time=words.words)
            return
        self._origin.heading(words, level)
        self._prose.leave()
        self._prose.heading(words)
        self._headings.take(words, level)
        self._tables.schedule.statuses = {}
        self._tables.schedule.day = self._tables.schedule.above = None
        self._tables.schedule.latest = None
        self._loose.append(words)
        if level < LINE_LEVEL:
            self._tables.leave()

    def _leave_day(self, rows: list[Row]) -> None:
        """Decide on a row that was but a day: the rows below are its hours, or it is one itself."""
        day, self._day = self._day, None
        if day is None:
            return
        if rows and is_clock(rows[0].cells[0].words):
            self._tables.schedule.day = day
        else:
            self._tables.write_row(day, [day])

    def _text(self, words: Piece, block: dict[str, object]) -> None:
        if words.path[:2] == ("blocks", 0) and self._origin.is_like_title(words):
            self._heading(words, {**block, "level": LINE_LEVEL})
            return
        for heading in self._loose:
            if not (self._origin.is_first(heading) or _CONTENTS.match(heading.words)):
                self._prose.keep(heading)
        self._loose = []
        self._headings.mark()
        self._prose.take(words)

    def _remark(self, words: Piece, _block: dict[str, object]) -> None:
        self._loose = []
        self._tables.schedule.statuses |= statuses_in(words.words)
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
        self._prose.leave()
        self._tables.read(place, rows_of(block["table"], place.path))
