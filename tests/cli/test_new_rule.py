"""`kompetanse new rule`: a rule that runs at once, and a configuration that is not damaged."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli_calls import Run
from kompetanse.cli.new.declaration_file import with_declaration
from kompetanse.cli.new.rule_file import Beginning, new_file, with_rule
from kompetanse.cli.new.skeletons import subjects
from kompetanse.cli.new.toml_editing import with_item
from kompetanse.testing import assert_fragments


SUBJECTS = sorted(subjects())


def test_a_new_rule_runs_at_once(run: Run, folder: Path) -> None:
    """The plan without a place gets a finding; what was written and what comes next is told."""
    told = run("new", "rule", "group-leader-trained")
    assert told.status == 0
    assert told.out.startswith("rules/local.py: the rule local/group-leader-trained")
    assert "kompetanse test-rules rules/local.py" in told.out
    assert (folder / "kompetanse.toml").read_text("utf-8") == 'rules = ["rules/local.py"]\n'
    checked = run("check", "plan.yaml", "--select", "local/group-leader-trained")
    assert "Samling 1 does not say where it is held" in checked.out


@pytest.mark.parametrize("visits", SUBJECTS)
def test_every_example_does_as_its_manual_says(run: Run, folder: Path, visits: str) -> None:
    """Whatever it visits, it breaks on one fragment and holds on the other."""
    call = ("new", "rule", "tromso/mine", "--visits", visits, "--severity", "error")
    assert run(*call).status == 0
    assert_fragments(folder / "rules" / "tromso.py")


@pytest.mark.parametrize("visits", SUBJECTS)
def test_every_declaration_does_as_its_manual_says(run: Run, folder: Path, visits: str) -> None:
    """Whatever it visits, it breaks on one fragment and holds on the other; it is data."""
    told = run("new", "rule", "tromso/mine", "--visits", visits, "--declare")
    assert told.status == 0
    assert (folder / "kompetanse.toml").read_text("utf-8") == 'rules = ["rules/tromso.toml"]\n'
    assert_fragments(folder / "rules" / "tromso.toml")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("before", ["# mine\n", "language = 'nb'\n[rule.one]\ntitle = 'x' # y\n"])
def test_a_second_declaration_joins_the_first(before: str, newline: str) -> None:
    """With all that stood there."""
    text = before.replace("\n", newline)
    after = with_declaration(text, Beginning("opplært", "Gathering", "info"), "f.toml")
    assert after.startswith(text.rstrip())
    assert after.count("\n") == after.count(newline)
    known, data = tomllib.loads(text), tomllib.loads(after)
    assert data["rule"].pop("opplært")["severity"] == "info"
    assert data == {"rule": {}, **known}


@pytest.mark.parametrize("text", ["[rule.a]\n", "rule = {x = {}}\n", "rule = [", "[[rule]]\n"])
def test_a_file_that_cannot_take_the_declaration_is_left_alone(
    run: Run, folder: Path, text: str
) -> None:
    """It has such a rule, or is no file of declarations."""
    (folder / "bus.toml").write_text(text, "utf-8")
    assert run("new", "rule", "a", "--file", "bus.toml").status == 2
    assert (folder / "bus.toml").read_text("utf-8") == text
    assert not (folder / "kompetanse.toml").exists()


def test_a_second_rule_joins_the_first(run: Run, folder: Path) -> None:
    """In the same file, with what it imports; the configuration names the file once."""
    run("new", "rule", "tromso/one")
    run("new", "rule", "tromso/two", "--visits", "LearningGroup")
    run("new", "rule", "tromso/three", "--visits", "Plan")
    text = (folder / "rules" / "tromso.py").read_text("utf-8")
    assert "from kompetanse.model import Gathering, LearningGroup, Plan\n" in text
    assert (folder / "kompetanse.toml").read_text("utf-8") == 'rules = ["rules/tromso.py"]\n'
    assert_fragments(folder / "rules" / "tromso.py")
    listed = run("rules").out
    assert all(f"tromso/{name} " in listed for name in ("one", "two", "three"))


ALL = ["--isolated", "--select", "ALL", "--ignore", "INP001,COM812,CPY,D203,D213,E501"]
GOOGLE = ["--config", "lint.pydocstyle.convention = 'google'"]


@pytest.mark.parametrize("settings", [[], [*ALL, *GOOGLE]], ids=["default", "all"])
def test_what_is_written_pleases_ruff(tmp_path: Path, settings: list[str]) -> None:
    """Whatever it visits, and with several rules in a file."""
    file = tmp_path / "local.py"
    text = new_file(Beginning("rule", "Gathering", "info"), "local.py")
    for number, subject in enumerate(SUBJECTS):
        text = with_rule(text, Beginning(f"rule-{number}", subject, "error"), "local.py")
    file.write_text(text, "utf-8")
    for call in (["check", *settings], ["format", "--check", "--line-length", "100"]):
        command = [sys.executable, "-m", "ruff", *call, str(file)]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603
        assert done.returncode == 0, done.stdout


def test_a_pyproject_with_a_table_of_ours_names_the_file(run: Run, folder: Path) -> None:
    """No second configuration is made."""
    before = "[project]\nname = 'x'  # mine\n\n[tool.kompetanse] # ours\nlanguage = 'en'\n"
    (folder / "pyproject.toml").write_text(before, "utf-8")
    assert run("new", "rule", "last-bus").status == 0
    after = (folder / "pyproject.toml").read_text("utf-8")
    assert after == before.replace("# ours\n", '# ours\nrules = ["rules/local.py"]\n')
    assert not (folder / "kompetanse.toml").exists()
    assert "local/last-bus" in run("rules").out


def test_a_pyproject_without_one_is_left_alone(run: Run, folder: Path) -> None:
    """It belongs to others."""
    (folder / "pyproject.toml").write_text("[project]\nname = 'x'\n", "utf-8")
    run("new", "rule", "last-bus")
    assert (folder / "pyproject.toml").read_text("utf-8") == "[project]\nname = 'x'\n"
    assert (folder / "kompetanse.toml").exists()


def test_another_configuration_can_be_named(run: Run, folder: Path) -> None:
    """Paths in it count from its folder."""
    (folder / "settings").mkdir()
    (folder / "settings" / "k.toml").write_text("# mine\n", "utf-8")
    run("new", "rule", "last-bus", "--config", "settings/k.toml", "--file", "rules/bus.py")
    text = (folder / "settings" / "k.toml").read_text("utf-8")
    assert tomllib.loads(text) == {"rules": ["../rules/bus.py"]}
    assert text.endswith("# mine\n")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["Last bus"], "it is written like 'last-bus'"),
        (["tromso/"], "it is written like 'last-bus'"),
        (["Tromsø/x"], "it is written like 'tromsø'"),
        (["a/b", "--file", "rules/c.py"], "stand in a file named a.py"),
        (["a", "--file", "rules/a.txt"], "it ends with .py or .toml"),
        (["a/b", "--file", "rules/c.toml"], "stand in a file named a.toml"),
        (["a", "--file", "plan.yaml/a.py"], "cannot be written"),
        (["skup/a"], "kompetanse-skup has rules named skup/…"),
        (["kompetanse/a"], "kompetanse has rules named kompetanse/…"),
        (["plan/a"], "kompetanse has rules named plan/…"),
        (["a", "--visits", "Gatherin"], "invalid choice: 'Gatherin'"),
        (["a", "--config", "none.toml"], "none.toml cannot be read"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(
    run: Run, folder: Path, call: list[str], said: str
) -> None:
    """In one sentence."""
    before = sorted(os.listdir(folder))
    told = run("new", "rule", *call)
    assert (told.status, told.out) == (2, "")
    assert said in told.err
    assert sorted(os.listdir(folder)) == before


@pytest.mark.parametrize("text", ["def f(:\n", "\0", "def last_bus(): ...\n", "import last_bus\n"])
def test_a_file_that_cannot_take_the_rule_is_left_alone(run: Run, folder: Path, text: str) -> None:
    """It is no Python, or has something of that name."""
    file = folder / "bus.py"
    file.write_text(text, "utf-8")
    assert run("new", "rule", "last-bus", "--file", "bus.py").status == 2
    assert file.read_text("utf-8") == text
    assert not (folder / "kompetanse.toml").exists()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "text",
    [
        "x = 1\n",
        '"""Mine."""\n',
        "from kompetanse.rule import (\n    Problem,\n    rule,\n)\n",
        "from kompetanse.rule import Problem as P, rule  # mine\n",
        "import os\nfrom kompetanse.rule import Unknown, rule\n\n\nx = os\n",
        "from __future__ import annotations\n\ny = 1",
    ],
)
def test_a_file_of_any_kind_keeps_what_it_has(tmp_path: Path, text: str, newline: str) -> None:
    """Every line but an import that grows; and the new rule works."""
    text = text.replace("\n", newline)
    whole = with_rule(text, Beginning("last-bus", "Gathering", "info"), "f.py")
    assert whole.count("\n") == whole.count(newline)
    grown = [line for line in text.splitlines() if line not in whole.splitlines()]
    imports = ("from kompetanse.rule import", "    ", ")")
    assert [line for line in grown if not line.startswith(imports)] == []
    file = tmp_path / "f.py"
    file.write_bytes(whole.encode())
    assert_fragments(file)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'rules = ["r.py"]\n'),
        ("# mine\n", 'rules = ["r.py"]\n\n# mine\n'),
        ('language = "nb"', 'language = "nb"\nrules = ["r.py"]\n'),
        ('language = "nb" # x\n[plan]\n', 'language = "nb" # x\nrules = ["r.py"]\n[plan]\n'),
        ("rules = []  # none\n", 'rules = ["r.py"]  # none\n'),
        ("rules = ['a.py']\n", "rules = ['a.py', \"r.py\"]\n"),
        ("rules = ['a.py',]\n", "rules = ['a.py', \"r.py\",]\n"),
        ("rules = [\n  'a.py', # a, b\n]\n", "rules = [\n  'a.py', # a, b\n  \"r.py\",\n]\n"),
        ("rules = [\n  'a.py' # a, b\n]\n", "rules = [\n  'a.py', # a, b\n  \"r.py\",\n]\n"),
        ("rules = [\r\n\t'a.py'\r\n]\r\n", "rules = [\r\n\t'a.py',\r\n\t\"r.py\",\r\n]\r\n"),
        ("rules = ['''a.py''', 'b]' # ]\n]\n", "rules = ['''a.py''', 'b]', # ]\n\"r.py\",\n]\n"),
        ("[severity]\nx = 'error'\n", "rules = [\"r.py\"]\n\n[severity]\nx = 'error'\n"),
    ],
)
def test_a_list_grows_where_it_stands(before: str, after: str) -> None:
    """With its comments, its quotation marks and its layout."""
    assert with_item(before, (), "rules", "r.py") == after


@pytest.mark.parametrize(
    "before",
    [
        "[tool.kompetanse.severity]\nx = 'error'",
        "[tool]\nkompetanse.language = 'nb'\n",
        "[ tool . kompetanse ]\nlanguage = 'nb'\n",
        "[tool.kompetanse]",
        "[tool.kompetanse]\nrules = [\n  'a.py'\n]\n[tool.x]\n",
        "x = '''\n[tool.kompetanse]\n'''\n[tool.kompetanse]\n",
        "tool = {kompetanse = {rules = ['a.py']}}\n",
        "tool = {kompetanse = {language = 'nb'}}\n",
    ],
)
def test_a_table_of_any_form_grows_or_is_refused(before: str) -> None:
    """Never is it damaged."""
    after = with_item(before, ("tool", "kompetanse"), "rules", "r.py")
    if after is not None:
        assert tomllib.loads(after)["tool"]["kompetanse"]["rules"][-1] == "r.py"
        assert is_subsequence(before, after)


def is_subsequence(short: str, long: str) -> bool:
    """Whether all characters of a text stand in another one, in their order."""
    rest = iter(long)
    return all(sign in rest for sign in short)


COMMENTS = st.sampled_from(["", " # mine, [ours]", "\t#'"])
ITEMS = st.lists(st.sampled_from(['"a.py"', "'b ] #.py'", '"c\\"d.py"', "'''e.py'''"]), max_size=4)


@st.composite
def configurations(draw: st.DrawFn) -> str:
    """Configurations as people lay them out."""
    items, between = draw(ITEMS), draw(st.sampled_from([", ", ",", ",\n  ", " ,\n"]))
    opening, closing = (
        draw(st.sampled_from(["[", "[\n  ", "[ "])),
        draw(st.sampled_from(["]", "\n]"])),
    )
    comma = draw(st.sampled_from(["", ","])) if items else ""
    comment = draw(COMMENTS) if closing.startswith("\n") else ""
    rules = f"rules = {opening}{between.join(items)}{comma}{comment}{closing}{draw(COMMENTS)}"
    lines = [rules, f"language = 'nb'{draw(COMMENTS)}", draw(COMMENTS).strip()]
    tables = draw(st.sampled_from(["", "[plan]\ntitle = 'x'\n", "[[overrides]]\nfiles = ['a']\n"]))
    text = "\n".join([*draw(st.permutations(lines)), tables])
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@given(configurations())
def test_no_configuration_loses_a_character(text: str) -> None:
    """The list has one item more, and all else stands as it stood."""
    after = with_item(text, (), "rules", "r.py")
    assert after is not None
    before = tomllib.loads(text)
    assert tomllib.loads(after) == {**before, "rules": [*before["rules"], "r.py"]}
    assert is_subsequence(text, after)


def test_a_list_of_something_else_is_refused(run: Run, folder: Path) -> None:
    """The check would refuse it, too."""
    (folder / "kompetanse.toml").write_text("rules = 'a.py'\n", "utf-8")
    assert run("new", "rule", "last-bus").status == 2
    assert not (folder / "rules").exists()


def test_what_is_begun_is_typed(tmp_path: Path) -> None:
    """A strict type checker has nothing to say, whatever is visited."""
    text = new_file(Beginning("start", "Gathering", "info"), "local.py")
    for subject in SUBJECTS:
        text = with_rule(text, Beginning(f"of-{subject.lower()}", subject, "error"), "local.py")
    (tmp_path / "local.py").write_text(text, "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", str(tmp_path / "local.py")]
    cache = f"--cache-dir={Path(__file__).parents[2] / '.mypy_cache'}"
    done = subprocess.run([*command, cache], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout
