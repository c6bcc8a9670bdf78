"""Times that are no place in the calendar: lengths, rates, yearly deadlines, clock times."""

from datetime import date, time
from enum import StrEnum
from typing import TypeAlias

from attrs import frozen


Bounds: TypeAlias = tuple[int, int]
"""The least and the most of something that is counted."""


class Period(StrEnum):
    """What a rate counts per."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    TERM = "term"
    SCHOOL_YEAR = "school-year"
    YEAR = "year"


@frozen
class Duration:
    """A length of time, each part as (least, most): «1 ½ år» is 18 months, «3–4 dager» 3 to 4 days.

    Attributes:
        text: The author's own words.
        minutes: Minutes, for what is stated in hours, lessons or halves of a day.
        days: Days, for what is stated in days or weeks.
        months: Months, for what is stated in months, terms or years.
        approximate: Whether it was called approximate («omlag ett skoleår»).
    """

    text: str
    minutes: Bounds | None = None
    days: Bounds | None = None
    months: Bounds | None = None
    approximate: bool = False


@frozen
class Rate:
    """How often something happens: «minst 4 møter hvert semester (90 minutter)».

    Attributes:
        text: The author's own words.
        least: How often at least, or `None` where only an upper bound is stated.
        most: How often at most, or `None` where only a lower bound is stated.
        per: The period that it counts per.
        every: How many of these periods it counts per: «annenhver uke» is 1 per 2 weeks.
        minutes: A stated length of each occasion, as (least, most).
        approximate: Whether it was called approximate.
    """

    text: str
    least: int | None
    most: int | None
    per: Period
    every: int = 1
    minutes: Bounds | None = None
    approximate: bool = False


@frozen
class YearlyDeadline:
    """A deadline that returns each year: «innen 15. august hvert år».

    >>> YearlyDeadline("innan utgangen av februar kvart år", 2, 29).on(2027).isoformat()
    '2027-02-28'
    """

    text: str
    month: int
    day: int

    def on(self, year: int) -> date:
        """The deadline of one calendar year."""
        from calendar import monthrange  # noqa: PLC0415 - most plans need none of it

        return date(year, self.month, min(self.day, monthrange(year, self.month)[1]))


@frozen
class ClockTime:
    """A time of the day that stands alone: «kl. 08.30-14.00»."""

    start_time: time | None
    end_time: time | None = None
