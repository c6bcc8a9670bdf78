"""What one rule said of a plan, and what that comes to."""

from collections import Counter

from attrs import define, field, frozen

from kompetanse.finding import Outcome, Status
from kompetanse.path import Path
from kompetanse.plugins import Plugin
from kompetanse.rule import Result, Rule
from kompetanse.selection.settings import RuleSettings


_ORDER = tuple(Status)


@frozen
class Said:
    """A result with its paths and the status that it gives its subject."""

    result: Result
    owner: Path
    path: Path
    status: Status


@define
class Record:
    """All that one rule said of a plan.

    Attributes:
        rule: The rule.
        settings: What is set for it.
        plugin: The plugin that it comes from.
        said: What it said, but for what it withdrew.
        held: How many objects it had nothing to say of.
        judged: Paths of the objects it could judge, where somebody asks for them.
        sound: Paths of those, and of others that it need not even look at.
        lasting: Whether it judges the same on any day, where somebody asks.
        withdrawn: Paths of the objects where it stood back.
        missing: What it would have needed to judge all objects.
        failure: What it raised, and where.
        slips: Templates of it that speak of what they are not given.
    """

    rule: Rule
    settings: RuleSettings
    plugin: Plugin
    said: list[Said] = field(factory=list)
    held: int = 0
    judged: set[Path] = field(factory=set)
    sound: set[Path] = field(factory=set)
    lasting: bool = False
    withdrawn: set[Path] = field(factory=set)
    missing: list[str] = field(factory=list)
    failure: str = ""
    slips: dict[str, None] = field(factory=dict)

    def outcome(self) -> Outcome:
        """The gravest status among the rule's subjects, with counts."""
        if self.held and not self.said and not self.failure:
            return Outcome(self.rule.id, Status.HELD, self.held, {"held": self.held})
        counts = self._counts()
        status = next(iter(counts), Status.NOT_EVALUATED)
        reason = None
        if self.failure:
            status, reason = Status.NOT_EVALUATED, "the rule broke"
        elif status is Status.NOT_EVALUATED:
            reason = ", ".join(dict.fromkeys(self.missing)) or None
        return Outcome(
            rule=self.rule.id,
            status=status,
            subjects=sum(counts.values()),
            counts={status.value: count for status, count in counts.items()},
            reason=reason,
        )

    def _counts(self) -> dict[Status, int]:
        """How many subjects have each status, the gravest first."""
        if not self.said:
            return {Status.HELD: self.held} if self.held else {}
        by_subject: dict[Path, Status] = {}
        for said in self.said:
            old = by_subject.get(said.owner, Status.HELD)
            by_subject[said.owner] = min(old, said.status, key=_ORDER.index)
        counts = Counter(by_subject.values())
        counts[Status.HELD] += self.held
        return {status: counts[status] for status in _ORDER if counts[status]}
