"""List all rules, by the pack or plugin they come from."""

from argparse import ArgumentParser, Namespace
from itertools import groupby

from kompetanse.cli.language import spoken
from kompetanse.cli.project import add_arguments, add_language, open_project
from kompetanse.messages import Translator
from kompetanse.render.words import SEVERITIES
from kompetanse.rule import summary


EXAMPLE = """\
example:
  kompetanse rules --language en"""


def configure(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    add_language(parser, "the configuration's, or yours")
    add_arguments(parser)


def run(arguments: Namespace) -> int:
    """Print one line per rule."""
    project = open_project(arguments)
    say = Translator(spoken(), project.plugins.catalogues).sentence
    severities = {severity: say(word) for severity, word in SEVERITIES.items()}
    longest = max(map(len, severities.values()))
    for pack, group in groupby(project.plugins.rules(), lambda rule: rule.pack):
        rules = list(group)
        width = max(len(rule.id) for rule in rules)
        print(pack or "kompetanse")
        for rule in rules:
            severity = f"{severities[rule.severity]:{longest}}"
            print(f"  {rule.id:{width}}  {severity}  {say(summary(rule))}")
    return project.status
