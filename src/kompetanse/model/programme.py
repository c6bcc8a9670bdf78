"""How a programme is carried out: module runs, implementation, groups, attendance, costs."""

from enum import StrEnum

from attrs import frozen

from kompetanse.dates import When
from kompetanse.model.element import Element, Shown
from kompetanse.model.module import Assignment


class CostKind(StrEnum):
    """What costs money or time."""

    TRAINING = "training"
    GUIDANCE = "guidance"
    EVALUATION = "evaluation"
    TIME = "time"
    TRAVEL = "travel"
    LOCAL_MEETING = "local-meeting"
    SERVICE = "service"
    OWN_COMPETENCE = "own-competence"
    OTHER = "other"


@frozen(kw_only=True, repr=False)
class ModuleRun(Element):
    """One unit's work with one module.

    Attributes:
        unit: Id of the unit.
        module: Id of the module.
        implementation_start: When its leaders begin to prepare it.
        start: When its teachers begin.
        until: When they are through with it.
        responsible: The role that leads it at the unit.
        groups: Ids of the groups that work with it.
    """

    unit: str | None = None
    module: str | None = None
    implementation_start: When | None = None
    start: When | None = None
    until: When | None = None
    responsible: str | None = None
    groups: tuple[str, ...] | None = None


@frozen(kw_only=True, repr=False)
class ImplementationPlan(Element):
    """A unit's plan for working with a module."""

    title: str | None = None
    unit: str | None = None
    dated: When | None = None
    made_by: str | None = None
    modules: tuple[str, ...] | None = None


@frozen(kw_only=True, repr=False)
class Participant(Shown):
    """A member of a group, with what makes groups cross-disciplinary."""

    name: str | None = None
    subject: str | None = None
    department: str | None = None


@frozen(kw_only=True, repr=False)
class TeacherGroup(Element):
    """A group of teachers at one unit."""

    label: str | None = None
    unit: str | None = None
    members: tuple[Participant, ...] | None = None


@frozen(kw_only=True, repr=False)
class LeaderGroup(Element):
    """The leaders of one unit as a group, and those who guide them."""

    label: str | None = None
    unit: str | None = None
    guides: tuple[Assignment, ...] | None = None


@frozen(kw_only=True, repr=False)
class Attendance(Shown):
    """Who is invited to a gathering and who was excused or there.

    Everybody is named as a person or a role. `unit` is the unit whose people are meant;
    `not_invited` are the exceptions: «alle ledere unntatt …».
    """

    gathering: str
    unit: str | None = None
    invited: tuple[str, ...] | None = None
    not_invited: tuple[str, ...] | None = None
    excused: tuple[str, ...] | None = None
    attended: tuple[str, ...] | None = None


@frozen(kw_only=True, repr=False)
class Cost(Element):
    """Who pays for what."""

    what: str | None = None
    kind: CostKind | None = None
    payer: str | None = None
