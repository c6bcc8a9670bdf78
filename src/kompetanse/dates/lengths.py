"""Readers of counts and lengths: «1 ½ år», «(2t)», «3 x 45 minutter», «tre kvarter», «½ dag»."""

from math import ceil, floor
from typing import NamedTuple

from attrs import evolve

from kompetanse.dates.cursor import Cursor
from kompetanse.dates.lexer import Sign
from kompetanse.dates.measures import Bounds, Duration
from kompetanse.dates.words import Word


HALF_DAY: Bounds = (180, 240)
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_MINUTES = {"minute": 1, "quarter-hour": 15, "hour": 60, "lesson": 45}
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "term": 6, "school-year": 10, "year": 12}
_TIMES_SIGNS = frozenset({"x", "×", "à", "a", "á", "*"})


class Count(NamedTuple):
    """How many: at least, at most, and whether each bound was stated."""

    least: float
    most: float
    bound: Word | None = None
    about: bool = False


def read_count(c: Cursor) -> Count | None:
    """Read a number or a range of numbers: «4-5», «minst 4», «1 ½», «to til tre»."""
    return c.attempt(_count)


def _count(c: Cursor) -> Count | None:
    about = c.word(Word.ABOUT) is not None
    bound = _bound(c)
    about = c.word(Word.ABOUT) is not None or about
    least = c.attempt(_number)
    if least is None:
        return None
    most = c.attempt(_upper)
    if most is None or most < least:
        most = least
    return Count(least, most, bound, about)


def _bound(c: Cursor) -> Word | None:
    for meaning in (Word.AT_LEAST, Word.AT_MOST):
        if c.word(meaning):
            return meaning
    return None


def _upper(c: Cursor) -> float | None:
    return _number(c) if c.sign(Sign.DASH) or c.word(Word.TO, Word.OR) else None


def _number(c: Cursor) -> float | None:
    if fraction := c.sign(Sign.FRACTION):
        return _FRACTIONS[fraction.text]
    if (halves := c.value(Word.HALF)) is not None:
        return halves / 2
    if (named := c.value(Word.CARDINAL)) is not None:
        return float(named)
    whole = c.number((1, 2, 3))
    if whole is None:
        return None
    if below := c.attempt(_quotient):
        return whole.value / below
    return whole.value + (c.attempt(_decimals) or c.attempt(_extra) or 0)


def _quotient(c: Cursor) -> int | None:
    """The 2 of «1/2»."""
    below = c.number((1,)) if c.attached(Sign.SLASH) else None
    return below.value or None if below else None


def _decimals(c: Cursor) -> float | None:
    """The «,5» of «1,5»."""
    if not c.attached(Sign.COMMA, Sign.DOT) or c.token.spaced:
        return None
    digits = c.number((1, 2))
    return float(f"0.{digits.text}") if digits else None


def _extra(c: Cursor) -> float | None:
    """The «½» of «1 ½» and the «1/2» of «1 1/2»."""
    if fraction := c.sign(Sign.FRACTION):
        return _FRACTIONS[fraction.text]
    above = c.number((1,))
    below = _quotient(c) if above else None
    return above.value / below if above and below else None


def read_length(c: Cursor) -> Duration | None:
    """Read a length; its text is left empty."""
    return c.attempt(_length)


def _length(c: Cursor) -> Duration | None:
    total = _one_length(c)
    if total and (more := c.attempt(_further)):
        total = _add(total, more)
    return total


def _further(c: Cursor) -> Duration | None:
    """The «30 min» of «2 t 30 min» and the «ett kvarter» of «en time og ett kvarter»."""
    c.sign(Sign.COMMA)
    c.word(Word.AND)
    more = _one_length(c)
    return more if more and more.minutes else None


def _one_length(c: Cursor) -> Duration | None:
    count = _count(c)
    if count is None:
        return None
    factor = Count(1, 1)
    if counted := c.attempt(_factor):
        count, factor = counted, count
    c.attached(Sign.DASH)
    unit = _unit(c)
    return _measure(count, unit, factor) if unit else None


def _factor(c: Cursor) -> Count | None:
    """The «x 45» of «3 x 45 minutter»."""
    if c.token.text not in _TIMES_SIGNS:
        return None
    c.step()
    return _count(c)


def _unit(c: Cursor) -> str | None:
    unit = c.token.meanings.get(Word.UNIT)
    if unit is None:
        return None
    c.step()
    return str(unit)


def _measure(count: Count, unit: str, factor: Count) -> Duration:
    least, most = count.least * factor.least, count.most * factor.most
    about = count.about or factor.about
    if unit == "day" and count[:2] == (0.5, 0.5):
        half = int(HALF_DAY[0] * factor.least), int(HALF_DAY[1] * factor.most)
        return Duration("", minutes=half, approximate=about)
    return Duration(
        "",
        minutes=_bounds(least, most, _MINUTES.get(unit)),
        days=_bounds(least, most, _DAYS.get(unit)),
        months=_bounds(least, most, _MONTHS.get(unit)),
        approximate=about,
    )


def _bounds(least: float, most: float, size: int | None) -> Bounds | None:
    """Whole numbers that hold what was counted, in a smaller unit."""
    return None if size is None else (floor(least * size), ceil(most * size))


def _add(one: Duration, other: Duration) -> Duration:
    if not one.minutes or not other.minutes:
        return one
    minutes = one.minutes[0] + other.minutes[0], one.minutes[1] + other.minutes[1]
    return evolve(one, minutes=minutes, approximate=one.approximate or other.approximate)
