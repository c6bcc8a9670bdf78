"""List where rules come from, and what failed there."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import Any

from kompetanse.cli.console import strangers
from kompetanse.cli.failing import failure_lines, failure_told
from kompetanse.cli.language import say
from kompetanse.cli.output import print_json
from kompetanse.cli.project import add_arguments, add_language, open_project
from kompetanse.plugins import Plugin


EXAMPLE = """\
examples:
  kompetanse plugins
  kompetanse plugins --format json"""

VERSION = 1


def configure(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_language(parser, "the configuration's, or yours")
    add_arguments(parser)


def run(arguments: Namespace) -> int:
    """Print what each plugin is, and why it failed if it did."""
    project = open_project(arguments)
    with strangers():
        for plugin in project.plugins:
            plugin.examined()
    if arguments.format == "json":
        print_json({"version": VERSION, "plugins": [_as_data(one) for one in project.plugins]})
        return project.status
    for plugin in project.plugins:
        print("\n".join(_described(plugin)))
    return project.status


def _as_data(plugin: Plugin) -> dict[str, Any]:
    return {
        "name": plugin.name,
        "title": plugin.info.title,
        "package": plugin.distribution,
        "version": plugin.version or None,
        "contact": plugin.info.contact,
        "pack": plugin.pack,
        "source": plugin.source,
        "rules": [rule.id for rule in plugin.rules],
        "failures": [
            {"id": f"plugin/{one.id}", "message": failure_told(one, plugin)}
            for one in plugin.failures
        ],
    }


def _described(plugin: Plugin) -> Iterator[str]:
    count = len(plugin.rules)
    rules = say("{count} rule", {"count": count}, plural="{count} rules", count=count)
    pack = f", {say('rule pack')} {plugin.pack}" if plugin.pack else ""
    head = f"{plugin.name} {plugin.version}".rstrip()
    hooks = f", {say('adjusts calendars')}" if plugin.event_hooks else ""
    yield f"{head}: {say(plugin.info.title)} ({rules}{pack}{hooks})"
    yield f"  {plugin.source}" + (f", {plugin.info.contact}" if plugin.info.contact else "")
    yield from (f"  {line}" for line in failure_lines(plugin))
