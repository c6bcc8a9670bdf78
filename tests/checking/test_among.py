"""Rules that are called only with the objects that a fact finds."""

from attrs import evolve

from kompetanse.checking.running import Run
from kompetanse.finding import Outcome, Status
from kompetanse.model import Inventory, LearningGroup, Plan
from kompetanse.plugins import Plugin
from kompetanse.rule import Fact, Problem, Problems, Rule, Severity, fact, rule
from kompetanse.selection.settings import Settings


PLAN = Plan(
    groups={
        "g1": LearningGroup(id="g1", members=5),
        "g2": LearningGroup(id="g2", members=8),
        "g3": LearningGroup(id="g3"),
    }
)


@fact
def large(inventory: Inventory) -> list[object]:
    """Groups that are too large."""
    found = inventory.of("LearningGroup")
    return [one for one in found if isinstance(one, LearningGroup) and (one.size or 0) > 7]


@fact
def nobody_knows() -> list[object] | None:
    """What is not known for any plan."""
    return None


@fact
def everything(inventory: Inventory) -> list[object]:
    """All objects, of whatever kind."""
    return [inventory.plan, *inventory.of("LearningGroup")]


def test_others_hold_without_being_asked() -> None:
    """Only what the fact finds is looked at; the rest counts as held."""
    asked: list[str] = []

    @rule("size", severity=Severity.ERROR, needs="members", among="large")
    def size(group: LearningGroup) -> Problems:
        asked.append(group.id)
        yield Problem(group, "too large")

    outcome = _outcome(size, large)
    assert asked == ["g2"]
    assert outcome.counts == {"broken": 1, "held": 1}


def test_others_are_not_evaluated_where_something_is_missing() -> None:
    """What `otherwise` names is missing of all that the fact does not find."""

    @rule("size", severity=Severity.ERROR, among="large", otherwise="groups.members: many")
    def size(_group: LearningGroup) -> Problems:
        return ()

    assert _outcome(size, large).counts == {"held": 1}

    @fact
    def large_ones() -> list[object]:
        return []

    outcome = _outcome(evolve(size, among="large_ones"), large_ones)
    assert (outcome.status, outcome.reason) == (Status.NOT_EVALUATED, "groups.members: many")


def test_unknown_fact_leaves_the_rule_unevaluated() -> None:
    """Where the fact is not known for a plan, nothing is held."""

    @rule("size", severity=Severity.ERROR, among="nobody_knows")
    def size(_group: LearningGroup) -> Problems:
        return ()

    outcome = _outcome(size, nobody_knows)
    assert (outcome.status, outcome.reason) == (Status.NOT_EVALUATED, "nobody_knows")


def test_only_visited_objects_that_state_what_is_needed_are_looked_at() -> None:
    """A fact may find more than a rule visits: other kinds, and what states too little."""
    asked: list[str] = []

    @rule("size", severity=Severity.ERROR, needs="members", among="everything")
    def size(group: LearningGroup) -> Problems:
        asked.append(group.id)
        return ()

    assert _outcome(size, everything).subjects == 2
    assert asked == ["g1", "g2"]


def _outcome(one: Rule, found: Fact) -> Outcome:
    plugin = Plugin.of_rules("mine", (one,))
    plugin._declared = ((one,), (found,))
    run = Run(PLAN, [(plugin, plugin.rules)], Settings(), today=None, previous=None)
    return run.outcomes()[0]
