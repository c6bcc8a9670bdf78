"""Whether the subject lies inside a time, outside of it, or starts in it."""

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from kompetanse.dates import When
from kompetanse.declaring.moments import Moments, Time
from kompetanse.declaring.order import WINDOWS
from kompetanse.declaring.shapes.timed import OwnTime
from kompetanse.declaring.table import Table
from kompetanse.declaring.things import called
from kompetanse.declaring.world import World
from kompetanse.rule import Missing, Problem, Problems, Unknown
from kompetanse.rule.shapes import settle


_SAID: Mapping[str, str] = {
    "inside": "{subject} ({when}) is not inside {window}",
    "outside": "{subject} ({when}) falls in {window}",
    "starts-in": "{subject} ({when}) does not start in {window}",
}
_UNCLEAR: Mapping[str, str] = {
    "inside": "{subject} ({when}): it cannot be established whether that is inside {window}",
    "outside": "{subject} ({when}): it cannot be established whether that falls in {window}",
    "starts-in": "{subject} ({when}): it cannot be established whether it starts in {window}",
}


@frozen
class Placing:
    """The subject lies inside one of some times, or outside of them all.

    Attributes:
        verb: `inside`, `outside` or `starts-in`.
        own: The time of the subject.
        windows: The times.
    """

    verb: str
    own: OwnTime
    windows: tuple[Time, ...]

    def results(self, world: World) -> Problems:
        """Hold each time of the subject against them."""
        windows = Moments.joined(window.moments(world) for window in self.windows)
        if not windows.all:
            yield Missing(world.subject, windows.lacking or self.windows[0].name)
            return
        times = self.own.attended(world) if self.verb == "outside" else self.own.whens(world)
        for when in times:
            if isinstance(when, Missing):
                yield when
            else:
                yield from self._held(when, windows, world)

    def _held(self, when: When, windows: Moments, world: World) -> Problems:
        times = [moment.when for moment in windows.all if moment.thing is not world.subject]
        holds = WINDOWS[self.verb](when, times)
        if windows.lacking and holds is (self.verb == "outside"):  # another one might decide
            yield Missing(world.subject, windows.lacking)
            return
        told: dict[str, Any] = {
            "field": self.own.field,
            "subject": called(world.subject, world, timed=False),
            "when": when,
            "window": [f"«{time.text}»" for time in self._touched(when, times)],
        }
        yield from settle(
            holds,
            Problem(world.subject, _SAID[self.verb], **told),
            Unknown(world.subject, _UNCLEAR[self.verb], **told),
        )

    def _touched(self, when: When, times: list[When]) -> list[When]:
        """The times that are in question: of those to stay outside of, the ones it touches."""
        if self.verb != "outside":
            return times
        return [time for time in times if WINDOWS["outside"](when, [time]) is not True]


def placing(table: Table, key: str) -> Placing:
    """Build a window.

    Raises:
        MistakenError: If the declaration is none.
    """
    return Placing(key, OwnTime.read(table), table.times(key))
