"""A configuration, as it is for all plans and for each."""

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from kompetanse.errors import ConfigError
from kompetanse.finding import Severity
from kompetanse.path import Path
from kompetanse.plugins import Plugins, prefix_of


if TYPE_CHECKING:
    from kompetanse.config.files import Origin
    from kompetanse.selection.override import Mistakes, Override


@frozen(kw_only=True)
class Config:
    """A configuration.

    Attributes:
        file: Where it stands; empty where there is none.
        rules: Paths of rule files, as they can be opened from here.
        language: Language of the messages.
        select: Words for the rules that run, if not all.
        ignore: Words for rules that do not run.
        fail_on: The severity from which on findings count.
        severity: Severities by words for rules.
        options: Options by rule.
        baseline: Path of the file that holds the known findings.
        overrides: What is different for some plans, or for some elements.
        plan: Plan data for what a table does not state itself.
        origin: The file as read, which knows in which line something stands.
        whole: Whether all its rule files run.
    """

    file: str = ""
    rules: tuple[str, ...] = ()
    language: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    fail_on: Severity = Severity.ERROR
    severity: Mapping[str, Severity] = field(factory=dict)
    options: Mapping[str, Mapping[str, object]] = field(factory=dict)
    baseline: str | None = None
    overrides: "tuple[Override, ...]" = ()
    plan: Mapping[str, object] = field(factory=dict)
    origin: "Origin | None" = field(default=None, eq=False, repr=False)
    whole: bool = field(default=True, eq=False)

    @property
    def everywhere(self) -> "Override":
        """What it sets for the rules of all plans."""
        from kompetanse.selection.override import Override  # noqa: PLC0415 - most set nothing

        return Override(
            select=self.select, ignore=self.ignore, severity=self.severity, options=self.options
        )

    def at(self, path: str) -> "Config":
        """The same for the plan at a path: with the overrides for its file, and no others."""
        if not self.overrides:
            return self
        mine = tuple(one for one in self.overrides if self.concerns(one, path))
        languages = [one.language for one in mine if one.language]
        bounds = [one.fail_on for one in mine if one.fail_on]
        return evolve(
            self,
            overrides=mine,
            language=languages[-1] if languages else self.language,
            fail_on=bounds[-1] if bounds else self.fail_on,
        )

    def concerns(self, override: "Override", path: str) -> bool:
        """Whether an override is for the plan at a path."""
        if override.files is None:
            return True
        from kompetanse.config.places import names_of  # noqa: PLC0415 - few have overrides
        from kompetanse.patterns import covers  # noqa: PLC0415

        folder = os.path.dirname(self.file)
        return any(covers(override.files, name) for name in names_of(path, folder))

    def without_rules(self) -> "Config":
        """The same without its rule files, and without what it says of their rules."""
        prefixes = {prefix_of(file) for file in self.rules}
        kept = _without(self.everywhere, prefixes)
        return evolve(
            self,
            rules=(),
            select=kept.select,
            ignore=kept.ignore,
            severity=kept.severity,
            options=kept.options,
            overrides=tuple(_without(override, prefixes) for override in self.overrides),
            whole=not self.rules,
        )

    def place(self, path: Path) -> str:
        """Where something of it stands: file and line."""
        return f"{self.file}:{self.origin.line(path)}" if self.origin else self.file

    def verify(self, plugins: Plugins) -> None:
        """See to it that all rules and options that it names exist.

        Raises:
            ConfigError: One does not, or an option has a value of the wrong type.
        """
        words = (self.select, self.ignore, self.severity, self.options, self.overrides)
        for path, error in self._mistakes(plugins) if any(words) else ():
            raise ConfigError("{place}: {error}", place=self.place(path), error=error)

    def _mistakes(self, plugins: Plugins) -> "Mistakes":
        lenient = not self.whole
        yield from self.everywhere.mistakes(plugins, lenient=lenient)
        for index, override in enumerate(self.overrides):
            for path, error in override.mistakes(plugins, lenient=lenient):
                yield ("overrides", index, *path), error


def _without(settings: "Override", prefixes: Iterable[str]) -> "Override":
    """Settings without what they say of the rules of some plugins."""
    from kompetanse.selection.words import is_of  # noqa: PLC0415 - few leave rule files out

    def stays(word: str) -> bool:
        return not is_of(word, prefixes)

    return evolve(
        settings,
        select=None if settings.select is None else tuple(filter(stays, settings.select)),
        ignore=tuple(filter(stays, settings.ignore)),
        severity={word: value for word, value in settings.severity.items() if stays(word)},
        options={rule: value for rule, value in settings.options.items() if stays(rule)},
    )
