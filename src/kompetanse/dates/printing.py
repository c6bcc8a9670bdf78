"""Times written out in the form that reads back to the same meaning."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from attrs import frozen

from kompetanse.dates.daterange import DateRange
from kompetanse.dates.schoolyear import SchoolYear, Season, Term
from kompetanse.dates.when import Mode, Precision, When
from kompetanse.dates.words import MONTHS


_WEEK = timedelta(days=7)
_LONGEST_MEETING = 7
_DECEMBER = 12


@frozen
class Phrases:
    """The words that printed times are made of, in one language."""

    by: str
    until: str
    from_: str
    during: str
    whole: str
    and_: str
    about: str
    in_: str
    week: str
    clock: str
    until_clock: str
    school_year: str


_PHRASES = {
    "nb": Phrases(
        "innen", "frem til", "fra", "i løpet av", "hele perioden", "og", "ca.", "i", "uke",
        "kl. ", "til kl. ", "skoleåret",
    ),
    "nn": Phrases(
        "innan", "fram til", "frå", "i løpet av", "heile perioden", "og", "ca.", "i", "veke",
        "kl. ", "til kl. ", "skuleåret",
    ),
    "da": Phrases(
        "inden", "frem til", "fra", "i løbet af", "hele perioden", "og", "ca.", "i", "uge",
        "kl. ", "til kl. ", "skoleåret",
    ),
    "en": Phrases(
        "by", "until", "from", "during", "the whole period", "and", "ca.", "in", "week",
        "kl. ", "until kl. ", "the school year",
    ),
}  # fmt: skip


def print_when(when: When, *, language: str = "nb") -> str:
    """Write a time so that it reads back to the same meaning.

    What is relative or unreadable keeps the author's own words.

    >>> week = When("uke 17", Mode.WITHIN, date(2022, 4, 25), date(2022, 5, 1),
    ...     precision=Precision.WEEK)
    >>> print_when(week), print_when(week, language="en")
    ('uke 17 2022', 'week 17 2022')
    """
    body = _Printer(language).body(when)
    if body is None:
        return when.text
    about = f"{_PHRASES[language].about} " if when.approximate else ""
    return f"{about}{body}{_clock(when, language)}"


def _clock(when: When, language: str) -> str:
    phrases, start, end = _PHRASES[language], when.start_time, when.end_time
    if start is None and end is None:
        return ""
    if start is None:
        join = phrases.clock if when.mode is Mode.BY else phrases.until_clock
        return f" {join}{_hour(end)}"
    return f" {phrases.clock}{_hour(start)}" + (f"–{_hour(end)}" if end else "")


def _hour(clock: time | None) -> str:
    return f"{clock:%H.%M}" if clock else ""


@frozen
class _Printer:
    """Prints days, units and modes in one language."""

    language: str

    @property
    def _words(self) -> Phrases:
        return _PHRASES[self.language]

    def body(self, when: When) -> str | None:
        """The days of a time in its mode; `None` if it has no days."""
        days = when.extent
        if when.mode is Mode.BY and when.latest:
            return self._deadline(when, when.latest)
        if when.mode is Mode.FROM and when.earliest:
            return f"{self._words.from_} {self._opening(when.earliest, when.precision)}"
        if when.mode is Mode.EACH:
            return self._list(when)
        if days is None or when.mode in (Mode.RELATIVE, Mode.UNREADABLE):
            return None
        if when.mode is Mode.AT:
            return self._days(days)
        return self._within(days, when) if when.mode is Mode.WITHIN else self._span(days, when)

    def _day(self, day: date) -> str:
        dot = "" if self.language == "en" else "."
        return f"{day.day}{dot} {MONTHS[self.language][day.month - 1]} {day.year}"

    def _days(self, days: DateRange) -> str:
        if days.days == 1:
            return self._day(days.begin)
        return f"{self._day(days.begin)}–{self._day(days.last)}"

    def _week(self, monday: date) -> str:
        calendar = monday.isocalendar()
        return f"{self._words.week} {calendar.week} {calendar.year}"

    def _month(self, day: date) -> str:
        return f"{MONTHS[self.language][day.month - 1]} {day.year}"

    def _units(self, days: DateRange, precision: Precision) -> list[str]:
        """The weeks, months, terms or school years that fill a range exactly, or nothing."""
        if precision is Precision.WEEK and days.begin.weekday() == 0 and days.days % 7 == 0:
            return [self._week(days.begin + n * _WEEK) for n in range(days.days // 7)]
        if precision is Precision.MONTH and days.begin.day == 1 and days.end.day == 1:
            return [self._month(first) for first in _months(days)]
        return self._terms(days) if precision is Precision.RANGE else []

    def _terms(self, days: DateRange) -> list[str]:
        names: list[str] = []
        begin = days.begin
        while begin < days.end:
            term = Term.of(begin)
            if term.range.begin != begin:
                return []
            year = SchoolYear.of(begin)
            whole = term.season is Season.AUTUMN and year.range.end <= days.end
            names.append(self._school_year(year) if whole else term.label(self.language))
            begin = year.range.end if whole else term.range.end
        return names if begin == days.end else []

    def _school_year(self, year: SchoolYear) -> str:
        return f"{self._words.school_year} {year}"

    def _within(self, days: DateRange, when: When) -> str:
        units = self._units(days, when.precision)
        if len(units) == 1 and not units[0].startswith(self._words.school_year):
            return units[0]
        if len(units) == 2 and when.precision is not Precision.RANGE:  # noqa: PLR2004
            return "/".join(units)
        if _is_year(days):
            return f"{self._words.in_} {days.begin.year}"
        return f"{self._words.during} {self._stretch(days, units)}"

    def _stretch(self, days: DateRange, units: Sequence[str]) -> str:
        if not units:
            return self._days(days)
        return units[0] if len(units) == 1 else f"{units[0]} – {units[-1]}"

    def _span(self, days: DateRange, when: When) -> str:
        units = self._units(days, when.precision)
        if len(units) > 1 or (not units and days.days > _LONGEST_MEETING):
            return self._stretch(days, units)
        if units and units[0].startswith(self._words.school_year):
            return units[0]
        return f"{self._words.whole} {self._stretch(days, units)}"

    def _list(self, when: When) -> str:
        names: list[str] = []
        for days in when.parts:
            names.extend(self._units(days, when.precision) or [self._days(days)])
        if len(names) == 1 and when.parts[0].days > 1:
            names = [self._days(half) for half in _halves(when.parts[0])]
        *rest, last = names
        return f"{', '.join(rest)} {self._words.and_} {last}" if rest else last

    def _deadline(self, when: When, latest: date) -> str:
        unit = self._closing(latest, when.precision)
        if when.ambiguous:
            year = latest.year + 1 if when.precision is Precision.RANGE else 0
            is_year = year and (latest.month, latest.day) == (_DECEMBER, 31)
            return f"{self._words.until} {year if is_year else unit}"
        return f"{self._words.by} {unit}"

    def _closing(self, latest: date, precision: Precision) -> str:
        """The unit that ends on a day, or the day."""
        after = latest + timedelta(days=1)
        if precision is Precision.WEEK and after.weekday() == 0:
            return self._week(after - _WEEK)
        if precision is Precision.MONTH and after.day == 1:
            return self._month(latest)
        if precision is Precision.RANGE and Term.of(latest).range.end == after:
            return Term.of(latest).label(self.language)
        return self._day(latest)

    def _opening(self, earliest: date, precision: Precision) -> str:
        """The unit that begins on a day, or the day."""
        if precision is Precision.WEEK and earliest.weekday() == 0:
            return self._week(earliest)
        if precision is Precision.MONTH and earliest.day == 1:
            return self._month(earliest)
        if precision is Precision.RANGE and Term.of(earliest).range.begin == earliest:
            return Term.of(earliest).label(self.language)
        return self._day(earliest)


def _months(days: DateRange) -> list[date]:
    count = (days.end.year - days.begin.year) * 12 + days.end.month - days.begin.month
    first = days.begin.year * 12 + days.begin.month - 1
    return [date((first + n) // 12, (first + n) % 12 + 1, 1) for n in range(count)]


def _is_year(days: DateRange) -> bool:
    whole = DateRange.of_days(date(days.begin.year, 1, 1), date(days.begin.year, _DECEMBER, 31))
    return days == whole


def _halves(days: DateRange) -> tuple[DateRange, DateRange]:
    """Two touching ranges: only as a list do they read back as one."""
    middle = days.begin + timedelta(days=max(days.days // 2, 1))
    return DateRange(days.begin, middle), DateRange(middle, days.end)
