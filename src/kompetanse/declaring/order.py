"""Which of two times comes first, and whether one lies inside the other: three-valued."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from kompetanse.dates import DateRange, Mode, When
from kompetanse.dates.compare import Bounds, due, earlier, overlaps, start, within_range
from kompetanse.declaring.moments import Moment
from kompetanse.rule.shapes import Answer, opposite, some, starts_in


Relation = Callable[[When, When, int], Answer]

_LONGEST = 36_500
"""Days in a hundred years: dates have an end."""


def before(one: When, other: When, days: int) -> Answer:
    """Tell whether one is over before another starts, so many days at least.

    >>> from kompetanse.dates import read_when
    >>> deadline, gathering = read_when("20.08.21"), read_when("02.09.21")
    >>> before(deadline, gathering, 0), before(deadline, gathering, 14)
    (True, False)
    """
    if days:
        return opposite(earlier(_start(other), _later(due(one), days)))
    return earlier(due(one), _start(other))


def after(one: When, other: When, days: int) -> Answer:
    """Tell whether one starts when another is over, so many days later at least."""
    if days:
        return opposite(earlier(start(one), _later(due(other), days)))
    return earlier(due(other), start(one))


def no_later(one: When, other: When, days: int) -> Answer:
    """Tell whether one is over no later than another, or no more days later than so many."""
    return opposite(earlier(_later(due(other), days), due(one)))


def no_earlier(one: When, other: When, days: int) -> Answer:
    """Tell whether one starts no earlier than another, or no more days earlier than so many."""
    return opposite(earlier(start(one), _later(_start(other), -days)))


RELATIONS: Mapping[str, Relation] = {
    "before": before,
    "after": after,
    "no-later-than": no_later,
    "no-earlier-than": no_earlier,
}


def inside(when: When, windows: Iterable[When]) -> Answer:
    """Tell whether a time lies in one of some windows.

    >>> from kompetanse.dates import read_when
    >>> inside(read_when("14.03.16"), [read_when("foråret 2016")])
    True
    """
    return some(within_range(_day_of(when), days) for days in _days(windows))


def outside(when: When, windows: Iterable[When]) -> Answer:
    """Tell whether a time touches none of some windows."""
    return opposite(some(overlaps(_day_of(when), days) for days in _days(windows)))


def begins_in(when: When, windows: Iterable[When]) -> Answer:
    """Tell whether a time starts in one of some windows."""
    return some(starts_in(when, days) for days in _days(windows))


WINDOWS: Mapping[str, Callable[[When, Iterable[When]], Answer]] = {
    "inside": inside,
    "outside": outside,
    "starts-in": begins_in,
}


def deciding(moments: Iterable[Moment], relation: str) -> list[Moment]:
    """Give those of many times that decide whether a time comes before, or after, all of them.

    What comes before the one that may start first, and before the one that surely does, comes
    before them all. A spare of each is kept, for the subject may be one of them. What decides most
    surely stands first.
    """
    bounds, last = _DECIDING[relation]

    def bound(moment: Moment, side: int) -> date:
        return bounds(moment.when)[side] or (date.max if side else date.min)

    listed = sorted(moments, key=lambda moment: bound(moment, 1), reverse=last)
    perhaps = sorted(listed, key=lambda moment: bound(moment, 0), reverse=last)
    chosen = {id(moment): moment for moment in (*listed[:2], *perhaps[:2])}
    return list(chosen.values())


def _start(when: When) -> Bounds:
    """When something starts; a deadline is but the day on which it runs out."""
    return due(when) if when.mode is Mode.BY else start(when)


_DECIDING: Mapping[str, tuple[Callable[[When], Bounds], bool]] = {
    "before": (_start, False),
    "after": (due, True),
    "no-later-than": (due, False),
    "no-earlier-than": (_start, True),
}
"""Which day of the others decides, and whether it is the last one that does."""


def _day_of(when: When) -> When | date:
    """A deadline is the day on which it runs out, and not all the time before."""
    return when.latest if when.mode is Mode.BY and when.latest else when


def _later(bounds: Bounds, days: int) -> Bounds:
    """The bounds so many days later."""
    shift = timedelta(days=max(-_LONGEST, min(days, _LONGEST)))
    return tuple(day and _shifted(day, shift) for day in bounds)  # type: ignore[return-value]


def _shifted(day: date, shift: timedelta) -> date:
    try:
        return day + shift
    except OverflowError:
        return date.max if shift > timedelta(0) else date.min


def _days(windows: Iterable[When]) -> list[DateRange]:
    """The days of windows; one that is open at an end goes on for ever."""
    found: list[DateRange] = []
    for window in windows:
        first, last = window.earliest or date.min, window.latest or date.max - timedelta(days=1)
        parts = window.ranges or (DateRange.of_days(first, last),)
        found += parts
    return found
