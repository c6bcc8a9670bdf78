"""Show what a rule demands, why, where that stands, and what breaks it."""

from argparse import ArgumentParser, Namespace

from kompetanse.cli.console import strangers
from kompetanse.cli.language import spoken
from kompetanse.cli.output import print_json, write
from kompetanse.cli.project import add_arguments, add_language, open_project
from kompetanse.messages import Translator, with_manual
from kompetanse.render.explaining import as_data, markdown, text
from kompetanse.selection.words import is_of_broken


EXAMPLE = """\
examples:
  kompetanse explain weekend-date
  kompetanse explain ost-finnmark/group-size --format markdown"""


def configure(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("rule", metavar="RULE", help="a rule, by its full name")
    parser.add_argument("--format", choices=("text", "json", "markdown"), default="text")
    add_language(parser, "the configuration's, or yours")
    add_arguments(parser)


def run(arguments: Namespace) -> int:
    """Print the rule's manual."""
    project = open_project(arguments)
    plugins = project.plugins
    with strangers():
        if is_of_broken(arguments.rule, plugins):
            return project.tell_broken()
        rule = plugins.rule(arguments.rule)
        plugin = next(one for one in plugins if rule.id in one.rules_by_name)
    translator = Translator(spoken(), with_manual(plugins.catalogues))
    match arguments.format:
        case "json":
            print_json(as_data(rule, plugin, translator))
        case "markdown":
            write(None, markdown(rule, plugin, translator).encode())
        case _:
            print("\n".join(text(rule, translator)))
    return 0
