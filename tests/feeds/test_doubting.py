"""A time that cannot be read calls nothing off; one that is not known puts it off."""

from datetime import UTC, datetime

import pytest

import kompetanse
from kompetanse.model import Plan


FIRST = datetime(2027, 8, 1, tzinfo=UTC)
SECOND = datetime(2027, 8, 2, tzinfo=UTC)
THIRD = datetime(2027, 8, 3, tzinfo=UTC)


def plan(text: str) -> Plan:
    """A plan with some sections."""
    return kompetanse.load(kompetanse.parse(f"format: 1\nid: p\ntitle: Plan\n{text}"))


def issues(before: str, after: str) -> tuple[bytes, bytes]:
    """A feed, and the one that follows it."""
    first = kompetanse.calendar(plan(before), now=FIRST)
    return first, kompetanse.calendar(plan(after), now=SECOND, previous=first)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "gatherings: {a: {title: A, when: 30.09.27}}",
            "gatherings: {a: {title: A, when: 31.09.27}}",
        ),
        (
            "gatherings: {a: {title: A, when: 'uke 40, 42 og 44 2027'}}",
            "gatherings: {a: {title: A, when: uke 54 2027}}",
        ),
        (
            "gatherings: {a: {title: A, when: 30.09.27}}",
            "gatherings: {b: {title: A, when: 31.09.27, formerly: [a]}}",
        ),
        (
            "groups: {g: {meetings: [{when: 14.09.27}, {when: 12.10.27}]}}",
            "groups: {g: {meetings: [{when: 14.09.27}, {when: 32.10.27}]}}",
        ),
    ],
    ids=["a slip", "the ranges of a set", "renamed as well", "an item without an id"],
)
def test_an_entry_stays_as_it_was(before: str, after: str) -> None:
    """Its element is still there: nothing says that it will not be held."""
    first, second = issues(before, after)
    assert second == first


def test_what_is_taken_out_is_called_off_all_the_same() -> None:
    """A slip elsewhere keeps nothing that is gone."""
    _, second = issues(
        "gatherings: {a: {title: A, when: 30.09.27}, b: {title: B, when: 29.09.27}}",
        "gatherings: {b: {title: B, when: 31.09.27}}",
    )
    assert b"SUMMARY:AVLYST: A\r\n" in second
    assert b"SUMMARY:B\r\n" in second


def test_it_goes_on_when_it_can_be_read_again() -> None:
    """Under its own name, as moved."""
    first, second = issues(
        "gatherings: {a: {title: A, when: 30.09.27}}", "gatherings: {a: {title: A, when: 31.09.27}}"
    )
    again = plan("gatherings: {a: {title: A, when: 01.10.27}}")
    third = kompetanse.calendar(again, now=SECOND, previous=second)
    assert third.count(b"BEGIN:VEVENT") == first.count(b"BEGIN:VEVENT") == 1
    assert b"SEQUENCE:1" in third
    assert b"20271001" in third


@pytest.mark.parametrize(
    ("before", "after", "title"),
    [
        ("gatherings: {a: {title: A, when: 30.09.27}}", "dato kommer", "A"),
        ("gatherings: {a: {title: A, when: 30.09.27}}", "utsatt", "A"),
        ("gatherings: {a: {title: A, when: 30.09.27}}", "etter avtale", "A"),
        ("gatherings: {a: {title: A, when: 'uke 40 og 42 2027'}}", "til 3. samling", "A (uke 40)"),
    ],
)
def test_what_has_no_day_any_more_is_put_off(before: str, after: str, title: str) -> None:
    """Nobody is to come on the day that was published; but it is not over."""
    _, second = issues(before, f"gatherings: {{a: {{title: A, when: {after}}}}}")
    assert f"SUMMARY:AVLYST: {title} (ny dato kommer)\r\n".encode() in second


def test_what_is_put_off_goes_on_when_its_day_is_known() -> None:
    """In the same entry."""
    before, later = (f"gatherings: {{a: {{title: A, when: {day}}}}}" for day in ("30.09.27", "tba"))
    first, second = issues(before, later)
    third = kompetanse.calendar(plan(before.replace("30", "28")), now=THIRD, previous=second)
    assert b"SUMMARY:A\r\n" in third
    assert b"SEQUENCE:2\r\n" in third
    assert first.count(b"VEVENT") == third.count(b"VEVENT")


def test_what_is_not_shown_before_its_day_is_known_is_put_off() -> None:
    """It had been shown until that was asked for."""
    some = plan("gatherings: {a: {title: A, when: uke 40 2027}}")
    first = kompetanse.calendar(some, now=FIRST)
    second = kompetanse.calendar(some, now=SECOND, previous=first, imprecise="none")
    assert b"SUMMARY:AVLYST: A (uke 40 2027) (ny dato kommer)" in second


def test_what_is_taken_out_has_no_date_to_come() -> None:
    """Its title says nothing of one."""
    _, second = issues("gatherings: {a: {title: A, when: oktober 2027}}", "gatherings: {}")
    assert b"SUMMARY:AVLYST: Oktober 2027: A\r\n" in second


def test_nobody_can_tell_which_item_of_a_list_is_put_off() -> None:
    """So it is only called off."""
    _, second = issues(
        "groups: {g: {label: G, meetings: [{title: A, when: 14.09.27}]}}",
        "groups: {g: {label: G, meetings: [{title: A, when: tba}]}}",
    )
    assert b"SUMMARY:AVLYST: G: A\r\n" in second


def test_what_is_called_off_in_place_of_its_time_is_over() -> None:
    """No date is to come."""
    before = "gatherings: {a: {title: A, when: 30.09.27}}"
    _, second = issues(before, "gatherings: {a: {title: A, when: AVLYST}}")
    assert b"SUMMARY:AVLYST: A\r\n" in second
