"""Plans become calendar feeds that stay right in the calendars people use.

This is the only door to icalendar. A plan gives events (`events`), an event is serialised once
(`serialising`), and a feed is cut (`cutting`) and joined from those bytes (`feed`). What was
published before (`previous`) decides what keeps its bytes (`issue`).

A name is imported when it is first asked for: a plugin that adjusts events needs no icalendar.
"""

TYPE_CHECKING = False  # type checkers take it for true; `typing` is not needed otherwise

if TYPE_CHECKING:
    from kompetanse.feeds.event import CalendarEvent, EventHook
    from kompetanse.feeds.events import events_of
    from kompetanse.feeds.feed import calendar, left_out
    from kompetanse.feeds.timing import Imprecise

_MODULES = {
    "CalendarEvent": "event",
    "EventHook": "event",
    "Imprecise": "timing",
    "calendar": "feed",
    "events_of": "events",
    "left_out": "feed",
}

__all__ = ["CalendarEvent", "EventHook", "Imprecise", "calendar", "events_of", "left_out"]


def __getattr__(name: str) -> object:
    """Import a name of the façade when it is first used."""
    if name not in _MODULES:
        raise AttributeError(f"module 'kompetanse.feeds' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - only where it is needed

    value: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
