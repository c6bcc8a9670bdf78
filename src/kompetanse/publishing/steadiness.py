"""How long a plan's files stay as they are, if nobody changes the plan."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from attrs import frozen

from kompetanse.feeds.event import CalendarEvent
from kompetanse.feeds.issue import moment


_DAY, _TICK = timedelta(days=1), timedelta(microseconds=1)


@frozen
class Steadiness:
    """The stretch of time around a publishing in which the same files are made.

    Attributes:
        since: Its beginning; nothing where that is long ago.
        until: Its end, when something else is published; nothing where that never comes.
    """

    since: datetime | None = None
    until: datetime | None = None

    @classmethod
    def at(cls, now: datetime, entries: Iterable[CalendarEvent], zone: ZoneInfo) -> "Steadiness":
        """What can be told of a time at which some entries were published.

        An entry that has ended is forgotten if it was called off, and pages show no day that
        has passed.

        >>> Steadiness.at(datetime.now(ZoneInfo("Europe/Oslo")), [], ZoneInfo("Europe/Oslo"))
        Steadiness(since=None, until=None)
        """
        ends = {end for entry in entries for end in _ends(entry, zone)}
        return cls(
            max((end for end in ends if end <= now), default=None),
            min((end for end in ends if end > now), default=None),
        )

    def covers(self, moment: datetime) -> bool:
        """Whether the same files are made at a time."""
        begun = self.since is None or self.since <= moment
        return begun and (self.until is None or moment < self.until)


def _ends(entry: CalendarEvent, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """When an entry has ended, and when its last day has."""
    end = moment(entry.end, zone)
    last: date = (end - _TICK).astimezone(zone).date()
    return end, moment(last + _DAY, zone)
