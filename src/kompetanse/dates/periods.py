"""Readers of weeks, months, terms, school years and years, and of parts of them."""

from collections.abc import Callable

from kompetanse.dates.cursor import Cursor
from kompetanse.dates.days import (
    full_year,
    is_year,
    read_day,
    read_ordinal,
    read_year,
    second_year,
)
from kompetanse.dates.iso import four_digits
from kompetanse.dates.lexer import Sign
from kompetanse.dates.named import read_holiday, read_own, read_summer, read_turn, read_winter
from kompetanse.dates.points import (
    Day,
    Months,
    NthWeek,
    NthWeekday,
    Part,
    Point,
    SchoolYearOf,
    TermOf,
    Week,
    WeekOf,
    Years,
)
from kompetanse.dates.schoolyear import Season
from kompetanse.dates.words import TERM_LETTERS, Word


_DIVISIONS = {Word.QUARTER: 4, Word.THIRD: 3, Word.HALF_YEAR: 2, Word.HALF_OF: 2}
_HALVES = {1: "first half", 2: "second half", -1: "second half"}
_LAST_MONTH = 12
_DAYS_OF_WEEK = 7
_WEEKS_OF_MONTH = 5


def read_period(c: Cursor) -> Point | None:
    """Read anything longer than a day, and «første mandag i oktober», which is counted."""
    return _first_of(c, _READERS)


def _first_of(c: Cursor, readers: "tuple[Callable[[Cursor], Point | None], ...]") -> Point | None:
    for reader in readers:
        start = c.at
        if found := reader(c):
            return found
        c.at = start
    return None


def _iso_week(c: Cursor) -> Point | None:
    """2026-W40, 2026-W40-2."""
    if not is_year(c.token) or c.ahead().sign is not Sign.DASH or c.ahead(2).text != "w":
        return None
    start, year = c.token.start, c.step().value
    c.step()
    c.step()
    week = c.number((2,))
    if week is None:
        return None
    whole = Week(week.value, year, (start, week.end))
    if not (c.token.sign is Sign.DASH and c.ahead().sign is Sign.NUMBER):
        return whole
    c.step()
    day = c.number((1,))
    if day is None or not 1 <= day.value <= _DAYS_OF_WEEK:
        return None
    monday = whole.days(year).begin
    date = monday.fromordinal(monday.toordinal() + day.value - 1)
    return Day(date.day, date.month, date.year, (start, day.end))


def _week(c: Cursor) -> Point | None:
    """Uke 17, u. 17, uke 34 2026, uke 34-2026, 34. uke."""
    start = c.token.start
    if not c.word(Word.WEEK):
        return None
    c.sign(Sign.DOT, Sign.COLON)
    return read_week_number(c, start)


def read_week_number(c: Cursor, start: int) -> Week | None:
    """Read the number and year of a week whose word has been read."""
    number = c.number()
    if number is None:
        return None
    year = c.attempt(_joined_year) or read_year(c)
    return Week(number.value, year, (start, number.end))


def _joined_year(c: Cursor) -> int | None:
    """The year of «34-2026» and «34/2026»."""
    return full_year(c) if c.attached(Sign.DASH, Sign.SLASH) and not c.token.spaced else None


def _week_of(c: Cursor) -> Point | None:
    """The week of 8 March, uken som begynner 8. mars."""
    c.word(Word.THE)
    if not c.word(Word.WEEK) or not c.word(Word.OF, Word.FROM, Word.WEEK_OF):
        return None
    c.word(Word.WEEKDAY)
    c.word(Word.THE)
    day = read_day(c)
    return WeekOf(day) if day else None


def _part(c: Cursor) -> Point | None:
    """Primo oktober, slutten av mai, mid-March, utgangen av skoleåret."""
    c.word(Word.THE)
    name = c.token.meanings.get(Word.PART)
    if name is None:
        return None
    c.step()
    c.attached(Sign.DASH)
    c.word(Word.THE)
    whole = _first_of(c, _WHOLES) or read_own(c, "term")
    return Part(str(name), whole) if whole and not isinstance(whole, Day | NthWeekday) else None


def _half(c: Cursor) -> Point | None:
    """Første halvdel av september, siste halvdel av høsten 2026."""
    c.word(Word.THE)
    number = read_ordinal(c)
    if number not in _HALVES or not c.word(Word.HALF_OF):
        return None
    whole = _first_of(c, _WHOLES)
    if whole is None or isinstance(whole, Day | NthWeekday | Years):
        return None
    return Part(_HALVES[number], whole)


def _nth_weekday(c: Cursor) -> Point | None:
    """Første mandag i oktober 2026, 2. onsdag i november, siste fredag i januar."""
    start = c.token.start
    c.word(Word.THE)
    number = read_ordinal(c)
    weekday = c.value(Word.WEEKDAY)
    if number is None or weekday is None or not c.word(Word.IN, Word.OF):
        return None
    month = c.value(Word.MONTH)
    place = (start, c.tokens[c.at - 1].end)
    if month is None:
        return None
    return NthWeekday(number, weekday, month, read_year(c, short=True), place)


def _nth_week(c: Cursor) -> Point | None:
    """Første uke i september 2021, siste uke i august."""
    c.word(Word.THE)
    number = read_ordinal(c)
    if number is None or number > _WEEKS_OF_MONTH or not c.word(Word.WEEK):
        return None
    month = c.value(Word.MONTH) if c.word(Word.IN, Word.OF) else None
    return None if month is None else NthWeek(number, month, read_year(c, short=True))


def _division(c: Cursor) -> Point | None:
    """3. kvartal 2026, 1. tertial, første halvår, første halvdel av 2019, Q3 2026."""
    if half := c.attempt(_half_code):
        return half
    if c.token.text in ("q", "k") and c.ahead().sign is Sign.NUMBER and not c.ahead().spaced:
        c.step()
        number, meaning = c.step().value, Word.QUARTER
    else:
        c.word(Word.THE)
        ordinal = read_ordinal(c)
        token = c.word(*_DIVISIONS)
        if ordinal is None or token is None:
            return None
        number, meaning = ordinal, next(m for m in _DIVISIONS if m in token.meanings)
    parts = _DIVISIONS[meaning]
    number = parts if number < 0 else number
    if not 1 <= number <= parts:
        return None
    if meaning is Word.HALF_OF and not c.foresees(_year_of_division):
        return None
    length = _LAST_MONTH // parts
    return Months((number - 1) * length + 1, number * length, c.attempt(_year_of_division))


def _half_code(c: Cursor) -> Months | None:
    """H1 2027, 2H 2027: with all digits of the year, for «H21» is an autumn in Norway."""
    letter, digit = (c.token, c.ahead()) if c.token.text == "h" else (c.ahead(), c.token)
    if letter.text != "h" or digit.text not in ("1", "2") or c.ahead().spaced:
        return None
    c.skip(2)
    year = full_year(c)
    return Months(6 * digit.value - 5, 6 * digit.value, year) if year else None


def _year_of_division(c: Cursor) -> int | None:
    c.word(Word.IN, Word.OF)
    c.word(Word.YEAR)
    return read_year(c, short=True)


def _term_code(c: Cursor) -> Point | None:
    """H21, V2022; in Denmark E21, F2022."""
    letters = TERM_LETTERS.get(c.language, {})
    if c.token.text not in letters or c.ahead().sign is not Sign.NUMBER or c.ahead().spaced:
        return None
    season = Season(letters[c.step().text])
    year = c.number((2,)) or (c.step() if is_year(c.token) else None)
    return TermOf(season, four_digits(year.text)) if year else None


def _term(c: Cursor) -> Point | None:
    """Høsten 2021, VÅR 2022, haustsemesteret."""
    c.word(Word.THE)
    season = c.token.meanings.get(Word.TERM)
    if season is None:
        return None
    c.step()
    if c.token.sign is Sign.DASH and c.ahead().sign is Sign.NUMBER and not c.ahead().spaced:
        c.step()
    c.attempt(_of_year)
    return TermOf(Season(str(season)), read_year(c, short=True))


def _of_year(c: Cursor) -> bool | None:
    """The «of» of «autumn of 2021»."""
    return True if c.word(Word.OF, Word.IN) and is_year(c.token) else None


def _school_year(c: Cursor) -> Point | None:
    """Skoleåret 2021/2022, skoleåret 21/22, 2021/22, 2026-27, skoleåret."""
    c.word(Word.THE)
    named = c.word(Word.SCHOOL_YEAR)
    c.sign(Sign.COLON) if named else None
    if second_year(c, 1) and (is_year(c.token) or _is_short_pair(c, named=bool(named))):
        first = four_digits(c.step().text)
        c.step()
        c.step()
        return SchoolYearOf(first)
    return SchoolYearOf(None) if named and c.token.sign is not Sign.NUMBER else None


def _is_short_pair(c: Cursor, *, named: bool) -> bool:
    """«21/22» means a school year where that is said, or where it cannot be a day."""
    if len(c.token.text) != 2:  # noqa: PLR2004
        return False
    behind = c.ahead(3)
    counts = behind.sign is Sign.WORD and not behind.meanings
    impossible_day = c.ahead().sign is Sign.SLASH and c.ahead(2).value > _LAST_MONTH
    return named or (impossible_day and not counts)


def _numeric_month(c: Cursor) -> Point | None:
    """2027-02, 02.2027, 2/2027."""
    first, join, second = c.token, c.ahead(), c.ahead(2)
    if join.spaced or second.spaced or _goes_on(c):
        return None
    if is_year(first) and join.sign is Sign.DASH and len(second.text) == 2:  # noqa: PLR2004
        year, month = first, second
    elif is_year(second) and join.sign in (Sign.DOT, Sign.SLASH) and first.sign is Sign.NUMBER:
        year, month = second, first
    else:
        return None
    if not 1 <= month.value <= _LAST_MONTH:
        return None
    c.skip(3)
    return Months(month.value, month.value, year.value)


def _goes_on(c: Cursor) -> bool:
    """Whether a third number is joined to two, unless it opens the end of an ISO interval."""
    join, third = c.ahead(3), c.ahead(4)
    if join.sign not in (Sign.DASH, Sign.SLASH, Sign.DOT) or join.spaced:
        return False
    return third.sign is Sign.NUMBER and not (join.sign is Sign.SLASH and is_year(third))


def _month(c: Cursor) -> Point | None:
    """Februar, februar 2021, feb. 21, March of 2027."""
    c.word(Word.THE)
    month = c.value(Word.MONTH)
    if month is None:
        return None
    c.attached(Sign.DASH) if is_year(c.ahead()) else None
    c.word(Word.UNIT) if c.token.meanings.get(Word.UNIT) == "month" else None
    return Months(month, month, read_year(c, short=True))


def _years(c: Cursor) -> Point | None:
    """2025, året 2025, 2011 - 2013, 2010–12."""
    c.word(Word.THE)
    c.word(Word.YEAR)
    if not is_year(c.token):
        return None
    first = c.step().value
    last = c.attempt(lambda c: _later_year(c, first)) or first
    return Years(first, last)


def _later_year(c: Cursor, first: int) -> int | None:
    if not c.sign(Sign.DASH, Sign.SLASH) or c.token.sign is not Sign.NUMBER:
        return None
    token, behind = c.token, c.ahead()
    if behind.sign in (Sign.DOT, Sign.SLASH, Sign.DASH) and not behind.spaced:
        return None
    if not is_year(token) and (len(token.text) != 2 or token.value <= first % 100):  # noqa: PLR2004
        return None
    last = int(str(first)[: 4 - len(token.text)] + c.step().text)
    return last if last > first else None


_WHOLES: tuple[Callable[[Cursor], Point | None], ...] = (
    _iso_week,
    _week,
    _week_of,
    _nth_weekday,
    _nth_week,
    _division,
    _term_code,
    _term,
    read_summer,
    read_winter,
    read_turn,
    _school_year,
    _month,
    _numeric_month,
    _years,
)
_READERS = (_part, _half, read_holiday, *_WHOLES)
