"""Guidance that units receive from the educational-psychological service, and its ground."""

from typing import TypeAlias

from kompetanse.dates import Term, When, terms_in
from kompetanse.dates.compare import before, overlaps, starts_before_end
from kompetanse.model import (
    Action,
    AnalysisPart,
    Gathering,
    GuidanceForm,
    GuidanceSession,
    Module,
    Plan,
    RoleKind,
    Session,
    Survey,
    Unit,
)
from kompetanse.model.audience import Directory
from kompetanse.rule import Ask, Missing, Problem, Problems, Severity, Unknown, rule
from kompetanse.rule.shapes import (
    Answer,
    at_least,
    count_in,
    every,
    kinds_named,
    mentions,
    opposite,
    some,
    takes_part,
)
from kompetanse_ost_finnmark.facts import ROLES


Activity: TypeAlias = Action | Gathering | Survey | Module | Session

_PPT = (RoleKind.PPT_ADVISER, RoleKind.PPT, RoleKind.PPT_HEAD)
_STAFF = (RoleKind.ALL_STAFF, RoleKind.TEACHER, RoleKind.PEDAGOGUE)


@rule("net-guidance-per-unit", severity=Severity.ERROR, source=ROLES, needs="guidance")
def net_guidance_per_unit(
    unit: Unit, directory: Directory, terms: tuple[Term, ...], *, minimum: int = 1
) -> Problems:
    """Each unit receives guidance on the net from a PPT adviser each term.

    The advisers see from outside what the unit does not see itself. A visit or a meeting is
    another kind of guidance.

    Breaks:
        roles: {ppt: {label: PPT}}
        units:
          skog:
            guidance: [{when: 08.12.21, form: visit, by: ppt}, {when: 16.03.22, form: net, by: ppt}]

    Holds:
        roles: {ppt: {label: PPT}}
        units:
          skog:
            guidance: [{when: 08.12.21, form: net, by: ppt}, {when: 16.03.22, form: net, by: ppt}]
    """
    for term in terms:
        count = count_in(term, unit.guidance or (), lambda one: _is_net_guidance(one, directory))
        problem = Problem(
            unit,
            "{found} of at least {minimum} expected sessions of net-based guidance by PPT are "
            "planned for {unit} in {term}",
            field="guidance",
            hint="plan guidance on the net by a PPT adviser",
            unit=unit.name,
            found=count.most,
            term=term,
            minimum=minimum,
        )
        yield from at_least(minimum, count, problem, "units.guidance")


@rule(
    "guidance-after-analysis",
    severity=Severity.ERROR,
    source=ROLES,
    needs=("guidance", "analyses"),
)
def guidance_after_analysis(unit: Unit, directory: Directory) -> Problems:
    """Guidance by PPT follows the analysis part of the unit's pedagogical analysis.

    It is the analysis that is talked about. Where there is one each term, that of the same term
    counts; guidance on its last day is in time.

    Breaks:
        units: {skog: {analyses: [{when: 08.12.21}], guidance: [{when: 24.11.21, form: net}]}}

    Holds:
        units: {skog: {analyses: [{when: 24.11.21}], guidance: [{when: 08.12.21, form: net}]}}
    """
    for session in unit.guidance or ():
        if _is_net_guidance(session, directory) is False:
            continue
        if session.when is None:
            yield Missing(session, "units.guidance.when")
            continue
        if not (ends := _analyses_for(session.when, unit.analyses or ())):
            yield Missing(session, "units.analyses.when")
            continue
        in_time = some(opposite(starts_before_end(session.when, end)) for end in ends)
        if in_time is False:
            yield _guidance_too_early(unit, session, ends)
        elif in_time is None:
            yield _guidance_unclear(unit, session, ends)


@rule("mapping-anchored", severity=Severity.WARNING, source=ROLES, needs="actions")
def mapping_anchored(
    plan: Plan,
    directory: Directory,
    *,
    survey: tuple[str, ...] = ("kartlegging", "kortlægning", "mapping", "survey"),
    analysis: tuple[str, ...] = (
        "pedagogisk analyse",
        "pædagogisk analyse",
        "pedagogical analysis",
    ),
) -> Problems:
    """The staff works with the mapping survey, and with pedagogical analysis.

    Results that only the leadership has seen change nothing. At least one activity with the
    staff is expected for each: a measure, a gathering, a survey, or a module. In which order,
    does not matter.

    Breaks:
        actions: {a: {what: Pedagogisk analyse, when: 19.11.21}}

    Holds:
        actions:
          a: {what: Pedagogisk analyse, when: 19.11.21}
          b: {what: Gå gjennom kartleggingsundersøkelsen, when: 29.11.21}
    """
    with_staff = [one for one in _activities(plan) if _may_be_with_staff(one, directory)]
    for words in (survey, analysis):
        if not any(mentions(_told(one), words) for one in with_staff):
            yield Problem(
                plan,
                "no activity with the staff is about «{subject}»",
                field="actions",
                hint="plan an activity with the staff about it",
                subject=words[0],
            )


@rule("owner-ppt-dialogue", severity=Severity.INFO, source=ROLES)
def owner_ppt_dialogue(plan: Plan) -> Problems:
    """The owners keep up a good dialogue with school leaders and PPT.

    No machine can see that: the project leader signs for it.

    Breaks:
        program: {owner: rsk}

    Holds:
        attestations:
          - rule: ost-finnmark/owner-ppt-dialogue
            element: plan
            statement: Faste møter hver måned
            by: prosjektleder
            on: 20.08.21
    """
    yield Ask(
        plan,
        "owners are to keep up a good dialogue with leaders and PPT; the project leader must sign",
    )


def _is_net_guidance(session: GuidanceSession, directory: Directory) -> Answer:
    """Whether a session is on the net and by PPT; nobody can tell where that is not stated."""
    on_net: Answer = session.form is GuidanceForm.NET if session.form else session.online
    kinds = kinds_named(directory, session.by)
    return every([on_net, not kinds.isdisjoint(_PPT) if kinds else None])


def _analyses_for(session: When, analyses: tuple[AnalysisPart, ...]) -> list[When]:
    """Times of the analyses of the session's term; else of those that are over before it."""
    dated = [part.when for part in analyses if part.when and part.when.is_readable]
    terms = terms_in(session.extent) if session.extent else ()
    same = [
        when for when in dated if any(overlaps(when, term.range) is not False for term in terms)
    ]
    return same or [when for when in dated if before(when, session)]


def _guidance_too_early(unit: Unit, session: GuidanceSession, ends: list[When]) -> Problem:
    return Problem(
        session,
        "{unit} receives guidance ({when}) before the analysis part ({analysis})",
        field="when",
        hint="hold the guidance after the analysis part",
        unit=unit.name,
        when=session.when,
        analysis=ends,
    )


def _guidance_unclear(unit: Unit, session: GuidanceSession, ends: list[When]) -> Unknown:
    return Unknown(
        session,
        "guidance «{when}» and analysis part «{analysis}» of {unit}: it cannot be established "
        "which comes first",
        field="when",
        unit=unit.name,
        when=session.when,
        analysis=ends,
    )


def _activities(plan: Plan) -> list[Activity]:
    modules = (plan.modules or {}).values()
    return [
        *(plan.actions or {}).values(),
        *(plan.gatherings or {}).values(),
        *(plan.surveys or {}).values(),
        *modules,
        *(session for module in modules for session in (module.sessions or {}).values()),
    ]


def _may_be_with_staff(activity: Activity, directory: Directory) -> bool:
    """Whether staff takes part; a measure that does not say with whom is one of the staff."""
    if activity.audience is None:
        return not isinstance(activity, Gathering)
    return takes_part(directory, activity, *_STAFF) is not False


def _told(activity: Activity) -> str:
    """The words of an activity."""
    if isinstance(activity, Gathering):
        return " ".join([activity.title or "", activity.text or "", *(activity.topics or ())])
    return activity.name
