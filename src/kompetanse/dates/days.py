"""Readers of years and of days: «10. februar 2021», «10.02.21», «d. 10/2-2021», «March 8th».

A day's parts are taken as they are written; whether the calendar has such a day is seen later.
"""

from typing import NamedTuple

from attrs import evolve

from kompetanse.dates.cursor import Cursor
from kompetanse.dates.iso import four_digits
from kompetanse.dates.lexer import Sign, Token
from kompetanse.dates.points import Day, SaidWeekday
from kompetanse.dates.words import Word


ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th", "ste", "te", "de", "dje"})
"""What may be written behind the number of a day instead of a full stop."""

_BEHIND_SHORT_YEAR = (
    Word.AND,
    Word.OR,
    Word.TO,
    Word.UNTIL,
    Word.THROUGH,
    Word.ONWARDS,
    Word.CLOCK,
    Word.FROM,
)
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Four digits outside are no year of a plan."""
_LAST_DAY, _LAST_MONTH = 31, 12
_LEAST_SHORT_YEAR = 10


def read_year(c: Cursor, *, short: bool = False) -> int | None:
    """Read the year behind a day, week, month or term; `short`: two bare digits will do."""
    return c.attempt(lambda c: _year(c, short=short))


def _year(c: Cursor, *, short: bool) -> int | None:
    if short and _is_dashed_year(c):
        c.step()
    if c.sign(Sign.APOSTROPHE):
        token = c.number((2,))
        return four_digits(token.text) if token else None
    if short and (token := c.number((2,))):
        return four_digits(token.text) if _may_follow_short_year(c) else None
    c.sign(Sign.COMMA)
    return full_year(c)


def _is_dashed_year(c: Cursor) -> bool:
    """Whether a year is written as in «januar -25»."""
    year, then = c.ahead(), c.ahead(2)
    joined = c.token.sign is Sign.DASH and c.token.spaced and not year.spaced
    is_short = len(year.text) == 2 and year.value >= _LEAST_SHORT_YEAR  # noqa: PLR2004
    goes_on = then.sign in (Sign.DOT, Sign.SLASH) or Word.MONTH in then.meanings
    return joined and is_short and not goes_on


def full_year(c: Cursor) -> int | None:
    """Read a year of four digits that is not the first half of a school year."""
    if c.token.sign is not Sign.NUMBER or not is_year(c.token) or second_year(c, 1):
        return None
    return c.step().value


def is_year(token: Token) -> bool:
    """Whether a number is a year of four digits."""
    return len(token.text) == 4 and FIRST_YEAR <= token.value <= LAST_YEAR  # noqa: PLR2004


def second_year(c: Cursor, steps: int) -> bool:
    """Whether «/22» or «-2022» goes on behind the year that stands `steps` - 1 tokens ahead."""
    first, join, second = c.ahead(steps - 1), c.ahead(steps), c.ahead(steps + 1)
    if join.sign not in (Sign.SLASH, Sign.DASH) or second.sign is not Sign.NUMBER:
        return False
    if len(second.text) not in (2, 4) or _is_day(c, steps + 1):
        return False
    if (len(first.text), len(second.text)) == (2, 4):
        return False
    following = str(first.value + 1).zfill(len(first.text))
    return following.endswith(second.text)


def _is_day(c: Cursor, steps: int) -> bool:
    """Whether the number that stands `steps` ahead goes on as a day: «14. februar», «14/2»."""
    sign, then = c.ahead(steps + 1), c.ahead(steps + 2)
    if sign.sign is Sign.DOT and not sign.spaced:
        return then.sign is Sign.NUMBER or Word.MONTH in then.meanings
    return sign.sign is Sign.SLASH or Word.MONTH in sign.meanings


def _may_follow_short_year(c: Cursor) -> bool:
    """Two digits are no year where they are a clock time, a count or a day."""
    token, then = c.token, c.ahead()
    if token.sign in (Sign.DOT, Sign.COLON) and then.sign is Sign.NUMBER and not then.spaced:
        return False
    if token.sign is Sign.DASH and then.sign is Sign.NUMBER:
        behind = c.ahead(2)
        return behind.sign in (Sign.DOT, Sign.SLASH) or Word.MONTH in behind.meanings
    if token.sign in (Sign.WORD, Sign.NUMBER, Sign.FRACTION):
        return c.sees(*_BEHIND_SHORT_YEAR)
    return True


def read_said_day(c: Cursor) -> Day | None:
    """Read a day with the weekday that may stand before it: «tirsdag d. 31. august»."""
    return c.attempt(_said_day)


def _said_day(c: Cursor) -> Day | None:
    weekday = read_weekday(c)
    marked = weekday is not None or c.sees(Word.THE)
    c.word(Word.THE)
    day = read_day(c)
    return evolve(day, weekday=weekday, weak=day.weak and not marked) if day else None


def read_weekday(c: Cursor) -> SaidWeekday | None:
    """Read a weekday and the comma behind it."""
    token = c.token
    number = c.value(Word.WEEKDAY)
    if number is None:
        return None
    c.sign(Sign.COMMA)
    return SaidWeekday(number, (token.start, token.end))


class Parts(NamedTuple):
    """What a day consists of; see `Day` for what is weak."""

    number: int
    month: int
    year: int | None
    weak: bool = False


def read_day(c: Cursor) -> Day | None:
    """Read a day and its month."""
    start = c.token.start
    for reader in _READERS:
        if parts := c.attempt(reader):
            place = (start, c.tokens[c.at - 1].end)
            weak = parts.weak and not c.sees(Word.CLOCK)
            return Day(*parts[:3], place, weak=weak, month_first=reader is _month_first)
    return None


def _year_first(c: Cursor) -> Parts | None:
    """2021-02-10, 2021.02.10, 2021/02/10."""
    if not is_year(c.token) or c.ahead().sign not in (Sign.DASH, Sign.DOT, Sign.SLASH):
        return None
    year, join = c.step().value, c.step().sign
    month = c.number((2,))
    if month is None or month.spaced or not c.attached(join):
        return None
    day = c.number((1, 2))
    return None if day is None or day.spaced else Parts(day.value, month.value, year)


def _dotted(c: Cursor) -> Parts | None:
    """10.02.21, 10.2.2021, 10.2., 10. 2. 2021, 10.2 2021."""
    day = c.number()
    if day is None or not c.attached(Sign.DOT):
        return None
    month = c.number()
    if month is None:
        return None
    if c.attached(Sign.DOT):
        return Parts(day.value, month.value, _year_behind_dot(c, loose=month.spaced))
    if month.spaced or (c.token.sign is Sign.NUMBER and not is_year(c.token)):
        return None
    if not 1 <= month.value <= _LAST_MONTH or not 1 <= day.value <= _LAST_DAY:
        return None
    year = _year_behind_space(c)
    return Parts(day.value, month.value, year, weak=year is None)


def _year_behind_dot(c: Cursor, *, loose: bool) -> int | None:
    token = c.token
    if token.sign is not Sign.NUMBER:
        return read_year(c)
    if is_year(token) or (len(token.text) == 2 and (loose or not token.spaced)):  # noqa: PLR2004
        behind = c.ahead()
        clock = behind.sign in (Sign.DOT, Sign.COLON) and not behind.spaced
        if clock and c.ahead(2).sign is Sign.NUMBER and not c.ahead(2).spaced:
            return None
        return four_digits(c.step().text)
    return None


def _year_behind_space(c: Cursor) -> int | None:
    if c.token.sign is Sign.DASH and is_year(c.ahead()) and c.ahead(2).sign is not Sign.DASH:
        c.step()
    return read_year(c)


def _slashed(c: Cursor) -> Parts | None:
    """10/2, 10/2-2021, 9/9-26, 10/2/2021, 1/9 2009."""
    day = c.number()
    if day is None or not c.sign(Sign.SLASH):
        return None
    month = c.number()
    if month is None or not (1 <= day.value <= _LAST_DAY):
        return None
    if Word.CLOCK in c.ahead().meanings or c.ahead().sign in (Sign.NUMBER, Sign.DASH):
        c.attached(Sign.DOT)
    year = c.attempt(_year_behind_slash) or c.attempt(_short_year_apart) or read_year(c)
    if year is None and month.value > _LAST_MONTH and month.value == day.value + 1:
        return None
    return Parts(day.value, month.value, year, weak=year is None and month.value > _LAST_MONTH)


def _year_behind_slash(c: Cursor) -> int | None:
    """The year behind a dash or a second slash, unless a further day begins there."""
    join = c.sign(Sign.DASH, Sign.SLASH)
    if join is None or c.token.sign is not Sign.NUMBER:
        return None
    attached = not join.spaced and not c.token.spaced
    if not is_year(c.token) and not (attached and len(c.token.text) == 2):  # noqa: PLR2004
        return None
    behind = c.ahead()
    if behind.sign in (Sign.SLASH, Sign.DOT) or Word.MONTH in behind.meanings:
        return None
    return four_digits(c.step().text)


def _short_year_apart(c: Cursor) -> int | None:
    """The «22» of «3/3 22»."""
    plausible = c.token.spaced and c.token.value >= _LEAST_SHORT_YEAR
    return read_year(c, short=True) if plausible else None


def _dashed(c: Cursor) -> Parts | None:
    """10-02-2021, 10-02-21."""
    day, join = c.number(), c.attached(Sign.DASH)
    month, join_again = c.number(), c.attached(Sign.DASH)
    year = c.number((2, 4))
    if day is None or month is None or year is None or not (join and join_again):
        return None
    padded = len(day.text) == len(month.text) == 2  # noqa: PLR2004
    if month.spaced or year.spaced or not (is_year(year) or (padded and len(year.text) == 2)):  # noqa: PLR2004
        return None
    return Parts(day.value, month.value, four_digits(year.text))


def _named(c: Cursor) -> Parts | None:
    """10. februar 2021, 10 februar, 20.desember, 30.- mars, 8th of March."""
    day = c.number()
    if day is None:
        return None
    read_ordinal_mark(c)
    c.attached(Sign.DASH) if c.ahead().meanings.get(Word.MONTH) else None
    c.word(Word.OF, Word.IN)
    month = c.value(Word.MONTH)
    return None if month is None else Parts(day.value, month, read_year(c, short=True))


def read_ordinal_mark(c: Cursor) -> bool:
    """Read the full stop or the English ending that makes a number an ordinal."""
    if c.attached(Sign.DOT):
        return True
    if c.token.text in ORDINAL_ENDINGS and not c.token.spaced:
        c.step()
        return True
    return False


def read_ordinal(c: Cursor) -> int | None:
    """Read «2.», «2nd», «andre», «siste»."""
    if (named := c.value(Word.ORDINAL)) is not None:
        return named
    number = c.number()
    return number.value if number and read_ordinal_mark(c) else None


def _ordinal(c: Cursor) -> Parts | None:
    """Første februar, the first of March."""
    day = c.value(Word.ORDINAL)
    c.word(Word.OF)
    month = c.value(Word.MONTH)
    if day is None or month is None or day < 1:
        return None
    return Parts(day, month, read_year(c, short=True))


def _month_first(c: Cursor) -> Parts | None:
    """March 8, 2027, March 8th; «mars 21» is a month of a year, but not in English."""
    month = c.value(Word.MONTH)
    c.word(Word.THE)
    day = c.number()
    if month is None or day is None or not 1 <= day.value <= _LAST_DAY:
        return None
    if c.token.sign in (Sign.DOT, Sign.SLASH, Sign.COLON) and not c.token.spaced:
        return None
    marked = c.token.sign is Sign.WORD and read_ordinal_mark(c)
    year = read_year(c)
    known = marked or year is not None or c.language == "en"
    return Parts(day.value, month, year) if known else None


_READERS = (_year_first, _dotted, _slashed, _dashed, _named, _ordinal, _month_first)
