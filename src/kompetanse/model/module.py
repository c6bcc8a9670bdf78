"""Modules and competence packages."""

from enum import StrEnum

from attrs import frozen

from kompetanse.dates import Duration, When
from kompetanse.model.element import Element, Event, Shown
from kompetanse.model.gathering import BetweenWork, GuidanceSession


class SessionKind(StrEnum):
    """What a session of a module is; stated, or inferred from its title."""

    PREPARATION = "preparation"
    ANALYSIS = "analysis"
    THEME = "theme"


class ModuleKind(StrEnum):
    """Whom a module is for."""

    LEADER = "leader"
    TEACHER = "teacher"


class ActivityKind(StrEnum):
    """What people do in a module."""

    ANALYSIS = "analysis"
    PRACTICE_CHANGE = "practice-change"
    GUIDANCE = "guidance"
    INFORMATION = "information"
    OTHER = "other"


@frozen(kw_only=True, repr=False)
class Assignment(Shown):
    """Somebody who holds a task: a role or an invented name, and where they come from."""

    holder: str | None = None
    role: str | None = None
    organisation: str | None = None


@frozen(kw_only=True, repr=False)
class Activity(Shown):
    """An activity of a module; its kind is stated, or inferred from its words."""

    what: str | None = None
    kind: ActivityKind | None = None
    when: When | None = None


@frozen(kw_only=True, repr=False)
class ModuleText(Shown):
    """A text of a module, and who is credited with it."""

    title: str | None = None
    by: tuple[str, ...] | None = None


@frozen(kw_only=True, repr=False)
class Session(Event):
    """One numbered session of a module or package: «Modul 3: Relasjonsspiralen».

    `between_work` is the work that follows its meeting; `meetings` is how many meetings it has
    where the plan says that it is not one.
    """

    kind: SessionKind | None = None
    meetings: int | None = None
    between_work: tuple[BetweenWork, ...] | None = None


@frozen(kw_only=True, repr=False)
class Module(Element):
    """A module or competence package with its sessions.

    Attributes:
        sessions: The sessions under their numbers.
        period: The window for its sessions.
        text: What the plan says of it in running text.
        audience: Who is enrolled.
        base: Whether it is a base package that all have been through.
        section: Id of the section (heading) under which the plan speaks of it.
        module_leads: Who is responsible for it.
        academic_leads: Who answers for its content.
        texts: Its texts, with who is credited.
        activities: What people do in it.
        gatherings: Ids of the gatherings that belong to it.
        guidance: Guidance given in it; `()` where the plan says there is none.
        between_work: Work between its gatherings.
        every_gap_has_work: Whether the plan says that there is work in every gap.
        joint: Whether each of its gatherings is one event for all units.
    """

    title: str | None = None
    kind: ModuleKind | None = None
    section: str | None = None
    text: str | None = None
    period: When | None = None
    audience: tuple[str, ...] | None = None
    leads: tuple[str, ...] | None = None
    builds_on: tuple[str, ...] | None = None
    outcomes: tuple[str, ...] | None = None
    base: bool | None = None
    sessions: dict[str, Session] | None = None
    module_leads: tuple[Assignment, ...] | None = None
    academic_leads: tuple[Assignment, ...] | None = None
    texts: tuple[ModuleText, ...] | None = None
    activities: tuple[Activity, ...] | None = None
    gatherings: tuple[str, ...] | None = None
    guidance: tuple[GuidanceSession, ...] | None = None
    between_work: dict[str, BetweenWork] | None = None
    every_gap_has_work: bool | None = None
    joint: bool | None = None


@frozen(kw_only=True, repr=False)
class ModuleCatalogue(Shown):
    """What a plan says of all the modules that units choose among.

    Attributes:
        size: How many there are.
        start: When the first may begin.
        duration: How long each lasts.
        method: How they are worked with.
        builds_on: Ids of the modules that come before any of them.
        module_leads: Who is responsible for each of them.
        academic_leads: Who answers for the content of each of them.
        meetings: How many meetings each session has, where it does not say another number.
        between_work: Whether work follows each session.
        activities: What people do in each of them.
    """

    size: int | None = None
    start: When | None = None
    duration: Duration | None = None
    method: str | None = None
    builds_on: tuple[str, ...] | None = None
    module_leads: tuple[Assignment, ...] | None = None
    academic_leads: tuple[Assignment, ...] | None = None
    meetings: int | None = None
    between_work: bool | None = None
    activities: tuple[Activity, ...] | None = None
