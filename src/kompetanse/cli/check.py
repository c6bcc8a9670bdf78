"""Check plans against the rules."""

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from kompetanse.checking import check_many
from kompetanse.checking.many import CHUNK
from kompetanse.cli import reporting
from kompetanse.cli.console import Progress, among_strangers, complain, stand_aside
from kompetanse.cli.language import say
from kompetanse.cli.project import (
    Project,
    add_arguments,
    add_language,
    add_plan_data,
    called,
    open_project,
    plan_data,
)
from kompetanse.config import Config
from kompetanse.document import Document, parse
from kompetanse.document.files import MAX_SIZE
from kompetanse.errors import DocumentError, KompetanseError, WorkerError
from kompetanse.finding import Report, Severity


if TYPE_CHECKING:
    from kompetanse.cli.known import Known


EXAMPLE = """\
examples:
  kompetanse check plan.yaml
  kompetanse check handlingsplan.txt --follows ost-finnmark --period 2021/2022
  kompetanse check planer/*.yaml --format text --format sarif=findings.sarif --format html=report.html"""

MOST_JOBS = 61
"""What Windows can wait for."""


def configure(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        help="a plan file, a table, a folder with plan.yaml, or - for standard input",
    )
    parser.add_argument(
        "--input-format",
        choices=("yaml", "json", "toml", "table"),
        default="yaml",
        help="the format of standard input (default: yaml)",
    )
    add_plan_data(parser)
    parser.add_argument("--previous", metavar="OLD", help="the issue of the plan before this one")
    parser.add_argument(
        "--today", metavar="YYYY-MM-DD", type=_day, help="the day of the check (default: today)"
    )
    _add_rules(parser)
    _add_appearance(parser)


def run(arguments: Namespace) -> int:
    """Check, write the reports, and give the exit status."""
    if arguments.previous and not os.path.exists(arguments.previous):
        raise DocumentError(arguments.previous, "there is no such file")
    to = reporting.destinations(arguments)
    project = open_project(arguments)
    if arguments.show_config:
        from kompetanse.cli.shown import show

        return show(arguments, project)
    if not arguments.paths:
        raise KompetanseError("a plan is wanted, such as: kompetanse check plan.yaml")
    known = _known(arguments, project)
    status = _Status()
    checked = among_strangers(_reports(_groups(arguments, project), arguments, project))
    reports = status.watch(checked, known)
    reporting.write(reports, to, arguments, project.plugins, lambda: status.worst)
    if known:
        known.finish()
    return status.worst


def _add_rules(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--select",
        metavar="RULE",
        action="append",
        help="run only this rule, pack, pattern or severity:LEVEL (repeatable)",
    )
    parser.add_argument(
        "--ignore", metavar="RULE", action="append", help="do not run it or them (repeatable)"
    )
    parser.add_argument(
        "--fail-on",
        choices=[str(severity) for severity in Severity],
        help="exit with 1 from this severity on (default: error)",
    )
    add_arguments(parser)
    parser.add_argument(
        "--show-config",
        action="store_true",
        help="check nothing; show what is set for these plans, and where",
    )
    _add_baseline(parser)


def _add_baseline(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--baseline", metavar="FILE", help="the findings that are known; they are only counted"
    )
    parser.add_argument(
        "--update-baseline", action="store_true", help="take all findings of these plans for known"
    )
    parser.add_argument("--no-baseline", action="store_true", help="tell the known findings, too")


def _add_appearance(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--jobs", metavar="N", type=_count, default=1, help="check in N processes (default: 1)"
    )
    add_language(parser, "the plan's")
    reporting.add_arguments(parser)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        reason = say("{text!r} is no day; write it as 2021-09-02", {"text": text})
        raise ArgumentTypeError(reason) from None


def _count(text: str) -> int:
    if text.isdecimal() and len(text) <= len(str(MOST_JOBS)) and 1 <= int(text) <= MOST_JOBS:
        return int(text)
    raise ArgumentTypeError(
        say("{text!r} is no number from 1 to {most}", {"text": text, "most": MOST_JOBS})
    )


def _known(arguments: Namespace, project: Project) -> "Known | None":
    """The baseline, if one is named."""
    if not (arguments.baseline or arguments.update_baseline or project.config.baseline):
        return None
    from kompetanse.cli.known import open_known

    return open_known(arguments, project.config)


class _Status:
    """The exit status, kept while reports pass by."""

    def __init__(self) -> None:
        self.worst = 0

    def watch(
        self, reports: Iterator[tuple[Report, Severity]], known: "Known | None"
    ) -> Iterator[Report]:
        """The reports as they are told: without what is known."""
        for report, fail_on in reports:
            told = known.put_aside(report, fail_on) if known else report
            self.worst = max(self.worst, told.exit_status(fail_on))
            yield told


class _Group(NamedTuple):
    """Plans that share what is set for them, and the plan data for what tables do not state."""

    defaults: Mapping[str, object]
    config: Config
    sources: list[str | Document]


def _groups(arguments: Namespace, project: Project) -> list[_Group]:
    """All plans; what is wrong with the call is told before anything is written."""

    def shared(path: str) -> tuple[Mapping[str, object], Config]:
        return plan_data(arguments, project, path), project.config.at(path)

    return [
        _Group(*given, [_source(path, arguments) for path in paths])
        for given, paths in groupby(arguments.paths, shared)
    ]


def _reports(
    groups: list[_Group], arguments: Namespace, project: Project
) -> Iterator[tuple[Report, Severity]]:
    """Check all plans, and count them on a terminal; each report with what fails it."""
    progress = Progress(len(arguments.paths))
    check = _in_turn if arguments.jobs == 1 or "-" in arguments.paths else _side_by_side
    for group in groups:
        settings = _settings(arguments, group)
        fail_on = Severity(arguments.fail_on or group.config.fail_on)
        for report in check(group.sources, arguments.jobs, project, settings):
            progress.clear()
            if report.usable and not report.outcomes:
                complain(say("{file}: no rule is selected that serves it", {"file": report.file}))
            yield report, fail_on
            progress.step()
    progress.clear()


def _in_turn(
    sources: Sequence[str | Document], _: int, project: Project, settings: dict[str, Any]
) -> Iterator[Report]:
    """Check one plan after the other."""
    return check_many(sources, plugins=project.plugins, **settings)


def _side_by_side(
    sources: Sequence[str | Document], jobs: int, project: Project, settings: dict[str, Any]
) -> Iterator[Report]:
    """Check plans in several processes; their reports still come in order."""
    # ruff: noqa: PLC0415 - slow to import
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    chunk = max(1, min(CHUNK, len(sources) // (4 * jobs)))
    files = project.config.rules
    with ProcessPoolExecutor(jobs, initializer=stand_aside) as executor:
        try:
            yield from check_many(sources, executor=executor, chunk=chunk, files=files, **settings)
        except BrokenProcessPool:
            raise WorkerError(
                "a process that checked plans was ended: by a plugin, or for want of memory"
            ) from None


def _settings(arguments: Namespace, group: _Group) -> dict[str, Any]:
    """What `check` is told, by the call and by the configuration."""
    config = group.config
    return {
        "rules": config.select,
        "ignore": config.ignore,
        "options": config.options,
        "severities": config.severity,
        "overrides": (*config.overrides, *called(arguments)),
        "language": arguments.language or config.language,
        "today": arguments.today or date.today(),  # noqa: DTZ011 - the planner's own day
        "previous": arguments.previous,
        "follows": arguments.follows,
        "defaults": group.defaults,
    }


def _source(path: str, arguments: Namespace) -> str | Document:
    """A path, or the document that stands on standard input."""
    if path != "-":
        return path
    content = sys.stdin.buffer.read(MAX_SIZE + 1)
    return parse(content, name="<stdin>", format=arguments.input_format)
