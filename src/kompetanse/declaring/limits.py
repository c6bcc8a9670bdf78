"""Bounds: numbers that are options of a rule, or that the plan itself states."""

from typing import Any

from attrs import frozen

from kompetanse.declaring.fields import Many
from kompetanse.declaring.paths import PlanPath
from kompetanse.declaring.world import World
from kompetanse.rule.shapes import Answer, every


@frozen
class Number:
    """A number of a declaration: an option of its rule.

    Attributes:
        option: The option's name.
        default: The number that stands in the declaration.
    """

    option: str
    default: float

    def value(self, world: World) -> float | None:
        """The number that is set here."""
        value = world.options.get(self.option, self.default)
        assert isinstance(value, int | float)  # noqa: S101 - options have been held against their type
        return value


@frozen
class StatedNumber:
    """A number that the plan states, or the length of a list."""

    path: PlanPath

    @property
    def name(self) -> str:
        """Where it stands in the plan."""
        return self.path.name

    def value(self, world: World) -> float | None:
        """The number; nothing where the plan does not state it."""
        field = self.path.field
        found = self.path.follow(world)
        if found.lacking or field is None:
            return None
        if field.atom is int and field.many is Many.ONE:
            number = found.values[0] if found.values else None
            return number if isinstance(number, int) else None
        return len(found.values)


@frozen
class Bounds:
    """How many, or how long: at least, at most, exactly."""

    at_least: Number | StatedNumber | None = None
    at_most: Number | StatedNumber | None = None
    exactly: Number | StatedNumber | None = None

    def __str__(self) -> str:
        """Show them in signs: «≥ 5, ≤ 7»."""
        signs = (("≥", self.at_least), ("≤", self.at_most), ("=", self.exactly))
        return ", ".join(f"{sign} {_shown(one)}" for sign, one in signs if one is not None)

    def known(self, world: World) -> "Known":
        """The bounds as they are for one plan."""
        given = (self.at_least, self.at_most, self.exactly)
        least, most, exact = (one.value(world) if one else None for one in given)
        lacking = (
            one.name
            for one, value in zip(given, (least, most, exact), strict=True)
            if isinstance(one, StatedNumber) and value is None
        )
        return Known(least, most, exact, next(lacking, None))


def _shown(limit: Number | StatedNumber) -> str:
    return f"{limit.default:g}" if isinstance(limit, Number) else limit.name


@frozen
class Known:
    """Bounds with their values; `lacking` names the one that the plan does not state."""

    at_least: float | None
    at_most: float | None
    exactly: float | None
    lacking: str | None = None

    @property
    def arguments(self) -> dict[str, Any]:
        """What messages may speak of."""
        return {"at-least": self.at_least, "at-most": self.at_most, "exactly": self.exactly}

    @property
    def lowest(self) -> float | None:
        """The fewest that are allowed."""
        return self.at_least if self.exactly is None else self.exactly

    @property
    def highest(self) -> float | None:
        """The most that are allowed."""
        return self.at_most if self.exactly is None else self.exactly

    def hold(self, least: float, most: float) -> Answer:
        """Tell whether a number that lies between two others is within the bounds.

        >>> Known(5, 7, None).hold(6, 6), Known(5, None, None).hold(3, 4)
        (True, False)
        >>> print(Known(5, None, None).hold(4, 5))
        None
        """
        return every([self.reached(least, most), self.kept(least, most)])

    def reached(self, least: float, most: float) -> Answer:
        """Tell whether it is not too small."""
        if self.lowest is None or least >= self.lowest:
            return True
        return False if most < self.lowest else None

    def kept(self, least: float, most: float) -> Answer:
        """Tell whether it is not too large."""
        if self.highest is None or most <= self.highest:
            return True
        return False if least > self.highest else None
