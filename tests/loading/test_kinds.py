"""Closed vocabularies in plan files."""

from kompetanse.document import parse
from kompetanse.loading.loader import load
from kompetanse.model import UnitKind


def _kind_of(kind: str) -> object:
    text = f"format: 1\ntitle: Plan\nunits: {{skog: {{kind: {kind}}}}}\n"
    plan = load(parse(text, name="plan.yaml")).plan
    assert plan is not None
    assert plan.units is not None
    return plan.units["skog"].kind


def test_a_kind_is_a_member_of_its_vocabulary() -> None:
    """Kinds become members, so that rules may compare them by identity."""
    assert _kind_of("school") is UnitKind.SCHOOL


def test_a_word_outside_the_vocabulary_is_no_kind() -> None:
    """An unknown kind is refused, and the rest of the element stays."""
    assert _kind_of("skole") is None
