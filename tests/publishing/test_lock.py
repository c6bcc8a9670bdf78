"""Two publishers at once, and one that is killed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest

from cli_calls import PLAN
from feed_reader import entries
from kompetanse.errors import KompetanseError
from kompetanse.publishing.lock import LOCK_FILE, locked


HOLD = """\
import sys
from kompetanse.publishing.lock import locked

with locked(sys.argv[1], 1):
    print("locked", flush=True)
    sys.stdin.read()
"""
PUBLISH = "import sys; from kompetanse.cli import main; sys.exit(main(['publish', *sys.argv[1:]]))"


@contextmanager
def holder(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """A process that keeps a site for itself."""
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout
        assert process.stdout.readline() == "locked\n"
        yield process
        process.kill()


def test_a_publisher_waits_for_another_one_but_not_for_ever(tmp_path: Path) -> None:
    """It says why, and where."""
    begun = monotonic()
    with (
        holder(tmp_path),
        pytest.raises(KompetanseError, match="somebody else is publishing"),
        locked(str(tmp_path), 0.3),
    ):
        pass
    assert monotonic() - begun >= 0.3


def test_who_is_killed_holds_nobody_up(tmp_path: Path) -> None:
    """The file that it locked lies there; that is all."""
    with holder(tmp_path) as process:
        process.kill()
        process.wait()
        with locked(str(tmp_path), 5):
            assert (tmp_path / LOCK_FILE).exists()


def test_who_waits_goes_on_when_the_other_is_done(tmp_path: Path) -> None:
    """Also in one process, and though the first one failed."""
    for _ in range(2):
        with pytest.raises(LookupError), locked(str(tmp_path), 0):
            raise LookupError


def test_what_cannot_be_locked_is_told(tmp_path: Path) -> None:
    """In one sentence."""
    with (
        pytest.raises(KompetanseError, match="cannot be locked"),
        locked(str(tmp_path / "none"), 0),
    ):
        pass


def test_publishers_at_once_leave_one_site_behind(tmp_path: Path) -> None:
    """Whoever was last, all feeds are of one issue, and go on from those of the others."""
    times = ["02.09.31", "03.09.31", "04.09.31"]
    running = []
    for time in times:
        plan = tmp_path / f"{time}.yaml"
        plan.write_text(PLAN.replace("02.09.21", time), encoding="utf-8")
        call = [sys.executable, "-c", PUBLISH, str(plan), str(tmp_path / "site")]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        running.append(subprocess.Popen(call, env=environment))  # noqa: S603
    assert [process.wait(60) for process in running] == [0] * len(times)
    (one,) = entries((tmp_path / "site" / "skog-2021" / "all.ics").read_bytes())
    (same,) = entries((tmp_path / "site" / "skog-2021" / "roles" / "laerere.ics").read_bytes())
    assert one == same
    assert one["SEQUENCE"].text == "2"
