"""Who leads the programme, its modules and its networks."""

from datetime import date

from kompetanse.dates import Season, Term, When
from kompetanse.dates.compare import start
from kompetanse.model import (
    Assignment,
    Committee,
    CommitteeKind,
    Event,
    Module,
    Network,
    Plan,
    Program,
    RoleKind,
)
from kompetanse.model.audience import Directory
from kompetanse.model.naming import is_placeholder
from kompetanse.model.programme_kinds import kind_of_committee
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, rule
from kompetanse.rule.shapes import (
    Answer,
    filled,
    kinds_held,
    mentions,
    same_person,
    settle,
    some,
    starts_in,
)
from kompetanse_skup.outline import Outline
from kompetanse_skup.subjects import (
    ORGANISATION,
    SOURCE,
    TEACHER_MODULES,
    is_for_teachers,
)


@rule("committee-chair", severity=Severity.ERROR, source=ORGANISATION, needs="committees")
def committee_chair(plan: Plan, directory: Directory) -> Problems:
    """The programme has one committee, and the county's head of upper secondary education leads it.

    The schools are the county's: what the committee decides must be what their owner wants. Other
    bodies may stand beside it; where none is called so, and there are several, nobody can tell.

    Breaks:
        committees: {programkomité: {label: Programkomité, chair: rektor}}

    Breaks:
        committees: {}

    Holds:
        committees: {programkomité: {label: Programkomité, chair: fylkessjefen}}
    """
    committees = _programme_committees(plan)
    if not committees:
        yield Problem(plan, "there is no programme committee", field="committees")
        return
    if len(committees) > 1 and kind_of_committee(committees[0]) is not CommitteeKind.PROGRAMME:
        yield Missing(plan, "committees.kind: programme")
        return
    yield from _led_by_county_head(committees[0], directory)
    for committee in committees[1:]:
        yield Problem(
            committee,
            "{committee} is a second programme committee; there is to be one",
            related=(committees[0],),
            committee=committee.name,
        )


@rule("module-lead", severity=Severity.ERROR, source=ORGANISATION, needs="module_leads")
def module_lead(
    module: Module,
    outline: Outline,
    *,
    organisation: tuple[str, ...] = (
        "VGO",
        "videregående opplæring",
        "vidaregåande opplæring",
        "upper secondary education",
    ),
) -> Problems:
    """Each module has one lead, who comes from the county's unit for upper secondary education.

    A module is the same for all schools; with a lead from one of them it becomes that school's.

    Breaks:
        modules: {m: {module_leads: [{organisation: Skogen videregående skole}]}}

    Breaks:
        modules: {m: {module_leads: []}}

    Holds:
        modules: {m: {module_leads: [{organisation: VGO}]}}
    """
    leads = module.module_leads or ()
    if len(leads) != 1:
        yield Problem(
            module,
            "{module} has {number} module leads; one is expected",
            field="module_leads",
            module=module.name,
            number=len(leads),
        )
        return
    home = leads[0].organisation or " ".join(filter(None, (leads[0].holder, leads[0].role)))
    if mentions(home, organisation):
        return
    if leads[0].organisation is None and not outline.names_school(home):
        yield Missing(module, "modules.module_leads.organisation")
    elif mentions(home, ("fylke", "county")):
        yield Unknown(
            module,
            "the lead of {module} comes from {home}: it cannot be established whether that is "
            "{organisation}",
            field="module_leads",
            module=module.name,
            home=home,
            organisation=organisation[0],
        )
    else:
        yield Problem(
            module,
            "the lead of {module} comes from {home}, not from {organisation}",
            field="module_leads",
            module=module.name,
            home=home,
            organisation=organisation[0],
        )


@rule("academic-lead-programme", severity=Severity.ERROR, source=SOURCE, needs="academic_leads")
def academic_lead_programme(program: Program) -> Problems:
    """One person answers for the content of the whole programme.

    With nobody, the modules drift apart; with two, nobody knows whose word counts.

    Breaks:
        program: {academic_leads: [fagansvarlig A, fagansvarlig B]}

    Holds:
        program: {academic_leads: [fagansvarlig]}
    """
    leads = program.academic_leads or ()
    if len(leads) != 1:
        yield Problem(
            program,
            "the programme has {number} academic leads; one is expected",
            field="academic_leads",
            number=len(leads),
        )


@rule(
    "academic-lead-per-module",
    severity=Severity.ERROR,
    source=TEACHER_MODULES,
    needs="academic_leads",
)
def academic_lead_per_module(
    module: Module, outline: Outline, today: date | None = None, *, days: int = 30
) -> Problems:
    """One person is engaged to answer for the content of each module for teachers.

    There is time to find somebody: until a month before the module starts, it is but a warning.

    Breaks:
        modules: {m: {kind: teacher, period: 09.01.17–15.12.17, academic_leads: []}}
        today: 2017-01-02

    Holds:
        modules: {m: {kind: teacher, academic_leads: [{holder: fagansvarlig}]}}
        today: 2017-01-02
    """
    if not (yield from is_for_teachers(module, outline)):
        return
    leads = module.academic_leads or ()
    if len(leads) != 1:
        yield Problem(
            module,
            "{module} has {number} academic leads; one is expected",
            field="academic_leads",
            severity=None if _is_close(module, outline, today, days) else Severity.WARNING,
            module=module.name,
            number=len(leads),
        )


@rule(
    "academic-lead-tasks",
    severity=Severity.WARNING,
    source=TEACHER_MODULES,
    needs="academic_leads",
)
def academic_lead_tasks(module: Module, outline: Outline, directory: Directory) -> Problems:
    """A module's academic lead has a part in its texts and in its professional days.

    That is what the lead is engaged for.

    Breaks:
        modules:
          m:
            kind: teacher
            academic_leads: [{holder: Ada}]
            texts: [{title: Innledning, by: [Bo]}]
            sessions: {1: {title: Fagdag, leads: [Ada]}}

    Holds:
        modules:
          m:
            kind: teacher
            academic_leads: [{holder: Ada}]
            texts: [{title: Innledning, by: [Ada, Bo]}]
            sessions: {1: {title: Fagdag, leads: [Ada]}}
    """
    if not (yield from is_for_teachers(module, outline)):
        return
    leads = module.academic_leads
    if not leads:
        yield Missing(module, "modules.academic_leads")
        return
    texts = None if module.texts is None else [text.by for text in module.texts]
    days: list[Event] = [*(module.sessions or {}).values(), *(outline.gatherings_of(module) or ())]
    yield from settle(
        _credited(leads, texts, directory),
        Problem(
            module,
            "no text of {module} is by its academic lead",
            field="texts",
            module=module.name,
        ),
        Missing(module, "modules.texts.by"),
    )
    yield from settle(
        _credited(leads, [day.leads for day in days] or None, directory),
        Problem(module, "no day of {module} is led by its academic lead", module=module.name),
        Missing(module, "modules.sessions.leads"),
    )


@rule("network-start", severity=Severity.ERROR, source=ORGANISATION, needs="networks")
def network_start(plan: Plan, *, year: int = 2017) -> Problems:
    """A quality network is set up in the autumn of 2017, and goes on.

    It carries the work when the modules are over, so it must stand before they are.

    Breaks:
        networks: {k: {label: Kvalitetsnettverk, start: fra og med januar 2018}}

    Breaks:
        networks: {}

    Holds:
        networks: {k: {label: Kvalitetsnettverk, start: fra og med høsten 2017}}
    """
    networks = _quality_networks(plan)
    if not networks:
        yield Problem(plan, "there is no quality network", field="networks")
        return
    autumn = Term(Season.AUTUMN, year)
    starts = [_starts(network.start, autumn) for network in networks]
    network = networks[0]
    yield from settle(
        some(starts),
        Problem(
            network,
            "{network} starts {start}; it is to start in {autumn}",
            field="start",
            severity=Severity.WARNING,
            network=network.name,
            start=network.start,
            autumn=autumn,
        ),
        _start_unclear(network, autumn),
    )
    for ending in networks:
        if ending.until is not None and ending.until.is_readable:
            yield Problem(
                ending,
                "{network} ends {until}; it is to go on",
                field="until",
                severity=Severity.WARNING,
                network=ending.name,
                until=ending.until,
            )


@rule(
    "transition-to-operation",
    severity=Severity.WARNING,
    source=ORGANISATION,
    needs="operation_owner",
)
def transition_to_operation(program: Program) -> Problems:
    """Somebody is named who answers for the work once the programme is over.

    From then on it is to be a part of everyday work; what nobody owns ends with the programme.

    Breaks:
        program: {operation_owner: ""}

    Holds:
        program: {operation_owner: VGO og skolene}
    """
    owner = program.operation_owner or ""
    if not filled(owner) or is_placeholder(owner):
        yield Problem(
            program,
            "nobody answers for the work when the programme is over",
            field="operation_owner",
        )


def _programme_committees(plan: Plan) -> list[Committee]:
    """The committees that are called so; else all, of which one may be meant."""
    committees = list((plan.committees or {}).values())
    named = [one for one in committees if kind_of_committee(one) is CommitteeKind.PROGRAMME]
    return named or committees


def _led_by_county_head(committee: Committee, directory: Directory) -> Problems:
    kinds = kinds_held(directory, committee.chair)
    if not kinds:
        yield Missing(committee, "committees.chair")
    elif RoleKind.COUNTY_HEAD not in kinds:
        yield Problem(
            committee,
            "{committee} is led by {chair}, not by the county head",
            field="chair",
            committee=committee.name,
            chair=committee.chair,
        )


def _is_close(module: Module, outline: Outline, today: date | None, days: int) -> bool:
    """Whether a module has begun, or is certain to begin in so many days."""
    runs = outline.runs_with.get(module.id, ())
    times = [module.period, *(outline.time_of(run.start) for run in runs)]
    starts = [last for when in times if when and (last := start(when)[1])]
    return bool(today and starts and (min(starts) - today).days <= days)


def _credited(
    leads: tuple[Assignment, ...],
    credits_: list[tuple[str, ...] | None] | None,
    directory: Directory,
) -> Answer:
    """Whether one of some texts or days is credited to a lead, by name or as such."""
    if credits_ is None:
        return None
    return some(
        None if named is None else any(_is_lead(name, leads, directory) for name in named)
        for named in credits_
    )


def _is_lead(name: str, leads: tuple[Assignment, ...], directory: Directory) -> bool:
    names = [one for lead in leads for one in (lead.holder, lead.role) if one]
    return RoleKind.ACADEMIC_LEAD in kinds_held(directory, name) or any(
        same_person(name, one) for one in names
    )


def _quality_networks(plan: Plan) -> list[Network]:
    """The networks that are called so; else all, for one of them may be meant."""
    networks = list((plan.networks or {}).values())
    words = ("kvalitetsnettverk", "kvalitetsnetværk", "quality network")
    return [one for one in networks if mentions(one.name, words)] or networks


def _starts(when: When | None, autumn: Term) -> Answer:
    return starts_in(when, autumn.range) if when and when.is_readable else None


def _start_unclear(network: Network, autumn: Term) -> Unknown | Missing:
    if network.start is None:
        return Missing(network, "networks.start")
    return Unknown(
        network,
        "{network} starts {start}: it cannot be established whether that is in {autumn}",
        field="start",
        network=network.name,
        start=network.start,
        autumn=autumn,
    )
