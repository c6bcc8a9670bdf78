"""Plans become calendar feeds that stay right in the calendars people use.

This is the only door to icalendar. A plan gives events (`events`), an event is serialised once
(`serialising`), and a feed is cut (`cutting`) and joined from those bytes (`feed`). What was
published before (`previous`) decides what keeps its bytes (`issue`).
"""

from kompetanse.feeds.event import CalendarEvent, EventHook
from kompetanse.feeds.events import events_of
from kompetanse.feeds.feed import calendar, left_out
from kompetanse.feeds.timing import Imprecise


__all__ = ["CalendarEvent", "EventHook", "Imprecise", "calendar", "events_of", "left_out"]
