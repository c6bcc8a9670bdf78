"""Make a plan file of a table, keeping what was written of every time."""

import os
import sys
from argparse import ArgumentParser, Namespace

from attrs import evolve

from kompetanse.checking import check
from kompetanse.cli.output import write
from kompetanse.cli.project import (
    add_arguments,
    add_language,
    add_plan_data,
    open_project,
    plan_data,
)
from kompetanse.document.reading import format_of
from kompetanse.errors import KompetanseError
from kompetanse.finding import Exit, Finding, Report, Severity
from kompetanse.loading import dump
from kompetanse.render.renderer import Context
from kompetanse.render.text import TextRenderer
from kompetanse.transcription.piece import slug


EXAMPLE = """\
example:
  kompetanse import handlingsplan.txt --id skog-2021 -o plan.yaml"""


def configure(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("table", metavar="TABLE", help="a text with tables, as it was pasted")
    parser.add_argument(
        "--output", "-o", metavar="FILE", help="the plan file (default: standard output)"
    )
    parser.add_argument("--force", action="store_true", help="write over a file that is there")
    parser.add_argument("--id", help="the plan's id (default: from the name of the table's file)")
    add_plan_data(parser)
    add_language(parser, "as the table has it")
    add_arguments(parser)


def run(arguments: Namespace) -> int:
    """Read the table, write the plan, and say what was set aside."""
    if arguments.output and os.path.exists(arguments.output) and not arguments.force:
        raise KompetanseError(
            "{path} is there already; --force writes over it", path=arguments.output
        )
    if format_of(arguments.table) != "table":
        raise KompetanseError("{path} is no table; it is a plan file already", path=arguments.table)
    project = open_project(arguments)
    data = plan_data(arguments, project, arguments.table)
    if arguments.language:
        data["language"] = arguments.language
    report = check(arguments.table, defaults=data, rules=(), plugins=project.plugins)
    _tell(report)
    if report.plan is None:
        return Exit.UNUSABLE
    id_ = arguments.id or report.plan.id or slug(_stem(arguments.table))
    write(arguments.output, dump(evolve(report.plan, id=id_)).encode())
    return int(any(_is_damage(finding) for finding in report.findings))


def _is_damage(finding: Finding) -> bool:
    """Whether the file itself is at fault, so that the plan may not be what was meant."""
    return finding.severity is Severity.ERROR and finding.rule.startswith("document/")


def _tell(report: Report) -> None:
    """Say on standard error what could not be used, and what was set aside."""
    renderer = TextRenderer(Context(verbose=True))
    sys.stderr.write(renderer.findings(report))


def _stem(path: str) -> str:
    return os.path.splitext(os.path.basename(path.rstrip("/\\")))[0]
