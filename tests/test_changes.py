"""What differs between two issues of a plan."""

import json

import pytest
from hypothesis import given

import kompetanse
from kompetanse.changes import ChangeKind, changes
from kompetanse.cli import main
from kompetanse.model import Plan
from strategies import plans


BEFORE = """
format: 1
id: skog
title: Plan
period: skoleåret 2021/2022
roles:
  ledere: {label: Skoleledere}
  lærere: {label: Lærere}
gatherings:
  s1: {title: Samling 1, when: 02.09.21, audience: [ledere]}
  s2: {title: Samling 2, when: 14.10.21, audience: [Skoleledere Lærere]}
  s3: {title: Samling 3, when: uke 6}
groups:
  g1: {members: 6}
"""


def plan(text: str) -> Plan:
    """Load a plan from its text."""
    return kompetanse.load(kompetanse.parse(text))


def differences(*replacements: tuple[str, str]) -> list[tuple[str, str, tuple[str, ...]]]:
    """What changes when pieces of the plan are written otherwise."""
    after = BEFORE
    for old, new in replacements:
        assert old in after
        after = after.replace(old, new)
    found = changes(plan(BEFORE), plan(after))
    return [(c.kind.value, "/".join(map(str, c.path)), c.audience) for c in found]


def test_moved_gathering_says_for_whom() -> None:
    """A new date is a move, for all the roles that its audience names."""
    found = differences(("14.10.21", "21.10.21"))
    assert found == [("moved", "gatherings/s2/when", ("Skoleledere", "Lærere"))]


def test_other_words_for_the_same_day_are_no_change() -> None:
    """Times are compared by what they mean."""
    assert differences(("02.09.21", "2. september 2021")) == []


def test_added_and_removed() -> None:
    """An element that came, and one that went."""
    found = differences(("  s3: {title: Samling 3, when: uke 6}", "  s4: {title: Ny, when: uke 7}"))
    assert [kind for kind, _, _ in found] == ["added", "removed"]


def test_former_id_is_the_same_element() -> None:
    """An element that says what it was called formerly has not come or gone."""
    assert differences(("s3: {title", "samling-3: {formerly: [s3], title")) == []


def test_cancelled() -> None:
    """A gathering that is marked as cancelled is cancelled."""
    found = differences(("when: uke 6}", "when: uke 6, date_status: cancelled}"))
    assert [kind for kind, _, _ in found] == ["cancelled"]


def test_changed_group() -> None:
    """Another number of members is a change of the group."""
    assert differences(("members: 6", "members: 7")) == [("changed", "groups/g1/members", ())]


@given(plans())
def test_plan_does_not_differ_from_itself(one: Plan) -> None:
    """No plan differs from itself."""
    assert changes(one, one) == ()


@given(plans(), plans())
def test_differences_are_mirrored(one: Plan, other: Plan) -> None:
    """What is added in one direction is removed in the other."""
    there, back = changes(one, other), changes(other, one)
    added = {c.path for c in there if c.kind is ChangeKind.ADDED}
    assert added == {c.path for c in back if c.kind is ChangeKind.REMOVED}


def test_command_tells_and_counts_nothing_as_a_fault(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """`kompetanse diff` prints one line per change, in the language asked for, or JSON."""
    folder = tmp_path_factory.mktemp("plans")
    old, new = folder / "old.yaml", folder / "new.yaml"
    old.write_text(BEFORE, "utf-8")
    new.write_text(BEFORE.replace("14.10.21", "21.10.21"), "utf-8")
    assert main(["diff", str(old), str(new), "--language", "en"]) == 0
    assert capsys.readouterr().out == (
        "moved: «Samling 2», from «14.10.21» to «21.10.21»; for Skoleledere and Lærere "
        "[gatherings/s2/when]\n"
    )
    assert main(["diff", str(old), str(new), "--format", "json"]) == 0
    [change] = json.loads(capsys.readouterr().out)["changes"]
    assert change["kind"] == "moved"
    assert change["new"] == "21.10.21"
