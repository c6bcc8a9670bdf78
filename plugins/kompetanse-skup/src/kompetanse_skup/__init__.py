"""Rules of the county programme SKUP-Hedmark, as a plugin of kompetanse."""

from collections.abc import Iterable
from os.path import dirname, join

from kompetanse.hookspecs import PluginInfo, hookimpl
from kompetanse.rule import Fact, Rule, declared_in


_MODULES = (
    "outline",
    "governance",
    "economy",
    "timing",
    "endings",
    "leader_module",
    "attendance",
    "between_work",
    "teacher_modules",
    "schools",
)


@hookimpl
def kompetanse_info() -> PluginInfo:
    """Say what the plugin is."""
    return PluginInfo(
        title="SKUP-Hedmark",
        pack="skup",
        messages=join(dirname(__file__), "messages"),
        template=join(dirname(__file__), "template.yaml"),
    )


@hookimpl
def kompetanse_rules() -> Iterable[Rule | Fact]:
    """Return the rules and the facts they ask for; only plans that follow the pack load them."""
    return declared_in(__name__, _MODULES)
