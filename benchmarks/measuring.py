"""Measure in interleaved rounds, and compare within each round.

Absolute times drift with the machine's load; the ratio of two candidates that ran in the same
round hardly does. So every round runs all candidates once, in shuffled order, and a figure is the
median over the rounds of *candidate / baseline of that same round*.
"""

import gc
import os
import random
import resource
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import median
from typing import TypeAlias

from attrs import frozen


Measure: TypeAlias = Callable[[], float]
"""Runs a candidate once and gives its CPU seconds."""

_CRASH = "Traceback (most recent call last)"
_USAGE = 2
"""The first exit status that tells of a call that did not work."""


class MissingError(Exception):
    """A candidate that cannot run yet, and why."""


@frozen
class Ratio:
    """The median of the rounds' ratios, the lowest and the highest."""

    middle: float
    low: float
    high: float


class Rounds:
    """The times of all candidates, round by round."""

    def __init__(self, measures: Mapping[str, Measure], count: int, seed: int = 1) -> None:
        rng = random.Random(seed)
        self.names = frozenset(measures)
        self._rounds = [dict(_round(measures, rng)) for _ in range(count)]

    def ratio(self, candidate: str, baseline: str) -> Ratio:
        """Compare a candidate with a baseline."""
        ratios = [times[candidate] / times[baseline] for times in self._rounds]
        return Ratio(median(ratios), min(ratios), max(ratios))


def _round(measures: Mapping[str, Measure], rng: random.Random) -> Iterator[tuple[str, float]]:
    for name in rng.sample(sorted(measures), len(measures)):
        yield name, measures[name]()


def in_process(run: Callable[[], object]) -> Measure:
    """Measure a call by the CPU time of this process."""
    run()  # what is loaded or made on first use is no part of the figure

    def measure() -> float:
        gc.collect()
        begin = time.process_time()
        run()
        return time.process_time() - begin

    return measure


def cold(command: Sequence[str], folder: str) -> Measure:
    """Measure a command by the CPU time of a fresh process.

    Raises:
        MissingError: If the command cannot run.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    _try_out(command, folder, environment)  # which compiles its bytecode, too

    def measure() -> float:
        begin = of_children()
        subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        return of_children() - begin

    return measure


def _try_out(command: Sequence[str], folder: str, environment: Mapping[str, str]) -> None:
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise MissingError(str(error)) from error
    if done.returncode >= _USAGE or done.returncode < 0 or _CRASH in done.stderr:
        last = done.stderr.strip().rpartition("\n")[2]
        raise MissingError(f"exit status {done.returncode} {last}".strip())


def of_children() -> float:
    """CPU seconds of all processes that were started and have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
