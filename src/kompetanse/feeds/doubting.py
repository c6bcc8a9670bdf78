"""Entries whose time cannot be read any more: a slip of the pen calls nothing off."""

from collections.abc import Iterator, Mapping

from kompetanse.feeds.event import CalendarEvent
from kompetanse.feeds.events import entries
from kompetanse.feeds.identity import is_id, lasting, steps
from kompetanse.feeds.renaming import kept_uids
from kompetanse.model import Plan
from kompetanse.model.audience import Directory
from kompetanse.path import Path


def in_doubt(plan: Plan, published: Mapping[str, CalendarEvent]) -> frozenset[str]:
    """The UIDs of published entries whose elements are there, with a time that cannot be read.

    An item of a list without an id is known by its list alone.

    >>> from datetime import date
    >>> from kompetanse.dates import read_when
    >>> from kompetanse.model import Gathering
    >>> plan = Plan(id="p", gatherings={"a": Gathering(id="a", when=read_when("31.09.27"))})
    >>> uid, day = "p/gatherings/a@kompetanse", date(2027, 9, 30)
    >>> was = CalendarEvent(uid=uid, path=(), start=day, end=date(2027, 10, 1), summary="Samling")
    >>> in_doubt(plan, {uid: was})
    frozenset({'p/gatherings/a@kompetanse'})
    """
    places = set(_unreadable(plan))
    if not places:
        return frozenset()
    today = {name: own for own, name in kept_uids(plan, published).items()}
    return frozenset(
        name for name in published if not places.isdisjoint(_places(steps(today.get(name, name))))
    )


def _unreadable(plan: Plan) -> Iterator[Path]:
    """Where the elements stand whose times cannot be read; of an item without an id, its list."""
    for entry in entries(plan, Directory.of(plan)):
        if not entry.when.is_readable:
            own = lasting(entry.element, entry.path)
            yield (*own[:-1], "") if isinstance(own[-1], int) else tuple(map(str, own))


def _places(own: Path) -> Iterator[Path]:
    """Where the element of an entry may stand: its path may have the number of a range behind it."""
    for end in range(1, len(own) + 1):
        yield own[:end]
        if not is_id(own[end - 1]):
            yield (*own[: end - 1], "")
