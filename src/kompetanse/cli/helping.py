"""The help of the program as a whole: which commands there are."""

import os
from collections.abc import Callable, Sequence

from kompetanse.cli import COMMANDS
from kompetanse.cli.locale import asked_for


def help_for(arguments: Sequence[str], of: str = "") -> str:
    """What there is to be called, in the language of the call.

    Args:
        arguments: The call.
        of: The first half of the commands that are meant, such as «new »; all by default.

    >>> print(help_for(["--language", "en"], "new ").splitlines()[0])
    usage: kompetanse [--version] [--help] COMMAND ...
    """
    language = asked_for(arguments, os.environ)
    if language == "en":
        return _told(str, of)
    from kompetanse.cli.language import say, speaking  # noqa: PLC0415 - slow to import

    with speaking(language):
        return _told(say, of)


def _told(say: Callable[[str], str], of: str) -> str:
    listed = {name: what for name, what in COMMANDS.items() if name.startswith(of)}
    commands = "\n".join(f"  {name:11} {say(what)}" for name, what in listed.items())
    return f"""{say("usage:")} kompetanse [--version] [--help] {say("COMMAND")} ...

{say("Read, check and publish plans for competence development.")}

{say("commands:")}
{commands}

{say("'kompetanse COMMAND --help' tells more about one of them.")}

{say("example:")}
  kompetanse check plan.yaml"""
