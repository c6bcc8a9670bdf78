"""Facts that several rules ask for, and where in the template the rules stand."""

from datetime import date

from kompetanse.dates import Term, When
from kompetanse.dates.compare import due, earlier
from kompetanse.model import Action, Element, Inventory, Plan
from kompetanse.model.audience import Directory
from kompetanse.rule import fact
from kompetanse.rule.shapes import terms_of
from kompetanse_dekom.times import times_in


SOURCE = "Trøndelagsmodellen"
FRAMES = f"{SOURCE}, Rammer for arbeidet"
INTRODUCTION = f"{SOURCE}, 1 Innledning, tema og mål"
SITUATION = f"{SOURCE}, 2 Situasjonsbeskrivelse"
GOALS = f"{SOURCE}, 3 Resultatmål"
ANALYSIS = f"{SOURCE}, 4 Analyse"
MEASURES = f"{SOURCE}, 5 Tiltak"
ORGANISATION = f"{SOURCE}, 6 Organisering"
SIGNS = f"{SOURCE}, 7 Tegn på læring/forbedring"

_USES = ("audience", "responsible", "leads", "accepted_by", "by", "chair")
"""Fields of elements that name roles."""


@fact
def measures(plan: Plan) -> list[Action]:
    """The measures of the plan itself, not those of single groups."""
    return list((plan.actions or {}).values())


@fact
def period(plan: Plan) -> When | None:
    """The days that the plan is for: its period, else what its introduction says."""
    if plan.period and plan.period.extent:
        return plan.period
    introduction = plan.school_plan.introduction if plan.school_plan else None
    stated = introduction.for_how_long if introduction else None
    return next((when for when in times_in(stated, plan.language) if when.extent), None)


@fact
def terms(period: When) -> tuple[Term, ...] | None:
    """The terms that the plan is for."""
    return terms_of(period)


@fact
def evaluated(plan: Plan, today: date) -> bool | None:
    """Whether the plan's evaluation is over; unknown where no plan says when it is."""
    stated = plan.school_plan.introduction if plan.school_plan else None
    last = list((plan.evaluations or {}).values())[-1:]
    times = [stated.evaluation_when if stated else None, *(one.when for one in last)]
    found = next((when for when in times if when and when.is_readable), None)
    return earlier(due(found), (today, today)) if found else None


@fact
def used_roles(inventory: Inventory, directory: Directory) -> frozenset[str]:
    """Ids of the roles that something is for, or that do something, by their own names."""
    names = {name for element in inventory.of("Element") for name in _named_by(element)}
    return frozenset(role for name in names for role in directory.resolve(name).roles)


def _named_by(element: object) -> tuple[str, ...]:
    """The names of roles in an element of the plan."""
    if not isinstance(element, Element):
        return ()
    values = (getattr(element, field, None) for field in _USES)
    return tuple(
        name
        for value in values
        for name in ((value,) if isinstance(value, str) else value or ())
        if isinstance(name, str)
    )
