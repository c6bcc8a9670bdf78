"""The command line as a whole: help, mistakes, faults."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import kompetanse
from cli_calls import PLAN, Run
from kompetanse.cli import COMMANDS, running


HEAVY = {"argparse", "attrs", "cattrs", "yaml", "pluggy", "re", "typing", "json", "pathlib"}


def imported_by(arguments: str) -> set[str]:
    """The modules that a fresh process imports for a call."""
    return imported(f"import sys; from kompetanse.cli import main; main({arguments!r}.split())")


def imported(code: str) -> set[str]:
    """The modules that a fresh process imports for some code."""
    command = [sys.executable, "-I", "-X", "importtime", "-c", code]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stderr  # noqa: S603
    return {line.rpartition("|")[2].strip() for line in told.splitlines()}


@pytest.mark.parametrize("arguments", ["--version", "--help"])
def test_version_and_help_import_nothing_heavy(arguments: str) -> None:
    """They are told at once."""
    modules = imported_by(arguments)
    assert "kompetanse.cli" in modules
    assert not modules & HEAVY


def test_the_version_costs_two_modules() -> None:
    """It takes Python's own start, and nothing of its library besides."""
    assert imported_by("--version") - imported("pass") == {"kompetanse", "kompetanse.cli"}


def test_the_version_is_told(run: Run) -> None:
    """Name and version, nothing else."""
    assert run("--version").out == f"kompetanse {kompetanse.__version__}\n"


def test_help_names_all_commands_and_an_example(run: Run) -> None:
    """Whoever asks sees what there is."""
    told = run("--help")
    assert told.status == 0
    assert all(f"  {command} " in told.out for command in COMMANDS)
    assert "kompetanse check plan.yaml" in told.out


def test_a_call_without_a_command_shows_how_to_call(run: Run) -> None:
    """It is no success."""
    told = run()
    assert (told.status, told.out) == (2, "")
    assert "usage:" in told.err


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_an_example(run: Run, command: str) -> None:
    """The example calls the command itself."""
    told = run(*command.split(), "--help")
    assert told.status == 0
    assert f"  kompetanse {command} " in told.out or command == "plugins"
    assert "example" in told.out


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_refuses_unknown_options(run: Run, command: str) -> None:
    """A mistyped option is never ignored."""
    told = run(*command.split(), "--no-such-option")
    assert told.status == 2
    assert "Traceback" not in told.err


def test_an_unknown_command_gets_the_nearest_one(run: Run) -> None:
    """One sentence on standard error."""
    told = run("chekc", "plan.yaml")
    assert (told.status, told.out) == (2, "")
    assert told.err == "kompetanse: there is no command 'chekc'; did you mean 'check'?\n"


def test_a_fault_of_the_program_is_one_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A traceback is only for those who ask for it."""

    def fails(*_: object) -> int:
        raise RuntimeError("oops")

    monkeypatch.setattr(running, "_run", fails)
    told = run("check", "plan.yaml")
    assert told.status == 3
    assert told.err.count("\n") == 1
    assert "fault of the program" in told.err
    assert "Traceback" in run("check", "plan.yaml", "--traceback").err


def test_an_interrupt_is_silent(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever stops the program needs no lecture."""

    def stops(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(running, "_run", stops)
    told = run("check", "plan.yaml")
    assert (told.status, told.out, told.err) == (130, "", "")


@pytest.mark.usefixtures("folder")
def test_a_closed_pipe_is_silent() -> None:
    """`kompetanse rules | head -1` ends without a word."""
    command = f"{sys.executable} -m kompetanse rules | head -1"
    told = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)  # noqa: S602
    assert told.stdout == f"kompetanse {kompetanse.__version__}\n"
    assert told.stderr == ""


@pytest.mark.usefixtures("folder")
def test_the_module_can_be_run() -> None:
    """`python -m kompetanse` is the same command line."""
    command = [sys.executable, "-m", "kompetanse", "check", "bad.yaml", "--language", "en"]
    told = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert told.returncode == 1
    assert "bad.yaml:7:" in told.stdout


@pytest.mark.parametrize(
    "call",
    ["check ø.yaml", "diff plan.yaml ø.yaml", "when uke37ø"],
    ids=lambda call: call.split()[0],
)
def test_json_is_utf_8_on_any_console(folder: Path, call: str) -> None:
    """Programs read it, and lose no letter."""
    (folder / "ø.yaml").write_text(PLAN.replace("Samling 1", "Ø日"), encoding="utf-8")
    told = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "kompetanse", *call.split(), "--format", "json"],
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
        check=False,
    )
    assert "ø" in str(json.loads(told.stdout.decode())).casefold()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_console_without_all_letters_gets_what_it_can_show(folder: Path, encoding: str) -> None:
    """A letter that is not there is replaced; nothing fails."""
    (folder / "bad.yaml").write_text("title: ø日本\nmodules: ø日本\n", encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-m", "kompetanse", "check", "bad.yaml"],
        capture_output=True,
        env={"PYTHONIOENCODING": encoding, "PATH": ""},
        check=False,
    )
    assert told.returncode == 1
    assert "??" in told.stdout.decode(encoding)
    assert told.stderr == b""


ELSEWHERE = {"NO_COLOR": "1", "PATH": os.environ["PATH"]}


def shell(command: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a command line of the shell, in which `kompetanse` is ours."""
    program = f'kompetanse() {{ {sys.executable} -m kompetanse "$@"; }}; {command}'
    return subprocess.run(  # noqa: S603
        ["/bin/sh", "-c", program], capture_output=True, env=ELSEWHERE, check=False
    )


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("call", ["--version", "--help", "rules", "check bad.yaml"])
def test_a_pipe_that_nobody_reads_is_silent(call: str) -> None:
    """Also where all that is said fits into the pipe."""
    told = shell(f"kompetanse {call} | true")
    assert told.stderr == b""


@pytest.mark.usefixtures("folder")
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")
@pytest.mark.parametrize(
    "call",
    ["--version", "rules", "check bad.yaml", "check bad.yaml --format json", "calendar plan.yaml"],
)
def test_a_full_disk_is_one_sentence(call: str) -> None:
    """What could not be written is no success."""
    told = shell(f"kompetanse {call} > /dev/full")
    assert told.returncode == 2
    assert told.stderr == b"kompetanse: No space left on device\n"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("call", "status"),
    [
        ("check bad.yaml >&-", 1),
        ("when 02.09.21 >&-", 0),
        ("when 02.09.21 2>&-", 0),
        ("check - <&-", 2),
    ],
)
def test_a_closed_stream_changes_no_status(call: str, status: int) -> None:
    """What nobody wants to hear is not said."""
    told = shell(f"kompetanse {call}")
    assert told.returncode == status
    assert b"fault" not in told.stderr


@pytest.mark.usefixtures("folder")
def test_a_complaint_never_stands_among_results() -> None:
    """Without a standard error it is lost, and the calendar whole."""
    told = shell(
        "sed s/02.09.21/31.09.21/ plan.yaml > lost.yaml; kompetanse calendar lost.yaml 2>&-"
    )
    assert told.stdout.endswith(b"END:VCALENDAR\r\n")
