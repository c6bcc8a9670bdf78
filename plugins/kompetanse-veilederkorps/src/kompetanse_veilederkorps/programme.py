"""Around the agreements: groups that stand behind the teams, and who pays."""

from collections.abc import Iterator

from kompetanse.model import Committee, CommitteeKind, Cost, CostKind, Plan
from kompetanse.model.kinds import kinds_in
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, rule
from kompetanse.rule.shapes import mentions
from kompetanse_veilederkorps import words
from kompetanse_veilederkorps.bodies import Bodies
from kompetanse_veilederkorps.kinds import Body
from kompetanse_veilederkorps.words import SOURCE


_DIRECTORATE = frozenset({Body.DIRECTORATE})
_LOCAL = frozenset({Body.OWNER, Body.SCHOOL})
_PAYERS = {
    CostKind.SERVICE: _DIRECTORATE,
    CostKind.GUIDANCE: _DIRECTORATE,
    CostKind.TRAVEL: _DIRECTORATE,
    CostKind.TIME: _LOCAL,
    CostKind.LOCAL_MEETING: _LOCAL,
    CostKind.OWN_COMPETENCE: _LOCAL,
}


@rule("resource-group-exists", severity=Severity.WARNING, source=SOURCE, needs="committees")
def resource_group_exists(plan: Plan) -> Problems:
    """A resource group of professionals stands behind the adviser teams.

    Advisers have led; what research knows, they need somebody to ask.

    Breaks:
        committees: {}

    Holds:
        committees: {r: {kind: resource}}
    """
    if not list(_committees(plan, CommitteeKind.RESOURCE)):
        yield Problem(
            plan, "there is no resource group to support the adviser teams", field="committees"
        )


@rule("reference-group-exists", severity=Severity.INFO, source=SOURCE, needs="committees")
def reference_group_exists(plan: Plan) -> Problems:
    """A reference group of employers' and employees' organisations takes part.

    It helps to develop the offer for the whole country.

    Breaks:
        committees: {r: {kind: resource}}

    Holds:
        committees:
          r: {kind: resource}
          f: {kind: reference, members: [KS, Utdanningsforbundet]}
    """
    groups = list(_committees(plan, CommitteeKind.REFERENCE))
    if not groups:
        yield Problem(
            plan,
            "there is no reference group of employers' and employees' organisations",
            field="committees",
        )
    for group in groups:
        if group.members is not None and not _has_both_sides(group.members):
            yield Unknown(
                group,
                "it cannot be established whether both employers and employees are in {group}",
                field="members",
                group=group.name,
            )


@rule("costs-by-rule", severity=Severity.WARNING, source=SOURCE, needs="payer")
def costs_by_rule(cost: Cost, bodies: Bodies) -> Problems:
    """Guidance is free; owner and schools pay for their own time, meetings and competence.

    Travel to the Directorate's gatherings is paid as agreed.

    Breaks:
        costs: {m: {what: lokalt møte, kind: local-meeting, payer: Utdanningsdirektoratet}}

    Holds:
        costs:
          m: {what: lokalt møte, kind: local-meeting, payer: skoleeier}
          r: {what: reise til samling, kind: travel, payer: etter avtale}
    """
    kind = _kind_of(cost)
    expected = _PAYERS.get(kind) if kind else None
    if expected is None:
        yield Missing(cost, "costs.kind")
        return
    read = _payers(cost, kind, bodies)
    if read is None:
        yield Missing(cost, "costs.payer")
    elif read.isdisjoint(expected):
        yield Problem(
            cost,
            "{payer} does not pay for this: the service is free, and travel paid as agreed"
            if expected is _DIRECTORATE
            else "{payer} does not pay for this: owner and schools do",
            field="payer",
            payer=f"«{cost.payer}»",
        )


def _committees(plan: Plan, kind: CommitteeKind) -> Iterator[Committee]:
    """The committees of a kind, which is stated or inferred from the name."""
    for committee in (plan.committees or {}).values():
        said = f"{committee.label or ''} {committee.id}"
        if kind == committee.kind or (
            committee.kind is None and kind in kinds_in(said, words.COMMITTEES)
        ):
            yield committee


def _has_both_sides(members: tuple[str, ...]) -> bool:
    return all(
        any(mentions(member, side) for member in members)
        for side in (words.EMPLOYERS, words.EMPLOYEES)
    )


def _kind_of(cost: Cost) -> CostKind | None:
    """What costs: as stated, else the one thing its words speak of."""
    found = (cost.kind,) if cost.kind else kinds_in(cost.name, words.COSTS)
    return found[0] if len(found) == 1 else None


def _payers(cost: Cost, kind: CostKind | None, bodies: Bodies) -> frozenset[Body] | None:
    """Who pays; a free service is the Directorate's, and by agreement it may be anybody."""
    payer = cost.payer or ""
    if mentions(payer, words.BY_AGREEMENT) and kind is CostKind.TRAVEL:
        return _DIRECTORATE
    if mentions(payer, words.FREE):
        return _DIRECTORATE
    return bodies.of(payer) or None
