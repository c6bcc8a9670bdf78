"""Three-valued comparisons, held against every possible course of events."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, time, timedelta
from itertools import product
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.dates.compare import (
    before,
    clashes,
    due,
    earlier,
    end,
    ends_before,
    overlaps,
    same_day,
    start,
    starts_before,
    starts_before_end,
    within_range,
)
from kompetanse.dates.daterange import DateRange, join
from kompetanse.dates.when import Mode, Precision, Stated, When


MONDAY = date(2022, 1, 3)
HORIZON = range(-4, 12)
"""Days that events of the brute force may lie on; stated days lie well inside."""

Course: TypeAlias = frozenset[int]
"""One course of events: the days it takes."""


def day(number: int) -> date:
    """Give the day with a number."""
    return MONDAY + timedelta(days=number)


def number(of: date) -> int:
    """Give the number of a day."""
    return (of - MONDAY).days


def stretch(first: int, last: int) -> Course:
    """Give all days from the first to the last."""
    return frozenset(range(first, last + 1))


def courses(when: When) -> Iterator[Course]:
    """Give every course of events that a time allows."""
    first = HORIZON[0] if when.earliest is None else number(when.earliest)
    last = HORIZON[-1] if when.latest is None else number(when.latest)
    if when.mode in {Mode.AT, Mode.SPAN}:
        yield stretch(first, last)
    elif when.mode is Mode.EACH:
        yield frozenset(number(one) for part in when.parts for one in part)
    elif when.mode is Mode.FROM:
        yield from (stretch(first, finish) for finish in range(first, last + 1))
    else:
        pairs = product(range(first, last + 1), repeat=2)
        yield from (stretch(begin, finish) for begin, finish in pairs if begin <= finish)


def verdict(answers: Iterable[bool]) -> bool | None:
    """Give the one answer of all courses, or nothing."""
    found = set(answers)
    return found.pop() if len(found) == 1 else None


@st.composite
def whens(draw: st.DrawFn) -> When:
    """Times of all modes, inside eight days."""
    mode = draw(st.sampled_from(Mode))
    first = draw(st.integers(0, 7))
    last = draw(st.integers(first, 7))
    if mode is Mode.EACH:
        numbers = draw(st.sets(st.integers(0, 7), min_size=1))
        ranges = join(DateRange.of_days(day(n), day(n)) for n in numbers)
        return When("each", mode, ranges[0].begin, ranges[-1].last, ranges)
    known = mode not in {Mode.RELATIVE, Mode.UNREADABLE}
    return When(
        mode.value,
        mode,
        day(first) if known and mode is not Mode.BY else None,
        day(last) if known and mode is not Mode.FROM else None,
    )


@st.composite
def ranges(draw: st.DrawFn) -> DateRange:
    """Ranges around the same days."""
    first = draw(st.integers(-1, 8))
    return DateRange.of_days(day(first), day(draw(st.integers(first, 8))))


Question: TypeAlias = Callable[[When, When], bool | None]
Fact: TypeAlias = Callable[[Course, Course], bool]

QUESTIONS: list[tuple[Question, Fact]] = [
    (before, lambda a, b: max(a) < min(b)),
    (starts_before, lambda a, b: min(a) < min(b)),
    (ends_before, lambda a, b: max(a) < max(b)),
    (starts_before_end, lambda a, b: min(a) < max(b)),
    (same_day, lambda a, b: a == b and len(a) == 1),
]


@pytest.mark.parametrize(("asked", "fact"), QUESTIONS)
@given(a=whens(), b=whens())
def test_answers_hold_for_every_course(asked: Question, fact: Fact, a: When, b: When) -> None:
    """A question is answered exactly where all possible courses of events agree."""
    assert asked(a, b) is verdict(fact(x, y) for x, y in product(courses(a), courses(b)))


@given(whens(), ranges())
def test_ranges_hold_for_every_course(when: When, days: DateRange) -> None:
    """Lying inside a range and touching it are answered where all courses agree."""
    inside = stretch(number(days.begin), number(days.last))
    assert within_range(when, days) is verdict(x <= inside for x in courses(when))
    assert overlaps(when, days) is verdict(bool(x & inside) for x in courses(when))


@given(whens(), whens())
def test_order_is_antisymmetric(a: When, b: When) -> None:
    """What is certain to come first is certain not to come last."""
    for asked in (before, starts_before, ends_before):
        assert not (asked(a, b) and asked(b, a) is not False)


@given(whens(), whens(), whens())
def test_before_is_transitive(a: When, b: When, c: When) -> None:
    """What is over before something that is over before a third, is over before that."""
    if before(a, b) and before(b, c):
        assert before(a, c)


@given(whens(), whens())
def test_clash_is_symmetric_and_needs_a_clock(a: When, b: When) -> None:
    """Without a clock nothing is certain to clash, whoever is asked first."""
    assert clashes(a, b) is clashes(b, a)
    assert clashes(a, b) is not True


@given(whens())
def test_approximate_says_less(when: When) -> None:
    """Calling a time approximate never makes more certain where it starts and ends."""
    loose = When(when.text, when.mode, when.earliest, when.latest, when.ranges, approximate=True)
    for side in (start, end, due):
        for narrow, wide, later in zip(side(when), side(loose), (False, True), strict=True):
            assert narrow is None if wide is None else narrow is not None
            assert wide is None or narrow is None or (wide >= narrow if later else wide <= narrow)


@pytest.mark.parametrize(
    ("precision", "latest"),
    [
        (Precision.DAY, date(2022, 3, 1)),
        (Precision.WEEK, date(2022, 3, 7)),
        (Precision.MONTH, date(2022, 3, 31)),
        (Precision.RANGE, None),
    ],
)
def test_opening(precision: Precision, latest: date | None) -> None:
    """«fra mars» starts on some day of March; «fra høsten» on nobody knows which."""
    when = When("fra …", Mode.FROM, date(2022, 3, 1), precision=precision)
    assert start(when) == (date(2022, 3, 1), latest)
    assert end(when) == (date(2022, 3, 1), None)


def test_deadline_and_event() -> None:
    """A deadline runs out on its day, and so can be held against an event on that day."""
    deadline = When("frist 01.03.21", Mode.BY, None, date(2021, 3, 1))
    event = When("03.02.22", Mode.AT, date(2022, 2, 3), date(2022, 2, 3))
    assert earlier(due(deadline), start(event)) is True
    assert earlier(due(deadline), due(deadline)) is False
    assert before(event, deadline) is False


def test_days_that_are_known() -> None:
    """A plain day is a moment, too."""
    assert before(day(0), day(1)) is True
    assert same_day(day(1), day(1)) is True
    assert overlaps(day(1), DateRange(day(0), day(2))) is True
    assert due(day(1)) == (day(1), day(1))


def timed(begin: str, finish: str | None = None, *, minutes: int | None = None) -> When:
    """Make a meeting on one Thursday."""
    return When(
        begin,
        Mode.AT,
        day(3),
        day(3),
        start_time=time.fromisoformat(begin),
        end_time=time.fromisoformat(finish) if finish else None,
        stated=Stated(minutes=(minutes, minutes) if minutes else None),
    )


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (timed("08:30", "14:00"), timed("14:00", "15:30"), False),
        (timed("08:30", "14:01"), timed("14:00", "15:30"), True),
        (timed("09:00", "16:00"), timed("10:00", "11:00"), True),
        (timed("09:00"), timed("10:00"), None),
        (timed("09:00"), timed("09:00"), True),
        (timed("09:00", minutes=60), timed("10:00"), False),
        (timed("09:00", minutes=61), timed("10:00"), True),
        (timed("10:00"), timed("09:00", "10:00"), False),
        (timed("14:00", "08:00"), timed("09:00", "10:00"), None),
    ],
)
def test_clashes(a: When, b: When, expected: bool | None) -> None:
    """Meetings of one day clash where their hours overlap; touching is fine."""
    assert clashes(a, b) is expected
    assert clashes(b, a) is expected


def test_clash_over_several_days() -> None:
    """A course over two days may leave an hour for a meeting; other days never clash."""
    course = When("6.–7.1.", Mode.AT, day(3), day(4), start_time=time(9), end_time=time(15))
    assert clashes(course, timed("10:00", "11:00")) is None
    single = (DateRange.of_days(day(0), day(0)), DateRange.of_days(day(7), day(7)))
    assert clashes(When("…", Mode.EACH, day(0), day(7), single), timed("10:00")) is False
