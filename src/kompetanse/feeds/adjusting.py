"""Hooks of plugins: each entry is handed to them, and one that fails loses nothing of it."""

from collections.abc import Iterable
from typing import ClassVar

from attrs import evolve, frozen

from kompetanse.breakage import breakage
from kompetanse.errors import Interrupted, PluginError
from kompetanse.feeds.event import CalendarEvent, EventHook
from kompetanse.patience import patiently
from kompetanse.phrase import shortly
from kompetanse.surroundings import Surroundings


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
    >>> [(one.plugin, one.entries) for one in adjuster.failures]
    [('broken 1.0', 1)]
    """

    def __init__(self, hooks: Iterable[tuple[str, EventHook]] = ()) -> None:
        self._hooks = tuple(hooks)
        self._around = Surroundings()
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
                event = self._adjusted(event, hook)
            except KeyboardInterrupt:
                raise Interrupted(
                    "interrupted while the plugin {plugin} was at work", plugin=plugin
                ) from None
            except BaseException as error:  # noqa: BLE001 - also SystemExit: no plugin ends the program
                self._failed(plugin, breakage(error, getattr(hook, "__code__", None)))
        return event

    def _adjusted(self, event: CalendarEvent, hook: EventHook) -> CalendarEvent:
        adjusted = patiently(lambda: hook(event))
        if changed := self._around.put_back():
            raise PluginError("it changed {what}; it was put back", what=changed)
        return _accepted(adjusted, event)

    def _failed(self, plugin: str, what: str) -> None:
        known = self._failures.get(plugin) or HookFailure(plugin, what, entries=0)
        self._failures[plugin] = evolve(known, entries=known.entries + 1)


def _accepted(adjusted: object, event: CalendarEvent) -> CalendarEvent:
    """What a hook made of an event, if it is that event still."""
    if not isinstance(adjusted, CalendarEvent):
        raise PluginError("it returned {what}, not an event", what=shortly(adjusted))
    if adjusted.uid != event.uid:
        raise PluginError("it changed the uid {uid!r}", uid=event.uid)
    return adjusted
