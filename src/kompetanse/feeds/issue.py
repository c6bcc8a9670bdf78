"""One publishing of a plan's events: what changed since the one before, and when.

What was published before is all that is remembered. An entry that shows the same keeps its bytes;
one that shows something else counts the change and is stamped; one that is gone is called off,
until its time has passed; one whose time cannot be read any more stays as it was.

All feeds of a plan are published together. An entry is written once, and the feeds share its
bytes, as far as each can go on from what it had: one that an entry left and came back to has
counted further than the others, and keeps its own bytes until the entry changes for all.
"""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from attrs import evolve, field, frozen

from kompetanse.errors import CalendarError
from kompetanse.feeds.doubting import Doubts, doubts
from kompetanse.feeds.event import CalendarEvent, EventPrecision, EventStatus
from kompetanse.feeds.identity import is_of
from kompetanse.feeds.naming import lasting_uids
from kompetanse.feeds.previous import Published, read_previous
from kompetanse.feeds.serialising import event_bytes
from kompetanse.feeds.text import called_off
from kompetanse.feeds.zones import zone_of
from kompetanse.messages import Translator
from kompetanse.model import Plan


@frozen
class Written:
    """An entry, its VEVENT, and when it last changed."""

    event: CalendarEvent
    raw: bytes
    stamp: datetime


@frozen(kw_only=True)
class Issue:
    """A publishing of a plan's events, against what was published before.

    Attributes:
        plan: The plan.
        stamp: The time of publishing, in UTC.
        zone: The time zone of the plan.
        feeds: The entries that were published before, by feed and UID.
        states: All states in which an entry was published before, the latest first, by UID.
        lasting: The UIDs of events, where today's ids and places would make others.
        doubts: The entries whose elements are there, and show no day now.
        whole: The UIDs of all that is in the plan.
    """

    plan: Plan
    stamp: datetime
    zone: ZoneInfo
    feeds: Mapping[str, Mapping[str, Published]] = field(factory=dict)
    states: Mapping[str, tuple[Published, ...]] = field(factory=dict)
    lasting: Mapping[str, str] = field(factory=dict)
    doubts: Doubts = field(factory=Doubts)
    whole: frozenset[str] = frozenset()
    _showing: dict[CalendarEvent, tuple[Published, ...]] = field(init=False, factory=dict)
    _fresh: dict[CalendarEvent, Written] = field(init=False, factory=dict)

    @classmethod
    def after(
        cls,
        feeds: Mapping[str, Mapping[str, Published]],
        plan: Plan,
        now: datetime | None,
        events: Collection[CalendarEvent],
        whole: Collection[CalendarEvent] = (),
    ) -> "Issue":
        """The publishing of some events after some feeds, or the first one.

        Args:
            feeds: What was published before, by feed and UID.
            plan: The plan.
            now: The time of publishing.
            events: The events that are published.
            whole: All events of the plan, where these are others.

        Raises:
            CalendarError: There is no time to stamp events with, or a zone is not known.
        """
        if feeds and now is None:
            raise CalendarError("what has changed needs the time of publishing: pass it as `now`")
        stamp, zone = _stamp(plan, now), zone_of(plan)
        if not feeds:
            return cls(plan=plan, stamp=stamp, zone=zone)
        states = _states(feeds.values())
        published = {name: _latest(some).event for name, some in states.items()}
        lasting = lasting_uids(plan, events, published, stamp)
        whole = whole or events
        return cls(
            plan=plan,
            stamp=stamp,
            zone=zone,
            feeds=feeds,
            states=states,
            lasting=lasting,
            doubts=doubts(plan, published, whole),
            whole=frozenset(lasting.get(one.uid, one.uid) for one in whole),
        )

    def named(self, event: CalendarEvent) -> CalendarEvent:
        """The event under the UID by which calendars know it."""
        return evolve(event, uid=self.lasting.get(event.uid, event.uid))

    def written(self, event: CalendarEvent, feed: str = "") -> Written:
        """An event as a feed has it: as it stood there, if it shows the same."""
        before = self.feeds.get(feed, {}).get(event.uid)
        showing = self._that_show(event)
        if before is not None and before in showing:
            return Written(event, before.raw, before.stamp)
        if showing and (before is None or showing[0].follows(before)):
            return Written(event, showing[0].raw, showing[0].stamp)
        return self._changed(event)

    def gone(self, shown: Container[str], feed: str = "", whom: str = "") -> Iterator[Written]:
        """What a feed had, is not shown any more, and has not passed: called off.

        Args:
            shown: UIDs of the entries that are shown.
            feed: The feed.
            whom: Whom the feed is for, if not for all.
        """
        for name, before in self.feeds.get(feed, {}).items():
            event = before.event
            if name in shown or moment(event.end, self.zone) <= self.stamp:
                continue
            if event.is_called_off or name in self.doubts.unreadable:
                yield Written(event, before.raw, before.stamp)
            else:
                yield self.written(self._off(event, whom), feed)

    def _off(self, event: CalendarEvent, whom: str) -> CalendarEvent:
        """An entry that was published, called off: for good, until later, or for some."""
        say = Translator(self.plan.language).sentence
        summary = called_off(event.summary, say)
        if event.uid in self.doubts.undated:
            summary = say("{what} (new date to come)", {"what": summary})
        elif event.uid in self.whole and whom:
            summary = say("{what} (for {whom})", {"what": summary, "whom": whom})
        return evolve(
            event,
            summary=summary,
            status=EventStatus.CANCELLED,
            busy=False,
            precision=EventPrecision.DAY,  # feeds do not tell how sure it had been
        )

    def _that_show(self, event: CalendarEvent) -> tuple[Published, ...]:
        """The states in which an event was published as it is now, the latest first."""
        states = self.states.get(event.uid, ())
        if states and event not in self._showing:
            raw = event_bytes(event, stamp=states[0].stamp, sequence=states[0].sequence)
            self._showing[event] = tuple(one for one in states if one.shows(raw))
        return self._showing.get(event, ())

    def _changed(self, event: CalendarEvent) -> Written:
        """An event that shows what it did not show before; the same in all feeds."""
        if event not in self._fresh:
            states = self.states.get(event.uid, ())
            stamp = max([self.stamp, *(one.next_stamp for one in states)])
            sequence = 1 + max((one.sequence for one in states), default=-1)
            raw = event_bytes(event, stamp=stamp, sequence=sequence)
            self._fresh[event] = Written(event, raw, stamp)
        return self._fresh[event]


def published_entries(
    plan: Plan, feed: bytes, known: dict[bytes, Published] | None = None
) -> dict[str, Published]:
    """Read the entries of a feed of a plan, by their UIDs.

    Args:
        plan: The plan.
        feed: The feed.
        known: Entries that were read already, by their bytes.

    Raises:
        CalendarError: It is no whole feed of this library, or one of another plan.
    """
    entries = read_previous(feed, known)
    if foreign := next((uid for uid in entries if not is_of(plan, uid)), None):
        raise CalendarError(
            "the previous calendar is of another plan: it has {uid!r}; a plan that has another id "
            "now says 'formerly'",
            uid=foreign,
        )
    return entries


def moment(day: date | datetime, zone: ZoneInfo) -> datetime:
    """A time; of a day, its first moment.

    >>> moment(date(2021, 9, 2), ZoneInfo("Europe/Oslo")).isoformat()
    '2021-09-02T00:00:00+02:00'
    """
    return day if isinstance(day, datetime) else datetime.combine(day, time(), zone)


def entries_of(feeds: Iterable[Mapping[str, Published]]) -> dict[str, Published]:
    """What became of all entries of some feeds, by their UIDs."""
    return {name: _latest(states) for name, states in _states(feeds).items()}


def _states(feeds: Iterable[Mapping[str, Published]]) -> dict[str, tuple[Published, ...]]:
    """The states of entries in some feeds, each once, the latest first."""
    found: dict[str, dict[bytes, Published]] = {}
    for feed in feeds:
        for name, one in feed.items():
            found.setdefault(name, {}).setdefault(one.raw, one)
    return {name: tuple(sorted(states.values(), key=_age)) for name, states in found.items()}


def _age(one: Published) -> tuple[int, float]:
    return -one.sequence, -one.stamp.timestamp()


def _latest(states: Iterable[Published]) -> Published:
    """What became of an entry: what one feed calls off may still be on in another."""
    return min(states, key=lambda one: (one.event.is_called_off, *_age(one)))


def _stamp(plan: Plan, now: datetime | None) -> datetime:
    if now is not None:
        if now.tzinfo is None:
            raise CalendarError("the time that is passed as `now` needs a time zone")
        return now.astimezone(UTC).replace(microsecond=0)
    updated: date | None = plan.updated.latest if plan.updated else None
    if updated is None:
        raise CalendarError("the plan does not say when it was updated: pass the time as `now`")
    return datetime.combine(updated, time(), UTC)
