"""Plugins look at a plan and have to leave it as it is: the others see it, too."""

from collections.abc import Iterator

from kompetanse.finding import Remark, Severity
from kompetanse.model.walk import Inventory
from kompetanse.phrase import Phrase
from kompetanse.plugins import BUILT_IN, Plugin
from kompetanse.surroundings import Surroundings


class Guard:
    """Puts back what a plugin changes, and remembers whose doing it was."""

    def __init__(self, inventory: Inventory) -> None:
        self._mappings = [(mapping, dict(mapping)) for mapping in inventory.mappings]
        self._surroundings = Surroundings()
        self._changes: list[tuple[Plugin, Phrase]] = []

    def inspect(self, plugin: Plugin) -> None:
        """See what a plugin has left behind."""
        if plugin.source == BUILT_IN:
            return
        changed = self._surroundings.put_back()
        for mapping, kept in self._mappings:
            if mapping != kept:
                mapping.clear()
                mapping.update(kept)
                changed.append(Phrase("the plan"))
        self._changes += [(plugin, what) for what in dict.fromkeys(changed)]

    def remarks(self) -> Iterator[Remark]:
        """What is to be said of it."""
        for plugin, what in self._changes:
            yield Remark(
                rule="plugin/changed",
                severity=Severity.ERROR,
                template="the plugin {plugin} changed {what}; it was put back",
                arguments={"plugin": plugin.described, "what": what},
                plugin=plugin.distribution,
            )
