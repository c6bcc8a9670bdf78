"""Shapes that rules share."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.dates import DateRange, Mode, SchoolYear, Season, Stated, Term, When
from kompetanse.model import Gathering, Meeting, Plan, Role, RoleKind
from kompetanse.model.audience import Directory
from kompetanse.rule import Missing, Problem, Unknown
from kompetanse.rule.shapes import (
    Answer,
    Count,
    at_least,
    count_in,
    divisible,
    every,
    filled,
    kinds_named,
    lasts,
    mentions,
    minutes_of,
    opposite,
    out_of_order,
    school_year_of,
    school_years_of,
    settle,
    some,
    takes_part,
    tally,
    terms_of,
)


AUTUMN = Term(Season.AUTUMN, 2021)
SPRING = Term(Season.SPRING, 2022)
PLAN = Plan()
PROBLEM = Problem(PLAN, "too few", field="groups")

answers = st.sampled_from([True, False, None])
days = st.dates(date(2021, 6, 1), date(2022, 9, 30))


def at(day: date) -> When:
    """A day that is known."""
    return When(f"{day:%d.%m.%y}", Mode.AT, day, day)


@st.composite
def times(draw: st.DrawFn) -> When:
    """Known days, and days somewhere inside a stretch."""
    first = draw(days)
    last = first + timedelta(days=draw(st.integers(0, 60)))
    return When("…", draw(st.sampled_from([Mode.AT, Mode.WITHIN, Mode.SPAN])), first, last)


@given(st.lists(answers), st.integers(0, 6))
def test_exactly_is_neither_fewer_nor_more(listed: list[Answer], number: int) -> None:
    """A count is certain to be a number where it reaches it and cannot exceed it."""
    count = tally(listed)
    reached, exceeded = count.reaches(number), count.exceeds(number)
    assert (count.is_exactly(number) is True) == (reached is True and exceeded is False)
    assert (count.is_exactly(number) is False) == (reached is False or exceeded is True)


@given(st.lists(answers))
def test_some_and_every_mirror_each_other(listed: list[Answer]) -> None:
    """What holds for some does not fail for all, and what nobody can tell stays unknown."""
    assert every(listed) == opposite(some(opposite(answer) for answer in listed))
    if None not in listed:
        assert some(listed) is any(listed)
        assert every(listed) is all(listed)


@given(st.lists(answers), st.integers(0, 6))
def test_a_count_reaches_what_any_reading_of_it_reaches(listed: list[Answer], least: int) -> None:
    """A count answers yes or no only where the doubtful cannot change it."""
    answer = tally(listed).reaches(least)
    readings = {listed.count(True) + extra >= least for extra in range(listed.count(None) + 1)}
    assert answer is (readings.pop() if len(readings) == 1 else None)


@given(st.lists(times(), max_size=8))
def test_counts_of_all_terms_add_up(whens: list[When]) -> None:
    """No meeting is lost between terms, and no known day counts in two."""
    meetings = [Meeting(when=when) for when in whens]
    terms = [Term(Season.SPRING, 2021), AUTUMN, SPRING, Term(Season.AUTUMN, 2022)]
    counts = [count_in(term, meetings) for term in terms]
    assert sum(count.most for count in counts) >= len(meetings)
    known = [when for when in whens if when.is_day]
    assert sum(c.certain for c in counts) >= len(known)


def test_what_may_fall_in_either_term_is_doubtful_in_both() -> None:
    """«Desember/januar» counts for certain in neither term."""
    turn = When("desember/januar", Mode.WITHIN, date(2021, 12, 1), date(2022, 1, 31))
    for term in (AUTUMN, SPRING):
        assert count_in(term, [Meeting(when=turn)]) == Count(0, (turn,), 0, term)


def test_unstated_data_is_not_doubt() -> None:
    """A meeting without a readable day, or without what decides, is unstated."""
    unreadable = When("snarest", Mode.UNREADABLE)
    meetings = [Meeting(), Meeting(when=unreadable), Meeting(when=at(date(2021, 9, 1)))]
    count = count_in(AUTUMN, meetings, lambda meeting: lasts(meeting, 90))
    assert (count.certain, count.doubtful, count.unstated) == (0, (), 3)


@pytest.mark.parametrize(
    ("count", "kind"),
    [
        (Count(4), None),
        (Count(3), Problem),
        (Count(3, (at(date(2021, 12, 31)),)), Unknown),
        (Count(3, unstated=1), Missing),
        (Count(2, (at(date(2021, 12, 31)),)), Problem),
        (Count(3, (at(date(2021, 12, 31)),), unstated=1), Missing),
    ],
)
def test_at_least(count: Count, kind: type | None) -> None:
    """Too few is a problem, doubt is unknown, and what is not stated is missing."""
    said = list(at_least(4, count, PROBLEM, "groups.meetings"))
    assert [type(one) for one in said] == ([kind] if kind else [])


def test_settle() -> None:
    """What holds is silent."""
    doubt = Unknown(PLAN, "both in February")
    assert list(settle(True, PROBLEM, doubt)) == []
    assert list(settle(False, PROBLEM, doubt)) == [PROBLEM]
    assert list(settle(None, PROBLEM, doubt)) == [doubt]


def test_out_of_order() -> None:
    """Only neighbours that are reversed, or may be, are given; undated ones are passed over."""
    first, second = Meeting(when=at(date(2021, 9, 1))), Meeting(when=at(date(2021, 10, 1)))
    month = Meeting(when=When("oktober", Mode.WITHIN, date(2021, 10, 1), date(2021, 10, 31)))
    late = Meeting(when=at(date(2021, 10, 15)))
    assert list(out_of_order([first, Meeting(), second])) == []
    assert list(out_of_order([second, first])) == [(second, first, False)]
    assert list(out_of_order([late, month])) == [(late, month, None)]


@pytest.mark.parametrize(
    ("meeting", "length"),
    [
        (Meeting(minutes=90), (90, 90)),
        (
            Meeting(when=When("…", Mode.AT, start_time=time(14, 30), end_time=time(15, 45))),
            (75, 75),
        ),
        (Meeting(when=When("1–2 t", Mode.AT, stated=Stated(minutes=(60, 120)))), (60, 120)),
        (Meeting(when=When("kl. 14", Mode.AT, start_time=time(14))), None),
        (Meeting(), None),
    ],
)
def test_length(meeting: Meeting, length: tuple[int, int] | None) -> None:
    """The length is the stated number, else the clock's, else that in the text."""
    assert minutes_of(meeting) == length


def test_a_length_on_both_sides_of_the_bound_is_unknown() -> None:
    """«1–2 t» may be 90 minutes."""
    meeting = Meeting(when=When("1–2 t", Mode.AT, stated=Stated(minutes=(60, 120))))
    assert [lasts(meeting, minutes) for minutes in (60, 90, 121)] == [True, None, False]


def test_terms_and_school_years_of_a_plan() -> None:
    """A few days of a term make no demands on a plan; an open period none at all."""
    plan = When("…", Mode.SPAN, date(2021, 6, 20), date(2022, 8, 10))
    assert terms_of(plan) == (AUTUMN, SPRING)
    assert school_years_of(plan) == (SchoolYear(2021),)
    assert school_years_of(When("…", Mode.SPAN, date(2021, 8, 1), date(2021, 12, 31))) == (
        SchoolYear(2021),
    )
    assert terms_of(When("fra høsten", Mode.FROM, date(2021, 8, 1))) is None
    assert school_years_of(None) is None


@given(st.integers(1, 200), st.integers(1, 12), st.integers(0, 12))
def test_divisible(total: int, minimum: int, room: int) -> None:
    """A number can be divided exactly if some number of groups fits it."""
    maximum = minimum + room
    fits = any(minimum * groups <= total <= maximum * groups for groups in range(1, total + 1))
    assert divisible(total, minimum, maximum) is fits


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2021/2022", 2021),
        ("Skoleåret 2021-22", 2021),
        ("21/22", 2021),
        ("2021 – 2022", 2021),
        ("1999/2000", None),
        ("2011–2013", None),
        ("12/13/2021", None),
        ("99/2000", None),
        ("våren 2022", None),
        (None, None),
    ],
)
def test_school_year_named(text: str | None, year: int | None) -> None:
    """Two years that follow each other name a school year."""
    found = school_year_of(text)
    assert (found and found.start) == year


def test_words() -> None:
    """A word is found at the beginning of longer ones, and placeholders say nothing."""
    assert mentions("Om kartleggingsundersøkelsen", ("kartlegging",))
    assert not mentions("avkartlegging", ("kartlegging",))
    assert not mentions("", ("a",))
    assert [filled(text) for text in ("Vi øver", "?", " – ", "", None)] == [True, *[False] * 4]


def test_who_takes_part() -> None:
    """Nobody can tell where the audience or the roles are not stated, or a name is strange."""
    roles = {"l": Role(id="l", label="Lærere"), "e": Role(id="e", label="Skoleeiere")}
    directory = Directory(roles)
    owners = (RoleKind.SCHOOL_OWNER,)
    asked = [("skoleeiere",), ("lærere",), ("lærere og vaktmestere",), None]
    found = [takes_part(directory, Gathering(audience=one), *owners) for one in asked]
    assert found == [True, False, None, None]
    assert takes_part(Directory(None), Gathering(audience=("lærere",)), *owners) is None


def test_kinds_named() -> None:
    """Kinds come from the plan's roles, else from the words; a person has none."""
    directory = Directory({"g": Role(id="g", label="Gruppeledere")})
    assert kinds_named(directory, "Samling for gruppeledere") == {RoleKind.GROUP_LEADER}
    assert kinds_named(directory, "rektor") == {RoleKind.SCHOOL_LEADER}
    assert kinds_named(directory, "Kari") == frozenset()
    assert kinds_named(directory, None) == frozenset()


def test_a_stretch_of_days_can_be_counted_in() -> None:
    """Counting does not need a term."""
    september = DateRange.of_days(date(2021, 9, 1), date(2021, 9, 30))
    assert count_in(september, [Meeting(when=at(date(2021, 9, 30)))]).certain == 1
