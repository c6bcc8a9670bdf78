"""The fast path: ISO 8601 dates and plain numeric dates, with or without a clock time.

Nearly all rows of a plan are written like this, so one regular expression reads them without any
tokens. Whatever it does not know, or what does not exist, it leaves to the parser.
"""

import re
from datetime import date, time

from kompetanse.dates.when import Mode, Stated, When


_CLOCK = r"([01]?[0-9]|2[0-3])[.:]([0-5][0-9])"
_WRITTEN = re.compile(
    r"(?:((?:19|20|21)[0-9]{2})-([0-9]{2})-([0-9]{2})|([0-9]{1,2})\.([0-9]{1,2})\.((?:19|20|21)?[0-9]{2}))"
    rf"(?:(?:T|[ ]?kl\.?[ ]?|[ ](?=[0-9]{{2}}:)){_CLOCK}(?:[ ]?[-–][ ]?{_CLOCK})?)?\Z"
)
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
        return None
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
