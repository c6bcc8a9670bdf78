"""Rules of one system, as a plugin of kompetanse."""

from collections.abc import Iterable
from importlib import import_module

from kompetanse.hookspecs import PluginInfo, hookimpl
from kompetanse.rule import Fact, Rule


_MODULES: tuple[str, ...] = ()


@hookimpl
def kompetanse_info() -> PluginInfo:
    """Say what the plugin is."""
    return PluginInfo(title="SKUP-Hedmark", pack="skup")


@hookimpl
def kompetanse_rules() -> Iterable[Rule | Fact]:
    """Return the rules and the facts they ask for; only plans that follow the pack load them."""
    for name in _MODULES:
        module = import_module(f"{__name__}.{name}")
        yield from (thing for thing in vars(module).values() if isinstance(thing, Rule | Fact))
