"""Rows of a table with one title: their ids are made of it and of a number, and tell no two apart.

A row that is put before the others, or taken out, renames all that follow. So they are known as
the items of a list are: by what they show, and by what they stand between.
"""

import re
from collections.abc import Iterator, Mapping

from kompetanse.feeds.event import CalendarEvent
from kompetanse.model import Plan
from kompetanse.model.calling_off import without_calling_off
from kompetanse.model.element import Scheduled
from kompetanse.path import Path
from kompetanse.transcription.piece import slug


ROWS = 1
"""Behind the section and the id of the first of some rows: all that have its title."""

_SECTIONS = ("gatherings", "deadlines")
_NUMBERED = re.compile(r"(.+?)(?:-\d{1,4})?(?:\.\d{8}T\d{6}Z)?")


def rows_of(plan: Plan) -> dict[Path, Path]:
    """The families of the elements that were rows of a table, by their paths.

    >>> from kompetanse.model import Gathering
    >>> from kompetanse.model.element import Cells
    >>> rows = [Gathering(id=id, title="Møte", cells=Cells()) for id in ("møte", "møte-2")]
    >>> set(rows_of(Plan(gatherings={row.id: row for row in rows})).values())
    {('gatherings', 'møte', 1)}
    """
    found: dict[Path, Path] = {}
    for section in _SECTIONS:
        elements: Mapping[str, Scheduled] = getattr(plan, section) or {}
        for id_, element in elements.items():
            first = slug(without_calling_off(element.name)) if element.cells else ""
            if first in _firsts(id_):
                found[section, id_] = (section, first, ROWS)
    return found


def families_of(own: Path, event: CalendarEvent) -> Iterator[Path]:
    """The families of rows that a published entry may belong to."""
    if len(own) > 1 and own[0] in _SECTIONS:
        whole, first = _firsts(str(own[1]))
        yield (own[0], whole, ROWS)
        if first != whole and first in map(slug, titles(event)):
            yield (own[0], first, ROWS)


def titles(event: CalendarEvent) -> set[str]:
    """The title of an event, also without what may stand around it: a holder's name, a time.

    >>> from datetime import date
    >>> day, end = date(2022, 4, 25), date(2022, 4, 30)
    >>> sorted(titles(CalendarEvent(uid="a", path=(), start=day, end=end, summary="A: B (uke 17)")))
    ['A: B', 'A: B (uke 17)', 'B', 'B (uke 17)']
    """
    parts = event.summary.split(": ")
    ends = {": ".join(parts[begin:]) for begin in range(len(parts))}
    return ends | {end.rpartition(" (")[0] for end in ends if end.endswith(")")}


def _firsts(id_: str) -> tuple[str, str]:
    """An id, and that of the first row with the same title, if the id was made of it."""
    found = _NUMBERED.fullmatch(id_)
    return id_, found[1] if found else id_
