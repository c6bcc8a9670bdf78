"""Three-valued comparisons of times: yes, no, or nobody can tell (`None`).

A time says when something starts and when it ends, each as the earliest and the latest day that is
possible. `at`, `span` and `each` fix both days; `within` leaves both open between its days. `by`
does not tell how early, `from` does not tell the end; what is relative or unreadable tells
nothing. A day that was called approximate may be out by a week.

A question has an answer when the answer is the same for all days that are possible. Questions are
put to moments: a `When`, or a day that is known («today», the first day of a term).

| asked | true | answered by |
|---|---|---|
| is a over when b starts? | end(a) < start(b) | `before` |
| does a start before b does? | start(a) < start(b) | `starts_before` |
| does a end before b does? | end(a) < end(b) | `ends_before` |
| does a start although b still goes on? | start(a) < end(b) | `starts_before_end` |
| has a deadline run out before b starts? | due(a) < start(b) | `earlier(due(a), start(b))` |

«b may not start before a has ended» is broken where `starts_before_end(b, a)` is true; so "no
later than" and "not before" need no functions of their own.
"""

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import TypeAlias

from kompetanse.dates.daterange import DateRange
from kompetanse.dates.when import Mode, Precision, When


Bounds: TypeAlias = tuple[date | None, date | None]
"""The earliest and the latest possible day; `None` where there is no bound."""

Moment: TypeAlias = When | date
"""What is compared: a time of a plan, or a day that is known."""

_FIXED = frozenset({Mode.AT, Mode.SPAN, Mode.EACH})
_SLACK = timedelta(weeks=1)
_AT_MOST = {
    Precision.DAY: timedelta(0),
    Precision.WEEK: timedelta(days=6),
    Precision.MONTH: timedelta(days=30),
}
_WHOLE_DAY = 24 * 60


def start(moment: Moment) -> Bounds:
    """Give the earliest and the latest possible first day.

    >>> march = When("mars", Mode.WITHIN, date(2022, 3, 1), date(2022, 3, 31))
    >>> [str(day) for day in start(march)]
    ['2022-03-01', '2022-03-31']
    >>> term = When("mars – mai", Mode.SPAN, date(2022, 3, 1), date(2022, 5, 31))
    >>> [str(day) for day in start(term)]
    ['2022-03-01', '2022-03-01']
    """
    if isinstance(moment, date):
        return moment, moment
    if moment.mode in _FIXED:
        return _around(moment, moment.earliest)
    if moment.mode is Mode.FROM:
        return _opening(moment)
    return moment.earliest, moment.latest


def end(moment: Moment) -> Bounds:
    """Give the earliest and the latest possible last day.

    >>> weeks = When("fra 20.02.22", Mode.FROM, date(2022, 2, 20))
    >>> [str(day) for day in end(weeks)]
    ['2022-02-20', 'None']
    """
    if isinstance(moment, date):
        return moment, moment
    if moment.mode in _FIXED:
        return _around(moment, moment.latest)
    if moment.mode is Mode.FROM:
        return start(moment)[0], moment.latest
    return moment.earliest, moment.latest


def due(moment: Moment) -> Bounds:
    """Give the day on which a deadline runs out.

    «innen 15. mars» runs out on 15 March, whenever the work itself is done.

    >>> deadline = When("innen 15.03.22", Mode.BY, None, date(2022, 3, 15))
    >>> [str(day) for day in due(deadline)], [str(day) for day in end(deadline)]
    (['2022-03-15', '2022-03-15'], ['None', '2022-03-15'])
    """
    if isinstance(moment, When) and moment.mode is Mode.BY:
        return _around(moment, moment.latest)
    return end(moment)


def earlier(one: Bounds, other: Bounds) -> bool | None:
    """Tell whether one day lies before another, given what is known of both.

    >>> third, march = date(2022, 3, 3), (date(2022, 3, 1), date(2022, 3, 31))
    >>> print(earlier((third, third), march))
    None
    >>> earlier((third, third), (date(2022, 3, 4), None))
    True
    """
    if one[1] is not None and other[0] is not None and one[1] < other[0]:
        return True
    if one[0] is not None and other[1] is not None and one[0] >= other[1]:
        return False
    return None


def before(a: Moment, b: Moment) -> bool | None:
    """Tell whether `a` is over before `b` starts.

    >>> april = When("april", Mode.WITHIN, date(2022, 4, 1), date(2022, 4, 30))
    >>> before(date(2022, 3, 31), april), before(april, date(2022, 4, 1))
    (True, False)
    >>> print(before(april, date(2022, 4, 2)))
    None
    """
    return earlier(end(a), start(b))


def starts_before(a: Moment, b: Moment) -> bool | None:
    """Tell whether `a` starts on an earlier day than `b`.

    >>> spring = When("mars – juni", Mode.SPAN, date(2022, 3, 1), date(2022, 6, 30))
    >>> starts_before(spring, date(2022, 4, 1))
    True
    """
    return earlier(start(a), start(b))


def ends_before(a: Moment, b: Moment) -> bool | None:
    """Tell whether `a` ends on an earlier day than `b`.

    >>> spring = When("mars – juni", Mode.SPAN, date(2022, 3, 1), date(2022, 6, 30))
    >>> ends_before(spring, date(2022, 4, 1))
    False
    """
    return earlier(end(a), end(b))


def starts_before_end(a: Moment, b: Moment) -> bool | None:
    """Tell whether `a` starts while `b` has not come to its last day.

    >>> analysis = When("uke 10–12", Mode.SPAN, date(2022, 3, 7), date(2022, 3, 27))
    >>> starts_before_end(date(2022, 3, 20), analysis)
    True
    """
    return earlier(start(a), end(b))


def within_range(moment: Moment, days: DateRange) -> bool | None:
    """Tell whether all of a moment lies inside a range.

    >>> march = DateRange.of_days(date(2022, 3, 1), date(2022, 3, 31))
    >>> weeks = When("uke 13–14", Mode.SPAN, date(2022, 3, 28), date(2022, 4, 10))
    >>> within_range(weeks, march), overlaps(weeks, march)
    (False, True)
    """
    return _neither(starts_before(moment, days.begin), ends_before(days.last, moment))


def overlaps(moment: Moment, days: DateRange) -> bool | None:
    """Tell whether a moment has a day inside a range.

    >>> march = DateRange.of_days(date(2022, 3, 1), date(2022, 3, 31))
    >>> print(overlaps(When("vår", Mode.WITHIN, date(2022, 1, 1), date(2022, 7, 31)), march))
    None
    """
    if isinstance(moment, When) and moment.mode in _FIXED:  # as most times are
        first, last = moment.earliest, moment.latest
        if first and last and not (moment.approximate or moment.ranges):
            return first < days.end and days.begin <= last
    return _any(
        _neither(earlier(last, _on(days.begin)), earlier(_on(days.last), first))
        for first, last in _pieces(moment)
    )


def same_day(a: Moment, b: Moment) -> bool | None:
    """Tell whether both lie on one and the same day, and on no other.

    >>> same_day(date(2022, 3, 3), When("03.03", Mode.AT, date(2022, 3, 3), date(2022, 3, 3)))
    True
    """
    sides = (start(a), end(a), start(b), end(b))
    if any(earlier(one, other) for one in sides for other in sides):
        return False
    possible = {bound for side in sides for bound in side}
    return True if len(possible) == 1 and None not in possible else None


def clashes(a: When, b: When) -> bool | None:
    """Tell whether nobody could attend both: they overlap by the clock on one day.

    Touching is fine. Without a clock on both sides nobody can tell, for a day holds several
    meetings. An end that is not stated follows from a stated length, where there is one.

    >>> noon, day = time(12), date(2022, 3, 3)
    >>> morning = When("…", Mode.AT, day, day, start_time=time(9), end_time=noon)
    >>> clashes(morning, When("…", Mode.AT, day, day, start_time=noon, end_time=time(14)))
    False
    >>> print(clashes(morning, When("03.03.22", Mode.AT, day, day)))
    None
    """
    if same_day(a, b) is not True:
        return False if _apart(a, b) else None
    one, other = _clock(a), _clock(b)
    if one is None or other is None:
        return None
    return _neither(_over(one, other), _over(other, one))


def _on(day: date) -> Bounds:
    return day, day


def _around(when: When, day: date | None) -> Bounds:
    """The bounds of a stated day: a week to both sides where it is approximate."""
    if day is None or not when.approximate:
        return day, day
    return day - _SLACK, day + _SLACK


def _opening(when: When) -> Bounds:
    """The first day of a `from`: «fra mars» starts on some day of March."""
    first, last = _around(when, when.earliest)
    room = _AT_MOST.get(when.precision)
    return first, None if last is None or room is None else last + room


def _pieces(moment: Moment) -> Iterable[tuple[Bounds, Bounds]]:
    """The first and last day of each unbroken piece."""
    if isinstance(moment, When) and moment.ranges:
        return [(_around(moment, r.begin), _around(moment, r.last)) for r in moment.ranges]
    return [(start(moment), end(moment))]


def _apart(a: Moment, b: Moment) -> bool:
    """Whether the two are certain to share no day."""
    return all(
        earlier(a_last, b_first) or earlier(b_last, a_first)
        for a_first, a_last in _pieces(a)
        for b_first, b_last in _pieces(b)
    )


_Clock: TypeAlias = tuple[int, int, int]
"""Minutes of a day: the start, the earliest and the latest possible end."""


def _clock(when: When) -> _Clock | None:
    if when.start_time is None:
        return None
    begin = _minutes(when.start_time)
    if when.end_time is not None:
        finish = _minutes(when.end_time)
        return (begin, finish, finish) if begin < finish else None
    least, most = when.stated.minutes or (1, _WHOLE_DAY)
    return begin, begin + max(least, 1), begin + max(most, 1)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _over(one: _Clock, other: _Clock) -> bool | None:
    """Whether one is over when the other starts."""
    if one[2] <= other[0]:
        return True
    return False if one[1] > other[0] else None


def _neither(one: bool | None, other: bool | None) -> bool | None:
    if one or other:
        return False
    return None if one is None or other is None else True


def _any(answers: Iterable[bool | None]) -> bool | None:
    found = set(answers)
    if True in found:
        return True
    return None if None in found else False
