"""The rule packs of this repository, for what is tested of all of them."""

from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from attrs import define

from kompetanse.plugins import Plugins, create_plugin_manager
from kompetanse.rule import Rule


@define(slots=False)
class Pack:
    """A rule pack: its name, and how many rules its programme comes to."""

    name: str
    size: int

    @cached_property
    def module(self) -> ModuleType:
        """The plugin."""
        return import_module(f"kompetanse_{self.name.replace('-', '_')}")

    @cached_property
    def plugins(self) -> Plugins:
        """The pack and the built-in rules, and no others."""
        return create_plugin_manager(entry_points=False, modules=[self.module])

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Its rules."""
        return self.plugins.packs[self.name].rules

    @property
    def folder(self) -> Path:
        """Where it is developed."""
        return Path(__file__).parent.parent / "plugins" / f"kompetanse-{self.name}"

    @property
    def cases(self) -> list[Path]:
        """Plans of its programme."""
        return sorted(self.folder.glob("tests/cases/*.plan.yaml"))


PACKS = (
    Pack("dekom", 33),
    Pack("laeringsledelse", 13),
    Pack("ost-finnmark", 37),
    Pack("skup", 33),
    Pack("veilederkorps", 35),
)

each_pack = pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
