"""Work between gatherings: which there is, and which gatherings it is tied to."""

from collections.abc import Iterable

from kompetanse.dates import When
from kompetanse.model import BetweenWork, Gathering, Inventory, Module, Plan
from kompetanse.rule.shapes import anchored
from kompetanse_skup.subjects import gatherings_for, gatherings_of


_AFTER = ("after", "from")


def works_of(module: Module, plan: Plan) -> list[BetweenWork] | None:
    """Give the work between a module's gatherings; nothing where none is stated."""
    if module.between_work is None and plan.between_work is None:
        return None
    gatherings = gatherings_of(module, plan) or []
    others = (plan.between_work or {}).values()
    tied = [one for one in others if due_for(one, gatherings) or goes_on_after(one, gatherings)]
    if module.between_work is None and not tied:
        return None
    return [*(module.between_work or {}).values(), *tied]


def gatherings_around(work: BetweenWork, plan: Plan, inventory: Inventory) -> list[Gathering]:
    """Give the gatherings that some work may be tied to: those of its module, if it has one."""
    module = inventory.owner(work)
    listed = gatherings_of(module, plan) if isinstance(module, Module) else None
    return gatherings_for(plan) if listed is None else listed


def due_for(work: BetweenWork, gatherings: Iterable[Gathering]) -> Gathering | None:
    """Give the gathering that some work is due for: «til 3. samling»."""
    if work.gathering is not None:
        return _named(work.gathering, gatherings)
    return _anchored((work.due, work.when), gatherings, after=False)


def goes_on_after(work: BetweenWork, gatherings: Iterable[Gathering]) -> Gathering | None:
    """Give the gathering after which some work begins: «kontinuerlig etter 3. samling»."""
    if work.after is not None:
        return _named(work.after, gatherings)
    return _anchored((work.due, work.when, work.start), gatherings, after=True)


def _named(name: str, gatherings: Iterable[Gathering]) -> Gathering | None:
    return next((one for one in gatherings if one.id == name), None)


def _anchored(
    times: Iterable[When | None], gatherings: Iterable[Gathering], *, after: bool
) -> Gathering | None:
    """The gathering that one of some times is tied to, if it speaks of what comes after it."""
    listed = list(gatherings)
    for when in times:
        if when and when.anchor and (when.anchor.relation in _AFTER) is after:
            return anchored(when, listed)
    return None
