"""By what calendars know an entry: a UID made of the ids of plan and element, never of its date."""

from collections.abc import Collection
from urllib.parse import quote, unquote

from kompetanse.model import Event, Plan, Scheduled
from kompetanse.model.walk import Inventory
from kompetanse.path import Path


_OWN = "@kompetanse"


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
    """Whether a UID is one of a plan's.

    >>> is_of(Plan(id="skog-2021"), "skog-2022/gatherings/samling-1@kompetanse")
    False
    """
    return name.startswith(_beginning(plan)) and name.endswith(_OWN)


def lasting(element: object, path: Path) -> Path:
    """The path by which an element keeps its identity: an item of a list by its id, if it has one.

    >>> lasting(Event(id="a"), ("groups", "g1", "meetings", 0))
    ('groups', 'g1', 'meetings', '~a')
    """
    if isinstance(element, Event) and element.id and isinstance(path[-1], int):
        return (*path[:-1], f"~{element.id}")
    return path


def kept_uids(plan: Plan, published: Collection[str]) -> dict[str, str]:
    """The UIDs that events keep from when their elements had other ids.

    Args:
        plan: The plan, whose elements say what they were called `formerly`.
        published: The UIDs that were published.

    Returns:
        The UIDs to keep, by those that would be made of today's ids. An event that was published
        under its own is not among them, nor is a former id that another element has now.
    """
    renames = _renames(plan)
    kept: dict[str, str] = {}
    for name in published if renames else ():
        today = _renamed(plan, name, renames)
        if today not in published:
            kept.setdefault(today, name)
    return kept


def _renames(plan: Plan) -> dict[Path, str]:
    """The last steps of elements, by the paths that they had under former ids."""
    inventory = Inventory(plan)
    elements = {_spelled(thing, inventory): thing for thing in inventory.of("Scheduled")}
    renames: dict[Path, str] = {}
    for path, thing in elements.items():
        listed = isinstance(inventory.path(thing)[-1], int)
        for former in (isinstance(thing, Scheduled) and thing.formerly) or ():
            was = (*path[:-1], f"~{former}" if listed else former)
            if was not in elements:
                renames.setdefault(was, path[-1])
    return renames


def _spelled(thing: object, inventory: Inventory) -> tuple[str, ...]:
    return tuple(map(str, lasting(thing, inventory.path(thing))))


def _renamed(plan: Plan, name: str, renames: dict[Path, str]) -> str:
    """The UID that would be made today for what was published under a name."""
    steps = name.removeprefix(_beginning(plan)).removesuffix(_OWN).split("/")
    path: Path = ()
    deepest = max(map(len, renames))
    for step in map(unquote, steps[:deepest]):
        path = (*path, renames.get((*path, step), step))
    return uid(plan, (*path, *map(unquote, steps[deepest:])))


def _beginning(plan: Plan) -> str:
    return f"{quote(plan.id or '', safe='')}/"
