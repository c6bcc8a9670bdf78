"""Ranges of days."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from attrs import frozen


_DAY = timedelta(days=1)


@frozen
class DateRange:
    """A half-open range of days: `begin` belongs to it, `end` does not.

    Half-open ranges add up and their neighbours do not overlap; DTEND of an all-day calendar
    entry is exclusive as well. People are shown the inclusive `last` day.

    Raises:
        ValueError: If `end` is not after `begin`.

    >>> week = DateRange(date(2022, 4, 25), date(2022, 5, 2))
    >>> week.days, week.last.isoformat(), date(2022, 5, 1) in week
    (7, '2022-05-01', True)
    """

    begin: date
    end: date

    def __attrs_post_init__(self) -> None:
        if self.end <= self.begin:
            raise ValueError(f"a range must end after its begin: {self.begin} – {self.end}")

    @classmethod
    def of_days(cls, first: date, last: date) -> "DateRange":
        """Make the range from `first` to `last`, both inclusive."""
        return cls(first, last + _DAY)

    @property
    def last(self) -> date:
        """The last day that belongs to the range."""
        return self.end - _DAY

    @property
    def days(self) -> int:
        """How many days the range holds."""
        return (self.end - self.begin).days

    def __contains__(self, day: date) -> bool:
        return self.begin <= day < self.end

    def __iter__(self) -> Iterator[date]:
        return (self.begin + timedelta(days=n) for n in range(self.days))

    def overlaps(self, other: "DateRange") -> bool:
        """Whether the two share at least one day."""
        return self.begin < other.end and other.begin < self.end

    def covers(self, other: "DateRange") -> bool:
        """Whether every day of `other` belongs to this range."""
        return self.begin <= other.begin and other.end <= self.end


def join(ranges: Iterable[DateRange]) -> tuple[DateRange, ...]:
    """Sort ranges and join those that touch or overlap.

    >>> a, b = DateRange.of_days(date(2022, 5, 2), date(2022, 5, 8)), DateRange.of_days(
    ...     date(2022, 4, 25), date(2022, 5, 1))
    >>> [str(r.begin) for r in join([a, b])]
    ['2022-04-25']
    """
    joined: list[DateRange] = []
    for one in sorted(ranges, key=lambda r: r.begin):
        if joined and one.begin <= joined[-1].end:
            joined[-1] = DateRange(joined[-1].begin, max(joined[-1].end, one.end))
        else:
            joined.append(one)
    return tuple(joined)
