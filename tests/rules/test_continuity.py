"""Long stretches in which nothing happens."""

import pytest

from kompetanse.rules.continuity import plan_gap
from kompetanse.testing import check, report_on


def _dated(*times: str, more: str = "") -> str:
    lines = [f"  s{at}: {{title: A, when: {when}}}" for at, when in enumerate(times)]
    return "gatherings:\n" + "\n".join(lines) + f"\n{more}"


@pytest.mark.parametrize(
    ("times", "places"),
    [
        (["02.09.21", "09.06.22"], ["gatherings/s1"]),
        (["14.03.22"], ["gatherings/s0"]),
        (["02.09.21", "20.12.21"], ["gatherings/s1"]),
        (["02.09.21", "januar 2022", "09.06.22"], []),
        (["02.09.21", "fra og med 20.02.22"], []),
        (["08.10.21 – 01.05.22"], []),
        (["02.09.21", "uke 36 og 47 2021", "uke 8 og 22 2022"], []),
    ],
)
def test_gaps(times: list[str], places: list[str]) -> None:
    """A gap is noticed between events, before the first and after the last one."""
    assert check(plan_gap, _dated(*times)) == places


def test_july_does_not_count() -> None:
    """Six months and a July are no gap."""
    period = "period: skoleårene 2021/2022 og 2022/2023"
    between = "april 2022", "oktober 2022"
    times = ["10.09.21", "10.01.22", *between, "10.02.23", "10.06.23"]
    assert check(plan_gap, _dated(*times, more=period)) == []


def test_other_things_fill_a_gap() -> None:
    """Work, deadlines, meetings of groups and windows of modules count as well."""
    ends = _dated("02.09.21", "09.06.22")
    for more in (
        "between_work: {b: {what: øve, start: 15.09.21, due: 01.05.22}}",
        "deadlines: {d: {what: rapport, when: innen 15. januar 2022}}",
        "groups: {g: {meetings: [{when: 12.01.22}]}}",
        "modules: {m: {title: M, period: oktober 2021 – mai 2022}}",
        "module_runs: {r: {start: oktober 2021, until: mai 2022}}",
        "school_plan: {arenas: {a: {frequency: hver uke, start: høsten 2021, end: mai 2022}}}",
    ):
        assert check(plan_gap, ends + more) == []


def test_undated_events_may_lie_in_the_gap() -> None:
    """Where the day of an event is not known, a gap cannot be established."""
    report = report_on(
        _dated("02.09.21", "09.06.22", more="  s9: {title: Samling}"), rules=[plan_gap]
    )
    assert [(f.severity, f.subject) for f in report.findings] == [("info", "gatherings/s1")]


def test_plan_without_events_is_not_evaluated() -> None:
    """Where nothing is planned at all there is no gap to speak of."""
    assert check(plan_gap, "gatherings: {}") == []
