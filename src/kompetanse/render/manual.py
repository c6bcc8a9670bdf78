"""What rules demand, and why, in the language of a reader."""

from functools import cache

from attrs import frozen

from kompetanse.finding import Severity
from kompetanse.messages import Translator, with_manual
from kompetanse.phrase import Phrase
from kompetanse.plugins import Plugins
from kompetanse.rule import Fragment, Rule, fragments, reason, summary


_FAMILIES = {
    "baseline": Phrase("What is known is still there."),
    "document": Phrase("The file can be read."),
    "plan": Phrase("The plan is written as the plan format wants it."),
    "plugin": Phrase("All rules and plugins work."),
    "table": Phrase("The table can be read as a plan."),
}
"""What is demanded by ids that are no rules': what stands before their slash."""


@frozen
class Entry:
    """What the manual says of a rule.

    Attributes:
        rule: The rule's full name.
        title: What must hold.
        why: The reason, in Markdown; empty where none is given.
        source: Where the requirement stands; empty where that is not said.
        severity: How bad it is to break it.
        plugin: The distribution that it comes from.
        fragments: Pieces of plans that break it, and that do not.
    """

    rule: str
    title: str
    why: str = ""
    source: str = ""
    severity: Severity = Severity.ERROR
    plugin: str = "kompetanse"
    fragments: tuple[Fragment, ...] = ()


class Manual:
    """The manual of all rules that a report may name."""

    def __init__(self, plugins: Plugins | None) -> None:
        self._plugins = plugins
        self._catalogues = with_manual(plugins.catalogues if plugins else ())
        self.translator = cache(self._translator)
        self.entry = cache(self._entry)
        self._of_prefix = cache(self._rules)

    def _translator(self, language: str) -> Translator:
        """A translator that knows the plugins' words, too."""
        return Translator(language, self._catalogues)

    def _entry(self, rule: str, language: str) -> Entry:
        """What a rule demands; an id without a rule is one of a family, or its own title."""
        say = self.translator(language).sentence
        prefix = rule.rpartition("/")[0]
        found = self._of_prefix(prefix).get(rule)
        if found is None:
            return Entry(rule, say(_FAMILIES[prefix]) if prefix in _FAMILIES else rule)
        return Entry(
            rule,
            say(summary(found)) or rule,
            say(reason(found)),
            found.source or "",
            found.severity,
            found.plugin,
            fragments(found),
        )

    def _rules(self, prefix: str) -> dict[str, Rule]:
        """The rules of one plugin, by name; the others are not loaded for it."""
        plugins = (one for one in self._plugins or () if one.prefix == prefix)
        return {rule.id: rule for plugin in plugins for rule in plugin.rules}
