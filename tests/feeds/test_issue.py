"""What is published after something: nothing moves that did not change, and nothing vanishes."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve

from feed_plans import gathering, named, with_gatherings
from feed_reader import Property, entries, faults
from kompetanse.dates import read_when
from kompetanse.errors import CalendarError
from kompetanse.feeds import CalendarEvent, calendar
from kompetanse.model import (
    Deadline,
    Gathering,
    LearningGroup,
    Meeting,
    Part,
    Plan,
    Role,
    Status,
)


NOW = datetime(2021, 8, 20, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
DAY = read_when("02.09.21")


def after(*plans: Plan, **more: Any) -> bytes:
    """The feed of the last of some plans that were published on consecutive days."""
    feed: bytes | None = None
    for day, plan in enumerate(plans):
        feed = calendar(plan, now=NOW + timedelta(days=day), previous=feed, **more)
    assert feed
    return feed


def only(feed: bytes) -> dict[str, Property]:
    """The one entry of a feed."""
    (one,) = entries(feed)
    return one


def told(feed: bytes) -> list[tuple[str, str]]:
    """UIDs, without plan and program, and titles of a feed's entries."""
    return [
        (one["UID"].words.removeprefix("plan/").removesuffix("@kompetanse"), one["SUMMARY"].words)
        for one in entries(feed)
    ]


def test_publishing_twice_changes_no_byte() -> None:
    """However much later."""
    first = calendar(named("02.09.21", "uke 40 2021"), now=NOW)
    again = calendar(named("02.09.21", "uke 40 2021"), now=LATER, previous=first)
    assert again == first


def test_a_visible_change_is_counted_and_stamped() -> None:
    """Nothing else is."""
    first = calendar(named("02.09.21", "03.09.21"), now=NOW)
    second = calendar(named("02.09.21", "04.09.21"), now=LATER, previous=first)
    old, new = (feed.split(b"BEGIN:VEVENT") for feed in (first, second))
    assert old[:2] == new[:2]
    moved = entries(second)[1]
    assert moved["SEQUENCE"].text == "1"
    assert moved["DTSTAMP"].time == moved["LAST-MODIFIED"].time == LATER
    assert faults(second, first) == []


@pytest.mark.parametrize("now", [NOW, NOW - timedelta(days=400)])
def test_a_change_is_always_later_than_the_one_before(now: datetime) -> None:
    """Also where a clock was wrong."""
    first = calendar(named("02.09.21"), now=NOW)
    second = calendar(named("03.09.21"), now=now, previous=first)
    assert only(second)["DTSTAMP"].time == NOW + timedelta(seconds=1)


def test_another_way_to_write_the_same_is_no_change() -> None:
    """Whoever reads the entry sees the same: it keeps the bytes that it had."""
    first = calendar(named("02.09.21"), now=NOW)
    folded = first.replace(b"SUMMARY:Samling 1\r\n", b"SUMMARY:Sam\r\n ling 1\r\n")
    swapped = folded.replace(b"SEQUENCE:0\r\n", b"").replace(b"END:VEV", b"SEQUENCE:0\r\nEND:VEV")
    assert calendar(named("02.09.21"), now=LATER, previous=swapped) == swapped


def test_what_cannot_be_seen_is_no_change() -> None:
    """Where it stands in the plan, say."""
    plan = named("02.09.21", "03.09.21")
    turned = evolve(plan, gatherings=dict(reversed((plan.gatherings or {}).items())))
    first = calendar(plan, now=NOW)
    second = calendar(turned, now=LATER, previous=first)
    assert second != first
    assert {one["SEQUENCE"].text for one in entries(second)} == {"0"}
    assert calendar(turned, now=LATER, previous=second) == second


def test_the_name_of_the_feed_may_change_alone() -> None:
    """Its entries keep their bytes."""
    first = calendar(named("02.09.21"), now=NOW)
    second = calendar(named("02.09.21", purpose="Lære"), now=LATER, previous=first)
    assert second != first
    assert second.partition(b"BEGIN:VEVENT")[2] == first.partition(b"BEGIN:VEVENT")[2]


@pytest.mark.parametrize("vague", ["uke 36 2021", "september 2021", "fra 1. september 2021"])
def test_an_entry_moves_when_its_date_becomes_exact(vague: str) -> None:
    """It is the same entry, not a second one."""
    first = calendar(named(vague), now=NOW)
    second = calendar(named("02.09.21"), now=LATER, previous=first)
    assert only(second)["UID"] == only(first)["UID"]
    assert only(second)["STATUS"].text == "CONFIRMED"
    assert faults(second, first) == []


@pytest.mark.parametrize(
    ("language", "prefix"), [("nb", "AVLYST: "), ("da", "AFLYST: "), ("en", "CANCELLED: ")]
)
@pytest.mark.parametrize("time", ["02.09.21", "02.09.21 kl. 9–15", "uke 40 2021", "oktober 2021"])
def test_what_was_removed_stays_as_cancelled(language: str, prefix: str, time: str) -> None:
    """It takes nobody's time, says so in the plan's language, and is stamped once."""
    first = calendar(named(time, language=language), now=NOW)
    second = calendar(named(language=language), now=LATER, previous=first)
    one = only(second)
    title = re.sub(", (dato kommer|dato følger|date to come):", ":", only(first)["SUMMARY"].words)
    assert one["SUMMARY"].words == prefix + title
    assert one["STATUS"].text == "CANCELLED"
    assert (one["TRANSP"].text, one["X-MICROSOFT-CDO-BUSYSTATUS"].text) == ("TRANSPARENT", "FREE")
    assert (one["SEQUENCE"].text, one["DTSTAMP"].time) == ("1", LATER)
    assert (one["DTSTART"], one["DTEND"]) == (only(first)["DTSTART"], only(first)["DTEND"])
    assert faults(second, first) == []
    third = calendar(named(language=language), now=LATER + timedelta(days=1), previous=second)
    assert third == second


@pytest.mark.parametrize(
    ("time", "last", "passed"),
    [
        ("02.09.21", "2021-09-02T23:59:59+02:00", "2021-09-03T00:00:00+02:00"),
        ("02.09.21 kl. 9–15", "2021-09-02T14:59:59+02:00", "2021-09-02T15:00:00+02:00"),
    ],
)
def test_what_was_removed_goes_when_its_time_has_passed(time: str, last: str, passed: str) -> None:
    """Whether or not it had been called off before."""
    first = calendar(named(time), now=NOW)
    for before in (first, calendar(named(), now=LATER, previous=first)):
        for now, shown in ((last, 1), (passed, 0)):
            feed = calendar(named(), now=datetime.fromisoformat(now), previous=before)
            assert len(entries(feed)) == shown


def test_what_has_passed_and_is_in_the_plan_stays() -> None:
    """A plan tells of the past, too."""
    first = calendar(named("02.09.21"), now=NOW)
    assert calendar(named("02.09.21"), now=NOW.replace(year=2031), previous=first) == first


def test_what_comes_back_is_cancelled_no_more() -> None:
    """Under the same name, counted on."""
    feed = after(named("02.09.21"), named(), named("02.09.21"))
    assert told(feed) == [("gatherings/g1", "Samling 1")]
    assert only(feed)["SEQUENCE"].text == "2"
    assert only(feed)["STATUS"].text == "CONFIRMED"


def test_what_the_plan_itself_called_off_is_called_off_once() -> None:
    """Its title does not say so twice when it is removed."""
    off = with_gatherings(evolve(gathering(1, "02.09.21"), date_status=Status.CANCELLED))
    first = calendar(off, now=NOW)
    assert calendar(named(), now=LATER, previous=first) == first


def test_what_concerns_a_role_no_more_is_called_off_for_it() -> None:
    """Its feed is all that it sees."""
    roles = {id_: Role(id=id_, label=id_.title()) for id_ in ("a", "b")}
    for_a, for_b = (
        with_gatherings(evolve(gathering(1, "02.09.21"), audience=(role,)), roles=roles)
        for role in roles
    )
    off = ("gatherings/g1", "AVLYST: Samling 1 (for A)")
    assert told(after(for_a, for_b, audience="a")) == [off]
    assert told(after(for_a, for_b, audience="b")) == [("gatherings/g1", "Samling 1")]


def test_ranges_of_a_set_come_and_go() -> None:
    """The first keeps the name."""
    feed = after(named("uke 40 og 42 2021"), named("uke 40 2021"))
    assert told(feed) == [
        ("gatherings/g1", "Samling 1 (uke 40 2021)"),
        ("gatherings/g1/2", "AVLYST: Samling 1 (uke 42)"),
    ]


def moved(**more: Any) -> Gathering:
    """A gathering that was called «g1» before."""
    return Gathering(id="ny", title="Ny", formerly=("g1",), when=DAY, **more)


def test_an_element_keeps_its_entry_under_a_new_id() -> None:
    """As often as it is published."""
    feed = after(named("02.09.21"), *[with_gatherings(moved())] * 3)
    assert told(feed) == [("gatherings/g1", "Ny")]
    assert only(feed)["SEQUENCE"].text == "1"


def test_without_a_feed_that_has_the_old_name_the_new_one_counts() -> None:
    """There is nobody to whom it matters."""
    assert told(calendar(with_gatherings(moved()), now=NOW)) == [("gatherings/ny", "Ny")]
    assert told(after(named(), with_gatherings(moved()))) == [("gatherings/ny", "Ny")]


def test_what_was_published_under_its_new_name_keeps_that() -> None:
    """And the old one is called off."""
    both = with_gatherings(gathering(1, "02.09.21"), evolve(moved(), formerly=None))
    assert told(after(both, with_gatherings(moved()))) == [
        ("gatherings/ny", "Ny"),
        ("gatherings/g1", "AVLYST: Samling 1"),
    ]


def test_a_name_is_whose_it_is_now() -> None:
    """Not of those who had it formerly."""
    feed = after(named("02.09.21"), with_gatherings(gathering(1, "03.09.21"), moved()))
    assert told(feed) == [("gatherings/g1", "Samling 1"), ("gatherings/ny", "Ny")]


def test_of_two_that_claim_a_name_the_first_has_it() -> None:
    """No two entries have one name."""
    feed = after(named("02.09.21"), with_gatherings(moved(), evolve(moved(), id="til")))
    assert told(feed) == [("gatherings/g1", "Ny"), ("gatherings/til", "Ny")]


def test_of_two_names_that_an_element_had_the_first_published_is_kept() -> None:
    """The other is called off."""
    one = evolve(moved(), formerly=("g2", "g1"))
    feed = after(named("02.09.21", "03.09.21"), with_gatherings(one))
    assert told(feed) == [("gatherings/g1", "Ny"), ("gatherings/g2", "AVLYST: Samling 2")]


def test_all_ranges_of_a_renamed_set_keep_their_entries() -> None:
    """By their numbers."""
    times = "uke 40 og 42 2021"
    feed = after(named(times), with_gatherings(evolve(moved(), when=read_when(times))))
    assert [name for name, _ in told(feed)] == ["gatherings/g1", "gatherings/g1/2"]


def test_what_stands_below_a_renamed_element_keeps_its_entry() -> None:
    """Also if it was renamed itself."""
    old = Gathering(id="g1", title="S", parts=(Part(id="a", when=DAY), Part(when=DAY)))
    parts = (Part(id="b", formerly=("a",), when=DAY), Part(when=DAY))
    new = evolve(moved(parts=parts), when=None)
    feed = after(with_gatherings(old), with_gatherings(new))
    assert [name for name, _ in told(feed)] == ["gatherings/g1/parts/~a", "gatherings/g1/parts/1"]


def test_ranges_deadlines_and_meetings_can_be_renamed() -> None:
    """Whatever has an id."""

    def plan(new: str, **formerly: Any) -> Plan:
        meeting = Meeting(id=f"m{new}", when=DAY, **formerly)
        return with_gatherings(
            Gathering(id=f"g{new}", when=read_when("uke 40 og 42 2021"), **formerly),
            deadlines={f"d{new}": Deadline(id=f"d{new}", when=DAY, **formerly)},
            groups={"l": LearningGroup(id="l", meetings=(meeting,))},
        )

    renamed = after(plan(""), plan("-ny", formerly=("g", "d", "m")))
    assert [name for name, _ in told(renamed)] == [
        *("gatherings/g", "gatherings/g/2", "groups/l/meetings/~m", "deadlines/d")
    ]


def test_a_clock_time_that_was_called_off_keeps_its_zone() -> None:
    """Though the plan has another by now."""
    times = ("02.09.21 kl. 9", "03.09.21 kl. 9")
    feed = after(named(*times), named(times[0], country="DK"))
    assert feed.count(b"BEGIN:VTIMEZONE") == 2
    assert [one["DTSTART"].value for one in entries(feed)] == ["Europe/Copenhagen", "Europe/Oslo"]
    assert faults(feed) == []


def test_hooks_do_not_see_what_was_called_off() -> None:
    """They adjust what is in the plan."""

    def shouted(event: CalendarEvent) -> CalendarEvent:
        return evolve(event, summary=event.summary.upper())

    feed = after(named("02.09.21", "03.09.21"), named("02.09.21"), hooks=[shouted])
    assert [title for _, title in told(feed)] == ["SAMLING 1", "AVLYST: SAMLING 2"]


def test_a_feed_of_another_plan_is_refused() -> None:
    """All of its entries would be called off."""
    first = calendar(named("02.09.21"), now=NOW)
    with pytest.raises(CalendarError, match="another plan: it has 'plan/gatherings/g1@"):
        calendar(Plan(id="plan-2"), now=NOW, previous=first)


def test_the_time_of_a_change_is_asked_for() -> None:
    """The day of the plan is not when it is published."""
    plan = named("02.09.21", updated=DAY)
    with pytest.raises(CalendarError, match="time of publishing"):
        calendar(plan, previous=calendar(plan))
