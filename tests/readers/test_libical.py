"""libical, which Evolution and KOrganizer read calendars with."""

import ctypes
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings

from feed_plans import odd_plans
from feed_samples import NOW, sample_feeds
from kompetanse.feeds import calendar
from kompetanse.model import Plan
from understanding import Understood, differences, instant, misread


class _Time(ctypes.Structure):
    """`struct icaltimetype` of version 3.0."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second")),
        ("is_date", ctypes.c_int),
        ("is_daylight", ctypes.c_int),
        ("zone", ctypes.c_void_p),
    )


_TEXT, _POINTER, _NUMBER = ctypes.c_char_p, ctypes.c_void_p, ctypes.c_int
_FUNCTIONS: dict[str, tuple[Any, ...]] = {
    "icalparser_parse_string": (_POINTER, _TEXT),
    "icalcomponent_free": (None, _POINTER),
    "icalcomponent_count_errors": (_NUMBER, _POINTER),
    "icalrestriction_check": (_NUMBER, _POINTER),
    "icalcomponent_string_to_kind": (_NUMBER, _TEXT),
    "icalcomponent_get_first_component": (_POINTER, _POINTER, _NUMBER),
    "icalcomponent_get_next_component": (_POINTER, _POINTER, _NUMBER),
    "icalcomponent_get_uid": (_TEXT, _POINTER),
    "icalcomponent_get_summary": (_TEXT, _POINTER),
    "icalcomponent_get_status": (_NUMBER, _POINTER),
    "icalproperty_status_to_string": (_TEXT, _NUMBER),
    "icalcomponent_get_dtstart": (_Time, _POINTER),
    "icalcomponent_get_dtend": (_Time, _POINTER),
    "icaltime_as_timet_with_zone": (ctypes.c_long, _Time, _POINTER),
}


@cache
def _library() -> Any:
    """libical, with what its functions take and give; skips the test where it is not here."""
    try:
        library = ctypes.CDLL("libical.so.3")
    except OSError:
        pytest.skip("libical 3.0 is not here: see .ci/programs")
    for name, (result, *arguments) in _FUNCTIONS.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


def read(feed: bytes) -> Iterator[Understood]:
    """What libical understands of a feed, which it must find nothing to say against."""
    ical = _library()
    root = ical.icalparser_parse_string(feed)
    assert root
    try:
        assert ical.icalcomponent_count_errors(root) == 0
        assert ical.icalrestriction_check(root)
        kind = ical.icalcomponent_string_to_kind(b"VEVENT")
        event = ical.icalcomponent_get_first_component(root, kind)
        while event:
            yield _understood(event)
            event = ical.icalcomponent_get_next_component(root, kind)
    finally:
        ical.icalcomponent_free(root)


def _understood(event: int) -> Understood:
    ical = _library()
    return Understood(
        uid=ical.icalcomponent_get_uid(event).decode(),
        start=_instant(ical.icalcomponent_get_dtstart(event)),
        end=_instant(ical.icalcomponent_get_dtend(event)),
        summary=ical.icalcomponent_get_summary(event).decode(),
        status=ical.icalproperty_status_to_string(ical.icalcomponent_get_status(event)).decode(),
    )


def _instant(time: _Time) -> str:
    if time.is_date:
        return instant(date(time.year, time.month, time.day))
    assert time.zone
    seconds = _library().icaltime_as_timet_with_zone(time, time.zone)
    return instant(datetime.fromtimestamp(seconds, UTC))


def test_every_event_is_understood() -> None:
    """Its name, its times to the instant, its title, and whether it is held."""
    assert misread(read) == {}


@settings(max_examples=60)
@given(odd_plans())
def test_whatever_stands_in_a_plan_is_understood(plan: Plan) -> None:
    """Odd titles too."""
    feed = calendar(plan, now=NOW)
    assert differences(feed, read(feed)) == []


def test_a_feed_declares_the_zone_that_is_used() -> None:
    """Libical knows zones of its own; what it read above, it read by the feed's."""
    feed = sample_feeds()["clocks NO"]
    shifted = feed.replace(b"TZOFFSETTO:+0200", b"TZOFFSETTO:+0500")
    assert differences(feed, read(shifted)) != []
