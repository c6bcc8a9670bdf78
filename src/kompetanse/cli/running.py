"""Running a subcommand: whatever goes wrong becomes one sentence and an exit status."""

import atexit
import gc
import os
import sys
from contextlib import suppress
from types import ModuleType

from kompetanse.cli import COMMANDS, is_half
from kompetanse.cli.arguments import Parser
from kompetanse.cli.console import complain, prepare_streams
from kompetanse.cli.language import say, speaking, told
from kompetanse.cli.locale import asked_for
from kompetanse.cli.threads import Threads
from kompetanse.errors import Interrupted, KompetanseError, PlanError, UnknownNameError, WorkerError
from kompetanse.patience import limited
from kompetanse.phrase import reason_of


UNUSABLE = 2
OWN_FAULT = 3
INTERRUPTED = 130
BROKEN_PIPE = 141

_MODULES = {"import": "transcribing", "test-rules": "trying"}
"""Modules that cannot be called as their command is."""

PATIENT = 50_000
"""Objects between two searches for garbage: what is imported is none, and stays."""


def run(command: str, arguments: list[str]) -> int:
    """Run one subcommand and give the exit status; nothing is raised."""
    gc.set_threshold(PATIENT)
    atexit.register(gc.freeze)  # at the end Python would search all that dies with it anyway
    prepare_streams()
    threads = Threads()
    with speaking(asked_for(arguments, os.environ)), limited():
        status = _status(command, arguments)
        threads.part(status)
    return status


def _status(command: str, arguments: list[str]) -> int:
    """Run one subcommand, and tell what goes wrong."""
    try:
        status = _run(command, arguments)
        sys.stdout.flush()
    except SystemExit as stop:  # argparse has said what is wrong, or helped
        return stop.code if isinstance(stop.code, int) else UNUSABLE
    except Interrupted as stop:
        complain(say(stop.template, stop.arguments))
        return INTERRUPTED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - a fault of ours is told in a sentence, too
        return tell(error, arguments)
    return status


def tell(error: Exception, arguments: list[str]) -> int:
    """Say what went wrong, and give the exit status."""
    match error:
        case BrokenPipeError():
            _give_up_output()
            return BROKEN_PIPE
        case PlanError():
            return _unusable_plan(error)
        case KompetanseError():
            complain(told(error))
            return OWN_FAULT if isinstance(error, WorkerError) else UNUSABLE
        case OSError():  # a full disk behind standard output
            complain(say(reason_of(error)))
            _give_up_output()
            return UNUSABLE
    return _own_fault(error, arguments)


def _run(command: str, arguments: list[str]) -> int:
    if arguments and is_half(command):
        command, arguments = f"{command} {arguments[0]}", arguments[1:]
    module = _module(command)
    parser = Parser(prog=f"kompetanse {command}", description=module.__doc__, epilog=module.EXAMPLE)
    module.configure(parser)
    parser.add_argument("--traceback", action="store_true", help="show where a program fault is")
    status: int = module.run(parser.parse_args(arguments))
    return status


def _module(command: str) -> ModuleType:
    """The module of a subcommand."""
    from importlib import import_module  # noqa: PLC0415 - read where it is used

    if command.startswith("-"):
        raise UnknownNameError("option", command, ["--version", "--help"])
    if command not in COMMANDS:
        raise UnknownNameError("command", command, list(COMMANDS))
    name = _MODULES.get(command, command).replace(" ", ".").replace("-", "_")
    return import_module(f"kompetanse.cli.{name}")


def _give_up_output() -> None:
    """Write no more to standard output, also when Python flushes it at its end."""
    with suppress(OSError):  # some other program's own stream has no number
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unusable_plan(error: PlanError) -> int:
    from kompetanse.cli.texts import text_of  # noqa: PLC0415 - few plans are unusable
    from kompetanse.finding import Finding, Report  # noqa: PLC0415
    from kompetanse.render.renderer import Context  # noqa: PLC0415
    from kompetanse.render.text import TextRenderer  # noqa: PLC0415

    findings = tuple(f for f in error.findings if isinstance(f, Finding))
    renderer = TextRenderer(Context(text_of=text_of))
    sys.stderr.write(renderer.findings(Report(error.file, error.language, findings)))
    complain(say("{file} has errors; 'kompetanse check' tells more", {"file": error.file}))
    return UNUSABLE


def _own_fault(error: Exception, arguments: list[str]) -> int:
    if "--traceback" in arguments:
        from traceback import print_exception  # noqa: PLC0415 - for the few who ask

        print_exception(error)
    try:
        from kompetanse.breakage import breakage  # noqa: PLC0415 - there should be none

        said = {"what": breakage(error)}
        complain(say("this is a fault of the program, not of the plan: {what}", said))
    except Exception as worse:  # noqa: BLE001 - a plugin has put its hand to what tells it
        print("kompetanse: this is a fault of the program:", repr(worse), file=sys.stderr)
    return OWN_FAULT
