"""A plan's events: what of it belongs into calendars."""

from collections.abc import Iterator

from attrs import frozen

from kompetanse.dates import Mode, When
from kompetanse.feeds.concerning import concerned, resolved
from kompetanse.feeds.event import CalendarEvent, EventStatus
from kompetanse.feeds.identity import lasting, uid
from kompetanse.feeds.text import Wording, is_tentative
from kompetanse.feeds.timing import Imprecise, Slot, slots
from kompetanse.feeds.zones import zone_of
from kompetanse.messages import Translator
from kompetanse.model import (
    Deadline,
    Duty,
    Gathering,
    GatheringKind,
    Part,
    Plan,
    Scheduled,
)
from kompetanse.model.audience import Directory
from kompetanse.model.kinds import is_cancelled, kind_of_gathering
from kompetanse.model.walk import Inventory
from kompetanse.path import Path


_ALL_DAY_BUSY = frozenset(
    {
        GatheringKind.START,
        GatheringKind.GATHERING,
        GatheringKind.CLOSING,
        GatheringKind.PROFESSIONAL_DAY,
        GatheringKind.PLANNING_DAY,
        GatheringKind.COURSE,
        GatheringKind.CONFERENCE,
    }
)
"""Kinds for which people keep the day free, even where no hours are stated."""


@frozen
class Entry:
    """An element that belongs into calendars: its time, and whom it concerns."""

    path: Path
    element: Scheduled | Duty
    when: When
    roles: frozenset[str] | None
    minutes: int | None = None
    cancelled: bool = False


def events_of(
    plan: Plan,
    translator: Translator | None = None,
    imprecise: Imprecise | str = Imprecise.MARKER,
) -> Iterator[CalendarEvent]:
    """All calendar events of a plan, in the order of the plan.

    What has no known day (a relative time, one that could not be read) gives none; `left_out`
    names it.
    """
    wording = Wording(plan, translator or Translator(plan.language), Directory.of(plan))
    zone, policy = zone_of(plan), Imprecise(imprecise)
    taken: set[Path] = set()
    for entry in entries(plan, wording.directory):
        name = _lasting(entry, taken)
        shown = slots(entry.when, zone, plan.country, entry.minutes, policy)
        for number, slot in enumerate(shown, 1):
            yield _event(wording, entry, slot, uid(plan, name, number))


def entries(plan: Plan, directory: Directory) -> Iterator[Entry]:
    """What people take part in, deadlines and yearly duties, with the roles they concern."""
    inventory = Inventory(plan)
    for thing in (*inventory.of("Event"), *inventory.of("Deadline")):
        owner = inventory.owner(thing)
        if isinstance(thing, Scheduled) and thing.when and not _is_told_of(thing, owner):
            roles = concerned(thing, owner, plan, directory)
            yield Entry(
                path=inventory.path(thing),
                element=thing,
                when=thing.when,
                roles=roles,
                minutes=_minutes(thing, owner),
                cancelled=any(is_cancelled(o) for o in (thing, owner) if isinstance(o, Scheduled)),
            )
    for duty in (plan.duties or {}).values():
        yield from _yearly(duty, plan, directory)


def _minutes(thing: object, owner: object) -> int | None:
    """Its length, where that is stated; for an occasion of a duty, that of all of them."""
    holder = thing if getattr(thing, "minutes", None) or not isinstance(owner, Duty) else owner
    minutes: int | None = getattr(holder, "minutes", None)
    return minutes


def _is_told_of(thing: Scheduled, owner: object) -> bool:
    """Whether it is a part of a gathering that has an entry of its own."""
    return isinstance(thing, Part) and isinstance(owner, Scheduled) and owner.when is not None


def _yearly(duty: Duty, plan: Plan, directory: Directory) -> Iterator[Entry]:
    """The days inside the plan's period on which a yearly duty falls due."""
    period = plan.period.extent if plan.period else None
    if duty.by is None or period is None:
        return
    for year in range(period.begin.year, period.last.year + 1):
        day = duty.by.on(year)
        if day in period:
            when = When(duty.by.text, Mode.BY, latest=day)
            roles = resolved(duty.roles, directory)
            yield Entry(("duties", duty.id, str(year)), duty, when, roles)


def _lasting(entry: Entry, taken: set[Path]) -> Path:
    """The path by which an entry keeps its identity; an id that another has already is none."""
    named = lasting(entry.element, entry.path)
    path = entry.path if named in taken else named
    taken.add(path)
    return path


def _event(wording: Wording, entry: Entry, slot: Slot, uid: str) -> CalendarEvent:
    element = entry.element
    cancelled = entry.cancelled
    exact = slot.precision == "DAY"
    sure = exact and not is_tentative(element)
    status = EventStatus.CONFIRMED if sure else EventStatus.TENTATIVE
    return CalendarEvent(
        uid=uid,
        path=entry.path,
        start=slot.start,
        end=slot.end,
        summary=wording.summary(element, entry.when, slot, cancelled=cancelled),
        description=wording.description(element, entry.when, slot),
        location=wording.location(element),
        busy=not cancelled and exact and _takes_time(element, slot),
        status=EventStatus.CANCELLED if cancelled else status,
        precision=slot.precision,
        end_assumed=slot.end_assumed,
        roles=entry.roles,
    )


def _takes_time(element: object, slot: Slot) -> bool:
    """Timed events do; whole days only where people keep them free; deadlines never."""
    if isinstance(element, Deadline | Duty):
        return False
    if type(slot.start) is not type(slot.days.begin):
        return True
    if not isinstance(element, Gathering) or kind_of_gathering(element) not in _ALL_DAY_BUSY:
        return False
    return not (element.minutes or (element.when and element.when.stated.minutes))
