"""The table of roles and duties: «Roller og ansvar | Aktiviteter / oppgaver»."""

import re
from collections.abc import Sequence

from kompetanse.model.kinds import kind_of_name
from kompetanse.transcription.draft import Draft
from kompetanse.transcription.piece import Piece, slug


_ROLES_HEAD = re.compile(
    r"(?:roller?|hvem|kven|hvad|ansvar\w*|roles?)\b.*\b(?:ansvar|oppg[aå]ve|opgave|responsib)\w*|roller?\Z|roles?\Z"
)
_DUTIES_HEAD = re.compile(r"\b(?:oppg[aå]ve|opgave|aktivitet|ansvar|task|dut(?:y|ies)|responsib)")
_BETWEEN = re.compile(r"\s?[/,;\n]\s?|(?<=[^\W\d_]) (?=[A-ZÆØÅ][^\W\d_]{3})")
_RATE = re.compile(
    r"(?:\b(?:minimum|minst|mindst|at least|maks(?:imum)?|højst|høyst)\s)?"
    r"\b(?:\d{1,3}|ei?n|ett?|to|tre|fire|fem|seks|one|two|three|four)\s"
    r"(?:[^\W\d_]{2,30}\s){1,3}(?:hver[t]?|kvar[t]?|i|per|pr\.?|each|every)\s"
    r"(?:semester\w*|halvår\w*|skoleår\w*|skuleår\w*|måned\w*|månad\w*|uken?|veka?|ugen?|år\w*|term|month|week|year)\b",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"\b(?:innen|innan|inden|senest|seinast|by)\s(?:den\s|d\.\s)?\d{1,2}\.?\s[^\W\d_]+\s(?:hvert|kvart|hver|each|every)\s(?:år|year)\b",
    re.IGNORECASE,
)
_EACH = {
    "group": re.compile(
        r"\b(?:hver|kvar|each)\s(?:lærings)?(?:gruppe|group)|\bi\sgruppene\b|\bi\sgrupp?erne\b",
        re.IGNORECASE,
    ),
    "unit": re.compile(r"\b(?:hver|kvar|each)\s(?:enhet|eining|enhed|unit)", re.IGNORECASE),
    "school": re.compile(r"\b(?:hver|kvar|each)\s(?:skole|skule|school)", re.IGNORECASE),
}
_MINUTES = re.compile(r"\((\d{1,3})\smin", re.IGNORECASE)
_AFTER = re.compile(r"\((?:etter|efter|after)\s([^()\n]{1,120})\)", re.IGNORECASE)


def is_duties_head(cells: Sequence[Piece]) -> bool:
    """Whether a row is the head of a table of roles and duties.

    >>> is_duties_head([Piece("Roller og ansvar", ()), Piece("Aktiviteter / oppgaver", ())])
    True
    """
    first, second = ([cell.words.casefold() for cell in cells] + ["", ""])[:2]
    return bool(_ROLES_HEAD.match(first) and _DUTIES_HEAD.search(second))


class Duties:
    """Writes the rows of a table of roles and duties.

    Attributes:
        roles: The roles that have duties, by id.
    """

    def __init__(self, draft: Draft) -> None:
        self.roles: dict[str, Piece] = {}
        self._draft = draft

    def write(self, place: Piece, cells: Sequence[Piece]) -> None:
        """Write one row: roles in the first cell, their duties in the others."""
        roles = labels_in(cells[0])
        for role in roles:
            self.roles.setdefault(slug(role.words), role)
        for cell in cells[1:]:
            for line in cell.lines():
                self._draft.enter("duties", slug(line.words), self._fields(roles, line), line)
        if not roles:
            self._draft.say("left-out", "a row of duties names no role", place, severity="warning")

    def _fields(self, roles: list[Piece], line: Piece) -> dict[str, object]:
        fields: dict[str, object] = {"role": roles[0] if len(roles) == 1 else roles or None}
        fields["what"] = line
        if found := _RATE.search(line.text):
            fields["rate"] = line.cut(*found.span())
            fields["for_each"] = next(
                (name for name, said in _EACH.items() if said.search(line.text)), None
            )
        if found := _YEARLY.search(line.text):
            fields["by"] = line.cut(*found.span())
        if found := _MINUTES.search(line.text):
            fields["minutes"] = int(found.group(1))
        if found := _AFTER.search(line.text):
            fields["after"] = line.cut(*found.span(1))
        return fields


def labels_in(cell: Piece) -> list[Piece]:
    """The names of roles in a cell, even where the line break between two of them is lost.

    >>> cell = Piece("Prosjektleder Kommunalsjefer/skoleeiere", ())
    >>> [label.words for label in labels_in(cell)]
    ['Prosjektleder', 'Kommunalsjefer', 'skoleeiere']
    >>> [label.words for label in labels_in(Piece("Veiledere fra PP-tjenesten", ()))]
    ['Veiledere fra PP-tjenesten']
    """
    labels = list(cell.split(_BETWEEN))
    if len(labels) > 1 and not all(kind_of_name(label.words) for label in labels):
        return [cell.cut(0)] if cell else []
    return labels
