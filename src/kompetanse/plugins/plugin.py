"""One plugin: who it is, what it brings, and what failed in it."""

from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import islice
from typing import Any, TypeVar

from attrs import field, frozen

from kompetanse import model
from kompetanse.breakage import breakage
from kompetanse.document import Place
from kompetanse.errors import Interrupted, PluginError
from kompetanse.hookspecs import PluginInfo
from kompetanse.patience import patiently
from kompetanse.phrase import Phrase, shortly
from kompetanse.rule import Fact, Rule
from kompetanse.surroundings import Surroundings


T = TypeVar("T")
BUILT_IN = "kompetanse.rules"

_MOST_RULES = 10_000
"""What no plugin has; one that goes on returns rules for ever."""

_GIVEN_FACTS = ("plan", "inventory", "today", "previous")
"""Names of facts that every rule can ask for, whoever declares others."""


@frozen
class Failure:
    """What a plugin could not do: `id` is short («import-failed»).

    `reason` is a template; besides its arguments it knows `plugin`, who it is about. `hint` says
    what was probably meant, and `place` where, in a file that is no Python.
    """

    id: str
    reason: str
    arguments: dict[str, object] = field(factory=dict)
    hint: str | None = None
    place: Place | None = None


class Plugin:
    """One plugin: who it is, what it brings, and what failed.

    Attributes:
        name: Its name: the entry point's, or the stem of a rule file.
        source: The module or file it comes from.
        distribution: The package that brings it, with its version, where there is one.
        failures: What went wrong, in order; they may grow when its rules are first asked for.
    """

    def __init__(self, name: str, source: str, distribution: str = "", version: str = "") -> None:
        self.name = name
        self.source = source
        self.distribution = distribution or name
        self.version = version
        self.info = PluginInfo(title=name)
        self.failures: list[Failure] = []
        self.implementations: dict[str, Callable[[], object]] = {}

    @classmethod
    def of_rules(cls, name: str, rules: tuple[Rule, ...]) -> "Plugin":
        """A plugin of rules that a program made itself; they keep their names.

        They may ask for the facts that the modules they were written in know.
        """
        plugin = cls(name, name)
        known = [getattr(rule.function, "__globals__", {}) for rule in rules]
        facts = {id(v): v for names in known for v in names.values() if isinstance(v, Fact)}
        facts |= {id(fact): fact for rule in rules for fact in rule.facts}
        plugin._declared = (rules, tuple(facts.values()))  # the cached property, filled beforehand
        return plugin

    @property
    def described(self) -> str:
        """Name, version and contact, for people."""
        version = f" {self.version}" if self.version else ""
        contact = f" ({self.info.contact})" if self.info.contact else ""
        return f"{self.distribution}{version}{contact}"

    @property
    def pack(self) -> str | None:
        """The rule pack it is, if it is one."""
        return self.info.pack

    @property
    def prefix(self) -> str:
        """What stands before the slash in its rules' names."""
        return "" if self.source == BUILT_IN else self.pack or self.name

    @cached_property
    def _declared(self) -> tuple[tuple[Rule, ...], tuple[Fact, ...]]:
        given = self.ask("kompetanse_rules", _as_list) or []
        rules = [r.owned(self.prefix, self.distribution) for r in given if isinstance(r, Rule)]
        facts = [f for f in given if isinstance(f, Fact)]
        for stranger in given:
            if not isinstance(stranger, Rule | Fact):
                self.fail(
                    "not-a-rule",
                    "the plugin {plugin} returned {what} where rules are wanted",
                    stranger,
                )
        kept = self._without_twins(filter(self._visits_something, rules))
        self._verify_names(facts)
        return kept, (*facts, *(fact for rule in kept for fact in rule.facts))

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Its rules, under their full names."""
        return self._declared[0]

    @cached_property
    def rules_by_name(self) -> dict[str, Rule]:
        """The same by their full names."""
        return {rule.id: rule for rule in self.rules}

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that it brings."""
        return self._declared[1]

    @cached_property
    def event_hooks(self) -> tuple[Callable[..., Any], ...]:
        """The functions by which it adjusts entries of calendars."""
        return self.ask("kompetanse_event", _as_functions) or ()

    def ask(self, hook: str, read: Callable[[object], T]) -> T | None:
        """Call one of its hook implementations; a failure is kept and gives nothing."""
        implementation = self.implementations.get(hook)
        if implementation is None:
            return None
        reason = "the hook {hook} of the plugin {plugin} failed: {what}"
        return self.attempt(lambda: read(implementation()), "raised", reason, hook=hook)

    def attempt(
        self,
        do: Callable[[], T],
        failure: str,
        reason: str,
        **arguments: object,
    ) -> T | None:
        """Let it do something; what it raises is kept, and what it changes is put back."""
        around = Surroundings()
        try:
            return do() if self.source == BUILT_IN else patiently(do)
        except KeyboardInterrupt:
            raise Interrupted(
                "interrupted while the plugin {plugin} was at work", plugin=self.described
            ) from None
        except BaseException as error:  # noqa: BLE001 - also SystemExit: no plugin ends the program
            self.fail(failure, reason, error, **arguments)
            return None
        finally:
            for what in around.put_back():
                self.fail("changed", "the plugin {plugin} changed {what}; it was put back", what)

    def fail(self, id: str, reason: str, what: object, **arguments: object) -> None:  # noqa: A002
        """Keep a failure."""
        match what:
            case BaseException():
                what = breakage(what)
            case Phrase():
                pass
            case _:
                what = shortly(what)
        self.failures.append(Failure(id, reason, {"what": what, **arguments}))

    def examined(self) -> list[Failure]:
        """All that fails in it, once it has been asked for all that it brings."""
        self._declared, self.event_hooks  # noqa: B018 - asks for them
        return self.failures

    def told(self, failure: Failure) -> str:
        """A failure in a sentence, in English."""
        return failure.reason.format(plugin=self.described, **failure.arguments)

    def _visits_something(self, rule: Rule) -> bool:
        """Whether there are such objects as the rule visits; else it would hold for ever."""
        unknown = [kind for kind in rule.visits if kind not in (*model.__all__, "When")]
        for kind in unknown:
            reason = "the rule {rule} of {plugin} visits {what}, which the model does not have"
            self.fail("unknown-subject", reason, kind, rule=rule.id)
        return not unknown

    def _verify_names(self, facts: Iterable[Fact]) -> None:
        """See to it that a name says which fact is meant."""
        known: dict[str, Fact] = {}
        for one in facts:
            if one.name in _GIVEN_FACTS or known.setdefault(one.name, one) is not one:
                self.fail("two-facts", "there are two facts named {what} for {plugin}", one.name)

    def _without_twins(self, rules: Iterable[Rule]) -> tuple[Rule, ...]:
        kept: dict[str, Rule] = {}
        for one in rules:
            if one.id in kept:
                self.fail("two-rules", "the plugin {plugin} has two rules named {what}", one.id)
            kept.setdefault(one.id, one)
        return tuple(kept.values())


def _as_functions(value: object) -> tuple[Callable[..., Any], ...]:
    given = [value] if callable(value) or not isinstance(value, Iterable) else value
    functions = list(islice(given, _MOST_RULES))
    if not all(map(callable, functions)):
        raise PluginError("it returned {value}, not functions", value=shortly(value))
    return tuple(functions)


def _as_list(value: object) -> list[object]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise PluginError("it returned {value}, not a list of rules", value=shortly(value))
    things = list(islice(value, _MOST_RULES + 1))
    if len(things) > _MOST_RULES:
        raise PluginError("it returned more than {most} rules", most=_MOST_RULES)
    return things
