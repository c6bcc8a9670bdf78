"""Start a rule of your own: a working example in a file, which the configuration names."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from kompetanse.cli.language import say
from kompetanse.cli.new.declaration_file import new_declarations, with_declaration
from kompetanse.cli.new.enlisting import Enlisted, enlisted
from kompetanse.cli.new.names import rule_name, taken
from kompetanse.cli.new.rule_file import Beginning, new_file, with_rule
from kompetanse.cli.new.skeletons import subjects
from kompetanse.cli.output import place
from kompetanse.cli.project import add_arguments, add_language, open_project
from kompetanse.errors import PluginError
from kompetanse.finding import OWN_NAMES, Severity
from kompetanse.phrase import reason_of
from kompetanse.plugins import Plugins
from kompetanse.project_files import OWN_FILE


EXAMPLE = """\
examples:
  kompetanse new rule last-bus
  kompetanse new rule tromso/group-leader-trained --visits LearningGroup --severity error
  kompetanse new rule harstad/last-bus --declare"""

_MANNERS = {".py": (new_file, with_rule), ".toml": (new_declarations, with_declaration)}
"""How a rule is written into a new file, and into one that is there."""

_OWNER = "local"
_FOLDER = "rules"


def configure(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "name",
        metavar="NAME",
        help="the rule's name: last-bus, or tromso/last-bus for a file of that name",
    )
    parser.add_argument(
        "--visits",
        metavar="CLASS",
        choices=sorted(subjects()),
        default="Gathering",
        help="what it looks at (default: Gathering)",
    )
    parser.add_argument(
        "--severity",
        choices=[str(one) for one in Severity],
        default="warning",
        help="how bad it is to break it (default: warning)",
    )
    parser.add_argument(
        "--file", metavar="FILE", help="the rule file, new or not (default: rules/local.py)"
    )
    parser.add_argument(
        "--declare", action="store_true", help="write it without Python, into a TOML file"
    )
    add_language(parser, "the configuration's, or yours")
    add_arguments(parser)


def run(arguments: Namespace) -> int:
    """Write the rule, name its file, and say what to do next."""
    owner, _, name = arguments.name.rpartition("/")
    rule = Beginning(rule_name(name), arguments.visits, arguments.severity)
    suffix = ".toml" if arguments.declare else ".py"
    file = arguments.file or os.path.join(_FOLDER, f"{rule_name(owner or _OWNER)}{suffix}")
    project = open_project(arguments)
    full_name = f"{_prefix(file, owner, project.plugins)}/{rule.name}"
    settings = enlisted(project.config.file or OWN_FILE, file)
    text = _text(file, rule)
    place(file, text.encode())
    if settings.is_changed:
        place(settings.file, settings.content)
    print("\n".join(_told(full_name, file, settings)))
    return 0


def _prefix(file: str, owner: str, plugins: Plugins) -> str:
    """The first half of the rule's name, which is its file's, and nobody else's.

    Raises:
        PluginError: The file cannot be one of rules, or another plugin has the name.
    """
    stem, suffix = os.path.splitext(os.path.basename(file))
    if suffix not in _MANNERS:
        raise PluginError("{file} is no name of a rule file: it ends with .py or .toml", file=file)
    if owner and owner != stem:
        name = f"{owner}{suffix}"
        raise PluginError(
            "rules named {owner}/… stand in a file named {name}", owner=owner, name=name
        )
    if rule_name(stem) in OWN_NAMES:
        raise taken(OWN_NAMES[0], stem)
    for plugin in plugins:
        here = os.path.exists(plugin.source) and os.path.realpath(plugin.source)
        if rule_name(stem) in (plugin.prefix, plugin.name) and here != os.path.realpath(file):
            raise taken(plugin.source if here else plugin.distribution, stem)
    return stem


def _text(file: str, rule: Beginning) -> str:
    """What is to stand in the rule file.

    Raises:
        PluginError: It cannot be read, or has something of that name.
    """
    begin, go_on = _MANNERS[os.path.splitext(file)[1]]
    if not os.path.lexists(file):
        return begin(rule, file)
    try:
        with open(file, encoding="utf-8", newline="") as stream:
            text = stream.read()
    except (OSError, ValueError) as error:
        raise PluginError(
            "{file} cannot be read: {reason}", file=file, reason=reason_of(error)
        ) from None
    return go_on(text, rule, file) if text.strip() else begin(rule, file)


def _told(name: str, file: str, settings: Enlisted) -> Iterator[str]:
    """What was written, and what can be done with it."""
    yield say("{file}: the rule {rule}, an example to be changed", {"file": file, "rule": name})
    if settings.is_changed:
        yield say("{file}: names {rules}", {"file": settings.file, "rules": file})
    yield from ("", say("next:"))
    yield f"  kompetanse test-rules {file}"
    yield f"  kompetanse explain {name}"
    yield "  kompetanse check plan.yaml"
