"""Those who begin: reports of new leaders, training for new leaders and new staff."""

from collections.abc import Iterator
from datetime import date

from kompetanse.dates import SchoolYear, YearlyDeadline
from kompetanse.dates.compare import due, earlier, start
from kompetanse.model import Action, Gathering, NewLeader, Plan, RoleKind, Unit
from kompetanse.model.audience import Directory
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, rule
from kompetanse.rule.shapes import at_least, count_in, opposite, settle
from kompetanse_ost_finnmark.facts import ROLES


_NEW_LEADERS = (RoleKind.NEW_LEADER, RoleKind.NEW_GROUP_LEADER)
_NEWCOMERS = (*_NEW_LEADERS, RoleKind.NEW_EMPLOYEE)
_NAME = ("name", "navn", "namn")
_E_MAIL = ("email", "e-mail", "e-post", "epost", "mail")


@rule(
    "report-new-leaders-deadline",
    severity=Severity.ERROR,
    source=ROLES,
    needs="starts",
)
def report_new_leaders_deadline(
    leader: NewLeader, plan: Plan, today: date, *, month: int = 8, day: int = 15
) -> Problems:
    """A new school leader is reported by 15 August, with name and e-mail address.

    Who is not reported gets no invitation. A leader who starts later is reported by 15 August of
    the next year. A report that is not due yet is no fault.

    Breaks:
        new_leaders: {skog: {starts: 01.08.21, reported: 20.08.21, gives: [name, email]}}
        today: 2021-10-01

    Breaks:
        new_leaders: {skog: {starts: 01.08.21}}
        today: 2021-10-01

    Holds:
        new_leaders: {skog: {starts: 01.09.21, reported: 12.08.22, gives: [name, email]}}
        today: 2022-10-01

    Holds:
        new_leaders: {skog: {starts: 01.09.21}}
        today: 2021-10-01
    """
    first, last = start(leader.starts) if leader.starts else (None, None)
    if first is None or last is None:
        yield Missing(leader, "new_leaders.starts")
        return
    yearly = YearlyDeadline("", month, day)
    deadline = (_next(yearly, first), _next(yearly, last))
    if leader.reported is None:
        yield from _not_reported(leader, deadline, today)
        return
    yield from settle(
        opposite(earlier(deadline, due(leader.reported))),
        _reported_late(leader, deadline[1]),
        _report_unclear(leader, deadline[0]),
    )
    yield from _incomplete(leader, plan)


@rule(
    "training-new-group-leaders",
    severity=Severity.WARNING,
    source=ROLES,
    needs="gatherings",
)
def training_new_group_leaders(
    plan: Plan, directory: Directory, school_years: tuple[SchoolYear, ...], *, minimum: int = 1
) -> Problems:
    """New leaders and new group leaders are trained each year.

    They are to lead work that the others have been trained for over years. An event counts if
    its audience names those who are new.

    Breaks:
        new_leaders: {skog: {starts: 01.08.21}}
        roles: {nye: {label: Nyansatte ledere}, lærere: {label: Lærere}}
        gatherings: {g: {title: Innføringskurs, when: 08.09.21, audience: [lærere]}}

    Holds:
        new_leaders: {skog: {starts: 01.08.21}}
        roles: {nye: {label: Nyansatte ledere}}
        gatherings: {g: {title: Innføringskurs, when: 08.09.21, audience: [nye]}}
    """
    if not (plan.new_leaders or directory.of_kind(*_NEW_LEADERS)):
        if plan.new_leaders is None:
            yield Missing(plan, "new_leaders")
        return
    for year in school_years:
        problem = Problem(
            plan,
            "no training of new leaders and group leaders is planned in {year}",
            field="gatherings",
            hint="plan a training for them",
            year=year,
        )
        count = count_in(year, _training(plan, directory))
        yield from at_least(minimum, count, problem, "gatherings.when")


@rule("training-new-staff", severity=Severity.WARNING, source=ROLES, needs="new_staff")
def training_new_staff(
    unit: Unit,
    plan: Plan,
    directory: Directory,
    school_years: tuple[SchoolYear, ...],
    *,
    minimum: int = 1,
) -> Problems:
    """A unit with new employees has training for them each year, its own or the region's.

    The packages build on what the others learnt before.

    Breaks:
        roles: {lærere: {label: Lærere}}
        units: {skog: {kind: school, new_staff: 3}}
        gatherings: {g: {title: Fagdag, when: 08.09.21, audience: [lærere]}}

    Holds:
        roles: {nye: {label: Nyansatte}}
        units: {skog: {kind: school, new_staff: 3}}
        gatherings: {g: {title: Innføring, when: 08.09.21, audience: [nye]}}
    """
    if not unit.new_staff:
        return
    if plan.gatherings is None:
        yield Missing(unit, "gatherings")
        return
    for year in school_years:
        problem = Problem(
            unit,
            "{unit} has new employees, but no training for them is planned in {year}",
            field="new_staff",
            hint="plan a training for them",
            unit=unit.name,
            year=year,
        )
        count = count_in(year, _training(plan, directory))
        yield from at_least(minimum, count, problem, "gatherings.when")


def _next(yearly: YearlyDeadline, start: date) -> date:
    """The first deadline that is not before the day on which a leader starts."""
    deadline = yearly.on(start.year)
    return deadline if start <= deadline else yearly.on(start.year + 1)


def _not_reported(leader: NewLeader, deadline: tuple[date, date], today: date) -> Problems:
    """A warning once the deadline is over."""
    yield from settle(
        opposite(earlier(deadline, (today, today))),
        Problem(
            leader,
            "{leader} is not reported; the report was due on {deadline}",
            field="starts",
            hint="report the new leader now",
            severity=Severity.WARNING,
            leader=leader.name,
            deadline=deadline[1],
        ),
        _report_unclear(leader, deadline[0]),
    )


def _reported_late(leader: NewLeader, deadline: date) -> Problem:
    return Problem(
        leader,
        "{leader} was reported on {reported}; the report was due on {deadline}",
        field="reported",
        leader=leader.name,
        reported=leader.reported,
        deadline=deadline,
    )


def _report_unclear(leader: NewLeader, deadline: date) -> Unknown:
    return Unknown(
        leader,
        "{leader} starts «{starts}»: it cannot be established whether the report was due on "
        "{deadline}",
        field="starts",
        leader=leader.name,
        starts=leader.starts,
        deadline=deadline,
    )


def _incomplete(leader: NewLeader, plan: Plan) -> Problems:
    """What the report lacks, and whether it went to somebody else than the plan names."""
    given = {word.casefold() for word in leader.gives or ()}
    if leader.gives is not None and given.isdisjoint(_NAME):
        yield Problem(
            leader,
            "the report of {leader} does not give the name",
            field="gives",
            severity=Severity.WARNING,
            leader=leader.name,
        )
    if leader.gives is not None and given.isdisjoint(_E_MAIL):
        yield Problem(
            leader,
            "the report of {leader} does not give the e-mail address",
            field="gives",
            severity=Severity.WARNING,
            leader=leader.name,
        )
    named = [duty.recipient for duty in (plan.duties or {}).values() if duty.by and duty.recipient]
    if leader.recipient and named and leader.recipient not in named:
        yield Problem(
            leader,
            "{leader} was reported to {recipient}; the plan names {named}",
            field="recipient",
            severity=Severity.WARNING,
            leader=leader.name,
            recipient=leader.recipient,
            named=named,
        )


def _training(plan: Plan, directory: Directory) -> Iterator[Gathering | Action]:
    """What is planned for those who are new: their audience names them."""
    planned: list[Gathering | Action] = [
        *(plan.gatherings or {}).values(),
        *(plan.actions or {}).values(),
    ]
    for one in planned:
        if any(directory.kind(role) in _NEWCOMERS for role in directory.named(one)):
            yield one
