"""What the working directory brings: its configuration, and the plugins that follow from it."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import field, frozen

from kompetanse.cli.console import complain, strangers
from kompetanse.cli.language import say, speak
from kompetanse.config import Config, find_config, read_config
from kompetanse.document.reading import format_of
from kompetanse.finding import Exit
from kompetanse.locales import LANGUAGES
from kompetanse.phrase import Phrase
from kompetanse.plugins import Plugins, create_plugin_manager


if TYPE_CHECKING:
    from kompetanse.selection.override import Override


@frozen
class Project:
    """A configuration and the plugins that it asks for."""

    config: Config
    plugins: Plugins
    _told: set[str] = field(factory=set)

    @property
    def status(self) -> Exit:
        """The exit status of a command that only shows what plugins bring."""
        failed = any(plugin.failures for plugin in self.plugins)
        return Exit.BROKEN_PLUGIN if failed else Exit.CLEAN

    def tell_broken(self) -> Exit:
        """Say which plugins are broken, and give that status."""
        for plugin in self.plugins:
            if plugin.failures:
                named = {"plugin": plugin.described}
                complain(say("the plugin {plugin} is broken: see 'kompetanse plugins'", named))
        return self.status

    def defaults_for(self, path: str) -> Mapping[str, object]:
        """Plan data for a table at `path`: of this configuration, and of one beside it.

        A configuration beside a plan elsewhere gives data only: nothing of it is run.
        """
        beside = self.beside(path)
        if beside is None:
            return self.config.plan
        if beside.file not in self._told:
            self._told.add(beside.file)
            complain(
                say(
                    "of {file} only the plan data are used: its rules are not run",
                    {"file": beside.file},
                )
            )
        return {**self.config.plan, **beside.plan}

    def beside(self, path: str) -> Config | None:
        """Another configuration than this one, in the folder of a plan."""
        folder = path if os.path.isdir(path) else os.path.dirname(path)
        beside = None if _is_here(folder) else find_config(folder)
        return None if beside is None or _same(beside.file, self.config.file) else beside

    def tell_plan_file(self, path: str) -> None:
        """Say that `--period` is not for this path, if it is not; once will do."""
        if path != "-" and format_of(path) != "table" and "--period" not in self._told:
            self._told.add("--period")
            complain(
                say("--period is for tables; {path} says itself what its period is", {"path": path})
            )


def add_arguments(parser: ArgumentParser) -> None:
    """Add the options that say where rules come from."""
    parser.add_argument(
        "--config",
        metavar="FILE",
        help="the configuration (default: kompetanse.toml or pyproject.toml in this folder)",
    )
    parser.add_argument(
        "--no-local-rules",
        action="store_true",
        help="do not run the rule files that the configuration names",
    )


def add_language(parser: ArgumentParser, default: str) -> None:
    """Add the option for the language."""
    help_text = say("language (default: {default})", {"default": Phrase(default)})
    parser.add_argument("--language", choices=LANGUAGES, help=help_text)


def add_plan_data(parser: ArgumentParser) -> None:
    """Add the options that state what a table leaves out."""
    parser.add_argument(
        "--follows",
        metavar="PACK",
        action="append",
        default=[],
        help="a rule pack that the plan follows (repeatable)",
    )
    parser.add_argument(
        "--period", metavar="TEXT", help="the period of a table, such as 'skoleåret 2021/2022'"
    )


def plan_data(arguments: Namespace, project: Project, path: str) -> dict[str, object]:
    """Plan data for a table at `path`: what the call states, else what configurations do."""
    stated: dict[str, object] = {}
    if arguments.period:
        stated["period"] = arguments.period
        project.tell_plan_file(path)
    if arguments.follows:
        stated["follows"] = arguments.follows
    return {**project.defaults_for(path), **stated}


def called(arguments: Namespace) -> "tuple[Override, ...]":
    """What the call sets for rules, which goes before all configurations."""
    if not arguments.select and not arguments.ignore:
        return ()
    from kompetanse.selection.override import Override  # noqa: PLC0415 - most calls set nothing

    select = tuple(arguments.select) if arguments.select else None
    return (Override(select=select, ignore=tuple(arguments.ignore or ())),)


def open_project(arguments: Namespace) -> Project:
    """Read the configuration and collect the plugins.

    Raises:
        ConfigError: The configuration cannot be used.
    """
    config = read_config(arguments.config) if arguments.config else find_config() or Config()
    if config.language and not getattr(arguments, "language", None):
        speak(config.language)
    if arguments.no_local_rules:
        config = config.without_rules()
    with strangers():
        plugins = create_plugin_manager(files=config.rules)
        config.verify(plugins)
    return Project(config, plugins)


def _is_here(folder: str) -> bool:
    return folder in ("", ".") or _same(folder, os.curdir)


def _same(one: str, other: str) -> bool:
    return bool(other) and os.path.realpath(one) == os.path.realpath(other)
