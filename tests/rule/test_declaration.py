"""What a rule's signature says."""

from kompetanse.checking import check
from kompetanse.finding import Severity
from kompetanse.model import Plan
from kompetanse.plugins import create_plugin_manager
from kompetanse.rule import Problem, Problems, Rule, rule


@rule("changed-title", severity=Severity.WARNING)
def changed_title(plan: Plan, previous: Plan) -> Problems:
    """The title stays."""
    if plan.title != previous.title:
        yield Problem(plan, "another title", field="title")


@rule("new-title", severity=Severity.WARNING)
def new_title(plan: Plan, previous: Plan | None = None) -> Problems:
    """The title is new, where there was a plan before."""
    if previous is not None and plan.title == previous.title:
        yield Problem(plan, "the same title", field="title")


def _status(one: Rule, previous: Plan | None) -> str:
    plugins = create_plugin_manager(entry_points=False)
    report = check(Plan(title="Plan"), rules=[one], previous=previous, plugins=plugins)
    return next(str(outcome.status) for outcome in report.outcomes if outcome.rule == one.id)


def test_a_fact_that_is_not_known() -> None:
    """A rule is not evaluated without its facts, unless it says that it can do without."""
    assert changed_title.optional == ()
    assert new_title.optional == ("previous",)
    assert _status(changed_title, None) == "not-evaluated"
    assert _status(new_title, None) == "held"
    assert _status(new_title, Plan(title="Plan")) == "broken"
