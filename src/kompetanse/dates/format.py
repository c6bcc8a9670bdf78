"""How days, ranges and clock times are shown to people, in nb, nn, da and en.

The forms are those of the Unicode CLDR (English as in Britain), except that Norwegian clock times
have a full stop, as in the plans.
"""

from collections.abc import Mapping
from datetime import date, time
from typing import TypeVar

from kompetanse.dates.daterange import DateRange
from kompetanse.errors import UnknownNameError


T = TypeVar("T")

_NORWEGIAN_MONTHS = (
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
)
_MONTHS: Mapping[str, tuple[str, ...]] = {
    "nb": _NORWEGIAN_MONTHS,
    "nn": _NORWEGIAN_MONTHS,
    "da": (
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
_WEEKDAYS: Mapping[str, tuple[str, ...]] = {
    "nb": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "nn": ("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag"),
    "da": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_AFTER_DAY: Mapping[str, str] = {"nb": ".", "nn": ".", "da": ".", "en": ""}
_BETWEEN_NUMBERS: Mapping[str, str] = {"nb": ".", "nn": ".", "da": ".", "en": "/"}
_IN_CLOCK: Mapping[str, str] = {"nb": ".", "nn": ".", "da": ".", "en": ":"}


def format_day(day: date, language: str) -> str:
    """Write a day with the name of its month.

    >>> format_day(date(2021, 9, 2), "nb"), format_day(date(2021, 9, 2), "en")
    ('2. september 2021', '2 September 2021')
    """
    return f"{_day_and_month(day, language)} {day.year}"


def format_range(days: DateRange, language: str) -> str:
    """Write the first and the last day of a range, and what they share only once.

    >>> format_range(DateRange.of_days(date(2016, 9, 26), date(2016, 9, 27)), "nb")
    '26.–27. september 2016'
    >>> format_range(DateRange.of_days(date(2022, 4, 25), date(2022, 5, 15)), "da")
    '25. april – 15. maj 2022'
    """
    first, last = days.begin, days.last
    whole = format_day(last, language)
    if first == last:
        return whole
    if (first.year, first.month) == (last.year, last.month):
        return f"{_number(first, language)}–{whole}"
    if first.year == last.year:
        return f"{_day_and_month(first, language)} – {whole}"
    return f"{format_day(first, language)} – {whole}"


def format_time(clock: time, language: str) -> str:
    """Write hours and minutes.

    >>> format_time(time(8, 30), "nb"), format_time(time(8, 30), "en")
    ('08.30', '08:30')
    """
    return f"{clock.hour:02}{_of(_IN_CLOCK, language)}{clock.minute:02}"


def numeric(day: date, language: str) -> str:
    """Write a day in figures only, with all four of its year.

    >>> numeric(date(2021, 9, 2), "nb"), numeric(date(2021, 9, 2), "en")
    ('02.09.2021', '02/09/2021')
    """
    between = _of(_BETWEEN_NUMBERS, language)
    return f"{day.day:02}{between}{day.month:02}{between}{day.year:04}"


def month_name(month: date | int, language: str) -> str:
    """Name the month of a day, or with a number from 1.

    >>> month_name(3, "da"), month_name(date(2021, 9, 2), "en")
    ('marts', 'September')
    """
    number = month.month if isinstance(month, date) else month
    return _of(_MONTHS, language)[number - 1]


def weekday_name(weekday: date | int, language: str) -> str:
    """Name the weekday of a day, or with a number from 0 for Monday.

    >>> weekday_name(1, "nn"), weekday_name(date(2021, 9, 2), "nb")
    ('tysdag', 'torsdag')
    """
    number = weekday.weekday() if isinstance(weekday, date) else weekday
    return _of(_WEEKDAYS, language)[number]


def _number(day: date, language: str) -> str:
    return f"{day.day}{_of(_AFTER_DAY, language)}"


def _day_and_month(day: date, language: str) -> str:
    return f"{_number(day, language)} {month_name(day, language)}"


def _of(table: Mapping[str, T], language: str) -> T:
    if language not in table:
        raise UnknownNameError("language", language, tuple(table))
    return table[language]
