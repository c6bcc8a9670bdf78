"""Times as people write them in plans: read, resolved, compared and printed."""

from kompetanse.dates.context import Context
from kompetanse.dates.daterange import DateRange, join
from kompetanse.dates.measures import ClockTime, Duration, Period, Rate, YearlyDeadline
from kompetanse.dates.mentions import Mention, find_times
from kompetanse.dates.printing import print_when
from kompetanse.dates.reading import (
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
