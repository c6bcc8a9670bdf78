"""One school's development plan: its sections, frames, evidence and arenas."""

from enum import StrEnum

from attrs import frozen

from kompetanse.dates import When
from kompetanse.model.element import Element, Shown


class ArenaKind(StrEnum):
    """Whether people learn together or one by one."""

    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"


class AnchoringLevel(StrEnum):
    """Where a plan is anchored, or whose it is: one school's or its owner's."""

    SCHOOL = "school"
    OWNER = "owner"


class FrameKind(StrEnum):
    """What the scheme asks of every plan."""

    SCHOOL_BASED = "school-based"
    ANCHORED = "anchored"
    NOT_FRAGMENTED = "not-fragmented"
    STUDENT_VOICE = "student-voice"


class GoalCriterion(StrEnum):
    """What a good goal is, by the letters of SMARTE."""

    SPECIFIC = "specific"
    MEASURABLE = "measurable"
    ACCEPTED = "accepted"
    REALISTIC = "realistic"
    TIME_BOUND = "time-bound"
    ENGAGING = "engaging"


@frozen(kw_only=True, repr=False)
class Frame(Shown):
    """A frame of the scheme, and how the plan keeps to it."""

    number: int | None = None
    kind: FrameKind | None = None
    text: str | None = None


@frozen(kw_only=True, repr=False)
class PlanSection(Shown):
    """A numbered section of the document, in the order in which it stands.

    `asks` is what the template asks for there.
    """

    number: int | None = None
    title: str | None = None
    asks: tuple[str, ...] | None = None
    text: str | None = None


@frozen(kw_only=True, repr=False)
class Introduction(Shown):
    """The fields of the first section."""

    scheme: str | None = None
    background: str | None = None
    for_whom: str | None = None
    for_how_long: str | None = None
    anchoring: str | None = None
    evaluation_method: str | None = None
    evaluation_when: When | None = None
    evaluation_frequency: str | None = None
    relation: str | None = None
    overall_goals: tuple[str, ...] | None = None
    themes: tuple[str, ...] | None = None


@frozen(kw_only=True, repr=False)
class Anchoring(Shown):
    """A body's record that anchors the plan."""

    body: str | None = None
    level: AnchoringLevel | None = None
    dated: When | None = None
    reference: str | None = None


@frozen(kw_only=True, repr=False)
class StudentVoice(Shown):
    """How pupils are heard in each phase."""

    planning: str | None = None
    implementation: str | None = None
    evaluation: str | None = None


@frozen(kw_only=True, repr=False)
class EvidenceBase(Shown):
    """What the description of the situation rests on."""

    tests: str | None = None
    statements: str | None = None
    other: str | None = None


@frozen(kw_only=True, repr=False)
class SituationAnalysis(Shown):
    """The analysis: links between teaching, environment and outcome; areas of competence."""

    teaching: str | None = None
    environment: str | None = None
    outcome: str | None = None
    teacher_competence: str | None = None
    student_competence: str | None = None


@frozen(kw_only=True, repr=False)
class Conclusion(Element):
    """A finding of the analysis, which goals refer to."""

    text: str | None = None


@frozen(kw_only=True, repr=False)
class Arena(Element):
    """A place where people learn: a meeting, a course."""

    label: str | None = None
    kind: ArenaKind | None = None
    frequency: str | None = None
    start: When | None = None
    end: When | None = None


@frozen(kw_only=True, repr=False)
class Partners(Shown):
    """Who the school works with."""

    internal: tuple[str, ...] | None = None
    external: tuple[str, ...] | None = None


@frozen(kw_only=True, repr=False)
class SignsOfLearning(Shown):
    """What succeeded, what did less, and why."""

    succeeded: str | None = None
    less_successful: str | None = None
    why: str | None = None


@frozen(kw_only=True, repr=False)
class SchoolPlan(Shown):
    """The plan's document after the seven sections of the template.

    `separate_action_plan` says whether measures stand in a document of their own; `levels` whose
    plan it is: one school's, or its owner's.
    """

    levels: tuple[AnchoringLevel, ...] | None = None
    frames: tuple[Frame, ...] | None = None
    goal_criteria: tuple[GoalCriterion, ...] | None = None
    sections: tuple[PlanSection, ...] | None = None
    introduction: Introduction | None = None
    anchoring: tuple[Anchoring, ...] | None = None
    evidence: EvidenceBase | None = None
    analysis: SituationAnalysis | None = None
    conclusions: dict[str, Conclusion] | None = None
    student_voice: StudentVoice | None = None
    arenas: dict[str, Arena] | None = None
    partners: Partners | None = None
    signs_of_learning: SignsOfLearning | None = None
    separate_action_plan: bool | None = None
