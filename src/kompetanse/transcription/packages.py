"""The table of competence packages: theme, modules, periods."""

import re
from collections.abc import Sequence

from kompetanse.model.kinds import kind_of_name
from kompetanse.transcription.activity import trimmed
from kompetanse.transcription.draft import Draft
from kompetanse.transcription.piece import Composed, Piece, slug


_MODULES_HEAD = re.compile(r"modul(?:er|ar|es)\b")
_PERIOD_HEAD = re.compile(r"(?:periode?|tid|når|hvornår|when|gjennomføring|gennemførelse)\b")
_FOR = re.compile(r"\b(?:for|til)\s+([^\n]{2,60})\Z")
_MODULE = re.compile(
    r"\b(?:Modul|Module)\s(\d{1,2})(?:\s?[-–]\s?(\d{1,2}))?\b\s?[:.]?", re.IGNORECASE
)


def is_packages_head(cells: Sequence[Piece]) -> bool:
    """Whether a row is the head of a table of packages.

    >>> is_packages_head([Piece(head, ()) for head in ("Tema", "Moduler i pakkene", "Periode")])
    True
    """
    heads = [cell.words.casefold() for cell in cells]
    return len(heads) > 1 and any(map(_MODULES_HEAD.match, heads[1:]))


class Packages:
    """Writes the rows of a table of packages."""

    def __init__(self, draft: Draft, head: Sequence[Piece], section: str | None) -> None:
        self._section = section
        heads = [cell.words.casefold() for cell in head]
        self._draft = draft
        self._modules = next(at for at, one in enumerate(heads) if at and _MODULES_HEAD.match(one))
        self._period = next((at for at, one in enumerate(heads) if _PERIOD_HEAD.match(one)), None)
        found = _FOR.search(head[0].text)
        named = head[0].cut(*found.span(1)) if found else None
        self._audience = [named] if named and kind_of_name(named.words) else None

    def write(self, place: Piece, cells: Sequence[Piece]) -> None:
        """Write one row: a package with its sessions."""
        listed = cells[self._modules] if self._modules < len(cells) else Piece("", place.path)
        period = cells[self._period] if self._period and self._period < len(cells) else None
        sessions = {str(first): {"title": words} for first, _, words in _numbered(listed)}
        spans = _numbered(period) if period else []
        for first, last, when in spans:
            for number in range(first, last + 1):
                if str(number) in sessions:
                    sessions[str(number)]["when"] = when
        fields = {
            "title": trimmed(cells[0]) if cells[0] else None,
            "section": self._section,
            "audience": self._audience,
            "period": period if period and not spans else None,
            "text": Composed(" ".join(period.words.split()), period) if period and spans else None,
            "sessions": sessions or None,
        }
        self._draft.enter("modules", slug(cells[0].words), fields, place)
        if not sessions and listed:
            reason = "no numbered modules are found in this cell"
            self._draft.say("left-out", reason, listed, severity="warning")


def _numbered(cell: Piece) -> list[tuple[int, int, Piece]]:
    """What a cell says of each module or range of modules."""
    marks = list(_MODULE.finditer(cell.text))
    ends = [*(found.start() for found in marks[1:]), len(cell.text)]
    return [
        (int(found[1]), int(found[2] or found[1]), cell.cut(found.end(), end))
        for found, end in zip(marks, ends, strict=False)
    ]
