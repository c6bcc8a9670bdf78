"""Configurations: what they may say, and what is said where they are wrong."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.config import Config, find_config, read_config
from kompetanse.config.keys import KEYS, OVERRIDE_KEYS, read_keys
from kompetanse.config.kinds import Refused
from kompetanse.errors import ConfigError
from kompetanse.finding import Severity
from kompetanse.plugins import Plugins
from kompetanse.selection.override import Override


Write: TypeAlias = Callable[..., str]

RULES = """
from kompetanse.model import Plan
from kompetanse.rule import Severity, rule

@rule("always", severity=Severity.INFO)
def always(plan: Plan, *, limit: int = 1):
    "It holds."
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a configuration into an empty folder, and give its path."""

    def written(text: str, name: str = "kompetanse.toml") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return written


def language_of(folder: Path) -> str | None:
    """The language that a folder's configuration sets."""
    config = find_config(str(folder))
    return config.language if config else None


def refused(path: str) -> str:
    """What is said of a configuration that cannot be used."""
    with pytest.raises(ConfigError) as refusal:
        read_config(path)
    return str(refusal.value)


def test_every_setting_is_read(write: Write, tmp_path: Path) -> None:
    """All keys have an effect, and rule files stand beside the configuration."""
    (tmp_path / "tromso.py").write_text(RULES)
    config = read_config(
        write(
            """
            rules = ["tromso.py"]
            language = "da"
            select = ["weekend-date"]
            ignore = ["public-holiday"]
            fail-on = "warning"
            baseline = "known.json"
            severity = {weekend-date = "error"}
            options."tromso/always" = {limit = 2}
            [[overrides]]
            files = ["barnehager/**"]
            language = "nn"
            fail-on = "info"
            [[overrides]]
            elements = ["gatherings/samling-*", "plan"]
            select = ["*-date"]
            ignore = ["severity:info"]
            severity = {"tromso/*" = "info"}
            options.plan-gap.months = 3
            [plan]
            period = "2021/2022"
            updated = 2021-08-20
            follows = ["ost-finnmark"]
            """
        )
    )
    assert config == Config(
        file=str(tmp_path / "kompetanse.toml"),
        rules=(str(tmp_path / "tromso.py"),),
        language="da",
        select=("weekend-date",),
        ignore=("public-holiday",),
        fail_on=Severity.WARNING,
        severity={"weekend-date": Severity.ERROR},
        baseline=str(tmp_path / "known.json"),
        options={"tromso/always": {"limit": 2}},
        overrides=(
            Override(files=("barnehager/**",), language="nn", fail_on=Severity.INFO),
            Override(
                elements=("gatherings/samling-*", "plan"),
                select=("*-date",),
                ignore=("severity:info",),
                severity={"tromso/*": Severity.INFO},
                options={"plan-gap": {"months": 3}},
            ),
        ),
        plan={"period": "2021/2022", "updated": "2021-08-20", "follows": ["ost-finnmark"]},
    )


def test_a_folder_without_a_configuration_has_none(tmp_path: Path) -> None:
    """Nothing is looked for above the folder."""
    assert find_config(str(tmp_path)) is None


def test_pyproject_is_read_where_it_speaks_of_us(write: Write, tmp_path: Path) -> None:
    """The table of the tool is the configuration."""
    write("[tool.kompetanse]\nlanguage = 'nn'\n", "pyproject.toml")
    assert language_of(tmp_path) == "nn"


@pytest.mark.parametrize("text", ["[project]\nname = 'x'\n", "[project]\nname = 'kompetanse-x'\n"])
def test_pyproject_of_somebody_else_is_no_configuration(
    write: Write, tmp_path: Path, text: str
) -> None:
    """Other projects have that file too."""
    write(text, "pyproject.toml")
    assert find_config(str(tmp_path)) is None


def test_the_own_file_goes_before_pyproject(write: Write, tmp_path: Path) -> None:
    """Two configurations are not mixed."""
    write("[tool.kompetanse]\nlanguage = 'nn'\n", "pyproject.toml")
    write("language = 'da'")
    assert language_of(tmp_path) == "da"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rulles = []", "there is no key 'rulles'; did you mean 'rules'?"),
        ("fail_on = 'error'", "did you mean 'fail-on'?"),
        ("language = 'nbo'", "there is no language 'nbo'; did you mean 'nb'?"),
        ("fail-on = 'eror'", "did you mean 'error'?"),
        ("severity = {x = 'bad'}", "there is no severity 'bad'"),
        ("severity = 'error'", "severity: a table is wanted"),
        ("select = 'weekend-date'", "select: a list of texts is wanted"),
        ("ignore = [1]", "ignore: a list of texts is wanted"),
        ("language = 7", "language: a text is wanted, not 7"),
        ("options = {x = 1}", "options.x: a table is wanted, not 1"),
        ("[plan]\nperiode = '2021'", "there is no key 'periode'; did you mean 'period'?"),
        ("rules = ['nowhere.py']", "there is no file"),
        ("language = ", "is no TOML"),
        ("a = " + "[" * 2000, "is no TOML"),
        ("baseline = 7", "baseline: a text is wanted, not 7"),
        ("baseline = ''", "baseline: the name of a file is wanted"),
        ("overrides = {}", "overrides: tables are wanted: [[overrides]]"),
        ("overrides = [7]", "overrides: a table is wanted, not 7"),
        ("[[overrides]]\nignore = []", "an override says for which files or elements it is"),
        ("[[overrides]]\nfiles = []", "overrides.files: an empty list says nothing here"),
        ("[[overrides]]\nfiles = ['/a']", "'/a' is no pattern: it is written like"),
        ("[[overrides]]\nfiles = ['a\\b']", "is no pattern"),
        ("[[overrides]]\nfiles = ['a']\nrules = []", "there is no key 'rules'"),
        ("[[overrides]]\nelements = ['gathering/a']", "did you mean 'gatherings'?"),
        ("[[overrides]]\nelements = ['a*']\nlanguage = 'nb'", "cannot differ by element"),
        ("[[overrides]]\nelements = ['a*']\nfail-on = 'info'", "cannot differ by element"),
        ("[[overrides]]\nfiles = ['a']\nseverity.x = 'bad'", "there is no severity 'bad'"),
    ],
)
def test_a_mistake_is_told_with_the_file(write: Write, text: str, said: str) -> None:
    """One sentence: which file, what is wrong, and the nearest name."""
    path = write(text)
    assert refused(path).startswith(path)
    assert said in refused(path)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("language = 'nb'\n\nrulse = []", 3),
        ("ignore = [\n  'a',\n  7,\n]", 1),
        ("[severity]\na = 'info'\nb = 'bad'", 3),
        ("rules = [\n  'nowhere.py',\n]", 2),
        ("[[overrides]]\nfiles = ['a']\n[[overrides]]\nelements = [\n  'plan',\n  'x',\n]", 6),
        ("language = 'nb'\nfail-on = ", 2),
        ("ignore = [\n  'weekend-date',\n  'weekend-dat',\n]", 3),
        ("[options.plan-gap]\nmonths = 3\nmonhts = 4", 3),
        ("[options]\nplan-gap.months = '3'", 2),
        ("[severity]\nweekend-date = 'info'\n'weeknd-*' = 'info'", 3),
        ("[[overrides]]\nfiles = ['a']\nselect = ['*']\nignore = ['nope']", 4),
    ],
)
def test_a_mistake_is_told_with_its_line(
    write: Write, manager: Plugins, text: str, line: int
) -> None:
    """Also of what is wrong only because there is no such rule."""
    path = write(text)
    with pytest.raises(ConfigError) as refusal:
        read_config(path).verify(manager)
    assert str(refusal.value).startswith(f"{path}:{line}")


def test_lines_of_pyproject_are_those_of_the_whole_file(write: Write) -> None:
    """Other tools have their tables above ours."""
    path = write("[project]\nname = 'x'\n\n[tool.kompetanse]\nlanguage = 7", "pyproject.toml")
    assert refused(path).startswith(f"{path}:5: language: ")


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    """A file in another encoding is no TOML."""
    path = tmp_path / "kompetanse.toml"
    path.write_bytes(b"language = '\xe5'")
    assert "is no TOML" in refused(str(path))


def test_a_missing_configuration_is_told(tmp_path: Path) -> None:
    """A file that was named must be there."""
    assert "cannot be read" in refused(str(tmp_path / "none.toml"))


def test_a_configuration_without_an_end_is_told(tmp_path: Path) -> None:
    """Nobody writes ten megabytes of settings."""
    path = tmp_path / "kompetanse.toml"
    path.write_bytes(b"#" * (10 * 2**20 + 1))
    assert refused(str(path)).endswith("is over 10 MiB")


@pytest.mark.skipif(sys.platform == "win32", reason="links need permission there")
def test_a_configuration_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    """Its rules would else be left out in silence."""
    (tmp_path / "kompetanse.toml").symlink_to("kompetanse.toml")
    with pytest.raises(ConfigError, match="cannot be read"):
        find_config(str(tmp_path))


@pytest.mark.parametrize(
    ("config", "said"),
    [
        (Config(file="k.toml", ignore=("weekend-dat",)), "did you mean 'weekend-date'?"),
        (Config(file="k.toml", select=("weekend-dat",)), "did you mean 'weekend-date'?"),
        (Config(file="k.toml", severity={"nope": Severity.INFO}), "there is no rule 'nope'"),
        (Config(file="k.toml", options={"plan-gap": {"monhts": 3}}), "option of plan-gap"),
        (Config(file="k.toml", options={"plan-gap": {"months": "3"}}), "wants int, not '3'"),
    ],
)
def test_names_of_rules_and_options_are_verified(
    manager: Plugins, config: Config, said: str
) -> None:
    """A configuration that names what there is not has no effect, so it is refused."""
    with pytest.raises(ConfigError) as refusal:
        config.verify(manager)
    assert str(refusal.value).startswith("k.toml: ")
    assert said in str(refusal.value)


def test_without_local_rules_nothing_is_said_of_them(manager: Plugins) -> None:
    """What the configuration sets for rules of its files goes with the files."""
    config = Config(
        rules=("rules/tromso.py",),
        ignore=("tromso/a", "weekend-date"),
        severity={"tromso/b": Severity.INFO},
        options={"tromso/c": {}},
        select=("tromso/a",),
        overrides=(Override(files=("a",), ignore=("tromso", "tromso/*", "*-bus")),),
    ).without_rules()
    overrides = (Override(files=("a",), ignore=("*-bus",)),)
    assert config == Config(ignore=("weekend-date",), select=(), overrides=overrides)
    config.verify(manager)  # a pattern may mean rules of the files that are left out


OVERRIDES = """
language = "nb"
fail-on = "warning"
[[overrides]]
files = ["skoler/**"]
language = "nn"
ignore = ["plan-gap"]
[[overrides]]
elements = ["gatherings"]
ignore = ["weekend-date"]
[[overrides]]
files = ["**/*.txt", "skoler/skog"]
fail-on = "error"
"""


@pytest.mark.parametrize(
    ("path", "language", "fail_on", "overrides"),
    [
        ("plan.yaml", "nb", "warning", [1]),
        ("skoler/strand.yaml", "nn", "warning", [0, 1]),
        ("skoler/skog", "nn", "error", [0, 1, 2]),
        ("skoler/../plan.txt", "nb", "error", [1, 2]),
        ("-", "nb", "warning", [1]),
    ],
)
def test_overrides_are_for_some_plans(
    write: Write,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    language: str,
    fail_on: str,
    overrides: list[int],
) -> None:
    """By their paths from the configuration's folder, from wherever they are named."""
    (tmp_path / "elsewhere").mkdir()
    config = read_config(write(OVERRIDES))
    for folder in (tmp_path, tmp_path / "elsewhere"):
        monkeypatch.chdir(folder)
        here = os.path.relpath(tmp_path / path, folder) if path != "-" else path
        mine = config.at(here)
        assert (mine.language, str(mine.fail_on)) == (language, fail_on)
        assert mine.overrides == tuple(config.overrides[index] for index in overrides)


def test_a_plan_in_a_folder_has_two_names(write: Write, tmp_path: Path) -> None:
    """The folder's, and that of its file."""
    config = read_config(write("[[overrides]]\nfiles = ['**/plan.json']\nignore = ['*']"))
    (tmp_path / "skog").mkdir()
    assert not config.at(str(tmp_path / "skog")).overrides
    (tmp_path / "skog" / "plan.json").write_text("{}", encoding="utf-8")
    assert config.at(str(tmp_path / "skog")).overrides


LEAVES = st.sampled_from(["", "*", "[", "skup/*", "error", "gatherings/**", "\\", 1, 1.5, True])
TREES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([key.name for key in OVERRIDE_KEYS]), inner, max_size=3)
        | st.dictionaries(st.sampled_from(["", "*", "plan-gap", "months"]), inner, max_size=2)
    ),
    max_leaves=8,
)


@given(data=st.dictionaries(st.sampled_from([key.name for key in KEYS]), TREES))
def test_any_data_is_a_configuration_or_refused(manager: Plugins, data: dict[str, Any]) -> None:
    """Nothing else is raised."""
    with suppress(Refused, ConfigError):
        read = dict(read_keys(data, KEYS))
        read.pop("rule", None)
        config = Config(**read)
        assert all(config.at(path).file == "" for path in ("plan.yaml", "", "-", "/x"))
        config.verify(manager)


def test_without_overrides_all_plans_share_a_configuration() -> None:
    """The very same one."""
    config = Config(language="nb")
    assert config.at("plan.yaml") is config
