"""The time of a subject, as shapes compare it."""

from collections.abc import Iterator

from attrs import frozen

from kompetanse.dates import When
from kompetanse.declaring.moments import StatedTime, stated_time, time_field
from kompetanse.declaring.paths import resolve
from kompetanse.declaring.table import Table
from kompetanse.declaring.world import World
from kompetanse.model import Event
from kompetanse.model.kinds import is_attended, is_cancelled
from kompetanse.rule import Missing


@frozen
class OwnTime:
    """When the subject is, or several times of it.

    Attributes:
        times: Where that stands; where there are several places, the first one that says anything.
    """

    times: tuple[StatedTime, ...]

    @classmethod
    def read(cls, table: Table) -> "OwnTime":
        """What `time` says; else the one time that such subjects have.

        Raises:
            MistakenError: If there is none, or a choice.
        """
        if "time" not in table:
            return cls((stated_time(resolve(time_field(table.spot), table.spot)),))
        paths = table.paths("time")
        with table.at("time"):
            return cls(tuple(stated_time(path) for path in paths))

    @property
    def name(self) -> str:
        """What has to be stated."""
        return self.times[0].name

    @property
    def field(self) -> str | None:
        """The field that says it."""
        return self.times[0].path.first_field

    @property
    def section(self) -> str:
        """Where the subject stands."""
        return self.times[0].path.spots[0].name

    def whens(self, world: World) -> "Iterator[When | Missing]":
        """The times; and what is missing where one of them is not stated, or was called off."""
        if isinstance(world.subject, Event) and is_cancelled(world.subject):
            yield Missing(world.subject, f"{self.section}: not cancelled")
            return
        places = [time.moments(world) for time in self.times]
        found = next((one for one in places if one.all), places[0])
        yield from (moment.when for moment in found.all)
        if found.lacking or not found.all:
            yield Missing(world.subject, found.lacking or self.name)

    def attended(self, world: World) -> "Iterator[When | Missing]":
        """The same of what people must be there for: not of work that fills weeks, nor of notes."""
        if isinstance(world.subject, Event) and not is_attended(world.subject):
            yield Missing(world.subject, f"{self.section}: attended")
        else:
            yield from self.whens(world)
