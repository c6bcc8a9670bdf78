"""Lists without ids and sets of weeks: whatever is done to them, their entries stay who they are."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeAlias

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from feed_plans import with_gatherings
from feed_reader import Property, entries, faults
from kompetanse.dates import read_when
from kompetanse.feeds import calendar
from kompetanse.model import Gathering, LearningGroup, Meeting, Part, Plan, Status


START = datetime(2094, 12, 1, tzinfo=UTC)
FIRST = date(2095, 1, 3)
DAY = timedelta(days=1)
Shown: TypeAlias = dict[str, dict[str, Property]]


def meeting(day: int, title: str | None = None, **more: Any) -> Meeting:
    """A meeting on a day, counted from the first Monday."""
    when = read_when((FIRST + day * DAY).isoformat() + more.pop("clock", ""))
    return Meeting(title=title, when=when, **more)


def group(*meetings: Meeting) -> Plan:
    """A plan with a group that meets."""
    return Plan(id="p", groups={"g": LearningGroup(id="g", meetings=meetings)})


def weeks(*numbers: int) -> Plan:
    """A plan with a gathering in some weeks; those that follow upon each other are one range."""
    text = "uke " + ", ".join(map(str, numbers)) + " 2095"
    when = read_when(text) if numbers else None
    return with_gatherings(Gathering(id="g", title="S", when=when))


def shown(feed: bytes) -> Shown:
    """The entries of a feed, by their names."""
    found = entries(feed)
    by_name = {one["UID"].words: one for one in found}
    assert len(by_name) == len(found)
    return by_name


def issues(plans: Sequence[Plan]) -> list[bytes]:
    """The feeds of some plans that were published on consecutive days."""
    feeds = [calendar(plans[0], now=START)]
    for number, plan in enumerate(plans[1:], 1):
        feeds.append(calendar(plan, now=START + number * DAY, previous=feeds[-1]))
        assert calendar(plan, now=START + number * DAY, previous=feeds[-1]) == feeds[-1]
    return feeds


def lives(one: dict[str, Property]) -> bool:
    """Whether an entry is not called off."""
    return one["STATUS"].text != "CANCELLED"


def told(feed: bytes) -> list[tuple[int, str]]:
    """The day of each entry, and the number of its name: «AVLYST» stands before it."""
    listed = []
    for name, one in shown(feed).items():
        start = one["DTSTART"].time
        day = (start.date() if isinstance(start, datetime) else start) - FIRST
        last = name.removesuffix("@kompetanse").rpartition("/")[2].partition(".")
        listed.append((day.days, f"{'' if lives(one) else 'off '}{last[0]}{'+' * bool(last[2])}"))
    return listed


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((1, 8, 15), (1, 8, 15), [(1, "0"), (8, "1"), (15, "2")]),
        ((1, 8, 15), (8, 15), [(8, "1"), (15, "2"), (1, "off 0")]),
        ((1, 8, 15), (1, 15), [(1, "0"), (15, "2"), (8, "off 1")]),
        ((1, 8, 15), (-5, 1, 8, 15), [(-5, "0+"), (1, "0"), (8, "1"), (15, "2")]),
        ((1, 8, 15), (1, 8, 15, 22), [(1, "0"), (8, "1"), (15, "2"), (22, "3+")]),
        ((1, 8, 15), (1, 22, 15), [(1, "0"), (22, "1"), (15, "2")]),
        ((1, 8, 15), (15, 8, 1), [(15, "2"), (8, "1"), (1, "0")]),
        ((1, 8, 15), (9, 16), [(9, "1"), (16, "2"), (1, "off 0")]),
        ((1, 8, 15), (1, 15, 22), [(1, "0"), (15, "2"), (22, "2+"), (8, "off 1")]),
        ((1, 8, 15), (31, 38, 45), [(31, "0"), (38, "1"), (45, "2")]),
        ((1,), (), [(1, "off 0")]),
        ((), (1,), [(1, "0+")]),
        ((1, 1, 1), (1, 1), [(1, "0"), (1, "1"), (1, "off 2")]),
    ],
)
def test_the_items_of_a_list_are_known_by_what_they_show(
    before: tuple[int, ...], after: tuple[int, ...], expected: list[tuple[int, str]]
) -> None:
    """Then by the week, then by what they stand between; what is new has a new name."""
    *_, feed = issues([group(*map(meeting, days)) for days in (before, after)])
    assert told(feed) == expected


def test_a_title_that_no_other_has_is_as_good_as_a_name() -> None:
    """Two that change places keep their entries."""
    before = group(meeting(1, "Oppstart"), meeting(8, "Midtveis"), meeting(15, "Slutt"))
    after = group(meeting(8, "Oppstart"), meeting(15, "Slutt"), meeting(50, "Midtveis"))
    *_, feed = issues([before, after])
    assert told(feed) == [(8, "0"), (15, "2"), (50, "1")]


def test_a_title_counts_without_what_is_said_of_its_time() -> None:
    """«Møte (uke 5)» is called as «Møte» is; of others a time and a group may be left out."""
    times = ("uke 5 2095", "uke 8 2095", "2095-04-20"), ("2095-02-01", "uke 9 2095")
    alike = [group(*(Meeting(when=read_when(time)) for time in some)) for some in times]
    assert [name for _, name in told(issues(alike)[-1])] == ["0", "1", "off 2"]
    before = group(*(Meeting(title=t, when=read_when("mai 2095")) for t in "AB"))
    label = LearningGroup(id="g", label="Bra", meetings=(meeting(50, "B"), meeting(57, "A")))
    *_, feed = issues([before, evolve(before, groups={"g": label})])
    assert told(feed) == [(50, "1"), (57, "0")]


def test_an_entry_keeps_its_name_when_it_is_told_otherwise() -> None:
    """At the same time there is the same meeting."""
    *_, feed = issues([group(meeting(1, "A"), meeting(2, "B")), group(meeting(2, "C"))])
    assert told(feed) == [(2, "1"), (1, "off 0")]


def test_meetings_at_one_time_are_known_by_their_places_and_titles() -> None:
    """Whichever is removed, and in whatever order they are written."""
    rooms = [meeting(1, "A", place=place) for place in ("x", "y", "z")]
    assert told(issues([group(*rooms), group(*rooms[1:])])[-1]) == [
        *((1, "1"), (1, "2"), (1, "off 0"))
    ]
    titled = [meeting(day, title) for day in (1, 8) for title in "AB"]
    moved = [evolve(one, place="x") for one in reversed(titled)]
    *_, feed = issues([group(*titled), group(*moved)])
    assert told(feed) == [(8, "3"), (8, "2"), (1, "1"), (1, "0")]


def test_what_was_called_off_may_come_back() -> None:
    """Under its name; at another time it is another meeting."""
    both, one = group(meeting(1), meeting(8)), group(meeting(8))
    assert told(issues([both, one, both])[-1]) == [(1, "0"), (8, "1")]
    other = group(meeting(2), meeting(8))
    assert told(issues([both, one, other])[-1]) == [(2, "0+"), (8, "1"), (1, "off 0")]
    named = group(meeting(1, "Kurs"), meeting(8))
    assert told(issues([both, one, named])[-1]) == [(1, "0+"), (8, "1"), (1, "off 0")]


def test_a_name_is_never_given_twice() -> None:
    """Also not after its entry has passed and is forgotten."""
    plan = group(meeting(1), meeting(8))
    first = calendar(plan, now=START)
    emptied = calendar(group(), now=START + 100 * DAY, previous=first)
    again = calendar(group(meeting(200)), now=START + 100 * DAY, previous=emptied)
    assert not entries(emptied)
    assert not set(shown(first)) & set(shown(again))
    more = group(meeting(300), meeting(200))
    assert told(calendar(more, now=START + 100 * DAY, previous=again)) == [(300, "0+"), (200, "0+")]


def test_an_item_that_is_given_an_id_keeps_its_entry() -> None:
    """Until it has one of its own, which nobody takes away from it."""
    plain = group(meeting(1), meeting(8))
    named = group(meeting(1, id="a"), meeting(8, id="b"))
    moved = group(meeting(9, id="b"), meeting(1, id="a"))
    assert told(issues([plain, named, moved])[-1]) == [(9, "1"), (1, "0")]
    assert told(issues([plain, group(meeting(1), meeting(50, id="b"))])[-1]) == [
        (1, "0"),
        (50, "1"),
    ]
    added = group(meeting(1), meeting(8), meeting(9, id="ny"))
    assert told(issues([plain, added])[-1]) == [(1, "0"), (8, "1"), (9, "~ny")]


def test_the_items_of_a_renamed_list_keep_their_entries() -> None:
    """Their group says what it was called."""
    renamed = LearningGroup(id="ny", formerly=("g",), meetings=(meeting(-5), meeting(1)))
    first, feed = issues([group(meeting(1)), evolve(group(), groups={"ny": renamed})])
    assert told(feed) == [(-5, "0+"), (1, "0")]
    assert set(shown(first)) < set(shown(feed))


def test_parts_of_a_gathering_are_a_list_too() -> None:
    """Its own entry is another one."""
    parts = tuple(Part(when=one.when) for one in (meeting(1), meeting(8)))
    apart, whole = (
        with_gatherings(Gathering(id="g", title="S", parts=parts, when=when))
        for when in (None, meeting(1).when)
    )
    assert told(issues([apart, whole])[-1]) == [(1, "g"), (1, "off 0"), (8, "off 1")]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((2, 4, 6), (4, 6), [(4, "2"), (6, "3"), (2, "off g")]),
        ((2, 4), (2, 3, 4), [(2, "g"), (4, "off 2")]),
        ((2, 4), (2, 4, 6), [(2, "g"), (4, "2"), (6, "3+")]),
        ((4, 6), (2, 4, 6), [(2, "1+"), (4, "g"), (6, "2")]),
        ((2,), (4,), [(4, "g")]),
        ((2, 4), (3, 5), [(3, "g"), (5, "2")]),
        ((2, 4), (4, 6), [(4, "2"), (6, "2+"), (2, "off g")]),
        ((2,), (), [(2, "off g")]),
    ],
)
def test_the_ranges_of_a_set_are_known_by_what_they_show(
    before: tuple[int, ...], after: tuple[int, ...], expected: list[tuple[int, str]]
) -> None:
    """Whatever of the set is left, goes on from what was published."""
    *_, feed = issues([weeks(*before), weeks(*after)])
    assert [(day // 7 + 1, name) for day, name in told(feed)] == expected


def test_the_one_day_that_a_set_becomes_is_that_of_its_week() -> None:
    """The other week is called off."""
    day = evolve(weeks(), gatherings={"g": Gathering(id="g", title="S", when=meeting(22).when)})
    assert told(issues([weeks(2, 4), day])[-1]) == [(22, "2"), (7, "off g")]


def test_an_element_has_its_own_name_when_nothing_else_is_left_of_it() -> None:
    """It is known by its id, whatever was called off, and for however long."""
    off = with_gatherings(
        Gathering(id="g", title="S", when=meeting(7).when, date_status=Status.CANCELLED)
    )
    assert told(issues([off, weeks(9)])[-1]) == [(56, "g")]
    assert told(issues([weeks(2, 4), weeks(), weeks(9)])[-1])[0] == (56, "g")


# Random edits of a list. Every meeting has a day that no other ever has, so that it is plain
# what each edit did.
Edit: TypeAlias = Callable[[tuple[Meeting, ...], int], tuple[Meeting, ...]]


def insert(place: float) -> Edit:
    """Insert a meeting."""

    def edit(meetings: tuple[Meeting, ...], free: int) -> tuple[Meeting, ...]:
        at = round(place * len(meetings))
        return (*meetings[:at], meeting(free), *meetings[at:])

    return edit


def replace(place: float, change: Callable[[Meeting, int], tuple[Meeting, ...]]) -> Edit:
    """Remove, move or call off one that is not called off."""

    def edit(meetings: tuple[Meeting, ...], free: int) -> tuple[Meeting, ...]:
        at = int(place * len(meetings))
        if not meetings or meetings[at].status is Status.CANCELLED:
            return meetings
        return (*meetings[:at], *change(meetings[at], free), *meetings[at + 1 :])

    return edit


def removed(_: Meeting, __: int) -> tuple[Meeting, ...]:
    """It is not in the plan any more."""
    return ()


def moved(one: Meeting, free: int) -> tuple[Meeting, ...]:
    """It is held on another day."""
    return (evolve(one, when=meeting(free).when),)


def called_off(one: Meeting, _: int) -> tuple[Meeting, ...]:
    """It stands in the plan as cancelled."""
    return (evolve(one, status=Status.CANCELLED),)


def reversed_(meetings: tuple[Meeting, ...], _: int) -> tuple[Meeting, ...]:
    """The list is written the other way round."""
    return meetings[::-1]


places = st.floats(0, 1, exclude_max=True)
edits = st.one_of(
    st.builds(insert, places),
    *(st.builds(replace, places, st.just(change)) for change in (removed, moved, called_off)),
    st.just(reversed_),
)


def history(days: int, steps: Sequence[Sequence[Edit]]) -> list[Plan]:
    """A plan with so many meetings, and the plan after each step."""
    meetings = tuple(map(meeting, range(days)))
    plans, free = [group(*meetings)], days
    for step in steps:
        for edit in step:
            free += 1
            meetings = edit(meetings, free)
        plans.append(group(*meetings))
    return plans


def held(found: Shown) -> dict[object, dict[str, Property]]:
    """The entries that are not called off, by their days."""
    return {one["DTSTART"].time: one for one in found.values() if lives(one)}


@settings(max_examples=60)
@given(st.integers(0, 6), st.lists(edits, min_size=1, max_size=6))
def test_an_edit_of_a_list_touches_the_entry_that_it_is_about(days: int, steps: list[Edit]) -> None:
    """All others keep name and bytes, and no new entry has a name that another ever had."""
    plans = history(days, [[step] for step in steps])
    feeds = issues(plans)
    used = set(shown(feeds[0]))
    for step, old, feed in zip(steps, map(shown, feeds), feeds[1:], strict=False):
        new = shown(feed)
        touched = [name for name in old if new[name] != old[name]]
        fresh = set(new) - set(old)
        assert not fresh & used
        used |= fresh
        assert len(touched) + len(fresh) <= 1, step
        assert faults(feed) == [] or not new


@settings(max_examples=60)
@given(st.integers(0, 6), st.lists(st.lists(edits, max_size=4), min_size=1, max_size=4))
def test_many_edits_at_once_lose_nobody(days: int, steps: list[list[Edit]]) -> None:
    """Every meeting is shown once; what shows the same has its bytes; nothing to come vanishes."""
    plans = history(days, steps)
    feeds = list(map(shown, issues(plans)))
    for plan, old, new in zip(plans[1:], feeds, feeds[1:], strict=False):
        assert set(old) <= set(new)
        meetings = (plan.groups or {})["g"].meetings or ()
        wanted = [one.when.earliest for one in meetings if one.when and not one.status]
        before, after = held(old), held(new)
        assert sorted(after, key=str) == sorted(wanted, key=str)
        assert all(after[day] == before[day] for day in set(before) & set(after))
