"""When the leader module and the programme end, and what is missing until then."""

from datetime import date, timedelta
from itertools import pairwise
from typing import TypeAlias

from kompetanse.dates import DateRange, Mode, When
from kompetanse.dates.compare import ends_before, starts_before
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
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, fact, rule
from kompetanse.rule.shapes import months_without_july, opposite, settle
from kompetanse_skup.outline import Outline
from kompetanse_skup.subjects import (
    ORGANISATION,
    is_for_leaders,
)


_DAY = timedelta(days=1)

Ending: TypeAlias = Event | Module | ModuleRun
"""What may be later than it should."""


@fact
def ends_with_leader_module(outline: Outline) -> list[Ending]:
    """The leader module and all that happens in it."""
    module = outline.leader_module
    return [module, *outline.events_of(module)] if module else []


@fact
def ends_with_programme(plan: Plan, outline: Outline, directory: Directory) -> list[Ending]:
    """The modules, all that happens in them and at the schools, and meetings of the committee."""
    found: list[Ending] = []
    for module in (plan.modules or {}).values():
        sessions = (module.sessions or {}).values()
        found += [module, *outline.events_of(module), *sessions]
    return [*found, *(plan.module_runs or {}).values(), *_of_committee(plan, directory)]


@rule(
    "leader-module-end",
    severity=Severity.WARNING,
    source=ORGANISATION,
    among="ends_with_leader_module",
    otherwise="modules.kind: leader",
    replaces="outside-plan-period",
)
def leader_module_end(subject: Event | Module, plan: Plan, *, year: int = 2018) -> Problems:
    """Nothing in the leader module is later than 2018.

    The module lasts through that year; what comes later is the networks' work.

    Breaks:
        period: 2016–2018
        modules: {l: {kind: leader, gatherings: [g]}}
        gatherings: {g: {title: 5. samling, when: 17.01.19}}

    Holds:
        period: 2016–2018
        modules: {l: {kind: leader, gatherings: [g]}}
        gatherings: {g: {title: 5. samling, when: 13.12.18}}
    """
    template = "{what} ({when}) is too late: the leader module ends on {last}"
    yield from _not_after(date(year, 12, 31), subject, plan, template)


@rule(
    "programme-end",
    severity=Severity.WARNING,
    source=ORGANISATION,
    among="ends_with_programme",
    otherwise="gatherings.module",
    replaces="outside-plan-period",
    unless="skup/leader-module-end",
)
def programme_end(subject: Event | Module | ModuleRun, plan: Plan, *, year: int = 2019) -> Problems:
    """Nothing in the modules and nothing of the programme committee is as late as 2019.

    The programme is organised in this way until then. Networks and everyday work go on.

    Breaks:
        period: 2016–2018
        gatherings: {m: {title: Sluttmøte, kind: committee-meeting, when: 14.01.19}}

    Holds:
        period: 2016–2018
        gatherings:
          m: {title: Sluttmøte, kind: committee-meeting, when: 13.12.18}
          n: {title: Nettverksdag, when: 28.01.19}
    """
    template = "{what} ({when}) is too late: the programme ends on {last}"
    yield from _not_after(date(year - 1, 12, 31), subject, plan, template)


@rule("leader-module-covered", severity=Severity.WARNING, source=ORGANISATION)
def leader_module_covered(
    module: Module, outline: Outline, *, year: int = 2018, months: int = 6
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
    gatherings = outline.gatherings_of(module) or []
    dated = [days for one in gatherings if (days := _days(one))]
    if not dated or len(dated) < len(gatherings):
        yield Missing(module, "gatherings.when")
        return
    last = max(days.last for days in dated)
    guided = sorted(days.begin for one in module.guidance or () if (days := _days(one)))
    for free in _between(last, guided, date(year, 12, 31)):
        if months_without_july(free) > months:
            yield _nothing_planned(module, free)


def _not_after(last: date, subject: Ending, plan: Plan, template: str) -> Problems:
    """Hold an end against the last day; what is too early is for other rules."""
    field, when = _end_of(subject)
    if when is None or when.latest is None or when.mode is Mode.FROM:
        yield Missing(subject, f"{_container(subject)}.{field}")
        return
    if plan.period and plan.period.earliest and starts_before(when, plan.period.earliest):
        yield Missing(subject, "period")
        return
    yield from settle(
        opposite(ends_before(last, when)),
        Problem(subject, template, field=field, what=subject.name, when=when, last=last),
        Unknown(
            subject,
            "{what} ({when}): it cannot be established whether that is later than {last}",
            field=field,
            what=subject.name,
            when=when,
            last=last,
        ),
    )


def _end_of(subject: Ending) -> tuple[str, When | None]:
    """The field that says until when something lasts, and that time."""
    if isinstance(subject, Module):
        return "period", subject.period
    return ("until", subject.until) if isinstance(subject, ModuleRun) else ("when", subject.when)


def _container(subject: Ending) -> str:
    if isinstance(subject, Module):
        return "modules"
    return "module_runs" if isinstance(subject, ModuleRun) else "gatherings"


def _of_committee(plan: Plan, directory: Directory) -> list[Event]:
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
    return [*meetings, *gathered]


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
