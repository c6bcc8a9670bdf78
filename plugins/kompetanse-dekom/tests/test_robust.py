"""No plan may break a rule, however much of it is missing or strange."""

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kompetanse_dekom
from kompetanse.checking import check
from kompetanse.document import parse
from kompetanse.document.writing import write
from kompetanse.plugins import create_plugin_manager


READING = (Path(__file__).parent / "cases" / "reading.plan.yaml").read_text("utf-8")
PLUGINS = create_plugin_manager(entry_points=False, modules=[kompetanse_dekom])
STRANGE = [
    "",
    "?",
    "Tema?",
    "31.11.26",
    "31.12.9999",
    "01.01.0001",
    "fra januar 2027",
    "innen 1. mars",
    "etter samling 3",
    "kl. 10",
    "hver uke",
    "0",
    "999999999. tiltak",
    [],
    {},
]


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    """The plan of a school, with some of its values gone and some replaced."""
    data = parse(READING, name="reading").data
    assert isinstance(data, dict)
    return {
        **{key: _damaged(draw, value) for key, value in data.items()},
        "follows": ["dekom"],
    }


def _damaged(draw: st.DrawFn, value: Any) -> Any:
    if draw(st.integers(0, 12)) == 0:
        return draw(st.sampled_from(STRANGE))
    if isinstance(value, dict):
        return {key: _damaged(draw, one) for key, one in value.items() if draw(st.integers(0, 9))}
    if isinstance(value, list):
        return [_damaged(draw, one) for one in value]
    return value


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(plans())
def test_no_plan_breaks_a_rule(plan: dict[str, Any]) -> None:
    """Whatever a plan holds, the rules of the pack come to an end."""
    report = check(parse(write(plan), name="plan.yaml"), plugins=PLUGINS)
    broken = [
        finding.message for finding in report.findings if finding.rule == "plugin/rule-failed"
    ]
    assert [message for message in broken if "dekom" in message] == []
