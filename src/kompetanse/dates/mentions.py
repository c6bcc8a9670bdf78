"""Finds times, lengths and rates inside running text.

Here a number is a time only if it says so itself: with a month, a year, the word for week or for
clock. Grades, rooms, versions, shares and citations are left alone.
"""

from collections.abc import Iterator
from typing import TypeAlias

from attrs import evolve, frozen

from kompetanse.dates.asides import is_deadline
from kompetanse.dates.clocks import read_clock
from kompetanse.dates.context import NO_CONTEXT, Context
from kompetanse.dates.cursor import Cursor
from kompetanse.dates.days import ORDINAL_ENDINGS
from kompetanse.dates.draft import Draft, Relation
from kompetanse.dates.faults import Impossible
from kompetanse.dates.interpret import interpret
from kompetanse.dates.lengths import read_length
from kompetanse.dates.lexer import Sign, Token, tokenize
from kompetanse.dates.measures import ClockTime, Duration, Rate, YearlyDeadline
from kompetanse.dates.nouns import NUMBERED
from kompetanse.dates.parser import parse
from kompetanse.dates.points import (
    Day,
    HolidayOf,
    Months,
    Own,
    Part,
    Point,
    SchoolYearOf,
    TermOf,
    Turn,
    Winter,
    Years,
)
from kompetanse.dates.rates import read_rate, read_yearly_deadline
from kompetanse.dates.series import Bare
from kompetanse.dates.when import FaultKind, Mode, Precision, When
from kompetanse.dates.words import Word


_STARTS = frozenset(
    {
        Word.MONTH,
        Word.WEEKDAY,
        Word.WEEKDAYS,
        Word.WEEK,
        Word.HOLIDAY,
        Word.TURN,
        Word.WINTER,
        Word.TERM,
        Word.SCHOOL_YEAR,
        Word.PART,
        Word.CLOCK,
        Word.FROM,
        Word.UNTIL,
        Word.THROUGH,
        Word.TO,
        Word.OUT,
        Word.BY,
        Word.BEFORE,
        Word.AFTER,
        Word.DURING,
        Word.WHOLE,
        Word.BETWEEN,
        Word.EVERY,
        Word.PARITY,
        Word.ABOUT,
        Word.AT_LEAST,
        Word.AT_MOST,
        Word.CARDINAL,
        Word.ORDINAL,
        Word.TIMES,
        Word.HALF,
        Word.THE,
        Word.PER,
    }
)
_LINKS = frozenset({Word.AND, Word.OR, Word.TO, Word.UNTIL, Word.THROUGH, Word.OUT, Word.THE})
_RECURRING = frozenset({Word.EVERY, Word.FREQUENCY, Word.UNIT, Word.PARITY})
_LONGEST_CITATION, _FARTHEST_NUMBER = 40, 9
_JOINS = frozenset({Sign.DOT, Sign.DASH, Sign.SLASH, Sign.COMMA, Sign.COLON, Sign.APOSTROPHE})
_BEHIND_NUMBER = _LINKS | {Word.MONTH, Word.OF, Word.IN, Word.MERIDIEM, Word.NOON}
_PASSED = When("", Mode.UNREADABLE, precision=Precision.OPEN)
_OF_YEARS = frozenset({Relation.UNTIL, Relation.THROUGH, Relation.BY, Relation.BEFORE})


_Value: TypeAlias = When | Duration | Rate | YearlyDeadline | ClockTime


@frozen
class Mention:
    """A time inside a text: where it stands and what it means."""

    start: int
    end: int
    value: When | Duration | Rate | YearlyDeadline | ClockTime


def find_times(
    text: str, *, language: str = "nb", context: Context = NO_CONTEXT
) -> tuple[Mention, ...]:
    """Find the times, lengths and rates that a text speaks of.

    >>> [text[m.start:m.end] for text in ["Møte i rom 2.14 innen 01.12.15 (2t)"]
    ...  for m in find_times(text)]
    ['innen 01.12.15', '2t']
    """
    c = Cursor(tokenize(text, language), text, language)
    return tuple(_mentions(c, context))


def _mentions(c: Cursor, context: Context) -> Iterator[Mention]:
    distances = _distances(c.tokens)
    recurring = any(_says_recurring(token) for token in c.tokens)
    while not c.at_end:
        start = c.furthest = c.at
        value: _Value | None = None
        if _may_start(c):
            value = _recurring(c) if recurring else None
            if value is None and distances[start] <= _FARTHEST_NUMBER:
                value = _value(c, context)
        if value is None:
            c.at = max(start + 1, _behind_numbers(c, start), _behind_citation(c, start))
        elif _is_worth_telling(value) and _is_free_behind(c):
            first, end = c.tokens[start].start, _end(c)
            yield Mention(first, end, _with_text(value, c.text[first:end]))


def _end(c: Cursor) -> int:
    """Where the last token ends, without the full stop of the sentence."""
    last = c.tokens[c.at - 1]
    return last.end - (last.sign is Sign.WORD and c.text[last.end - 1] == ".")


def _distances(tokens: list[Token]) -> list[int]:
    """How many tokens on the next number stands, for each token."""
    distances = [len(tokens)] * len(tokens)
    for at in range(len(tokens) - 1, -1, -1):
        is_number = tokens[at].sign in (Sign.NUMBER, Sign.FRACTION)
        after = distances[at + 1] + 1 if at + 1 < len(tokens) else len(tokens)
        distances[at] = 0 if is_number else after
    return distances


def _says_recurring(token: Token) -> bool:
    return bool(token.meanings) and not _RECURRING.isdisjoint(token.meanings)


def _is_worth_telling(value: _Value) -> bool:
    """Whether a value is a time, or a date that does not exist."""
    if not isinstance(value, When) or value.is_readable:
        return True
    return value.fault is not None and value.fault.kind is FaultKind.INVALID_DATE


def _with_text(value: _Value, text: str) -> _Value:
    return value if isinstance(value, ClockTime) else evolve(value, text=text)


def _may_start(c: Cursor) -> bool:
    token = c.token
    if token.sign is Sign.WORD:
        return not _STARTS.isdisjoint(token.meanings) or is_deadline(c)
    if token.sign not in (Sign.NUMBER, Sign.FRACTION):
        return False
    return not _is_joined(c) and _word_before(c) not in NUMBERED


def _is_joined(c: Cursor) -> bool:
    """Whether a number is the middle of something: «St.31», «2-6», «A10»."""
    if c.at == 0 or c.token.spaced:
        return False
    before = c.tokens[c.at - 1]
    if before.sign is Sign.WORD:
        return not before.meanings or before.text in NUMBERED
    return before.sign in _JOINS or before.sign is Sign.OTHER


def _word_before(c: Cursor) -> str:
    """The word before a number and the full stop or «§» that may stand between."""
    at = c.at - 1
    while at >= max(0, c.at - 2) and c.tokens[at].sign in (Sign.DOT, Sign.OTHER):
        if c.tokens[at].text == "§":
            return "paragraf"
        at -= 1
    return c.tokens[at].text if at >= 0 and c.tokens[at].sign is Sign.WORD else ""


def _is_free_behind(c: Cursor) -> bool:
    """Whether the text does not go on inside the same word or number."""
    token, then = c.token, c.ahead()
    if token.spaced or token.sign is Sign.END:
        return True
    if token.sign in (Sign.NUMBER, Sign.WORD, Sign.FRACTION):
        return False
    if token.sign in (Sign.DASH, Sign.SLASH):
        return then.spaced or then.sign is Sign.END
    return not (token.sign in _JOINS and then.sign is Sign.NUMBER and not then.spaced)


def _behind_numbers(c: Cursor, start: int) -> int:
    """A list of numbers that was read in vain would be read in vain from each of them on."""
    passed = c.tokens[start : c.furthest]
    return c.furthest if all(_is_listed(token) for token in passed) else start


def _is_listed(token: Token) -> bool:
    return token.sign is not Sign.WORD or not _LINKS.isdisjoint(token.meanings)


def _behind_citation(c: Cursor, start: int) -> int:
    """Where a citation ends that begins here: «(2007-2009)», «(Overordnet del …, 2017)»."""
    if c.tokens[start].sign is not Sign.OPEN:
        return start
    for at in range(start + 1, min(start + _LONGEST_CITATION, len(c.tokens))):
        if c.tokens[at].sign is Sign.CLOSE:
            return at + 1 if _is_citation(c.tokens[start + 1 : at]) else start
    return start


def _is_citation(inside: list[Token]) -> bool:
    if not inside or len(inside[-1].text) != 4 or inside[-1].sign is not Sign.NUMBER:  # noqa: PLR2004
        return False
    if len(inside) == 1:
        return True
    return inside[-2].sign is Sign.COMMA or (len(inside) == 3 and inside[1].sign is Sign.DASH)  # noqa: PLR2004


def _value(c: Cursor, context: Context) -> _Value | None:
    if length := c.attempt(_bracketed_length):
        return length
    if not _may_be_date(c):
        return None
    return c.attempt(lambda c: _when(c, context)) or c.attempt(_clock_alone)


def _may_be_date(c: Cursor) -> bool:
    """Whether a number is followed by what makes a date, a list or a clock time of it."""
    behind = c.ahead()
    if c.token.sign is Sign.WORD or behind.sign in _JOINS:
        return True
    if behind.text in ORDINAL_ENDINGS and not behind.spaced:
        return True
    return c.token.sign is Sign.NUMBER and not _BEHIND_NUMBER.isdisjoint(behind.meanings)


def _recurring(c: Cursor) -> YearlyDeadline | Rate | None:
    try:
        return read_yearly_deadline(c) or read_rate(c)
    except Impossible:
        return None


def _bracketed_length(c: Cursor) -> Duration | None:
    """A length directly behind a bracket: «(2t)», «(90 minutter)»."""
    if c.at == 0 or c.tokens[c.at - 1].sign is not Sign.OPEN:
        return None
    length = read_length(c)
    return length if length and c.token.sign is Sign.CLOSE else None


def _when(c: Cursor, context: Context) -> When | None:
    """A time; an unreadable one for what is passed over because it is not complete."""
    start = c.at
    try:
        draft = parse(c, remarks=False)
        if draft is None or draft.whole is not None:
            return None
        return interpret(c.text, draft, context) if _is_complete(draft, c.text) else _PASSED
    except Impossible as impossible:
        c.at = max(c.at, start + 1)
        return evolve(_PASSED, fault=impossible.fault(c.tokens[start].start))


def _is_complete(draft: Draft, text: str) -> bool:
    """Whether a time says of itself that it is one."""
    marked = draft.relation in _OF_YEARS or draft.clock is not None or draft.weekday is not None
    return any(
        _says_time(entry.point, text, marked=marked) or entry.weekdays for entry in draft.entries
    )


def _says_time(point: Point | Bare, text: str, *, marked: bool) -> bool:
    if isinstance(point, Part):
        return isinstance(point.of, Months) or _says_time(point.of, text, marked=marked)
    if isinstance(point, Day):
        written = text[slice(*point.place)]
        named = any(sign.isalpha() for sign in written)
        return point.year is not None or named or marked or point.weekday is not None
    if isinstance(point, Years):
        return marked
    if isinstance(point, Months | TermOf | SchoolYearOf | HolidayOf | Turn | Winter):
        return point.year is not None
    return not isinstance(point, Bare | Own)


def _clock_alone(c: Cursor) -> ClockTime | None:
    try:
        clock = read_clock(c)
    except Impossible:
        return None
    return ClockTime(clock.start, clock.end) if clock else None
