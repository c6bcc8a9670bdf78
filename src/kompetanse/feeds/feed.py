"""Feeds: a plan's events, cut by audience and joined."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from attrs import evolve, frozen

from kompetanse.errors import CalendarError
from kompetanse.feeds.cutting import Cut
from kompetanse.feeds.event import CalendarEvent, EventHook
from kompetanse.feeds.events import entries, events_of
from kompetanse.feeds.issue import Issue, Written, published_entries
from kompetanse.feeds.serialising import frame
from kompetanse.feeds.timing import Imprecise, slots
from kompetanse.feeds.zones import zone_bytes, zone_of
from kompetanse.model import Plan
from kompetanse.model.audience import Directory
from kompetanse.path import element


_SHOWN = 5
"""How many of the times that give no day are named."""


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
    plan = identified(plan)
    cut = Cut.of(plan, audience=audience, unit=unit, group=group, module=module)
    events = tuple(events_of(plan, imprecise=imprecise))
    wanted = tuple(filter(cut.holds, events))
    before = {} if previous is None else {"": published_entries(plan, previous)}
    issue = Issue.after(before, plan, now, wanted, events)
    return joined(issue, settled(issue, wanted, hooks), cut.name, whom=cut.whom).content


def identified(plan: Plan) -> Plan:
    """The plan, if it has an id.

    Raises:
        CalendarError: It has none.
    """
    if not plan.id:
        raise CalendarError("the plan needs an id: calendar entries keep their identity by it")
    return plan


@frozen
class Feed:
    """A feed, and the entries that it holds; those that were called off come last."""

    content: bytes
    entries: tuple[Written, ...]


def settled(
    issue: Issue, events: Iterable[CalendarEvent], hooks: Iterable[EventHook]
) -> tuple[CalendarEvent, ...]:
    """Events as feeds tell of them: under their lasting UIDs, adjusted, in the plan's time zone."""
    hooks = tuple(hooks)
    return tuple(_in_zone(_adjusted(issue.named(one), hooks), issue.zone) for one in events)


def joined(
    issue: Issue, events: Iterable[CalendarEvent], name: str, feed: str = "", whom: str = ""
) -> Feed:
    """Join a feed of what it shows and of what it showed before.

    Args:
        issue: The publishing.
        events: What it shows.
        name: What it is called.
        feed: By what the issue knows it.
        whom: Whom it is for, if not for all.
    """
    shown = [issue.written(event, feed) for event in events]
    gone = issue.gone({one.event.uid for one in shown}, feed, whom)
    entries = (*shown, *gone)
    zones = _zones(one.event for one in entries) if entries else [issue.zone.key]
    zone = issue.zone.key if zones else None
    before, behind = frame(name, issue.plan.purpose or "", zone)
    content = [before, *map(zone_bytes, zones), *(one.raw for one in entries), behind]
    return Feed(b"".join(content), entries)


def left_out(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Elements with a time that gives no day: their path, and the time as written."""
    zone = zone_of(plan)
    return tuple(
        (element(entry.path), entry.when.text)
        for entry in entries(plan, Directory.of(plan))
        if not any(slots(entry.when, zone, plan.country, entry.minutes))
    )


def lost_times(plan: Plan) -> str:
    """The same in a few words, for a message; nothing where none is left out."""
    lost = left_out(plan)
    more = " ..." if len(lost) > _SHOWN else ""
    return ", ".join(f"{path} ({text})" for path, text in lost[:_SHOWN]) + more


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
