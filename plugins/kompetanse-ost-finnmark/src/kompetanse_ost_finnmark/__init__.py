"""Rules of the plan that the region of Øst-Finnmark and SePU work by, as a plugin of kompetanse."""

from collections.abc import Iterable
from itertools import chain

from kompetanse.hookspecs import PluginInfo, hookimpl
from kompetanse.rule import Fact, Rule


@hookimpl
def kompetanse_info() -> PluginInfo:
    """Say what the plugin is."""
    return PluginInfo(title="Handlingsplan Øst-Finnmark og SePU", pack="ost-finnmark")


@hookimpl
def kompetanse_rules() -> Iterable[Rule | Fact]:
    """Return the rules and the facts they ask for; only plans that follow the pack load them."""
    from kompetanse_ost_finnmark import (  # noqa: PLC0415 - loaded when a plan asks for them
        facts,
        gatherings,
        groups,
        guidance,
        meetings,
        modules,
        newcomers,
        plans,
    )

    subjects = (facts, groups, meetings, guidance, newcomers, plans, gatherings, modules)
    return chain.from_iterable(subject.EXPORTS for subject in subjects)
