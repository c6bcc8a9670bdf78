"""Times as people write them in plans: read, resolved, compared and printed."""

from typing import TYPE_CHECKING

from kompetanse.dates.context import Context
from kompetanse.dates.daterange import DateRange, join
from kompetanse.dates.measures import ClockTime, Duration, Period, Rate, YearlyDeadline
from kompetanse.dates.reading import (
    find_times,
    parse_time,
    read_duration,
    read_rate,
    read_when,
    read_yearly,
)
from kompetanse.dates.schoolyear import (
    SchoolYear,
    Season,
    Term,
    school_years_in,
    terms_in,
    week_range,
    weeks_in_year,
)
from kompetanse.dates.when import (
    Anchor,
    Fault,
    FaultKind,
    Mode,
    Precision,
    Stated,
    StatedDay,
    When,
)


if TYPE_CHECKING:
    from kompetanse.dates.mentions import Mention
    from kompetanse.dates.printing import print_when


__all__ = [
    "Anchor",
    "ClockTime",
    "Context",
    "DateRange",
    "Duration",
    "Fault",
    "FaultKind",
    "Mention",
    "Mode",
    "Period",
    "Precision",
    "Rate",
    "SchoolYear",
    "Season",
    "Stated",
    "StatedDay",
    "Term",
    "When",
    "YearlyDeadline",
    "find_times",
    "join",
    "parse_time",
    "print_when",
    "read_duration",
    "read_rate",
    "read_when",
    "read_yearly",
    "school_years_in",
    "terms_in",
    "week_range",
    "weeks_in_year",
]

_LATER = {"Mention": "mentions", "print_when": "printing"}
"""What is imported when it is asked for: the grammar costs more than all the rest."""


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - only where it is needed

    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
