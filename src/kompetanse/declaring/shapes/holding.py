"""On which weekdays and between which hours something is held."""

from collections.abc import Iterator
from datetime import time

from attrs import frozen

from kompetanse.dates import DateRange, Mode, When
from kompetanse.dates.weekday import Weekday
from kompetanse.declaring.mistakes import MistakenError
from kompetanse.declaring.shapes.timed import OwnTime
from kompetanse.declaring.table import Table
from kompetanse.declaring.things import called
from kompetanse.declaring.world import World
from kompetanse.model import Event
from kompetanse.rule import Missing, Problem, Problems, Unknown
from kompetanse.rule.shapes import Answer, every, minutes_of


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_A_WEEK = 7
_HOUR = 60


@frozen
class HeldOn:
    """The subject is held on some weekdays only."""

    own: OwnTime
    weekdays: frozenset[int]

    def results(self, world: World) -> Problems:
        """Look at the weekday of each day."""
        for when in self.own.attended(world):
            if isinstance(when, Missing):
                yield when
                continue
            parts = list(_parts(when))
            answers = [self._fits(days, whole=whole) for days, whole in parts]
            if not answers:
                yield Missing(world.subject, self.own.name)
            elif every(answers) is False:
                wrong = next(p for p, yes in zip(parts, answers, strict=True) if yes is False)
                yield self._problem(wrong[0], when, world)
            elif None in answers:
                yield Unknown(
                    world.subject,
                    "{subject} ({when}): it cannot be established on which weekday that is",
                    field=self.own.field,
                    subject=called(world.subject, world, timed=False),
                    when=when,
                )

    def _fits(self, days: DateRange, *, whole: bool) -> Answer:
        """Whether all of some days are fine; of several possible ones, nobody may be able to tell."""
        found = {day.weekday() for _, day in zip(range(_A_WEEK), days, strict=False)}
        if found <= self.weekdays:
            return True
        return False if whole or found.isdisjoint(self.weekdays) else None

    def _problem(self, days: DateRange, when: When, world: World) -> Problem:
        wrong = (day for day in days if day.weekday() not in self.weekdays)
        return Problem(
            world.subject,
            "{subject} ({when}) is held on a {weekday}; {weekdays} are possible",
            field=self.own.field,
            subject=called(world.subject, world, timed=False),
            when=when,
            weekday=Weekday.of(next(wrong)),
            weekdays=[Weekday(number) for number in sorted(self.weekdays)],
        )


def held_on(table: Table, key: str) -> HeldOn:
    """Build the weekdays.

    Raises:
        MistakenError: If the declaration is none.
    """
    numbers = set()
    for at, name in enumerate(table.texts(key)):
        if name not in WEEKDAYS:
            raise MistakenError(
                "«{name}» is none of what is known here: {known}",
                path=(key, at) if isinstance(table.data[key], list) else (key,),
                name=name,
                known=list(WEEKDAYS),
            )
        numbers.add(WEEKDAYS.index(name))
    return HeldOn(OwnTime.read(table), frozenset(numbers))


@frozen
class HeldBetween:
    """The subject is held between some hours of the day."""

    own: OwnTime
    first: time
    last: time

    def results(self, world: World) -> Problems:
        """Look at the clock."""
        for when in self.own.attended(world):
            if isinstance(when, Missing):
                yield when
            elif when.start_time is None:
                yield Missing(world.subject, f"{self.own.name}: kl.")
            else:
                yield from self._held(when.start_time, when, world)

    def _held(self, begin: time, when: When, world: World) -> Problems:
        finish = when.end_time or _end(begin, world.subject)
        too_early, too_late = begin < self.first, (finish or begin) > self.last
        if too_early or too_late:
            yield Problem(
                world.subject,
                "{subject} ({when}) does not lie between {first} and {last}",
                field=self.own.field,
                subject=called(world.subject, world, timed=False),
                when=when,
                first=self.first,
                last=self.last,
            )
        elif finish is None:
            yield Missing(world.subject, f"{self.own.name}: kl.")


def held_between(table: Table, key: str) -> HeldBetween:
    """Build the hours.

    Raises:
        MistakenError: If the declaration is none.
    """
    with table.at(key):
        clocks = [_clock(text, at) for at, text in enumerate(table.texts(key))]
    if len(clocks) != 2:  # noqa: PLR2004 - from and until
        template = "from and until are wanted here: {example}"
        raise MistakenError(template, path=(key,), example='["08:30", "15:30"]')
    first, last = clocks
    if first >= last:
        template = "the day would end before it begins: {first} is not before {last}"
        raise MistakenError(template, path=(key,), first=first, last=last)
    return HeldBetween(OwnTime.read(table), first, last)


def _parts(when: When) -> Iterator[tuple[DateRange, bool]]:
    """The stretches of a time, and whether it fills each of them."""
    certain = when.mode in (Mode.AT, Mode.SPAN) and not when.approximate
    for days in when.parts:
        yield days, certain or (when.mode is Mode.EACH and days.days == 1)


def _end(begin: time, subject: object) -> time | None:
    """When it ends, by its length."""
    length = minutes_of(subject) if isinstance(subject, Event) else None
    if length is None or length[0] != length[1]:
        return None
    minutes = begin.hour * _HOUR + begin.minute + length[0]
    return (
        time(min(minutes // _HOUR, 23), minutes % _HOUR) if minutes < 24 * _HOUR else time(23, 59)
    )


def _clock(text: str, at: int) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError:
        template = "«{text}» is no clock time such as {example}"
        raise MistakenError(template, path=(at,), text=text, example='"08:30"') from None
