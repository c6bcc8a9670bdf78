"""The command line: `kompetanse check plan.yaml`.

Each subcommand is a module with `configure(parser)` and `run(arguments) -> int`, and only the one
that is called is imported. `--version` imports nothing at all.
"""

import sys

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
            return _help(rest)
        case [word, "--help" | "-h", *rest] if is_half(word):
            return _help(rest, f"{word} ")
        case [word] if is_half(word):
            return _complain(f"{word} ")
        case [command, *rest]:
            from kompetanse.cli.running import run  # noqa: PLC0415 - the version needs none of it

            return run(command, rest)
        case _:
            return _complain()


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


def _help(arguments: list[str], of: str = "") -> int:
    from kompetanse.cli.helping import help_for  # noqa: PLC0415 - the version needs none of it

    return _say(help_for(arguments, of))


def _complain(of: str = "") -> int:
    """Say how to call, where nobody was called."""
    from kompetanse.cli.helping import help_for  # noqa: PLC0415 - as above

    print(help_for([], of), file=sys.stderr)
    return 2
