"""Times inside running text."""

from attrs import frozen

from kompetanse.dates.context import NO_CONTEXT, Context
from kompetanse.dates.measures import ClockTime, Duration, Rate, YearlyDeadline
from kompetanse.dates.when import When


@frozen
class Mention:
    """A time inside a text: where it stands and what it means."""

    start: int
    end: int
    value: When | Duration | Rate | YearlyDeadline | ClockTime


def find_times(
    text: str, *, language: str = "nb", context: Context = NO_CONTEXT
) -> tuple[Mention, ...]:
    """Find the times, lengths and rates that a text speaks of."""
    return ()
