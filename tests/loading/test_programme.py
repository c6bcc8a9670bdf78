"""Sections of programmes: short forms, lengths, and references in lists and inside elements."""

import pytest

from kompetanse.document import parse
from kompetanse.loading.dumping import dump
from kompetanse.loading.loader import Loaded, load


def loaded(text: str) -> Loaded:
    """A plan from a piece of YAML."""
    return load(parse(f"format: 1\ntitle: Plan\n{text}\n", name="plan.yaml"))


def test_a_length() -> None:
    """«Omlag ett skoleår» is a length, and is written again as it was."""
    plan = loaded("program: {catalogue: {size: 6, duration: omlag ett skoleår}}").plan
    assert plan is not None
    assert plan.program is not None
    assert plan.program.catalogue is not None
    assert plan.program.catalogue.duration is not None
    assert plan.program.catalogue.duration.months == (10, 10)
    assert load(parse(dump(plan), name="plan.yaml")).plan == plan


def test_a_length_that_is_none() -> None:
    """A day is no length."""
    remarks = loaded("program: {catalogue: {duration: 02.09.21}}").remarks
    assert [remark.rule for remark in remarks] == ["plan/unreadable-time"]


def test_short_forms() -> None:
    """A text stands for what an element is mostly known by."""
    plan = loaded(
        "costs: {opplæring: fylket}\n"
        "modules: {m: {activities: [analyse]}}\n"
        "teacher_groups: {g: {members: [Ada]}}"
    ).plan
    assert plan is not None
    assert plan.costs is not None
    assert plan.costs["opplæring"].payer == "fylket"
    assert plan.modules is not None
    assert [one.what for one in plan.modules["m"].activities or ()] == ["analyse"]
    assert plan.teacher_groups is not None
    assert [one.name for one in plan.teacher_groups["g"].members or ()] == ["Ada"]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("attendance: [{gathering: g9}]", ("attendance", 0, "gathering")),
        ("modules: {m: {gatherings: [g9]}}", ("modules", "m", "gatherings", 0)),
        (
            "modules: {m: {between_work: {w: {gathering: g9}}}}",
            ("modules", "m", "between_work", "w", "gathering"),
        ),
        ("gatherings: {g: {units: [u9]}}", ("gatherings", "g", "units", 0)),
        ("module_runs: {r: {unit: u9}}", ("module_runs", "r", "unit")),
    ],
)
def test_references_to_nothing(text: str, path: tuple[str | int, ...]) -> None:
    """A name that is not declared is reported where it stands."""
    found = [remark for remark in loaded(text).remarks if remark.rule == "plan/unknown-reference"]
    assert [remark.path for remark in found] == [path]


def test_a_module_that_is_not_listed_is_for_rules() -> None:
    """Which modules may be chosen, packs know."""
    assert loaded("module_runs: {r: {module: m9}}").remarks == []
