"""Calendar events as bytes: each is written once and shared by all feeds.

Every value is typed by hand, because what icalendar does not know by name it would write
unescaped.
"""

from datetime import date, datetime, timedelta

from icalendar import Calendar, Event, vDatetime, vDDDTypes, vDuration, vInt, vText, vUri

from kompetanse.feeds.cleaning import cleaned, one_line
from kompetanse.feeds.event import CalendarEvent, EventPrecision


PRODUCT = "-//kompetanse//plan//NO"
REFRESH = timedelta(hours=12)
_NAMELESS = "–"
"""Stands for a name of blanks: some readers refuse a value that is empty."""


def event_bytes(event: CalendarEvent, *, stamp: datetime, sequence: int = 0) -> bytes:
    """One VEVENT.

    Args:
        event: The entry.
        stamp: When it last changed, in UTC.
        sequence: How often it has changed visibly.
    """
    vevent = Event()
    vevent["UID"] = vText(event.uid)
    vevent["DTSTAMP"] = vDatetime(stamp)
    vevent["LAST-MODIFIED"] = vDatetime(stamp)
    vevent["SEQUENCE"] = vInt(max(sequence, int(event.is_called_off)))
    vevent["DTSTART"] = _time(event.start)
    vevent["DTEND"] = _time(event.end)
    vevent["SUMMARY"] = vText(event.summary)
    vevent["STATUS"] = vText(event.status.value)
    vevent["TRANSP"] = vText("OPAQUE" if event.busy else "TRANSPARENT")
    vevent["X-MICROSOFT-CDO-BUSYSTATUS"] = vText("BUSY" if event.busy else "FREE")
    if description := _description(event):
        vevent["DESCRIPTION"] = vText(description)
    if event.location:
        vevent["LOCATION"] = vText(event.location)
    if event.url:
        vevent["URL"] = vUri(event.url)
    if event.precision is not EventPrecision.DAY and not event.is_called_off:
        vevent["X-KOMPETANSE-PRECISION"] = vText(event.precision.value)
    written: bytes = vevent.to_ical()
    return written


def _description(event: CalendarEvent) -> str:
    """The description, with the address at which to join: Outlook and Google show no other."""
    if event.url is None or event.url in event.description:
        return event.description
    return f"{event.description}\n{event.url}".lstrip()


def frame(name: str, description: str, zone: str | None) -> tuple[bytes, bytes]:
    """What stands before and behind the events of a feed.

    `zone` is the time zone of its timed events, or nothing where it has none.
    """
    calendar = Calendar()
    calendar["VERSION"] = vText("2.0")
    calendar["PRODID"] = vText(PRODUCT)
    calendar["NAME"] = calendar["X-WR-CALNAME"] = vText(one_line(name) or _NAMELESS)
    if text := cleaned(description):
        calendar["X-WR-CALDESC"] = vText(text)
    refresh = vDuration(REFRESH)
    refresh.params["VALUE"] = "DURATION"
    calendar["REFRESH-INTERVAL"] = refresh
    calendar["X-PUBLISHED-TTL"] = vDuration(REFRESH)
    if zone:
        calendar["X-WR-TIMEZONE"] = vText(zone)
    end = b"END:VCALENDAR\r\n"
    return calendar.to_ical().removesuffix(end), end


def _time(value: date | datetime) -> vDDDTypes:
    typed = vDDDTypes(value)
    if not isinstance(value, datetime):
        typed.params["VALUE"] = "DATE"
    return typed
