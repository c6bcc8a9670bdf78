"""Facts: values that rules ask for by name, each computed at most once per plan."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from kompetanse.breakage import named
from kompetanse.errors import PluginError, UnknownNameError
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
        self._under_way: set[str] = set()

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

    def rests_on(self, name: str, given: Collection[str], seen: tuple[str, ...] = ()) -> bool:
        """Whether a fact is one of some, or is computed from one of them."""
        if name in given:
            return True
        fact = self._facts.get(name)
        if fact is None:
            return self._shared.rests_on(name, given) if self._shared else False
        below = (ask for ask in fact.asks if ask not in seen)  # one may ask for itself
        return any(self.rests_on(ask, given, (*seen, name)) for ask in below)

    def _computed(self, fact: Fact) -> object:
        """The value of a fact that was not asked for before.

        Raises:
            PluginError: It is computed from itself, or breaks.
        """
        if fact.name in self._under_way:
            raise PluginError("the fact {name!r} asks for itself", name=fact.name)
        self._under_way.add(fact.name)
        arguments = [self.value(name) for name in fact.asks]
        self._under_way.discard(fact.name)
        if any(argument is None for argument in arguments):
            return None
        try:
            return fact.function(*arguments)
        except Exception as error:
            what = named(error)
            raise PluginError(
                "the fact {name!r} broke: {what}", name=fact.name, what=what
            ) from error
