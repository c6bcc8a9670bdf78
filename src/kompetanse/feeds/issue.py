"""One publishing of a feed: what changed since the one before, and when.

What was published before is all that is remembered. An entry that shows the same keeps its bytes;
one that shows something else counts the change and is stamped; one that is gone is called off,
until its time has passed.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import TypeAlias
from zoneinfo import ZoneInfo

from attrs import evolve, field, frozen

from kompetanse.errors import CalendarError
from kompetanse.feeds.event import CalendarEvent, EventStatus
from kompetanse.feeds.identity import is_of
from kompetanse.feeds.naming import lasting_uids
from kompetanse.feeds.previous import Published, read_previous
from kompetanse.feeds.serialising import event_bytes
from kompetanse.feeds.text import called_off
from kompetanse.messages import Translator
from kompetanse.model import Plan


Written: TypeAlias = tuple[CalendarEvent, bytes]
"""An entry, and its VEVENT."""


@frozen(kw_only=True)
class Issue:
    """A publishing of a plan's events, against what was published before.

    Attributes:
        plan: The plan.
        stamp: The time of publishing, in UTC.
        before: The entries that were published before, by their UIDs.
        lasting: The UIDs of events, where today's ids and places would make others.
    """

    plan: Plan
    stamp: datetime
    before: Mapping[str, Published] = field(factory=dict)
    lasting: Mapping[str, str] = field(factory=dict)

    @classmethod
    def after(
        cls,
        previous: bytes | None,
        plan: Plan,
        now: datetime | None,
        events: Iterable[CalendarEvent],
    ) -> "Issue":
        """The publishing of some events after a feed, or the first one.

        Raises:
            CalendarError: There is no time to stamp events with, or the feed cannot be used.
        """
        if previous is None:
            return cls(plan=plan, stamp=_stamp(plan, now))
        if now is None:
            raise CalendarError("what has changed needs the time of publishing: pass it as `now`")
        before = read_previous(previous)
        if foreign := next((uid for uid in before if not is_of(plan, uid)), None):
            raise CalendarError(
                "the previous calendar is of another plan: it has {uid!r}", uid=foreign
            )
        stamp = _stamp(plan, now)
        published = {name: one.event for name, one in before.items()}
        lasting = lasting_uids(plan, events, published, stamp)
        return cls(plan=plan, stamp=stamp, before=before, lasting=lasting)

    def named(self, event: CalendarEvent) -> CalendarEvent:
        """The event under the UID by which calendars know it."""
        return evolve(event, uid=self.lasting.get(event.uid, event.uid))

    def written(self, event: CalendarEvent) -> bytes:
        """The VEVENT of an event; the one that was published, if it shows the same."""
        before = self.before.get(event.uid)
        if before is None:
            return event_bytes(event, stamp=self.stamp)
        same = event_bytes(event, stamp=before.stamp, sequence=before.sequence)
        return before.raw if before.shows(same) else self._changed(event, before)

    def gone(self, shown: Container[str], zone: ZoneInfo) -> Iterator[Written]:
        """What was published, is not shown any more, and has not passed: called off.

        Args:
            shown: UIDs of the entries that are shown.
            zone: The time zone of the days of whole-day entries.
        """
        say = Translator(self.plan.language).sentence
        for name, before in self.before.items():
            event = before.event
            if name in shown or _moment(event.end, zone) <= self.stamp:
                continue
            if event.status is EventStatus.CANCELLED:
                yield event, before.raw
            else:
                off = evolve(
                    event,
                    summary=called_off(event.summary, say),
                    status=EventStatus.CANCELLED,
                    busy=False,
                )
                yield off, self._changed(off, before)

    def _changed(self, event: CalendarEvent, before: Published) -> bytes:
        stamp = max(self.stamp, before.next_stamp)
        return event_bytes(event, stamp=stamp, sequence=before.sequence + 1)


def _moment(end: date | datetime, zone: ZoneInfo) -> datetime:
    return end if isinstance(end, datetime) else datetime.combine(end, time(), zone)


def _stamp(plan: Plan, now: datetime | None) -> datetime:
    if now is not None:
        if now.tzinfo is None:
            raise CalendarError("the time that is passed as `now` needs a time zone")
        return now.astimezone(UTC).replace(microsecond=0)
    updated: date | None = plan.updated.latest if plan.updated else None
    if updated is None:
        raise CalendarError("the plan does not say when it was updated: pass the time as `now`")
    return datetime.combine(updated, time(), UTC)
