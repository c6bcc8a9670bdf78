"""Time zones as one constant rule each way.

Outlook reads one yearly rule per direction and ignores lists of dates; a VTIMEZONE made of
such lists puts summer events an hour late in other readers too.
"""

from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone

from kompetanse.errors import CalendarError
from kompetanse.locales import TIME_ZONES
from kompetanse.model import Plan


_RULES = """\
BEGIN:VTIMEZONE
TZID:{zone}
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


def zone_of(plan: Plan) -> ZoneInfo:
    """The time zone of a plan's clock times.

    >>> zone_of(Plan(country="DK")).key
    'Europe/Copenhagen'

    Raises:
        CalendarError: It is none of those that this library knows how to write.
    """
    stated = plan.time_zone or TIME_ZONES.get(plan.country, plan.country)
    if stated not in TIME_ZONES.values():
        raise CalendarError(
            "the time zone {zone!r} is none of those that calendars know", zone=stated
        )
    return ZoneInfo(stated)


@lru_cache(maxsize=len(TIME_ZONES))
def zone_bytes(zone: str) -> bytes:
    """The VTIMEZONE of a zone that follows central European time."""
    written: bytes = Timezone.from_ical(_RULES.format(zone=zone)).to_ical()
    return written
