"""Check plans against the rules."""

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, TypeAlias

from kompetanse.checking import check_many
from kompetanse.checking.many import CHUNK
from kompetanse.cli import reporting
from kompetanse.cli.console import Progress
from kompetanse.cli.language import say
from kompetanse.cli.project import (
    Project,
    add_arguments,
    add_language,
    add_plan_data,
    open_project,
    plan_data,
)
from kompetanse.document import Document, parse
from kompetanse.document.files import MAX_SIZE
from kompetanse.errors import DocumentError
from kompetanse.finding import Report, Severity


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
        nargs="+",
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
    status = _Status(_fail_on(arguments, project))
    reports = status.watch(_reports(_groups(arguments, project), arguments, project))
    reporting.write(reports, to, arguments, project.plugins, lambda: status.worst)
    return status.worst


def _add_rules(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--select", metavar="RULE", action="append", help="run only this rule (repeatable)"
    )
    parser.add_argument(
        "--ignore", metavar="RULE", action="append", help="do not run this rule (repeatable)"
    )
    parser.add_argument(
        "--fail-on",
        choices=[str(severity) for severity in Severity],
        help="exit with 1 from this severity on (default: error)",
    )
    add_arguments(parser)


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


def _fail_on(arguments: Namespace, project: Project) -> Severity:
    return Severity(arguments.fail_on) if arguments.fail_on else project.config.fail_on


class _Status:
    """The exit status, kept while reports pass by."""

    def __init__(self, fail_on: Severity) -> None:
        self.worst = 0
        self._fail_on = fail_on

    def watch(self, reports: Iterator[Report]) -> Iterator[Report]:
        for report in reports:
            self.worst = max(self.worst, report.exit_status(self._fail_on))
            yield report


_Group: TypeAlias = tuple[Mapping[str, object], list[str | Document]]
"""Plans that share the plan data for what tables do not state."""


def _groups(arguments: Namespace, project: Project) -> list[_Group]:
    """All plans; what is wrong with the call is told before anything is written."""

    def defaults(path: str) -> Mapping[str, object]:
        return plan_data(arguments, project, path)

    return [
        (given, [_source(path, arguments) for path in paths])
        for given, paths in groupby(arguments.paths, defaults)
    ]


def _reports(groups: list[_Group], arguments: Namespace, project: Project) -> Iterator[Report]:
    """Check all plans, and count them on a terminal."""
    progress = Progress(len(arguments.paths))
    settings = _settings(arguments, project)
    for given, sources in groups:
        check = _in_turn if arguments.jobs == 1 or "-" in arguments.paths else _side_by_side
        for report in check(sources, arguments.jobs, project, {**settings, "defaults": given}):
            progress.clear()
            yield report
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
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - slow to import

    chunk = max(1, min(CHUNK, len(sources) // (4 * jobs)))
    files = project.config.rules
    with ProcessPoolExecutor(jobs) as executor:
        yield from check_many(sources, executor=executor, chunk=chunk, files=files, **settings)


def _settings(arguments: Namespace, project: Project) -> dict[str, Any]:
    """What `check` is told, by the call and by the configuration."""
    config = project.config
    return {
        "rules": arguments.select or config.select,
        "ignore": (*config.ignore, *(arguments.ignore or ())),
        "options": config.options,
        "severities": config.severity,
        "language": arguments.language or config.language,
        "today": arguments.today or date.today(),  # noqa: DTZ011 - the planner's own day
        "previous": arguments.previous,
        "follows": arguments.follows,
    }


def _source(path: str, arguments: Namespace) -> str | Document:
    """A path, or the document that stands on standard input."""
    if path != "-":
        return path
    content = sys.stdin.buffer.read(MAX_SIZE + 1)
    return parse(content, name="<stdin>", format=arguments.input_format)
