"""When the leader module and the modules for teachers begin, and which comes first."""

from collections.abc import Iterable
from datetime import date

from kompetanse.dates import Season, Term, When
from kompetanse.dates.compare import starts_before
from kompetanse.model import Event, Module, ModuleCatalogue, ModuleRun, Unit
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, rule
from kompetanse.rule.shapes import opposite, settle, starts_in
from kompetanse_skup.outline import Outline
from kompetanse_skup.subjects import (
    LEADER_MODULE,
    SOURCE,
    is_for_leaders,
    is_school,
)


@rule(
    "leader-module-before-teacher-module",
    severity=Severity.ERROR,
    source=LEADER_MODULE,
    needs="leaders_from",
)
def leader_module_before_teacher_module(unit: Unit, outline: Outline) -> Problems:
    """A school's leaders begin with the leader module before its teachers begin with theirs.

    They are to lead work that they have learnt to lead.

    Breaks:
        units: {skog: {kind: school, leaders_from: uke 45 2016}}
        module_runs: {skog: {unit: skog, start: uke 44 2016}}

    Holds:
        units: {skog: {kind: school, leaders_from: 26.09.16}}
        module_runs: {skog: {unit: skog, start: 16.01.17}}
    """
    if not (yield from is_school(unit)):
        return
    leaders, starts = outline.time_of(unit.leaders_from), outline.starts_of(unit)
    if leaders is None or not starts:
        yield Missing(unit, "module_runs.start" if leaders else "units.leaders_from")
        return
    for start in starts:
        yield from settle(
            starts_before(leaders, start),
            _leaders_late(unit, start),
            _order_unclear(unit, start),
        )


@rule("leader-module-start-window", severity=Severity.ERROR, source=SOURCE)
def leader_module_start_window(module: Module, outline: Outline, *, year: int = 2016) -> Problems:
    """The leader module starts in the autumn of 2016.

    All schools start together. The first gathering decides, and where none has a date the
    module's period.

    Breaks:
        modules: {l: {kind: leader, gatherings: [g1]}}
        gatherings: {g1: {title: Oppstartssamling, when: 12.01.17}}

    Holds:
        modules: {l: {kind: leader, gatherings: [g1]}}
        gatherings: {g1: {title: Oppstartssamling, when: 26.–27.09.16}}
    """
    if not (yield from is_for_leaders(module)):
        return
    subject, field, when = _opening(module, outline)
    if when is None:
        yield Missing(module, "gatherings.when")
        return
    autumn = Term(Season.AUTUMN, year)
    yield from settle(
        starts_in(when, autumn.range),
        Problem(
            subject,
            "{module} starts {when}; it is to start in {autumn}",
            field=field,
            module=module.name,
            when=when,
            autumn=autumn,
        ),
        Unknown(
            subject,
            "{module} starts {when}: it cannot be established whether that is in {autumn}",
            field=field,
            module=module.name,
            when=when,
            autumn=autumn,
        ),
    )


@rule("teacher-modules-not-before", severity=Severity.ERROR, source=SOURCE)
def teacher_modules_not_before(
    subject: Module | ModuleCatalogue | ModuleRun, outline: Outline, *, year: int = 2017
) -> Problems:
    """No module for teachers starts before January 2017.

    Until then the leaders prepare it; that work of theirs may start earlier.

    Breaks:
        module_runs: {skog: {module: m, start: 12.12.16}}

    Holds:
        module_runs: {skog: {module: m, implementation_start: november 2016, start: 09.01.17}}
    """
    first, found = date(year, 1, 1), _teaching(subject, outline)
    if not found:
        yield Missing(
            subject, "modules.sessions" if isinstance(subject, Module) else "module_runs.start"
        )
    for thing, field, when in found:
        yield from settle(
            opposite(starts_before(when, first)),
            Problem(
                thing,
                "teachers begin {when}; no module for teachers is to start before {first}",
                field=field,
                when=when,
                first=first,
            ),
            Unknown(
                thing,
                "teachers begin {when}: it cannot be established whether that is before {first}",
                field=field,
                when=when,
                first=first,
            ),
        )


@rule(
    "implementation-start-window",
    severity=Severity.WARNING,
    source=LEADER_MODULE,
    needs="implementation_start",
)
def implementation_start_window(run: ModuleRun, *, year: int = 2016) -> Problems:
    """A school's leaders begin to implement the chosen module in the autumn of 2016.

    What is prepared only when the teachers begin is not anchored.

    Breaks:
        module_runs: {skog: {implementation_start: februar 2017}}

    Holds:
        module_runs: {skog: {implementation_start: november 2016}}
    """
    when = run.implementation_start
    if when is None or not when.is_readable:
        yield Missing(run, "module_runs.implementation_start")
        return
    autumn = Term(Season.AUTUMN, year)
    yield from settle(
        starts_in(when, autumn.range),
        Problem(
            run,
            "the leaders begin to implement the module {when}; {autumn} is expected",
            field="implementation_start",
            when=when,
            autumn=autumn,
        ),
        Unknown(
            run,
            "the leaders begin to implement the module {when}: it cannot be established whether "
            "that is in {autumn}",
            field="implementation_start",
            when=when,
            autumn=autumn,
        ),
    )


def _leaders_late(unit: Unit, start: When) -> Problem:
    return Problem(
        unit,
        "the teachers of {unit} begin ({start}) before its leaders have begun with the leader "
        "module ({leaders})",
        field="leaders_from",
        hint="let the teachers begin later",
        unit=unit.name,
        start=start,
        leaders=unit.leaders_from,
    )


def _order_unclear(unit: Unit, start: When) -> Unknown:
    return Unknown(
        unit,
        "leaders of {unit} begin {leaders}, its teachers {start}: it cannot be established who "
        "begins first",
        field="leaders_from",
        unit=unit.name,
        leaders=unit.leaders_from,
        start=start,
    )


def _opening(module: Module, outline: Outline) -> tuple[Event | Module, str, When | None]:
    """What a module begins with, and when: its first gathering, else its period."""
    if first := _first(outline.gatherings_of(module) or ()):
        return first[0], "when", first[1]
    period = module.period if module.period and module.period.is_readable else None
    return module, "period", period


def _first(events: Iterable[Event]) -> tuple[Event, When] | None:
    """The first of some events, and its time."""
    dated = [(one, one.when) for one in events if one.when and one.when.earliest]
    return min(dated, key=lambda pair: pair[1].earliest or date.max, default=None)


def _teaching(
    subject: Module | ModuleCatalogue | ModuleRun, outline: Outline
) -> list[tuple[object, str, When]]:
    """When teachers begin: with the module at their school, or with a part of it."""
    if not isinstance(subject, Module):
        start = outline.time_of(subject.start)
        return [(subject, "start", start)] if start else []
    if subject.id not in outline.teacher_modules:
        return []
    if first := _first((subject.sessions or {}).values()):
        return [(first[0], "when", first[1])]
    period = subject.period
    return [(subject, "period", period)] if period and period.is_readable else []
