"""Readers of what stands behind the days of a time: clock, weeks, weekday, length, remark."""

from collections.abc import Callable
from typing import TypeAlias

from kompetanse.dates.clocks import ClockRange, read_bare_hours, read_clock
from kompetanse.dates.cursor import Cursor
from kompetanse.dates.days import read_ordinal
from kompetanse.dates.draft import Draft, Relation
from kompetanse.dates.lengths import read_length
from kompetanse.dates.lexer import Sign
from kompetanse.dates.periods import read_period
from kompetanse.dates.points import (
    Day,
    HolidayOf,
    NthWeekday,
    Part,
    Point,
    SaidWeekday,
    Week,
    Years,
)
from kompetanse.dates.series import Bare, is_finer, read_series
from kompetanse.dates.words import Word


_TIMED = (
    Word.MONTH,
    Word.WEEKDAY,
    Word.WEEKDAYS,
    Word.WEEK,
    Word.TERM,
    Word.SCHOOL_YEAR,
    Word.EVERY,
    Word.FREQUENCY,
    Word.BY,
    Word.UNTIL,
    Word.THROUGH,
    Word.PARITY,
    Word.CLOCK,
)
_REMARK_SIGNS = frozenset(
    {Sign.COMMA, Sign.DOT, Sign.COLON, Sign.SEMICOLON, Sign.DASH, Sign.OPEN, Sign.CLOSE, Sign.SLASH}
)
_LONGEST_REMARK, _MOST_ASIDES = 60, 12


def read_asides(c: Cursor, draft: Draft, *, remarks: bool = True) -> None:
    """Read all that belongs to a time whose days have been read.

    In running text the `remarks` are what the text goes on with, and no part of the time.
    """
    readers = (*_READERS, _length, *_REMARKS) if remarks else _READERS
    for _ in range(_MOST_ASIDES):
        if c.at_end or not _aside(c, draft, readers):
            break


_Reader: TypeAlias = Callable[[Cursor, Draft], bool]


def _aside(c: Cursor, draft: Draft, readers: tuple[_Reader, ...]) -> bool:
    """Read one aside with the comma or the brackets around it, or stay."""
    start, trial = c.at, draft.copy()
    for reader in readers:
        if _enclosed(c, trial, reader):
            draft.become(trial)
            return True
        c.at = start
        if trial != draft:  # it was given up half-way
            trial = draft.copy()
    return False


def _enclosed(c: Cursor, draft: Draft, reader: _Reader) -> bool:
    c.sign(Sign.COMMA, Sign.SEMICOLON, Sign.COLON)
    bracket = c.sign(Sign.OPEN)
    return reader(c, draft) and (bracket is None or c.sign(Sign.CLOSE) is not None)


def _closing_sign(c: Cursor, draft: Draft) -> bool:
    """A full stop, a comma or a colon at the end of a cell means nothing."""
    del draft
    c.sign(Sign.DOT, Sign.DASH)
    return c.at_end


def _clock(c: Cursor, draft: Draft) -> bool:
    clock = read_clock(c)
    if clock is None and _is_day(draft) and (c.sees(Word.FROM, Word.BETWEEN) or _has_year(draft)):
        clock = read_bare_hours(c)
    if clock is None:
        return False
    if draft.clock is not None and (draft.clock.end or draft.clock.start is None or clock.start):
        return False
    start = draft.clock.start if draft.clock else clock.start
    draft.clock = ClockRange(start, clock.end)
    return True


def _is_day(draft: Draft) -> bool:
    """Whether a day was read that more numbers can hardly belong to."""
    points = [entry.point for entry in draft.entries]
    return all(isinstance(point, Day) and not point.weak for point in points)


def _has_year(draft: Draft) -> bool:
    return draft.entries[-1].point.year is not None


def _onwards(c: Cursor, draft: Draft) -> bool:
    draft.onwards = c.word(Word.ONWARDS) is not None or draft.onwards
    return draft.onwards and Word.ONWARDS in c.tokens[c.at - 1].meanings


def _inclusive(c: Cursor, draft: Draft) -> bool:
    del draft
    return c.word(Word.INCLUSIVE) is not None


def _weeks_beside(c: Cursor, draft: Draft) -> bool:
    """The «(uke 46)» of «08.11.16 (uke 46)»."""
    if not all(isinstance(entry.point, Day | HolidayOf) for entry in draft.entries):
        return False
    c.sign(Sign.DASH)
    c.word(Word.IN)
    entries = read_series(c) if c.sees(Word.WEEK) else None
    if not entries or not all(isinstance(entry.point, Week) for entry in entries):
        return False
    draft.beside.extend(entry.point for entry in entries if isinstance(entry.point, Week))
    return not any(entry.weekdays for entry in entries)


def _days_beside(c: Cursor, draft: Draft) -> bool:
    """The date of «uke 46: 08.11.16»."""
    weeks = [entry.point for entry in draft.entries if isinstance(entry.point, Week)]
    if len(weeks) != len(draft.entries) or any(entry.weekdays for entry in draft.entries):
        return False
    c.sign(Sign.DASH)
    c.word(Word.IN)
    entries = read_series(c)
    if not entries or not all(isinstance(entry.point, Day) for entry in entries):
        return False
    draft.entries, draft.beside = entries, [*draft.beside, *weeks]
    return True


def _weekday_behind(c: Cursor, draft: Draft) -> bool:
    """The «(onsdag)» of «10.02.21 (onsdag)»."""
    token = c.token
    number = c.value(Word.WEEKDAY)
    if number is None or draft.weekday or not isinstance(draft.entries[-1].point, Day):
        return False
    draft.weekday = SaidWeekday(number, (token.start, token.end))
    return True


def _frame(c: Cursor, draft: Draft) -> bool:
    """The «våren 2027» of «uke 3 (våren 2027)»."""
    c.sign(Sign.DASH)
    c.word(Word.IN, Word.OF)
    frame = read_period(c)
    points = [entry.point for entry in draft.entries]
    if frame is None or draft.frame or isinstance(frame, Week | Day | Part):
        return False
    if any(point.year for point in points):
        return False
    draft.frame = frame
    return all(is_finer(point, frame) for point in points)


def _holiday_beside(c: Cursor, draft: Draft) -> bool:
    """The «(2. pinsedag)» of «6. juni 2022 (2. pinsedag)», which explains a day or a week."""
    return isinstance(draft.entries[-1].point, Day | NthWeekday | Week) and read_holiday(c, draft)


def read_holiday(c: Cursor, draft: Draft) -> bool:
    """Read the name of a holiday: «2. pinsedag»."""
    start = c.token.start
    c.sign(Sign.DASH)
    c.attempt(read_ordinal)
    name = c.word(Word.HOLIDAY)
    if name is None:
        return False
    draft.holidays.append(c.text[start : name.end].lstrip("-–— "))
    return True


def _length(c: Cursor, draft: Draft) -> bool:
    """The «(2t)» or «(7 timer)» behind a day."""
    c.sign(Sign.DASH)
    length = read_length(c)
    if length is None or draft.minutes:
        return False
    draft.minutes = length.minutes
    return True


def _deadline(c: Cursor, draft: Draft) -> bool:
    """The «(frist)» behind a day."""
    if draft.relation is not Relation.NONE or not is_deadline(c):
        return False
    c.step()
    draft.relation = Relation.BY
    return True


def is_deadline(c: Cursor) -> bool:
    """Whether the next word is a deadline: «frist», «søknadsfristen»."""
    return c.token.text.endswith(("frist", "fristen", "frister", "deadline"))


def _doubt(c: Cursor, draft: Draft) -> bool:
    """«15. mars (ca.)», «uke 40?»."""
    doubtful = c.token.text == "?" or c.sees(Word.ABOUT)
    if doubtful:
        c.step()
        draft.approximate = True
    return doubtful


def _remark(c: Cursor, draft: Draft) -> bool:
    """Words to the end of the text that are no time: «(aftales lokalt)», «Felles fagdag»."""
    if not _may_begin_remark(c, draft):
        return False
    start = c.at
    for _ in range(_LONGEST_REMARK):
        if _ends_remark(c, start):
            return True
        if c.token.sign not in _REMARK_SIGNS and not _is_plain(c):
            return False
        c.step()
    return False


def _time_of_another(c: Cursor, draft: Draft) -> bool:
    """The «(påmelding innen 05.12.22)» or «(flyttet fra 05.12.22)» behind a day."""
    if c.tokens[c.at - 1].sign is not Sign.OPEN or not _is_day(draft):
        return False
    start, other = c.at, False
    while c.token.sign not in (Sign.CLOSE, Sign.OPEN, Sign.END) and c.at - start < _LONGEST_REMARK:
        other = other or is_deadline(c) or c.sees(Word.FORMERLY)
        other = other or (c.at > start and c.sees(Word.BY, Word.BEFORE))
        c.step()
    return other and draft.relation is Relation.NONE


def _may_begin_remark(c: Cursor, draft: Draft) -> bool:
    if all(isinstance(entry.point, Years) for entry in draft.entries):
        return False  # whatever the words mean, hardly that the whole year is meant
    dash = c.token.sign is Sign.DASH
    if dash and not (c.token.spaced and c.ahead().spaced):
        return False
    separated = dash or c.tokens[c.at - 1].sign in _REMARK_SIGNS
    return separated or (c.token.spaced and is_strong(draft, c.text))


def _ends_remark(c: Cursor, start: int) -> bool:
    """At the end, at the bracket around it, or where another bracket begins."""
    closes = c.token.sign is Sign.CLOSE and c.ahead().sign is Sign.END
    return c.at_end or closes or (c.token.sign is Sign.OPEN and c.at > start)


def _is_plain(c: Cursor) -> bool:
    if c.token.sign is Sign.OTHER:
        return c.token.text in '!«»“”"*•…'
    if c.token.sign is not Sign.WORD:
        return False
    return c.token.text == "vår" or not c.sees(*_TIMED)


def is_strong(draft: Draft, text: str) -> bool:
    """Whether the days are surely days, so that words may follow without a sign between."""
    if draft.clock or draft.frame or draft.beside:
        return True
    return any(_is_strong_point(entry.point, text) for entry in draft.entries)


def _is_strong_point(point: Point | Bare, text: str) -> bool:
    if isinstance(point, Day):
        slashed = "/" in text[slice(*point.place)]
        return point.year is not None or point.weekday is not None or not slashed
    if isinstance(point, Part):
        return _is_strong_point(point.of, text)
    if isinstance(point, Week | NthWeekday | HolidayOf):
        return True
    if isinstance(point, Bare):
        return False
    return point.year is not None and not isinstance(point, Years)


_READERS = (
    _clock,
    _onwards,
    _inclusive,
    _weeks_beside,
    _days_beside,
    _weekday_behind,
    _holiday_beside,
    _frame,
    _deadline,
    _doubt,
)
_REMARKS = (_time_of_another, _remark, _closing_sign)
