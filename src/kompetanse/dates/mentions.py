"""Finds times, lengths and rates inside running text.

Here a number is a time only if it says so itself: with a month, a year, the word for week or for
clock. Grades, rooms, versions, shares and citations are left alone.
"""

from collections.abc import Iterator

from attrs import evolve, frozen

from kompetanse.dates.asides import is_deadline
from kompetanse.dates.clocks import read_clock
from kompetanse.dates.context import NO_CONTEXT, Context
from kompetanse.dates.cursor import Cursor
from kompetanse.dates.draft import Draft, Relation
from kompetanse.dates.faults import Impossible
from kompetanse.dates.interpret import interpret
from kompetanse.dates.lengths import read_length
from kompetanse.dates.lexer import Sign, Token, tokenize
from kompetanse.dates.measures import ClockTime, Duration, Rate, YearlyDeadline
from kompetanse.dates.parser import parse
from kompetanse.dates.points import Day, Months, Part, Point, SchoolYearOf, TermOf, Years
from kompetanse.dates.rates import read_rate, read_yearly_deadline
from kompetanse.dates.series import Bare
from kompetanse.dates.when import FaultKind, Mode, Precision, When
from kompetanse.dates.words import NUMBERED, Word


_STARTS = frozenset(
    {
        Word.MONTH,
        Word.WEEKDAY,
        Word.WEEKDAYS,
        Word.WEEK,
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
_LONGEST_CITATION = 40
_JOINS = frozenset({Sign.DOT, Sign.DASH, Sign.SLASH, Sign.COMMA, Sign.COLON, Sign.APOSTROPHE})
_OF_YEARS = frozenset({Relation.UNTIL, Relation.THROUGH, Relation.BY, Relation.BEFORE})


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
    if not any(sign.isdigit() for sign in text) and not _may_recur(text):
        return ()
    c = Cursor(tokenize(text, language), text, language)
    return tuple(_mentions(c, context))


def _may_recur(text: str) -> bool:
    """Whether a text without any digit is worth reading: it may speak of rates."""
    return len(text) > len("årlig")


def _mentions(c: Cursor, context: Context) -> Iterator[Mention]:
    while not c.at_end:
        start = c.at
        c.furthest = start
        value = _value(c, context) if _may_start(c) else None
        if value is not None and c.at > start and _is_free_behind(c):
            first, last = c.tokens[start], c.tokens[c.at - 1]
            yield Mention(first.start, last.end, _with_text(value, c.text[first.start : last.end]))
        else:
            c.at = max(start + 1, _behind_numbers(c, start), _behind_citation(c, start))


def _with_text(
    value: When | Duration | Rate | YearlyDeadline | ClockTime, text: str
) -> When | Duration | Rate | YearlyDeadline | ClockTime:
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
    """Numbers that were read in vain would be read in vain from each of them on."""
    passed = c.tokens[start : c.furthest]
    if any(token.sign is Sign.WORD for token in passed):
        return start
    return c.furthest


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


def _value(
    c: Cursor, context: Context
) -> When | Duration | Rate | YearlyDeadline | ClockTime | None:
    return (
        c.attempt(_recurring)
        or c.attempt(_bracketed_length)
        or c.attempt(lambda c: _when(c, context))
        or c.attempt(_clock_alone)
    )


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
    start = c.at
    try:
        draft = parse(c, remarks=False)
        if draft is None or not _is_complete(draft, c.text):
            return None
        return interpret(c.text, draft, context)
    except Impossible as impossible:
        fault = impossible.refuse(c.text).fault
        if fault.kind is not FaultKind.INVALID_DATE or c.at == start:
            return None
        offset = c.tokens[start].start
        moved = evolve(fault, start=fault.start - offset, end=fault.end - offset)
        return When("", Mode.UNREADABLE, precision=Precision.OPEN, fault=moved)


def _is_complete(draft: Draft, text: str) -> bool:
    """Whether a time says of itself that it is one."""
    if draft.whole is not None:
        return False
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
    if isinstance(point, Months | TermOf | SchoolYearOf):
        return point.year is not None
    return not isinstance(point, Bare)


def _clock_alone(c: Cursor) -> ClockTime | None:
    try:
        clock = read_clock(c)
    except Impossible:
        return None
    return ClockTime(clock.start, clock.end) if clock else None
