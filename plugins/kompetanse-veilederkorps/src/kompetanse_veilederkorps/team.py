"""The advisers: their experience, their employers, their team and their training."""

from collections import Counter
from collections.abc import Iterator, Mapping

from kompetanse.dates import Term, terms_in
from kompetanse.model import (
    Adviser,
    AdviserTeam,
    Agreement,
    Experience,
    Gathering,
    GatheringKind,
    Meeting,
    Plan,
    RoleKind,
)
from kompetanse.model.audience import Directory
from kompetanse.model.kinds import is_attended, kind_of_gathering
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, fact, rule
from kompetanse.rule.shapes import at_least, count_in
from kompetanse_veilederkorps.bodies import Bodies, belongs, schools_of
from kompetanse_veilederkorps.facts import is_for_advisers
from kompetanse_veilederkorps.words import SOURCE


_NO_TRAINING = frozenset({GatheringKind.VISIT, GatheringKind.NOTE, GatheringKind.SURVEY})
_TRAINING = frozenset(
    {
        GatheringKind.TRAINING,
        GatheringKind.COURSE,
        GatheringKind.CONFERENCE,
        GatheringKind.NET_SEMINAR,
        GatheringKind.PROFESSIONAL_DAY,
        GatheringKind.NETWORK_MEETING,
    }
)


@rule("adviser-team-composition", severity=Severity.ERROR, source=SOURCE, needs="advisers")
def adviser_team_composition(
    team: AdviserTeam, plan: Plan, *, owners: int = 1, minimum: int = 2, maximum: int = 3
) -> Problems:
    """A team has one adviser with an owner's experience and two or three with a leader's.

    It guides both an owner and its schools. Somebody with both counts once, as `slot` says.

    Breaks:
        advisers: {a: {experience: [leader]}, b: {experience: [leader]}, c: {experience: [leader]}}
        teams: {t: {advisers: [a, b, c]}}

    Holds:
        advisers:
          a: {experience: [owner, leader], slot: leader}
          b: {experience: [owner]}
          c: {experience: [leader]}
        teams: {t: {advisers: [a, b, c]}}
    """
    slots = [_slots((plan.advisers or {}).get(id_)) for id_ in dict.fromkeys(team.advisers or ())]
    counted = Counter(slots)
    sure, free = (counted[_OWNER], counted[_LEADER]), counted[_EITHER] + counted[_UNSTATED]
    fits = any(
        sure[0] + more == owners and minimum <= sure[1] + free - more <= maximum
        for more in range(free + 1)
    )
    if not fits:
        yield Problem(
            team,
            "{team} has {owners} with an owner's experience and {leaders} with a leader's; "
            "{wanted} and {minimum} to {maximum} are expected",
            field="advisers",
            team=team.name,
            owners=sure[0],
            leaders=sure[1],
            wanted=owners,
            minimum=minimum,
            maximum=maximum,
        )
    elif counted[_UNSTATED]:
        yield Missing(team, "advisers.experience")
    elif counted[_EITHER]:
        yield _open_slot(team)


@rule("adviser-experience-declared", severity=Severity.ERROR, source=SOURCE, needs="experience")
def adviser_experience_declared(adviser: Adviser) -> Problems:
    """An adviser has led schools for an owner, or has led a school.

    Guidance rests on having stood in the same place. The slot in the team is one of the two that
    the adviser knows.

    Breaks:
        advisers: {d: {experience: []}}

    Breaks:
        advisers: {d: {experience: [leader], slot: owner}}

    Holds:
        advisers: {d: {experience: [owner, leader], slot: leader}}
    """
    if not adviser.experience:
        yield Problem(
            adviser,
            "{adviser} has neither an owner's nor a leader's experience",
            field="experience",
            adviser=adviser.name,
        )
    elif adviser.slot and adviser.slot not in adviser.experience:
        yield Problem(
            adviser,
            "{adviser} has a slot in the team without the experience for it",
            field="slot",
            adviser=adviser.name,
        )


@fact
def units_of(plan: Plan) -> Mapping[str, list[str]]:
    """The names of each owner's units."""
    found: dict[str, list[str]] = {}
    for unit in (plan.units or {}).values():
        found.setdefault(unit.owner or "", []).append(unit.name)
    return found


@rule("advisers-external", severity=Severity.WARNING, source=SOURCE)
def advisers_external(
    agreement: Agreement, plan: Plan, bodies: Bodies, units_of: Mapping[str, list[str]]
) -> Problems:
    """Advisers are employed by others than the owner and the schools that they guide.

    They hold up a mirror from outside; nobody can do so to an employer.

    Breaks:
        owners: {u: {label: Utnes kommune}}
        advisers: {c: {employer: Brattli skole}}
        teams: {t: {advisers: [c]}}
        agreements: {a: {owner: u, team: t, schools: {Brattli skole: Utnes kommune}}}

    Holds:
        owners: {u: {label: Utnes kommune}}
        advisers: {c: {employer: Tangen kommune}}
        teams: {t: {advisers: [c]}}
        agreements: {a: {owner: u, team: t, schools: {Brattli skole: Utnes kommune}}}
    """
    units = units_of.get(agreement.owner, []) if agreement.owner else []
    guided = [*bodies.owner_names(agreement), *schools_of(agreement), *units]
    advisers = list(_advisers_of(agreement, plan))
    if not guided or not advisers:
        yield Missing(agreement, "agreements.team" if guided else "agreements.owner")
        return
    for adviser in advisers:
        if adviser.employer is None:
            yield Missing(adviser, "advisers.employer")
        elif any(belongs(adviser.employer, body) for body in guided):
            yield Problem(
                adviser,
                "{adviser} is employed by {employer}, whom the team guides",
                field="employer",
                related=[agreement],
                adviser=adviser.name,
                employer=adviser.employer,
            )


@fact
def guided_terms(plan: Plan) -> tuple[Term, ...] | None:
    """The terms that the agreements touch."""
    periods = [agreement.period for agreement in (plan.agreements or {}).values()]
    extents = [period.extent for period in periods if period and period.extent]
    return tuple(sorted({term for days in extents for term in terms_in(days)})) or None


@rule("adviser-training-throughout", severity=Severity.WARNING, source=SOURCE)
def adviser_training_throughout(
    plan: Plan, directory: Directory, guided_terms: tuple[Term, ...], *, minimum: int = 1
) -> Problems:
    """Advisers are trained and share their experience in each term of the guidance.

    A team that is left alone after its first months guides as it always did. A term counts if
    the agreement touches it. What counts are the training days of the teams, and gatherings for
    advisers.

    Breaks:
        agreements: {a: {period: 01.08.17 – 31.01.19}}
        teams: {t: {training: [{when: 18.10.17}, {when: 25.04.18}, {when: 19.09.18}]}}

    Holds:
        agreements: {a: {period: 01.08.17 – 31.12.18}}
        teams: {t: {training: [{when: 18.10.17}]}}
        roles: {v: {label: Veiledere}}
        gatherings:
          f: {title: Fagdag for veiledere, when: 25.04.18, audience: [v]}
          g: {title: Erfaringsdeling, when: 19.09.18, audience: [v]}
    """
    lists = [team.training for team in (plan.teams or {}).values() if team.training is not None]
    events: list[Meeting | Gathering] = [day for days in lists for day in days]
    events += _gatherings_of_advisers(plan, directory)
    if not lists and not events:
        yield Missing(plan, "teams.training")
        return
    counts = {term: count_in(term, events) for term in guided_terms}
    lacking = [term for term in guided_terms if counts[term].reaches(minimum) is False]
    if lacking:
        yield _untrained(plan, lacking)
    for term in guided_terms:
        if term not in lacking:
            problem = _untrained(plan, [term])
            yield from at_least(minimum, counts[term], problem, "teams.training.when")


_OWNER, _LEADER, _EITHER, _UNSTATED = "owner", "leader", "either", "unstated"


def _slots(adviser: Adviser | None) -> str:
    """What an adviser counts as in a team."""
    if adviser is None or not adviser.experience:
        return _UNSTATED
    if adviser.slot:
        return str(adviser.slot)
    known = set(adviser.experience)
    if len(known) > 1:
        return _EITHER
    return _OWNER if Experience.OWNER in known else _LEADER


def _untrained(plan: Plan, terms: list[Term]) -> Problem:
    return Problem(
        plan,
        "no training of the advisers is planned in {terms}, when they still guide",
        field="teams",
        terms=terms,
    )


def _open_slot(team: AdviserTeam) -> Unknown:
    return Unknown(
        team,
        "some advisers of {team} have both kinds of experience: it cannot be established which "
        "one counts",
        field="advisers",
        hint="state the slot of each of them",
        team=team.name,
    )


def _advisers_of(agreement: Agreement, plan: Plan) -> Iterator[Adviser]:
    """The advisers of the team, and those who went on a visit."""
    team = (plan.teams or {}).get(agreement.team or "")
    visits = (agreement.visits or {}).values()
    ids = [*((team and team.advisers) or ()), *(id_ for v in visits for id_ in v.advisers or ())]
    known = plan.advisers or {}
    return (known[id_] for id_ in dict.fromkeys(ids) if id_ in known)


def _gatherings_of_advisers(plan: Plan, directory: Directory) -> Iterator[Gathering]:
    """Gatherings that train advisers: those for them alone, and courses that they attend."""
    for gathering in (plan.gatherings or {}).values():
        kind = kind_of_gathering(gathering)
        if kind in _NO_TRAINING or not is_attended(gathering):
            continue
        attend = kind in _TRAINING and directory.includes(gathering, RoleKind.ADVISER)
        if attend or is_for_advisers(gathering, directory):
            yield gathering
