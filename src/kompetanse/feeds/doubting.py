"""Entries whose elements are still in the plan, with a time that shows no day: nothing is over."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from kompetanse.dates import When
from kompetanse.dates.when import FaultKind
from kompetanse.feeds.event import CalendarEvent
from kompetanse.feeds.events import Entry, entries
from kompetanse.feeds.identity import is_id, lasting, steps
from kompetanse.feeds.renaming import kept_uids
from kompetanse.model import Plan
from kompetanse.model.audience import Directory
from kompetanse.model.naming import is_placeholder
from kompetanse.path import Path


@frozen(kw_only=True)
class Doubts:
    """UIDs of published entries whose elements show no day now.

    Attributes:
        unreadable: Their time cannot be read: a slip of the pen calls nothing off.
        undated: Their time is not known yet, or not shown before it is.
    """

    unreadable: frozenset[str] = frozenset()
    undated: frozenset[str] = frozenset()


def doubts(
    plan: Plan, published: Mapping[str, CalendarEvent], events: Iterable[CalendarEvent]
) -> Doubts:
    """Find the published entries whose elements are there, and show nothing.

    An item of a list without an id is known by its list alone: nobody can tell it from one that
    was taken out, so that it counts as unreadable, but not as undated.

    Args:
        plan: The plan.
        published: What was published of it, by UID.
        events: All events of the plan.

    >>> from datetime import date
    >>> from kompetanse.dates import read_when
    >>> from kompetanse.model import Gathering
    >>> plan = Plan(id="p", gatherings={"a": Gathering(id="a", when=read_when("31.09.27"))})
    >>> uid, day = "p/gatherings/a@kompetanse", date(2027, 9, 30)
    >>> was = CalendarEvent(uid=uid, path=(), start=day, end=date(2027, 10, 1), summary="Samling")
    >>> doubts(plan, {uid: was}, []).unreadable
    frozenset({'p/gatherings/a@kompetanse'})
    """
    shown = {event.path for event in events}
    found = (one for one in entries(plan, Directory.of(plan)) if one.path not in shown)
    hidden = [one for one in found if not one.cancelled]
    if not hidden:
        return Doubts()
    undated = {_place(one) for one in hidden if _is_open(one.when)}
    unreadable = {_place(one) for one in hidden if not _is_open(one.when)}
    kept = {name: own for own, name in kept_uids(plan, published).items()}
    today = {name: set(_places(steps(kept.get(name, name)))) for name in published}
    return Doubts(
        unreadable=_found(unreadable, today),
        undated=_found({place for place in undated if place[-1] != _ANY}, today),
    )


def _is_open(when: When) -> bool:
    """Whether a time says that the day is not known, and is no slip of the pen."""
    fault = when.fault
    return not fault or fault.kind is FaultKind.UNTIMED or is_placeholder(when.text)


_ANY = ""
"""Behind the path of a list: whatever item of it has no id."""


def _found(places: set[Path], today: Mapping[str, set[Path]]) -> frozenset[str]:
    return frozenset(name for name, some in today.items() if not places.isdisjoint(some))


def _place(entry: Entry) -> Path:
    """Where an element stands; of an item without an id, its list."""
    own = lasting(entry.element, entry.path)
    return (*own[:-1], _ANY) if isinstance(own[-1], int) else tuple(map(str, own))


def _places(own: Path) -> Iterator[Path]:
    """Where the element of an entry may stand: its path may have the number of a range behind it."""
    for end in range(1, len(own) + 1):
        yield own[:end]
        if not is_id(own[end - 1]):
            yield (*own[: end - 1], _ANY)
