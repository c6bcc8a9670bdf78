"""Walking a plan: every object in it, by kind, with its path."""

from enum import Enum
from functools import cache
from typing import Any, get_args

from attrs import fields, has

from kompetanse.dates.when import When
from kompetanse.model.plan import Plan
from kompetanse.path import Path


_PLAIN = (str, int, float, bool, type(None), Enum)


class Inventory:
    """All objects of a plan, found once, by the names of their classes.

    A `Gathering` is found as `Gathering`, as `Event` and as `Element`: under every class that
    it is one of. Times are found as `When`. Order is the order of the plan. `mappings` are those
    that hold objects.

    >>> from kompetanse.model import LearningGroup, Plan
    >>> inventory = Inventory(Plan(groups={"g1": LearningGroup(id="g1", members=6)}))
    >>> [inventory.path(group) for group in inventory.of("LearningGroup")]
    [('groups', 'g1')]
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.mappings: list[dict[Any, Any]] = []
        self._all: list[object] = [plan]
        self._by_name: dict[str, list[object]] = {}
        self._by_class: dict[type, list[object]] = {}
        self._steps: dict[int, tuple[object, Path]] = {}
        self._visit(plan, holders(Plan) or ())
        for thing in self._all:
            self._by_class.setdefault(type(thing), []).append(thing)
        self._classes: dict[str, set[type]] = {}
        for one in self._by_class:
            for base in one.__mro__:
                self._classes.setdefault(base.__name__, set()).add(one)

    def of(self, kind: str) -> list[object]:
        """All objects of a class (or of its subclasses), by the class's name."""
        if kind not in self._by_name:
            self._by_name[kind] = self._found(self._classes.get(kind, set()))
        return self._by_name[kind]

    def _found(self, classes: set[type]) -> list[object]:
        """All objects of some classes, in the order of the plan."""
        if len(classes) > 1:
            return [thing for thing in self._all if type(thing) in classes]
        return [thing for one in classes for thing in self._by_class[one]]

    def classes(self, *kinds: str) -> frozenset[type]:
        """The classes of the plan's objects that go by one of these names."""
        return frozenset().union(*(self._classes.get(kind, ()) for kind in kinds))

    def path(self, thing: object) -> Path:
        """The path from the plan to one of its objects; empty for the plan, or a stranger."""
        path: Path = ()
        while step := self._steps.get(id(thing)):
            thing, steps = step
            path = steps + path
        return path

    def owner(self, thing: object) -> object:
        """The object that holds `thing`; the plan holds itself."""
        step = self._steps.get(id(thing))
        return step[0] if step else self.plan

    def collection(self, thing: object) -> tuple[int, str | int]:
        """What is the same for all objects of one list or mapping, and for no others.

        >>> from kompetanse.model import Meeting, Network, Plan
        >>> network = Network(id="k", meetings=(Meeting(), Meeting()))
        >>> inventory = Inventory(Plan(networks={"k": network}))
        >>> len({inventory.collection(meeting) for meeting in inventory.of("Meeting")})
        1
        """
        owner, steps = self._steps.get(id(thing), (self.plan, ("",)))
        return id(owner), steps[0]

    def knows(self, thing: object) -> bool:
        """Whether `thing` is an object of this plan."""
        return thing is self.plan or id(thing) in self._steps

    def _visit(self, thing: object, names: tuple[str, ...]) -> None:
        for name in names:
            value = getattr(thing, name)
            if value is None:
                continue
            kind = type(value)
            if kind is tuple:
                for index, item in enumerate(value):
                    self._enter(thing, (name, index), item)
            elif kind is dict:
                self.mappings.append(value)
                for key, item in value.items():
                    self._enter(thing, (name, key), item)
            else:
                self._enter(thing, (name,), value)

    def _enter(self, owner: object, steps: Path, thing: object) -> None:
        kind: Any = type(thing)
        names = holders(kind)
        if names is not None:
            self._all.append(thing)
            self._steps.setdefault(id(thing), (owner, steps))
            if names:
                self._visit(thing, names)


@cache
def holders(kind: type) -> tuple[str, ...] | None:
    """Give the fields of a class that may hold objects; nothing where it is no part of a plan."""
    if kind is When:
        return ()
    if not has(kind) or not kind.__module__.startswith("kompetanse.model"):
        return None
    return tuple(field.name for field in fields(kind) if not _is_plain(field.type))


def _is_plain(kind: Any) -> bool:
    """Whether values of a type can only be texts, numbers and the like."""
    if arguments := get_args(kind):
        return all(argument is Ellipsis or _is_plain(argument) for argument in arguments)
    return isinstance(kind, type) and issubclass(kind, _PLAIN)
