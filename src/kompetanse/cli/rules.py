"""List all rules, by the pack or plugin they come from."""

from argparse import ArgumentParser, Namespace
from itertools import groupby

from kompetanse.cli.project import add_arguments, add_language, open_project
from kompetanse.messages import Translator
from kompetanse.render.words import SEVERITIES
from kompetanse.rule import summary


EXAMPLE = """\
example:
  kompetanse rules --language en"""


def configure(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    add_language(parser, "the configuration's, or nb")
    add_arguments(parser)


def run(arguments: Namespace) -> int:
    """Print one line per rule."""
    project = open_project(arguments)
    language = arguments.language or project.config.language or "nb"
    say = Translator(language, project.plugins.catalogues).sentence
    for pack, group in groupby(project.plugins.rules(), lambda rule: rule.pack):
        rules = list(group)
        width = max(len(rule.id) for rule in rules)
        print(pack or "kompetanse")
        for rule in rules:
            print(f"  {rule.id:{width}}  {say(SEVERITIES[rule.severity]):8}  {say(summary(rule))}")
    return project.status
