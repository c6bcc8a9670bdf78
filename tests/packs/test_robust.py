"""No plan may break a rule of a pack, however much of it is missing or strange."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompetanse.checking import check
from kompetanse.document import parse
from kompetanse.document.writing import write
from rule_packs import Pack, each_pack


STRANGE = [
    "",
    "?",
    "Tema?",
    "31.11.21",
    "31.12.9999",
    "01.01.0001",
    "fra januar 2019",
    "innen 1. mars",
    "etter samling 3",
    "kl. 10",
    "Modul 9-2: uke 53",
    "frist frist Statsforvalteren",
    "0",
    "999999999",
    [],
    {},
]


def damaged(draw: st.DrawFn, value: Any) -> Any:
    """A value with some of what it holds gone, and some replaced."""
    if draw(st.integers(0, 12)) == 0:
        return draw(st.sampled_from(STRANGE))
    if isinstance(value, dict):
        return {key: damaged(draw, one) for key, one in value.items() if draw(st.integers(0, 9))}
    if isinstance(value, list):
        return [damaged(draw, one) for one in value]
    return value


@st.composite
def damaged_plans(draw: st.DrawFn, pack: Pack) -> dict[str, Any]:
    """A plan of a pack's programme, damaged; it still follows the pack."""
    case = draw(st.sampled_from(pack.cases))
    data = parse(case.read_bytes(), name=case.name).data
    assert isinstance(data, dict)
    plan = {key: damaged(draw, value) for key, value in data.items()}
    return {**plan, "follows": [pack.name]}


@each_pack
@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_no_plan_breaks_a_rule(pack: Pack, data: st.DataObject) -> None:
    """Whatever a plan holds, the rules come to an end."""
    plan = data.draw(damaged_plans(pack))
    report = check(parse(write(plan), name="plan.yaml"), plugins=pack.plugins)
    assert [f.message for f in report.findings if f.rule == "plugin/rule-failed"] == []
