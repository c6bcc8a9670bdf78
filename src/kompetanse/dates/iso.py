"""The fast path: ISO 8601 dates and plain numeric dates, with or without a clock time.

Nearly all rows of a plan are written like this, so one regular expression reads them without any
tokens. Whatever it does not know, or what does not exist, it leaves to the parser.
"""

import re
from datetime import date, time
from typing import TypeAlias

from kompetanse.dates.when import Mode, Stated, When


_CLOCK = r"([01]?[0-9]|2[0-3])[.:]([0-5][0-9])"
_WRITTEN = re.compile(
    r"(?:((?:19|20|21)[0-9]{2})-([0-9]{2})-([0-9]{2})|([0-9]{1,2})\.([0-9]{1,2})\.((?:19|20|21)?[0-9]{2}))"
    rf"(?:(?:T|[ ]?kl\.?[ ]?|[ ](?=[0-9]{{2}}:)){_CLOCK}(?:[ ]?[-–][ ]?{_CLOCK})?)?\Z"
)
_STAMP = re.compile(
    r"(?:((?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}|(?:19|20)[0-9]{6})(?:T|\Z))?"
    r"(?:([01][0-9]|2[0-3]):?([0-5][0-9])(?::?00)?)?\Z"
)
_OPEN = frozenset({"", ".."})
_WEEK = 7
_CENTURY = 100
_LAST_OF_THIS = 69


def read_plain(text: str) -> When | None:
    """Read a plain date, or give nothing.

    >>> when = read_plain("22.09.21 kl.14.00-16.00")
    >>> str(when.earliest), str(when.end_time)
    ('2021-09-22', '16:00:00')
    """
    match = _WRITTEN.match(text)
    if match is None:
        return _interval(text) if text[-1:].isdigit() or text[-1:] in (".", "/") else None
    year, month, day, day_first, month_second, year_last, *clock = match.groups()
    if year is None:
        year, month, day = year_last, month_second, day_first
    full = four_digits(year)
    try:
        when = date(full, int(month), int(day))
    except ValueError:
        return None
    start, end = _time(*clock[:2]), _time(*clock[2:])
    stated = Stated(years=(full,))
    return When(text, Mode.AT, when, when, start_time=start, end_time=end, stated=stated)


def _interval(text: str) -> When | None:
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


def _stamp(text: str) -> _Stamp | None:
    """A date, a time of the day, or both with a T between."""
    match = _STAMP.match(text)
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
        stated=Stated(years=years),
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


def _time(hour: str | None, minute: str | None) -> time | None:
    return None if hour is None or minute is None else time(int(hour), int(minute))
