"""Terms, school years and stretches of days that rules count in."""

import re
from collections.abc import Iterable
from datetime import date
from typing import TypeAlias, TypeVar

from kompetanse.dates import DateRange, Mode, SchoolYear, Term, When
from kompetanse.dates.compare import earlier, start
from kompetanse.dates.schoolyear import school_years_in, terms_in
from kompetanse.rule.shapes.answers import Answer, every, opposite


Stretch: TypeAlias = Term | SchoolYear | DateRange
"""What is counted in, and shown to people."""

PeriodT = TypeVar("PeriodT", Term, SchoolYear)

_YEAR = r"((?:20)?[0-6]\d)"
_TWO_YEARS = re.compile(rf"(?<![\d/.–-]){_YEAR}\s?[/–-]\s?{_YEAR}(?!\d|\s?[/.–-]\s?\d)")
_CENTURY = 2000
_DAYS_PER_MONTH = 30.44
_JULY = 7
_LAST_SHORT_YEAR = 99


def days_of(period: Stretch) -> DateRange:
    """Give the days of a term, a school year or a range."""
    return period if isinstance(period, DateRange) else period.range


def starts_in(when: When, days: DateRange) -> Answer:
    """Tell whether something starts inside a range of days.

    «Fra og med høsten 2017» starts in that autumn: what has an open end starts in the time that
    it is called by, and not after it.

    >>> from datetime import date
    >>> from kompetanse.dates import Mode
    >>> autumn = When("fra høsten 2017", Mode.FROM, date(2017, 8, 1))
    >>> starts_in(autumn, DateRange.of_days(date(2017, 8, 1), date(2017, 12, 31)))
    True
    """
    first, last = start(when)
    if when.mode is Mode.FROM and last is None and first and first in days:
        last = first
    bounds = first, last
    too_early = earlier(bounds, (days.begin, days.begin))
    return every([opposite(too_early), earlier(bounds, (days.end, days.end))])


def months_of(days: DateRange) -> float:
    """Give the length of a range in months; a calendar month is one, whatever its days.

    >>> from datetime import date
    >>> months_of(DateRange.of_days(date(2017, 1, 1), date(2017, 12, 31)))
    12.0
    """
    first, end = days.begin, days.end
    return 12 * (end.year - first.year) + end.month - first.month + (end.day - first.day) / 30


def months_without_july(days: DateRange) -> float:
    """Give the length of a range in months, not counting July, when schools are closed.

    >>> from datetime import date
    >>> months_without_july(DateRange.of_days(date(2017, 6, 1), date(2017, 8, 31))) < 2.1
    True
    """
    years = range(days.begin.year, days.end.year + 1)
    julys = (DateRange(date(year, _JULY, 1), date(year, _JULY + 1, 1)) for year in years)
    closed = sum(max(_shared(days, july), 0) for july in julys)
    return (days.days - closed) / _DAYS_PER_MONTH


def terms_of(period: When | None) -> tuple[Term, ...] | None:
    """Give the terms that a plan is about; nothing where its period is not known.

    A term of which the plan covers less than half makes no demands on it.

    >>> from datetime import date
    >>> from kompetanse.dates import Mode
    >>> period = When("…", Mode.SPAN, date(2021, 8, 16), date(2022, 8, 14))
    >>> [str(term.range.begin) for term in terms_of(period)]
    ['2021-08-01', '2022-01-01']
    """
    days = period.extent if period else None
    return None if days is None else _mostly_in(days, terms_in(days))


def school_years_of(period: When | None) -> tuple[SchoolYear, ...] | None:
    """Give the school years that a plan is about; nothing where its period is not known.

    A plan that covers no school year by half is about the one that it covers most of.
    """
    days = period.extent if period else None
    if days is None:
        return None
    years = school_years_in(days)
    return _mostly_in(days, years) or (max(years, key=lambda year: _shared(days, year.range)),)


def school_year_of(text: str | None) -> SchoolYear | None:
    """Give the school year that a text names, if it names one.

    >>> [str(school_year_of(text)) for text in ("2021/2022", "skoleåret 21–22", "2011–2013")]
    ['2021/2022', '2021/2022', 'None']
    """
    found = _TWO_YEARS.search(text or "")
    if found is None:
        return None
    first, second = (int(year) for year in found.groups())
    if (first + 1 - second) % 100:
        return None
    return SchoolYear(first if first > _LAST_SHORT_YEAR else _CENTURY + first)


def _mostly_in(days: DateRange, periods: Iterable[PeriodT]) -> tuple[PeriodT, ...]:
    """Those periods of which at least half lies inside the days."""
    return tuple(p for p in periods if 2 * _shared(days, p.range) >= p.range.days)


def _shared(one: DateRange, other: DateRange) -> int:
    return (min(one.end, other.end) - max(one.begin, other.begin)).days
