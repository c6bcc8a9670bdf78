"""The root of the model: one document's content."""

from attrs import frozen

from kompetanse.dates import When
from kompetanse.model.element import Shown
from kompetanse.model.gathering import Action, BetweenWork, Deadline, Gathering, LongTermRow
from kompetanse.model.goal import Evaluation, Goal, Survey
from kompetanse.model.layout import (
    Approval,
    Attachment,
    Attestation,
    Consultation,
    ContentsEntry,
    LostFigure,
    Quotation,
    Section,
    Signatory,
    Source,
    Version,
    Waiver,
)
from kompetanse.model.module import Module, ModuleCatalogue
from kompetanse.model.people import (
    AnnualPlan,
    Committee,
    Duty,
    LearningGroup,
    Network,
    NewLeader,
    Role,
    Unit,
)


TYPE_CHECKING = False

if TYPE_CHECKING:
    from kompetanse.model.agreement import (
        Adviser,
        AdviserTeam,
        Agreement,
        Cohort,
        Offer,
        Owner,
    )
    from kompetanse.model.course import Contact, Course, Initiative
    from kompetanse.model.programme import (
        Attendance,
        Cost,
        ImplementationPlan,
        LeaderGroup,
        ModuleRun,
        TeacherGroup,
    )
    from kompetanse.model.schoolplan import SchoolPlan


@frozen(kw_only=True, repr=False)
class Program(Shown):
    """The programme that the plan describes.

    `leads` and `contacts` are roles, never people's addresses. `catalogue` is what it says of
    all the modules that units choose among.
    """

    name: str | None = None
    owner: str | None = None
    partners: tuple[str, ...] | None = None
    place: str | None = None
    sector: str | None = None
    aims: tuple[str, ...] | None = None
    effects: tuple[str, ...] | None = None
    quotations: tuple[Quotation, ...] | None = None
    leads: tuple[str, ...] | None = None
    contacts: tuple[str, ...] | None = None
    web: str | None = None
    resource: str | None = None
    academic_leads: tuple[str, ...] | None = None
    operation_owner: str | None = None
    catalogue: ModuleCatalogue | None = None
    levels: tuple[str, ...] | None = None
    quality_goals: tuple[str, ...] | None = None
    target_groups: tuple[str, ...] | None = None
    testimonies: tuple[Quotation, ...] | None = None


@frozen(kw_only=True, repr=False)
class Plan(Shown):
    """One document's content; it describes one programme.

    What the plan does not mention is `None`; what it says is none is `()` or `{}`.

    Attributes:
        format: The version of the plan format; 1.
        id: The name on which calendar UIDs are built.
        formerly: Ids that it had in earlier issues.
        period: The days the plan is about; gives missing years.
        text: Running text of the document.
        follows: Names of the rule packs that the plan follows.
        breaks: The municipality's school breaks.
    """

    format: int = 1
    id: str | None = None
    formerly: tuple[str, ...] | None = None
    title: str | None = None
    language: str = "nb"
    country: str = "NO"
    time_zone: str | None = None
    period: When | None = None
    purpose: str | None = None
    text: str | None = None
    follows: tuple[str, ...] = ()
    updated: When | None = None
    builds_on: tuple[Source, ...] | None = None
    signatories: tuple[Signatory, ...] | None = None
    approvals: tuple[Approval, ...] | None = None
    consultations: tuple[Consultation, ...] | None = None
    versions: tuple[Version, ...] | None = None
    contents: tuple[ContentsEntry, ...] | None = None
    lost_figures: tuple[LostFigure, ...] | None = None
    abbreviations: dict[str, str] | None = None
    waivers: tuple[Waiver, ...] | None = None
    attestations: tuple[Attestation, ...] | None = None

    program: Program | None = None
    breaks: dict[str, When] | None = None
    attachments: dict[str, Attachment] | None = None
    sections: dict[str, Section] | None = None
    roles: dict[str, Role] | None = None
    duties: dict[str, Duty] | None = None
    modules: dict[str, Module] | None = None
    gatherings: dict[str, Gathering] | None = None
    deadlines: dict[str, Deadline] | None = None
    between_work: dict[str, BetweenWork] | None = None
    actions: dict[str, Action] | None = None
    long_term_plan: dict[str, LongTermRow] | None = None
    units: dict[str, Unit] | None = None
    groups: dict[str, LearningGroup] | None = None
    networks: dict[str, Network] | None = None
    committees: dict[str, Committee] | None = None
    new_leaders: dict[str, NewLeader] | None = None
    annual_plans: dict[str, AnnualPlan] | None = None
    goals: dict[str, Goal] | None = None
    surveys: dict[str, Survey] | None = None
    evaluations: dict[str, Evaluation] | None = None

    # What the other systems need; a class is imported where a plan has the section.
    module_runs: "dict[str, ModuleRun] | None" = None
    implementation_plans: "dict[str, ImplementationPlan] | None" = None
    teacher_groups: "dict[str, TeacherGroup] | None" = None
    leader_groups: "dict[str, LeaderGroup] | None" = None
    attendance: "tuple[Attendance, ...] | None" = None
    costs: "dict[str, Cost] | None" = None
    owners: "dict[str, Owner] | None" = None
    agreements: "dict[str, Agreement] | None" = None
    advisers: "dict[str, Adviser] | None" = None
    teams: "dict[str, AdviserTeam] | None" = None
    offers: "dict[str, Offer] | None" = None
    cohorts: "dict[str, Cohort] | None" = None
    school_plan: "SchoolPlan | None" = None
    initiatives: "dict[str, Initiative] | None" = None
    courses: "dict[str, Course] | None" = None
    coordinators: "dict[str, Contact] | None" = None
