"""Walking a plan: every object in it, by kind, with its path."""

from collections.abc import Iterable

from kompetanse.model.plan import Plan
from kompetanse.path import Path


_LEAVES = frozenset({str, int, bool, float, type(None)})


class Inventory:
    """All objects of a plan, found once, by the names of their classes.

    A `Gathering` is found as `Gathering`, as `Event` and as `Element`: under every class that
    it is one of. Times are found as `When`. Order is the order of the plan.

    >>> from kompetanse.model import LearningGroup, Plan
    >>> inventory = Inventory(Plan(groups={"g1": LearningGroup(id="g1", members=6)}))
    >>> [inventory.path(group) for group in inventory.of("LearningGroup")]
    [('groups', 'g1')]
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._found: dict[type, list[object]] = {}
        self._by_name: dict[str, list[object]] = {}
        self._steps: dict[int, tuple[object, Path]] = {}
        self._visit(plan)

    def of(self, kind: str) -> list[object]:
        """All objects of a class (or of its subclasses), by the class's name."""
        if kind not in self._by_name:
            classes = [c for c in self._found if any(b.__name__ == kind for b in c.__mro__)]
            if len(classes) == 1:
                self._by_name[kind] = self._found[classes[0]]
            else:
                wanted = {id(thing) for c in classes for thing in self._found[c]}
                self._by_name[kind] = [thing for thing in self._everything() if id(thing) in wanted]
        return self._by_name[kind]

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

    def knows(self, thing: object) -> bool:
        """Whether `thing` is an object of this plan."""
        return thing is self.plan or id(thing) in self._steps

    def _everything(self) -> Iterable[object]:
        order = {key: place for place, key in enumerate(self._steps)}
        things = (thing for found in self._found.values() for thing in found)
        return sorted(things, key=lambda thing: order.get(id(thing), -1))

    def _visit(self, thing: object) -> None:
        self._found.setdefault(type(thing), []).append(thing)
        for name in _fields(type(thing)):
            value = getattr(thing, name)
            kind = type(value)
            if kind in _LEAVES:
                continue
            if kind is tuple:
                for index, item in enumerate(value):
                    self._enter(thing, (name, index), item)
            elif kind is dict:
                for key, item in value.items():
                    self._enter(thing, (name, key), item)
            else:
                self._enter(thing, (name,), value)

    def _enter(self, owner: object, steps: Path, thing: object) -> None:
        if isinstance(thing, str):  # also kinds, whose classes stand in the model
            return
        module = type(thing).__module__
        if module.startswith("kompetanse.model"):
            self._steps.setdefault(id(thing), (owner, steps))
            self._visit(thing)
        elif module == "kompetanse.dates.when":
            self._steps.setdefault(id(thing), (owner, steps))
            self._found.setdefault(type(thing), []).append(thing)


_FIELDS: dict[type, tuple[str, ...]] = {}


def _fields(kind: type) -> tuple[str, ...]:
    """The names of an attrs class's fields."""
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(a.name for a in kind.__attrs_attrs__)  # type: ignore[attr-defined]
    return _FIELDS[kind]
