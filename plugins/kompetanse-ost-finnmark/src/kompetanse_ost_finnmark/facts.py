"""Facts that several rules ask for, and where in the region's plan the rules stand."""

from kompetanse.dates import SchoolYear, Term
from kompetanse.model import Plan
from kompetanse.rule import fact
from kompetanse.rule.shapes import school_years_of, terms_of


SOURCE = "Handlingsplan 2021/2022"
ROLES = f"{SOURCE}, Roller og ansvar"
PACKAGES = f"{SOURCE}, Arbeid med kompetansepakker"
CALENDAR = f"{SOURCE}, Når – Hva – Hvem"


@fact(states="period")
def terms(plan: Plan) -> tuple[Term, ...] | None:
    """The terms that the plan is about."""
    return terms_of(plan.period)


@fact(states="period")
def school_years(plan: Plan) -> tuple[SchoolYear, ...] | None:
    """The school years that the plan is about."""
    return school_years_of(plan.period)
