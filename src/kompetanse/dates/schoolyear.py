"""School years, their two terms, and ISO weeks.

A school year runs from 1 August to 31 July in Norway and in Denmark alike. Autumn is its part in
the first calendar year and spring the rest: not the seasons of the weather, but of a school.
"""

from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache, total_ordering

from attrs import frozen

from kompetanse.dates.daterange import DateRange
from kompetanse.errors import UnknownNameError
from kompetanse.phrase import Named


_FIRST_MONTH = 8
_WEEK = timedelta(weeks=1)


class Season(StrEnum):
    """Which half of a school year a term is."""

    AUTUMN = "autumn"
    """1 August – 31 December."""
    SPRING = "spring"
    """1 January – 31 July."""


_LABELS = {
    "nb": {Season.AUTUMN: "høsten", Season.SPRING: "våren"},
    "nn": {Season.AUTUMN: "hausten", Season.SPRING: "våren"},
    "da": {Season.AUTUMN: "efteråret", Season.SPRING: "foråret"},
    "en": {Season.AUTUMN: "autumn", Season.SPRING: "spring"},
}


@total_ordering
@frozen
class Term(Named):
    """One term of one calendar year. Terms are ordered in time.

    >>> Term(Season.AUTUMN, 2021).next
    Term(season=<Season.SPRING: 'spring'>, year=2022)
    >>> Term(Season.SPRING, 2021) < Term(Season.AUTUMN, 2021)
    True
    """

    season: Season
    year: int

    @classmethod
    def of(cls, day: date) -> "Term":
        """Give the term that a day belongs to.

        >>> Term.of(date(2022, 7, 31)).label("nb")
        'våren 2022'
        """
        season = Season.AUTUMN if day.month >= _FIRST_MONTH else Season.SPRING
        return cls(season, day.year)

    @property
    def range(self) -> DateRange:
        """The days of the term."""
        return _days_of_term(self.season, self.year)

    @property
    def next(self) -> "Term":
        """The term that follows."""
        if self.season is Season.SPRING:
            return Term(Season.AUTUMN, self.year)
        return Term(Season.SPRING, self.year + 1)

    @property
    def school_year(self) -> "SchoolYear":
        """The school year that the term is half of."""
        return SchoolYear(self.year - (self.season is Season.SPRING))

    def label(self, language: str) -> str:
        """Write the term as it stands inside a sentence.

        Raises:
            UnknownNameError: If the language is none of nb, nn, da and en.

        >>> [Term(Season.AUTUMN, 2021).label(language) for language in ("nn", "da")]
        ['hausten 2021', 'efteråret 2021']
        """
        if language not in _LABELS:
            raise UnknownNameError("language", language, tuple(_LABELS))
        return f"{_LABELS[language][self.season]} {self.year}"

    def __lt__(self, other: "Term") -> bool:
        return self.range.begin < other.range.begin


@lru_cache(maxsize=256)
def _days_of_term(season: Season, year: int) -> DateRange:
    august = date(year, _FIRST_MONTH, 1)
    if season is Season.AUTUMN:
        return DateRange(august, date(year + 1, 1, 1))
    return DateRange(date(year, 1, 1), august)


@frozen(order=True)
class SchoolYear:
    """A school year, named by the calendar year in which it starts.

    >>> str(SchoolYear(2021))
    '2021/2022'
    """

    start: int

    @classmethod
    def of(cls, day: date) -> "SchoolYear":
        """Give the school year that a day belongs to.

        >>> str(SchoolYear.of(date(2022, 7, 31)))
        '2021/2022'
        """
        return Term.of(day).school_year

    @property
    def range(self) -> DateRange:
        """The days of the school year."""
        return DateRange(date(self.start, _FIRST_MONTH, 1), date(self.start + 1, _FIRST_MONTH, 1))

    @property
    def autumn(self) -> Term:
        """Its first term."""
        return Term(Season.AUTUMN, self.start)

    @property
    def spring(self) -> Term:
        """Its second term."""
        return Term(Season.SPRING, self.start + 1)

    def __str__(self) -> str:
        return f"{self.start}/{self.start + 1}"


def terms_in(days: DateRange) -> tuple[Term, ...]:
    """Give every term that a range touches, in order.

    >>> [term.label("en") for term in terms_in(SchoolYear(2021).range)]
    ['autumn 2021', 'spring 2022']
    """
    terms = [Term.of(days.begin)]
    last = Term.of(days.last)
    while terms[-1] < last:
        terms.append(terms[-1].next)
    return tuple(terms)


def school_years_in(days: DateRange) -> tuple[SchoolYear, ...]:
    """Give every school year that a range touches, in order.

    >>> [str(year) for year in school_years_in(DateRange(date(2021, 7, 31), date(2021, 8, 2)))]
    ['2020/2021', '2021/2022']
    """
    first, last = SchoolYear.of(days.begin), SchoolYear.of(days.last)
    return tuple(SchoolYear(start) for start in range(first.start, last.start + 1))


def weeks_in_year(year: int) -> int:
    """Count the ISO weeks of a year: 52 or 53.

    >>> weeks_in_year(2020), weeks_in_year(2021)
    (53, 52)
    """
    return date(year, 12, 28).isocalendar().week


def week_range(year: int, week: int) -> DateRange:
    """Give the days of an ISO week, Monday to Sunday.

    Raises:
        ValueError: If the year has no such week.

    >>> week_range(2022, 17).begin.isoformat(), week_range(2022, 17).last.isoformat()
    ('2022-04-25', '2022-05-01')
    """
    monday = date.fromisocalendar(year, week, 1)
    return DateRange(monday, monday + _WEEK)
