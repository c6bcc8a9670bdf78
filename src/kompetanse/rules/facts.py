"""Facts that several built-in rules ask for."""

from collections.abc import Iterator, Mapping

from kompetanse.dates import DateRange, When
from kompetanse.model import Inventory, Plan
from kompetanse.model.audience import Directory
from kompetanse.rule import fact
from kompetanse.rules.freedays import COUNTRIES, FreeDays
from kompetanse.rules.layout import Layout


@fact
def directory(plan: Plan) -> Directory:
    """Who is called what, and who belongs to whom."""
    return Directory.of(plan)


@fact
def layout(inventory: Inventory) -> Layout:
    """The rows of the plan as they stand: under their headings, in their order."""
    return Layout(inventory)


@fact
def plan_period(plan: Plan) -> DateRange | None:
    """The days that the plan is about, where both ends are known."""
    return plan.period.extent if plan.period else None


@fact
def free_days(plan: Plan) -> FreeDays | None:
    """The free days of the plan's country; unknown for a country without a calendar."""
    return FreeDays(plan.country, plan.language) if plan.country in COUNTRIES else None


@fact
def school_breaks(plan: Plan) -> Mapping[str, When] | None:
    """The municipality's school breaks, where the plan states them."""
    return plan.breaks


TEXTS = {
    "Plan": ("title", "purpose", "text"),
    "Program": ("aims",),
    "Section": ("heading", "remarks"),
    "Scheduled": ("title", "what", "text", "topics", "remarks"),
    "Module": ("title", "text"),
    "Duty": ("what",),
    "Goal": ("title", "text"),
    "Source": ("title",),
}
"""Fields that hold running text, by the class of the element."""


class Texts:
    """The running texts of a plan, in order, each with the element and field it stands in."""

    def __init__(self, inventory: Inventory) -> None:
        self.all = tuple(self._found(inventory))

    @staticmethod
    def _found(inventory: Inventory) -> Iterator[tuple[object, str | tuple[str | int, ...], str]]:
        for kind, fields in TEXTS.items():
            for thing in inventory.of(kind):
                yield from texts_of(thing, fields)


def texts_of(
    thing: object, fields: tuple[str, ...]
) -> Iterator[tuple[object, str | tuple[str | int, ...], str]]:
    """Give the texts of some fields of an element that it has, with their places."""
    for field in fields:
        value = getattr(thing, field, None)
        if isinstance(value, str):
            yield thing, field, value
        for index, item in enumerate(value if isinstance(value, tuple) else ()):
            yield thing, (field, index), item


@fact
def texts(inventory: Inventory) -> Texts:
    """All running texts of the plan."""
    return Texts(inventory)
