"""How a programme is led and carried out: assignments, module runs, implementation, costs."""

from enum import StrEnum

from attrs import frozen

from kompetanse.dates import When
from kompetanse.model.element import Element


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


class CostKind(StrEnum):
    """What costs money or time."""

    TRAINING = "training"
    GUIDANCE = "guidance"
    EVALUATION = "evaluation"
    TIME = "time"
    TRAVEL = "travel"
    LOCAL_MEETING = "local-meeting"
    SERVICE = "service"
    OTHER = "other"


@frozen(kw_only=True)
class Assignment:
    """Somebody who holds a task: a role or an invented name, and where they come from."""

    holder: str | None = None
    role: str | None = None
    organisation: str | None = None


@frozen(kw_only=True)
class Activity:
    """An activity of a module; its kind is stated, or inferred from the text."""

    what: str | None = None
    kind: ActivityKind | None = None
    when: When | None = None


@frozen(kw_only=True)
class ModuleText:
    """A text of a module, and who is credited with it."""

    title: str | None = None
    by: tuple[str, ...] | None = None


@frozen(kw_only=True)
class ModuleRun(Element):
    """One unit's work with one module.

    Attributes:
        unit: Id of the unit.
        module: Id of the module.
        implementation_start: When its leaders begin to prepare it.
        start: When its teachers begin.
        responsible: The role that leads it at the unit.
        groups: Ids of the groups that work with it.
    """

    unit: str | None = None
    module: str | None = None
    implementation_start: When | None = None
    start: When | None = None
    responsible: str | None = None
    groups: tuple[str, ...] | None = None


@frozen(kw_only=True)
class ImplementationPlan(Element):
    """A unit's plan for working with a module."""

    title: str | None = None
    unit: str | None = None
    dated: When | None = None
    made_by: str | None = None
    modules: tuple[str, ...] | None = None


@frozen(kw_only=True)
class Participant:
    """A member of a group, with what makes groups cross-disciplinary."""

    name: str | None = None
    subject: str | None = None
    department: str | None = None


@frozen(kw_only=True)
class TeacherGroup(Element):
    """A group of teachers at one unit."""

    label: str | None = None
    unit: str | None = None
    members: tuple[Participant, ...] | None = None


@frozen(kw_only=True)
class LeaderGroup(Element):
    """The leaders of one unit as a group, and those who guide them."""

    label: str | None = None
    unit: str | None = None
    guides: tuple[Assignment, ...] | None = None


@frozen(kw_only=True)
class Attendance:
    """Who is invited to a gathering and who was excused or there.

    `invited` and `excused` are people or roles; `units` the units whose people are invited.
    """

    gathering: str
    unit: str | None = None
    invited: tuple[str, ...] | None = None
    excused: tuple[str, ...] | None = None
    attended: tuple[str, ...] | None = None


@frozen(kw_only=True)
class Cost(Element):
    """Who pays for what."""

    what: str | None = None
    kind: CostKind | None = None
    payer: str | None = None
