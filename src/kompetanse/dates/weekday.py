"""A weekday, named when it is shown: a report may be in another language than the plan."""

from datetime import date

from attrs import frozen

from kompetanse.dates.format import weekday_name
from kompetanse.phrase import Named


@frozen
class Weekday(Named):
    """A weekday, by its number from 0 for Monday.

    >>> Weekday.of(date(2021, 9, 2)).label("nb"), Weekday(3).label("en")
    ('torsdag', 'Thursday')
    """

    number: int

    @classmethod
    def of(cls, day: date) -> "Weekday":
        """Give the weekday of a day."""
        return cls(day.weekday())

    def label(self, language: str) -> str:
        """Name the weekday."""
        return weekday_name(self.number, language)
