"""Feeds: right for every reader, the same for the same plan, cut by role."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from attrs import evolve
from hypothesis import HealthCheck, example, given, settings

from feed_plans import gathering, named, odd_plans, with_gatherings
from feed_reader import entries, faults, heading
from kompetanse.dates import read_when
from kompetanse.errors import CalendarError, UnknownNameError
from kompetanse.feeds import CalendarEvent, calendar, events_of, left_out
from kompetanse.feeds.event import EventStatus
from kompetanse.model import (
    Agreement,
    Deadline,
    Gathering,
    GuidanceSession,
    LearningGroup,
    Meeting,
    Module,
    Part,
    Plan,
    Role,
    Session,
    Status,
    Unit,
    Visit,
)
from strategies import plans


EXAMPLES = Path(__file__).parent.parent.parent / "examples"
NOW = datetime(2021, 8, 20, 12, tzinfo=UTC)


def uids(feed: bytes) -> list[str]:
    """The names of a feed's events."""
    return [one["UID"].words for one in entries(feed)]


@given(odd_plans())
@example(named("uke 17, 18 og 20 2022", "02.09.21 kl. 12", "fra 2019", "innen 1. mars 2022"))
def test_the_checklist_finds_nothing_in_any_feed(plan: Plan) -> None:
    """Whatever is in a plan, every reader can read its feed."""
    feed = calendar(plan, now=NOW)
    assert not entries(feed) or faults(feed) == []


@given(odd_plans())
def test_two_readers_read_the_same_events_back(plan: Plan) -> None:
    """A library, and a small reader that shares nothing with the writer."""
    feed = calendar(plan, now=NOW)
    events = list(events_of(plan))
    written = [(e.uid, e.start, e.end, e.summary, e.description, e.location) for e in events]
    assert [
        (
            one["UID"].words,
            one["DTSTART"].time,
            one["DTEND"].time,
            one["SUMMARY"].words,
            one["DESCRIPTION"].words,
            one["LOCATION"].words if "LOCATION" in one else None,
        )
        for one in entries(feed)
    ] == [(*some, location or None) for *some, location in written]
    read = icalendar.Calendar.from_ical(feed)
    assert [
        (str(one["UID"]), one.start, one.end, str(one["SUMMARY"]), str(one["DESCRIPTION"]))
        for one in read.events
    ] == [tuple(some) for *some, _ in written]
    assert not any(one.errors for one in read.walk())


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(plans())
def test_any_plan_gives_a_feed_or_says_why_not(plan: Plan) -> None:
    """Whatever its fields hold."""
    try:
        feed = calendar(plan, now=NOW)
    except CalendarError:
        return
    assert len(uids(feed)) == len(set(uids(feed)))


def test_the_same_plan_gives_the_same_bytes_in_every_process() -> None:
    """Else every refresh would look like an edit."""
    code = (
        "import sys, kompetanse; from kompetanse.feeds import calendar\n"
        "plan = kompetanse.load(sys.argv[1])\n"
        "sys.stdout.buffer.write(b''.join(calendar(plan, audience=r) for r in (None, *plan.roles)))"
    )
    command = [sys.executable, "-c", code, str(EXAMPLES / "ost-finnmark")]
    feeds = {
        subprocess.run(  # noqa: S603
            command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(feeds) == 1
    assert feeds != {b""}


def test_a_changed_event_changes_no_other() -> None:
    """Only its own bytes differ: that is how readers see what is new."""
    feeds = [calendar(named("02.09.21", time), now=NOW) for time in ("03.09.21", "09.09.21")]
    old, new = (feed.split(b"BEGIN:VEVENT") for feed in feeds)
    assert [a == b for a, b in zip(old, new, strict=True)] == [True, True, False]
    assert uids(feeds[0]) == uids(feeds[1])


def test_the_ranges_of_a_set_are_numbered_from_the_second_on() -> None:
    """The first keeps its name, so that it moves when the set becomes one range."""
    feed = calendar(named("uke 17, 18 og 20 2022"), now=NOW)
    assert uids(feed) == ["plan/gatherings/g1@kompetanse", "plan/gatherings/g1/2@kompetanse"]


@pytest.mark.parametrize(
    ("id_", "written"),
    [
        ("a/b", "a%2Fb"),
        ("møte æøå", "m%C3%B8te%20%C3%A6%C3%B8%C3%A5"),
        ("a,b;c:d", "a%2Cb%3Bc%3Ad"),
    ],
)
def test_any_id_makes_a_name_of_plain_letters(id_: str, written: str) -> None:
    """Two ids never make the same one."""
    one = Gathering(id=id_, title="S", when=read_when("02.09.21"))
    feed = calendar(Plan(id=id_, gatherings={id_: one}), now=NOW)
    assert uids(feed) == [f"{written}/gatherings/{written}@kompetanse"]


def test_an_item_of_a_list_keeps_its_name_by_its_id() -> None:
    """Others are counted; of two with one id, the second is counted too."""
    day = read_when("02.09.21")
    ids = ("a", "", "1", "a")
    meetings = tuple(Meeting(id=id_, title="M", when=day) for id_ in ids)
    plan = Plan(id="p", groups={"g": LearningGroup(id="g", meetings=meetings)})
    names = [uid.removeprefix("p/groups/g/meetings/") for uid in uids(calendar(plan, now=NOW))]
    assert names == ["~a@kompetanse", "1@kompetanse", "~1@kompetanse", "3@kompetanse"]


def test_a_role_sees_what_concerns_it_and_what_it_is_part_of() -> None:
    """And what is for everybody; nothing of others."""
    roles = {
        "alle": Role(id="alle", label="Alle ansatte"),
        "l": Role(id="l", label="Lærere", part_of=("alle",)),
        "r": Role(id="r", label="Rektorer"),
    }
    audiences = (("alle",), ("Lærere",), ("r",), None)
    plan = with_gatherings(
        *(
            evolve(gathering(number, "02.09.21"), audience=audience)
            for number, audience in enumerate(audiences, 1)
        ),
        roles=roles,
    )

    def seen(audience: str | None) -> str:
        found = uids(calendar(plan, audience=audience, now=NOW))
        return "".join(uid.partition("@")[0][-1] for uid in found)

    assert (seen("l"), seen("Lærere"), seen("r"), seen(None)) == ("124", "124", "134", "1234")
    assert seen("alle") == "14"
    with pytest.raises(UnknownNameError, match="did you mean 'Rektorer'"):
        seen("Rektrer")


def test_a_feed_says_what_it_is() -> None:
    """Under the names that the various readers look for."""
    told = heading(calendar(named("02.09.21", purpose="Lære, sammen"), now=NOW))
    assert told["X-WR-CALNAME"] == told["NAME"] == "Plan"
    assert told["X-WR-CALDESC"] == "Lære, sammen"
    assert told["REFRESH-INTERVAL"] == told["X-PUBLISHED-TTL"] == "PT12H"
    assert "METHOD" not in told


def test_a_feed_has_a_name_that_can_be_seen() -> None:
    """Some readers refuse properties that are empty."""
    told = heading(calendar(named("02.09.21", title=" ", purpose=" "), now=NOW))
    assert told["X-WR-CALNAME"] == told["NAME"] == "plan"
    assert "X-WR-CALDESC" not in told
    assert heading(calendar(Plan(id=" "), now=NOW))["NAME"] == "–"


def test_a_feed_without_clock_times_declares_no_zone() -> None:
    """But one without entries does: a calendar must hold something."""
    zones = [
        calendar(plan, now=NOW).count(b"BEGIN:VTIMEZONE")
        for plan in (named("02.09.21"), named("02.09.21 kl. 9"), named())
    ]
    assert zones == [0, 1, 1]


@pytest.mark.parametrize("country", ["NO", "DK"])
def test_clock_times_are_shown_as_the_zone_has_them(country: str) -> None:
    """Also for readers that believe the feed's own rule of the zone."""
    plan = named(
        "27.03.21 kl. 9", "28.03.21 kl. 9", "30.10.21 kl. 9", "31.10.21 kl. 9", country=country
    )
    starts = [one["DTSTART"].time for one in entries(calendar(plan, now=NOW))]
    offsets = [start.utcoffset() for start in starts if isinstance(start, datetime)]
    assert offsets == [timedelta(hours=hours) for hours in (1, 2, 2, 1)]


def test_called_off_events_stay_and_say_so() -> None:
    """Free, cancelled, and with a number that makes readers look."""
    off = evolve(gathering(1, "02.09.21 kl. 9–15"), date_status=Status.CANCELLED)
    (one,) = entries(calendar(with_gatherings(off), now=NOW))
    assert one["STATUS"].text == "CANCELLED"
    assert (one["TRANSP"].text, one["X-MICROSOFT-CDO-BUSYSTATUS"].text) == ("TRANSPARENT", "FREE")
    assert one["SEQUENCE"].text == "1"
    assert one["SUMMARY"].words == "AVLYST: Samling 1"


def test_parts_stand_for_a_gathering_that_has_no_day() -> None:
    """Each on its own day; else they are told of in the gathering's text."""
    parts = tuple(Part(title=f"Del {n}", when=read_when(f"0{n}.09.21")) for n in (1, 2))
    alone = Gathering(id="g", title="S", parts=parts)
    whole = evolve(alone, when=read_when("1.–2. september 2021"))
    for one, summaries in ((alone, ["S: Del 1", "S: Del 2"]), (whole, ["S"])):
        feed = calendar(with_gatherings(one), now=NOW)
        assert [entry["SUMMARY"].words for entry in entries(feed)] == summaries


def test_every_kind_of_event_is_in_a_calendar() -> None:
    """Wherever in the plan it stands."""
    day = read_when("02.09.21")
    plan = with_gatherings(
        Gathering(id="g", when=day),
        modules={"m": Module(id="m", sessions={"1": Session(id="1", when=day)})},
        units={"u": Unit(id="u", guidance=(GuidanceSession(when=day),))},
        groups={"l": LearningGroup(id="l", meetings=(Meeting(when=day),))},
        agreements={"a": Agreement(id="a", visits={"v": Visit(id="v", when=day)})},
        deadlines={"d": Deadline(id="d", when=day)},
    )
    assert {event.path[0] for event in events_of(plan)} == {
        *("gatherings", "modules", "units", "groups", "agreements", "deadlines")
    }


def test_what_gives_no_day_is_named() -> None:
    """Nothing is lost in silence."""
    assert left_out(named("31.02.22", "02.09.21", "til 3. samling")) == (
        ("gatherings/g1", "31.02.22"),
        ("gatherings/g3", "til 3. samling"),
    )


@pytest.mark.parametrize(
    ("plan", "now", "said"),
    [
        (Plan(), NOW, "needs an id"),
        (Plan(id="p"), None, "updated"),
        (Plan(id="p"), datetime(2021, 8, 20), "time zone"),  # noqa: DTZ001 - its fault
        (Plan(id="p", time_zone="America/New_York"), NOW, "America/New_York"),
        (Plan(id="p", time_zone="../passwd"), NOW, "passwd"),
        (Plan(id="p", country="SE"), NOW, "SE"),
    ],
)
def test_what_a_calendar_needs_is_asked_for(plan: Plan, now: datetime | None, said: str) -> None:
    """Nothing is taken from the clock or the machine, and no zone is guessed."""
    with pytest.raises(CalendarError, match=said):
        calendar(plan, now=now)


def test_the_stamp_is_the_same_moment_everywhere() -> None:
    """In whatever zone it is passed."""
    oslo = NOW.astimezone(ZoneInfo("Europe/Oslo"))
    assert calendar(named("02.09.21"), now=NOW) == calendar(named("02.09.21"), now=oslo)


def test_hooks_adjust_events() -> None:
    """A link is added; a time in another zone is shown in the plan's."""
    tokyo = timezone(timedelta(hours=9))

    def adjusted(event: CalendarEvent) -> CalendarEvent:
        start = datetime(2021, 9, 2, 17, tzinfo=tokyo)
        return evolve(
            event, url="https://m.example/a?b=c;d,e", start=start, end=start + timedelta(hours=1)
        )

    feed = calendar(named("02.09.21"), now=NOW, hooks=[adjusted])
    (one,) = entries(feed)
    assert one["URL"].text == "https://m.example/a?b=c;d,e"
    assert one["DESCRIPTION"].words.endswith("\nhttps://m.example/a?b=c;d,e")
    assert one["DTSTART"].value == "Europe/Oslo"
    assert one["DTSTART"].time == datetime(2021, 9, 2, 17, tzinfo=tokyo)
    assert faults(feed) == []


def test_hooks_may_come_from_anything_that_can_be_iterated_once() -> None:
    """Each event meets each of them."""
    feed = calendar(named("02.09.21", "03.09.21"), now=NOW, hooks=iter([shouted]))
    assert [one["SUMMARY"].words for one in entries(feed)] == ["SAMLING 1", "SAMLING 2"]


def shouted(event: CalendarEvent) -> CalendarEvent:
    """A hook that shouts."""
    return evolve(event, summary=event.summary.upper())


TODAY = date(2021, 9, 2)


@pytest.mark.parametrize(
    "change",
    [
        {"end": TODAY},
        {"end": datetime(2021, 9, 3, tzinfo=UTC)},
        {"start": datetime(2021, 9, 2), "end": datetime(2021, 9, 3)},  # noqa: DTZ001 - its fault
        {"start": "02.09.21"},
        {"start": None},
        {"summary": "  "},
        {"summary": "\x00"},
        {"url": "mailto:kari@skog.example"},
        {"url": "https://m.example/\r\nATTENDEE:mailto:x"},
        {"url": "https://user@m.example/"},
        {"url": 7},
        {"uid": "a\nb"},
        {"uid": ""},
        {"status": "MAYBE"},
        {"precision": "ABOUT"},
    ],
)
def test_an_entry_that_no_feed_can_hold_cannot_be_made(change: dict[str, Any]) -> None:
    """A hook that tries is told at once."""
    event = CalendarEvent(uid="a", path=("a",), start=TODAY, end=date(2021, 9, 3), summary="S")
    with pytest.raises((TypeError, ValueError)):
        evolve(event, **change)


def test_words_stand_for_what_they_name() -> None:
    """Hooks may write a status as iCalendar does."""
    event = CalendarEvent(uid="a", path=("a",), start=TODAY, end=date(2021, 9, 3), summary="S")
    assert evolve(event, status="TENTATIVE").status is EventStatus.TENTATIVE
