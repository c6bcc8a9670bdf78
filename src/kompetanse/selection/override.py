"""Layers of settings: what rules run, how bad they are, their options; for all plans or for some."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from attrs import evolve, field, frozen

from kompetanse.errors import ConfigError, KompetanseError, UnknownNameError
from kompetanse.finding import Severity
from kompetanse.path import Path
from kompetanse.plugins import Plugins
from kompetanse.selection.words import is_of_broken, wrong_word


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
                if error := wrong_word(word, plugins, lenient=lenient):
                    yield (key, index), error
        for word in self.severity:
            if error := wrong_word(word, plugins, lenient=lenient, by_severity=False):
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
            if not is_of_broken(rule, plugins)
        }
        return evolve(self, options=options)

    def _wrong_options(
        self, rule: str, options: Mapping[str, object], plugins: Plugins
    ) -> Mistakes:
        if is_of_broken(rule, plugins):
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
