"""Learning groups: their size, their leader, who belongs to one, what comes of them."""

from kompetanse.dates import Term
from kompetanse.model import Action, LearningGroup, Plan, Unit
from kompetanse.rule import Ask, Missing, Problem, Problems, Severity, rule
from kompetanse.rule.shapes import at_least, count_in, divisible, left_out
from kompetanse_ost_finnmark.facts import ROLES
from kompetanse_ost_finnmark.subjects import at_school, groups_of, participants_of


@rule("group-size", severity=Severity.ERROR, source=ROLES, needs="members")
def group_size(
    group: LearningGroup,
    plan: Plan,
    *,
    minimum: int = 5,
    maximum: int = 7,
    leader_counts: bool = True,
) -> Problems:
    """A school's learning group has five to seven participants.

    Smaller groups lack other practice to learn from; in larger ones not everybody gets to speak.
    The leader is one of them, unless `leader_counts` is false: there is then room for one more.
    Eight or nine people cannot be divided into such groups, nor can four: that is said, but it
    is no fault.

    Breaks:
        groups: {g1: {members: 8}}

    Holds:
        groups: {g1: {members: 6}}

    Holds:
        units: {skog: {kind: school}, tua: {kind: kindergarten}}
        groups: {g1: {unit: skog, members: 7}, g2: {unit: tua, members: 4}}
    """
    least, most = (minimum, maximum) if leader_counts else (minimum + 1, maximum + 1)
    if not (yield from at_school(group, plan)):
        return
    if group.size is None or least <= group.size <= most:
        return
    if unit := _indivisible(group, plan, least, most):
        yield Problem(
            group,
            "{group} has {size} participants: the {total} of {school} cannot be divided into "
            "groups of {minimum} to {maximum}",
            field="members",
            severity=Severity.INFO,
            group=group.name,
            size=group.size,
            school=unit.name,
            total=participants_of(unit, plan),
            minimum=least,
            maximum=most,
        )
    else:
        yield Problem(
            group,
            "{group} has {size} participant; {minimum} to {maximum} are expected",
            plural="{group} has {size} participants; {minimum} to {maximum} are expected",
            count=group.size,
            field="members",
            hint="divide them anew, or let somebody sign a waiver",
            group=group.name,
            size=group.size,
            minimum=least,
            maximum=most,
        )


@rule("one-leader-per-group", severity=Severity.ERROR, source=ROLES, needs="leader")
def one_leader_per_group(group: LearningGroup) -> Problems:
    """A learning group has one leader, who is one of its members.

    A leader from outside does not do the work that the group learns from, and two leaders share
    a responsibility that the plan gives to one.

    Breaks:
        groups: {g1: {members: [Ada, Bo, Eli, Liv, Per], leader: Siri}}

    Breaks:
        groups: {g1: {members: [Ada, Bo, Eli, Liv, Per], leader: [Ada, Bo]}}

    Holds:
        groups: {g1: {members: [Ada, Bo, Eli, Liv, Per], leader: Ada}}
    """
    leaders = group.leaders or ()
    if len(leaders) != 1:
        yield Problem(
            group,
            "{group} has {number} leaders; there is to be one for each group",
            field="leader",
            group=group.name,
            number=len(leaders),
        )
    elif not isinstance(group.members, tuple):
        yield Missing(group, "groups.members")
    elif left_out(leaders, group.members):
        yield Problem(
            group,
            "{leader} leads {group} without being one of its members",
            field="leader",
            hint="choose a leader among the members, or list the leader as one",
            group=group.name,
            leader=leaders[0],
        )


@rule("group-leader-skill", severity=Severity.INFO, source=ROLES)
def group_leader_skill(group: LearningGroup) -> Problems:
    """A group leader has good skills in leading meetings.

    No machine can see that. A package or course for group leaders that the leader has been
    through will do; else the school leader signs for it.

    Breaks:
        groups: {g1: {members: 6, leader: Ada}}

    Holds:
        groups: {g1: {members: 6, leader: Ada, leader_training: [gruppelederpakken 2018]}}
    """
    if not group.leaders:
        yield Missing(group, "groups.leader")
    elif not group.leader_training:
        yield Ask(
            group,
            "{leader} is to have good skills in leading meetings; somebody who has seen it must sign",
            field="leader",
            leader=group.leaders,
        )


@rule("all-staff-in-groups", severity=Severity.ERROR, source=ROLES, needs=("staff", "leadership"))
def all_staff_in_groups(unit: Unit, plan: Plan) -> Problems:
    """Everyone but the leadership takes part in a learning group.

    The unit learns as a whole: who stands outside does not share the practice that is tried out.
    Where the plan gives numbers instead of names, it can only be seen that places are lacking.

    Breaks:
        units: {skog: {kind: school, staff: [Ada, Bo, Eli, Liv, Per, Siri], leadership: [Siri]}}
        groups: {g1: {unit: skog, members: [Ada, Bo, Eli, Liv]}}

    Breaks:
        units: {skog: {kind: school, staff: 14, leadership: 2}}
        groups: {g1: {unit: skog, members: 5}, g2: {unit: skog, members: 5}}

    Holds:
        units: {skog: {kind: school, staff: [Ada, Bo, Eli, Liv, Per, Siri], leadership: [Siri]}}
        groups: {g1: {unit: skog, members: [Ada, Bo, Eli, Liv, Per]}}
    """
    groups = groups_of(unit, plan)
    if not groups or any(group.members is None for group in groups):
        yield Missing(unit, "groups.members" if groups else "groups.unit")
    elif isinstance(unit.staff, tuple) and isinstance(unit.leadership, tuple):
        yield from _left_out(unit, unit.staff, unit.leadership, groups)
    else:
        yield from _places_lacking(unit, groups)


@rule("group-actions-exist", severity=Severity.INFO, source=ROLES)
def group_actions_exist(
    group: LearningGroup, plan: Plan, terms: tuple[Term, ...], *, minimum: int = 1
) -> Problems:
    """A learning group carries out at least one measure each term, and says how far it is.

    Groups that only talk do not change practice: what they develop is to be tried out.

    Breaks:
        groups: {g1: {members: 6, actions: [{what: Åpne spørsmål, when: 12.10.21, status: i gang}]}}

    Holds:
        groups:
          g1:
            members: 6
            actions:
              - {what: Åpne spørsmål, when: 12.10.21, status: ferdig}
              - {what: Faste par, when: 15.02.22, status: i gang}
    """
    actions = _actions_of(group, plan)
    if actions is None:
        yield Missing(group, "groups.actions")
        return
    for term in terms:
        count = count_in(term, actions, lambda action: True if action.status else None)
        problem = Problem(
            group,
            "{group} has no measure in {term}",
            field="actions",
            group=group.name,
            term=term,
        )
        yield from at_least(minimum, count, problem, "groups.actions.status")


def _indivisible(group: LearningGroup, plan: Plan, minimum: int, maximum: int) -> Unit | None:
    """The group's unit, if its participants cannot be divided into groups of that size."""
    unit = (plan.units or {}).get(group.unit or "")
    total = participants_of(unit, plan) if unit else None
    return None if total is None or divisible(total, minimum, maximum) else unit


def _left_out(
    unit: Unit, staff: tuple[str, ...], leadership: tuple[str, ...], groups: list[LearningGroup]
) -> Problems:
    placed = [*leadership]
    for group in groups:
        if not isinstance(group.members, tuple):
            yield Missing(group, "groups.members")
            return
        placed += group.members
    if outside := left_out(staff, placed):
        yield Problem(
            unit,
            "not in any learning group of {unit}: {names}",
            field="staff",
            hint="give them a place in a group",
            names=outside,
            unit=unit.name,
        )


def _places_lacking(unit: Unit, groups: list[LearningGroup]) -> Problems:
    expected = _number(unit.staff) - _number(unit.leadership)
    places = sum(group.size or 0 for group in groups)
    if places < expected:
        yield Problem(
            unit,
            "{unit} has {expected} employees besides the leadership, but {places} places in "
            "learning groups",
            field="staff",
            hint="give everybody a place in a group",
            unit=unit.name,
            expected=expected,
            places=places,
        )
    else:
        yield Missing(unit, "units.staff")


def _number(people: int | tuple[str, ...] | None) -> int:
    return len(people) if isinstance(people, tuple) else people or 0


def _actions_of(group: LearningGroup, plan: Plan) -> list[Action] | None:
    """What the group carries out, said with the group or with the plan's measures."""
    elsewhere = [action for action in (plan.actions or {}).values() if action.group == group.id]
    if group.actions is None and not elsewhere:
        return None
    return [*(group.actions or ()), *elsewhere]
