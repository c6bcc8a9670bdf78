"""`kompetanse check --show-config`: what is set for plans, and where each value comes from."""

import os
from argparse import Namespace
from collections.abc import Iterable, Iterator
from functools import partial

from attrs import evolve

from kompetanse.cli.language import say
from kompetanse.cli.project import Project, called
from kompetanse.config import Config
from kompetanse.config.showing import Layer, Shown, folded, layers_for, overrides_for, stated
from kompetanse.document import read
from kompetanse.document.reading import format_of
from kompetanse.errors import DocumentError
from kompetanse.finding import Severity
from kompetanse.selection.override import Override
from kompetanse.selection.words import means


_WIDEST = 60
"""Columns that lines with a comment behind them share; longer ones go their own way."""


def show(arguments: Namespace, project: Project) -> int:
    """Print the settings, once for all plans that share them."""
    shared: dict[str, list[str]] = {}
    for path in arguments.paths:
        shared.setdefault(_text(arguments, project, path), []).append(path)
    shown = [f"# {', '.join(paths)}\n{text}" for text, paths in shared.items()]
    print("\n\n".join(shown or [_text(arguments, project, None)]))
    return project.status


def _text(arguments: Namespace, project: Project, path: str | None) -> str:
    """The settings for one plan as TOML; where none is named, all that there are."""
    config = project.config
    note = partial(_noted, serving=None if path is None else _serving(arguments, project, path))
    layers = [*layers_for(config, path), _call(arguments)]
    settings = [*_files(arguments, project), *folded(layers), *_plan_data(arguments, project, path)]
    lines = [*_defaults(settings, config), *_aligned(map(note, settings))]
    for override in overrides_for(config, path, by_element=True):
        lines += ["", f"[[overrides]]  # {override.place(())}"]
        lines += _aligned(map(note, stated(override)))
    return "\n".join(lines)


def _call(arguments: Namespace) -> Layer:
    """What the call sets, as the last layer."""
    (override,) = called(arguments) or (Override(),)
    fail_on = Severity(arguments.fail_on) if arguments.fail_on else None
    override = evolve(override, language=arguments.language, fail_on=fail_on)
    return Layer(override, lambda _: _by_call())


def _by_call() -> str:
    return say("command line")


def _defaults(settings: Iterable[Shown], config: Config) -> Iterator[str]:
    """What holds where nothing is set, and rules that the configuration declares, as comments."""
    known = {setting.key for setting in settings}
    defaults = {
        "language": say("the plan's own"),
        "select": say("all rules that serve the plan"),
        "fail-on": "error",
    }
    for key, default in defaults.items():
        if key not in known:
            yield f"# {key}: {default} ({say('default')})"
    if config.file in config.rules:
        yield f"# rule: {say('declared there')} ({config.place(('rule',))})"


def _files(arguments: Namespace, project: Project) -> Iterator[Shown]:
    """The rule files that run, and the baseline."""
    config = project.config
    files = tuple(file for file in config.rules if file != config.file)
    if files:
        yield Shown("rules", files, config.place(("rules",)))
    if config.file in config.rules and config.origin:
        yield Shown("rule", config.origin.value(("rule",)), config.place(("rule",)))
    elif not files and not config.whole:
        yield Shown("rules", (), "--no-local-rules")
    if arguments.baseline and not arguments.no_baseline:
        yield Shown("baseline", arguments.baseline, _by_call())
    elif config.baseline and not arguments.no_baseline:
        yield Shown("baseline", config.baseline, config.place(("baseline",)))


def _plan_data(arguments: Namespace, project: Project, path: str | None) -> Iterator[Shown]:
    """What is stated for a table; plan files state all of it themselves."""
    if path is not None and not _is_table(path):
        return
    called = {"period": arguments.period, "follows": arguments.follows}
    beside = project.beside(path) if path else None
    places = dict.fromkeys((key for key, value in called.items() if value), _by_call())
    values = {key: value for key, value in called.items() if value}
    for config in filter(None, (beside, project.config)):
        for key, value in config.plan.items():
            values.setdefault(key, value)
            places.setdefault(key, config.place(("plan", key)))
    yield from (Shown(f"plan.{key}", value, places[key]) for key, value in values.items())


def _is_table(path: str) -> bool:
    return path != "-" and format_of(path) == "table" and not os.path.isdir(path)


def _serving(arguments: Namespace, project: Project, path: str) -> frozenset[str] | None:
    """Names of the rules that serve a plan; nothing where it cannot be read."""
    try:
        data = {} if path == "-" else read(path).data
    except DocumentError:
        return None
    stated = _packs(data.get("follows") if isinstance(data, dict) else None)
    beside = _packs(project.defaults_for(path).get("follows") if _is_table(path) else None)
    plugins = project.plugins.serving([*stated, *beside, *arguments.follows])
    return frozenset(rule.id for plugin in plugins for rule in plugin.rules)


def _packs(follows: object) -> list[str]:
    """The packs that a plan follows, by what stands there."""
    listed = follows if isinstance(follows, list) else [follows]
    return [pack for pack in listed if isinstance(pack, str)]


def _noted(setting: Shown, serving: frozenset[str] | None) -> tuple[str, str]:
    """A line, and what is said of it: where it was set, and whether it is of any use."""
    idle = [
        word
        for word in setting.words
        if serving is not None and not any(means(word, rule) for rule in serving)
    ]
    note = say("serves no rule here: {words}", {"words": ", ".join(idle)}) if idle else ""
    return setting.toml, "; ".join(filter(None, (setting.origin, note)))


def _aligned(lines: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Lines with their comments below each other."""
    pairs = list(lines)
    width = max((len(line) for line, _ in pairs if len(line) <= _WIDEST), default=0)
    return (f"{line:{width}}  # {comment}" for line, comment in pairs)
