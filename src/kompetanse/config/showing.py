"""What is set for a plan after all, and where each value comes from.

It is shown as TOML, with the origins as comments: what is copied from there is a configuration.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from attrs import evolve

from kompetanse.config import toml
from kompetanse.config.settings import Config
from kompetanse.path import Path
from kompetanse.selection.override import Override
from kompetanse.selection.words import SEVERITY, means


class Shown(NamedTuple):
    """A value: its key as TOML has it, the value itself, where it was set, words for rules in it."""

    key: str
    value: object
    origin: str
    words: tuple[str, ...] = ()

    @property
    def toml(self) -> str:
        """The line of TOML that sets it.

        >>> Shown("ignore", ("plan-gap",), "default").toml
        'ignore = ["plan-gap"]'
        """
        return f"{self.key} = {toml.value(self.value)}"


class Layer(NamedTuple):
    """Settings, and where each of them stands."""

    settings: Override
    place: Callable[[Path], str]


def layers_for(config: Config, path: str | None) -> list[Layer]:
    """The layers that are for whole plans; those for some files only where a plan is named."""
    stated = config.origin is not None and config.origin.states(("fail-on",))
    base = evolve(
        config.everywhere,
        language=config.language,
        fail_on=config.fail_on if stated else None,
    )
    return [Layer(base, config.place), *overrides_for(config, path, by_element=False)]


def overrides_for(config: Config, path: str | None, *, by_element: bool) -> Iterator[Layer]:
    """The overrides for a plan: those for all of it, or those for some of its elements.

    Where no plan is named, all of them are told as they stand.
    """
    for index, override in enumerate(config.overrides):
        apart = override.elements is not None or path is None
        if apart is by_element and (path is None or config.concerns(override, path)):
            yield Layer(override, lambda step, at=index: config.place(("overrides", at, *step)))  # type: ignore[misc]


def folded(layers: Sequence[Layer]) -> Iterator[Shown]:
    """What layers come to together, each value with the place that set it."""
    for key in ("language", "fail_on"):
        name = key.replace("_", "-")
        for settings, place in reversed(layers):
            if value := getattr(settings, key):
                yield Shown(name, value, place((name,)))
                break
    yield from _chosen(layers)
    yield from _severities(layers)
    yield from _options(layers)


def stated(layer: Layer) -> Iterator[Shown]:
    """What one override says, as it stands."""
    for key in ("files", "elements"):
        if value := getattr(layer.settings, key):
            yield Shown(key, value, layer.place((key,)))
    yield from folded([layer])


def _chosen(layers: Sequence[Layer]) -> Iterator[Shown]:
    """Which rules are selected last, and which are ignored since."""
    since = 0
    for index, layer in enumerate(layers):
        if layer.settings.select is not None:
            since = index
    settings, place = layers[since]
    if settings.select is not None:
        yield Shown("select", settings.select, place(("select",)), _of_rules(settings.select))
    ignoring = [layer for layer in layers[since:] if layer.settings.ignore]
    words = tuple(dict.fromkeys(w for layer in ignoring for w in layer.settings.ignore))
    if words:
        places = ", ".join(layer.place(("ignore",)) for layer in ignoring)
        yield Shown("ignore", words, places, _of_rules(words))


def _severities(layers: Sequence[Layer]) -> Iterator[Shown]:
    """Severities; of a word that a later layer goes before, nothing is told any more."""
    last: dict[str, Shown] = {}
    for settings, place in layers:
        anew = settings.severity
        last = {old: one for old, one in last.items() if not any(means(new, old) for new in anew)}
        for word, severity in anew.items():
            key = f"severity.{toml.key(word)}"
            last[word] = Shown(key, severity, place(("severity", word)), (word,))
    yield from last.values()


def _options(layers: Sequence[Layer]) -> Iterator[Shown]:
    last: dict[tuple[str, str], Shown] = {}
    for settings, place in layers:
        for rule, options in settings.options.items():
            for name, value in options.items():
                key = f"options.{toml.key(rule)}.{toml.key(name)}"
                last[rule, name] = Shown(key, value, place(("options", rule, name)), (rule,))
    yield from last.values()


def _of_rules(words: Sequence[str]) -> tuple[str, ...]:
    """Words but those for all rules of a severity."""
    return tuple(word for word in words if not word.startswith(SEVERITY))
