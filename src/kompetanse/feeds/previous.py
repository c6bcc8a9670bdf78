"""Reading a feed that was published before: the state that the next one is written against.

Only what this library has written is read, and the whole of it or nothing: going on from half a
file, or from somebody else's, would take entries out of people's calendars.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from attrs import frozen

from kompetanse.errors import CalendarError
from kompetanse.feeds.event import CalendarEvent, EventPrecision, EventStatus
from kompetanse.feeds.serialising import PRODUCT
from kompetanse.locales import TIME_ZONES


_BEGIN, _END = b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n"
_FOREIGN_SIGN = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|(?<!\r)\n|\r(?!\n)")
_PROPERTY = re.compile(r"([A-Z-]+)(?:;(?:VALUE|TZID)=([A-Za-z/]+))?:(.*)", re.ASCII)
_STAMP = re.compile(r"[0-8]\d{7}T\d{6}Z", re.ASCII)  # up to a year that a later one can follow
_DAY = re.compile(r"\d{8}", re.ASCII)
_CLOCK = re.compile(r"\d{8}T\d{6}", re.ASCII)
_COUNT = re.compile(r"\d{1,9}", re.ASCII)
_ESCAPED = re.compile(r"\\(.)")
_STAMPS = ("DTSTAMP:", "LAST-MODIFIED:", "SEQUENCE:")
_TICK = timedelta(seconds=1)


@frozen(kw_only=True)
class Published:
    """An entry as it stands in a feed.

    Attributes:
        event: What it shows.
        raw: Its VEVENT, byte for byte.
        stamp: When it last changed, in UTC.
        sequence: How often it has changed visibly.
    """

    event: CalendarEvent
    raw: bytes
    stamp: datetime
    sequence: int

    @property
    def next_stamp(self) -> datetime:
        """The earliest time at which it can be seen to have changed."""
        return self.stamp + _TICK

    def follows(self, other: "Published") -> bool:
        """Whether it can be seen to be a change of another state of the same entry."""
        return self.sequence > other.sequence and self.stamp > other.stamp

    def shows(self, raw: bytes) -> bool:
        """Whether a VEVENT says the same, whenever it was stamped and however it was folded."""
        return raw == self.raw or _content(raw) == _content(self.raw)


def read_previous(
    feed: bytes, known: "dict[bytes, Published] | None" = None
) -> dict[str, Published]:
    r"""Read the entries of a published feed, by their UIDs.

    Args:
        feed: The feed.
        known: Entries that were read already, by their bytes: feeds of one plan share them.

    Raises:
        CalendarError: It is no feed of this library, or not the whole of one.

    >>> read_previous(b"BEGIN:VCALENDAR\r\n")
    Traceback (most recent call last):
    kompetanse.errors.CalendarError: the previous calendar is not whole: its end is missing
    """
    found: dict[str, Published] = {}
    known = {} if known is None else known
    for number, raw in enumerate(_entries(feed), 1):
        try:
            one = known.get(raw) or known.setdefault(raw, _published(raw))
        except (CalendarError, ValueError, TypeError, OverflowError) as error:
            raise CalendarError(
                "the previous calendar cannot be read: entry {number}: {why}",
                number=number,
                why=error,
            ) from None
        if one.event.uid in found:
            raise CalendarError("the previous calendar has two entries {uid!r}", uid=one.event.uid)
        found[one.event.uid] = one
    return found


def name_of(feed: bytes) -> str:
    """What a published feed calls itself."""
    _, _, named = feed.partition(b"\r\nNAME:")
    line, _, _ = named.replace(b"\r\n ", b"").partition(b"\r\n")
    return _ESCAPED.sub(_unescaped, line.decode())


_NOT_WHOLE = "the previous calendar is not whole: its end is missing"
_CUT_OFF = "the previous calendar is not whole: an entry is cut off"
_NO_BEGINNING = "the previous calendar is none that this program wrote: it does not begin as one"
_STRANGE_SIGNS = (
    "the previous calendar is none that this program wrote: it has other line ends or signs"
)
_STRANGE_AUTHOR = "the previous calendar is none that this program wrote: another is its author"
_SEVERAL = "the previous calendar is several calendars in one"


def _entries(feed: bytes) -> list[bytes]:
    """The VEVENTs of a feed, if it is a whole one of ours."""
    lines = feed.splitlines(keepends=True)
    if lines[:1] != [b"BEGIN:VCALENDAR\r\n"]:
        raise CalendarError(_NO_BEGINNING)
    if lines[-1] != b"END:VCALENDAR\r\n":
        raise CalendarError(_NOT_WHOLE)
    if _FOREIGN_SIGN.search(feed):
        raise CalendarError(_STRANGE_SIGNS)
    heading, entries = _taken_apart(lines)
    if f"PRODID:{PRODUCT}\r\n".encode() not in heading:
        raise CalendarError(_STRANGE_AUTHOR)
    if heading.count(b"BEGIN:VCALENDAR\r\n") != 1 or heading.count(b"END:VCALENDAR\r\n") != 1:
        raise CalendarError(_SEVERAL)
    return [b"".join(entry) for entry in entries]


def _taken_apart(lines: Iterable[bytes]) -> tuple[list[bytes], list[list[bytes]]]:
    """The lines that stand in no entry, and those of each."""
    heading: list[bytes] = []
    entries: list[list[bytes]] = []
    block = heading
    for line in lines:
        if line == _BEGIN and block is heading:
            entries.append(block := [])
        elif line == _BEGIN:
            break
        block.append(line)
        if line == _END and block is not heading:
            block = heading
    if block is not heading or _END in heading:
        raise CalendarError(_CUT_OFF)
    return heading, entries


def _lines(raw: bytes) -> list[str]:
    """The content lines of a VEVENT, unfolded."""
    return raw.replace(b"\r\n ", b"").decode().split("\r\n")[1:-2]


def _content(raw: bytes) -> list[str]:
    """What a VEVENT says, without when it came to say so."""
    return sorted(line for line in _lines(raw) if not line.startswith(_STAMPS))


def _published(raw: bytes) -> Published:
    one = _Properties.of(_lines(raw))
    stamp = max(_stamp(one.text("DTSTAMP")), _stamp(one.text("LAST-MODIFIED")))
    event = CalendarEvent(
        uid=one.text("UID"),
        path=(),
        start=one.time("DTSTART"),
        end=one.time("DTEND"),
        summary=one.text("SUMMARY"),
        description=one.text("DESCRIPTION", ""),
        location=one.text("LOCATION", "") or None,
        url=one.raw("URL") or None,
        busy=one.text("TRANSP") == "OPAQUE",
        status=EventStatus(one.text("STATUS")),
        precision=EventPrecision(one.text("X-KOMPETANSE-PRECISION", "DAY")),
    )
    return Published(event=event, raw=raw, stamp=stamp, sequence=_count(one.text("SEQUENCE")))


def _stamp(text: str) -> datetime:
    if not _STAMP.fullmatch(text):
        raise CalendarError("{text!r} is no time of a change", text=text[:40])
    return datetime.fromisoformat(text)


def _count(text: str) -> int:
    if not _COUNT.fullmatch(text):
        raise CalendarError("{text!r} is no number of changes", text=text[:40])
    return int(text)


@frozen
class _Properties:
    """The properties of a VEVENT: the parameter and the value of each."""

    values: dict[str, tuple[str | None, str]]

    @classmethod
    def of(cls, lines: list[str]) -> "_Properties":
        """Take content lines apart."""
        values: dict[str, tuple[str | None, str]] = {}
        for line in lines:
            found = _PROPERTY.fullmatch(line)
            if not found or found[1] in ("BEGIN", "END"):
                raise CalendarError("{text!r} is no line of an entry", text=line[:40])
            if found[1] in values:
                raise CalendarError("it has two {name}", name=found[1])
            values[found[1]] = found[2], found[3]
        return cls(values)

    def raw(self, name: str) -> str:
        """A value as it stands there: addresses have no escapes."""
        return self.values.get(name, (None, ""))[1]

    def text(self, name: str, default: str | None = None) -> str:
        """A text, without its escapes."""
        if name in self.values:
            return _ESCAPED.sub(_unescaped, self.values[name][1])
        if default is None:
            raise CalendarError("it has no {name}", name=name)
        return default

    def time(self, name: str) -> date | datetime:
        """A day, or a time in one of the zones that feeds are written in."""
        parameter, text = self.values.get(name, (None, ""))
        if parameter == "DATE" and _DAY.fullmatch(text):
            return date.fromisoformat(text)
        if parameter and parameter in TIME_ZONES.values() and _CLOCK.fullmatch(text):
            return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(parameter))
        raise CalendarError("it has no {name} that can be read", name=name)


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]
