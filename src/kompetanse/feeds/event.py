"""One entry of a calendar, before it is written in any format."""

import re
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from attrs import converters, field, frozen, validators

from kompetanse.feeds.cleaning import cleaned, one_line
from kompetanse.path import Path


_WEB_ADDRESS = re.compile(r"https?://[^\s/@]+(?:/[^\s\x00-\x1f]*)?")


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

    Whatever it is made of can be written: texts lose control characters and e-mail addresses,
    the summary becomes one line; anything else is an error of the program that makes it.

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
        end_assumed: Whether the plan does not say when it ends.
        roles: Ids of the roles it concerns, with the hierarchy worked out; `None` for all.

    Raises:
        TypeError: A value is of the wrong type.
        ValueError: It does not end after it begins, or its times have no zone; it has no
            summary, or a `url` that is no web address.

    >>> day = date(2021, 9, 2)
    >>> CalendarEvent(uid="a", path=("gatherings", "a"), start=day, end=day, summary="Samling")
    Traceback (most recent call last):
    ValueError: an entry must end after it begins
    """

    uid: str = field(validator=validators.matches_re(r"[!-~]+"))
    path: Path = field(validator=validators.instance_of(tuple))
    start: date | datetime = field(validator=validators.instance_of(date))
    end: date | datetime = field(validator=validators.instance_of(date))
    summary: str = field(converter=one_line, validator=validators.min_len(1))
    description: str = field(default="", converter=cleaned)
    location: str | None = field(default=None, converter=converters.optional(cleaned))
    url: str | None = field(
        default=None, validator=validators.optional(validators.matches_re(_WEB_ADDRESS))
    )
    busy: bool = field(default=False, validator=validators.instance_of(bool))
    status: EventStatus = field(default=EventStatus.CONFIRMED, converter=EventStatus)
    precision: EventPrecision = field(default=EventPrecision.DAY, converter=EventPrecision)
    end_assumed: bool = field(default=False, validator=validators.instance_of(bool))
    roles: frozenset[str] | None = field(
        default=None, validator=validators.optional(validators.instance_of(frozenset))
    )

    @property
    def is_called_off(self) -> bool:
        """Whether it will not be."""
        return self.status is EventStatus.CANCELLED

    def __attrs_post_init__(self) -> None:
        """See to it that the entry ends after it begins, and that this can be told."""
        start, end = self.start, self.end
        if isinstance(start, datetime) is not isinstance(end, datetime):
            raise ValueError("an entry must begin and end with a day, or both with a clock time")
        if any(isinstance(time, datetime) and time.tzinfo is None for time in (start, end)):
            raise ValueError("the times of an entry must have a time zone")
        if end <= start:
            raise ValueError("an entry must end after it begins")


EventHook: TypeAlias = Callable[[CalendarEvent], CalendarEvent]
"""A function that adjusts an entry: adds a meeting link, names a room. It keeps the UID."""
