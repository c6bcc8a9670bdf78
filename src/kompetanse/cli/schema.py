"""Write a JSON Schema, by which an editor completes and underlines."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping

from kompetanse.cli.console import strangers
from kompetanse.cli.output import write
from kompetanse.cli.project import add_arguments, open_project
from kompetanse.config.kinds import Schema
from kompetanse.declaring.schema import declarations_schema
from kompetanse.plugins import Plugins
from kompetanse.schema import config_schema, plan_schema


EXAMPLE = """\
examples:
  kompetanse schema plan -o plan.schema.json
  kompetanse schema config -o kompetanse.schema.json"""

_SCHEMAS: Mapping[str, Callable[[Plugins], Schema]] = {
    "plan": plan_schema,
    "config": config_schema,
    "rules": lambda _: declarations_schema(),
}
"""What can be described, and how; rules are those of a file without Python."""


def configure(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "what",
        metavar="WHAT",
        choices=_SCHEMAS,
        help="what is to be described: plan, config or rules",
    )
    parser.add_argument("--output", "-o", metavar="FILE", help="write there (default: here)")
    add_arguments(parser)


def run(arguments: Namespace) -> int:
    """Write the schema."""
    import json  # noqa: PLC0415 - after all that can go wrong

    project = open_project(arguments)
    with strangers():
        schema = _SCHEMAS[arguments.what](project.plugins)
    write(
        arguments.output,
        f"{json.dumps(schema, ensure_ascii=False, indent=2)}\n".encode("utf-8", "backslashreplace"),
    )
    return project.status
