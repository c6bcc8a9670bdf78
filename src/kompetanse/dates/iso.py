"""The fast path: the forms in which nearly all times of plans are written.

ISO 8601 dates and intervals, «22.09.21 kl. 14-16», «Onsdag 22. september 2021», «22.09.21 –
24.09.21», «innen 22.09.21», «uke 38 2021», «skoleåret 2021/2022»: one regular expression reads
each without any tokens. Whatever is written otherwise, or does not exist, is left to the parser;
and where both read a text, they say the same.
"""

import re
from collections.abc import Callable
from datetime import date, time
from functools import cache, lru_cache
from typing import TypeAlias

from kompetanse.dates.schoolyear import SchoolYear, week_range, weeks_in_year
from kompetanse.dates.when import Mode, Precision, Stated, StatedDay, When


_YEAR = r"((?:19|20|21)[0-9]{2})"
_DAY = r"([0-9]{1,2})\.([0-9]{1,2})\.((?:19|20|21)?[0-9]{2})"
_HOUR = r"([01]?[0-9]|2[0-3])(?:[.:]([0-5][0-9]))?"
_CLOCK = rf"(?:[ ]?kl\.?[ ]?{_HOUR}(?:[ ]?[-–][ ]?{_HOUR})?)?"
_EXACT = r"([01]?[0-9]|2[0-3])[.:]([0-5][0-9])"
_ISO_CLOCK = rf"(?:(?:T|[ ]?kl\.?[ ]?|[ ](?=[0-9]{{2}}:)){_EXACT}(?:[ ]?[-–][ ]?{_EXACT})?)?"
_PLAIN = re.compile(rf"{_DAY}{_CLOCK}\Z")
_WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni", "juli"),
    *("august", "september", "oktober", "november", "desember"),
)
_STAMPED = (
    r"(?:((?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}|(?:19|20)[0-9]{6})(?:T|\Z))?"
    r"(?:([01][0-9]|2[0-3]):?([0-5][0-9])(?::?00)?)?\Z"
)
_OPEN = frozenset({"", ".."})
_WEEK = 7
_CENTURY = 100
_LAST_OF_THIS = 69


def read_plain(text: str) -> When | None:
    """Read a time in one of the usual forms, or give nothing.

    >>> when = read_plain("22.09.21 kl.14.00-16.00")
    >>> str(when.earliest), str(when.end_time)
    ('2021-09-22', '16:00:00')
    """
    if match := _PLAIN.match(text):
        day, month, year, *clock = match.groups()
        if when := _at(text, _day(year, month, day), clock):
            return when
    for form, read in _by_first_word(text.partition(" ")[0]):
        if match := _pattern(form).match(text):
            return read(text, match)
    return None


def read_plain_clock(text: str) -> tuple[time, time | None] | None:
    """Read a clock time that stands alone, as parts of a gathering have it.

    >>> [str(clock) for clock in read_plain_clock("kl. 08.30-14")]
    ['08:30:00', '14:00:00']
    """
    match = _pattern(rf"[Kk]l\.?[ ]?{_HOUR}(?:[ ]?[-–][ ]?{_HOUR})?\Z").match(text)
    start = _time(match[1], match[2]) if match else None
    end = _time(match[3], match[4]) if match else None
    return None if start is None or (end and end <= start) else (start, end)


@lru_cache(maxsize=1024)
def _day(year: str, month: str, day: str) -> date | None:
    """A day, if there is such a day."""
    try:
        return date(four_digits(year), int(month), int(day))
    except ValueError:
        return None


def _at(
    text: str, day: date | None, clock: list[str | None], said: StatedDay | None = None
) -> When | None:
    """One day, with or without clock times; hours in disorder are the parser's."""
    if day is None:
        return None
    stated = Stated(weekdays=(said,), years=(day.year,)) if said else _years(day.year)
    if clock[0] is None:
        return When(text, Mode.AT, day, day, stated=stated)
    start, end = _time(*clock[:2]), _time(*clock[2:])
    if start and end and start >= end:
        return None
    return When(text, Mode.AT, day, day, start_time=start, end_time=end, stated=stated)


@lru_cache(maxsize=512)
def _years(*years: int) -> Stated:
    """The years that were written, and nothing else: the same for most times of a plan."""
    return Stated(years=years)


_Match: TypeAlias = re.Match[str]
_Form: TypeAlias = tuple[str, Callable[[str, _Match], When | None]]


def _by_first_word(word: str) -> tuple[_Form, ...]:
    """The other forms of times that begin with a word or a number, each with what reads it."""
    if word[:1].isdecimal() or word[:1] == ".":
        return _numeric_forms()
    match word.lower().rstrip(","):
        case "innen" | "frist":
            return ((rf"(?:[Ii]nnen|[Ff]rist)[ ]{_DAY}\Z", _due),)
        case "uke":
            return ((rf"[Uu]ke[ ]([0-9]{{1,2}})[ ]{_YEAR}\Z", _in_week),)
        case "skoleåret":
            return ((rf"[Ss]koleåret[ ]{_YEAR}/{_YEAR}\Z", _school_year),)
        case weekday if weekday in _WEEKDAYS:
            return _weekday_forms()
    return ()


@cache
def _numeric_forms() -> tuple[_Form, ...]:
    return (
        (rf"([0-9]{{1,2}})\.[ ]?{_any_of(_MONTHS)}[ ]{_YEAR}{_CLOCK}\Z", _in_month),
        (rf"{_DAY}[ ]?[-–][ ]?{_DAY}\Z", _range),
        (rf"(?:{_YEAR}-([0-9]{{2}})-([0-9]{{2}})|{_DAY}){_ISO_CLOCK}\Z", _iso),
        (r"(?=[0-9.]{2}[0-9./T:-]*\Z)", _interval),
    )


@cache
def _weekday_forms() -> tuple[_Form, ...]:
    said = rf"({'|'.join(_WEEKDAYS)}|{'|'.join(map(str.capitalize, _WEEKDAYS))}),?[ ]"
    month = _any_of(_MONTHS)
    return (
        (rf"{said}{_DAY}{_CLOCK}\Z", _on_weekday),
        (rf"{said}(?:den[ ])?([0-9]{{1,2}})\.[ ]?{month}[ ]{_YEAR}{_CLOCK}\Z", _on_weekday),
    )


@cache
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(form)


def _any_of(words: tuple[str, ...]) -> str:
    """One of some words, with or without a capital letter."""
    return f"({'|'.join((*words, *map(str.capitalize, words)))})"


def _iso(text: str, match: _Match) -> When | None:
    """2021-09-22T14:00-16:00, and the same clock times behind «22.09.21»."""
    year, month, day, day_first, month_second, year_last, *clock = match.groups()
    found = _day(year, month, day) if year else _day(year_last, month_second, day_first)
    if found is None:
        return None
    start, end = _time(*clock[:2]), _time(*clock[2:])
    stated = _years(found.year)
    return When(text, Mode.AT, found, found, start_time=start, end_time=end, stated=stated)


def _on_weekday(text: str, match: _Match) -> When | None:
    weekday, day, month, year, *clock = match.groups()
    found = _day(year, _number(month), day)
    return _at(text, found, clock, _said(weekday, found))


def _in_month(text: str, match: _Match) -> When | None:
    day, month, year, *clock = match.groups()
    return _at(text, _day(year, _number(month), day), clock)


def _number(month: str) -> str:
    """The number of a month that is written as a number or a name."""
    return month if month.isdecimal() else str(_MONTHS.index(month.lower()) + 1)


def _said(weekday: str, day: date | None) -> StatedDay | None:
    """A weekday that is written at the beginning of a text."""
    if day is None:
        return None
    return StatedDay(_WEEKDAYS.index(weekday.lower()), day, 0, len(weekday))


def _range(text: str, match: _Match) -> When | None:
    day, month, year, last_day, last_month, last_year = match.groups()
    first, last = _day(year, month, day), _day(last_year, last_month, last_day)
    if first is None or last is None or last < first:
        return None
    mode = Mode.AT if (last - first).days < _WEEK else Mode.SPAN
    return When(text, mode, first, last, stated=_years(*dict.fromkeys((first.year, last.year))))


def _due(text: str, match: _Match) -> When | None:
    day, month, year = match.groups()
    latest = _day(year, month, day)
    return When(text, Mode.BY, None, latest, stated=_years(latest.year)) if latest else None


def _in_week(text: str, match: _Match) -> When | None:
    number, year = int(match[1]), int(match[2])
    if not 1 <= number <= weeks_in_year(year):
        return None
    days, stated = week_range(year, number), Stated(weeks=((year, number),), years=(year,))
    return When(text, Mode.WITHIN, days.begin, days.last, precision=Precision.WEEK, stated=stated)


def _school_year(text: str, match: _Match) -> When | None:
    first, second = int(match[1]), int(match[2])
    if second != first + 1:
        return None
    days, stated = SchoolYear(first).range, _years(first, second)
    return When(text, Mode.SPAN, days.begin, days.last, precision=Precision.RANGE, stated=stated)


def _interval(text: str, _: _Match) -> When | None:
    """20270208, 2027-02-08T09:00/15:00, 2027-02-08/2027-02-12, 2027-02-08/.., ../2027-02-12."""
    first, slash, second = text.partition("/")
    if first in _OPEN:
        until = _stamp(second)
        return _placed(text, Mode.BY, None, until) if until and until[0] else None
    begin = _stamp(first)
    if begin is None or begin[0] is None:
        return None
    if second in _OPEN:
        return _placed(text, Mode.FROM if slash else Mode.AT, begin, None)
    end = _stamp(second)
    if end is None:
        return None
    length = ((end[0] or begin[0]) - begin[0]).days
    return _placed(text, Mode.AT if length < _WEEK else Mode.SPAN, begin, end, backward=length < 0)


_Stamp: TypeAlias = tuple[date | None, time | None]


@cache
def _stamp_pattern() -> re.Pattern[str]:
    return re.compile(_STAMPED)


def _stamp(text: str) -> _Stamp | None:
    """A date, a time of the day, or both with a T between."""
    match = _stamp_pattern().match(text)
    if match is None or not text:
        return None
    try:
        day = date.fromisoformat(match[1]) if match[1] else None
    except ValueError:
        return None
    return day, _time(match[2], match[3])


def _placed(
    text: str, mode: Mode, begin: _Stamp | None, end: _Stamp | None, *, backward: bool = False
) -> When | None:
    if backward:
        return None
    earliest, start_time = begin or (None, None)
    latest, end_time = end or (None, None)
    if mode is Mode.AT or mode is Mode.SPAN:
        latest = latest or earliest
    years = tuple(dict.fromkeys(day.year for day in (earliest, latest) if day))
    return When(
        text,
        mode,
        earliest,
        latest,
        start_time=start_time,
        end_time=end_time,
        stated=_years(*years),
    )


def four_digits(year: str) -> int:
    """Complete a year of two digits: 00–69 lie in this century.

    >>> four_digits("21"), four_digits("84"), four_digits("2021")
    (2021, 1984, 2021)
    """
    number = int(year)
    if len(year) > 2 or number >= _CENTURY:  # noqa: PLR2004 - two digits
        return number
    return number + (2000 if number <= _LAST_OF_THIS else 1900)


@lru_cache(maxsize=512)
def _time(hour: str | None, minute: str | None) -> time | None:
    return None if hour is None else time(int(hour), int(minute or 0))
