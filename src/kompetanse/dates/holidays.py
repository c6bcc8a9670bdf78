"""The holidays of Norway and Denmark, computed.

A table of offsets from Easter and of fixed days takes the place of a library that costs more to
import than a whole check takes.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache, lru_cache

from attrs import frozen

from kompetanse.dates.holidaynames import NAMES, ORDINALS
from kompetanse.errors import UnknownNameError
from kompetanse.phrase import Named


_SATURDAY = 5
_DAY = timedelta(days=1)

_FROM_EASTER: Mapping[str, int] = {
    "palm-sunday": -7,
    "maundy-thursday": -3,
    "good-friday": -2,
    "easter-eve": -1,
    "easter-sunday": 0,
    "easter-monday": 1,
    "great-prayer-day": 26,
    "ascension-day": 39,
    "whitsun-eve": 48,
    "whit-sunday": 49,
    "whit-monday": 50,
}
_MONTH_AND_DAY: Mapping[str, Mapping[str, tuple[int, int]]] = {
    "NO": {
        "new-years-day": (1, 1),
        "labour-day": (5, 1),
        "constitution-day": (5, 17),
        "christmas-eve": (12, 24),
        "christmas-day": (12, 25),
        "boxing-day": (12, 26),
        "new-years-eve": (12, 31),
    },
    "DK": {
        "new-years-day": (1, 1),
        "labour-day": (5, 1),
        "constitution-day": (6, 5),
        "christmas-eve": (12, 24),
        "christmas-day": (12, 25),
        "boxing-day": (12, 26),
        "new-years-eve": (12, 31),
    },
}
_EVES = frozenset({"palm-sunday", "easter-eve", "whitsun-eve", "christmas-eve", "new-years-eve"})
_NOT_STATUTORY: Mapping[str, frozenset[str]] = {
    "NO": _EVES,
    "DK": _EVES | {"labour-day", "constitution-day"},
}
_LAST_YEAR: Mapping[str, Mapping[str, int]] = {
    "NO": {"great-prayer-day": 0},
    "DK": {"great-prayer-day": 2023},
}


@frozen
class Holiday(Named):
    """A holiday of one year.

    Attributes:
        day: When it is.
        key: Its name in code, the same in every country: "whit-monday".
        country: "NO" or "DK".
        statutory: Whether the law makes it a day off. Christmas Eve is none, nor are 1 May and
            5 June in Denmark.
    """

    day: date
    key: str
    country: str
    statutory: bool

    def label(self, language: str) -> str:
        """Name the holiday as it stands inside a sentence."""
        return holiday_name(self.key, language)


def easter_sunday(year: int) -> date:
    """Compute Easter by the anonymous Gregorian method.

    >>> easter_sunday(2022).isoformat()
    '2022-04-17'
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= (golden + 11 * moon) // 319
    weekday = (2 * (century % 4) + 2 * (rest // 4) - rest % 4 - moon + 32) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=128)
def holidays_of(country: str, year: int) -> tuple[Holiday, ...]:
    """Give the holidays of a country in a year, in order.

    Where two fall on one day, a statutory one stands first, then one with a fixed date.

    Raises:
        UnknownNameError: If the country is neither "NO" nor "DK".

    >>> [holiday.key for holiday in holidays_of("NO", 2022) if holiday.day.month == 5]
    ['labour-day', 'constitution-day', 'ascension-day']
    """
    if country not in _MONTH_AND_DAY:
        raise UnknownNameError("country", country, tuple(_MONTH_AND_DAY))
    easter = easter_sunday(year)
    days = {key: date(year, *when) for key, when in _MONTH_AND_DAY[country].items()}
    days |= {key: easter + n * _DAY for key, n in _FROM_EASTER.items()}
    found = [
        Holiday(day, key, country, key not in _NOT_STATUTORY[country])
        for key, day in days.items()
        if year <= _LAST_YEAR[country].get(key, year)
    ]
    return tuple(sorted(found, key=lambda holiday: (holiday.day, not holiday.statutory)))


def holiday_on(country: str, day: date) -> Holiday | None:
    """Give the holiday of a day, the first where two fall together.

    >>> holiday_on("DK", date(2023, 5, 5)).key, holiday_on("DK", date(2024, 4, 26))
    ('great-prayer-day', None)
    """
    return next((one for one in holidays_of(country, day.year) if one.day == day), None)


def is_free_day(country: str, day: date) -> bool:
    """Tell whether a day is a Saturday, a Sunday or a statutory holiday.

    >>> is_free_day("NO", date(2022, 5, 17)), is_free_day("DK", date(2022, 5, 17))
    (True, False)
    """
    holiday = holiday_on(country, day)
    return day.weekday() >= _SATURDAY or (holiday is not None and holiday.statutory)


def squeeze_day(country: str, day: date) -> bool:
    """Tell whether a working day is squeezed in between free days, a holiday among them.

    >>> squeeze_day("NO", date(2022, 5, 16)), squeeze_day("NO", date(2022, 5, 18))
    (True, False)
    """
    around = (day - _DAY, day + _DAY)
    return not is_free_day(country, day) and all(is_free_day(country, one) for one in around)


def holiday_name(key: str, language: str) -> str:
    """Give the name of a holiday as it stands inside a sentence.

    Raises:
        UnknownNameError: If there is no such holiday, or no names in that language.

    >>> holiday_name("whit-monday", "nb"), holiday_name("christmas-eve", "da")
    ('2. pinsedag', 'juleaften')
    """
    if key not in NAMES:
        raise UnknownNameError("holiday", key, tuple(NAMES))
    if language not in NAMES[key]:
        raise UnknownNameError("language", language, tuple(NAMES[key]))
    return NAMES[key][language][0]


def key_of_name(text: str) -> str | None:
    """Find the holiday that a text names, in any of the four languages.

    Case, punctuation and the definite ending do not matter.

    >>> key_of_name("2.pinsedag"), key_of_name("Kr. himmelfart"), key_of_name("påskeferie")
    ('whit-monday', 'ascension-day', None)
    """
    name = _normal(text)
    spellings = _keys_by_name()
    for ending in ("", "en", "n", "s"):
        if key := spellings.get(name.removesuffix(ending)):
            return key
    return None


@cache
def _keys_by_name() -> Mapping[str, str]:
    return {
        _normal(name): key
        for key, languages in NAMES.items()
        for names in languages.values()
        for name in names
    }


def _normal(name: str) -> str:
    """A name without case and punctuation: «2. Pinsedag» → «2 pinsedag»."""
    letters = "".join(sign if sign.isalnum() else " " for sign in name.casefold())
    return " ".join(ORDINALS.get(word, word) for word in letters.split())
