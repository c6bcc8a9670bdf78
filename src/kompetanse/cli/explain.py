"""Show what a rule demands, why, where that stands, and what breaks it."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from kompetanse.cli.language import spoken
from kompetanse.cli.project import add_arguments, add_language, open_project
from kompetanse.messages import Translator, with_manual
from kompetanse.render.words import SEVERITIES
from kompetanse.rule import Rule, fragments, reason, summary


EXAMPLE = """\
example:
  kompetanse explain weekend-date"""


def configure(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("rule", metavar="RULE", help="a rule, by its full name")
    add_language(parser, "the configuration's, or yours")
    add_arguments(parser)


def run(arguments: Namespace) -> int:
    """Print the rule's manual."""
    project = open_project(arguments)
    rule = project.plugins.rule(arguments.rule)
    translator = Translator(spoken(), with_manual(project.plugins.catalogues))
    print("\n".join(_manual(rule, translator)))
    return 0


def _manual(rule: Rule, translator: Translator) -> Iterator[str]:
    say = translator.sentence
    yield f"{rule.id} ({say(SEVERITIES[rule.severity])})"
    yield say(summary(rule))
    if why := reason(rule):
        yield from ("", say(why))
    if rule.source:
        yield from ("", say("source: {source}", {"source": rule.source}))
    if rule.options:
        yield from ("", say("options:"))
        for option in rule.options:
            yield f"  {option.name}: {option.type}, " + say(
                "else {value}", {"value": option.default}
            )
    for fragment in fragments(rule):
        yield from ("", say("breaks:") if fragment.breaks else say("holds:"))
        yield from (f"  {line}" for line in fragment.yaml.splitlines())
