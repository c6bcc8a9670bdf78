"""Several reports of one check, each in its place."""

import json
import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from weakref import ReferenceType, ref

import pytest

import kompetanse
from cli_calls import Run
from kompetanse.cli.reporting import Destination, write
from kompetanse.finding import Report
from kompetanse.plugins import Plugins
from kompetanse.render.renderer import FORMATS


def test_each_format_has_a_file_of_its_own(run: Run, folder: Path) -> None:
    """One of them may stand on standard output."""
    told = run("check", "bad.yaml", "--format", "text", "--format", "json=out.json")
    assert told.status == 1
    assert "[invalid-date]" in told.out
    assert json.loads((folder / "out.json").read_text("utf-8"))["summary"]["error"] == 1


def test_only_what_was_asked_for_is_written(run: Run, folder: Path) -> None:
    """Where every format has its file, nothing is said."""
    told = run("check", "bad.yaml", "--format", "json=a.json", "--format", "text=b.txt")
    assert (told.status, told.out, told.err) == (1, "", "")
    assert "[invalid-date]" in (folder / "b.txt").read_text("utf-8")


def test_output_is_for_the_format_without_a_file(run: Run, folder: Path) -> None:
    """The others go where they say."""
    told = run("check", "bad.yaml", "--format", "json", "--format", "text=b.txt", "-o", "a.json")
    assert (told.status, told.out) == (1, "")
    assert json.loads((folder / "a.json").read_text("utf-8"))["version"] == 1


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (["--format", "jsno"], "there is no format 'jsno'; did you mean 'json'?"),
        (["--format", "json="], "--format json= names no file behind the equals sign"),
        (
            ["--format", "json", "--format", "text"],
            "one format at most can do without a file of its own",
        ),
        (
            ["--format", "json=a.json", "-o", "b.json"],
            "--output is for a format without a file of its own",
        ),
        (
            ["--format", "json=a", "--format", "text=./a"],
            "./a cannot be written: it is named twice",
        ),
        (["--format", "json=bad.yaml"], "bad.yaml cannot be written: it is named twice"),
        (["-o", "bad.yaml"], "bad.yaml cannot be written: it is named twice"),
    ],
)
def test_two_reports_never_share_a_place(
    run: Run, folder: Path, call: list[str], told: str
) -> None:
    """Neither is a plan written over; what is wrong is said before anything is checked."""
    before = {name: (folder / name).read_bytes() for name in os.listdir(folder)}
    ran = run("check", "bad.yaml", *call)
    assert (ran.status, ran.out, ran.err) == (2, "", f"kompetanse: {told}\n")
    assert {name: (folder / name).read_bytes() for name in os.listdir(folder)} == before


def test_files_are_whole_or_untouched(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the check breaks off, what stood there before still stands there."""
    from kompetanse.cli import check  # noqa: PLC0415 - the module, not its function

    (folder / "a.json").write_text("old", "utf-8")
    original = kompetanse.check_many

    def breaking(*arguments: object, **settings: object) -> object:
        yield from original(*arguments, **settings)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "check_many", breaking)
    told = run("check", "bad.yaml", "--format", "json=a.json", "--format", "text=b.txt")
    assert told.status == 130
    assert (folder / "a.json").read_text("utf-8") == "old"
    assert not (folder / "b.txt").exists()
    assert not [name for name in os.listdir(folder) if name.endswith(".tmp")]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")
@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("> /dev/full", "No space left on device"),
        ("--format html=/dev/full", "/dev/full cannot be written: No space left on device"),
    ],
)
def test_what_cannot_be_written_is_named(folder: Path, call: str, told: str) -> None:
    """No other file is blamed for it, and none is left half written."""
    command = f"{sys.executable} -m kompetanse check bad.yaml --format text"
    command += f" --format json=a.json {call}"
    ran = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)  # noqa: S602
    assert (ran.returncode, ran.stderr) == (2, f"kompetanse: {told}\n")
    assert not (folder / "a.json").exists()


def test_whoever_stops_reading_is_left_in_peace(folder: Path) -> None:
    """`| head -1` ends the check without a word, and no file is written."""
    command = (
        f"{sys.executable} -m kompetanse check bad.yaml --format text --format json=a.json | true"
    )
    ran = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)  # noqa: S602
    assert (ran.stdout, ran.stderr) == ("", "")
    assert not [name for name in os.listdir(folder) if name.endswith(".tmp")]


@pytest.mark.parametrize("name", FORMATS)
def test_no_report_is_kept(name: str, folder: Path, manager: Plugins) -> None:
    """Reports are written while they come, so that memory is flat in their number."""
    gone: list[ReferenceType[Report]] = []

    def reports() -> Iterator[Report]:
        for _ in range(5):
            report = kompetanse.check(str(folder / "bad.yaml"), plugins=manager)
            gone.append(ref(report))
            yield report
            del report
            assert all(each() is None for each in gone[1:-1])

    arguments = Namespace(color="auto", verbose=False, today=None)
    write(reports(), [Destination(name, "report")], arguments, manager, lambda: 0)
    assert len(gone) == 5
