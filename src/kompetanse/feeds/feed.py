"""Feeds: a plan's events, cut by audience and joined."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from attrs import evolve

from kompetanse.errors import CalendarError
from kompetanse.feeds.cutting import Cut
from kompetanse.feeds.event import CalendarEvent, EventHook
from kompetanse.feeds.events import entries, events_of
from kompetanse.feeds.issue import Issue
from kompetanse.feeds.serialising import frame
from kompetanse.feeds.timing import Imprecise
from kompetanse.feeds.zones import zone_bytes, zone_of
from kompetanse.model import Plan
from kompetanse.model.audience import Directory
from kompetanse.path import element


def calendar(
    plan: Plan,
    *,
    audience: str | None = None,
    unit: str | None = None,
    group: str | None = None,
    module: str | None = None,
    imprecise: Imprecise | str = Imprecise.MARKER,
    now: datetime | None = None,
    previous: bytes | None = None,
    hooks: Iterable[EventHook] = (),
) -> bytes:
    """Write the feed of a plan, or a cut of it.

    The same plan, the same previous feed and the same `now` give the same bytes.

    Args:
        plan: A plan with an id; UIDs are built on it.
        audience: A role, by id, label or alias; its feed holds what concerns it, with what
            concerns the roles it is part of. All events by default.
        unit: A unit, by id or label; what concerns other units only is left out.
        group: A group, by id or label; its own meetings, and what concerns all of its unit.
        module: A module, by id or label; its feed holds what belongs to it.
        imprecise: How dates that are not known to the day are shown: `span`, `marker` or `none`.
        now: The time that events are stamped with, with its time zone; the plan's `updated` day
            by default.
        previous: The same feed as it was published before; `now` is then asked for. What shows
            the same keeps its bytes, and what is gone stays as cancelled until it has passed.
        hooks: Functions that adjust events.

    Raises:
        CalendarError: If the plan has no id, or there is no day to stamp events with, or the
            time zone of either is not known, or the previous feed is none of this plan's.
        UnknownNameError: If the plan has no such role, unit, group or module.
        ValueError: If `imprecise` is none of the three.

    >>> from kompetanse.dates import read_when
    >>> plan = Plan(id="p", title="Plan", updated=read_when("20.08.21"))
    >>> calendar(plan).splitlines()[0]
    b'BEGIN:VCALENDAR'
    """
    if not plan.id:
        raise CalendarError("the plan needs an id: calendar entries keep their identity by it")
    cut = Cut.of(plan, audience=audience, unit=unit, group=group, module=module)
    zone = zone_of(plan)
    hooks = tuple(hooks)
    wanted = list(filter(cut.holds, events_of(plan, imprecise=imprecise)))
    issue = Issue.after(previous, plan, now, wanted)
    events = [_in_zone(_adjusted(issue.named(event), hooks), zone) for event in wanted]
    written = [(event, issue.written(event)) for event in events]
    written += issue.gone({event.uid for event in events}, zone)
    zones = _zones(event for event, _ in written) if written else [zone.key]
    before, behind = frame(cut.name, plan.purpose or "", zone.key if zones else None)
    return b"".join([before, *map(zone_bytes, zones), *(raw for _, raw in written), behind])


def left_out(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Elements with a time that gives no day: their path, and the time as written."""
    shown = {event.path for event in events_of(plan)}
    return tuple(
        (element(entry.path), entry.when.text)
        for entry in entries(plan, Directory.of(plan))
        if entry.path not in shown
    )


def _in_zone(event: CalendarEvent, zone: ZoneInfo) -> CalendarEvent:
    """The entry with its times in the one zone that the feed declares."""
    if not isinstance(event.start, datetime) or not isinstance(event.end, datetime):
        return event
    if event.start.tzinfo is zone and event.end.tzinfo is zone:
        return event
    return evolve(event, start=event.start.astimezone(zone), end=event.end.astimezone(zone))


def _zones(events: Iterable[CalendarEvent]) -> list[str]:
    """The time zones of the events' clock times; one that was called off may have an older one."""
    starts = (event.start for event in events)
    return sorted({str(start.tzinfo) for start in starts if isinstance(start, datetime)})


def _adjusted(event: CalendarEvent, hooks: Iterable[EventHook]) -> CalendarEvent:
    for hook in hooks:
        event = hook(event)
    return event
