"""The checklist for feeds against everything that can be published, and published again."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest
from attrs import evolve
from benchmarks.plans import plan_text

import kompetanse
from feed_reader import entries, faults
from feed_samples import NOW, cuts, example_plans, sample_feeds
from kompetanse.feeds import Imprecise, calendar
from kompetanse.model import Gathering, Plan


WEEK = timedelta(days=7)
LONG_BEFORE = datetime(2010, 1, 1, tzinfo=UTC)
EMPTY = {"C8", "T8"}
"""Said of a feed without entries: that it has none, and that its time zone is not used. But a
calendar must hold something (RFC 5545, section 3.4), and a time zone is what nobody sees."""


def test_the_checklist_finds_nothing_in_the_feeds_of_examples() -> None:
    """In no cut of them, however they show dates that are not known."""
    for name, feed in sample_feeds().items():
        found = {rule for rule, _ in faults(feed)}
        assert found == (set() if entries(feed) else EMPTY), name


def test_the_checklist_finds_nothing_in_the_feeds_of_a_long_plan() -> None:
    """In none of any role."""
    plan = kompetanse.load(kompetanse.parse(plan_text("M")))
    for audience in (None, *(plan.roles or {})):
        feed = calendar(plan, audience=audience, now=NOW)
        assert not entries(feed) or faults(feed) == []


def emptied(plan: Plan) -> Plan:
    """A plan without every third of its gatherings."""
    gatherings = (plan.gatherings or {}).items()
    return evolve(plan, gatherings={id_: one for n, (id_, one) in enumerate(gatherings) if n % 3})


def postponed(plan: Plan) -> Plan:
    """A plan with every second gathering a week later, and the others in turn."""
    gatherings = list((plan.gatherings or {}).items())
    later = {id_: _later(one) for id_, one in islice(gatherings, 0, None, 2)}
    return evolve(plan, gatherings=dict(reversed(gatherings)) | later)


def _later(gathering: Gathering) -> Gathering:
    when = gathering.when
    if when is None or when.earliest is None or when.latest is None or when.ranges:
        return gathering
    moved = evolve(when, earliest=when.earliest + WEEK, latest=when.latest + WEEK)
    return evolve(gathering, when=moved)


@pytest.mark.parametrize("policy", Imprecise)
@pytest.mark.parametrize("edits", [(postponed, emptied), (emptied, postponed)])
def test_the_checklist_finds_nothing_in_later_issues(
    policy: Imprecise, edits: tuple[Callable[[Plan], Plan], ...]
) -> None:
    """Whatever was moved or removed in the second issue, and came back in the third."""
    for plan in example_plans().values():
        for cut in cuts(plan) if policy is Imprecise.MARKER else [{}]:
            feed = calendar(plan, **cut, imprecise=policy, now=LONG_BEFORE)
            for day, edit in enumerate(edits, 1):
                now, before = LONG_BEFORE + timedelta(days=day), feed
                feed = calendar(edit(plan), **cut, imprecise=policy, now=now, previous=before)
                found = {rule for rule, _ in faults(feed, before)}
                assert found == (set() if entries(feed) else EMPTY), (plan.id, cut)
