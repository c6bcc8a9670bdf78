"""The hooks a plugin may implement, and the markers it needs for that.

A plugin is a module, named by an entry point of the group `kompetanse`:

```toml
[project.entry-points.kompetanse]
tromso = "kompetanse_tromso"
```

Every hook is called once per process, without arguments.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import pluggy
from attrs import field, frozen
from attrs.validators import instance_of, matches_re, optional

from kompetanse.rule import Fact, Rule


if TYPE_CHECKING:
    from kompetanse.feeds import EventHook

PROJECT = "kompetanse"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@frozen(kw_only=True)
class PluginInfo:
    """What a plugin says of itself.

    Attributes:
        title: What it is, in a few words.
        pack: The name that plans give in `follows`, for a rule pack: its rules then run only
            for plans that follow it. Rules of other plugins always run.
        contact: Where to write when one of its rules breaks: a web address.
        messages: A folder of gettext catalogues named by language: `nb.mo`.
        template: A YAML file with the pack's sections, for `kompetanse new plan`; its comments
            are messages.
    """

    title: str = field(validator=instance_of(str))
    pack: str | None = field(
        default=None, validator=optional([instance_of(str), matches_re(r"[a-z0-9]+(-[a-z0-9]+)*")])
    )
    contact: str | None = field(default=None, validator=optional(instance_of(str)))
    messages: str | None = field(default=None, validator=optional(instance_of(str)))
    template: str | None = field(default=None, validator=optional(instance_of(str)))


class Specs:
    """The hooks, as pluggy reads them."""

    @hookspec
    def kompetanse_info(self) -> PluginInfo:
        """Say what the plugin is. Keep it cheap: it is called at every start."""
        return PluginInfo(title="")

    @hookspec
    def kompetanse_rules(self) -> Iterable[Rule | Fact]:
        """Return the plugin's rules, and the facts they ask for.

        Import the modules that declare them inside the function: they are then loaded only for
        plans that need them.
        """
        return ()

    @hookspec
    def kompetanse_event(self) -> "Iterable[EventHook] | Callable[..., Any]":
        """Return functions that adjust a calendar event: add a meeting link, name a room."""
        return ()


HOOKS = tuple(name for name in vars(Specs) if name.startswith(f"{PROJECT}_"))
"""The names of the hooks."""
