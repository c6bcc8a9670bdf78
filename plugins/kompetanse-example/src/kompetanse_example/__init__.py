"""Example: rules for plans for competence development."""

from collections.abc import Iterable
from os.path import dirname, join

from kompetanse.hookspecs import PluginInfo, hookimpl
from kompetanse.rule import Fact, Rule, declared_in


@hookimpl
def kompetanse_info() -> PluginInfo:
    """Say what the plugin is. Its rules run for plans that follow `example`."""
    return PluginInfo(
        title="Example",
        pack="example",
        contact="https://example.org/kompetanse-example",
        messages=join(dirname(__file__), "messages"),
    )


@hookimpl
def kompetanse_rules() -> Iterable[Rule | Fact]:
    """Return the rules and facts of these modules, which are loaded when they are needed."""
    return declared_in(__name__, ("rules",))
