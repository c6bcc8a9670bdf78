"""Tell what changed between two issues of a plan, and for whom."""

from argparse import ArgumentParser, Namespace

from kompetanse.changes import changes
from kompetanse.checking import load_plan
from kompetanse.cli.output import print_json
from kompetanse.cli.project import add_language
from kompetanse.messages import Translator
from kompetanse.render.changes import data, lines


EXAMPLE = """\
example:
  kompetanse diff plan-2021.yaml plan-2022.yaml"""


def configure(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("old", metavar="OLD", help="the earlier issue: a file or a folder")
    parser.add_argument("new", metavar="NEW", help="the later issue")
    add_language(parser, "the newer plan's")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


def run(arguments: Namespace) -> int:
    """Print one line per change."""
    new = load_plan(arguments.new)
    found = changes(load_plan(arguments.old), new)
    if arguments.format == "json":
        print_json({"version": 1, "changes": data(found)})
        return 0
    translator = Translator(arguments.language or new.language)
    for line in lines(found, translator):
        print(line)
    if not found:
        print(translator.sentence("nothing has changed"))
    return 0
