"""One entry of a calendar, before it is written in any format."""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from attrs import frozen

from kompetanse.path import Path


class EventStatus(StrEnum):
    """How sure an entry is, in iCalendar's words."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


class EventPrecision(StrEnum):
    """How finely the date of an entry is known."""

    DAY = "DAY"
    WEEK = "WEEK"
    MONTH = "MONTH"
    RANGE = "RANGE"
    OPEN = "OPEN"


@frozen(kw_only=True)
class CalendarEvent:
    """An entry of a calendar.

    Attributes:
        uid: Unique and lasting: made of the plan's id and the element's.
        path: The element of the plan that it comes from.
        start: Its first day, or its beginning with a time zone.
        end: The day after the last, or its end with the same time zone: always after `start`.
        summary: One line.
        description: What else a reader wants to know.
        location: The place.
        url: Where to join.
        busy: Whether it takes up the reader's time.
        status: How sure it is.
        precision: How finely the date is known.
        roles: Ids of the roles it concerns, with the hierarchy worked out; `None` for all.
    """

    uid: str
    path: Path
    start: date | datetime
    end: date | datetime
    summary: str
    description: str = ""
    location: str | None = None
    url: str | None = None
    busy: bool = False
    status: EventStatus = EventStatus.CONFIRMED
    precision: EventPrecision = EventPrecision.DAY
    roles: frozenset[str] | None = None


EventHook: TypeAlias = Callable[[CalendarEvent], CalendarEvent]
"""A function that adjusts an entry: adds a meeting link, names a room. It keeps the UID."""
