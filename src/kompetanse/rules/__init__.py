"""The built-in rules: the first plugin. Nobody imports it; it is found like any other."""

from collections.abc import Iterable

from kompetanse.hookspecs import PluginInfo, hookimpl
from kompetanse.phrase import Phrase
from kompetanse.rule import Fact, Rule, declared_in


_MODULES: tuple[str, ...] = (
    "facts",
    "dates_written",
    "dates_years",
    "dates_order",
    "dates_calendar",
    "dates_clock",
    "dates_deadlines",
    "bookings",
    "continuity",
    "counts",
    "duties",
    "numbering",
    "people",
    "text",
)
"""Modules with rules and facts, in the order in which rules speak."""

_TITLE = Phrase("Rules for any plan")


@hookimpl
def kompetanse_info() -> PluginInfo:
    """Say who these rules are from."""
    return PluginInfo(title=_TITLE)


@hookimpl
def kompetanse_rules() -> Iterable[Rule | Fact]:
    """Return the generic rules and the facts that all rules may ask for."""
    return declared_in(__name__, _MODULES)
