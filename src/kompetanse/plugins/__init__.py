"""Finding plugins: built-in rules, installed packages, rule files. None can break another.

Pluggy collects; every plugin is loaded, asked and checked inside a `try` of its own, and what
fails is kept with its name and reason, so that a check can say so and never passes a plan
because a plugin was broken.
"""

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from types import ModuleType

from kompetanse import __version__
from kompetanse.errors import UnknownNameError
from kompetanse.plugins.collecting import (
    Collector,
    add_files,
    add_installed,
    add_modules,
    prefix_of,
)
from kompetanse.plugins.plugin import BUILT_IN, Failure, Plugin
from kompetanse.rule import Option, Rule


__all__ = [
    "BUILT_IN",
    "Failure",
    "Plugin",
    "Plugins",
    "create_plugin_manager",
    "prefix_of",
]


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
        """The same with some rules of a program's own, or of other plugins."""
        packs = dict.fromkeys(rule.pack for rule in rules)
        given = {pack: tuple(rule for rule in rules if rule.pack == pack) for pack in packs}
        own = [Plugin.of_rules(pack or "given", those) for pack, those in given.items()]
        return Plugins([*self.plugins, *own]) if own else self

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
    collector = Collector()
    built_in = Plugin("kompetanse", BUILT_IN, version=__version__)
    collector.add(built_in, lambda: import_module(BUILT_IN))
    if entry_points:
        add_installed(collector)
    add_modules(collector, modules)
    add_files(collector, files)
    return Plugins(collector.plugins)
