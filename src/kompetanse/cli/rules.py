"""List all rules, by the pack or plugin they come from."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from kompetanse.cli.console import strangers
from kompetanse.cli.language import spoken
from kompetanse.cli.output import print_json
from kompetanse.cli.project import add_arguments, add_language, open_project
from kompetanse.finding import Severity
from kompetanse.messages import Translator
from kompetanse.plugins import Plugin, Plugins
from kompetanse.render.words import SEVERITIES
from kompetanse.rule import Rule, summary
from kompetanse.selection.words import words_of, wrong_word


EXAMPLE = """\
examples:
  kompetanse rules
  kompetanse rules skup --severity error
  kompetanse rules "*-date" --format json"""

VERSION = 1


def configure(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "words",
        metavar="RULE",
        nargs="*",
        help="only this rule, pack or pattern (default: all rules)",
    )
    parser.add_argument(
        "--severity", choices=[str(one) for one in Severity], help="only rules that are so severe"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_language(parser, "the configuration's, or yours")
    add_arguments(parser)


def run(arguments: Namespace) -> int:
    """Print one line per rule."""
    project = open_project(arguments)
    plugins = project.plugins
    with strangers():
        rules = _meant(plugins, tuple(arguments.words), arguments.severity)
    translator = Translator(spoken(), plugins.catalogues)
    if arguments.format == "json":
        homes = {rule.id: plugin for plugin in plugins for rule in plugin.rules}
        listed = [_as_data(rule, homes[rule.id], translator) for rule in rules]
        print_json({"version": VERSION, "rules": listed})
    else:
        _print(rules, plugins, translator)
    return project.tell_broken()


def _meant(plugins: Plugins, words: tuple[str, ...], severity: str | None) -> list[Rule]:
    """The rules that are asked for.

    Raises:
        UnknownNameError: A word means none.
    """
    for word in words:
        if error := wrong_word(word, plugins, lenient=False, by_severity=False):
            raise error
    meant = words_of(words)
    rules = [one for one in plugins.rules() if not words or meant.mean(one.id)]
    return [one for one in rules if severity in (None, one.severity)]


def _as_data(rule: Rule, plugin: Plugin, translator: Translator) -> dict[str, Any]:
    return {
        "rule": rule.id,
        "severity": str(rule.severity),
        "title": translator.sentence(summary(rule)),
        "plugin": plugin.distribution,
        "plugin_version": plugin.version or None,
        "pack": plugin.pack,
        "options": [option.name for option in rule.options],
    }


def _print(rules: Iterable[Rule], plugins: Plugins, translator: Translator) -> None:
    """Print rules below the plugins that they come from."""
    say = translator.sentence
    severities = {severity: say(word) for severity, word in SEVERITIES.items()}
    longest = max(map(len, severities.values()))
    homes = {plugin.prefix: plugin for plugin in plugins if plugin.rules}
    for prefix, group in groupby(rules, lambda rule: rule.pack):
        listed = list(group)
        width = max(len(rule.id) for rule in listed)
        home = homes[prefix]
        package = f"{home.distribution} {home.version}".rstrip()
        print(f"{prefix} ({package})" if prefix and prefix != package else package)
        for rule in listed:
            severity = f"{severities[rule.severity]:{longest}}"
            print(f"  {rule.id:{width}}  {severity}  {say(summary(rule))}".rstrip())
