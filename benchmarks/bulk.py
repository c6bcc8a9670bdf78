"""Many plans in one go: two processes against one, and memory against the number of plans."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import cycle, islice
from os.path import join

from benchmarks.measuring import Measure, of_children
from benchmarks.plans import plan_text


PLANS = 600
_DIFFERENT = 24
_RUN = """
import sys
from datetime import date
from kompetanse.checking.many import check_many
if __name__ == "__main__":
    jobs, files = int(sys.argv[1]), sys.argv[2:]
    if jobs > 1:
        from concurrent.futures import ProcessPoolExecutor
        with ProcessPoolExecutor(jobs) as executor:
            found = sum(len(r.findings) for r in check_many(files, executor=executor))
    else:
        found = sum(len(r.findings) for r in check_many(files))
    assert found
    status = open("/proc/self/status").read()  # what `resource` tells includes the parent's
    print(status.partition("VmHWM:")[2].split()[0])
"""


def bulk(folder: str) -> Mapping[str, Callable[[], Measure]]:
    """CPU time of one process and of each of two, and the greatest memory of one.

    On a machine with two free cores that is what a clock on the wall would show.
    """
    files = list(islice(cycle(_files(folder)), PLANS))
    return {
        "one process": lambda: lambda: _seconds(1, files),
        "two processes": lambda: lambda: _seconds(2, files),
        "memory of many": lambda: lambda: _memory(files),
        "memory of few": lambda: lambda: _memory(files[: PLANS // 6]),
    }


def _files(folder: str) -> Iterator[str]:
    for seed in range(1, _DIFFERENT + 1):
        file = join(folder, f"plan-{seed}.yaml")
        with open(file, "w", encoding="utf-8") as stream:
            stream.write(plan_text("M", seed))
        yield file


def _seconds(jobs: int, files: Sequence[str]) -> float:
    begin = of_children()
    _run(jobs, files)
    return (of_children() - begin) / jobs


def _memory(files: Sequence[str]) -> float:
    return float(_run(1, files))


def _run(jobs: int, files: Sequence[str]) -> str:
    command = [sys.executable, "-c", _RUN, str(jobs), *files]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
