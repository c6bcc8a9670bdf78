"""The table of a plan over several school years: audience by year."""

import re
from collections.abc import Sequence

from kompetanse.path import Path
from kompetanse.transcription.draft import Draft
from kompetanse.transcription.piece import Piece, slug


_SCHOOL_YEAR = re.compile(r"(?:20)\d\d\s?[/–-]\s?(?:20)?\d\d\Z")
_FEWEST_YEARS = 2
_PLAN = "long_term_plan"


def is_years_row(cells: Sequence[Piece]) -> bool:
    """Whether a row names the school years of the columns below it.

    >>> is_years_row([Piece(head, ()) for head in ("", "Pakke", "2020/2021", "2021/2022")])
    True
    """
    return sum(bool(_SCHOOL_YEAR.match(cell.words)) for cell in cells) >= _FEWEST_YEARS


class LongTerm:
    """Writes the rows of a plan over several years.

    Merged cells are lost when such a table is pasted, and then cells stand under the wrong
    years; where cells are empty the columns are not to be relied on, and the reader says so.
    """

    def __init__(self, draft: Draft, years: Sequence[Piece]) -> None:
        self._draft = draft
        self._years = {at: c.words for at, c in enumerate(years) if _SCHOOL_YEAR.match(c.words)}
        self._row: Path = ()
        self._relied_on = True

    def write(self, place: Piece, cells: Sequence[Piece]) -> None:
        """Write one row; without an audience it goes on with the row above."""
        if cells[0]:
            fields = {"base": [], "years": {}, "columns_reliable": True}
            name = slug(cells[0].words)
            self._row = (_PLAN, self._draft.enter(_PLAN, name, fields, cells[0]))
        if not self._row:
            self._draft.say(
                "left-out", "a row of packages names no audience", place, severity="warning"
            )
            return
        for at, cell in enumerate(cells[1:], start=1):
            if cell and at in self._years:
                self._draft.extend((*self._row, "years", self._years[at]), cell)
            elif cell:
                self._draft.extend((*self._row, "base"), cell)
        if not all(at < len(cells) and cells[at] for at in self._years):
            self._doubt(place)

    def _doubt(self, row: Piece) -> None:
        """Tell once that the columns are not to be relied on."""
        self._draft.change((*self._row, "columns_reliable"), False)
        if self._relied_on:
            reason = "merged cells are lost: packages may stand under a wrong school year"
            self._draft.say("columns-unreliable", reason, row)
        self._relied_on = False
