"""The table of a plan over several school years: audience by year."""

import re
from collections.abc import Sequence

from kompetanse.transcription.draft import Draft
from kompetanse.transcription.piece import Piece, slug


_SCHOOL_YEAR = re.compile(r"(?:20)\d\d\s?[/–-]\s?(?:20)?\d\d\Z")
_FEWEST_YEARS = 2


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
        self._rows: list[tuple[Piece, list[list[Piece]]]] = []

    def write(self, cells: Sequence[Piece]) -> None:
        """Take one row; without an audience it goes on with the row above."""
        if cells and cells[0]:
            self._rows.append((cells[0], []))
        if self._rows:
            self._rows[-1][1].append(list(cells))

    def finish(self, table: Piece) -> None:
        """Write all rows."""
        reliable = all(
            at < len(cells) and bool(cells[at])
            for _, rows in self._rows
            for cells in rows
            for at in self._years
        )
        for audience, rows in self._rows:
            years = {
                year: [cells[at] for cells in rows if at < len(cells) and cells[at]]
                for at, year in self._years.items()
            }
            base = [c for cells in rows for c in cells[1 : min(self._years)] if c]
            fields = {
                "base": base or None,
                "years": {year: packages for year, packages in years.items() if packages} or None,
                "columns_reliable": reliable,
            }
            self._draft.enter("long_term_plan", slug(audience.words), fields, audience)
        if not reliable:
            reason = "merged cells are lost: packages may stand under a wrong school year"
            self._draft.say("columns-unreliable", reason, table)
