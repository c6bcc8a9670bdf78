"""Finding plugins: built-in rules, installed packages, rule files. None can break another.

Pluggy collects; every plugin is loaded, asked and checked inside a `try` of its own, and what
fails is kept with its name and reason, so that a check can say so and never passes a plan
because a plugin was broken.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from importlib import import_module
from types import ModuleType, SimpleNamespace
from typing import TypeVar

import pluggy
from attrs import field, frozen

from kompetanse import model
from kompetanse.document import Place
from kompetanse.entrypoints import installed
from kompetanse.errors import PluginError, UnknownNameError
from kompetanse.hookspecs import PROJECT, PluginInfo, Specs
from kompetanse.rule import Fact, Option, Rule


T = TypeVar("T")
BUILT_IN = "kompetanse.rules"
LOCAL = "local"
"""The prefix of rules that stand in a configuration itself."""
CONFIGURATIONS = ("kompetanse.toml", "pyproject.toml")
"""Files that hold a configuration."""


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

    def ask(self, hook: str, read: Callable[[object], T]) -> T | None:
        """Call one of its hook implementations; a failure is kept and gives nothing."""
        implementation = self.implementations.get(hook)
        if implementation is None:
            return None
        try:
            return read(implementation())
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - also SystemExit: no plugin ends the program
            self.fail(
                "raised", "the hook {hook} of the plugin {plugin} failed: {what}", error, hook=hook
            )
            return None

    def fail(self, id: str, reason: str, what: object, **arguments: object) -> None:  # noqa: A002
        """Keep a failure."""
        shown = f"{type(what).__name__}: {what}" if isinstance(what, BaseException) else repr(what)
        self.failures.append(Failure(id, reason, {"what": shown[:300], **arguments}))

    def examined(self) -> list[Failure]:
        """All that fails in it, once its rules have been asked for."""
        self._declared  # noqa: B018 - asks for them
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

    def _without_twins(self, rules: Iterable[Rule]) -> tuple[Rule, ...]:
        kept: dict[str, Rule] = {}
        for one in rules:
            if one.id in kept:
                self.fail("two-rules", "the plugin {plugin} has two rules named {what}", one.id)
            kept.setdefault(one.id, one)
        return tuple(kept.values())


class Plugins:
    """All plugins of one check. Build it with `create_plugin_manager`."""

    def __init__(self, plugins: Sequence[Plugin]) -> None:
        self.plugins = tuple(plugins)

    def __iter__(self) -> Iterator[Plugin]:
        return iter(self.plugins)

    @property
    def packs(self) -> dict[str, Plugin]:
        """The rule packs, by the names plans follow."""
        return {plugin.pack: plugin for plugin in self.plugins if plugin.pack}

    def serving(self, follows: Iterable[str]) -> tuple[Plugin, ...]:
        """The plugins whose rules run for a plan that follows these packs."""
        followed = set(follows)
        return tuple(p for p in self.plugins if p.pack is None or p.pack in followed)

    def also(self, rules: tuple[Rule, ...]) -> "Plugins":
        """The same with some rules of a program's own."""
        return Plugins([*self.plugins, Plugin.of_rules("given", rules)]) if rules else self

    def rules(self) -> tuple[Rule, ...]:
        """All rules of all plugins, sorted by name, built-in ones first."""
        rules = (rule for plugin in self.plugins for rule in plugin.rules)
        return tuple(sorted(rules, key=lambda r: (r.pack, r.name)))

    @property
    def catalogues(self) -> tuple[str, ...]:
        """Folders of the plugins' own message catalogues."""
        return tuple(plugin.info.messages for plugin in self.plugins if plugin.info.messages)

    def option(self, rule: str, name: str) -> Option:
        """The option of a rule.

        Raises:
            UnknownNameError: If there is no such rule, or it has no such option.
        """
        options = {option.name: option for option in self.rule(rule).options}
        if name not in options:
            raise UnknownNameError(f"option of {rule}", name, list(options))
        return options[name]

    def rule(self, name: str) -> Rule:
        """The rule of that full name.

        Raises:
            UnknownNameError: If no plugin has it; with the nearest name.
        """
        prefix = name.rpartition("/")[0]
        for plugin in sorted(self.plugins, key=lambda one: one.prefix != prefix):
            if name in plugin.rules_by_name:  # the first one has it, and others stay unloaded
                return plugin.rules_by_name[name]
        raise UnknownNameError("rule", name, [rule.id for rule in self.rules()])


def create_plugin_manager(
    *, entry_points: bool = True, modules: Iterable[ModuleType] = (), files: Iterable[str] = ()
) -> Plugins:
    """Collect plugins: the built-in rules, installed packages, modules and rule files.

    Args:
        entry_points: Whether to look for installed plugins.
        modules: Modules that are plugins, for tests and for programs that bring their own.
        files: Paths of rule files. The code of those in Python is run: pass only what the user
            named. Those in TOML declare their rules.

    >>> manager = create_plugin_manager(entry_points=False)
    >>> [plugin.name for plugin in manager]
    ['kompetanse']
    """
    collector = _Collector()
    collector.add(Plugin("kompetanse", BUILT_IN), lambda: import_module(BUILT_IN))
    if entry_points:
        _add_installed(collector)
    for module in modules:
        plugin = Plugin(_point(module.__name__), module.__name__)
        collector.add(plugin, lambda module=module: module)  # type: ignore[misc]
    for file in files:
        plugin, load = Plugin(prefix_of(file), file), _declared if _is_toml(file) else _run_file
        collector.add(plugin, lambda load=load, plugin=plugin: load(plugin))  # type: ignore[misc]
    return Plugins(collector.plugins)


class _Collector:
    """Registers plugins with pluggy, one by one."""

    def __init__(self) -> None:
        self.plugins: list[Plugin] = []
        self._manager = pluggy.PluginManager(PROJECT)
        self._manager.add_hookspecs(Specs)

    def add(self, plugin: Plugin, load: Callable[[], object]) -> None:
        self.plugins.append(plugin)
        try:
            module = load()
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - also SystemExit: no plugin ends the program
            plugin.fail("import-failed", "the plugin {plugin} cannot be loaded: {what}", error)
            return
        if any(other.name == plugin.name for other in self.plugins[:-1]):
            plugin.fail(
                "same-name", "two plugins have the name {what}; {plugin} is left out", plugin.name
            )
            return
        self._register(plugin, module)

    def _register(self, plugin: Plugin, module: object) -> None:
        try:
            self._manager.register(module, name=plugin.name)
        except (pluggy.PluginValidationError, ValueError) as error:
            plugin.fail(
                "invalid-hook", "a hook of the plugin {plugin} has the wrong shape: {what}", error
            )
            return
        for caller in self._manager.get_hookcallers(module) or ():
            for implementation in caller.get_hookimpls():
                if implementation.plugin is module and caller.has_spec():
                    plugin.implementations[caller.name] = implementation.function
                elif implementation.plugin is module:
                    plugin.fail(
                        "unknown-hook",
                        "the plugin {plugin} implements {what}, which is no hook",
                        caller.name,
                    )
        self._settle(plugin, module)

    def _settle(self, plugin: Plugin, module: object) -> None:
        """Read what the plugin says of itself; a rule file may do without hooks."""
        if not plugin.implementations:
            declared = [
                v for v in getattr(module, "__dict__", {}).values() if isinstance(v, Rule | Fact)
            ]
            plugin.implementations["kompetanse_rules"] = lambda: declared
            if not declared and not plugin.failures:
                reason = "the plugin {plugin} has neither rules nor hooks: {what}"
                plugin.fail("empty", reason, plugin.source)
        for info in plugin.ask("kompetanse_info", lambda info: [info]) or ():
            if isinstance(info, PluginInfo):
                plugin.info = info
            else:
                reason = "kompetanse_info of the plugin {plugin} returned {what}, not a PluginInfo"
                plugin.fail("not-info", reason, info)
        if any(other.prefix == plugin.prefix for other in self.plugins if other is not plugin):
            reason = "two plugins have rules named {what}; {plugin} is left out"
            plugin.fail("same-name", reason, f"{plugin.prefix}/…")
            plugin.implementations.clear()


def _add_installed(collector: _Collector) -> None:
    for point in installed(PROJECT):
        plugin = Plugin(point.name, point.value, point.distribution, point.version)
        collector.add(plugin, point.load)


def _run_file(plugin: Plugin) -> ModuleType:
    """Run a rule file as a module of its own."""
    from importlib.util import module_from_spec, spec_from_file_location  # noqa: PLC0415

    file = plugin.source
    name = "kompetanse_local_" + plugin.name.replace("-", "_")
    spec = spec_from_file_location(name, file)
    if spec is None or spec.loader is None:
        raise PluginError("{file} is no Python file", file=file)
    module = module_from_spec(spec)
    sys.modules[name] = module  # so that its rules can be pickled, and its annotations resolved
    spec.loader.exec_module(module)
    return module


def _declared(plugin: Plugin) -> SimpleNamespace:
    """Read a rule file that declares its rules; what is wrong in it fails, the others are there."""
    from kompetanse.declaring import read_declarations  # noqa: PLC0415 - few plans need it

    found = read_declarations(plugin.source)
    plugin.info = PluginInfo(title=plugin.name, contact=found.contact)
    for one in found.mistakes:
        plugin.failures.append(
            Failure("declaration", one.template, one.arguments, one.hint, one.place)
        )
    return SimpleNamespace(**{rule.name: rule for rule in found.rules})


def _is_toml(file: str) -> bool:
    return file.endswith(".toml")


def _point(module: str) -> str:
    """What the entry point of a module is usually called: «tromso» of «kompetanse_tromso»."""
    return module.removeprefix(f"{PROJECT}_").replace("_", "-")


def prefix_of(file: str) -> str:
    """What stands before the slash in the names of a rule file's rules: the stem of its name.

    >>> prefix_of("rules/tromso.toml"), prefix_of("kompetanse.toml")
    ('tromso', 'local')
    """
    name = file.replace("\\", "/").rpartition("/")[2]
    return LOCAL if name in CONFIGURATIONS else name.removesuffix(".py").removesuffix(".toml")


def _as_list(value: object) -> list[object]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise TypeError(f"it returned {value!r}, not a list of rules")
    return list(value)
