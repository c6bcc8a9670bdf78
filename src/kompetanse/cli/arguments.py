"""Reading a command's arguments, and helping with them, in the language that is spoken."""

import re
import sys
from argparse import Action, ArgumentParser, HelpFormatter, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterable
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
        from kompetanse.render.excerpt import visible  # noqa: PLC0415 - most calls are right

        self.exit(2, f"{self.prog}: {say('error')}: {visible(_translated(message))}\n")


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

    def _metavar_formatter(
        self, action: Action, default_metavar: str
    ) -> Callable[[int], tuple[str, ...]]:
        shown = super()._metavar_formatter(action, default_metavar)
        return lambda number: tuple(map(say, shown(number)))


def _said(text: str) -> str:
    """A description, or examples, paragraph by paragraph."""
    return "\n\n".join(map(_paragraph, text.rstrip().split("\n\n")))


def _paragraph(text: str) -> str:
    """A paragraph; of examples the heading is translated, and commands are not."""
    head, _, rest = text.partition("\n")
    return f"{say(head)}\n{rest}" if rest.startswith(" ") else say(text)


OWN_WORDS = (
    Phrase("options"),
    Phrase("positional arguments"),
    Phrase("show this help message and exit"),
    Phrase("example:"),
    Phrase("examples:"),
)
"""What argparse says itself."""

_COMPLAINTS = {
    r"the following arguments are required: (?P<name>.+)": (
        "the following arguments are required: {name}"
    ),
    r"unrecognized arguments: (?P<names>.+)": "unrecognized arguments: {names}",
    r"argument (?P<name>\S+): expected one argument": "argument {name}: expected one argument",
    r"argument (?P<name>\S+): ignored explicit argument (?P<value>.+)": (
        "argument {name}: ignored explicit argument {value}"
    ),
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
            told = found.groupdict()
            return say(template, {**told, "name": _named(told.get("name", ""))})
    return message


def _named(names: str) -> str:
    """Arguments as they are called in helps."""
    return ", ".join(map(say, names.split(", ")))
