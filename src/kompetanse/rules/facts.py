"""Facts that several built-in rules ask for."""

from collections.abc import Iterator

from kompetanse.model import Inventory, Plan
from kompetanse.model.audience import Directory
from kompetanse.rule import fact


@fact
def directory(plan: Plan) -> Directory:
    """Who is called what, and who belongs to whom."""
    return Directory.of(plan)


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
