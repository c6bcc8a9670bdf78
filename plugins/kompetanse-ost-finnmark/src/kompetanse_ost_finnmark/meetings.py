"""Meetings of learning groups, and of their leaders with the school leader."""

from collections.abc import Iterator

from kompetanse.dates import Term
from kompetanse.model import (
    Event,
    GatheringKind,
    LearningGroup,
    Meeting,
    Network,
    Plan,
    RoleKind,
    Unit,
)
from kompetanse.model.audience import Directory
from kompetanse.model.kinds import is_cancelled, kind_of_gathering
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, rule
from kompetanse.rule.shapes import (
    at_least,
    count_in,
    kinds_named,
    lasts,
    minutes_of,
    same_person,
    settle,
)
from kompetanse_ost_finnmark.facts import ROLES
from kompetanse_ost_finnmark.subjects import at_school, is_school


_FOR_GROUP_LEADERS = frozenset(
    {GatheringKind.MEETING, GatheringKind.NETWORK_MEETING, GatheringKind.GROUP_GUIDANCE}
)


@rule("group-meetings-per-semester", severity=Severity.ERROR, source=ROLES, needs="meetings")
def group_meetings_per_semester(
    group: LearningGroup,
    plan: Plan,
    terms: tuple[Term, ...],
    *,
    minimum: int = 4,
    minutes: int = 90,
) -> Problems:
    """A school's learning group has at least four meetings each term.

    Only meetings that are long enough count: less often or shorter, the group does not come
    from talking to trying out and back.

    Breaks:
        groups:
          g1:
            meetings:
              - {when: 07.09.21, minutes: 90}
              - {when: 05.10.21, minutes: 90}
              - {when: 02.11.21, minutes: 60}
              - {when: 30.11.21, minutes: 90}

    Breaks:
        groups: {g1: {meetings: []}}

    Holds:
        groups:
          g1:
            meetings:
              - {when: 07.09.21, minutes: 90}
              - {when: 05.10.21, minutes: 90}
              - {when: 02.11.21, minutes: 90}
              - {when: 30.11.21 kl. 14.00–15.30}
              - {when: 11.01.22, minutes: 90}
              - {when: 08.02.22, minutes: 90}
              - {when: 15.03.22, minutes: 90}
              - {when: 10.05.22, minutes: 120}
    """
    if not (yield from at_school(group, plan)):
        return
    for term in terms:
        count = count_in(term, group.meetings or (), lambda meeting: lasts(meeting, minutes))
        problem = Problem(
            group,
            "{found} of at least {minimum} expected meetings of {group} are planned in {term} "
            "({minutes} minutes or more)",
            field="meetings",
            hint="plan more meetings, or make those longer that are too short",
            group=group.name,
            found=count.most,
            minutes=minutes,
            term=term,
            minimum=minimum,
        )
        yield from at_least(minimum, count, problem, "groups.meetings.minutes")


@rule("group-meeting-duration", severity=Severity.ERROR, source=ROLES, needs="meetings")
def group_meeting_duration(group: LearningGroup, plan: Plan, *, minutes: int = 90) -> Problems:
    """A meeting of a school's learning group lasts at least 90 minutes.

    In less time there is no room for both sharing what was tried and preparing what is next.
    Longer is fine.

    Breaks:
        groups: {g1: {meetings: [{when: 14.09.21 kl. 14.30–15.45}]}}

    Holds:
        groups: {g1: {meetings: [{when: 14.09.21 kl. 14.30–16.00}, {when: 12.10.21, minutes: 120}]}}
    """
    if not (yield from at_school(group, plan)):
        return
    for meeting in _held(group):
        long_enough = lasts(meeting, minutes)
        if long_enough is False:
            yield _too_short(group, meeting, minutes)
        elif long_enough is None:
            yield _unclear_length(group, meeting, minutes)


@rule(
    "meeting-led-by-group-leader",
    severity=Severity.WARNING,
    source=ROLES,
    needs=("meetings", "leader"),
)
def meeting_led_by_group_leader(group: LearningGroup, directory: Directory) -> Problems:
    """The group's leader leads its meetings.

    That is what group leaders are trained for; led by others, the group is no longer theirs.

    Breaks:
        groups: {g1: {leader: Ada, meetings: [{when: 14.09.21, minutes: 90, chair: rektor}]}}

    Holds:
        groups: {g1: {leader: Ada, meetings: [{when: 14.09.21, minutes: 90, chair: Ada}]}}
    """
    leaders = group.leaders
    for meeting in _held(group):
        if meeting.chair is None or not leaders:
            yield Missing(meeting, "groups.meetings.chair" if leaders else "groups.leader")
        elif not _is_leader(meeting.chair, leaders, directory):
            yield Problem(
                meeting,
                "{chair} leads the meeting of {group}; its leader is {leader}",
                field="chair",
                hint="let the group's leader lead it",
                chair=meeting.chair,
                group=group.name,
                leader=leaders,
            )


@rule("leader-group-leader-meetings", severity=Severity.ERROR, source=ROLES, needs="meetings")
def leader_group_leader_meetings(
    unit: Unit, terms: tuple[Term, ...], *, minimum: int = 2
) -> Problems:
    """A school's leader and its group leaders meet at least twice each term.

    Otherwise the leader does not know what the groups work with, and cannot support them.

    Breaks:
        units: {skog: {kind: school, meetings: [{when: 06.09.21}, {when: 17.01.22}]}}

    Holds:
        units:
          skog:
            kind: school
            meetings: [{when: 06.09.21}, {when: 08.11.21}, {when: 17.01.22}, {when: 04.04.22}]
    """
    if not (yield from is_school(unit)):
        return
    for term in terms:
        count = count_in(term, unit.meetings or ())
        problem = Problem(
            unit,
            "{found} of at least {minimum} expected meetings of leader and group leaders of {unit} "
            "are planned in {term}",
            field="meetings",
            hint="plan the meetings that are missing",
            unit=unit.name,
            found=count.most,
            term=term,
            minimum=minimum,
        )
        yield from at_least(minimum, count, problem, "units.meetings.when")


@rule("school-meeting-plan", severity=Severity.ERROR, source=ROLES)
def school_meeting_plan(unit: Unit) -> Problems:
    """A school has a meeting plan for its leader and group leaders.

    Meetings without a fixed date are the first to give way. Meetings that stand in the plan are
    such a plan, where nothing else is said.

    Breaks:
        units: {skog: {kind: school, meeting_plan: false}}

    Holds:
        units: {skog: {kind: school, meeting_plan: true}}

    Holds:
        units: {skog: {kind: school, meetings: [{when: 06.09.21}]}}
    """
    listed = unit.meetings and unit.meeting_plan is None
    if listed or not (yield from is_school(unit)):
        return
    yield from settle(
        unit.meeting_plan,
        Problem(
            unit,
            "{unit} has no meeting plan for its leader and group leaders",
            field="meeting_plan",
            hint="make one, or list the meetings under the unit",
            unit=unit.name,
        ),
        Missing(unit, "units.meeting_plan"),
    )


@rule("group-leader-meetings", severity=Severity.INFO, source=ROLES)
def group_leader_meetings(
    plan: Plan, directory: Directory, terms: tuple[Term, ...], *, minimum: int = 1
) -> Problems:
    """Group leaders meet at least once each term at their unit, in a network or municipality.

    They need others in the same role to learn to lead a group.

    Breaks:
        units: {skog: {kind: school, meetings: [{when: 06.09.21}]}}

    Holds:
        units: {skog: {kind: school, meetings: [{when: 06.09.21}]}}
        networks: {nord: {meetings: [{when: 09.02.22}]}}
    """
    bodies: list[Unit | Network] = [*(plan.units or {}).values(), *(plan.networks or {}).values()]
    if all(body.meetings is None for body in bodies):
        yield Missing(plan, "units.meetings")
        return
    meetings = [meeting for body in bodies for meeting in body.meetings or ()]
    for term in terms:
        count = count_in(term, [*meetings, *_gatherings_of_group_leaders(plan, directory)])
        problem = Problem(
            plan,
            "no meeting of group leaders is planned in {term}",
            field="units",
            term=term,
        )
        yield from at_least(minimum, count, problem, "units.meetings.when")


def _held(group: LearningGroup) -> list[Meeting]:
    """The meetings of a group that were not called off."""
    return [meeting for meeting in group.meetings or () if not is_cancelled(meeting)]


def _is_leader(chair: str, leaders: tuple[str, ...], directory: Directory) -> bool:
    """Whether the chair is one of the leaders, by name or as «gruppeleder»."""
    if chair in leaders or any(same_person(chair, leader) for leader in leaders):
        return True
    return RoleKind.GROUP_LEADER in kinds_named(directory, chair)


def _too_short(group: LearningGroup, meeting: Event, minutes: int) -> Problem:
    return Problem(
        meeting,
        "the meeting of {group} lasts {length} minutes; at least {minutes} are expected",
        field="when" if meeting.minutes is None else "minutes",
        hint="let it last {minutes} minutes",
        group=group.name,
        length=(minutes_of(meeting) or (0, 0))[1],
        minutes=minutes,
    )


def _unclear_length(group: LearningGroup, meeting: Event, minutes: int) -> Unknown | Missing:
    length = minutes_of(meeting)
    if length is None:
        return Missing(meeting, "groups.meetings.minutes")
    return Unknown(
        meeting,
        "the meeting of {group} lasts {least} to {most} minutes: it cannot be established whether "
        "it is {minutes}",
        field="when",
        group=group.name,
        least=length[0],
        most=length[1],
        minutes=minutes,
    )


def _gatherings_of_group_leaders(plan: Plan, directory: Directory) -> Iterator[Event]:
    for gathering in (plan.gatherings or {}).values():
        if kind_of_gathering(gathering) in _FOR_GROUP_LEADERS and directory.includes(
            gathering, RoleKind.GROUP_LEADER
        ):
            yield gathering
