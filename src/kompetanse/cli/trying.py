"""Run the fragments of rules' manuals: what they say breaks must break, what holds must hold."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator

from kompetanse.cli.console import strangers
from kompetanse.cli.failing import failure_lines
from kompetanse.cli.language import say, spoken
from kompetanse.cli.project import Project, add_arguments, add_language, open_project
from kompetanse.errors import DocumentError, UnknownNameError
from kompetanse.finding import Exit
from kompetanse.plugins import BUILT_IN, Plugin, Plugins, create_plugin_manager
from kompetanse.render.excerpt import visible
from kompetanse.rule import Rule
from kompetanse.testing.fragments import Tried, lacking, try_fragments


EXAMPLE = """\
examples:
  kompetanse test-rules
  kompetanse test-rules rules/tromso.py
  kompetanse test-rules ost-finnmark/group-size"""


def configure(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "targets",
        metavar="PLUGIN|FILE|RULE",
        nargs="*",
        help="what to test (default: the rule files of the configuration, else all plugins)",
    )
    add_language(parser, "the configuration's, or yours")
    add_arguments(parser)


def run(arguments: Namespace) -> int:
    """Try every rule, and give the gravest status."""
    project = open_project(arguments)
    plugins = _with_files(project, arguments.targets)
    with strangers():
        rules = _chosen(plugins, arguments.targets)
        broken = [plugin for plugin in plugins if plugin.examined()]
    statuses = [_tried(rule, plugins) for rule in rules]
    print("".join(f"{line}\n" for plugin in broken for line in failure_lines(plugin)), end="")
    failed = sum(status != Exit.CLEAN for status in statuses)
    print(_summary(len(rules), failed))
    return max([*statuses, Exit.BROKEN_PLUGIN if broken else Exit.CLEAN])


def _with_files(project: Project, targets: Iterable[str]) -> Plugins:
    """The plugins, with rule files that the configuration does not name."""
    known = {os.path.realpath(file) for file in project.config.rules}
    files = [name for name in targets if os.path.isfile(name)]
    strange = [file for file in files if os.path.realpath(file) not in known]
    if not strange:
        return project.plugins
    with strangers():
        return create_plugin_manager(files=(*project.config.rules, *strange))


def _chosen(plugins: Plugins, targets: list[str]) -> list[Rule]:
    """The rules to be tried.

    Raises:
        UnknownNameError: There is no such plugin, file or rule.
    """
    if not targets:
        strangers = [one for one in plugins if one.source != BUILT_IN]
        mine = [one for one in strangers if os.path.isfile(one.source)]
        return [rule for one in mine or strangers for rule in one.rules]
    return list(dict.fromkeys(rule for name in targets for rule in _named(plugins, name)))


def _named(plugins: Plugins, name: str) -> tuple[Rule, ...]:
    """The rules of a plugin, of a rule file, or the one rule of that name."""
    for plugin in plugins:
        if name in (plugin.name, plugin.distribution, plugin.pack) or _is_file(plugin, name):
            return plugin.rules
    rules = {rule.id: rule for rule in plugins.rules()}
    if name not in rules and name.endswith((".py", ".toml")):
        raise DocumentError(name, "there is no such file")
    if name not in rules:
        raise UnknownNameError("rule", name, [*rules, *(plugin.name for plugin in plugins)])
    return (rules[name],)


def _is_file(plugin: Plugin, name: str) -> bool:
    """Whether a plugin is the rule file of that path."""
    return os.path.isfile(name) and os.path.realpath(plugin.source) == os.path.realpath(name)


def _tried(rule: Rule, plugins: Plugins) -> Exit:
    """Try a rule and tell what became of it."""
    with strangers():
        tried = list(try_fragments(plugins, [rule], language=spoken()))
    failed = [one for one in tried if not one.ok]
    lacks = lacking(rule)
    if not tried and not lacks:
        print(say("{rule}: there is no plan to try it on", {"rule": rule.id}))
        return Exit.CLEAN
    if not failed and not lacks:
        print(say("{rule}: as its manual says", {"rule": rule.id}))
        return Exit.CLEAN
    print(say("{rule}: not as its manual says", {"rule": rule.id}))
    for kind in lacks:
        print(f"  {say('its manual has no {kind}', {'kind': kind})}")
    for one in failed:
        print("\n".join(f"  {line}" for line in _told(one)))
    crashed = any(fault.rule.startswith("plugin/") for one in failed for fault in one.faults)
    return Exit.BROKEN_PLUGIN if crashed else Exit.FINDINGS


def _told(tried: Tried) -> Iterator[str]:
    """What is wrong, the fragment, and what was found in it."""
    kind = say("breaks:") if tried.fragment.breaks else say("holds:")
    yield f"{kind} {visible(say(tried.why, tried.arguments))}"
    yield from (f"  {visible(line)}" for line in tried.fragment.yaml.splitlines())
    for finding in tried.telling:
        said = f"{finding.message}; {finding.hint}" if finding.hint else finding.message
        yield f"  -> {finding.subject or 'plan'}: {visible(said)} [{finding.rule}]"


def _summary(count: int, failed: int) -> str:
    """How many rules there were, and how many of them failed."""
    tried = say(
        "{count} rule was tried", {"count": count}, plural="{count} rules were tried", count=count
    )
    return say("{tried}, {failed} failed", {"tried": tried, "failed": failed})
