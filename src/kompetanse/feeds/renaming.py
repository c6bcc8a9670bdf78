"""What keeps its UID though its id is another now: the plan says what it was called formerly."""

from collections.abc import Mapping

from kompetanse.feeds.event import CalendarEvent
from kompetanse.feeds.identity import lasting, steps, uid
from kompetanse.model import Element, Plan
from kompetanse.model.walk import Inventory
from kompetanse.path import Path


def kept_uids(plan: Plan, published: Mapping[str, CalendarEvent]) -> dict[str, str]:
    """The UIDs that events keep from when their elements had other ids.

    Args:
        plan: The plan, which says with its elements what they were called `formerly`.
        published: What was published before, by UID.

    Returns:
        The UIDs to keep, by those that would be made of today's ids. An event that was published
        under its own is not among them (unless that was called off, and the former was not), nor
        is a former id that another element has now.
    """
    renames = _renames(plan)
    kept: dict[str, str] = {}
    known = published if renames or plan.formerly else {}
    for name in sorted(known, key=lambda name: published[name].is_called_off):
        today = _renamed(plan, name, renames)
        now = published.get(today)
        if now is None or (now.is_called_off and not published[name].is_called_off):
            kept.setdefault(today, name)
    return kept


def _renames(plan: Plan) -> dict[Path, str]:
    """The last steps of elements, by the paths that they had under former ids."""
    inventory = Inventory(plan)
    elements = {_spelled(thing, inventory): thing for thing in inventory.of("Element")}
    renames: dict[Path, str] = {}
    for path, thing in elements.items():
        listed = isinstance(inventory.path(thing)[-1], int)
        for former in (isinstance(thing, Element) and thing.formerly) or ():
            was = (*path[:-1], f"~{former}" if listed else former)
            if was not in elements:
                renames.setdefault(was, path[-1])
    return renames


def _spelled(thing: object, inventory: Inventory) -> tuple[str, ...]:
    return tuple(map(str, lasting(thing, inventory.path(thing))))


def _renamed(plan: Plan, name: str, renames: dict[Path, str]) -> str:
    """The UID that would be made today for what was published under a name."""
    was = steps(name)
    deepest = max(map(len, renames), default=0)
    path: Path = ()
    for step in was[:deepest]:
        path = (*path, renames.get((*path, step), step))
    return uid(plan, (*path, *was[deepest:]))
