"""Numbers of gatherings, sessions and parts: gaps, repeats and disorder."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from kompetanse.dates import SchoolYear
from kompetanse.dates.compare import starts_before
from kompetanse.model import Event, Gathering, GatheringKind, Module, Part, Plan
from kompetanse.model.audience import Directory
from kompetanse.model.kinds import kind_of_gathering, mentions_of, numbers_of
from kompetanse.model.naming import plain, stem
from kompetanse.rule import Missing, Problem, Problems, Severity, rule
from kompetanse.rules.facts import Texts, texts_of


_SAME_TIME = 14
_WHOLE_YEAR = 300


class Numbered(NamedTuple):
    """An event with the numbers that it stands for: «Samling 3», «Modul 2–4»."""

    event: Event
    family: str
    numbers: tuple[int, ...]

    @property
    def last(self) -> int:
        """The greatest of its numbers."""
        return self.numbers[-1]


@rule(
    "numbering-gap",
    severity=Severity.WARNING,
    unless=("copied-year", "invalid-date", "ost-finnmark/module-order"),
)
def numbering_gap(
    parent: Plan | Module | Gathering, plan: Plan, directory: Directory, texts: Texts
) -> Problems:
    """Numbered gatherings, sessions and parts run 1, 2, 3 …, without gap or repeat, and in time.

    A number that is missing or stands twice is mostly a row that was lost, or copied and not
    changed. A start gathering («Oppstartssamling») counts as number 1. Parallel editions, and a
    series that begins anew, are no repeats.

    Breaks:
        gatherings:
          s1: {title: Samling 1, when: 02.09.21}
          s2: {title: Samling 2, when: 14.10.21}
          s4: {title: Samling 4, when: 10.03.22}

    Breaks:
        gatherings: {s1: {title: Samling 1, parts: [{title: Del 1}, {title: Del 1}]}}

    Holds:
        gatherings:
          s1: {title: Oppstartssamling, when: 02.09.21}
          s2: {title: 2. samling, when: 14.10.21}
          s3: {title: "Samling 3: veien videre", when: 10.03.22}
          s4: {title: Avsluttende samling, when: 09.06.22}
    """
    events = _children(parent)
    if events is None:
        yield Missing(parent, _CHILDREN[type(parent)])
        return
    from_one = not isinstance(parent, Plan) or _begins_anew(plan)
    for series in _series(events, parent):
        for run in _runs(series):
            yield from _repeats(run, directory)
            yield from _disorder(run)
            for one, wanting in _gaps(run, from_one=from_one):
                yield from _missing(one, wanting, _mentioned(parent, events, texts))


_CHILDREN = {Plan: "gatherings", Module: "modules.sessions", Gathering: "gatherings.parts"}


def _children(parent: Plan | Module | Gathering) -> list[Event] | None:
    """The events of a parent that may be numbered; nothing where it does not state them.

    The days of a course of several days may have its number: «Temaforløb 2, dag 1».
    """
    if isinstance(parent, Plan):
        listed = [one.gatherings or () for one in (parent.courses or {}).values()]
        shared = {day for days in listed if len(days) > 1 for day in days}
        rows = parent.gatherings
        return None if rows is None else [row for row in rows.values() if row.id not in shared]
    if isinstance(parent, Module):
        return None if parent.sessions is None else list(parent.sessions.values())
    return None if parent.parts is None else list(parent.parts)


def _mentioned(
    parent: Plan | Module | Gathering, events: Iterable[Event], texts: Texts
) -> set[tuple[str, int]]:
    """Every «samling 3» that a parent speaks of anywhere, as (stem, number)."""
    if isinstance(parent, Plan):
        spoken = [text for _, _, text in texts.all]
    else:
        things = (parent, *events)
        fields = ("title", "text", "topics")
        spoken = [text for thing in things for _, _, text in texts_of(thing, fields)]
    return {(stem(family), number) for text in spoken for family, number in mentions_of(text)}


def _begins_anew(plan: Plan) -> bool:
    """Whether numbers are to begin with 1: the plan fills a year and goes on from no other."""
    days = plan.period.extent if plan.period else None
    starts = (kind_of_gathering(one) for one in (plan.gatherings or {}).values())
    return (
        days is not None
        and days.days >= _WHOLE_YEAR
        and not plan.builds_on
        and GatheringKind.START not in starts
    )


def _series(events: Iterable[Event], parent: Plan | Module | Gathering) -> Iterator[list[Numbered]]:
    """The events of one family, of one module or network, in the order they are written."""
    found: dict[tuple[object, ...], list[Numbered]] = {}
    for event in events:
        if isinstance(event, Gathering) and event.edition_of:
            continue
        one = _numbered(event, parent)
        if one is not None:
            key = (one.family, getattr(event, "module", None), getattr(event, "network", None))
            found.setdefault(key, []).append(one)
    for series in found.values():
        explicit = {n for one in series if not _is_start(one.event) for n in one.numbers}
        yield [one for one in series if not (_is_start(one.event) and 1 in explicit)]


def _numbered(event: Event, parent: Plan | Module | Gathering) -> Numbered | None:
    family, numbers = numbers_of(event.title or "")
    stated = getattr(event, "number", None)
    if isinstance(event, Gathering | Part) and stated is not None and len(numbers) <= 1:
        numbers = (stated,)
    elif isinstance(parent, Module) and not numbers and event.id.isdecimal():
        family, numbers = family or "modul", (int(event.id),)
    family = stem(family) if family else type(event).__name__
    return Numbered(event, family, numbers) if numbers else None


def _is_start(event: Event) -> bool:
    """Whether an event is the first of its family by its name alone: «Oppstartssamling»."""
    return isinstance(event, Gathering) and kind_of_gathering(event) is GatheringKind.START


def _runs(series: list[Numbered]) -> Iterator[list[Numbered]]:
    """Cut a series where it begins anew with 1, as in a plan for several years."""
    run: list[Numbered] = []
    for one in series:
        if run and one.numbers[0] == 1 < run[-1].last and _in_other_term(run[-1].event, one.event):
            yield run
            run = []
        run.append(one)
    yield run


def _in_other_term(one: Event, other: Event) -> bool:
    """Whether two events stand under different headings, or in different school years."""
    if one.section != other.section:
        return True
    days = [event.when.earliest for event in (one, other) if event.when and event.when.earliest]
    return len({SchoolYear.of(day) for day in days}) == 2


def _repeats(run: list[Numbered], directory: Directory) -> Iterator[Problem]:
    seen: dict[tuple[int, ...], Numbered] = {}
    for one in run:
        first = seen.setdefault(one.numbers, one)
        if first is not one and not _parallel(first.event, one.event, directory):
            yield Problem(
                one.event,
                "«{name}» has the same number as «{other}»",
                field="title" if one.event.title else None,
                related=(first.event,),
                hint="give it the next number, or say under edition_of that it is held twice"
                if isinstance(one.event, Gathering)
                else "give it the next number",
                name=one.event.name,
                other=first.event.name,
            )


def _parallel(one: Event, other: Event, directory: Directory) -> bool:
    """Whether two events may be editions of one: for others, elsewhere, or about the same time.

    What stands behind the number but before a colon tells them apart: «Samling 1 nord».
    """
    if plain(one.title or "").partition(":")[0] != plain(other.title or "").partition(":")[0]:
        return True
    if one.audience and other.audience and not directory.overlap(one, other):
        return directory.roles is not None
    if one.place and other.place and one.place != other.place:
        return True
    if isinstance(one, Part):
        return False
    if one.when and other.when and one.when.earliest and other.when.earliest:
        return abs((other.when.earliest - one.when.earliest).days) < _SAME_TIME
    return False


def _disorder(run: list[Numbered]) -> Iterator[Problem]:
    """Events that start before the one with the number below.

    Where a number stands more than once nobody can tell what follows what.
    """
    dated = [one for one in run if one.event.when and one.event.when.is_readable]
    if len({one.numbers for one in run}) < len(run):
        return
    for lower, higher in pairwise(sorted(dated, key=lambda one: one.numbers)):
        first, second = lower.event.when, higher.event.when
        if first and second and starts_before(second, first):
            yield Problem(
                higher.event,
                "«{name}» comes before «{other}» in time ({when}, {before})",
                field="when",
                related=(lower.event,),
                hint="correct the number or the date",
                name=higher.event.name,
                other=lower.event.name,
                when=second,
                before=first,
            )


def _gaps(run: list[Numbered], *, from_one: bool) -> Iterator[tuple[Numbered, list[int]]]:
    """Numbers that no event has, each with the event before which they are missing."""
    numbers = {number for one in run for number in one.numbers}
    reached = 0 if from_one else min(numbers) - 1
    for one in sorted(run, key=lambda one: one.numbers):
        if wanting := [n for n in range(reached + 1, one.numbers[0]) if n not in numbers]:
            yield one, wanting
        reached = max(reached, one.last)


def _missing(one: Numbered, wanting: list[int], spoken: set[tuple[str, int]]) -> Problems:
    """What to say of missing numbers that nothing in the plan speaks of."""
    if unsaid := [number for number in wanting if (one.family, number) not in spoken]:
        yield Problem(
            one.event,
            "number {numbers} is missing before «{name}»",
            plural="numbers {numbers} are missing before «{name}»",
            count=len(unsaid),
            field="title" if one.event.title else None,
            hint="add what is missing, or number anew",
            numbers=[str(number) for number in unsaid],
            name=one.event.name,
        )
