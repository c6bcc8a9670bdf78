"""What a school must have done to take part: staff informed, a plan made, everybody in a group."""

from datetime import date

from kompetanse.dates import When
from kompetanse.dates.compare import before, earlier, end, start
from kompetanse.model import ImplementationPlan, Plan, RoleKind, Unit
from kompetanse.model.audience import Directory
from kompetanse.rule import Ask, Missing, Problem, Problems, Severity, Unknown, fact, rule
from kompetanse.rule.shapes import every, kinds_held, left_out, mentions, opposite, settle
from kompetanse_skup.outline import Outline
from kompetanse_skup.subjects import CONDITIONS, is_school


_INFORMATION = ("informasjon", "orientering", "information")
_LEADERS = frozenset({RoleKind.LEADERSHIP, RoleKind.SCHOOL_LEADER, RoleKind.DEPARTMENT_HEAD})


@fact
def told_together(plan: Plan, directory: Directory) -> list[When]:
    """The first time at which all staff are told about the programme together, if there is one."""
    times = [
        one.when
        for one in (plan.gatherings or {}).values()
        if one.when
        and one.when.latest
        and mentions(" ".join([one.title or "", *(one.topics or ())]), _INFORMATION)
        and directory.includes(one, RoleKind.ALL_STAFF)
    ]
    return sorted(times, key=lambda when: when.latest or date.max)[:1]


@rule("staff-informed", severity=Severity.ERROR, source=CONDITIONS)
def staff_informed(unit: Unit, outline: Outline, told_together: list[When]) -> Problems:
    """All staff of a school know the programme before its module for teachers starts.

    A day on which they were told decides; or a gathering for all staff that is about information.
    Where the plan states neither, somebody signs for it.

    Breaks:
        units: {skog: {kind: school, staff_informed: 18.01.17}}
        module_runs: {skog: {unit: skog, start: 16.01.17}}

    Breaks:
        units: {skog: {kind: school}}

    Holds:
        units: {skog: {kind: school, staff_informed: 09.01.17}}
        module_runs: {skog: {unit: skog, start: 16.01.17}}
    """
    if not (yield from is_school(unit)):
        return
    told, starts = outline.time_of(unit.staff_informed), outline.starts_of(unit)
    if told is None:
        if starts and any(every(before(one, when) for when in starts) for one in told_together):
            return
        yield Ask(unit, "all staff of {unit} are to know the programme well", unit=unit.name)
        return
    if not starts:
        yield Missing(unit, "module_runs.start")
    for when in starts:
        yield from settle(
            before(told, when),
            _told_late(unit, when),
            _telling_unclear(unit, when),
        )


@rule("implementation-plan-exists", severity=Severity.ERROR, source=CONDITIONS)
def implementation_plan_exists(
    unit: Unit, outline: Outline, directory: Directory, today: date | None = None
) -> Problems:
    """The leadership of each school has made an implementation plan when its module starts.

    It says what the school will do with the module; made afterwards it only tells what was done.
    Until the module starts, a plan that is missing is but a warning.

    Breaks:
        units: {skog: {kind: school}}
        implementation_plans: {skog: {unit: skog, dated: 24.03.17, made_by: skoleledelsen}}
        module_runs: {skog: {unit: skog, start: 20.03.17}}

    Breaks:
        units: {skog: {kind: school}}
        implementation_plans: {}

    Holds:
        units: {skog: {kind: school}}
        implementation_plans: {skog: {unit: skog, dated: 15.12.16, made_by: skoleledelsen}}
        module_runs: {skog: {unit: skog, start: 16.01.17}}
    """
    if not (yield from is_school(unit)):
        return
    if outline.plan.implementation_plans is None:
        yield Missing(unit, "implementation_plans")
        return
    plans = outline.plans.get(unit.id, [])
    if not plans and None in outline.plans:
        yield Missing(unit, "implementation_plans.unit")
    elif not plans:
        yield Problem(
            unit,
            "{unit} has no implementation plan",
            severity=Severity.WARNING if _starts_later(unit, outline, today) else None,
            unit=unit.name,
        )
    for other in plans[1:]:
        yield Problem(
            other,
            "{unit} has more than one implementation plan",
            related=(plans[0],),
            unit=unit.name,
        )
    for own in plans[:1]:
        yield from _made_by_leaders(own, directory)
        yield from _made_in_time(own, unit, outline)


@rule("all-teachers-participate", severity=Severity.ERROR, source=CONDITIONS, needs="teachers")
def all_teachers_participate(unit: Unit, outline: Outline) -> Problems:
    """Every teacher is in a group of teachers at the own school, and active there.

    Who stands outside does not change how the school teaches. The groups show who is in one; that
    they are active, somebody signs for.

    Breaks:
        units: {skog: {kind: school, teachers: [Ada, Bo]}}
        teacher_groups: {a: {unit: skog, members: [{name: Ada}]}}

    Holds:
        units: {skog: {kind: school, teachers: [Ada, Bo]}}
        teacher_groups: {a: {unit: skog, members: [{name: Ada}, {name: Bo}]}}
        attestations:
          - {rule: skup/all-teachers-participate, element: units/skog, by: rektor, on: 01.06.17}
    """
    if not (yield from is_school(unit)):
        return
    groups = outline.teacher_groups.get(unit.id, [])
    members = [member.name for group in groups for member in group.members or ()]
    if outline.plan.teacher_groups is None or any(group.members is None for group in groups):
        yield Missing(unit, "teacher_groups" if not groups else "teacher_groups.members")
        return
    named = [name for name in members if name]
    if isinstance(unit.teachers, tuple) and len(named) < len(members):
        yield Missing(unit, "teacher_groups.members.name")
    elif outside := _outside(unit, members, named):
        yield Problem(
            unit,
            "{who} of {unit} is in no group of teachers",
            plural="{who} of {unit} are in no group of teachers",
            count=len(outside),
            field="teachers",
            related=groups,
            who=[name for name in outside if name] or str(len(outside)),
            unit=unit.name,
        )
    else:
        yield Ask(unit, "all teachers of {unit} are to take an active part", unit=unit.name)


def _told_late(unit: Unit, begins: When) -> Problem:
    return Problem(
        unit,
        "all staff of {unit} are told about the programme {told}, not before its module starts "
        "({start})",
        field="staff_informed",
        unit=unit.name,
        told=unit.staff_informed,
        start=begins,
    )


def _telling_unclear(unit: Unit, begins: When) -> Unknown:
    return Unknown(
        unit,
        "all staff of {unit} are told about the programme {told}, its module starts {start}: it "
        "cannot be established which comes first",
        field="staff_informed",
        unit=unit.name,
        told=unit.staff_informed,
        start=begins,
    )


def _starts_later(unit: Unit, outline: Outline, today: date | None) -> bool:
    """Whether a school's module has certainly not started yet."""
    starts = outline.starts_of(unit)
    return today is not None and bool(starts) and bool(every(before(today, one) for one in starts))


def _made_by_leaders(own: ImplementationPlan, directory: Directory) -> Problems:
    kinds = kinds_held(directory, own.made_by)
    if not kinds:
        yield Missing(own, "implementation_plans.made_by")
    elif kinds.isdisjoint(_LEADERS):
        yield Problem(
            own,
            "{made_by} made the implementation plan; the leadership is to make it",
            field="made_by",
            made_by=own.made_by,
        )


def _made_in_time(own: ImplementationPlan, unit: Unit, outline: Outline) -> Problems:
    starts = outline.starts_of(unit)
    dated = own.dated if own.dated and own.dated.is_readable else None
    if dated is None or not starts:
        yield Missing(own, "module_runs.start" if dated else "implementation_plans.dated")
        return
    for when in starts:
        yield from settle(
            opposite(earlier(start(when), end(dated))),
            Problem(
                own,
                "the implementation plan of {unit} is of {dated}, later than the start of its "
                "module ({start})",
                field="dated",
                unit=unit.name,
                dated=dated,
                start=when,
            ),
            Unknown(
                own,
                "the implementation plan of {unit} is of {dated}, its module starts {start}: it "
                "cannot be established which comes first",
                field="dated",
                unit=unit.name,
                dated=dated,
                start=when,
            ),
        )


def _outside(unit: Unit, members: list[str | None], named: list[str]) -> list[str | None]:
    """Teachers who are in no group; nameless ones where the plan only counts them."""
    if isinstance(unit.teachers, tuple):
        return list(left_out(unit.teachers, named))
    lacking = (unit.teachers or 0) - len(members)
    return [None] * lacking
