"""`kompetanse.testing`: an empty list means that the rule was asked and found nothing."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

import kompetanse_example
from kompetanse.errors import KompetanseError, PlanError, UnknownNameError
from kompetanse.hookspecs import hookimpl
from kompetanse.model import Gathering, LearningGroup, Plan
from kompetanse.rule import Missing, Problem, Problems, Severity, fact, rule
from kompetanse.testing import (
    assert_cases,
    assert_fragments,
    assert_translated,
    check,
    compute,
    findings,
    isolated,
    outcome,
    plan_with,
    report_on,
)
from kompetanse.testing.fixtures import Isolated, kompetanse_plugins
from kompetanse_example import rules


__all__ = ["kompetanse_plugins"]


@fact
def full_groups(plan: Plan) -> list[str]:
    """Ids of groups without room."""
    return [name for name, group in (plan.groups or {}).items() if (group.size or 0) > 6]


@fact
def number_of_full_groups(full_groups: list[str]) -> int:
    """How many there are."""
    return len(full_groups)


@rule("room", severity=Severity.WARNING, needs="members")
def room(group: LearningGroup, full_groups: list[str], today: date, *, spare: int = 0) -> Problems:
    """There is room in a group."""
    if group.id in full_groups or (group.size or 0) + spare > 7:
        yield Problem(group, "{group} is full on {day}", group=group.name, day=today)


@rule("crash", severity=Severity.INFO)
def crash(group: LearningGroup) -> Problems:
    """It breaks."""
    raise RuntimeError(group.id)


TWO = "groups: {a: {members: 5}, b: {members: 8}}"


def test_a_rule_knows_the_facts_of_its_module() -> None:
    """And those that are given to every rule."""
    assert check(room, TWO) == ["groups/b"]
    (finding,) = findings(room, f"today: 2021-09-02\n{TWO}")
    assert finding.arguments == {"group": "b", "day": "2021-09-02"}


def test_a_rule_knows_the_facts_of_its_plugin() -> None:
    """Wherever in the plugin they stand; it goes by the name that it has there."""
    fragment = "gatherings: {a: {when: 06.09.21}, b: {when: 07.09.21}}"
    assert check(rules.crowded_week, fragment) == []
    (finding,) = findings(rules.crowded_week, fragment, maximum=1)
    assert finding.rule == "example/crowded-week"


def test_a_rule_may_come_from_other_plugins(tmp_path: Path) -> None:
    """It knows its facts, and keeps its name."""
    file = tmp_path / "tromso.py"
    file.write_text(
        "from kompetanse.model import LearningGroup\n"
        "from kompetanse.rule import Problem, Severity, fact, rule\n"
        "@fact\ndef most(plan): return 7\n"
        "@rule('small', severity=Severity.INFO)\n"
        "def small(group: LearningGroup, most):\n"
        "    if group.size > most: yield Problem(group, 'too many')\n",
        "utf-8",
    )
    (finding,) = findings(isolated(file).rule("tromso/small"), "groups: {g: {members: 8}}")
    assert finding.rule == "tromso/small"


def test_options_are_set_and_checked() -> None:
    """A name that there is not, or a wrong type, is no option."""
    assert check(room, TWO, spare=3) == ["groups/a", "groups/b"]
    with pytest.raises(UnknownNameError, match="did you mean 'spare'"):
        check(room, TWO, spar=3)
    with pytest.raises(KompetanseError, match="int"):
        check(room, TWO, spare="3")


def test_a_rule_that_breaks_fails_the_test() -> None:
    """It did not find nothing."""
    with pytest.raises(AssertionError, match="RuntimeError: a"):
        check(crash, TWO)


@pytest.mark.parametrize(
    ("fragment", "said"),
    [
        ("groupz: {a: {members: 5}}", "groupz"),
        ("groups: {a: {members: many}}", "many"),
        ("groups: {a: [}", "this fragment cannot be read"),
        ("groups: 7", "7"),
    ],
)
def test_what_is_no_piece_of_a_plan_fails_the_test(fragment: str, said: str) -> None:
    """A typing error in a test is not a plan without faults."""
    with pytest.raises((AssertionError, KompetanseError), match=said):
        check(room, fragment)


def test_a_fragment_may_name_what_is_not_in_it() -> None:
    """It holds what the test is about, and no more."""
    assert check(room, "groups: {a: {members: 8, unit: skog}}") == ["groups/a"]


def test_an_outcome_tells_held_from_not_evaluated() -> None:
    """Both find nothing."""
    assert outcome(room, "groups: {a: {members: 5}}").status == "held"
    became = outcome(room, "groups: {a: {leader: kari}}")
    assert (became.status, became.reason) == ("not-evaluated", "groups.members")


def test_facts_are_computed() -> None:
    """From a fragment or a plan; with the facts that they ask for, if the plugin has them."""
    assert compute(full_groups, TWO) == ["b"]
    assert compute(full_groups, plan_with(TWO)) == ["b"]
    assert len(compute(rules.gatherings_by_week, "gatherings: {a: {when: 06.09.21}}")) == 1  # type: ignore[arg-type]


def test_a_plan_needs_only_what_the_test_is_about() -> None:
    """The rest is a minimal plan; what is no plan is refused."""
    plan = plan_with("groups: {a: {members: 5}}", title="Mine", period="høsten 2021")
    assert (plan.title, plan.id) == ("Mine", "plan")
    assert plan.groups is not None
    assert plan.groups["a"].size == 5
    assert plan_with().gatherings is None
    with pytest.raises(PlanError):
        plan_with(groups=7)


def test_a_plan_can_be_checked_as_it_is() -> None:
    """Made by a program."""
    plan = Plan(id="p", title="P", groups={"a": LearningGroup(id="a", members=9)})
    assert check(room, plan) == ["groups/a"]
    assert report_on(plan, rules=[room]).summary["warning"] == 1


def plugin(name: str = "kompetanse_made", **things: object) -> ModuleType:
    """A plugin's module that brings some rules."""
    made = ModuleType(name)
    made.kompetanse_rules = hookimpl(lambda: list(things.values()))  # type: ignore[attr-defined]
    return made


def test_a_plugin_must_do_as_its_manuals_say() -> None:
    """Or the test fails, naming what lacks."""
    assert_fragments(kompetanse_example)
    with pytest.raises(AssertionError, match=r"made/room needs Breaks: and Holds:"):
        assert_fragments(plugin(room=room))
    with pytest.raises(AssertionError, match="made brings no rules"):
        assert_fragments(plugin())
    with pytest.raises(AssertionError, match="returned 7 where rules are wanted"):
        assert_fragments(plugin(x=7))


def test_a_translated_plugin_passes() -> None:
    """All its messages have a translation in each of its languages."""
    assert_translated(kompetanse_example)


@pytest.fixture(name="translated")
def _translated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plugin whose folder a test may change."""
    from kompetanse.cli import main  # noqa: PLC0415 - for this fixture only

    monkeypatch.chdir(tmp_path)
    assert main(["new", "plugin", "kompetanse-changed"]) == 0
    monkeypatch.syspath_prepend(str(tmp_path / "kompetanse-changed" / "src"))
    return tmp_path / "kompetanse-changed" / "src" / "kompetanse_changed"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("begin earlier, or", "begin later, or", "da: not translated: 'begin later, or"),
        ("who misses the bus", "who is late", "nn: not translated: 'Half of the schools"),
        ('"week {week} has', '"we" "ek {week} is', "not translated: 'week {week} is"),
        ("ends at {end}, after", "ends {fin}, after", "not translated: '{title} ends {fin}"),
        ('            "{title} ends', '            str() + "{title} ends', "wrap it in Phrase"),
    ],
)
def test_what_a_language_lacks_is_told(translated: Path, old: str, new: str, said: str) -> None:
    """With the language, and what to do."""
    file = translated / "rules.py"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    code = "import kompetanse_changed; from kompetanse.testing import *; assert_translated(kompetanse_changed)"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(translated.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said in done.stderr
    assert done.returncode == 1


def test_cases_say_all_that_must_be_found(tmp_path: Path) -> None:
    """What is not expected is told, and what is not found."""
    case = "plan: {gatherings: {a: {when: 02.09.21 kl. 9–17}}}\nexpect: [%s]\n"
    file = tmp_path / "a.yaml"
    file.write_text(case % "last-bus @ gatherings/a", "utf-8")
    assert_cases(kompetanse_example, tmp_path)
    file.write_text(case % "last-bus @ gatherings/b", "utf-8")
    with pytest.raises(AssertionError) as told:
        assert_cases(kompetanse_example, str(tmp_path))
    assert str(told.value).splitlines() == [
        "a.yaml: not found: last-bus @ gatherings/b",
        "a.yaml: not expected: last-bus @ gatherings/a",
    ]


def test_a_case_may_ask_some_rules_only(tmp_path: Path) -> None:
    """A new rule of the plugin spoils no case that is not about it."""
    case = "plan: {gatherings: {a: {when: 02.09.21 kl. 9–17}}}\nexpect: []\nrules: [crowded-week]\n"
    (tmp_path / "a.yaml").write_text(case, "utf-8")
    assert_cases(kompetanse_example, tmp_path)


@pytest.mark.parametrize("text", ["", "plan: {}", "plan: {}\nexpect: 7", "plan: {}\nexpcet: []"])
def test_what_is_no_case_is_told(tmp_path: Path, text: str) -> None:
    """It would else expect nothing."""
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    with pytest.raises(AssertionError, match=r"a\.yaml"):
        assert_cases(kompetanse_example, tmp_path)


def test_a_folder_without_cases_is_told(tmp_path: Path) -> None:
    """A wrong path is not a test that passes."""
    with pytest.raises(AssertionError, match="there are no cases"):
        assert_cases(kompetanse_example, tmp_path / "none")


RULES = """\
from kompetanse.model import Plan
from kompetanse.rule import Severity, rule
@rule('quiet', severity=Severity.INFO)
def quiet(plan: Plan):
    'Nothing.'
"""


def test_isolated_plugins_are_those_that_are_named(
    tmp_path: Path, kompetanse_plugins: Isolated
) -> None:
    """Whatever is installed."""
    file = tmp_path / "quiet.py"
    file.write_text(RULES, "utf-8")
    plugins = kompetanse_plugins(kompetanse_example, file)
    assert [one.name for one in plugins] == ["kompetanse", "example", "quiet"]
    assert [one.name for one in isolated()] == ["kompetanse"]
    assert "kompetanse_local_quiet" in sys.modules


def test_the_fixture_clears_away_what_a_rule_file_left() -> None:
    """The test before this one ran one."""
    assert "kompetanse_local_quiet" not in sys.modules


def test_importing_the_kit_needs_no_pytest() -> None:
    """`kompetanse test-rules` is for those who have none."""
    code = "import sys, kompetanse.testing; sys.exit('pytest' in sys.modules or 'babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603


@rule("undecided", severity=Severity.INFO)
def undecided(gathering: Gathering) -> Problems:
    """It is decided."""
    yield Missing(gathering, "gatherings.place")


def test_what_is_missing_is_named() -> None:
    """As the rule names it."""
    assert outcome(undecided, "gatherings: {a: {title: A}}").reason == "gatherings.place"
