"""Readers of what recurs: «minst 4 møter hvert semester», «innen 15. august hvert år»."""

from datetime import date, timedelta

from attrs import evolve, frozen

from kompetanse.dates.clocks import ClockRange, read_clock
from kompetanse.dates.cursor import Cursor
from kompetanse.dates.days import read_ordinal, read_said_day
from kompetanse.dates.lengths import Count, read_count, read_length
from kompetanse.dates.lexer import Sign
from kompetanse.dates.measures import Bounds, Period, Rate, YearlyDeadline
from kompetanse.dates.periods import read_period
from kompetanse.dates.points import Day, Months, Part
from kompetanse.dates.words import Word


_PERIODS = frozenset(period.value for period in Period)
_LONGEST_NOUN, _LONGEST_REMARK = 6, 12
_LEAP_YEAR = 2024
_MOST_RELATIONS = 3
_ONCE = Count(1, 1)
_REMARK_SIGNS = (Sign.WORD, Sign.OPEN, Sign.CLOSE, Sign.COMMA, Sign.DOT)
_TIMED = (Word.MONTH, Word.WEEKDAY, Word.EVERY, Word.FREQUENCY, Word.BY)


@frozen
class Recurrence:
    """What something counts per: a period, and how many of them."""

    per: Period
    every: int = 1


def read_rate(c: Cursor) -> Rate | None:
    """Read a rate; its own text is left empty."""
    return c.attempt(_count_first) or c.attempt(_recurrence_first)


def read_rate_text(c: Cursor) -> Rate | None:
    """Read a rate that fills the text, with the remark that may follow."""
    return c.attempt(_rate_and_remark)


def _rate_and_remark(c: Cursor) -> Rate | None:
    rate = read_rate(c)
    for _ in range(_LONGEST_REMARK):
        if c.token.sign not in _REMARK_SIGNS or c.sees(*_TIMED):
            break
        c.step()
    if rate is None or rate.minutes:
        return rate if c.at_end else None
    return evolve(rate, minutes=c.attempt(_length_behind)) if c.at_end else _late_length(c, rate)


def _late_length(c: Cursor, rate: Rate) -> Rate | None:
    """The length that stands behind a remark: «4 møter hvert semester i gruppene (90 min)»."""
    minutes = c.attempt(_length_behind)
    c.sign(Sign.CLOSE, Sign.DOT)
    return evolve(rate, minutes=minutes) if minutes and c.at_end else None


def _count_first(c: Cursor) -> Rate | None:
    """«To møter i semesteret», «minst én gang per år», «twice a term»."""
    count = _occasions(c)
    if count is None:
        return None
    for _ in range(_LONGEST_NOUN):
        if recurrence := _recurrence(c):
            return _finish(c, count, recurrence)
        if c.token.sign is not Sign.WORD or (c.token.meanings and c.sees(*_TIMED)):
            return None
        c.step()
    return None


def _occasions(c: Cursor) -> Count | None:
    bound = None
    for meaning in (Word.AT_LEAST, Word.AT_MOST):
        if meaning in c.token.meanings and c.ahead().meanings.get(Word.TIMES):
            c.step()
            bound = meaning
    if times := c.token.meanings.get(Word.TIMES):
        c.step()
        return Count(int(times), int(times), bound)
    return read_count(c)


def _recurrence_first(c: Cursor) -> Rate | None:
    """«Hver tredje torsdag», «månedlig», «hvert semester: 4 møter», «torsdager kl. 14–15»."""
    c.word(Word.ABOUT, Word.AT_LEAST)
    recurrence = c.attempt(_nth_of_month) or _recurrence(c)
    if recurrence is None:
        return None
    c.sign(Sign.COLON, Sign.COMMA)
    count = read_count(c) if not c.foresees(read_length) else None
    for _ in range(_LONGEST_NOUN if count else 0):
        if c.token.sign is not Sign.WORD or c.sees(*_TIMED, Word.CLOCK):
            break
        c.step()
    return _finish(c, count or _ONCE, recurrence)


def _recurrence(c: Cursor) -> Recurrence | None:
    for reader in (_every, _definite, _frequency, _weekdays, _parity):
        if recurrence := c.attempt(reader):
            return recurrence
    return None


def _every(c: Cursor) -> Recurrence | None:
    """«Hvert semester», «annenhver uke», «hver tredje torsdag», «every three weeks»."""
    every = c.value(Word.EVERY)
    if every is None:
        return None
    c.word(Word.THE)
    nth = c.attempt(read_ordinal) or c.value(Word.CARDINAL)
    if nth is None and (number := c.number()):
        nth = number.value
    every *= max(nth or 1, 1)
    if c.word(Word.WEEKDAY, Word.WEEKDAYS):
        return Recurrence(Period.WEEK, every)
    if c.word(Word.TERM, Word.MONTH, Word.SUMMER):
        return Recurrence(Period.YEAR, every)
    return _per_unit(c, every)


def _per_unit(c: Cursor, every: int) -> Recurrence | None:
    unit = c.token.meanings.get(Word.UNIT)
    if unit not in _PERIODS:
        return None
    c.step()
    return None if c.token.sign is Sign.NUMBER else Recurrence(Period(str(unit)), every)


def _nth_of_month(c: Cursor) -> Recurrence | None:
    """«Første mandag i måneden», «the second Tuesday of each month»."""
    c.word(Word.THE)
    if c.attempt(read_ordinal) is None or c.value(Word.WEEKDAY) is None:
        return None
    c.word(Word.OF) if Word.EVERY in c.ahead().meanings else None
    return c.attempt(_every) or c.attempt(_definite)


def _definite(c: Cursor) -> Recurrence | None:
    """«I semesteret», «om året», «a year»."""
    article = c.word(Word.IN, Word.OF) or (c.word(Word.CARDINAL) if c.token.text in "an" else None)
    if article is None:
        return None
    c.word(Word.THE)
    return _per_unit(c, 1)


def _frequency(c: Cursor) -> Recurrence | None:
    period = c.token.meanings.get(Word.FREQUENCY)
    if period is None:
        return None
    c.step()
    return Recurrence(Period(str(period)))


def _weekdays(c: Cursor) -> Recurrence | None:
    return Recurrence(Period.WEEK) if c.word(Word.WEEKDAYS) else None


def _parity(c: Cursor) -> Recurrence | None:
    return Recurrence(Period.WEEK, 2) if c.word(Word.PARITY) else None


def _finish(c: Cursor, count: Count, recurrence: Recurrence) -> Rate:
    """Read the clock and the length that may follow."""
    clock, minutes = read_clock(c), c.attempt(_length_behind)
    if clock and not minutes:
        minutes = _minutes_between(clock)
    least = None if count.bound is Word.AT_MOST else int(count.least)
    most = None if count.bound is Word.AT_LEAST else int(count.most)
    return Rate("", least, most, recurrence.per, recurrence.every, minutes, count.about)


def _length_behind(c: Cursor) -> Bounds | None:
    bracket = c.sign(Sign.OPEN, Sign.COMMA)
    length = read_length(c)
    c.sign(Sign.CLOSE) if bracket else None
    return length.minutes if length else None


def _minutes_between(clock: ClockRange) -> Bounds | None:
    if clock.start is None or clock.end is None:
        return None
    start, end = clock.start, clock.end
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    return (minutes, minutes) if minutes > 0 else None


def read_yearly_text(c: Cursor) -> YearlyDeadline | None:
    """Read a yearly deadline that fills the text."""
    return c.attempt(_whole_yearly)


def _whole_yearly(c: Cursor) -> YearlyDeadline | None:
    found = _yearly(c)
    c.sign(Sign.DOT)
    return found if c.at_end else None


def read_yearly_deadline(c: Cursor) -> YearlyDeadline | None:
    """Read a yearly deadline; its own text is left empty."""
    return c.attempt(_yearly)


def _yearly(c: Cursor) -> YearlyDeadline | None:
    before = _each_year(c)
    c.sign(Sign.COMMA)
    exclusive = c.word(Word.BEFORE) is not None
    for _ in range(0 if exclusive else _MOST_RELATIONS):
        c.word(Word.BY, Word.THROUGH, Word.UNTIL, Word.TO, Word.IN, Word.OUT, Word.DURING)
    day = _day_of_year(c, exclusive=exclusive)
    c.sign(Sign.COMMA)
    if day is None or not (_each_year(c) or before):
        return None
    return YearlyDeadline("", *day)


def _each_year(c: Cursor) -> bool:
    recurrence = c.attempt(_every) or c.attempt(_frequency)
    return recurrence is not None and recurrence.per in (Period.YEAR, Period.SCHOOL_YEAR)


def _day_of_year(c: Cursor, *, exclusive: bool) -> tuple[int, int] | None:
    """Month and day of a day, or of the end of a month."""
    point = read_said_day(c) or read_period(c)
    whole = point.of if isinstance(point, Part) else point
    if point is None or point.year or not isinstance(whole, Day | Months):
        return None
    days = point.days(_LEAP_YEAR)
    last: date = days.begin - timedelta(days=1) if exclusive else days.last
    return last.month, last.day
