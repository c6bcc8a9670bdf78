"""What a declaration is held against: one plan, and the subject that is looked at."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from typing import TypeVar, cast

from attrs import Factory, frozen

from kompetanse.model import Inventory, Plan
from kompetanse.model.audience import Directory


T = TypeVar("T")


@frozen
class World:
    """A plan and a subject in it, with the values that options have here.

    Attributes:
        plan: The plan.
        inventory: Its things.
        directory: Its roles.
        memory: What was found out about the plan before, for all declarations of one file.
        subject: What is looked at now.
        options: The values of options that were set.
        today: The day of the check, where one was given.
    """

    plan: Plan
    inventory: Inventory
    directory: Directory
    memory: dict[Hashable, object] = Factory(dict)
    subject: object = None
    options: Mapping[str, object] = Factory(dict)
    today: date | None = None

    def holder(self, thing: object) -> object:
        """What holds a thing; the plan holds what stands in its sections."""
        return self.inventory.owner(thing)

    def once(self, key: Hashable, find: Callable[[], T]) -> T:
        """What is found the first time; thousands of subjects ask for the same."""
        if key not in self.memory:
            self.memory[key] = find()
        return cast("T", self.memory[key])


@frozen
class Found:
    """What a path leads to.

    Attributes:
        values: Things or values, in the order of the plan.
        lacking: What the plan does not state, where there might else be more.
    """

    values: tuple[object, ...] = ()
    lacking: str | None = None

    @classmethod
    def joined(cls, parts: "Iterable[Found]") -> "Found":
        """All values of several; what one of them lacks, the whole lacks."""
        listed = list(parts)
        lacking = (one.lacking for one in listed if one.lacking)
        return cls(tuple(v for one in listed for v in one.values), next(lacking, None))
