"""Hold the library against its goals for speed: `make bench`.

Prints one line per figure with its goal and its gate. The exit status is 1 when a figure is over
its gate, 2 when one could not be measured.
"""

import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import yaml
from attrs import frozen
from benchmarks.bulk import bulk
from benchmarks.hostile import per_byte
from benchmarks.measuring import Measure, MissingError, Ratio, Rounds, cold, in_process
from benchmarks.plans import plan_text
from benchmarks.publishing import publishing


@frozen
class Row:
    """One figure: what a candidate costs, with the cost of its baseline as the unit."""

    what: str
    candidate: str
    baseline: str
    goal: float
    gate: float


ROWS = (
    Row("check a 450-line plan / load it with CSafeLoader", "check M", "loader", 0.55, 0.70),
    Row("read it with positions / load it with CSafeLoader", "read M", "loader", 0.45, 0.55),
    Row("check a new plan each time / load it", "check new", "load new", 0.55, 0.70),
    Row("kompetanse check, 60 lines, cold / python -c pass", "check S", "pass", 10, 18),
    Row("kompetanse check, 60 lines, cold / yamllint", "check S", "yamllint", 1.0, 1.8),
    Row("kompetanse --version / python -c pass", "--version", "pass", 2.0, 2.3),
    Row("import kompetanse / python -c pass", "import", "pass", 1.5, 2.0),
    Row("600 plans: each of two processes / one", "two processes", "one process", 0.52, 0.60),
    Row("memory: 600 plans / 100 plans", "memory of many", "memory of few", 1.05, 1.15),
    Row(
        "publish 1,000 plans, 10 changed / the first time",
        "publish again",
        "publish first",
        0.05,
        0.08,
    ),
    Row("hostile text, per byte / an ordinary plan", "hostile", "ordinary", 8, 12),
)
WARM_ROUNDS = 40
COLD_ROUNDS = 20
BULK_ROUNDS = 2
TODAY = date(2021, 10, 1)
UNFAIR = ("document/", "plan/", "plugin/")
"""Findings that no sound plan has; a pipeline that stumbles does less work."""

Reasons: TypeAlias = dict[str, str]
"""Why candidates are missing."""


def main() -> int:
    """Measure, print, and give the exit status."""
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    missing: Reasons = {}
    with TemporaryDirectory() as folder:
        Path(folder, "plan.yaml").write_text(plan_text("S"), encoding="utf-8")
        measured = [
            Rounds(_present(_warm(plan_text("M")), missing), WARM_ROUNDS),
            Rounds(_present(_new(), missing), WARM_ROUNDS),
            Rounds(_present(_cold(folder), missing), COLD_ROUNDS),
            Rounds(_present(bulk(folder), missing), BULK_ROUNDS),
            Rounds(_present(publishing(folder), missing), BULK_ROUNDS),
            Rounds(_present(per_byte(_checker()), missing), BULK_ROUNDS),
        ]
    return report({row: _result(row, measured, missing) for row in ROWS})


def report(results: "Mapping[Row, Ratio | str]") -> int:
    """Print the table and give the exit status."""
    print(f"{'what':52} {'ratio':>7} {'(min–max)':>13} {'goal':>5} {'gate':>5}")
    over = False
    for row, result in results.items():
        if isinstance(result, str):
            print(
                f"{row.what:52} {'–':>7} {'':13} {row.goal:5.2f} {row.gate:5.2f}  MISSING: {result}"
            )
            continue
        over = over or result.middle > row.gate
        spread = f"({result.low:.2f}–{result.high:.2f})"
        figures = f"{result.middle:7.3f} {spread:>13} {row.goal:5.2f} {row.gate:5.2f}"
        print(f"{row.what:52} {figures}  {_verdict(row, result)}")
    if over:
        return 1
    return 2 if any(isinstance(result, str) for result in results.values()) else 0


def _verdict(row: Row, result: Ratio) -> str:
    if result.middle <= row.goal:
        return "goal met"
    return "gate met" if result.middle <= row.gate else "OVER THE GATE"


def _result(row: Row, measured: list[Rounds], missing: Reasons) -> Ratio | str:
    for name in (row.candidate, row.baseline):
        if name in missing:
            return missing[name]
    rounds = next(one for one in measured if row.candidate in one.names)
    return rounds.ratio(row.candidate, row.baseline)


def _present(makers: Mapping[str, Callable[[], Measure]], missing: Reasons) -> dict[str, Measure]:
    """The candidates that can run; for the others the reason is kept."""
    measures = {}
    for name, make in makers.items():
        try:
            measures[name] = make()
        except (MissingError, ImportError) as error:
            missing[name] = str(error)
    return measures


def _warm(text: str) -> Mapping[str, Callable[[], Measure]]:
    """What is measured inside this process."""
    return {
        "loader": partial(in_process, partial(yaml.load, text, yaml.CSafeLoader)),
        "read M": partial(_reading, text),
        "check M": partial(_checking, text),
    }


def _new() -> Mapping[str, Callable[[], Measure]]:
    """The same with a plan that has not been seen before, round by round."""
    texts = [plan_text("M", seed) for seed in range(2, WARM_ROUNDS + 4)]
    return {
        "load new": partial(_each, partial(yaml.load, Loader=yaml.CSafeLoader), texts),
        "check new": partial(_each, _checker(), texts),
    }


def _each(work: Callable[[str], object], texts: Sequence[str]) -> Measure:
    """Measure a call with one text after the other."""
    given = iter(texts)
    return in_process(lambda: work(next(given)))


def _checker() -> Callable[[str], object]:
    from kompetanse.checking import check  # noqa: PLC0415 - what is missing is reported
    from kompetanse.document import parse  # noqa: PLC0415
    from kompetanse.plugins import create_plugin_manager  # noqa: PLC0415

    plugins = create_plugin_manager()
    return lambda text: check(parse(text), plugins=plugins, today=TODAY)


def _reading(text: str) -> Measure:
    from kompetanse.document import parse  # noqa: PLC0415 - what is missing is reported

    return in_process(lambda: parse(text))


def _checking(text: str) -> Measure:
    from kompetanse.checking import check  # noqa: PLC0415 - what is missing is reported
    from kompetanse.document import parse  # noqa: PLC0415
    from kompetanse.plugins import create_plugin_manager  # noqa: PLC0415

    plugins = create_plugin_manager()
    sample = check(parse(text), plugins=plugins, today=TODAY)
    faults = [one for one in sample.findings if one.rule.startswith(UNFAIR)]
    if faults:
        raise MissingError(f"{faults[0].rule}: {faults[0].message}")
    print(f"M: {len(sample.outcomes)} rules, {len(sample.findings)} findings")
    return in_process(lambda: check(parse(text), plugins=plugins, today=TODAY))


def _cold(folder: str) -> Mapping[str, Callable[[], Measure]]:
    """What is measured in fresh processes."""
    python = sys.executable
    scripts = Path(python).parent
    commands = {
        "pass": [python, "-c", "pass"],
        "import": [python, "-c", "import kompetanse"],
        "--version": [str(scripts / "kompetanse"), "--version"],
        "check S": [str(scripts / "kompetanse"), "check", "plan.yaml"],
        "yamllint": [str(scripts / "yamllint"), "plan.yaml"],
    }
    return {name: partial(cold, command, folder) for name, command in commands.items()}


if __name__ == "__main__":
    sys.exit(main())
