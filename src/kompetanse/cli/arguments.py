"""Reading a command's arguments, and helping with them, in the language that is spoken."""

import re
import sys
from argparse import Action, ArgumentParser, HelpFormatter, RawDescriptionHelpFormatter
from collections.abc import Iterable
from typing import NoReturn

from kompetanse.cli.console import width
from kompetanse.cli.language import say
from kompetanse.phrase import Phrase


class Parser(ArgumentParser):
    """A parser whose helps are translated, and whose complaints are, as far as they are known."""

    def __init__(self, prog: str, description: str | None, epilog: str | None) -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            formatter_class=_formatter,
            allow_abbrev=False,
        )

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the call, and leave."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {say('error')}: {_translated(message)}\n")


def _formatter(prog: str) -> HelpFormatter:
    """A formatter that knows its width; argparse would import half a library to find it out."""
    return _Formatter(prog, max_help_position=28, width=width(sys.stdout))


class _Formatter(RawDescriptionHelpFormatter):
    """Looks up whatever it shows."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[Action],
        groups: Iterable[object],
        prefix: str | None = None,
    ) -> None:
        before = prefix if prefix is not None else f"{say('usage:')} "
        super().add_usage(usage, actions, groups, before)  # type: ignore[arg-type]

    def add_text(self, text: str | None) -> None:
        super().add_text(text and _said(text))

    def start_section(self, heading: str | None) -> None:
        super().start_section(heading and say(heading))

    def _get_help_string(self, action: Action) -> str | None:
        return action.help and say(action.help)


def _said(text: str) -> str:
    """A description, or examples: the heading is translated, commands are not."""
    head, line, rest = text.partition("\n")
    return f"{say(head)}{line}{rest}"


OWN_WORDS = (
    Phrase("options"),
    Phrase("positional arguments"),
    Phrase("show this help message and exit"),
    Phrase("example:"),
    Phrase("examples:"),
)
"""What argparse says itself."""

_COMPLAINTS = {
    r"the following arguments are required: (?P<names>.+)": (
        "the following arguments are required: {names}"
    ),
    r"unrecognized arguments: (?P<names>.+)": "unrecognized arguments: {names}",
    r"argument (?P<name>\S+): expected one argument": "argument {name}: expected one argument",
    r"argument (?P<name>\S+): expected at least one argument": (
        "argument {name}: expected at least one argument"
    ),
    r"argument (?P<name>\S+): invalid choice: (?P<value>.+) \(choose from (?P<known>.+)\)": (
        "argument {name}: invalid choice: {value} (choose from {known})"
    ),
    r"argument (?P<name>\S+): (?P<what>.+)": "argument {name}: {what}",
}
"""What argparse complains of, and how it is said."""


def _translated(message: str) -> str:
    for pattern, template in _COMPLAINTS.items():
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return say(template, found.groupdict())
    return message
