"""The doors of the parser: a text in, a time out."""

from kompetanse.dates.context import NO_CONTEXT, Context
from kompetanse.dates.faults import Refusal
from kompetanse.dates.iso import read_plain
from kompetanse.dates.measures import Duration, Rate, YearlyDeadline
from kompetanse.dates.when import FaultKind, Mode, Precision, When


def parse_time(
    text: str, *, language: str = "nb", context: Context = NO_CONTEXT
) -> When | Duration | Rate | YearlyDeadline:
    """Read a time, a length, a rate or a yearly deadline.

    Raises:
        TimeExpressionError: If the text is none of them.
    """
    if when := read_plain(text):
        return when
    raise Refusal(text, (0, len(text)), FaultKind.NOT_A_TIME, "this is no time")


def read_when(text: str, *, language: str = "nb", context: Context = NO_CONTEXT) -> When:
    """Read a time of a plan; what cannot be read is `unreadable` and says why."""
    try:
        return parse_time(text, language=language, context=context)  # type: ignore[return-value]
    except Refusal as refusal:
        return When(text, Mode.UNREADABLE, precision=Precision.OPEN, fault=refusal.fault)


def read_duration(text: str, *, language: str = "nb") -> Duration:
    """Read a length."""
    raise Refusal(text, (0, len(text)), FaultKind.NOT_A_TIME, "this is no length")


def read_rate(text: str, *, language: str = "nb") -> Rate:
    """Read a rate."""
    raise Refusal(text, (0, len(text)), FaultKind.NOT_A_TIME, "this is no rate")


def read_yearly(text: str, *, language: str = "nb") -> YearlyDeadline:
    """Read a yearly deadline."""
    raise Refusal(text, (0, len(text)), FaultKind.NOT_A_TIME, "this is no yearly deadline")
