"""Time zones as one constant rule each way.

Outlook reads one yearly rule per direction and ignores lists of dates; a VTIMEZONE made of
such lists puts summer events an hour late in other readers too.
"""

from icalendar import Timezone


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


def zone_bytes(zone: str) -> bytes:
    """The VTIMEZONE of a zone that follows central European time."""
    written: bytes = Timezone.from_ical(_RULES.format(zone=zone)).to_ical()
    return written
