"""Times as an author wrote them, and what they mean."""

from datetime import date, time
from enum import StrEnum

from attrs import frozen

from kompetanse.dates.daterange import DateRange


class Mode(StrEnum):
    """How a time lies between its earliest and its latest day."""

    AT = "at"
    """Exactly these days."""
    WITHIN = "within"
    """Once, somewhere inside."""
    SPAN = "span"
    """The activity fills it."""
    EACH = "each"
    """A set of ranges: «uke 17, 18, 19», «11., 18. og 25. januar»."""
    BY = "by"
    """A deadline: at the latest on the latest day."""
    FROM = "from"
    """From the earliest day on, with an open end."""
    RELATIVE = "relative"
    """Tied to another element: «til 3. samling», «etter analysedelen»."""
    UNREADABLE = "unreadable"
    """Not read; `fault` says why, and the text stays."""


class Precision(StrEnum):
    """How finely a time is stated."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    RANGE = "range"
    OPEN = "open"


class FaultKind(StrEnum):
    """Why a text is not the time that was asked for."""

    INVALID_DATE = "invalid-date"
    """A day that its month, or a date that its year, does not have."""
    INVALID_WEEK = "invalid-week"
    """A week that its year does not have."""
    INVALID_CLOCK = "invalid-clock"
    """An hour or a minute that no day has."""
    NO_YEAR = "no-year"
    """Neither the text nor its context tells the year."""
    REVERSED = "reversed"
    """A range that ends before it begins."""
    RATE = "rate"
    """A rate («4 møter hvert semester») where a time is wanted."""
    DURATION = "duration"
    """A length («2 timer») where a time is wanted."""
    YEARLY = "yearly-deadline"
    """A yearly deadline («innen 15. august hvert år») where a time is wanted."""
    UNTIMED = "untimed"
    """A remark that leaves the time open: «etter avtale», «ved behov»."""
    NOT_A_TIME = "not-a-time"
    """Anything else: a grade, a room, a placeholder, prose."""


@frozen
class Fault:
    """Why a text could not be read as a time, and where.

    `start` and `end` are offsets into the text; `reason` is an English template (messages are
    translated when they are shown) with its `arguments`; `hint` is the nearest readable form.
    """

    kind: FaultKind
    start: int
    end: int
    reason: str
    arguments: dict[str, object]
    hint: str | None = None


@frozen
class StatedDay:
    """A weekday that was written beside a date: «onsdag 22.09.21».

    `weekday` counts from Monday (0); `start` and `end` are the offsets of the word.
    """

    weekday: int
    day: date
    start: int = 0
    end: int = 0


@frozen
class Stated:
    """What an author said beyond the days themselves, kept so that rules can check it.

    Attributes:
        weekdays: Weekdays written beside a date, each with the date it was written beside.
        weeks: Week numbers written anywhere, as (ISO year, week).
        beside_date: Whether the weeks were written *beside* a date («08.11.16 (uke 46)»)
            instead of being the time itself.
        minutes: A stated length in minutes, as (least, most): «(2t)» is (120, 120).
        years: The calendar years that were written out.
        holidays: Names of holidays written beside a date: «(2. pinsedag)».
    """

    weekdays: tuple[StatedDay, ...] = ()
    weeks: tuple[tuple[int, int], ...] = ()
    beside_date: bool = False
    minutes: tuple[int, int] | None = None
    years: tuple[int, ...] = ()
    holidays: tuple[str, ...] = ()


@frozen
class Anchor:
    """What a relative time is tied to: «til 3. samling», «etter analysedelen».

    `relation` is "by", "after", "before", "during" or "from"; `what` is the author's name for
    the other element; `number` is its number where one was written.
    """

    relation: str
    what: str
    number: int | None = None


NOTHING_STATED = Stated()


@frozen
class When:
    """A time as an author wrote it: the text, and what it means.

    Days are inclusive and `None` where a side is open or nothing could be read.

    Attributes:
        text: The author's own words, untouched.
        mode: How the time lies between its days.
        earliest: First possible day.
        latest: Last possible day.
        ranges: The parts of an `each`, joined where they touch; empty for the other modes.
        start_time: Stated beginning of the clock time, in the plan's time zone.
        end_time: Stated end of the clock time.
        precision: How finely it is stated.
        approximate: Whether it was called approximate («ca.», «primo», «rundt»).
        inferred: What came from the context and not from the text: "year", "month".
        ambiguous: Whether its end may be meant inclusively or exclusively («frem til 2019»).
        stated: What was said besides: weekdays, weeks, a length.
        anchor: What a relative time is tied to.
        fault: Why an unreadable time is unreadable.

    >>> When("02.09.21", Mode.AT, date(2021, 9, 2), date(2021, 9, 2)).is_day
    True
    """

    text: str
    mode: Mode
    earliest: date | None = None
    latest: date | None = None
    ranges: tuple[DateRange, ...] = ()
    start_time: time | None = None
    end_time: time | None = None
    precision: Precision = Precision.DAY
    approximate: bool = False
    inferred: tuple[str, ...] = ()
    ambiguous: bool = False
    stated: Stated = NOTHING_STATED
    anchor: Anchor | None = None
    fault: Fault | None = None

    @property
    def is_day(self) -> bool:
        """Whether this is one known day."""
        return self.mode is Mode.AT and self.earliest == self.latest

    @property
    def is_readable(self) -> bool:
        """Whether the text was understood."""
        return self.mode is not Mode.UNREADABLE

    @property
    def extent(self) -> DateRange | None:
        """The days from earliest to latest, where both are known."""
        if self.earliest is None or self.latest is None:
            return None
        return DateRange.of_days(self.earliest, self.latest)

    @property
    def parts(self) -> tuple[DateRange, ...]:
        """The ranges of an `each`, else the extent, else nothing."""
        if self.ranges:
            return self.ranges
        extent = self.extent
        return (extent,) if extent else ()
