"""Points in the calendar as they are written: days, weeks, months, terms, years.

A point may lack its year; `days` completes it. Numbers are checked only there, so that «31.11.» is
understood, and refused for the right reason.
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import ClassVar, TypeAlias

from attrs import evolve, frozen

from kompetanse.dates.daterange import DateRange
from kompetanse.dates.faults import impossible_day, impossible_holiday, impossible_week
from kompetanse.dates.holidays import holidays_of
from kompetanse.dates.schoolyear import SchoolYear, Season, Term, week_range, weeks_in_year
from kompetanse.dates.when import Precision


SUMMER = (6, 8)
"""First and last month of «sommeren»."""

_WEEK = timedelta(days=7)

Place: TypeAlias = tuple[int, int]
"""Offsets of the first character of something and behind its last one."""


@frozen
class SaidWeekday:
    """A weekday as it was written, and where."""

    number: int
    place: Place


@frozen
class Day:
    """A day of a month.

    Attributes:
        number: The day of the month.
        month: The month, or `None` until the context gives it.
        year: The year that was written, or `None`.
        place: Where the day stands in the text.
        weekday: The weekday that was written before it.
        weak: Whether it is a number like any other («1.2») unless something marks it as a day.
        month_first: Whether it was written as «March 8».
    """

    precision: ClassVar[Precision] = Precision.DAY
    number: int
    month: int | None
    year: int | None
    place: Place
    weekday: SaidWeekday | None = None
    weak: bool = False
    month_first: bool = False

    def days(self, year: int) -> DateRange:
        """The day itself."""
        day = _date(year, 1 if self.month is None else self.month, self.number, self.place)
        return DateRange.of_days(day, day)

    def clamped(self) -> "Day":
        """The nearest day that every year has: no leap day, no 31 November, no month 13."""
        month = min(max(self.month or 1, 1), 12)
        shortest = 28 if month == 2 else 30  # noqa: PLR2004 - February
        return evolve(self, month=month, number=min(max(self.number, 1), shortest))


@frozen
class Week:
    """An ISO week."""

    precision: ClassVar[Precision] = Precision.WEEK
    number: int
    year: int | None
    place: Place

    def days(self, year: int) -> DateRange:
        """Monday to Sunday."""
        if not 1 <= self.number <= weeks_in_year(year):
            raise impossible_week(year, self.number, self.place)
        return week_range(year, self.number)

    def clamped(self) -> "Week":
        """Week 52 instead of week 53."""
        return evolve(self, number=min(max(self.number, 1), 52))


@frozen
class WeekOf:
    """The week that a day lies in: «the week of 8 March»."""

    precision: ClassVar[Precision] = Precision.WEEK
    day: Day

    @property
    def year(self) -> int | None:
        """The year of the day."""
        return self.day.year

    def days(self, year: int) -> DateRange:
        """Monday to Sunday."""
        calendar = self.day.days(year).begin.isocalendar()
        return week_range(calendar.year, calendar.week)


@frozen
class Months:
    """One month, or the months of a quarter, a third, a half, a summer."""

    first: int
    last: int
    year: int | None

    @property
    def precision(self) -> Precision:
        """A month is a month; more are a range."""
        return Precision.MONTH if self.first == self.last else Precision.RANGE

    def days(self, year: int) -> DateRange:
        """From the first day of the first month to the last day of the last one."""
        last = date(year, self.last, monthrange(year, self.last)[1])
        return DateRange.of_days(date(year, self.first, 1), last)


@frozen
class TermOf:
    """Autumn or spring."""

    precision: ClassVar[Precision] = Precision.RANGE
    season: Season
    year: int | None

    def days(self, year: int) -> DateRange:
        """The term's days."""
        return Term(self.season, year).range


@frozen
class SchoolYearOf:
    """A school year, by the calendar year it starts in."""

    precision: ClassVar[Precision] = Precision.RANGE
    year: int | None

    def days(self, year: int) -> DateRange:
        """1 August to 31 July."""
        return SchoolYear(year).range


@frozen
class Years:
    """Calendar years from the first to the last."""

    precision: ClassVar[Precision] = Precision.RANGE
    year: int
    last: int

    def days(self, year: int) -> DateRange:
        """1 January to 31 December."""
        return DateRange.of_days(date(year, 1, 1), date(self.last, 12, 31))


@frozen
class NthWeekday:
    """«første mandag i oktober»; the last one has the number -1."""

    precision: ClassVar[Precision] = Precision.DAY
    number: int
    weekday: int
    month: int
    year: int | None
    place: Place

    def days(self, year: int) -> DateRange:
        """The day that it is."""
        count = monthrange(year, self.month)[1]
        every = [date(year, self.month, n) for n in range(1, count + 1)]
        found = [day for day in every if day.weekday() == self.weekday]
        at = self.number if self.number < 0 else self.number - 1
        if at >= len(found):
            raise impossible_day(year, self.month, count + 1, self.place)
        return DateRange.of_days(found[at], found[at])


@frozen
class NthWeek:
    """«Første uke i september»: seven days, for nobody knows which Monday is meant."""

    precision: ClassVar[Precision] = Precision.RANGE
    number: int
    month: int
    year: int | None

    def days(self, year: int) -> DateRange:
        """Days 1–7, 8–14, …, or the last seven of the month."""
        count = monthrange(year, self.month)[1]
        first = count - 6 if self.number < 0 else 7 * self.number - 6
        last = min(first + 6, count)
        if first > count:
            raise impossible_day(year, self.month, first, (0, 0))
        return DateRange.of_days(date(year, self.month, first), date(year, self.month, last))


@frozen
class HolidayOf:
    """A holiday by its name: «2. pinsedag 2027».

    Attributes:
        key: Which holiday it is.
        name: What it is called in the text, without its ordinal.
        country: Whose holidays are meant.
        year: The year that was written, or `None`.
        place: Where it stands in the text.
        weekday: The weekday that was written before it.
    """

    precision: ClassVar[Precision] = Precision.DAY
    key: str
    name: str
    country: str
    year: int | None
    place: Place
    weekday: SaidWeekday | None = None

    def days(self, year: int) -> DateRange:
        """The day that it falls on."""
        for holiday in holidays_of(self.country, year):
            if holiday.key == self.key:
                return DateRange.of_days(holiday.day, holiday.day)
        raise impossible_holiday(year, self.name, self.place)

    def clamped(self) -> "HolidayOf":
        """A holiday that every year has: Great Prayer Day was one until 2023."""
        return evolve(self, key="whit-monday") if self.key == "great-prayer-day" else self


@frozen
class Winter:
    """December, January and February, as meteorologists count.

    Attributes:
        year: The year of its January, or `None`.
        place: Where it stands in the text.
        said_twice: Whether both its years were written: «vinteren 2021/22».
    """

    precision: ClassVar[Precision] = Precision.RANGE
    year: int | None
    place: Place
    said_twice: bool = False

    def days(self, year: int) -> DateRange:
        """From 1 December of the year before to the end of February."""
        return DateRange(date(year - 1, 12, 1), date(year, 3, 1))


@frozen
class Turn:
    """The turn of a month or of the year: «månedsskiftet mai/juni», «årsskiftet 2021/22».

    Attributes:
        month: The month that ends.
        year: The year in which it ends, or `None`.
    """

    precision: ClassVar[Precision] = Precision.RANGE
    month: int
    year: int | None

    def days(self, year: int) -> DateRange:
        """A week on either side."""
        end = Months(self.month, self.month, year).days(year).end
        return DateRange(end - _WEEK, end + _WEEK)

    @property
    def end(self) -> "Part":
        """The day before it, by which is due what is due «innen årsskiftet»."""
        return Part("end", Months(self.month, self.month, self.year))


@frozen
class Own:
    """The term or the year that the plan is about: «end of term», «hele året».

    Attributes:
        of: "term" or "year".
        place: Where it stands in the text.
        found: Its days, once the context is known.
    """

    precision: ClassVar[Precision] = Precision.RANGE
    of: str
    place: Place
    found: DateRange | None = None

    @property
    def year(self) -> int | None:
        """The year in which it begins, once that is known."""
        return self.found.begin.year if self.found else None

    def days(self, year: int) -> DateRange:
        """The days that the context gave it."""
        assert self.found is not None, year  # noqa: S101 - the context has been asked before
        return self.found


@frozen
class Part:
    """A part of a longer point: «primo oktober», «slutten av mai», «utgangen av 2030»."""

    name: str
    of: "Point"

    @property
    def year(self) -> int | None:
        """The year of the whole."""
        return self.of.year

    @property
    def precision(self) -> Precision:
        """A part of a month or less is a range of days; its end is as precise as the whole."""
        return self.of.precision if self.name == "end" else Precision.RANGE

    def days(self, year: int) -> DateRange:
        """Days 1–10, 11–20 and the rest of a month; thirds of anything else; halves of all."""
        whole = self.of.days(year)
        if self.name == "end":
            return DateRange.of_days(whole.last, whole.last)
        if self.name.endswith("half"):
            half = whole.begin + timedelta(days=whole.days // 2)
            first = self.name.startswith("first")
            return DateRange(whole.begin, half) if first else DateRange(half, whole.end)
        third = timedelta(days=10 if self.of.precision is Precision.MONTH else whole.days // 3)
        cuts = whole.begin + third, whole.begin + 2 * third
        if self.name == "early":
            return DateRange(whole.begin, cuts[0])
        return DateRange(*cuts) if self.name == "middle" else DateRange(cuts[1], whole.end)


Point: TypeAlias = (
    Day
    | HolidayOf
    | Week
    | WeekOf
    | Months
    | Winter
    | TermOf
    | SchoolYearOf
    | Years
    | NthWeekday
    | NthWeek
    | Turn
    | Own
    | Part
)
"""Anything that names days; each has a `precision`, a `year` that may be missing, and `days`."""


def _date(year: int, month: int, day: int, place: Place) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise impossible_day(year, month, day, place) from None
