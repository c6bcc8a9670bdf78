"""What things are called in messages: network meetings, learning groups, school leaders."""

from kompetanse.declaring.fields import Class
from kompetanse.declaring.moments import Moment
from kompetanse.declaring.paths import PlanPath, Spot, resolve
from kompetanse.declaring.people import Who
from kompetanse.declaring.references import target_of
from kompetanse.declaring.world import World
from kompetanse.phrase import Phrase


_CLASSES: dict[str, Phrase] = {
    "Action": Phrase("measures"),
    "Activity": Phrase("activities"),
    "Adviser": Phrase("advisers"),
    "AdviserTeam": Phrase("adviser teams"),
    "Agreement": Phrase("agreements"),
    "Amendment": Phrase("amendments"),
    "Analysis": Phrase("analyses"),
    "AnalysisPart": Phrase("analyses"),
    "Anchoring": Phrase("decisions"),
    "AnnualPlan": Phrase("yearly plans"),
    "Application": Phrase("applications"),
    "Approval": Phrase("approvals"),
    "Arena": Phrase("arenas"),
    "Assignment": Phrase("people"),
    "Attachment": Phrase("attachments"),
    "BetweenWork": Phrase("pieces of between-work"),
    "Cohort": Phrase("cohorts"),
    "Committee": Phrase("committees"),
    "Conclusion": Phrase("conclusions"),
    "Consultation": Phrase("hearings"),
    "Cost": Phrase("costs"),
    "Course": Phrase("courses"),
    "Deadline": Phrase("deadlines"),
    "Duty": Phrase("duties"),
    "Evaluation": Phrase("evaluations"),
    "Evidence": Phrase("pieces of evidence"),
    "Gathering": Phrase("gatherings"),
    "Goal": Phrase("goals"),
    "GuidanceSession": Phrase("sessions of guidance"),
    "ImplementationPlan": Phrase("implementation plans"),
    "Initiative": Phrase("initiatives"),
    "LeaderGroup": Phrase("leader groups"),
    "LearningGroup": Phrase("learning groups"),
    "Meeting": Phrase("meetings"),
    "Module": Phrase("modules"),
    "ModuleRun": Phrase("module runs"),
    "ModuleText": Phrase("texts"),
    "Network": Phrase("networks"),
    "NewLeader": Phrase("new leaders"),
    "Offer": Phrase("offers"),
    "Owner": Phrase("owners"),
    "Part": Phrase("parts"),
    "Participant": Phrase("members"),
    "Phase": Phrase("phases"),
    "Role": Phrase("roles"),
    "Section": Phrase("sections"),
    "Session": Phrase("sessions"),
    "Step": Phrase("steps"),
    "Survey": Phrase("surveys"),
    "TeacherGroup": Phrase("teacher groups"),
    "Unit": Phrase("units"),
    "Visit": Phrase("visits"),
}
"""Classes of the model, in the plural."""

_KINDS: dict[str, Phrase] = {
    "Committee:board": Phrase("boards"),
    "Committee:cooperation-forum": Phrase("cooperation forums"),
    "Committee:programme": Phrase("programme committees"),
    "Committee:reference": Phrase("reference groups"),
    "Committee:resource": Phrase("resource groups"),
    "Committee:steering": Phrase("steering groups"),
    "Course:foundation": Phrase("foundation courses"),
    "Course:theme": Phrase("theme courses"),
    "Deadline:registration": Phrase("registration deadlines"),
    "Deadline:application": Phrase("application deadlines"),
    "Gathering:start": Phrase("start gatherings"),
    "Gathering:closing": Phrase("closing gatherings"),
    "Gathering:professional-day": Phrase("professional days"),
    "Gathering:professional-gathering": Phrase("professional gatherings"),
    "Gathering:planning-day": Phrase("planning days"),
    "Gathering:planning-meeting": Phrase("planning meetings"),
    "Gathering:evaluation-meeting": Phrase("evaluation meetings"),
    "Gathering:net-seminar": Phrase("net seminars"),
    "Gathering:digital-guidance": Phrase("sessions of digital guidance"),
    "Gathering:group-guidance": Phrase("sessions of group guidance"),
    "Gathering:guidance": Phrase("sessions of guidance"),
    "Gathering:network-meeting": Phrase("network meetings"),
    "Gathering:committee-meeting": Phrase("committee meetings"),
    "Gathering:course": Phrase("courses"),
    "Gathering:training": Phrase("trainings"),
    "Gathering:visit": Phrase("visits"),
    "Gathering:conference": Phrase("conferences"),
    "Gathering:learning-caravan": Phrase("learning caravans"),
    "Gathering:meeting": Phrase("meetings"),
    "Gathering:survey": Phrase("surveys"),
    "Module:leader": Phrase("leader modules"),
    "Module:teacher": Phrase("teacher modules"),
    "Unit:kindergarten": Phrase("kindergartens"),
    "Unit:school": Phrase("schools"),
}
"""Kinds of them that have a name of their own."""

_FIELDS: dict[str, Phrase] = {
    "academic_leads": Phrase("academic leads"),
    "advisers": Phrase("advisers"),
    "aims": Phrase("aims"),
    "audience": Phrase("participants"),
    "leader": Phrase("leaders"),
    "leadership": Phrase("leaders"),
    "leads": Phrase("leaders"),
    "members": Phrase("members"),
    "module_leads": Phrase("module leads"),
    "guides": Phrase("guides"),
    "overall_goals": Phrase("overall goals"),
    "participants": Phrase("participants"),
    "parties": Phrase("parties"),
    "schools": Phrase("schools"),
    "staff": Phrase("employees"),
    "teachers": Phrase("teachers"),
    "themes": Phrase("themes"),
    "topics": Phrase("topics"),
    "training": Phrase("training days"),
}
"""What stands in a field, where that says more than its class, or it has none."""

_ROLES: dict[str, Phrase] = {
    "all-staff": Phrase("all staff"),
    "school-owner": Phrase("school owners"),
    "municipal-chief": Phrase("municipal chief officers"),
    "county-head": Phrase("the county head"),
    "school-leader": Phrase("school leaders"),
    "leadership": Phrase("the leadership"),
    "department-head": Phrase("department heads"),
    "teacher": Phrase("teachers"),
    "pedagogue": Phrase("pedagogues"),
    "group-leader": Phrase("group leaders"),
    "resource-teacher": Phrase("resource teachers"),
    "new-employee": Phrase("new employees"),
    "new-leader": Phrase("new leaders"),
    "new-group-leader": Phrase("new group leaders"),
    "kindergarten-head": Phrase("heads of kindergartens"),
    "kindergarten-officer": Phrase("kindergarten officers"),
    "school-officer": Phrase("municipal school advisers"),
    "ppt": Phrase("PPT"),
    "ppt-head": Phrase("heads of PPT"),
    "ppt-adviser": Phrase("PPT advisers"),
    "adviser": Phrase("advisers"),
    "project-leader": Phrase("the project leader"),
    "coordinator": Phrase("the coordinator"),
    "module-lead": Phrase("module leads"),
    "academic-lead": Phrase("academic leads"),
    "university-partner": Phrase("the university partner"),
    "directorate": Phrase("the Directorate"),
    "county-governor": Phrase("the county governor"),
    "board": Phrase("the board"),
    "committee": Phrase("the committee"),
    "network": Phrase("the network"),
    "student": Phrase("students"),
    "parent": Phrase("parents"),
}
"""Kinds of roles."""

_NAMES = ("name", "title", "body", "what", "holder", "source", "gathering")
"""Fields by which things are called, the first one first."""

_QUOTED = ("title", "what", "heading")
"""Fields whose text stands in quotation marks; a label is a name."""


def things_at(path: PlanPath) -> str:
    """What stands at a path, in the plural; the key itself where there is no word for it."""
    name = path.field.name if path.field else path.text
    owner = path.spot.owner if path.of_things else meant_by(path)
    known = _of_class(owner, path.kind) if owner else None
    return (known if path.kind else _FIELDS.get(name) or known) or f"«{name}»"


def meant_by(path: PlanPath) -> Class | None:
    """The class of what is meant by the ids that stand at a path."""
    target = target_of(path.field) if path.field else None
    return resolve(target, Spot()).spot.owner if target else None


def people_called(who: Who) -> str:
    """Who is meant, in the plural; somebody without a kind as she is called."""
    return _ROLES.get(who.kind or "") or f"«{who.name}»"


def called(thing: object, world: World, *, timed: bool = True) -> str:
    """What one thing is called: by its name, else by whose it is, and by its time.

    Where the time is told beside it, it is not `timed`.
    """
    if thing is world.plan:
        return Phrase("the plan")
    for field in _NAMES:
        if isinstance(name := getattr(thing, field, None), str) and name:
            quoted = any(getattr(thing, one, None) == name for one in _QUOTED)
            return f"«{name}»" if quoted else name
    holder = world.holder(thing)
    whose = "" if holder is world.plan else called(holder, world)
    when = getattr(thing, "when", None)
    if when is None or (whose and not timed):
        return whose or Phrase("the plan")
    return f"{whose} ({when.text})" if whose else f"«{when.text}»"


def with_time(moment: Moment, world: World) -> str:
    """What one thing is called, with its time; the time alone stands for it where it has no name."""
    name = called(moment.thing, world)
    return name if moment.when.text in name else f"{name} ({moment.when.text})"


def _of_class(owner: Class, kind: str | None) -> Phrase | None:
    named = _KINDS.get(f"{owner.__name__}:{kind}") if kind else None
    return named or _CLASSES.get(owner.__name__)
