"""Who pays for what."""

from kompetanse.model import Cost, CostKind
from kompetanse.model.programme_kinds import kinds_of_cost
from kompetanse.rule import Missing, Problem, Problems, Severity, rule
from kompetanse.rule.shapes import mentions
from kompetanse_skup.outline import Outline
from kompetanse_skup.subjects import ECONOMY


_COUNTY = (CostKind.TRAINING, CostKind.GUIDANCE, CostKind.EVALUATION)


@rule("cost-split", severity=Severity.WARNING, source=ECONOMY, needs="payer")
def cost_split(
    cost: Cost,
    outline: Outline,
    *,
    county: tuple[str, ...] = ("fylke", "VGO", "county"),
    school: tuple[str, ...] = ("skole", "skule", "deltakerskole", "deltakarskule", "school"),
) -> Problems:
    """The county pays for training, guidance and evaluation; the schools give time.

    A school that must pay for guidance asks for less of it than it needs.

    Breaks:
        costs: {veiledning: {payer: skolen}}

    Holds:
        costs: {veiledning: {payer: fylket}, arbeidstid: {payer: skolene}}
    """
    kinds = kinds_of_cost(cost)
    of_county = not kinds.isdisjoint(_COUNTY)
    if of_county == (CostKind.TIME in kinds):
        yield Missing(cost, "costs.kind")
    elif of_county and not mentions(cost.payer, county):
        yield _paid_by_another(cost, "{payer} pays for {cost}; the county is expected to")
    elif not of_county and not mentions(cost.payer, school) and not _is_school(cost, outline):
        yield _paid_by_another(cost, "{payer} pays for {cost}; the schools are expected to")


def _paid_by_another(cost: Cost, template: str) -> Problem:
    return Problem(cost, template, field="payer", cost=cost.what or cost.id, payer=cost.payer)


def _is_school(cost: Cost, outline: Outline) -> bool:
    return outline.names_school(cost.payer or "")
