"""Readers written in Python: vobject, which Radicale uses, and icalendar with its recurrences."""

from collections.abc import Iterator
from datetime import date

import icalendar
import pytest
import recurring_ical_events
import vobject
from hypothesis import given, settings

from feed_plans import odd_plans
from feed_samples import NOW
from kompetanse.feeds import calendar
from kompetanse.model import Plan
from understanding import Read, Understood, differences, misread


LONG_AGO, FAR_OFF = date(1990, 1, 1), date(2100, 1, 1)


def with_vobject(feed: bytes) -> Iterator[Understood]:
    """What vobject understands, by the time zones of the feed itself; it validates as well."""
    (root,) = vobject.readComponents(feed.decode())
    assert root.validate(raiseException=True)
    for event in root.contents.get("vevent", ()):
        start, end = event.dtstart.value, event.dtend.value
        yield Understood.of(event.uid.value, start, end, event.summary.value, event.status.value)


def with_icalendar(feed: bytes) -> Iterator[Understood]:
    """What icalendar understands; not one property is broken."""
    root = icalendar.Calendar.from_ical(feed)
    assert not any(component.errors for component in root.walk())
    for event in root.events:
        yield _of_icalendar(event)


def with_recurrences(feed: bytes) -> Iterator[Understood]:
    """What stands in the calendar of a century, event by event."""
    root = icalendar.Calendar.from_ical(feed)
    for event in recurring_ical_events.of(root).between(LONG_AGO, FAR_OFF):
        yield _of_icalendar(event)


def _of_icalendar(event: icalendar.Event) -> Understood:
    return Understood.of(
        str(event["UID"]), event.start, event.end, str(event["SUMMARY"]), str(event["STATUS"])
    )


readers = pytest.mark.parametrize("read", [with_vobject, with_icalendar, with_recurrences])


@readers
def test_every_event_is_understood(read: Read) -> None:
    """Its name, its times to the instant, its title, and whether it is held."""
    assert misread(read) == {}


@readers
@settings(max_examples=30)
@given(plan=odd_plans())
def test_whatever_stands_in_a_plan_is_understood(read: Read, plan: Plan) -> None:
    """Odd titles too."""
    feed = calendar(plan, now=NOW)
    assert differences(feed, read(feed)) == []
