"""The terms, years, months and weeks that a declaration counts in."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from attrs import frozen

from kompetanse.dates import DateRange, When
from kompetanse.declaring.mistakes import MistakenError
from kompetanse.declaring.moments import StatedTime, stated_time
from kompetanse.declaring.paths import Spot, resolve
from kompetanse.declaring.table import Table
from kompetanse.declaring.world import World
from kompetanse.rule.shapes import Stretch, school_years_of, terms_of


_WEEK = timedelta(weeks=1)
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_MOST = 600
"""Weeks in more than ten years: no plan is longer, and a mistyped century is no plan."""


@frozen
class Periods:
    """Parts of a time: of the plan's period, or of one that the subject states.

    A part that is less than half inside makes no demands, for the plan says little of it.
    """

    per: str
    whole: StatedTime

    @classmethod
    def read(cls, table: Table) -> "Periods | None":
        """What `per` and `during` say.

        Raises:
            MistakenError: If they say nothing that is known.
        """
        if "per" not in table:
            if "during" in table:
                raise MistakenError("during is of no use without per", path=("during",))
            return None
        per = table.choice("per", PER)
        if "during" not in table:
            return cls(per, StatedTime(resolve("period", Spot())))
        with table.at("during"):
            return cls(per, stated_time(resolve(table.text("during"), table.spot)))

    def of(self, world: World) -> tuple[tuple[Stretch, ...], str | None]:
        """The periods; or what the plan does not state where there are none."""
        found = self.whole.moments(world)
        when = found.all[0].when if found.all else None
        if when is None or when.extent is None:
            return (), found.lacking or self.whole.name
        return world.once(("periods", self.per, when.extent), lambda: self._parts(when)), None

    def _parts(self, when: When) -> tuple[Stretch, ...]:
        return tuple(_PARTS[self.per](when) or ())


def _weeks(when: When) -> Iterator[DateRange]:
    """The whole weeks, from Monday to Sunday."""
    days = when.extent
    if days is None:
        return
    monday = days.begin - timedelta(days=days.begin.weekday())
    for number in range(min(days.days // 7 + 2, _MOST)):
        begin = monday + number * _WEEK
        if _mostly_in(days, week := DateRange(begin, begin + _WEEK)):
            yield week


def _months(length: int) -> Callable[[When], Iterator[DateRange]]:
    """The stretches of so many calendar months."""

    def parts(when: When) -> Iterator[DateRange]:
        days = when.extent
        if days is None:
            return
        first = 12 * days.begin.year + days.begin.month - 1
        first -= first % length
        last = 12 * days.last.year + days.last.month - 1
        for number in range(first, min(last, first + _MOST) + 1, length):
            stretch = DateRange(_begin(number), _begin(number + length))
            if _mostly_in(days, stretch):
                yield stretch

    return parts


def _begin(month: int) -> date:
    """The first day of a month that is counted from the year 0."""
    return date(month // 12, month % 12 + 1, 1)


def _mostly_in(days: DateRange, part: DateRange) -> bool:
    shared = min(days.end, part.end) - max(days.begin, part.begin)
    return 2 * shared.days >= part.days


_PARTS: Mapping[str, Callable[[When], "tuple[Stretch, ...] | Iterator[Stretch] | None"]] = {
    "term": terms_of,
    "school-year": school_years_of,
    "week": _weeks,
    **{name: _months(length) for name, length in _MONTHS.items()},
}
PER = tuple(_PARTS)
"""What things can be counted in."""
