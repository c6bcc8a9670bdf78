"""The UIDs of a plan's events after something was published: which go on, which are new."""

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import datetime

from attrs import field, frozen

from kompetanse.feeds.aligning import aligned
from kompetanse.feeds.event import CalendarEvent
from kompetanse.feeds.identity import is_id, new_uid, steps
from kompetanse.feeds.renaming import kept_uids
from kompetanse.feeds.rows import ROWS, families_of, rows_of
from kompetanse.feeds.text import called_off
from kompetanse.messages import Translator
from kompetanse.model import Plan
from kompetanse.path import Path


_ITEMS = 0
"""Behind the path of a list: those of its items that have no id."""


@frozen
class _Family:
    """Events that no id tells apart, and what was published of them, by the names of today.

    They are the ranges of one element's time, the items of a list that have no id, or the rows
    of a table that have one title.
    """

    path: Path
    events: list[CalendarEvent] = field(factory=list)
    published: dict[str, CalendarEvent] = field(factory=dict)

    def names(self, plan: Plan, given: Container[str]) -> Iterator[tuple[str, str | None]]:
        """The UIDs of its events, and those that they go on under; nothing where they are new.

        Args:
            plan: The plan.
            given: All UIDs that were given, in the terms of today's ids.
        """
        say = Translator(plan.language).sentence
        found = aligned(self.events, self.published, lambda title: called_off(title, say))
        for event in self.events:
            is_own = self._is_own(event, bool(found), event.uid in given)
            yield event.uid, found.get(event.uid, event.uid if is_own else None)

    def place(self, name: str) -> Path:
        """Where an event of it stands; the first range of an element's time has a number, too."""
        own = steps(name)
        return (*own, "1") if own == self.path else own

    def _is_own(self, event: CalendarEvent, found: bool, given: bool) -> bool:
        """Whether what was not found goes by its id nevertheless.

        An element does, and its first range, if nothing else is left of it; a row, if no other
        ever went by that.
        """
        own = steps(event.uid)
        if self.path[-1] == _ITEMS:
            return is_id(own[len(event.path) - 1])
        if self.path[-1] == ROWS:
            return not given or (not found and len(self.published) == 1)
        return not self.published or (not found and own == self.path)


def lasting_uids(
    plan: Plan,
    events: Iterable[CalendarEvent],
    published: Mapping[str, CalendarEvent],
    stamp: datetime,
) -> dict[str, str]:
    """The UIDs by which calendars know events, where today's ids and places would make others.

    An element is known by its id, also by a former one. The items of a list that have no id, the
    ranges of a set, and rows of a table that have one title, are known by what they show and by
    what they stand between. What was not
    published before is named by its place and by the time of publishing: no other can ever have
    had that name, also none that is forgotten.

    Args:
        plan: The plan.
        events: Its events, named by today's ids and places.
        published: What was published before, by UID, in order.
        stamp: The time of publishing.

    Returns:
        The lasting UIDs, by those that the events have now; only such as differ.
    """
    kept = kept_uids(plan, published)
    former = {name: today for today, name in kept.items()}
    before = {former.get(name, name): event for name, event in published.items()}
    lasting: dict[str, str] = {}
    taken = set(published)
    for family in _families(events, before, rows_of(plan)):
        for today, name in family.names(plan, before):
            known = (
                kept.get(name, name) if name else new_uid(plan, family.place(today), stamp, taken)
            )
            taken.add(known)
            if known != today:
                lasting[today] = known
    return lasting


def _families(
    events: Iterable[CalendarEvent],
    published: Mapping[str, CalendarEvent],
    rows: Mapping[Path, Path],
) -> Iterable[_Family]:
    """Events in families, each with what was published of it; all in order."""
    paths = {name: steps(name) for name in published}
    known = {part for path in paths.values() for part in (path, path[:-1])}
    families: dict[Path, _Family] = {}
    for event in events:
        path = rows.get(event.path) or _family(event, steps(event.uid), known)
        families.setdefault(path, _Family(path)).events.append(event)
    for name, own in paths.items():
        places = (own, own[:-1], *_lists(own), *families_of(own, published[name]))
        if place := next(filter(families.__contains__, places), None):
            families[place].published[name] = published[name]
    return families.values()


def _family(event: CalendarEvent, own: Path, known: Container[Path]) -> Path:
    """That of the element; that of its list, if it has no id, or had none when published."""
    element = own[: len(event.path)]
    if isinstance(event.path[-1], int) and not (is_id(element[-1]) and element in known):
        return (*element[:-1], _ITEMS)
    return element


def _lists(own: Path) -> Iterator[Path]:
    """The lists that an entry may have been published as an item of, or as a range of one."""
    for end in range(1, min(3, len(own))):
        if not is_id(own[-end]):
            yield (*own[:-end], _ITEMS)
