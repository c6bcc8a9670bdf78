"""Which rules run, how bad they are and with which options: layer upon layer, element by element.

A rule is meant by its full name, by its pack (`skup`, and `kompetanse` for the built-in ones), by a
pattern that its full name fits (`skup/*`, `*-date`), or by its severity (`severity:info`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from attrs import evolve, field, frozen

from kompetanse.errors import ConfigError, KompetanseError, UnknownNameError
from kompetanse.finding import Severity
from kompetanse.path import Path, element
from kompetanse.plugins import Plugins
from kompetanse.rule import Rule


BUILT_IN = "kompetanse"
"""The word for the rules that belong to no pack."""

SEVERITY = "severity:"
ALL = "/*"

Mistakes: TypeAlias = Iterator[tuple[Path, KompetanseError]]
"""What is wrong in a layer of settings, each with its path in there."""


@frozen(kw_only=True)
class Override:
    """Settings of rules, for all elements of all plans or for some of them.

    Attributes:
        files: Patterns of the plans' files; all plans where there are none.
        elements: Patterns of the elements of a plan; all elements where there are none.
        select: Words for the rules that run, if not all that ran so far.
        ignore: Words for rules that do not run.
        severity: Severities by words for rules; a full name goes before other words.
        options: Options by the full names of rules.
        language: The language of the messages.
        fail_on: The severity from which on findings count.
    """

    files: tuple[str, ...] | None = None
    elements: tuple[str, ...] | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(factory=dict)
    options: Mapping[str, Mapping[str, object]] = field(factory=dict)
    language: str | None = None
    fail_on: Severity | None = None

    def mistakes(self, plugins: Plugins, *, lenient: bool = False) -> Mistakes:
        """What it says of rules and options that there are not.

        Args:
            plugins: Where rules come from.
            lenient: Whether patterns may mean rules that are left out on purpose.
        """
        for key, words in (("select", self.select or ()), ("ignore", self.ignore)):
            for index, word in enumerate(words):
                if error := _wrong_word(word, plugins, lenient=lenient):
                    yield (key, index), error
        for word in self.severity:
            if error := _wrong_word(word, plugins, lenient=lenient, by_severity=False):
                yield ("severity", word), error
        for rule, options in self.options.items():
            yield from self._wrong_options(rule, options, plugins)

    def accepted(self, plugins: Plugins) -> "Override":
        """The same with its options as the rules take them; there must be no mistakes in it."""
        if not self.options:
            return self
        options = {
            rule: {name: plugins.option(rule, name).accept(value, rule) for name, value in given}
            for rule, given in ((rule, given.items()) for rule, given in self.options.items())
            if not _is_of_broken(rule, plugins)
        }
        return evolve(self, options=options)

    def _wrong_options(
        self, rule: str, options: Mapping[str, object], plugins: Plugins
    ) -> Mistakes:
        if _is_of_broken(rule, plugins):
            return
        try:
            visits = plugins.rule(rule).visits
        except UnknownNameError as error:
            yield ("options", rule), error
            return
        if self.elements is not None and visits == ("Plan",):
            reason = "{rule} looks at the plan as a whole: its options cannot differ by element"
            yield ("options", rule), ConfigError(reason, rule=rule)
        for name, value in options.items():
            try:
                plugins.option(rule, name).accept(value, rule)
            except (UnknownNameError, ConfigError) as error:
                yield ("options", rule, name), error


class Setting(NamedTuple):
    """What is set for a rule in one place: whether it runs, how bad it is, its options."""

    runs: bool
    severity: Severity | None
    options: Mapping[str, object]


class RuleSettings:
    """What layers of settings come to for one rule, at any element of a plan.

    Attributes:
        everywhere: What holds where nothing else is said of an element.
        varies: Whether something else may be said of some elements.
    """

    def __init__(self, rule: Rule, layers: Sequence[Override]) -> None:
        self._rule = rule
        self._layers = layers
        self._known: dict[str, Setting] = {}
        self.everywhere = _folded(rule, [one for one in layers if one.elements is None])
        self.varies = any(one.elements is not None for one in layers)

    @property
    def run_somewhere(self) -> bool:
        """Whether the rule runs at all."""
        return self.everywhere.runs or any(map(self._adds, self._layers))

    def at(self, path: Path) -> Setting:
        """What holds for the element at a path."""
        if not self.varies:
            return self.everywhere
        here = element(path)
        if here not in self._known:
            layers = [one for one in self._layers if one.elements is None or _covers(one, here)]
            self._known[here] = _folded(self._rule, layers)
        return self._known[here]

    def reaches(self, path: Path) -> bool:
        """Whether the rule runs for the element at a path, or for something in it."""
        return self.at(path).runs or any(
            self._adds(layer) and _leads_below(layer, element(path)) for layer in self._layers
        )

    def _adds(self, layer: Override) -> bool:
        """Whether a layer lets the rule run for some elements."""
        if layer.elements is None or layer.select is None:
            return False
        alone = [one for one in self._layers if one.elements is None or one is layer]
        return _folded(self._rule, alone).runs


class Settings:
    """What a caller has set for rules, layer upon layer: a later one goes before an earlier."""

    def __init__(self, layers: Iterable[Override] = ()) -> None:
        nothing = Override()
        self._layers = tuple(layer for layer in layers if layer != nothing)

    def of(self, rule: Rule) -> RuleSettings:
        """What they come to for one rule."""
        return RuleSettings(rule, self._layers)


def means(word: str, name: str) -> bool:
    """Whether a word means the rule of a full name, whatever its severity is.

    >>> means("skup", "skup/cost-split"), means("*-date", "plan-gap")
    (True, False)
    """
    return word == name or _words((word,)).mean(name)


def is_of(word: str, prefixes: Iterable[str]) -> bool:
    """Whether a word means only rules of some plugins, by what stands before their slash.

    >>> is_of("tromso/last-bus", ["tromso"]), is_of("*-date", ["tromso"])
    (True, False)
    """
    return word.partition("/")[0] in set(prefixes)


def _folded(rule: Rule, layers: Sequence[Override]) -> Setting:
    """What layers come to for a rule; its severity first, since it may be selected by that."""
    if not layers:
        return _PLAIN
    severity: Severity | None = None
    options: dict[str, object] = {}
    for layer in layers:
        severity = _severity(rule, layer.severity) or severity
        options |= layer.options.get(rule.id, {})
    runs, weight = True, severity or rule.severity
    for layer in layers:
        if layer.select is not None:
            runs = _words(layer.select).mean(rule.id, weight)
        runs = runs and not (layer.ignore and _words(layer.ignore).mean(rule.id, weight))
    return Setting(runs, severity, options)


_PLAIN = Setting(runs=True, severity=None, options={})


def _severity(rule: Rule, severities: Mapping[str, Severity]) -> Severity | None:
    """The severity that a layer gives a rule; of several words that mean it the last one's."""
    if not severities or rule.id in severities:
        return severities.get(rule.id)
    meant = [word for word in severities if means(word, rule.id)]
    return severities[meant[-1]] if meant else None


class _Words:
    """Words for rules, sorted by what they look at."""

    def __init__(self, words: Iterable[str]) -> None:
        words = tuple(words)
        self._severities = {w.removeprefix(SEVERITY) for w in words if w.startswith(SEVERITY)}
        self._names = {word.removesuffix(ALL) for word in words}
        self._patterns = [word for word in words if _is_pattern(word.removesuffix(ALL))]

    def mean(self, name: str, severity: Severity | None = None) -> bool:
        """Whether one of them means the rule of a full name, or of that severity."""
        pack = name.rpartition("/")[0] or BUILT_IN
        named = name in self._names or pack in self._names
        return named or severity in self._severities or self._fit(name)

    def _fit(self, name: str) -> bool:
        from fnmatch import fnmatchcase  # noqa: PLC0415 - few configurations have patterns

        return any(fnmatchcase(name, pattern) for pattern in self._patterns)


@lru_cache(maxsize=256)
def _words(words: tuple[str, ...]) -> _Words:
    return _Words(words)


def _is_pattern(word: str) -> bool:
    return any(sign in word for sign in "*?[")


def _wrong_word(
    word: str, plugins: Plugins, *, lenient: bool, by_severity: bool = True
) -> UnknownNameError | None:
    """The error of a word that means nothing, as far as that can be known."""
    if by_severity and word.startswith(SEVERITY):
        return _wrong_severity(word.removeprefix(SEVERITY))
    prefixes = sorted({plugin.prefix or BUILT_IN for plugin in plugins})
    pack, slash, _ = word.partition("/")
    if word.removesuffix(ALL) in prefixes or _is_of_broken(word, plugins):
        return None
    if slash and not _is_pattern(pack) and pack not in prefixes:
        return UnknownNameError("rule pack", pack, prefixes)
    if not _is_pattern(word):
        return _wrong_name(word, plugins, prefixes)
    meant = any(means(word, rule.id) for plugin in plugins for rule in plugin.rules)
    if meant or lenient or any(plugin.failures for plugin in plugins):
        return None
    return UnknownNameError("rule", word, [rule.id for rule in plugins.rules()])


def _wrong_severity(name: str) -> UnknownNameError | None:
    try:
        Severity.named(name)
    except UnknownNameError as error:
        return error
    return None


def _wrong_name(name: str, plugins: Plugins, prefixes: list[str]) -> UnknownNameError | None:
    try:
        plugins.rule(name)
    except UnknownNameError:
        known = [rule.id for rule in plugins.rules()]
        return UnknownNameError("rule", name, [*known, *prefixes])
    return None


def _is_of_broken(word: str, plugins: Plugins) -> bool:
    """Whether a word means rules of a plugin that could not be loaded; who knows what it has."""
    pack, slash, _ = word.partition("/")
    for plugin in plugins:
        if slash and plugin.prefix == pack:
            plugin.rules  # noqa: B018 - what fails shows when it is asked for them
            return bool(plugin.failures)
    return False


def _covers(layer: Override, here: str) -> bool:
    """Whether a layer is for an element; «plan» is the plan as a whole."""
    from kompetanse.patterns import covers  # noqa: PLC0415 - few configurations have elements

    patterns = layer.elements or ()
    return covers(patterns, here) or (not here and "plan" in patterns)


def _leads_below(layer: Override, here: str) -> bool:
    """Whether a layer is for something in an element."""
    from kompetanse.patterns import Reach, reach  # noqa: PLC0415 - as above

    return any(reach(one, here) is Reach.BELOW for one in layer.elements or ())
