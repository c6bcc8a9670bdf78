"""A feed that was published before is read as it was written, or refused."""

from datetime import UTC, datetime

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from feed_plans import gathering, named, odd_plans, with_gatherings
from kompetanse.errors import CalendarError
from kompetanse.feeds import calendar, events_of
from kompetanse.feeds.previous import read_previous
from kompetanse.model import Plan, Status


NOW = datetime(2021, 8, 20, 12, tzinfo=UTC)
FEED = calendar(named("02.09.21", "03.09.21 kl. 9–10", "uke 40 2021"), now=NOW)


@given(odd_plans())
def test_what_was_written_is_read_back(plan: Plan) -> None:
    """Every entry with what it shows, and its bytes."""
    feed = calendar(plan, now=NOW)
    found = read_previous(feed)
    bare = [
        evolve(event, path=(), roles=None, end_assumed=False, location=event.location or None)
        for event in events_of(plan)
    ]
    assert [one.event for one in found.values()] == bare
    assert b"".join(one.raw for one in found.values()) in feed
    assert {(one.stamp, one.sequence) for one in found.values()} <= {(NOW, 0)}


def test_a_cancelled_entry_is_read_back() -> None:
    """Its number of changes too; how finely its date was known is no longer of interest."""
    off = evolve(gathering(1, "uke 40 2021"), date_status=Status.CANCELLED)
    (one,) = read_previous(calendar(with_gatherings(off), now=NOW)).values()
    assert (one.event.status.value, one.event.precision.value) == ("CANCELLED", "DAY")
    assert one.sequence == 1


def test_half_of_a_feed_is_refused() -> None:
    """Wherever it is cut off."""
    for end in range(len(FEED)):
        with pytest.raises(CalendarError, match=r"previous calendar is (no|not whole)"):
            read_previous(FEED[:end])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"PRODID:-//kompetanse//plan//NO", b"PRODID:-//other//EN", "another is its author"),
        (b"\r\n", b"\n", "does not begin as one"),
        (b"BEGIN:VCALENDAR", b"\xef\xbb\xbfBEGIN:VCALENDAR", "does not begin as one"),
        (b"Samling 1", b"Samling\n1", "other line ends"),
        (b"Samling 1", b"Samling\x001", "other line ends"),
        (b"Samling 1", b"Samling \xf8", "entry 1"),
        (b"Samling 1", b"", "summary"),
        (b"END:VCALENDAR", b"END:VCALENDAR\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR", "several"),
        (b"BEGIN:VCALENDAR", b"BEGIN:VCALENDAR\r\nBEGIN:VCALENDAR", "several"),
        (b"BEGIN:VEVENT\r\n", b"BEGIN:VEVENT\r\nBEGIN:VEVENT\r\n", "cut off"),
        (b"BEGIN:VEVENT\r\n", b"", "cut off"),
        (b"END:VEVENT\r\n", b"BEGIN:VALARM\r\nEND:VALARM\r\nEND:VEVENT\r\n", "no line of an entry"),
        (b"SEQUENCE:0\r\n", b"SEQUENCE:0\r\nSEQUENCE:0\r\n", "two SEQUENCE"),
        (b"SEQUENCE:0\r\n", b"", "no SEQUENCE"),
        (b"SEQUENCE:0", b"SEQUENCE:-1", "'-1'"),
        (b"SEQUENCE:0", b"SEQUENCE:4294967296", "'4294967296'"),
        (b"DTSTAMP:2021", b"DTSTAMP:9999", "no time of a change"),
        (b"DTSTAMP:20210820", b"DTSTAMP:20210832", "entry 1"),
        (b"20210902", b"20210999", "entry 1"),
        (b";VALUE=DATE:20210902", b":20210902T120000Z", "no DTSTART"),
        (b"TZID=Europe/Oslo:2021", b"TZID=America/New:2021", "no DTSTART"),
        (b"STATUS:CONFIRMED", b"STATUS:MAYBE", "MAYBE"),
        (b"PRECISION:WEEK", b"PRECISION:ABOUT", "ABOUT"),
        (b"gatherings/g2", b"gatherings/g1", "two entries"),
    ],
)
def test_what_this_program_did_not_write_is_refused(old: bytes, new: bytes, said: str) -> None:
    """With a reason; nobody knows what would come of it."""
    assert old in FEED
    with pytest.raises(CalendarError, match=said):
        read_previous(FEED.replace(old, new))


def test_nothing_is_no_feed() -> None:
    """An empty file is what a full disk leaves."""
    with pytest.raises(CalendarError, match="does not begin as one"):
        read_previous(b"")


def test_a_meeting_link_is_read_back() -> None:
    """Letter by letter: it is no text, and has no escapes."""
    link = "https://m.example/a?b=c;d,e\\n"
    feed = calendar(named("02.09.21"), now=NOW, hooks=[lambda event: evolve(event, url=link)])
    (one,) = read_previous(feed).values()
    assert one.event.url == link


@settings(max_examples=300)
@given(
    st.integers(0, len(FEED)),
    st.integers(0, 30),
    st.binary(max_size=3) | st.sampled_from(FEED.splitlines(keepends=True)),
)
def test_a_damaged_feed_is_read_or_refused(at: int, length: int, instead: bytes) -> None:
    """Nothing else comes of it, and what is read can be gone on from."""
    damaged = FEED[:at] + instead + FEED[at + length :]
    try:
        feed = calendar(named("uke 40 2021"), now=NOW, previous=damaged)
    except CalendarError:
        return
    assert calendar(named("uke 40 2021"), now=NOW, previous=feed) == feed
