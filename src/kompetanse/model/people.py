"""Who: roles and their duties, units, groups, networks, committees, people who begin."""

from enum import StrEnum

from attrs import frozen

from kompetanse.dates import Rate, When, YearlyDeadline
from kompetanse.model.element import Element, Event
from kompetanse.model.gathering import Action, GuidanceSession, Meeting


class RoleKind(StrEnum):
    """Kinds of roles, by the field's terms; stated, or inferred from id, label and aliases."""

    ALL_STAFF = "all-staff"
    SCHOOL_OWNER = "school-owner"
    MUNICIPAL_CHIEF = "municipal-chief"
    COUNTY_HEAD = "county-head"
    SCHOOL_LEADER = "school-leader"
    LEADERSHIP = "leadership"
    DEPARTMENT_HEAD = "department-head"
    TEACHER = "teacher"
    PEDAGOGUE = "pedagogue"
    GROUP_LEADER = "group-leader"
    RESOURCE_TEACHER = "resource-teacher"
    NEW_EMPLOYEE = "new-employee"
    NEW_LEADER = "new-leader"
    NEW_GROUP_LEADER = "new-group-leader"
    KINDERGARTEN_HEAD = "kindergarten-head"
    KINDERGARTEN_OFFICER = "kindergarten-officer"
    SCHOOL_OFFICER = "school-officer"
    PPT = "ppt"
    PPT_HEAD = "ppt-head"
    PPT_ADVISER = "ppt-adviser"
    ADVISER = "adviser"
    PROJECT_LEADER = "project-leader"
    COORDINATOR = "coordinator"
    MODULE_LEAD = "module-lead"
    ACADEMIC_LEAD = "academic-lead"
    UNIVERSITY_PARTNER = "university-partner"
    DIRECTORATE = "directorate"
    COUNTY_GOVERNOR = "county-governor"
    BOARD = "board"
    COMMITTEE = "committee"
    NETWORK = "network"
    STUDENT = "student"
    PARENT = "parent"


class UnitKind(StrEnum):
    """Kinds of units."""

    SCHOOL = "school"
    KINDERGARTEN = "kindergarten"
    PPT = "ppt"


@frozen(kw_only=True, repr=False)
class Role(Element):
    """A role, under the name the plan's author uses for it.

    Attributes:
        label: The author's own word, shown as it is.
        kind: Its kind; inferred where not stated (`kompetanse.model.kinds`).
        aliases: Other names for it in this plan.
        part_of: Ids of roles whose members include all of this role's; the obvious ones
            (teachers belong to all staff) apply where nothing is stated.
        tasks: What is expected of it.
    """

    label: str | None = None
    kind: RoleKind | None = None
    aliases: tuple[str, ...] | None = None
    part_of: tuple[str, ...] | None = None
    tasks: tuple[str, ...] | None = None


@frozen(kw_only=True, repr=False)
class Duty(Element):
    """A duty of a role, which may recur.

    Attributes:
        role: Id or name of the role; several may share it.
        what: What is to be done.
        rate: How often: «minst 4 møter hvert semester».
        by: A yearly deadline: «innen 15. august hvert år».
        occasions: The days on which it is done; they stand in the calendars of its roles.
        for_each: What it is counted for: "group", "unit", "school"; else once for the plan.
        minutes: The length of each occasion that does not say its own.
        recipient: To whom.
        after: What must have come before.
        together_with: Other roles that take part.
        condition: Whether who does not do it cannot take part in the programme.
        at_least: The fewest of what it forms or chooses: «grupper på 5–7».
        at_most: The most of it.
        number: Its number in the document, as printed; mistakes too.
        section: Id of the section it stands in.
    """

    role: str | tuple[str, ...] | None = None
    what: str | None = None
    rate: Rate | None = None
    by: YearlyDeadline | None = None
    occasions: tuple[Meeting, ...] | None = None
    for_each: str | None = None
    minutes: int | None = None
    recipient: str | None = None
    after: str | None = None
    together_with: tuple[str, ...] | None = None
    condition: bool | None = None
    at_least: int | None = None
    at_most: int | None = None
    number: int | None = None
    section: str | None = None

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that share the duty."""
        return (self.role,) if isinstance(self.role, str) else self.role or ()


@frozen(kw_only=True, repr=False)
class AnalysisPart(Event):
    """The analysis part of pedagogical analysis at one unit."""


@frozen(kw_only=True, repr=False)
class AnnualPlan(Element):
    """A yearly action plan of the region or of one unit; `school_year` as «2021/2022»."""

    title: str | None = None
    school_year: str | None = None
    owner: str | None = None


@frozen(kw_only=True, repr=False)
class Unit(Element):
    """A school, a kindergarten or a service.

    Attributes:
        staff: Names of (or codes for) all employees, or their number.
        leadership: Those of them who lead the unit.
        teachers: Those of them who teach.
        participants: How many take part in learning groups.
        new_staff: How many are new this year, or who.
        meetings: Meetings of leader and group leaders.
        guidance: Guidance that the unit receives.
        analyses: The analysis parts of its pedagogical analyses.
        plans: Its yearly action plans.
        meeting_plan: Whether it has a meeting plan for leader and group leaders.
        leaders_from: When its leaders begin with the leader module.
        standpoint_analysis: When its standpoint analysis was made.
        staff_informed: When all staff were told about the programme.
    """

    kind: UnitKind | None = None
    label: str | None = None
    owner: str | None = None
    staff: int | tuple[str, ...] | None = None
    leadership: int | tuple[str, ...] | None = None
    teachers: int | tuple[str, ...] | None = None
    participants: int | None = None
    new_staff: int | tuple[str, ...] | None = None
    meetings: tuple[Meeting, ...] | None = None
    guidance: tuple[GuidanceSession, ...] | None = None
    analyses: tuple[AnalysisPart, ...] | None = None
    plans: tuple[AnnualPlan, ...] | None = None
    meeting_plan: bool | None = None
    leaders_from: When | None = None
    standpoint_analysis: When | None = None
    staff_informed: When | None = None


@frozen(kw_only=True, repr=False)
class LearningGroup(Element):
    """A learning group of one unit.

    `members` is a count or a list; `leader` one person, or several where the plan says so.
    """

    label: str | None = None
    unit: str | None = None
    members: int | tuple[str, ...] | None = None
    leader: str | tuple[str, ...] | None = None
    leader_training: tuple[str, ...] | None = None
    meetings: tuple[Meeting, ...] | None = None
    actions: tuple[Action, ...] | None = None

    @property
    def size(self) -> int | None:
        """How many members it has, where that is stated."""
        return len(self.members) if isinstance(self.members, tuple) else self.members

    @property
    def leaders(self) -> tuple[str, ...] | None:
        """Who leads it; `None` where nothing is stated."""
        return (self.leader,) if isinstance(self.leader, str) else self.leader


@frozen(kw_only=True, repr=False)
class Network(Element):
    """A network, or a network group of leaders; `members` are roles, units or people."""

    label: str | None = None
    members: int | tuple[str, ...] | None = None
    leads: tuple[str, ...] | None = None
    start: When | None = None
    until: When | None = None
    meetings: tuple[Meeting, ...] | None = None


class CommitteeKind(StrEnum):
    """Kinds of committees."""

    PROGRAMME = "programme"
    STEERING = "steering"
    RESOURCE = "resource"
    REFERENCE = "reference"
    COOPERATION_FORUM = "cooperation-forum"
    BOARD = "board"


@frozen(kw_only=True, repr=False)
class Committee(Element):
    """A committee, board, steering or reference group; `chair` is a role."""

    label: str | None = None
    kind: CommitteeKind | None = None
    chair: str | None = None
    members: tuple[str, ...] | None = None
    meetings: tuple[Meeting, ...] | None = None


@frozen(kw_only=True, repr=False)
class NewLeader(Element):
    """A leader who begins, and the report of it.

    `reported` is the day of the report; `gives` what it holds ("name", "email").
    """

    label: str | None = None
    unit: str | None = None
    starts: When | None = None
    reported: When | None = None
    recipient: str | None = None
    gives: tuple[str, ...] | None = None
