"""Registering plugins with pluggy, one by one, each in a `try` of its own."""

import os
import sys
from collections.abc import Callable, Iterable
from functools import partial
from types import ModuleType, SimpleNamespace
from typing import Any

import pluggy
from attrs import evolve

from kompetanse import __version__
from kompetanse.entrypoints import EntryPoint, installed
from kompetanse.errors import PluginError
from kompetanse.finding import OWN_NAMES
from kompetanse.hookspecs import HOOKS, PROJECT, PluginInfo, Specs
from kompetanse.plugins.plugin import Failure, Plugin
from kompetanse.project_files import is_configuration
from kompetanse.rule import Fact, Rule


OWN = "own"
"""The prefix of rules that stand in a configuration itself."""


class Collector:
    """Registers plugins with pluggy, one by one."""

    def __init__(self) -> None:
        self.plugins: list[Plugin] = []
        self._manager = pluggy.PluginManager(PROJECT)
        self._manager.add_hookspecs(Specs)

    def add(self, plugin: Plugin, load: Callable[[], object]) -> None:
        """Load a plugin, and ask it what it is."""
        self.plugins.append(plugin)
        reason = "the plugin {plugin} cannot be loaded: {what}"
        module = plugin.attempt(load, "import-failed", reason)
        if module is None:
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
        names = getattr(module, "__dict__", {})
        for hook in HOOKS:
            if hook in names and hook not in plugin.implementations:
                reason = "{what} of the plugin {plugin} is no function marked with @hookimpl"
                plugin.fail("unmarked-hook", reason, hook)
        declared = [thing for thing in names.values() if isinstance(thing, Rule | Fact)]
        if declared:
            plugin.implementations.setdefault("kompetanse_rules", lambda: declared)
        elif not plugin.implementations and not plugin.failures:
            reason = "the plugin {plugin} has neither rules nor hooks: {what}"
            plugin.fail("empty", reason, plugin.source)
        for info in plugin.ask("kompetanse_info", lambda info: [info]) or ():
            self._introduce(plugin, info)
        taken = [*OWN_NAMES, *(other.prefix for other in self.plugins if other is not plugin)]
        if plugin.prefix in taken:
            reason = "two plugins have rules named {what}; {plugin} is left out"
            plugin.fail("same-name", reason, f"{plugin.prefix}/…")
            plugin.implementations.clear()

    @staticmethod
    def _introduce(plugin: Plugin, info: object) -> None:
        """Take what a plugin says of itself, if it is true."""
        if not isinstance(info, PluginInfo):
            reason = "kompetanse_info of the plugin {plugin} returned {what}, not a PluginInfo"
            plugin.fail("not-info", reason, info)
            return
        plugin.info = info
        for name in ("messages", "template"):
            path = getattr(info, name)
            if path and not os.path.exists(path):
                reason = "the plugin {plugin} names {what}, which is not there"
                plugin.fail("missing-file", reason, path)
                plugin.info = evolve(plugin.info, **dict[str, Any]({name: None}))


def add_installed(collector: Collector) -> None:
    """Add the plugins of installed packages."""
    for point in installed(PROJECT):
        plugin = Plugin(point.name, point.value, point.distribution, point.version)
        collector.add(plugin, partial(_load, point))


def _load(point: EntryPoint) -> object:
    """Import an installed plugin, if it is made for this version."""
    if _numbers(point.least) > _numbers(__version__):
        raise PluginError(
            "it needs kompetanse {least}; this is {version}", least=point.least, version=__version__
        )
    return point.load()


def _numbers(version: str) -> list[int]:
    """What versions are compared by: 0.2 is as late as 0.2.0, and as 0.2.dev1.

    >>> _numbers("0.2.0"), _numbers("0.10.dev1")
    ([0, 2], [0, 10])
    """
    numbers = [int(part) for part in version.split(".") if part.isdecimal()]
    while numbers and not numbers[-1]:
        numbers.pop()
    return numbers


def add_modules(collector: Collector, modules: Iterable[ModuleType]) -> None:
    """Add modules that are plugins."""
    for module in modules:
        plugin = Plugin(_point(module.__name__), module.__name__)
        plugin.info = _unsaid(plugin, getattr(module, "__file__", None) or "")
        collector.add(plugin, lambda module=module: module)  # type: ignore[misc]


def add_files(collector: Collector, files: Iterable[str]) -> None:
    """Add rule files. The code of those in Python is run."""
    for file in files:
        plugin, load = Plugin(prefix_of(file), file), _declared if _is_toml(file) else _run_file
        collector.add(plugin, lambda load=load, plugin=plugin: load(plugin))  # type: ignore[misc]


def _run_file(plugin: Plugin) -> ModuleType:
    """Run a rule file as a module of its own."""
    from importlib.util import module_from_spec, spec_from_file_location  # noqa: PLC0415

    file = plugin.source
    plugin.info = _unsaid(plugin, file)
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


def _unsaid(plugin: Plugin, file: str) -> PluginInfo:
    """What a plugin is that says nothing of itself: its catalogues lie beside its file."""
    folder = os.path.join(os.path.dirname(file), "messages")
    return PluginInfo(
        title=plugin.name, messages=folder if file and os.path.isdir(folder) else None
    )


def _is_toml(file: str) -> bool:
    return file.endswith(".toml")


def _point(module: str) -> str:
    """What the entry point of a module is usually called: «tromso» of «kompetanse_tromso»."""
    return module.removeprefix(f"{PROJECT}_").replace("_", "-")


def prefix_of(file: str) -> str:
    """What stands before the slash in the names of a rule file's rules: the stem of its name.

    >>> prefix_of("rules/tromso.toml"), prefix_of("kompetanse.toml")
    ('tromso', 'own')
    """
    if is_configuration(file):
        return OWN
    name = file.replace("\\", "/").rpartition("/")[2]
    return name.removesuffix(".py").removesuffix(".toml")
