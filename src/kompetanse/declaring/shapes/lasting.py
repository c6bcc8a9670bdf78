"""How long something lasts."""

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from kompetanse.dates import Duration, Mode, When
from kompetanse.declaring.limits import Bounds, Known
from kompetanse.declaring.mistakes import MistakenError
from kompetanse.declaring.moments import time_field
from kompetanse.declaring.paths import PlanPath, resolve
from kompetanse.declaring.table import Table
from kompetanse.declaring.things import called
from kompetanse.declaring.world import World
from kompetanse.model import Event
from kompetanse.model.kinds import is_cancelled
from kompetanse.phrase import Phrase
from kompetanse.rule import Missing, Problem, Problems, Unknown
from kompetanse.rule.shapes import minutes_of, months_of


Length = tuple[float, float]
"""The least and the most that something may last."""

_UNITS: Mapping[str, Phrase] = {
    "minutes": Phrase("minutes"),
    "hours": Phrase("hours"),
    "days": Phrase("days"),
    "weeks": Phrase("weeks"),
    "months": Phrase("months"),
}
UNITS = tuple(_UNITS)
_MINUTES: Mapping[str, int] = {"minutes": 1, "hours": 60}
_DAYS: Mapping[str, int] = {"days": 1, "weeks": 7}
_PERIODS = ("period",)
"""Fields whose time is filled, also where one would else say that it lies somewhere inside."""


@frozen
class Lasting:
    """A subject lasts so long.

    Attributes:
        path: The time, or the length, that tells.
        unit: What it is measured in.
        bounds: How long it may last.
    """

    path: PlanPath
    unit: str
    bounds: Bounds

    def results(self, world: World) -> Problems:
        """Hold the length against the bounds."""
        bounds, length = self.bounds.known(world), self._length(world)
        if bounds.lacking or length is None:
            yield Missing(world.subject, bounds.lacking or self._lacks(world))
            return
        holds = bounds.hold(*length)
        if holds is False:
            yield Problem(
                world.subject, _template(length, bounds), **self._told(length, bounds, world)
            )
        elif holds is None:
            template = (
                "{subject} lasts {length} {unit}: it cannot be established whether that is as "
                "long as it should be"
            )
            yield Unknown(world.subject, template, **self._told(length, bounds, world))

    def _length(self, world: World) -> Length | None:
        """How long it lasts; nothing where that is not stated, or it was called off."""
        if isinstance(world.subject, Event) and is_cancelled(world.subject):
            return None
        if self._by_the_clock and isinstance(world.subject, Event):
            return _scaled(minutes_of(world.subject), _MINUTES[self.unit])
        value = next(iter(self.path.follow(world).values), None)
        if isinstance(value, Duration):
            return _of_duration(value, self.unit)
        whole = self.path.first_field in _PERIODS
        return _of_time(value, self.unit, whole=whole) if isinstance(value, When) else None

    @property
    def _by_the_clock(self) -> bool:
        return self.unit in _MINUTES and self.path.first_field == "when"

    def _lacks(self, world: World) -> str:
        if isinstance(world.subject, Event) and is_cancelled(world.subject):
            return f"{self.path.spots[0].name}: not cancelled"
        return self.path.spots[0].inside("minutes") if self._by_the_clock else self.path.name

    def _told(self, length: Length, bounds: Known, world: World) -> dict[str, Any]:
        stated = self._by_the_clock and getattr(world.subject, "minutes", None) is not None
        return {
            "field": "minutes" if stated else self.path.first_field,
            "subject": called(world.subject, world),
            "length": shown(length),
            "unit": _UNITS[self.unit],
            **bounds.arguments,
        }


def lasting(table: Table, key: str) -> Lasting:
    """Build a length.

    Raises:
        MistakenError: If the declaration is none.
    """
    unit = table.choice(key, UNITS)
    path = table.path("time") if "time" in table else resolve(time_field(table.spot), table.spot)
    field = path.field
    if field is None or not (field.is_time or field.is_length):
        raise MistakenError("{section} is no time and no length", path=("time",), section=path.name)
    if unit in _MINUTES and field.is_time and not issubclass(table.spot.owner, Event):
        raise MistakenError(
            "what stands in {section} lasts no hours: count days", path=(key,), section=path.name
        )
    return Lasting(path, unit, table.bounds(whole=False))


def shown(length: Length) -> str:
    """A length as one number, or as two.

    >>> shown((90, 90)), shown((17.5, 18))
    ('90', '17.5–18')
    """
    least, most = (f"{number:.1f}".removesuffix(".0") for number in length)
    return least if least == most else f"{least}–{most}"


def _template(length: Length, bounds: Known) -> str:
    if bounds.exactly is not None:
        return "{subject} lasts {length} {unit}; {exactly} are expected"
    if bounds.reached(*length) is False:
        return "{subject} lasts {length} {unit}; at least {at-least} are expected"
    return "{subject} lasts {length} {unit}; at most {at-most} are expected"


def _scaled(length: tuple[int, int] | None, unit: int) -> Length | None:
    return None if length is None else (length[0] / unit, length[1] / unit)


def _of_duration(duration: Duration, unit: str) -> Length | None:
    if unit in _MINUTES:
        return _scaled(duration.minutes, _MINUTES[unit])
    if unit == "months":
        return duration.months
    return _scaled(duration.days, _DAYS[unit])


def _of_time(when: When, unit: str, *, whole: bool) -> Length | None:
    """The length of a time; what lies somewhere inside may be as short as a day."""
    days = when.extent
    if days is None or when.mode in (Mode.BY, Mode.FROM):
        return None
    most = months_of(days) if unit == "months" else days.days / _DAYS.get(unit, 1)
    if whole or when.mode is not Mode.WITHIN:
        return most, most
    return 0 if unit == "months" else 1 / _DAYS.get(unit, 1), most
