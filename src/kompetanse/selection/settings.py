"""What layers of settings come to, for each rule and each element of a plan."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kompetanse.finding import Severity
from kompetanse.path import Path, element
from kompetanse.rule import Rule


if TYPE_CHECKING:
    from kompetanse.selection.override import Override


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

    def __init__(self, rule: Rule, layers: "Sequence[Override]") -> None:
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

    def _adds(self, layer: "Override") -> bool:
        """Whether a layer lets the rule run for some elements."""
        if layer.elements is None or layer.select is None:
            return False
        alone = [one for one in self._layers if one.elements is None or one is layer]
        return _folded(self._rule, alone).runs


class Settings:
    """What a caller has set for rules, layer upon layer: a later one goes before an earlier."""

    def __init__(self, layers: "Iterable[Override]" = ()) -> None:
        self._layers = tuple(layers)
        self._same: RuleSettings | None = None

    def of(self, rule: Rule) -> RuleSettings:
        """What they come to for one rule; where nothing is set, the same for all."""
        if self._layers:
            return RuleSettings(rule, self._layers)
        self._same = self._same or RuleSettings(rule, ())
        return self._same


def _folded(rule: Rule, layers: "Sequence[Override]") -> Setting:
    """What layers come to for a rule; its severity first, since it may be selected by that."""
    if not layers:
        return _PLAIN
    from kompetanse.selection.words import words_of  # noqa: PLC0415 - most checks set nothing

    severity: Severity | None = None
    options: dict[str, object] = {}
    for layer in layers:
        severity = _severity(rule, layer.severity) or severity
        options |= layer.options.get(rule.id, {})
    runs, weight = True, severity or rule.severity
    for layer in layers:
        if layer.select is not None:
            runs = words_of(layer.select).mean(rule.id, weight)
        runs = runs and not (layer.ignore and words_of(layer.ignore).mean(rule.id, weight))
    return Setting(runs, severity, options)


_PLAIN = Setting(runs=True, severity=None, options={})


def _severity(rule: Rule, severities: Mapping[str, Severity]) -> Severity | None:
    """The severity that a layer gives a rule; of several words that mean it the last one's."""
    if not severities or rule.id in severities:
        return severities.get(rule.id)
    from kompetanse.selection.words import means  # noqa: PLC0415 - few words are no full names

    meant = [word for word in severities if means(word, rule.id)]
    return severities[meant[-1]] if meant else None


def _covers(layer: "Override", here: str) -> bool:
    """Whether a layer is for an element; «plan» is the plan as a whole."""
    from kompetanse.patterns import covers  # noqa: PLC0415 - few configurations have elements

    patterns = layer.elements or ()
    return covers(patterns, here) or (not here and "plan" in patterns)


def _leads_below(layer: "Override", here: str) -> bool:
    """Whether a layer is for something in an element."""
    from kompetanse.patterns import Reach, reach  # noqa: PLC0415 - as above

    return any(reach(one, here) is Reach.BELOW for one in layer.elements or ())
