"""The command line, told by its parsers; argparse's own help differs between Python's versions."""

from argparse import Action, ArgumentParser
from collections.abc import Iterator
from typing import Any

from scripts.pages import fenced, table

from kompetanse.cli import COMMANDS
from kompetanse.cli.language import speaking
from kompetanse.cli.running import _module


class _Listing(ArgumentParser):
    """A parser that remembers the arguments it was told of, in their order."""

    def __init__(self) -> None:
        self.told: list[Action] = []
        super().__init__(add_help=False)

    def add_argument(self, *names: Any, **settings: Any) -> Action:
        """Declare an argument, and remember it."""
        action = super().add_argument(*names, **settings)
        self.told.append(action)
        return action


def regions() -> dict[str, str]:
    """The regions of the page, by name: one for each command."""
    return {f"command-{name.replace(' ', '-')}": "\n\n".join(_command(name)) for name in COMMANDS}


def actions(name: str) -> list[Action]:
    """The arguments of a command."""
    listing = _Listing()
    with speaking("en"):
        _module(name).configure(listing)
    return listing.told


def _command(name: str) -> Iterator[str]:
    module, told = _module(name), actions(name)
    places = " ".join(_value(a) for a in told if not a.option_strings)
    yield fenced(f"kompetanse {name} [OPTIONS] {places}".rstrip(), "sh")
    yield (module.__doc__ or "").strip()
    yield table(("argument", "meaning"), [(_names(a), _meaning(a)) for a in told])
    yield "For example:"
    _, _, examples = module.EXAMPLE.partition("\n")
    yield fenced("\n".join(line.strip() for line in examples.splitlines()), "sh")


def _names(action: Action) -> str:
    if not action.option_strings:
        return f"`{_value(action)}`"
    value = "" if action.nargs == 0 else f" {_value(action)}"
    return ", ".join(f"`{name}{value}`" for name in action.option_strings)


def _value(action: Action) -> str:
    if isinstance(action.metavar, str):
        several = " …" if action.nargs in ("+", "*") else ""
        return f"{action.metavar}{several}"
    return action.dest.upper().replace("_", "-")


def _meaning(action: Action) -> str:
    choices = f"one of {', '.join(f'`{choice}`' for choice in action.choices or ())}"
    told = [action.help or "", choices if action.choices else ""]
    stated = action.default not in (None, False) and "default" not in (action.help or "")
    told.append(f"default: `{action.default}`" if stated and action.default != [] else "")
    return "; ".join(filter(None, told))
