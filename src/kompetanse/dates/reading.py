"""The doors of the parser: a text in, a time out.

What is written plainly is read here; the grammar is imported for the first text that needs it.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import evolve

from kompetanse.dates.context import NO_CONTEXT, Context
from kompetanse.dates.faults import Refusal
from kompetanse.dates.iso import read_plain
from kompetanse.dates.measures import Duration, Rate, YearlyDeadline
from kompetanse.dates.when import Mode, Precision, When


if TYPE_CHECKING:
    from kompetanse.dates.mentions import Mention


_LONGEST_REMEMBERED = 200


def parse_time(
    text: str, *, language: str = "nb", context: Context = NO_CONTEXT, suggest: bool = True
) -> When | Duration | Rate | YearlyDeadline:
    """Read a time, a length, a rate or a yearly deadline, as what it is.

    Args:
        text: What the author wrote.
        language: nb, nn, da or en; it decides where words mean different things («E21», «v. 6»).
        context: What surrounds the time; it gives the year that the text leaves out.
        suggest: Whether to look for what a text may mean that cannot be read, which takes longer
            than reading it.

    Raises:
        TimeExpressionError: If the text is none of them.

    >>> parse_time("uke 17 2022").mode, parse_time("1 ½ år").months
    (<Mode.WITHIN: 'within'>, (18, 18))
    """
    if when := read_plain(text):
        return when
    from kompetanse.dates.grammar import parse_by_grammar  # noqa: PLC0415 - many plans need none

    return evolve(parse_by_grammar(text, language, context, suggest), text=text)


def read_when(
    text: str, *, language: str = "nb", context: Context = NO_CONTEXT, suggest: bool = True
) -> When:
    """Read a time of a plan; what cannot be read is `unreadable` and says why.

    The arguments are those of `parse_time`.

    >>> read_when("31.11.21").fault.kind
    <FaultKind.INVALID_DATE: 'invalid-date'>
    """
    try:
        found = parse_time(text, language=language, context=context, suggest=suggest)
    except Refusal as refusal:
        return When(text, Mode.UNREADABLE, precision=Precision.OPEN, fault=refusal.fault)
    if isinstance(found, When):
        return found
    from kompetanse.dates.grammar import wrong_kind  # noqa: PLC0415 - as above

    fault = wrong_kind(text, found, "a time").fault
    return When(text, Mode.UNREADABLE, precision=Precision.OPEN, fault=fault)


def read_duration(text: str, *, language: str = "nb") -> Duration:
    """Read a length.

    Raises:
        TimeExpressionError: If the text is no length.

    >>> read_duration("3 x 45 minutter").minutes
    (135, 135)
    """
    from kompetanse.dates.grammar import duration_of  # noqa: PLC0415 - as above

    return duration_of(text, language)


def read_rate(text: str, *, language: str = "nb") -> Rate:
    """Read a rate.

    Raises:
        TimeExpressionError: If the text is no rate.

    >>> rate = read_rate("minst 4 møter hvert semester (90 minutter)")
    >>> rate.least, rate.most, rate.per, rate.minutes
    (4, None, <Period.TERM: 'term'>, (90, 90))
    """
    from kompetanse.dates.grammar import rate_of  # noqa: PLC0415 - as above

    return rate_of(text, language)


def read_yearly(text: str, *, language: str = "nb") -> YearlyDeadline:
    """Read a yearly deadline.

    Raises:
        TimeExpressionError: If the text is no yearly deadline.

    >>> read_yearly("innen 15. august hvert år").on(2022).isoformat()
    '2022-08-15'
    """
    from kompetanse.dates.grammar import yearly_of  # noqa: PLC0415 - as above

    return yearly_of(text, language)


def find_times(
    text: str, *, language: str = "nb", context: Context = NO_CONTEXT
) -> "tuple[Mention, ...]":
    """Find the times, lengths and rates that a text speaks of.

    >>> [str(one.value.latest) for one in find_times("Møte i rom 2.14 innen 01.12.15")]
    ['2015-12-01']
    """
    find = _find_in_short if len(text) <= _LONGEST_REMEMBERED else _find
    return find(text, language, context)


def _find(text: str, language: str, context: Context) -> "tuple[Mention, ...]":
    from kompetanse.dates.mentions import find_times as found_in  # noqa: PLC0415 - as above

    return found_in(text, language=language, context=context)


_find_in_short = lru_cache(maxsize=1024)(_find)
"""Titles come again and again, in one plan and in many; long texts do not."""
