"""The plans that the benchmarks read."""

import pytest
import yaml
from benchmarks.plans import SCALES, plan_data, plan_text

from kompetanse.document import parse
from kompetanse.loading import load


LINES = {"S": 60, "M": 450, "L": 5000}


@pytest.mark.parametrize("size", SCALES)
def test_text_holds_the_data(size: str) -> None:
    """What is written as a person writes it holds exactly the data it was made from."""
    found = yaml.load(plan_text(size), yaml.CBaseLoader)  # noqa: S506 - builds plain data only
    assert found == as_text(plan_data(SCALES[size]))


@pytest.mark.parametrize("size", SCALES)
def test_size(size: str) -> None:
    """A plan has about as many lines as its size promises."""
    lines = plan_text(size).count("\n")
    assert lines == pytest.approx(LINES[size], rel=0.15)


@pytest.mark.parametrize("size", SCALES)
def test_loads_without_a_remark(size: str) -> None:
    """Every key, value and time of a plan is one that the plan format knows."""
    assert load(parse(plan_text(size))).remarks == []


def test_same_seed_same_plan() -> None:
    """A seed always gives the same plan, another one another."""
    assert plan_text("M", 7) == plan_text("M", 7) != plan_text("M", 8)


def as_text(value: object) -> object:
    """Give data with every scalar as text, as the base loader reads it."""
    if isinstance(value, dict):
        return {key: as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_text(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)
