"""A plan that is edited and published again and again: what must hold after each step."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from itertools import accumulate, pairwise
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from feed_plans import TEXTS, gathering, named
from feed_reader import Property, entries, faults
from kompetanse.dates import read_when
from kompetanse.feeds import calendar
from kompetanse.model import Deadline, Gathering, LearningGroup, Meeting, Plan, Status


START = datetime(2094, 12, 1, tzinfo=UTC)
OSLO = ZoneInfo("Europe/Oslo")
TIMES = [
    "2095-01-04",
    "2095-01-05 kl. 09.00–15.00",
    "uke 2 2095",
    "uke 2, 3 og 5 2095",
    "februar 2095",
    "innen 1. februar 2095",
    "fra 20. februar 2095",
    "snart",
]
STAMPS = {"DTSTAMP", "LAST-MODIFIED", "SEQUENCE"}
Edit: TypeAlias = Callable[[Plan], Plan]
Shown: TypeAlias = dict[str, dict[str, Property]]

ids = st.sampled_from(["a", "b", "c"])
times = st.sampled_from(TIMES).map(read_when)
changes: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "title": TEXTS,
        "when": times,
        "place": st.none() | TEXTS,
        "date_status": st.sampled_from(Status),
        "remarks": st.none() | st.tuples(TEXTS),
    },
)


def put(id_: str, change: dict[str, Any]) -> Edit:
    """Add a gathering, or change it."""

    def edit(plan: Plan) -> Plan:
        gatherings = dict(plan.gatherings or {})
        one = gatherings.get(id_) or evolve(gathering(1, TIMES[0]), id=id_)
        return evolve(plan, gatherings={**gatherings, id_: evolve(one, **change)})

    return edit


def remove(id_: str) -> Edit:
    """Remove a gathering."""
    return lambda plan: evolve(
        plan, gatherings={key: one for key, one in (plan.gatherings or {}).items() if key != id_}
    )


def rename(old: str, new: str) -> Edit:
    """Give a gathering another id, and say so; not one that another has."""

    def edit(plan: Plan) -> Plan:
        gatherings = dict(plan.gatherings or {})
        if old not in gatherings or new in gatherings:
            return plan
        one: Gathering = gatherings.pop(old)
        return evolve(
            plan,
            gatherings={
                **gatherings,
                new: evolve(one, id=new, formerly=(*(one.formerly or ()), old)),
            },
        )

    return edit


def due(when: Any) -> Edit:
    """Set the deadline."""
    return lambda plan: evolve(plan, deadlines={"d": Deadline(id="d", what="Frist", when=when)})


def meet(*meetings: Meeting) -> Edit:
    """Give a group other meetings; hardly any of them has an id."""
    groups = {"l": LearningGroup(id="l", meetings=meetings)}
    return lambda plan: evolve(plan, groups=groups)


meetings = st.builds(
    Meeting, when=times, title=st.sampled_from([None, "A", "B"]), id=st.sampled_from(["", "", "x"])
)
edits = st.one_of(
    st.just(lambda plan: plan),
    st.builds(put, ids, changes),
    st.builds(remove, ids),
    st.builds(rename, ids, ids),
    st.builds(due, st.none() | times),
    st.lists(meetings, max_size=4).map(lambda some: meet(*some)),
    st.sampled_from(["nb", "en"]).map(lambda code: lambda plan: evolve(plan, language=code)),
    st.sampled_from(["NO", "DK"]).map(lambda code: lambda plan: evolve(plan, country=code)),
)
steps = st.lists(st.tuples(edits, st.integers(-(10**5), 10**6)), min_size=1, max_size=6)


def published(plan: Plan, history: list[tuple[Edit, int]]) -> list[tuple[Plan, datetime, bytes]]:
    """The plan after each edit, when it was published, and its feed."""

    def publish(
        before: tuple[Plan, datetime, bytes], step: tuple[Edit, int]
    ) -> tuple[Plan, datetime, bytes]:
        edit, seconds = step
        edited, now = edit(before[0]), before[1] + timedelta(seconds=seconds)
        return edited, now, calendar(edited, now=now, previous=before[2])

    return list(accumulate(history, publish, initial=(plan, START, calendar(plan, now=START))))


def shown(feed: bytes) -> Shown:
    """The entries by their names."""
    found = entries(feed)
    by_name = {one["UID"].words: one for one in found}
    assert len(by_name) == len(found)
    return by_name


def content(one: dict[str, Property]) -> dict[str, Property]:
    """What readers see of an entry."""
    return {name: value for name, value in one.items() if name not in STAMPS}


def end(one: dict[str, Property]) -> datetime:
    """When an entry has passed."""
    last = one["DTEND"].time
    return last if isinstance(last, datetime) else datetime.combine(last, time(), OSLO)


def sequence(one: dict[str, Property]) -> int:
    """How often an entry has changed."""
    return int(one["SEQUENCE"].text)


@settings(max_examples=100)
@given(steps)
def test_a_calendar_stays_right_while_its_plan_is_edited(history: list[tuple[Edit, int]]) -> None:
    """What shows the same has its bytes; what does not, counts on; nothing to come vanishes."""
    issues = published(named(*TIMES[:3]), history)
    for (_, _, old_feed), (plan, now, feed) in pairwise(issues):
        old, new = shown(old_feed), shown(feed)
        for name, one in old.items():
            if name not in new:
                assert end(one) <= now
            elif content(one) == content(new[name]):
                assert one == new[name]
            else:
                assert sequence(new[name]) == sequence(one) + 1
                stamp = one["DTSTAMP"].time
                assert isinstance(stamp, datetime)
                later = max(now, stamp + timedelta(seconds=1))
                assert new[name]["DTSTAMP"].time == new[name]["LAST-MODIFIED"].time == later
        assert calendar(plan, now=now, previous=feed) == feed
        assert calendar(plan, now=now - timedelta(days=9), previous=feed) == feed


@settings(max_examples=40)
@given(steps)
def test_the_checklist_finds_nothing_against_the_issue_before(
    history: list[tuple[Edit, int]],
) -> None:
    """Subscribers' programs see what was edited, and nothing else."""
    issues = published(named(*TIMES[:3]), history)
    for (_, _, old), (_, _, feed) in pairwise(issues):
        assert not entries(feed) or faults(feed, old) == []


@given(st.lists(st.tuples(ids, ids), max_size=6), st.integers(0, 10**6))
def test_a_renamed_element_has_one_entry(names: list[tuple[str, str]], pause: int) -> None:
    """However often it is renamed, back and forth: nothing is called off, nothing added."""
    plan = put("a", {})(Plan(id="p"))
    for _, _, feed in published(plan, [(rename(*pair), pause) for pair in names]):
        assert [one["UID"].words for one in entries(feed)] == ["p/gatherings/a@kompetanse"]
        assert b"SEQUENCE:0" in feed


HISTORY = """\
import sys
from datetime import UTC, datetime
from feed_plans import named
from kompetanse.feeds import calendar

first = calendar(named("2095-01-04", "uke 2 2095 ", "fra 2095"), now=datetime(2094, 1, 1, tzinfo=UTC))
plan = named("2095-01-05 kl. 9", country="DK")
sys.stdout.buffer.write(calendar(plan, now=datetime(2094, 2, 1, tzinfo=UTC), previous=first))
"""


def test_the_same_history_gives_the_same_bytes_in_every_process() -> None:
    """Whatever order its sets have."""
    feeds = {
        subprocess.run(  # noqa: S603
            [sys.executable, "-c", HISTORY],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(feeds) == 1
    assert [len(entries(feed)) for feed in feeds] == [3]
