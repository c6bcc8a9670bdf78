"""Words that mean rules: names, packs, patterns, severities."""

from collections.abc import Iterable
from functools import lru_cache

from kompetanse.errors import UnknownNameError
from kompetanse.finding import Severity
from kompetanse.plugins import Plugins


BUILT_IN = "kompetanse"
"""The word for the rules that belong to no pack."""

SEVERITY = "severity:"
ALL = "/*"


class Words:
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
def words_of(words: tuple[str, ...]) -> Words:
    """Some words, sorted once for all."""
    return Words(words)


def means(word: str, name: str) -> bool:
    """Whether a word means the rule of a full name, whatever its severity is.

    >>> means("skup", "skup/cost-split"), means("*-date", "plan-gap")
    (True, False)
    """
    return word == name or words_of((word,)).mean(name)


def is_of(word: str, prefixes: Iterable[str]) -> bool:
    """Whether a word means only rules of some plugins, by what stands before their slash.

    >>> is_of("tromso/last-bus", ["tromso"]), is_of("*-date", ["tromso"])
    (True, False)
    """
    return word.partition("/")[0] in set(prefixes)


def _is_pattern(word: str) -> bool:
    return any(sign in word for sign in "*?[")


def wrong_word(
    word: str, plugins: Plugins, *, lenient: bool, by_severity: bool = True
) -> UnknownNameError | None:
    """The error of a word that means nothing, as far as that can be known."""
    if by_severity and word.startswith(SEVERITY):
        return _wrong_severity(word.removeprefix(SEVERITY))
    prefixes = sorted({plugin.prefix or BUILT_IN for plugin in plugins})
    pack, slash, _ = word.partition("/")
    if word.removesuffix(ALL) in prefixes or is_of_broken(word, plugins):
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


def is_of_broken(word: str, plugins: Plugins) -> bool:
    """Whether a word may mean rules that could not be loaded; who knows what a plugin has."""
    pack, slash, _ = word.partition("/")
    for plugin in plugins:
        if slash and plugin.prefix == pack:
            known = plugin.rules_by_name  # what fails shows when it is asked for them
            return bool(plugin.failures) and word not in known
    return False
