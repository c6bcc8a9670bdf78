"""Rules of guidance by the adviser corps, Veilederkorpset, as a plugin of kompetanse."""

from collections.abc import Iterable
from importlib import import_module
from os.path import dirname, join

from kompetanse.hookspecs import PluginInfo, hookimpl
from kompetanse.rule import Fact, Rule


_MODULES = (
    "facts",
    "agreements",
    "area",
    "amendments",
    "team",
    "visits",
    "gatherings",
    "process",
    "measures",
    "selection",
    "applications",
    "programme",
)


@hookimpl
def kompetanse_info() -> PluginInfo:
    """Say what the plugin is."""
    return PluginInfo(
        title="Veilederkorpset",
        pack="veilederkorps",
        messages=join(dirname(__file__), "messages"),
        template=join(dirname(__file__), "template.yaml"),
    )


@hookimpl
def kompetanse_rules() -> Iterable[Rule | Fact]:
    """Return the rules and the facts they ask for; only plans that follow the pack load them."""
    for name in _MODULES:
        module = import_module(f"{__name__}.{name}")
        yield from (thing for thing in vars(module).values() if isinstance(thing, Rule | Fact))
