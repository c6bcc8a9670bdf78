"""The model: what a plan can say, as frozen attrs classes without any trace of files.

A class is imported when it is first asked for: a plan costs what it uses.
"""

TYPE_CHECKING = False  # type checkers take it for true; `typing` is not needed otherwise

if TYPE_CHECKING:
    from kompetanse.model.agreement import (
        Adviser,
        AdviserTeam,
        Agreement,
        AgreementVersion,
        Amendment,
        Analysis,
        AnalysisTool,
        Application,
        Cohort,
        DevelopmentArea,
        Evidence,
        Experience,
        Offer,
        Owner,
        OwnerKind,
        Phase,
        PhaseKind,
        Seat,
        Step,
        StepKind,
        Visit,
    )
    from kompetanse.model.course import (
        Contact,
        Course,
        CourseKind,
        Initiative,
    )
    from kompetanse.model.element import (
        Cells,
        Element,
        Event,
        Scheduled,
    )
    from kompetanse.model.gathering import (
        Action,
        BetweenWork,
        Deadline,
        DeadlineKind,
        Gathering,
        GatheringKind,
        GuidanceForm,
        GuidanceSession,
        LongTermRow,
        Meeting,
        Part,
        Status,
    )
    from kompetanse.model.goal import (
        Evaluation,
        Goal,
        Survey,
    )
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
    from kompetanse.model.module import (
        Activity,
        ActivityKind,
        Assignment,
        Module,
        ModuleCatalogue,
        ModuleKind,
        ModuleText,
        Session,
        SessionKind,
    )
    from kompetanse.model.people import (
        AnalysisPart,
        AnnualPlan,
        Committee,
        CommitteeKind,
        Duty,
        LearningGroup,
        Network,
        NewLeader,
        Role,
        RoleKind,
        Unit,
        UnitKind,
    )
    from kompetanse.model.plan import (
        Plan,
        Program,
    )
    from kompetanse.model.programme import (
        Attendance,
        Cost,
        CostKind,
        ImplementationPlan,
        LeaderGroup,
        ModuleRun,
        Participant,
        TeacherGroup,
    )
    from kompetanse.model.schoolplan import (
        Anchoring,
        AnchoringLevel,
        Arena,
        ArenaKind,
        Conclusion,
        EvidenceBase,
        Frame,
        FrameKind,
        GoalCriterion,
        Introduction,
        Partners,
        PlanSection,
        SchoolPlan,
        SignsOfLearning,
        SituationAnalysis,
        StudentVoice,
    )
    from kompetanse.model.walk import (
        Inventory,
    )

_HOMES = {
    "agreement": "Adviser AdviserTeam Agreement AgreementVersion Amendment Analysis AnalysisTool Application Cohort DevelopmentArea Evidence Experience Offer Owner OwnerKind Phase PhaseKind Seat Step StepKind Visit",
    "course": "Contact Course CourseKind Initiative",
    "element": "Cells Element Event Scheduled",
    "gathering": "Action BetweenWork Deadline DeadlineKind Gathering GatheringKind GuidanceForm GuidanceSession LongTermRow Meeting Part Status",
    "goal": "Evaluation Goal Survey",
    "layout": "Approval Attachment Attestation Consultation ContentsEntry LostFigure Quotation Section Signatory Source Version Waiver",
    "module": "Activity ActivityKind Assignment Module ModuleCatalogue ModuleKind ModuleText Session SessionKind",
    "people": "AnalysisPart AnnualPlan Committee CommitteeKind Duty LearningGroup Network NewLeader Role RoleKind Unit UnitKind",
    "plan": "Plan Program",
    "programme": "Attendance Cost CostKind ImplementationPlan LeaderGroup ModuleRun Participant TeacherGroup",
    "schoolplan": "Anchoring AnchoringLevel Arena ArenaKind Conclusion EvidenceBase Frame FrameKind GoalCriterion Introduction Partners PlanSection SchoolPlan SignsOfLearning SituationAnalysis StudentVoice",
    "walk": "Inventory",
}
"""The classes of each module."""

_MODULES = {name: module for module, names in _HOMES.items() for name in names.split()}

__all__ = [
    "Action",
    "Activity",
    "ActivityKind",
    "Adviser",
    "AdviserTeam",
    "Agreement",
    "AgreementVersion",
    "Amendment",
    "Analysis",
    "AnalysisPart",
    "AnalysisTool",
    "Anchoring",
    "AnchoringLevel",
    "AnnualPlan",
    "Application",
    "Approval",
    "Arena",
    "ArenaKind",
    "Assignment",
    "Attachment",
    "Attendance",
    "Attestation",
    "BetweenWork",
    "Cells",
    "Cohort",
    "Committee",
    "CommitteeKind",
    "Conclusion",
    "Consultation",
    "Contact",
    "ContentsEntry",
    "Cost",
    "CostKind",
    "Course",
    "CourseKind",
    "Deadline",
    "DeadlineKind",
    "DevelopmentArea",
    "Duty",
    "Element",
    "Evaluation",
    "Event",
    "Evidence",
    "EvidenceBase",
    "Experience",
    "Frame",
    "FrameKind",
    "Gathering",
    "GatheringKind",
    "Goal",
    "GoalCriterion",
    "GuidanceForm",
    "GuidanceSession",
    "ImplementationPlan",
    "Initiative",
    "Introduction",
    "Inventory",
    "LeaderGroup",
    "LearningGroup",
    "LongTermRow",
    "LostFigure",
    "Meeting",
    "Module",
    "ModuleCatalogue",
    "ModuleKind",
    "ModuleRun",
    "ModuleText",
    "Network",
    "NewLeader",
    "Offer",
    "Owner",
    "OwnerKind",
    "Part",
    "Participant",
    "Partners",
    "Phase",
    "PhaseKind",
    "Plan",
    "PlanSection",
    "Program",
    "Quotation",
    "Role",
    "RoleKind",
    "Scheduled",
    "SchoolPlan",
    "Seat",
    "Section",
    "Session",
    "SessionKind",
    "Signatory",
    "SignsOfLearning",
    "SituationAnalysis",
    "Source",
    "Status",
    "Step",
    "StepKind",
    "StudentVoice",
    "Survey",
    "TeacherGroup",
    "Unit",
    "UnitKind",
    "Version",
    "Visit",
    "Waiver",
]


def __getattr__(name: str) -> object:
    """Import a class of the model when it is first used."""
    if name not in _MODULES:
        raise AttributeError(f"module 'kompetanse.model' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - only where it is needed

    value: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
