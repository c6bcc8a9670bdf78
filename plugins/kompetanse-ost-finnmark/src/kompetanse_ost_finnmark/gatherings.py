"""Gatherings of the region's calendar: who takes part, and which there must be."""

import re
from collections.abc import Generator, Iterator

from kompetanse.dates import SchoolYear, When, find_times
from kompetanse.dates.compare import due, earlier, start
from kompetanse.model import DeadlineKind, Gathering, GatheringKind, Plan, RoleKind
from kompetanse.model.audience import Directory
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, rule
from kompetanse.rule.shapes import (
    at_least,
    count_in,
    kinds_named,
    mentions,
    opposite,
    settle,
    takes_part,
)
from kompetanse_ost_finnmark.facts import CALENDAR, ROLES
from kompetanse_ost_finnmark.subjects import is_held, is_on


_GATHERINGS = (GatheringKind.GATHERING, GatheringKind.START, GatheringKind.CLOSING)
_TRAINING = (GatheringKind.TRAINING, GatheringKind.COURSE, GatheringKind.NET_SEMINAR)
_OWNERS = (RoleKind.SCHOOL_OWNER, RoleKind.MUNICIPAL_CHIEF)
_PPT = (RoleKind.PPT_ADVISER, RoleKind.PPT, RoleKind.PPT_HEAD)
_LEADERS = frozenset(
    {RoleKind.SCHOOL_LEADER, RoleKind.LEADERSHIP, RoleKind.NEW_LEADER, RoleKind.ALL_STAFF}
)
_NEWCOMERS = frozenset({RoleKind.NEW_EMPLOYEE, RoleKind.NEW_LEADER, RoleKind.NEW_GROUP_LEADER})
_DEADLINE = re.compile(r"\b\w*(?i:frist|deadline)\b(?:[^();.]|\.(?!\s[A-ZÆØÅ])){0,80}")


@rule("owners-in-digital-guidance", severity=Severity.ERROR, source=ROLES)
def owners_in_digital_guidance(gathering: Gathering, directory: Directory) -> Problems:
    """The owners take part in the digital guidance of the schools.

    What is agreed there needs time and money, which only the owner can give.

    Breaks:
        roles: {eiere: {label: Skoleeiere}, ledere: {label: Skoleledere}}
        gatherings: {g: {title: Digital veiledning, when: 08.12.21, audience: [ledere]}}

    Holds:
        roles: {eiere: {label: Skoleeiere}, ledere: {label: Skoleledere}}
        gatherings: {g: {title: Digital veiledning, when: 08.12.21, audience: [eiere, ledere]}}
    """
    if (yield from is_held(gathering, GatheringKind.DIGITAL_GUIDANCE)):
        problem = Problem(
            gathering,
            "the owners are not among those who take part in {title}",
            field="audience",
            hint="add them to the audience",
            title=f"«{gathering.name}»",
        )
        yield from _expected(gathering, directory, _OWNERS, problem)


@rule("leaders-at-leader-gatherings", severity=Severity.ERROR, source=ROLES)
def leaders_at_leader_gatherings(gathering: Gathering, directory: Directory) -> Problems:
    """School leaders take part in every gathering that is not meant for others only.

    They lead the work at their schools; what they have not heard they cannot lead.

    Breaks:
        roles: {ledere: {label: Skoleledere}, gruppeledere: {label: Gruppeledere}}
        gatherings: {g: {title: Samling 3, when: 18.02.22, audience: [gruppeledere]}}

    Holds:
        roles: {ledere: {label: Skoleledere}, gruppeledere: {label: Gruppeledere}}
        gatherings:
          g: {title: Samling 3, when: 18.02.22, audience: [ledere, gruppeledere]}
          h: {title: Samling for gruppeledere, when: 10.03.22, audience: [gruppeledere]}
    """
    if not (yield from is_held(gathering, *_GATHERINGS)):
        return
    meant = kinds_named(directory, gathering.title)
    if meant and meant.isdisjoint(_LEADERS):
        yield Missing(gathering, "gatherings.title: leaders")
        return
    problem = Problem(
        gathering,
        "school leaders are not among those who take part in {title}",
        field="audience",
        hint="add them to the audience",
        title=f"«{gathering.name}»",
    )
    yield from _expected(gathering, directory, (RoleKind.SCHOOL_LEADER,), problem)


@rule("group-leaders-at-gatherings", severity=Severity.ERROR, source=ROLES)
def group_leaders_at_gatherings(gathering: Gathering, directory: Directory) -> Problems:
    """Group leaders take part in the gatherings that are meant for them.

    A gathering is meant for them where its title names them.

    Breaks:
        roles: {ledere: {label: Skoleledere}, gruppeledere: {label: Gruppeledere}}
        gatherings: {g: {title: Samling 2 for gruppeledere, when: 14.10.21, audience: [ledere]}}

    Holds:
        roles: {ledere: {label: Skoleledere}, gruppeledere: {label: Gruppeledere}}
        gatherings:
          g: {title: Samling 2 for gruppeledere, when: 14.10.21, audience: [gruppeledere]}
    """
    if (yield from _is_for_group_leaders(gathering, directory, *_GATHERINGS)):
        problem = Problem(
            gathering,
            "group leaders are not among those who take part in {title}",
            field="audience",
            hint="add them to the audience",
            title=f"«{gathering.name}»",
        )
        yield from _expected(gathering, directory, (RoleKind.GROUP_LEADER,), problem)


@rule("ppt-in-group-leader-training", severity=Severity.WARNING, source=ROLES)
def ppt_in_group_leader_training(gathering: Gathering, directory: Directory) -> Problems:
    """PPT advisers take part in the training of group leaders.

    They guide the groups and must know what their leaders have learnt. Training for those who
    are new only is another matter.

    Breaks:
        roles: {gruppeledere: {label: Gruppeledere}, ppt: {label: PPT}}
        gatherings: {g: {title: Kurs for gruppeledere, when: 08.09.21, audience: [gruppeledere]}}

    Holds:
        roles: {gruppeledere: {label: Gruppeledere}, ppt: {label: PPT}}
        gatherings:
          g: {title: Kurs for gruppeledere, when: 08.09.21, audience: [gruppeledere, ppt]}
    """
    if not (yield from _is_for_group_leaders(gathering, directory, *_TRAINING)):
        return
    named = {directory.kind(role) for role in directory.named(gathering)}
    if named and named <= _NEWCOMERS:
        yield Missing(gathering, "gatherings.audience: group-leader")
    else:
        problem = Problem(
            gathering,
            "PPT advisers are not among those who take part in {title}",
            field="audience",
            hint="add them to the audience",
            title=f"«{gathering.name}»",
        )
        yield from _expected(gathering, directory, _PPT, problem)


@rule("evaluation-meeting", severity=Severity.WARNING, source=CALENDAR, needs="gatherings")
def evaluation_meeting(
    plan: Plan, directory: Directory, school_years: tuple[SchoolYear, ...], *, minimum: int = 1
) -> Problems:
    """There is an evaluation meeting each school year, and the owners are present.

    The owners decide how the work goes on; their board may stand for them. They are present if
    the audience names them, or the text of the row.

    Breaks:
        roles: {eiere: {label: Skoleeiere}, ledere: {label: Skoleledere}}
        gatherings: {g: {title: Evalueringsmøte, when: 25.11.21, audience: [ledere]}}

    Breaks:
        gatherings: {g: {title: Samling 1, when: 02.09.21}}

    Holds:
        roles: {eiere: {label: Skoleeiere}}
        gatherings: {g: {title: Evalueringsmøte, when: 25.11.21, audience: [eiere]}}
    """
    gatherings = (plan.gatherings or {}).values()
    meetings = [one for one in gatherings if is_on(one, GatheringKind.EVALUATION_MEETING)]
    for year in school_years:
        problem = Problem(
            plan,
            "no evaluation meeting is planned in {year}",
            field="gatherings",
            hint="plan one, with the owners",
            year=year,
        )
        yield from at_least(minimum, count_in(year, meetings), problem, "gatherings.when")
    for meeting in meetings:
        if not kinds_named(directory, meeting.text).isdisjoint(_OWNERS):
            continue
        problem = Problem(
            meeting,
            "the owners are not among those who take part in {title}",
            field="audience",
            hint="add them to the audience",
            title=f"«{meeting.name}»",
        )
        yield from _expected(meeting, directory, (*_OWNERS, RoleKind.BOARD), problem)


@rule("common-planning-day", severity=Severity.WARNING, source=CALENDAR)
def common_planning_day(gathering: Gathering, directory: Directory) -> Problems:
    """A common planning day is for all staff.

    It is the only day of the year when everybody can be together. (That its parts do not overlap,
    `clock-order` sees to.)

    Breaks:
        roles: {alle: {label: Alle ansatte}, lærere: {label: Lærere}}
        gatherings: {g: {title: Felles planleggingsdag, when: 15.11.21, audience: [lærere]}}

    Holds:
        roles: {alle: {label: Alle ansatte}, lærere: {label: Lærere}}
        gatherings: {g: {title: Felles planleggingsdag, when: 15.11.21, audience: [alle]}}
    """
    if not (yield from is_held(gathering, GatheringKind.PLANNING_DAY)):
        return
    problem = Problem(
        gathering,
        "{title} is not for all staff",
        field="audience",
        hint="invite all staff",
        title=f"«{gathering.name}»",
    )
    yield from _expected(gathering, directory, (RoleKind.ALL_STAFF,), problem)


@rule(
    "grant-deadline-after-planning",
    severity=Severity.ERROR,
    source=CALENDAR,
    unless=("stale-deadline", "copied-year"),
)
def grant_deadline_after_planning(
    gathering: Gathering,
    plan: Plan,
    *,
    recipients: tuple[str, ...] = ("statsforvalt", "fylkesm", "county governor"),
) -> Problems:
    """The planning meeting is held before the deadline to the county governor runs out.

    The meeting decides what is applied for. On the day of the deadline is in time.

    Breaks:
        gatherings: {p: {title: Planleggingsmøte, when: 03.03.22}}
        deadlines: {d: {kind: grant, when: innen 01.03.22, gathering: p}}

    Holds:
        gatherings: {p: {title: Planleggingsmøte (frist Statsforvalteren 01.03.22), when: 03.02.22}}
    """
    if not (yield from is_held(gathering, GatheringKind.PLANNING_MEETING)):
        return
    found = _grant_deadlines(gathering, plan, recipients)
    deadlines = {deadline.latest: deadline for deadline in found}.values()
    if gathering.when is None or not deadlines:
        yield Missing(gathering, "deadlines" if gathering.when else "gatherings.when")
        return
    for deadline in deadlines:
        yield from settle(
            opposite(earlier(due(deadline), start(gathering.when))),
            _planned_too_late(gathering, deadline),
            _planning_unclear(gathering, deadline),
        )


def _is_for_group_leaders(
    gathering: Gathering, directory: Directory, *kinds: GatheringKind
) -> Generator[Missing, None, bool]:
    """Whether it is of one of these kinds, and its title names group leaders."""
    if not (yield from is_held(gathering, *kinds)):
        return False
    named = RoleKind.GROUP_LEADER in kinds_named(directory, gathering.title)
    if not named:
        yield Missing(gathering, "gatherings.title: group-leader")
    return named


def _expected(
    gathering: Gathering, directory: Directory, kinds: tuple[RoleKind, ...], problem: Problem
) -> Problems:
    """Yield the problem where nobody of these kinds takes part."""
    yield from settle(
        takes_part(directory, gathering, *kinds),
        problem,
        Missing(gathering, "gatherings.audience"),
    )


def _grant_deadlines(
    gathering: Gathering, plan: Plan, recipients: tuple[str, ...]
) -> Iterator[When]:
    """Deadlines for grants that belong to a meeting: linked to it, or told in its row."""
    for deadline in (plan.deadlines or {}).values():
        if (
            deadline.gathering == gathering.id
            and deadline.when
            and (deadline.kind is DeadlineKind.GRANT or mentions(deadline.recipient, recipients))
        ):
            yield deadline.when
    row = gathering.cells.what if gathering.cells else None
    for text in (gathering.title, gathering.text, row, *(gathering.topics or ())):
        for told in _DEADLINE.findall(text or ""):
            if mentions(told, recipients):
                found = (mention.value for mention in find_times(told, language=plan.language))
                yield from (value for value in found if isinstance(value, When))


def _planned_too_late(gathering: Gathering, deadline: When) -> Problem:
    return Problem(
        gathering,
        "the planning meeting ({when}) is held after the deadline to the county governor "
        "({deadline})",
        field="when",
        hint="hold the meeting earlier, or correct the deadline",
        when=gathering.when,
        deadline=deadline,
    )


def _planning_unclear(gathering: Gathering, deadline: When) -> Unknown:
    return Unknown(
        gathering,
        "planning meeting «{when}» and deadline to the county governor «{deadline}»: it cannot be "
        "established which comes first",
        field="when",
        when=gathering.when,
        deadline=deadline,
    )
