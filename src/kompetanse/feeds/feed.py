"""Feeds: a plan's events, cut by audience and joined."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from kompetanse.errors import KompetanseError, UnknownNameError
from kompetanse.feeds.event import CalendarEvent, EventHook
from kompetanse.feeds.events import ZONES, entries, events_of
from kompetanse.feeds.serialising import event_bytes, frame
from kompetanse.feeds.zones import zone_bytes
from kompetanse.model import Plan
from kompetanse.model.audience import Directory
from kompetanse.path import element


class CalendarError(KompetanseError):
    """A calendar that cannot be written: the plan has no id, or no day to stamp it with."""


def calendar(
    plan: Plan,
    *,
    audience: str | None = None,
    now: datetime | None = None,
    hooks: Iterable[EventHook] = (),
) -> bytes:
    """Write the feed of a plan, or of one role of it.

    The same plan and the same `now` give the same bytes.

    Args:
        plan: A plan with an id; UIDs are built on it.
        audience: A role, by id, label or alias; its feed holds what concerns it, with what
            concerns the roles it is part of. All events by default.
        now: The time that events are stamped with; the plan's `updated` day by default.
        hooks: Functions that adjust events.

    Raises:
        CalendarError: If the plan has no id, or there is no day to stamp events with.
        UnknownNameError: If the plan has no such role.

    >>> from kompetanse.dates import read_when
    >>> plan = Plan(id="p", title="Plan", updated=read_when("20.08.21"))
    >>> calendar(plan).splitlines()[0]
    b'BEGIN:VCALENDAR'
    """
    if not plan.id:
        raise CalendarError("the plan needs an id: calendar entries keep their identity by it")
    stamp = _stamp(plan, now)
    roles, name = _audience(plan, audience)
    events = [_adjusted(event, hooks) for event in events_of(plan) if _concerns(event, roles)]
    timed = any(isinstance(event.start, datetime) for event in events)
    zone = plan.time_zone or ZONES.get(plan.country, "Europe/Oslo")
    before, behind = frame(name, plan.purpose or "", zone if timed else None)
    body = [event_bytes(event, stamp=stamp) for event in events]
    return b"".join([before, *([zone_bytes(zone)] if timed else []), *body, behind])


def left_out(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Elements with a time that gives no day: their path, and the time as written."""
    shown = {event.path for event in events_of(plan)}
    return tuple(
        (element(entry.path), entry.when.text)
        for entry in entries(plan, Directory.of(plan))
        if entry.path not in shown
    )


def _stamp(plan: Plan, now: datetime | None) -> datetime:
    if now is not None:
        return now.astimezone(UTC).replace(microsecond=0)
    updated: date | None = plan.updated.latest if plan.updated else None
    if updated is None:
        raise CalendarError("the plan does not say when it was updated: pass the time as `now`")
    return datetime.combine(updated, time(), UTC)


def _audience(plan: Plan, audience: str | None) -> tuple[frozenset[str] | None, str]:
    """The roles whose events are wanted (nothing for all), and the name of the feed."""
    title = plan.title or plan.id or ""
    if audience is None:
        return None, title
    directory = Directory.of(plan)
    roles = directory.resolve(audience).roles
    if not roles:
        declared = [*(plan.roles or {}), *(r.name for r in (plan.roles or {}).values())]
        raise UnknownNameError("role", audience, declared)
    labels = ", ".join(directory.label(role) for role in roles)
    return frozenset(roles), f"{title} – {labels}"


def _concerns(event: CalendarEvent, roles: frozenset[str] | None) -> bool:
    return roles is None or event.roles is None or bool(event.roles & roles)


def _adjusted(event: CalendarEvent, hooks: Iterable[EventHook]) -> CalendarEvent:
    for hook in hooks:
        event = hook(event)
    return event
