"""Rules of development plans in the DEKOM model of Trøndelag, as a plugin of kompetanse."""

from collections.abc import Iterable
from os.path import dirname, join

from kompetanse.hookspecs import PluginInfo, hookimpl
from kompetanse.rule import Fact, Rule, declared_in


_MODULES = (
    "facts",
    "sections",
    "introduction",
    "frames",
    "goals",
    "smarte",
    "measures",
    "organisation",
)


@hookimpl
def kompetanse_info() -> PluginInfo:
    """Say what the plugin is."""
    return PluginInfo(
        title="DEKOM, Trøndelagsmodellen",
        pack="dekom",
        messages=join(dirname(__file__), "messages"),
        template=join(dirname(__file__), "template.yaml"),
    )


@hookimpl
def kompetanse_rules() -> Iterable[Rule | Fact]:
    """Return the rules and the facts they ask for; only plans that follow the pack load them."""
    return declared_in(__name__, _MODULES)
