"""By what calendars know an entry: a UID made of the ids of plan and element, never of its date."""

from collections.abc import Container
from datetime import datetime, timedelta
from urllib.parse import quote, unquote

from kompetanse.model import Event, Plan
from kompetanse.path import Path


_OWN = "@kompetanse"
_ID = "~"


def uid(plan: Plan, path: Path, number: int = 1) -> str:
    """The lasting name of an event.

    The ranges of a set are numbered from the second on.

    >>> uid(Plan(id="skog-2021"), ("gatherings", "samling-1"))
    'skog-2021/gatherings/samling-1@kompetanse'
    """
    steps = "/".join(quote(str(step), safe="") for step in path)
    ordinal = f"/{number}" if number > 1 else ""
    return f"{_beginning(plan)}{steps}{ordinal}{_OWN}"


def is_of(plan: Plan, name: str) -> bool:
    """Whether a UID is one of a plan's, under the id that it has or had.

    >>> is_of(Plan(id="skog-2021"), "skog-2022/gatherings/samling-1@kompetanse")
    False
    """
    return name.startswith(_beginnings(plan)) and name.endswith(_OWN)


def lasting(element: object, path: Path) -> Path:
    """The path by which an element keeps its identity: an item of a list by its id, if it has one.

    >>> lasting(Event(id="a"), ("groups", "g1", "meetings", 0))
    ('groups', 'g1', 'meetings', '~a')
    """
    if isinstance(element, Event) and element.id and isinstance(path[-1], int):
        return (*path[:-1], f"{_ID}{element.id}")
    return path


def is_id(step: str | int) -> bool:
    """Whether a step of a path names an item of a list by its id.

    >>> is_id("~a"), is_id("0")
    (True, False)
    """
    return str(step).startswith(_ID)


def new_uid(plan: Plan, place: Path, stamp: datetime, taken: Container[str]) -> str:
    """A UID that no event ever had: of its place, and of the time at which it is published.

    >>> new_uid(Plan(id="p"), ("groups", "g", "meetings", 0), datetime(2026, 9, 1), ())
    'p/groups/g/meetings/0.20260901T000000Z@kompetanse'
    """
    while True:
        fresh = uid(plan, (*place[:-1], f"{place[-1]}.{stamp:%Y%m%dT%H%M%SZ}"))
        if fresh not in taken:
            return fresh
        stamp += timedelta(seconds=1)


def steps(name: str) -> tuple[str, ...]:
    """The path that a UID is made of, with the number of a range behind it.

    >>> steps("skog-2021/gatherings/samling-1/2@kompetanse")
    ('gatherings', 'samling-1', '2')
    """
    return tuple(map(unquote, name.removesuffix(_OWN).split("/")[1:]))


def _beginning(plan: Plan) -> str:
    return _beginnings(plan)[0]


def _beginnings(plan: Plan) -> tuple[str, ...]:
    """How UIDs of a plan begin: with its id, or one that it had."""
    return tuple(f"{quote(id_, safe='')}/" for id_ in (plan.id or "", *(plan.formerly or ())))
