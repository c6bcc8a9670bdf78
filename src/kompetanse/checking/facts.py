"""Facts: values that rules ask for by name, each computed at most once per plan."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from kompetanse.errors import UnknownNameError
from kompetanse.model import Plan
from kompetanse.model.walk import Inventory
from kompetanse.rule import Fact


class Facts:
    """The facts of one plan. `plan`, `inventory`, `today` and `previous` are given."""

    def __init__(
        self,
        plan: Plan,
        inventory: Inventory,
        *,
        today: date | None,
        previous: Plan | None,
        own: Iterable[Fact],
        shared: "Facts | None" = None,
    ) -> None:
        self._values: dict[str, object] = {
            "plan": plan,
            "inventory": inventory,
            "today": today,
            "previous": previous,
        }
        self._facts: Mapping[str, Fact] = {fact.name: fact for fact in own}
        self._shared = shared

    def value(self, name: str) -> object:
        """The value of a fact; `None` where it is not known for this plan.

        Raises:
            UnknownNameError: If nobody declares such a fact.
        """
        if name not in self._values:
            if name not in self._facts:
                if self._shared is not None:
                    return self._shared.value(name)
                raise UnknownNameError("fact", name, [*self._values, *self._facts])
            self._values[name] = self._computed(self._facts[name])
        return self._values[name]

    def lacking(self, name: str) -> str:
        """What the plan would have to state for an unknown fact to be known."""
        fact = self._facts.get(name)
        if fact is None:
            return self._shared.lacking(name) if self._shared else name
        below = next((ask for ask in fact.asks if self.value(ask) is None), None)
        return self.lacking(below) if below else fact.states or name

    def rests_on(self, name: str, given: Collection[str]) -> bool:
        """Whether a fact is one of some, or is computed from one of them."""
        if name in given:
            return True
        fact = self._facts.get(name)
        if fact is None:
            return self._shared.rests_on(name, given) if self._shared else False
        return any(self.rests_on(below, given) for below in fact.asks)

    def _computed(self, fact: Fact) -> object:
        arguments = [self.value(name) for name in fact.asks]
        if any(argument is None for argument in arguments):
            return None
        return fact.function(*arguments)
