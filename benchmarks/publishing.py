"""A thousand plans published as a site, and again when few of them changed.

`python -m benchmarks.publishing` prints what that takes on the clock.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from benchmarks.measuring import Measure, of_children
from benchmarks.plans import plan_text


PLANS = 1000
CHANGED = 10
_DIFFERENT = 20
_RUN = """
import sys
from kompetanse.cli import main
sys.exit(main(["publish", *sys.argv[1:], "--quiet", "--now", "2021-08-01"]))
"""


def main() -> int:
    """Publish all, none and some, and print the seconds that each takes."""
    with TemporaryDirectory() as name:
        files, site = _plans(Path(name, "plans")), Path(name, "site")
        for changed in (PLANS, 0, CHANGED, 10 * CHANGED):
            if changed < PLANS:
                _change(files[:changed])
            begin = time.monotonic()
            _publish(files, site)
            seconds = time.monotonic() - begin
            print(f"{PLANS} plans of which {changed:4} are new or changed {seconds:8.2f} s")
    return 0


def publishing(folder: str) -> Mapping[str, Callable[[], Measure]]:
    """CPU time of a process that publishes all plans, and of one that finds few changed.

    Both read what the disk has; what differs is how many plans are worked out.
    """
    root = Path(folder, "publishing")
    files = _plans(root / "plans")
    return {
        "publish first": lambda: lambda: _first(files, root / "first"),
        "publish again": lambda: _again(files, root / "again"),
    }


def _plans(folder: Path) -> Sequence[Path]:
    folder.mkdir(parents=True)
    texts = [plan_text("S", seed) for seed in range(1, _DIFFERENT + 1)]
    files = []
    for number in range(PLANS):
        text = texts[number % _DIFFERENT].replace("id: ", f"id: p{number}-", 1)
        files.append(folder / f"{number}.yaml")
        files[-1].write_text(text, encoding="utf-8")
    return files


def _change(files: Sequence[Path]) -> None:
    """Give plans another title, which stands in all of their feeds and pages."""
    for file in files:
        text = file.read_text("utf-8").replace("title: ", "title: Ny ", 1)
        file.write_text(text, encoding="utf-8")


def _first(files: Sequence[Path], site: Path) -> float:
    rmtree(site, ignore_errors=True)
    return _seconds(files, site)


def _again(files: Sequence[Path], site: Path) -> Measure:
    """Publish once; then again and again, some plans having changed each time."""
    _publish(files, site)

    def measure() -> float:
        _change(files[:CHANGED])
        return _seconds(files, site)

    return measure


def _seconds(files: Sequence[Path], site: Path) -> float:
    begin = of_children()
    _publish(files, site)
    return of_children() - begin


def _publish(files: Sequence[Path], site: Path) -> None:
    command = [sys.executable, "-c", _RUN, *map(str, files), str(site)]
    subprocess.run(command, capture_output=True, check=True)


if __name__ == "__main__":
    sys.exit(main())
