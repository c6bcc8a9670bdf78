"""A declaration is a rule like any other: chosen, set, waived, explained, told by language."""

import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest

from cli_calls import Ran
from kompetanse import check_many
from kompetanse.cli import main
from kompetanse.declaring import declared
from kompetanse.hookspecs import hookimpl
from kompetanse.phrase import Told
from kompetanse.plugins import create_plugin_manager
from kompetanse.rule import summary


RULES = """
[rule.network-meetings]
title = {nb = "Ledere har tre nettverksmøter", en = "Leaders have three network meetings"}
why.nb = "De lærer av hverandre."
why.en = "They learn from each other."
for-each = "roles:school-leader"
count = "gatherings:network-meeting"
only.minutes.at-least = 60
per = "term"
at-least = 3

[rule.spring]
title = "Samlinger er om våren"
for-each = "gatherings:gathering"
inside = "våren 2022"
message.nb = "{title} ({when}) er ikke om våren"
message.da = "{title} ({when}) er ikke om foråret"
"""
PLAN = """\
format: 1
title: Plan
period: våren 2022
roles: {ledere: {label: Rektorer}}
gatherings:
  n1: {title: Nettverksmøte 1, when: 11.01.22, minutes: 120, audience: [ledere]}
  n2: {title: Nettverksmøte 2, when: 08.03.22, minutes: 45, audience: [ledere]}
  s1: {title: Samling 1, when: 02.09.21, audience: [ledere]}
"""
Run = Callable[..., Ran]


@pytest.fixture(name="run")
def _run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """A command line in a folder with a plan, a rule file and a configuration."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tromso.toml").write_text(RULES, "utf-8")
    (tmp_path / "plan.yaml").write_text(PLAN, "utf-8")
    _configure("")

    def ran(*arguments: str) -> Ran:
        status = main(list(arguments))
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return ran


def _configure(more: str, rules: str = '["tromso.toml"]') -> None:
    Path("kompetanse.toml").write_text(f'rules = {rules}\nlanguage = "nb"\n{more}\n', "utf-8")


def test_it_is_found_and_told_in_the_words_of_the_plan(run: Run) -> None:
    """At the role that it is about; the title stands below."""
    shown = run("check", "plan.yaml", "--select", "tromso/network-meetings")
    assert shown.status == 0
    assert (
        "plan.yaml:4:9: advarsel: Rektorer: 1 av minst 3 nettverksmøter (våren 2022)" in shown.out
    )
    assert "Ledere har tre nettverksmøter\n" in shown.out


@pytest.mark.parametrize(
    ("language", "title", "message"),
    [
        ("nb", "Ledere har tre nettverksmøter", "er ikke om våren"),
        ("nn", "Ledere har tre nettverksmøter", "er ikke om våren"),
        ("da", "Ledere har tre nettverksmøter", "er ikke om foråret"),
        ("en", "Leaders have three network meetings", "er ikke om våren"),
    ],
)
def test_an_author_may_say_it_in_several_languages(
    run: Run, language: str, title: str, message: str
) -> None:
    """Else it is told in the nearest one."""
    shown = run("check", "plan.yaml", "--select", "tromso", "--language", language)
    assert title in shown.out
    assert f"Samling 1 (02.09.21) {message}" in shown.out
    assert title in run("explain", "tromso/network-meetings", "--language", language).out
    assert title in run("rules", "--language", language).out


def test_numbers_and_times_are_options(run: Run) -> None:
    """Those in conditions, too."""
    told = run("explain", "tromso/network-meetings", "--language", "en").out
    assert "at-least: " in told
    assert "minutes-at-least: " in told
    _configure(
        '[options."tromso/network-meetings"]\nat-least = 2\nminutes-at-least = 30\n'
        '[options."tromso/spring"]\ninside = "høsten 2021"'
    )
    assert "0 feil og 0 advarsler" in run("check", "plan.yaml", "--select", "tromso").out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ('[options."tromso/network-meetings"]\nat-lest = 2', "at-least"),
        ('[options."tromso/network-meetings"]\nat-least = "two"', "int"),
        ('[options."tromso/spring"]\ninside = "en gang"', "inside"),
        ('[options."tromso/sprung"]\ninside = "våren 2022"', "tromso/spring"),
    ],
)
def test_options_are_held_against_their_types(run: Run, options: str, said: str) -> None:
    """As those of other rules are; a time has to be one."""
    _configure(options)
    refused = run("check", "plan.yaml")
    assert refused.status == 2
    assert said in refused.err


def test_it_is_ignored_graded_and_waived(run: Run) -> None:
    """By name, as every rule."""
    _configure('ignore = ["tromso/spring"]\n[severity]\n"tromso/network-meetings" = "error"')
    assert run("check", "plan.yaml", "--select", "tromso/network-meetings").status == 1
    assert "om våren" not in run("check", "plan.yaml").out
    waiver = (
        "waivers: [{rule: tromso/network-meetings, element: roles/ledere, reason: få, by: rektor, "
        "on: 01.08.21}]\n"
    )
    Path("plan.yaml").write_text(PLAN + waiver, "utf-8")
    assert run("check", "plan.yaml", "--select", "tromso/network-meetings").status == 0


def test_json_carries_template_and_arguments(run: Run) -> None:
    """As plain data."""
    shown = run("check", "plan.yaml", "--select", "tromso", "--format", "json")
    found = {one["rule"]: one for one in json.loads(shown.out)["files"][0]["findings"]}
    counted = found["tromso/network-meetings"]
    assert counted["template"] == "{subject}: {found} of at least {at-least} {things} in {period}"
    assert counted["arguments"]["found"] == 1
    assert counted["arguments"]["at-least"] == 3
    assert found["tromso/spring"]["arguments"]["title"] == "Samling 1"


def test_rules_may_stand_in_the_configuration_itself(run: Run) -> None:
    """They are its own; a mistake is told with its line there."""
    _configure('[rule.place]\ntitle = "Sted"\nfor-each = "gatherings"\nstates = "place"')
    assert "own/place" in run("check", "plan.yaml").out
    assert "rule = " in run("check", "plan.yaml", "--show-config").out
    assert "own/place" not in run("check", "plan.yaml", "--no-local-rules").out
    _configure('[rule.place]\ntitle = "Sted"\nfor-each = "gathering"\nstates = "place"')
    broken = run("check", "plan.yaml")
    assert broken.status == 3
    assert "kompetanse.toml:5:12: feil: planformatet har ikke noe avsnitt «gathering»" in broken.out


def test_rules_may_stand_in_the_shared_configuration(run: Run) -> None:
    """Under the table that is ours."""
    Path("kompetanse.toml").unlink()
    Path("pyproject.toml").write_text(
        '[project]\nname = "x"\n[tool.kompetanse.rule.place]\ntitle = "Sted"\n'
        'for-each = "gatherings"\nstates = "place"\n',
        "utf-8",
    )
    assert "own/place" in run("check", "plan.yaml").out


def test_a_configuration_elsewhere_declares_nothing(run: Run, tmp_path: Path) -> None:
    """Rules are those of the folder where one works."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "plan.yaml").write_text(PLAN, "utf-8")
    text = '[rule.place]\ntitle = "Sted"\nfor-each = "gatherings"\nstates = "place"\n'
    (elsewhere / "kompetanse.toml").write_text(text, "utf-8")
    assert "own/place" not in run("check", "elsewhere/plan.yaml").out


def test_a_broken_declaration_is_told_by_every_command(run: Run) -> None:
    """With its place, and with status 3."""
    Path("tromso.toml").write_text(RULES + "\n[rule.odd]\ntitel = 'x'\n", "utf-8")
    for command in (["plugins"], ["rules"], ["test-rules"], ["check", "plan.yaml"]):
        shown = run(*command)
        assert shown.status == 3, command
        if command != ["rules"]:
            assert "tromso.toml:20:1" in shown.out
    assert "mente du title?" in run("plugins").out
    assert "tromso/network-meetings" in run("check", "plan.yaml").out


def test_rules_without_fragments_have_nothing_to_be_tried_on(run: Run) -> None:
    """That is no fault of theirs."""
    tried = run("test-rules")
    assert tried.status == 0


def test_nothing_is_imported_without_a_declaration() -> None:
    """A check costs what it uses."""
    code = (
        "import sys\nfrom kompetanse import check, parse\n"
        "check(parse('title: Plan'))\n"
        "print([name for name in sys.modules if name.startswith('kompetanse.declaring')])"
    )
    ran = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"


def test_workers_find_declarations_themselves(run: Run) -> None:
    """Files are named to them, as those in Python are."""
    assert run("--version").status == 0
    with ProcessPoolExecutor(1) as pool:
        (report,) = check_many(["plan.yaml"], executor=pool, files=["tromso.toml"])
    assert "tromso/spring" in {finding.rule for finding in report.findings}


def test_rules_and_what_they_tell_can_be_sent(run: Run) -> None:
    """To another process, and are the same there."""
    assert run("--version").status == 0
    rules = declared("tromso.toml")
    assert [summary(rule) for rule in pickle.loads(pickle.dumps(rules))] == [  # noqa: S301 - our own
        summary(rule) for rule in rules
    ]
    title = summary(rules[0])
    assert isinstance(title, Told)
    assert pickle.loads(pickle.dumps(title)).languages == title.languages  # noqa: S301 - our own


def test_a_plugin_may_ship_declarations(tmp_path: Path) -> None:
    """They are its rules, under its name."""
    file = tmp_path / "rules.toml"
    file.write_text(RULES, "utf-8")
    module = ModuleType("kompetanse_nord")
    module.kompetanse_rules = hookimpl(lambda: declared(str(file)))  # type: ignore[attr-defined]
    *_, plugin = create_plugin_manager(entry_points=False, modules=[module])
    assert [rule.id for rule in plugin.rules] == ["nord/network-meetings", "nord/spring"]
    assert plugin.failures == []
