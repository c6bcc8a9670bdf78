"""Reading by the grammar: tokens, a parser, and the calendar, for what is not written plainly."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import TypeVar

from attrs import evolve

from kompetanse.dates.context import NO_CONTEXT, Context
from kompetanse.dates.cursor import Cursor
from kompetanse.dates.faults import Impossible, Refusal
from kompetanse.dates.interpret import interpret
from kompetanse.dates.iso import read_plain
from kompetanse.dates.lengths import read_length
from kompetanse.dates.lexer import Sign, tokenize
from kompetanse.dates.measures import Duration, Rate, YearlyDeadline
from kompetanse.dates.mentions import find_times
from kompetanse.dates.parser import parse
from kompetanse.dates.rates import read_rate_text, read_yearly_text
from kompetanse.dates.refusing import refuse
from kompetanse.dates.relative import read_relative
from kompetanse.dates.when import FaultKind, When
from kompetanse.phrase import Phrase


LONGEST = 2000
"""No time is longer than this many characters."""

_ANY_YEAR = Context(previous=date(2000, 1, 1))
"""For hints: a time without a year is readable somewhere."""

_CALLED = {Rate: "a rate", Duration: "a length", YearlyDeadline: "a yearly deadline"}
_KINDS = {
    Rate: FaultKind.RATE,
    Duration: FaultKind.DURATION,
    YearlyDeadline: FaultKind.YEARLY,
}


@lru_cache(maxsize=2048)
def parse_by_grammar(
    text: str, language: str, context: Context = NO_CONTEXT, suggest: bool = True
) -> When | Duration | Rate | YearlyDeadline:
    """Read with the parser alone; the plans of a region say the same things in the same words.

    Raises:
        TimeExpressionError: If the text is no time, length, rate or yearly deadline.
    """
    c = _cursor(text, language)
    try:
        found = _when(c, context) or _measure(c) or read_relative(c)
    except Impossible as impossible:
        raise impossible.refuse(text) from None
    if found is None:
        raise refuse(c, lambda other: _readable(other, text, language) if suggest else None)
    return found


_Measure = TypeVar("_Measure", Duration, Rate, YearlyDeadline)


def duration_of(text: str, language: str) -> Duration:
    """Read a length.

    Raises:
        TimeExpressionError: If the text is no length.
    """
    return _wanted(text, language, _duration, "a length")


def rate_of(text: str, language: str) -> Rate:
    """Read a rate.

    Raises:
        TimeExpressionError: If the text is no rate.
    """
    return _wanted(text, language, read_rate_text, "a rate")


def yearly_of(text: str, language: str) -> YearlyDeadline:
    """Read a yearly deadline.

    Raises:
        TimeExpressionError: If the text is no yearly deadline.
    """
    return _wanted(text, language, read_yearly_text, "a yearly deadline")


def _wanted(
    text: str, language: str, reader: "Callable[[Cursor], _Measure | None]", wanted: str
) -> _Measure:
    c = _cursor(text, language)
    try:
        found = c.attempt(reader)
    except Impossible as impossible:
        raise impossible.refuse(text) from None
    if found is not None:
        return evolve(found, text=text)
    other = read_plain(text) or parse_by_grammar(text, language)
    raise wrong_kind(text, other, wanted)


def _cursor(text: str, language: str) -> Cursor:
    if len(text) > LONGEST:
        reason = "no time is longer than {most} characters"
        raise Refusal(text, (0, len(text)), FaultKind.NOT_A_TIME, reason, {"most": LONGEST})
    return Cursor(tokenize(text, language), text, language)


def _when(c: Cursor, context: Context) -> When | None:
    draft = parse(c)
    if draft is None or not c.at_end:
        c.at = 0
        return None
    return interpret(c.text, draft, context)


def _measure(c: Cursor) -> Duration | Rate | YearlyDeadline | None:
    return read_yearly_text(c) or read_rate_text(c) or c.attempt(_duration)


def _duration(c: Cursor) -> Duration | None:
    """A length that fills the text, with or without brackets."""
    bracket = c.sign(Sign.OPEN)
    length = read_length(c)
    c.sign(Sign.CLOSE) if bracket else None
    c.sign(Sign.DOT)
    return length if c.at_end else None


def wrong_kind(text: str, found: object, wanted: str) -> Refusal:
    """Say that a text is something else than what is wanted."""
    kind = _KINDS.get(type(found), FaultKind.NOT_A_TIME)
    called = _CALLED.get(type(found), "a time")
    reason = "this is {found}, where {wanted} is expected"
    arguments: dict[str, object] = {"found": Phrase(called), "wanted": Phrase(wanted)}
    return Refusal(text, (0, len(text)), kind, reason, arguments)


def _readable(text: str, original: str, language: str) -> str | None:
    """A text that is readable as it stands, or the first time inside it."""
    c = Cursor(tokenize(text, language), text, language)
    try:
        if text != original and parse(c) and c.at_end:
            return text
    except Impossible:
        return None
    found = find_times(text, language=language, context=_ANY_YEAR)
    return next((text[m.start : m.end] for m in found if isinstance(m.value, When)), None)
