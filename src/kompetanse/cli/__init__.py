"""The command line: `kompetanse check plan.yaml`.

Each subcommand is a module with `configure(parser)` and `run(arguments) -> int`, and only the one
that is called is imported. `--version` imports nothing at all.
"""

import os
import sys
from collections.abc import Callable

from kompetanse import __version__


COMMANDS = {
    "check": "check plans against the rules",
    "calendar": "write a plan's events as a calendar",
    "publish": "publish plans as a site to subscribe to",
    "serve": "serve plans over HTTP, and publish them when they change",
    "tokens": "show, replace or take back secret addresses",
    "import": "make a plan file of a table",
    "new plan": "start a new plan",
    "new rule": "start a rule of your own",
    "new plugin": "start a package of rules",
    "diff": "tell what changed between two issues of a plan",
    "when": "show how a time is read",
    "schema": "write a JSON Schema for an editor",
    "explain": "show what a rule demands, and why",
    "rules": "list all rules",
    "plugins": "list where rules come from, and what failed",
    "test-rules": "try rules on the fragments of their manuals",
    "messages": "collect the messages of a plugin for translators",
}


def main(argv: list[str] | None = None) -> int:
    """Run the command line and give the exit status.

    0: clean; 1: findings; 2: the input or the call is unusable; 3: a plugin or rule broke.

    >>> main(["when", "31.02.22"])
    2
    """
    arguments = sys.argv[1:] if argv is None else argv
    match arguments:
        case ["--version" | "-V", *_]:
            return _say(f"kompetanse {__version__}")
        case ["--help" | "-h", *rest]:
            return _say(_help(rest))
        case [word, "--help" | "-h", *rest] if is_half(word):
            return _say(_help(rest, f"{word} "))
        case [word] if is_half(word):
            print(_help([], f"{word} "), file=sys.stderr)
            return 2
        case [command, *rest]:
            from kompetanse.cli.running import run  # noqa: PLC0415 - the version needs none of it

            return run(command, rest)
        case _:
            print(_help([]), file=sys.stderr)
            return 2


def _say(text: str) -> int:
    try:
        print(text, flush=True)
    except OSError as error:
        from kompetanse.cli.running import tell  # noqa: PLC0415 - hardly ever

        return tell(error, [])
    return 0


def is_half(word: str) -> bool:
    """Whether it is half a command: «new» of «new plan»."""
    return any(name.startswith(f"{word} ") for name in COMMANDS)


def _help(arguments: list[str], of: str = "") -> str:
    from kompetanse.cli.locale import asked_for  # noqa: PLC0415 - the version needs none of it

    language = asked_for(arguments, os.environ)
    if language == "en":
        return _helped(str, of)
    from kompetanse.cli.language import say, speaking  # noqa: PLC0415 - slow to import

    with speaking(language):
        return _helped(say, of)


def _helped(say: Callable[[str], str], of: str) -> str:
    listed = {name: what for name, what in COMMANDS.items() if name.startswith(of)}
    commands = "\n".join(f"  {name:11} {say(what)}" for name, what in listed.items())
    return f"""{say("usage:")} kompetanse [--version] [--help] {say("COMMAND")} ...

{say("Read, check and publish plans for competence development.")}

{say("commands:")}
{commands}

{say("'kompetanse COMMAND --help' tells more about one of them.")}

{say("example:")}
  kompetanse check plan.yaml"""
