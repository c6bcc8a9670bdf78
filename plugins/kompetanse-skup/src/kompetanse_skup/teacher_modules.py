"""Modules for teachers: which there are, how long they last, who works in them and who leads."""

import re
from collections.abc import Iterable

from kompetanse.dates import DateRange, Mode
from kompetanse.dates.compare import end, start
from kompetanse.model import (
    ActivityKind,
    ImplementationPlan,
    Module,
    ModuleCatalogue,
    ModuleRun,
    Plan,
    RoleKind,
    SessionKind,
    TeacherGroup,
)
from kompetanse.model.audience import Directory
from kompetanse.model.kinds import kind_of_session
from kompetanse.model.programme_kinds import kinds_of_activity
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, rule
from kompetanse.rule.shapes import Answer, every, kinds_held, months_of, settle
from kompetanse_skup.outline import Outline
from kompetanse_skup.subjects import (
    CONDITIONS,
    TEACHER_MODULES,
    is_for_teachers,
)


_SHOWN = 12
_AND = re.compile(r"[,;/&+]|\b(?:og|and)\b", re.IGNORECASE)

_LENGTH: dict[type, str] = {
    Module: "modules.period",
    ModuleCatalogue: "program.catalogue.duration",
    ModuleRun: "module_runs.until",
}
"""What tells how long a module lasts."""


@rule("module-catalogue-size", severity=Severity.ERROR, source=TEACHER_MODULES, needs="modules")
def module_catalogue_size(plan: Plan, outline: Outline, *, size: int = 6) -> Problems:
    """There are six modules for teachers to choose among.

    Schools choose by what their standpoint analysis shows; what is not on the list is not chosen.

    Breaks:
        modules: {m1: {kind: teacher}, m2: {kind: teacher}}

    Holds:
        modules:
          m1: {kind: teacher}
          m2: {kind: teacher}
          m3: {kind: teacher}
          m4: {kind: teacher}
          m5: {kind: teacher}
          m6: {kind: teacher}
    """
    listed = outline.teacher_modules
    if not listed:
        yield Missing(plan, "modules.kind: teacher")
    elif len(listed) != size:
        yield Problem(
            plan,
            "one module for teachers is listed; {size} are expected",
            plural="{count} modules for teachers are listed; {size} are expected",
            count=len(listed),
            field="modules",
            size=size,
        )


@rule("module-choice", severity=Severity.ERROR, source=TEACHER_MODULES)
def module_choice(subject: ImplementationPlan | ModuleRun, outline: Outline) -> Problems:
    """A school chooses one of the modules for teachers, and its implementation plan names it.

    One at a time is enough to carry through, and only for those on the list there are days, texts
    and somebody who answers for the content.

    Breaks:
        modules: {l: {kind: leader}, m1: {kind: teacher}}
        implementation_plans: {skog: {modules: [m9]}}

    Breaks:
        modules: {m1: {kind: teacher}, m2: {kind: teacher}}
        implementation_plans: {skog: {modules: [m1, m2]}}

    Holds:
        modules: {l: {kind: leader}, m1: {kind: teacher}}
        implementation_plans: {skog: {modules: [m1]}}
    """
    chosen, field = _chosen(subject)
    if chosen is None:
        yield Missing(subject, f"{field[0]}.{field[1]}")
        return
    if len(chosen) != 1:
        yield Problem(
            subject,
            "the plan names {number} modules; a school chooses one",
            field=field[1],
            number=len(chosen),
        )
        return
    if isinstance(subject, ModuleRun) and _is_planned(subject, outline):
        return
    catalogue = outline.teacher_modules.values()
    if not catalogue:
        yield Missing(subject, "modules.kind: teacher")
    elif chosen[0].casefold() not in outline.catalogue:
        yield Problem(
            subject,
            "{module} is none of the modules for teachers: {known}",
            field=field[1],
            module=chosen[0],
            known=[module.name for module in catalogue][:_SHOWN],
        )


@rule("module-duration-school-year", severity=Severity.WARNING, source=TEACHER_MODULES)
def module_duration_school_year(
    subject: Module | ModuleCatalogue | ModuleRun,
    outline: Outline,
    *,
    minimum: int = 8,
    maximum: int = 12,
) -> Problems:
    """A module for teachers lasts about a school year: eight to twelve months.

    New practice needs to be tried, looked at and tried again; but what never ends is dropped.

    Breaks:
        modules: {m: {kind: teacher, period: mars 2017 – juni 2017}}

    Holds:
        modules: {m: {kind: teacher, period: januar 2017 – desember 2017}}
    """
    if isinstance(subject, Module) and not (yield from is_for_teachers(subject, outline)):
        return
    key = _LENGTH[type(subject)]
    field = key.rpartition(".")[2]
    length = _months(subject)
    if length is None:
        yield Missing(subject, key)
        return
    least, most = length
    yield from settle(
        every([_at_least(minimum, least, most), _at_least(-maximum, -most, -least)]),
        Problem(
            subject,
            "the module lasts {months} months; about a school year is expected ({minimum} to "
            "{maximum} months)",
            field=field,
            months=round(most),
            minimum=minimum,
            maximum=maximum,
        ),
        Unknown(
            subject,
            "the module lasts {least} to {most} months: it cannot be established whether that is "
            "about a school year",
            field=field,
            least=round(least),
            most=round(most),
        ),
    )


@rule(
    "results-analysis-in-module",
    severity=Severity.WARNING,
    source=TEACHER_MODULES,
    needs="activities",
)
def results_analysis_in_module(subject: Module | ModuleCatalogue, outline: Outline) -> Problems:
    """In each module for teachers results are analysed, and practice is changed.

    Analysis without change is paper, and change without analysis is chance.

    Breaks:
        modules: {m: {kind: teacher, activities: [analyse av resultater]}}

    Holds:
        modules: {m: {kind: teacher, activities: [analyse av resultater, endret praksis]}}
    """
    if isinstance(subject, Module) and not (yield from is_for_teachers(subject, outline)):
        return
    found = {kind for one in subject.activities or () for kind in kinds_of_activity(one)}
    if ActivityKind.ANALYSIS not in found and not _has_analysis(subject):
        yield Problem(subject, "no results are analysed in the module", field="activities")
    if ActivityKind.PRACTICE_CHANGE not in found:
        yield Problem(subject, "nothing in the module is to change practice", field="activities")


@rule("cross-disciplinary-groups", severity=Severity.WARNING, source=CONDITIONS, needs="members")
def cross_disciplinary_groups(group: TeacherGroup, *, minimum: int = 2) -> Problems:
    """The members of a group of teachers have several subjects or departments, if at all possible.

    Who teaches the same already shares it; what others do is new.

    Breaks:
        teacher_groups: {a: {members: [{subject: elektro}, {subject: elektro}]}}

    Holds:
        teacher_groups: {a: {members: [{subject: elektro}, {subject: engelsk}]}}
    """
    members = group.members or ()
    subjects = [member.subject for member in members]
    departments = [member.department for member in members]
    stated = [listed for listed in (subjects, departments) if any(listed)]
    if not stated:
        yield Missing(group, "teacher_groups.members.subject")
        return
    if any(len(_known(listed)) >= minimum for listed in stated):
        return
    listed = stated[0]
    if any(None in listed for listed in stated):
        yield Unknown(
            group,
            "the subjects of {number} of {members} members of {group} are known: it cannot be "
            "established whether it is cross-disciplinary",
            field="members",
            number=sum(1 for one in listed if one),
            members=len(members),
            group=group.name,
        )
    else:
        yield Problem(
            group,
            "all members of {group} are of {subject}; groups are to be cross-disciplinary as far "
            "as possible",
            field="members",
            group=group.name,
            subject=listed[0],
        )


@rule("department-heads-lead", severity=Severity.ERROR, source=CONDITIONS, needs="responsible")
def department_heads_lead(run: ModuleRun, directory: Directory) -> Problems:
    """At each school a department head leads the module for teachers.

    Department heads follow up their teachers all the same; a colleague cannot, and the principal
    has not the time.

    Breaks:
        module_runs: {skog: {responsible: faglærer}}

    Holds:
        module_runs: {skog: {responsible: avdelingsleder}}
    """
    kinds = kinds_held(directory, run.responsible)
    if not kinds:
        yield Missing(run, "module_runs.responsible: department-head")
    elif RoleKind.DEPARTMENT_HEAD not in kinds:
        yield Problem(
            run,
            "{responsible} leads the module for teachers; a department head is to",
            field="responsible",
            responsible=run.responsible,
        )


def _chosen(
    subject: ImplementationPlan | ModuleRun,
) -> tuple[tuple[str, ...] | None, tuple[str, str]]:
    """The modules that are chosen, and where that stands."""
    if isinstance(subject, ImplementationPlan):
        return subject.modules, ("implementation_plans", "modules")
    return None if subject.module is None else (subject.module,), ("module_runs", "module")


def _is_planned(run: ModuleRun, outline: Outline) -> bool:
    """Whether the school's implementation plan names the module: then it is spoken of there."""
    plans = outline.plans.get(run.unit, ()) if run.unit else ()
    return any(run.module in (one.modules or ()) for one in plans)


def _months(subject: Module | ModuleCatalogue | ModuleRun) -> tuple[float, float] | None:
    """The least and the most of months that a module lasts; nothing where it has no end."""
    if isinstance(subject, ModuleCatalogue):
        return subject.duration.months if subject.duration else None
    if isinstance(subject, Module):
        period = subject.period
        days = period.extent if period and period.mode is not Mode.FROM else None
        return (months_of(days), months_of(days)) if days else None
    if subject.start is None or subject.until is None:
        return None
    first, last = start(subject.start), end(subject.until)
    bounds = (first[1], last[0]), (first[0], last[1])
    lengths = [months_of(DateRange.of_days(a, max(a, b))) for a, b in bounds if a and b]
    return (lengths[0], lengths[1]) if len(lengths) == len(bounds) else None


def _at_least(bound: int, least: float, most: float) -> Answer:
    if least >= bound:
        return True
    return False if most < bound else None


def _has_analysis(subject: Module | ModuleCatalogue) -> bool:
    """Whether one of a module's sessions is about analysis."""
    sessions = (subject.sessions or {}).values() if isinstance(subject, Module) else ()
    return any(kind_of_session(one) is SessionKind.ANALYSIS for one in sessions)


def _known(names: Iterable[str | None]) -> set[str]:
    """All that is named, each once; one person may teach «norsk og engelsk»."""
    said = (one.strip().casefold() for name in names for one in _AND.split(name or ""))
    return set(filter(None, said))
