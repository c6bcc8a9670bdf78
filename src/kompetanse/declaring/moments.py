"""Times that declarations speak of: one that stands in the plan, one that is written out, today."""

from collections.abc import Iterable
from typing import Any

from attrs import frozen

from kompetanse.dates import Context, FaultKind, Mode, SchoolYear, When, read_when, school_years_in
from kompetanse.declaring.fields import fields_of
from kompetanse.declaring.mistakes import MistakenError
from kompetanse.declaring.paths import PlanPath, Spot, resolve
from kompetanse.declaring.standing import standing
from kompetanse.declaring.world import World
from kompetanse.rule.shapes import Series, school_year_of


TODAY = "today"
_ANY_YEAR = Context(period=SchoolYear(2021).range)


@frozen
class Moment:
    """A time, with what it belongs to.

    Attributes:
        when: The time.
        thing: What has it; nothing where the declaration itself says it, or the subject does.
    """

    when: When
    thing: object = None


@frozen
class Moments:
    """What a declaration's time comes to for one subject; `lacking` is what is not stated."""

    all: tuple[Moment, ...] = ()
    lacking: str | None = None

    @classmethod
    def joined(cls, parts: "Iterable[Moments]") -> "Moments":
        """All of several; what one of them lacks, the whole lacks."""
        listed = list(parts)
        lacking = (one.lacking for one in listed if one.lacking)
        return cls(tuple(moment for one in listed for moment in one.all), next(lacking, None))


@frozen
class StatedTime:
    """A time that stands in the plan, at a path; where that leads to things, at a field of them."""

    path: PlanPath
    field: str | None = None

    @property
    def name(self) -> str:
        """What has to be stated."""
        return f"{self.path.name}.{self.field}" if self.field else self.path.name

    def __str__(self) -> str:
        """Show where it stands."""
        return self.name

    def moments(self, world: World) -> Moments:
        """The times that it leads to."""
        if self.path.rooted:
            return world.once(("times", self.path.text, self.field), lambda: self._found(world))
        return self._found(world)

    def _found(self, world: World) -> Moments:
        found = self.path.follow(world)
        if self.field is None:
            things, values = self.path.holders_of_values(world), found.values
        else:
            stands = standing(found.values)
            things = values = tuple(value for value in found.values if id(value) in stands)
        times = [time_of(value, self.field, world) for value in values]
        known = tuple(
            Moment(when, thing) for thing, when in zip(things, times, strict=True) if when
        )
        lacking = found.lacking or (self.name if len(known) < len(times) else None)
        return Moments(known, lacking)


@frozen
class WrittenTime:
    """A time that is written out in the declaration: an option of its rule, where it has a name.

    One without a year is meant anew in every school year of the plan.
    """

    option: str
    text: str
    language: str

    @property
    def name(self) -> str:
        """What has to be stated: the plan's period, so that a time without a year has one."""
        return "period"

    def __str__(self) -> str:
        """Show what is written."""
        return self.text

    def moments(self, world: World) -> Moments:
        """The time; one for each school year where it names none."""
        text = str(world.options.get(self.option, self.text) if self.option else self.text)
        return world.once(("written", text), lambda: self._read(text, world))

    def _read(self, text: str, world: World) -> Moments:
        when = read_when(text, language=self.language)
        if when.is_readable:
            return Moments((Moment(when),))
        extent = world.plan.period.extent if world.plan.period else None
        if extent is None:
            return Moments(lacking="period")
        contexts = (Context(period=year.range) for year in school_years_in(extent))
        times = (read_when(text, language=self.language, context=one) for one in contexts)
        return Moments(tuple(Moment(when) for when in times if when.is_readable))


@frozen
class Today:
    """The day of the check."""

    @property
    def name(self) -> str:
        """What has to be given."""
        return TODAY

    def __str__(self) -> str:
        """Show the word for it."""
        return TODAY

    def moments(self, world: World) -> Moments:
        """The day, where one was given."""
        if world.today is None:
            return Moments(lacking=TODAY)
        day = world.today
        return Moments((Moment(When(day.isoformat(), Mode.AT, day, day)),))


Time = StatedTime | WrittenTime | Today
"""What a declaration compares with."""


def read_time(text: str, spot: Spot, option: str, language: str) -> Time:
    """Tell what a text of a declaration means: a path, a time, or today.

    Raises:
        MistakenError: If it is none of them.
    """
    if text == TODAY:
        return Today()
    try:
        return stated_time(resolve(text, spot))
    except MistakenError as mistake:
        if not is_time(text, language):
            raise _neither(text, language, mistake) from None
    return WrittenTime(option, text, language)


def stated_time(path: PlanPath) -> StatedTime:
    """The time that a path leads to.

    Raises:
        MistakenError: If it leads to no time.
    """
    if path.field and path.field.is_time and not path.of_things:
        return StatedTime(path)
    if not path.of_things:
        raise MistakenError("{section} is no time", section=path.name or path.text)
    return StatedTime(path, time_field(path.spot))


def time_field(spot: Spot) -> str:
    """Give the field that says when something is.

    Raises:
        MistakenError: If there is none, or more than one.
    """
    known = times_in(spot)
    if "when" in known:
        return "when"
    if len(known) != 1:
        template = (
            "there are several times in {section}: {known}"
            if known
            else "there is no time in {section}"
        )
        raise MistakenError(template, section=spot.name or "plan", known=list(known))
    return known[0]


def times_in(spot: Spot) -> tuple[str, ...]:
    """Give the fields of a class that hold a time."""
    if not spot.has_fields:
        return ()
    return tuple(name for name, field in fields_of(spot.owner).items() if field.is_time)


def is_time(text: str, language: str) -> bool:
    """Tell whether a text is a time, at least in some year."""
    return read_when(text, language=language, context=_ANY_YEAR).is_readable


def time_of(thing: object, field: str | None, world: World) -> When | None:
    """Give the time of a thing that can be read; what is tied to a gathering has that one's."""
    value = getattr(thing, field) if field else thing
    if isinstance(value, str):
        value = _of_school_year(value)
    if not isinstance(value, When) or not value.is_readable:
        return None
    if value.anchor is None:
        return value
    return world.once("series", lambda: _series(world)).time_of(value)


def _series(world: World) -> Series:
    return Series((world.plan.gatherings or {}).values())


def _of_school_year(text: str) -> When | None:
    """The time of a plan «2021/2022»."""
    year = school_year_of(text)
    return When(text, Mode.SPAN, year.range.begin, year.range.last) if year else None


def _neither(text: str, language: str, mistake: MistakenError) -> MistakenError:
    """The mistake of a text that is no time; of a path that goes wrong on its way, that one."""
    fault = read_when(text, language=language).fault
    begins_as_time = text[:1].isdecimal()
    if begins_as_time and fault and fault.kind is not FaultKind.NO_YEAR:
        hint = "did you mean {nearest}?" if fault.hint else None
        arguments: dict[str, Any] = {**fault.arguments, "nearest": fault.hint}
        return MistakenError(fault.reason, hint=hint, **arguments)
    if "section" in mistake.arguments and not begins_as_time:
        return mistake
    template = "«{text}» is neither a time nor a path of the plan format"
    nearest = mistake.arguments.get("nearest", "")
    return MistakenError(template, hint=mistake.hint, text=text, nearest=nearest)
