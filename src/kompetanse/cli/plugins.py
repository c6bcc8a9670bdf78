"""List where rules come from, and what failed there."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from kompetanse import __version__
from kompetanse.cli.failing import failure_lines
from kompetanse.cli.language import say
from kompetanse.cli.project import add_arguments, add_language, open_project
from kompetanse.plugins import BUILT_IN, Plugin


EXAMPLE = """\
example:
  kompetanse plugins"""


def configure(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    add_language(parser, "the configuration's, or yours")
    add_arguments(parser)


def run(arguments: Namespace) -> int:
    """Print what each plugin is, and why it failed if it did."""
    project = open_project(arguments)
    for plugin in project.plugins:
        print("\n".join(_described(plugin)))
    return project.status


def _described(plugin: Plugin) -> Iterator[str]:
    version = __version__ if plugin.source == BUILT_IN else plugin.version
    count = len(plugin.rules)
    rules = say("{count} rule", {"count": count}, plural="{count} rules", count=count)
    pack = f", {say('rule pack')} {plugin.pack}" if plugin.pack else ""
    yield f"{plugin.name} {version}".rstrip() + f": {plugin.info.title} ({rules}{pack})"
    yield f"  {plugin.source}" + (f", {plugin.info.contact}" if plugin.info.contact else "")
    yield from (f"  {line}" for line in failure_lines(plugin))
