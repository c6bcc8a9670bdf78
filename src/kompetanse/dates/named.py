"""Readers of what the calendar calls by a name: holidays, winters, turns of the year, «the term»."""

from kompetanse.dates.cursor import Cursor
from kompetanse.dates.days import full_year, read_ordinal, read_weekday, read_year, second_year
from kompetanse.dates.faults import Impossible
from kompetanse.dates.holidays import key_of_name
from kompetanse.dates.iso import four_digits
from kompetanse.dates.lexer import Sign
from kompetanse.dates.points import SUMMER, HolidayOf, Months, Own, Point, Turn, Winter
from kompetanse.dates.when import FaultKind
from kompetanse.dates.words import Word


_DECEMBER = 12
_OWN = {
    "term": frozenset({"semesteret", "semestret", "terminen", "semester", "term"}),
    "year": frozenset({"året", "year"}),
}


def read_summer(c: Cursor) -> Point | None:
    """Sommeren 2022."""
    return Months(*SUMMER, read_year(c, short=True)) if c.word(Word.SUMMER) else None


def read_winter(c: Cursor) -> Point | None:
    """Vinteren 2022, vinteren 2021/22: the year of its January counts."""
    named = c.word(Word.WINTER)
    if named is None:
        return None
    years = c.attempt(_two_years)
    year = years[1] if years else read_year(c, short=True)
    return Winter(year, (named.start, named.end), said_twice=years is not None)


def _two_years(c: Cursor) -> tuple[int, int] | None:
    """2021/22, 21/22, 2021-2022."""
    if c.token.sign is not Sign.NUMBER or not second_year(c, 1):
        return None
    first = four_digits(c.step().text)
    c.skip(2)
    return first, first + 1


def read_turn(c: Cursor) -> Point | None:
    """Årsskiftet 2021/22, årsskiftet, månedsskiftet mai/juni 2022.

    Raises:
        Impossible: If one year is named, which has two turns.
    """
    c.word(Word.THE)
    token = c.token
    which = token.meanings.get(Word.TURN)
    if which is None:
        return None
    c.step()
    if which == "month":
        return _turn_of_month(c)
    if years := c.attempt(_two_years):
        return Turn(_DECEMBER, years[0])
    if year := full_year(c):
        reason = "{year} has a turn of the year at either end: write both years"
        place = (token.start, c.tokens[c.at - 1].end)
        raise Impossible(FaultKind.NO_YEAR, place, reason, {"year": year})
    return Turn(_DECEMBER, None)


def _turn_of_month(c: Cursor) -> Turn | None:
    c.word(Word.OF, Word.BETWEEN)
    first = c.value(Word.MONTH)
    if not (c.sign(Sign.SLASH, Sign.DASH) or c.word(Word.AND, Word.TO)):
        return None
    second = c.value(Word.MONTH)
    if first is None or second != first % _DECEMBER + 1:
        return None
    year = read_year(c, short=True)
    return Turn(first, year - 1 if year and second < first else year)


def read_own(c: Cursor, of: str) -> Own | None:
    """Read «semesteret» (`of` is "term") or «året» ("year"): that of the plan."""
    return c.attempt(lambda c: _own(c, of))


def _own(c: Cursor, of: str) -> Own | None:
    c.word(Word.THE)
    token = c.step()
    said = token.text in _OWN[of] and c.token.sign not in (Sign.NUMBER, Sign.APOSTROPHE)
    return Own(of, (token.start, token.end)) if said else None


def read_holiday(c: Cursor) -> Point | None:
    """2. pinsedag 2027, julaften, torsdag Kristi himmelfartsdag."""
    weekday = read_weekday(c)
    start = c.token.start
    c.attempt(read_ordinal)
    name = c.word(Word.HOLIDAY)
    key = key_of_name(c.text[start : name.end]) if name else None
    if name is None or key is None:
        return None
    country, noun, place = "DK" if c.language == "da" else "NO", name.text, (start, name.end)
    return HolidayOf(key, noun, country, read_year(c), place, weekday)
