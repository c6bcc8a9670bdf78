"""Publish many plans, then what changed of them: `python -m benchmarks.publishing`.

The time is to follow what changed, not what is there.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.plans import plan_text


PLANS = 1000
FEW = 10
NOW = "2021-08-20T12:00"
LATER = "2021-08-21T12:00"


def main() -> int:
    """Measure and print."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(PLANS):
            _write(folder, number, "")
        for what, seconds in _measured(folder):
            print(f"{what:44}{seconds:8.2f} s")
    return 0


def _measured(folder: Path) -> Iterator[tuple[str, float]]:
    """What was published, and the seconds that the whole command takes."""
    yield f"{PLANS // FEW} plans for the first time", _published(folder, PLANS // FEW, NOW)
    yield f"the other {PLANS - PLANS // FEW}", _published(folder, PLANS, NOW)
    yield f"{PLANS} plans of which none changed", _published(folder, PLANS, LATER)
    for many in (FEW, PLANS // FEW):
        for number in range(many):
            _write(folder, number, f" {many}")
        yield f"{PLANS} plans of which {many} changed", _published(folder, PLANS, LATER)


def _write(folder: Path, number: int, more: str) -> None:
    """A plan of its own; `more` makes another one of it."""
    text = plan_text("S", number + 1).replace("id: region-2021", f"id: plan-{number}", 1)
    text = text.replace("title: Samling", f"title: Samling{more}")
    (folder / f"{number:04}.yaml").write_text(text, encoding="utf-8")


def _published(folder: Path, count: int, now: str) -> float:
    """Publish the first plans of a folder; gives the seconds that it takes."""
    plans = [f"{number:04}.yaml" for number in range(count)]
    command = [str(Path(sys.executable).with_name("kompetanse")), "publish", "--quiet"]
    begin = time.monotonic()
    subprocess.run(
        [*command, "--now", now, *plans, "site"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return time.monotonic() - begin


if __name__ == "__main__":
    sys.exit(main())
