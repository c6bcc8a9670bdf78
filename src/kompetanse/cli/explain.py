"""Show what a rule demands, why, where that stands, and what breaks it."""

from argparse import ArgumentParser, Namespace

from kompetanse.cli.console import strangers
from kompetanse.cli.language import spoken
from kompetanse.cli.output import print_json, write
from kompetanse.cli.project import add_arguments, add_language, open_project
from kompetanse.messages import Translator, with_manual
from kompetanse.render.explaining import as_data, markdown, text


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
    plugins = open_project(arguments).plugins
    with strangers():
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
