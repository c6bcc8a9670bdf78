"""When the leader module and the programme end, and what is missing until then."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeAlias

from kompetanse.dates import DateRange, Mode, When
from kompetanse.dates.compare import ends_before
from kompetanse.model import (
    Event,
    Gathering,
    GatheringKind,
    GuidanceSession,
    Module,
    ModuleRun,
    Plan,
    RoleKind,
)
from kompetanse.model.audience import Directory
from kompetanse.model.kinds import kind_of_gathering
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, rule
from kompetanse.rule.shapes import months_without_july, opposite, settle
from kompetanse_skup.subjects import (
    ORGANISATION,
    gatherings_of,
    is_for_leaders,
    leader_events,
)


_DAY = timedelta(days=1)

Dated: TypeAlias = tuple[Event | Module | ModuleRun, str, When]
"""Something that ends, the field that says when, and that time."""


@rule("leader-module-end", severity=Severity.WARNING, source=ORGANISATION)
def leader_module_end(module: Module, plan: Plan, *, year: int = 2018) -> Problems:
    """Nothing in the leader module is later than 2018.

    The module lasts through that year; what comes later is the networks' work.

    Breaks:
        modules: {l: {kind: leader, gatherings: [g]}}
        gatherings: {g: {title: 5. samling, when: 17.01.19}}

    Holds:
        modules: {l: {kind: leader, gatherings: [g]}}
        gatherings: {g: {title: 5. samling, when: 13.12.18}}
    """
    if not (yield from is_for_leaders(module)):
        return
    found = _ends([(module, "period", module.period), *_times(leader_events(module, plan))])
    if not found:
        yield Missing(module, "gatherings.when")
    for one in found:
        yield from _not_after(
            date(year, 12, 31),
            one,
            "{what} ({when}) is too late: the leader module ends on {last}",
        )


@rule(
    "programme-end",
    severity=Severity.WARNING,
    source=ORGANISATION,
    unless="skup/leader-module-end",
)
def programme_end(plan: Plan, directory: Directory, *, year: int = 2019) -> Problems:
    """Nothing in the modules and nothing of the programme committee is as late as 2019.

    The programme is organised in this way until then. Networks and everyday work go on.

    Breaks:
        gatherings: {m: {title: Sluttmøte, kind: committee-meeting, when: 14.01.19}}

    Holds:
        gatherings:
          m: {title: Sluttmøte, kind: committee-meeting, when: 13.12.18}
          n: {title: Nettverksdag, when: 28.01.19}
    """
    found = _ends([*_of_modules(plan), *_of_committee(plan, directory)])
    if not found:
        yield Missing(plan, "gatherings.module")
    for one in found:
        yield from _not_after(
            date(year - 1, 12, 31),
            one,
            "{what} ({when}) is too late: the programme ends on {last}",
        )


@rule("leader-module-covered", severity=Severity.WARNING, source=ORGANISATION)
def leader_module_covered(
    module: Module, plan: Plan, *, year: int = 2018, months: int = 6
) -> Problems:
    """After the last gathering, no more than six months without anything pass until 2019.

    The leader module lasts through 2018; a plan that stops long before is not finished. July does
    not count, nor does work without gathering or guidance.

    Breaks:
        modules: {l: {kind: leader, gatherings: [g]}}
        gatherings: {g: {title: 5. samling, when: mai 2017}}

    Holds:
        modules: {l: {kind: leader, gatherings: [g]}}
        gatherings: {g: {title: 5. samling, when: september 2018}}
    """
    if not (yield from is_for_leaders(module)):
        return
    gatherings = gatherings_of(module, plan) or []
    dated = [days for one in gatherings if (days := _days(one))]
    if not dated or len(dated) < len(gatherings):
        yield Missing(module, "gatherings.when")
        return
    last = max(days.last for days in dated)
    guided = sorted(days.begin for one in module.guidance or () if (days := _days(one)))
    for free in _between(last, guided, date(year, 12, 31)):
        if months_without_july(free) > months:
            yield _nothing_planned(module, free)


def _not_after(last: date, one: Dated, template: str) -> Problems:
    """Hold an end against the last day."""
    thing, field, when = one
    yield from settle(
        opposite(ends_before(last, when)),
        Problem(thing, template, field=field, what=thing.name, when=when, last=last),
        Unknown(
            thing,
            "{what} ({when}): it cannot be established whether that is later than {last}",
            field=field,
            what=thing.name,
            when=when,
            last=last,
        ),
    )


def _ends(things: Iterable[tuple[Event | Module | ModuleRun, str, When | None]]) -> list[Dated]:
    """Those that have an end: what goes on for ever has none."""
    return [
        (thing, field, when)
        for thing, field, when in things
        if when and when.latest and when.mode is not Mode.FROM
    ]


def _times(events: Iterable[Event]) -> list[tuple[Event, str, When | None]]:
    return [(event, "when", event.when) for event in events]


def _of_modules(plan: Plan) -> list[tuple[Event | Module | ModuleRun, str, When | None]]:
    """What happens in modules: their periods, gatherings, sessions and guidance, and at schools."""
    found: list[tuple[Event | Module | ModuleRun, str, When | None]] = []
    for module in (plan.modules or {}).values():
        sessions = (module.sessions or {}).values()
        found.append((module, "period", module.period))
        found += _times([*leader_events(module, plan), *sessions])
    runs = (plan.module_runs or {}).values()
    return [*found, *((run, "until", run.until) for run in runs)]


def _of_committee(plan: Plan, directory: Directory) -> list[tuple[Event, str, When | None]]:
    """What the programme committee meets for."""
    committees = plan.committees or {}
    meetings = [one for body in committees.values() for one in body.meetings or ()]
    gathered = [
        one
        for one in (plan.gatherings or {}).values()
        if one.network in committees
        or kind_of_gathering(one) is GatheringKind.COMMITTEE_MEETING
        or _only_committee(one, directory)
    ]
    return _times([*meetings, *gathered])


def _only_committee(gathering: Gathering, directory: Directory) -> bool:
    kinds = {directory.kind(role) for role in directory.named(gathering)}
    return kinds == {RoleKind.COMMITTEE}


def _days(event: Gathering | GuidanceSession) -> DateRange | None:
    """The days of an event; those of a doubtful one reach as far as they may."""
    return event.when.extent if event.when else None


def _between(last: date, starts: list[date], end: date) -> list[DateRange]:
    """The free days between a day, the starts of what comes after it, and an end."""
    marks = [last, *(day for day in starts if last < day <= end), end + _DAY]
    free = ((one + _DAY, other) for one, other in pairwise(marks))
    return [DateRange(first, after) for first, after in free if first < after]


def _nothing_planned(module: Module, free: DateRange) -> Problem:
    return Problem(
        module,
        "nothing is planned in {module} in {free}",
        hint="plan something in between",
        module=module.name,
        free=free,
    )
