"""Hooks of plugins: each entry is handed to them, and one that fails loses nothing of it."""

from collections.abc import Iterable
from typing import ClassVar

from attrs import evolve, frozen

from kompetanse.breakage import named
from kompetanse.errors import PluginError
from kompetanse.feeds.event import CalendarEvent, EventHook
from kompetanse.phrase import shortly


@frozen
class HookFailure:
    """What a plugin could not do.

    Attributes:
        template: An English template that says so.
        plugin: Its name, version and contact.
        what: What went wrong first.
        entries: For how many entries.
    """

    template: ClassVar[str] = (
        "the plugin {plugin} failed, and entries stand without what it adds ({count}): {what}"
    )

    plugin: str
    what: str
    entries: int = 1

    @property
    def arguments(self) -> dict[str, object]:
        """What the template speaks of."""
        return {"plugin": self.plugin, "what": self.what, "count": self.entries}


class Adjuster:
    """Functions that adjust entries, each with the name of the plugin that brings it.

    >>> from datetime import date
    >>> adjuster = Adjuster([("broken 1.0", lambda event: 1 / 0)])
    >>> start, end = date(2021, 9, 2), date(2021, 9, 3)
    >>> event = CalendarEvent(uid="a", path=(), start=start, end=end, summary="Samling")
    >>> adjuster(event) is event
    True
    >>> adjuster.failures
    (HookFailure(plugin='broken 1.0', what='ZeroDivisionError: division by zero', entries=1),)
    """

    def __init__(self, hooks: Iterable[tuple[str, EventHook]] = ()) -> None:
        self._hooks = tuple(hooks)
        self._failures: dict[str, HookFailure] = {}

    @property
    def failures(self) -> tuple[HookFailure, ...]:
        """What went wrong so far, once for each plugin."""
        return tuple(self._failures.values())

    def __bool__(self) -> bool:
        return bool(self._hooks)

    def __call__(self, event: CalendarEvent) -> CalendarEvent:
        """The entry as the plugins adjust it; without the work of those that fail."""
        for plugin, hook in self._hooks:
            try:
                event = _adjusted(event, hook)
            except KeyboardInterrupt:
                raise
            except BaseException as error:  # noqa: BLE001 - also SystemExit: no plugin ends the program
                self._failed(plugin, error)
        return event

    def _failed(self, plugin: str, error: BaseException) -> None:
        known = self._failures.get(plugin) or HookFailure(plugin, named(error), entries=0)
        self._failures[plugin] = evolve(known, entries=known.entries + 1)


def _adjusted(event: CalendarEvent, hook: EventHook) -> CalendarEvent:
    adjusted: object = hook(event)
    if not isinstance(adjusted, CalendarEvent):
        raise PluginError("it returned {what}, not an event", what=shortly(adjusted))
    if adjusted.uid != event.uid:
        raise PluginError("it changed the uid {uid!r}", uid=event.uid)
    return adjusted
