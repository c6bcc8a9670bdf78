"""Many plans in one go: two processes against one, and memory against the number of plans."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import cycle, islice
from os.path import join

from benchmarks.measuring import Measure
from benchmarks.plans import plan_text


PLANS = 300
_DIFFERENT = 24
_RUN = """
import resource, sys
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
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def bulk(folder: str) -> Mapping[str, Callable[[], Measure]]:
    """Wall time of one process and of two, and the greatest memory of one."""
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
    begin = time.perf_counter()
    _run(jobs, files)
    return time.perf_counter() - begin


def _memory(files: Sequence[str]) -> float:
    return float(_run(1, files))


def _run(jobs: int, files: Sequence[str]) -> str:
    command = [sys.executable, "-c", _RUN, str(jobs), *files]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
