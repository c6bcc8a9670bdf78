"""Plugins for a test: the built-in rules and those that it names, whatever is installed."""

import os
import sys
from os import PathLike
from types import ModuleType

from kompetanse.hookspecs import HOOKS
from kompetanse.plugins import BUILT_IN, Plugin, Plugins, create_plugin_manager
from kompetanse.rule import Fact, Rule


def isolated(*plugins: ModuleType | str | PathLike[str]) -> Plugins:
    """The built-in rules and some plugins, and no others.

    Args:
        plugins: Modules that are plugins, and paths of rule files. Their code is run.

    >>> [plugin.name for plugin in isolated()]
    ['kompetanse']
    """
    modules = [one for one in plugins if isinstance(one, ModuleType)]
    files = [os.fspath(one) for one in plugins if not isinstance(one, ModuleType)]
    return create_plugin_manager(entry_points=False, modules=modules, files=files)


def sound(plugin: ModuleType | str | PathLike[str]) -> tuple[Plugins, Plugin]:
    """A plugin, isolated; and the plugins it then is among.

    Raises:
        AssertionError: It is broken, and why.
    """
    plugins = isolated(plugin)
    *_, mine = plugins
    if failures := mine.examined():
        raise AssertionError("\n".join(map(mine.told, failures)))
    return plugins, mine


def at_home(thing: Rule | Fact) -> Plugins:
    """The built-in rules, and the plugin that a rule or fact was written for.

    That is the package it stands in, if that has hooks: the rule then finds its facts.
    """
    module = _home(thing.function.__module__)
    return isolated(*([module] if module else ()))


def _home(name: str) -> ModuleType | None:
    """The innermost package around a module that is a plugin, besides the built-in one."""
    while name and name != BUILT_IN:
        module = sys.modules.get(name)
        if module and any(hasattr(module, hook) for hook in HOOKS):
            return module
        name = name.rpartition(".")[0]
    return None
