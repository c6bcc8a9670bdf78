"""Where the objects of a class stand in a plan, to say what a plan does not state."""

from collections.abc import Mapping

from kompetanse.path import Path


_CONTAINERS: Mapping[str, str] = {
    "Action": "actions",
    "Adviser": "advisers",
    "AdviserTeam": "teams",
    "Agreement": "agreements",
    "AnnualPlan": "annual_plans",
    "Application": "offers.applications",
    "Attendance": "attendance",
    "BetweenWork": "between_work",
    "Cohort": "cohorts",
    "Committee": "committees",
    "Contact": "coordinators",
    "Cost": "costs",
    "Course": "courses",
    "Deadline": "deadlines",
    "DevelopmentArea": "agreements.development_area",
    "Duty": "duties",
    "Event": "gatherings",
    "EvidenceBase": "school_plan.evidence",
    "Gathering": "gatherings",
    "Goal": "goals",
    "GuidanceSession": "units.guidance",
    "ImplementationPlan": "implementation_plans",
    "Initiative": "initiatives",
    "Introduction": "school_plan.introduction",
    "LeaderGroup": "leader_groups",
    "LearningGroup": "groups",
    "LongTermRow": "long_term_plan",
    "Meeting": "groups.meetings",
    "Module": "modules",
    "ModuleCatalogue": "program.catalogue",
    "ModuleRun": "module_runs",
    "Network": "networks",
    "NewLeader": "new_leaders",
    "Offer": "offers",
    "Owner": "owners",
    "Partners": "school_plan.partners",
    "Program": "program",
    "Role": "roles",
    "Scheduled": "gatherings",
    "SchoolPlan": "school_plan",
    "Section": "sections",
    "Session": "modules.sessions",
    "SignsOfLearning": "school_plan.signs_of_learning",
    "SituationAnalysis": "school_plan.analysis",
    "StudentVoice": "school_plan.student_voice",
    "Survey": "surveys",
    "TeacherGroup": "teacher_groups",
    "Unit": "units",
    "Visit": "agreements.visits",
    "When": "when",
}


def container(kind: str) -> str:
    """The section of a plan that holds the objects of a class; the class's name where none does.

    >>> container("Session")
    'modules.sessions'
    """
    return _CONTAINERS.get(kind, kind)


def fields_above(path: Path) -> str:
    """The fields that lead to an object, without its own key: what its own fields stand behind.

    >>> fields_above(("groups", "g1", "meetings", 0))
    'groups.meetings.'
    """
    fields = path[0::2] if len(path) % 2 == 0 else path[:1]
    return "".join(f"{field}." for field in fields)
