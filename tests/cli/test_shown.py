"""`kompetanse check --show-config`: what is set, and where."""

import tomllib
from pathlib import Path

import pytest

from cli_calls import PLAN, Run


CONFIG = """\
language = "en"
ignore = ["plan-gap", "skup/*"]
rules = ["tromso.py"]

[severity]
weekend-date = "error"

[options."ost-finnmark/group-size"]
maximum = 8

[plan]
period = "2021/2022"

[[overrides]]
files = ["skoler/**"]
ignore = ["weekend-date"]
severity = {"*-date" = "info"}
language = "nn"

[[overrides]]
elements = ["gatherings"]
options.stale-deadline = {papers_days = 30}
"""

RULES = """
from kompetanse.model import Plan
from kompetanse.rule import Severity, rule

@rule("always", severity=Severity.INFO)
def always(plan: Plan):
    "It holds."
"""


@pytest.fixture
def configured(folder: Path) -> Path:
    """A folder with a configuration, and a plan that it has something else for."""
    (folder / "tromso.py").write_text(RULES, encoding="utf-8")
    (folder / "kompetanse.toml").write_text(CONFIG, encoding="utf-8")
    (folder / "skoler").mkdir()
    (folder / "skoler" / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return folder


def lines(text: str) -> dict[str, str]:
    """What stands behind each key: value, and comment."""
    pairs = (line.partition(" = ") for line in text.splitlines() if " = " in line)
    return {key: " ".join(value.split()) for key, _, value in pairs}


def test_each_value_is_told_with_its_place(run: Run, configured: Path) -> None:
    """The file and the line, for what holds for all plans; overrides as they stand."""
    assert configured.exists()
    told = run("check", "--show-config")
    assert (told.status, told.err) == (0, "")
    first, _, blocks = told.out.partition("[[overrides]]")
    shown, differing = lines(first), lines(blocks)
    assert shown["language"] == '"en" # kompetanse.toml:1'
    assert shown["ignore"] == '["plan-gap", "skup/*"] # kompetanse.toml:2'
    assert shown["rules"] == '["tromso.py"] # kompetanse.toml:3'
    assert shown["severity.weekend-date"] == '"error" # kompetanse.toml:6'
    assert shown['options."ost-finnmark/group-size".maximum'] == "8 # kompetanse.toml:9"
    assert shown["plan.period"] == '"2021/2022" # kompetanse.toml:12'
    assert differing["ignore"] == '["weekend-date"] # kompetanse.toml:16'
    assert differing["elements"] == '["gatherings"] # kompetanse.toml:21'
    assert "# fail-on: error (default)" in told.out


def test_what_is_shown_is_a_configuration(run: Run, configured: Path) -> None:
    """It says the same when it is read."""
    shown = tomllib.loads(run("check", "--show-config").out)
    written = tomllib.loads(CONFIG)
    assert shown == written
    (configured / "kompetanse.toml").write_text(run("check", "--show-config").out, "utf-8")
    assert tomllib.loads(run("check", "--show-config").out) == written


def test_plans_are_told_apart_where_they_differ(run: Run, configured: Path) -> None:
    """Those that share all settings share a block."""
    assert configured.exists()
    told = run("check", "--show-config", "plan.yaml", "skoler/plan.yaml", "bad.yaml")
    first, second = told.out.split("# skoler/plan.yaml\n")
    assert first.startswith("# plan.yaml, bad.yaml\n")
    assert lines(first)["language"] == '"en" # kompetanse.toml:1'
    shown = lines(second)
    assert shown["language"] == '"nn" # kompetanse.toml:18'
    assert shown["ignore"].startswith(
        '["plan-gap", "skup/*", "weekend-date"] # kompetanse.toml:2, kompetanse.toml:16'
    )
    assert 'severity."*-date"' in shown
    assert "severity.weekend-date" not in shown
    assert "files" not in shown
    assert "plan.period" not in shown


def test_what_the_call_says_goes_before_all(run: Run, configured: Path) -> None:
    """And is told as such."""
    assert configured.exists()
    call = ("--language", "da", "--select", "*", "--ignore", "plan-gap", "--fail-on", "info")
    shown = lines(run("check", "--show-config", "skoler/plan.yaml", *call).out)
    assert shown["language"].endswith("# kommandolinjen")
    assert shown["select"].startswith('["*"] # ')
    assert shown["ignore"] == '["plan-gap"] # kommandolinjen'
    assert shown["fail-on"] == '"info" # kommandolinjen'


def test_what_is_of_no_use_for_a_plan_is_noted(run: Run, configured: Path) -> None:
    """It is no mistake: another plan may follow the pack."""
    (configured / "skup.yaml").write_text(f"{PLAN}follows: [skup, ost-finnmark]\n", "utf-8")
    plain = lines(run("check", "--show-config", "plan.yaml").out)
    assert plain["ignore"].endswith("serves no rule here: skup/*")
    assert plain['options."ost-finnmark/group-size".maximum'].endswith("ost-finnmark/group-size")
    assert "serves no rule" not in run("check", "--show-config", "skup.yaml").out
    assert "serves no rule" not in run("check", "--show-config", "none.yaml").out


def test_tables_have_plan_data(run: Run, configured: Path) -> None:
    """Of the call, of the configuration beside them, of this one."""
    (configured / "x").mkdir()
    (configured / "x" / "kompetanse.toml").write_text('[plan]\ncountry = "DK"\n', "utf-8")
    (configured / "x" / "plan.txt").write_text("Når | Hva | Hvem\nuke 37 | Møte | Alle\n", "utf-8")
    shown = lines(run("check", "--show-config", "x/plan.txt", "--follows", "skup").out)
    assert shown["plan.follows"] == '["skup"] # command line'
    assert shown["plan.country"] == '"DK" # x/kompetanse.toml:2'.replace("/", "/")
    assert shown["plan.period"] == '"2021/2022" # kompetanse.toml:12'


def test_rule_files_that_do_not_run_are_none(run: Run, configured: Path) -> None:
    """`--no-local-rules` leaves them out."""
    assert configured.exists()
    shown = lines(run("check", "--show-config", "--no-local-rules").out)
    assert shown["rules"] == "[] # --no-local-rules"


def test_rules_that_are_declared_there_are_told(run: Run, folder: Path) -> None:
    """As a comment: they stand in the configuration themselves."""
    declared = '[rule.staff]\ntitle = "Units have staff."\ncount = "units.staff"\nat-least = 1\n'
    (folder / "kompetanse.toml").write_text(declared, encoding="utf-8")
    told = run("check", "--show-config", "--language", "en")
    assert told.status == 0, told.err
    assert "# rule: declared there (kompetanse.toml:1)" in told.out
    assert "rules" not in lines(told.out)


def test_the_baseline_is_told(run: Run, folder: Path) -> None:
    """That of the call, or of the configuration, or none."""
    (folder / "kompetanse.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    show = ("check", "--show-config")
    assert lines(run(*show).out)["baseline"] == '"known.json" # kompetanse.toml:1'
    by_call = lines(run(*show, "--baseline", "other.json", "--language", "en").out)
    assert by_call["baseline"] == '"other.json" # command line'
    assert "baseline" not in lines(run(*show, "--no-baseline").out)


def test_without_a_configuration_all_is_default(run: Run) -> None:
    """Every line is a comment."""
    told = run("check", "--show-config")
    assert told.status == 0
    assert told.out
    assert all(line.startswith("# ") for line in told.out.splitlines())


def test_a_plan_is_wanted_where_nothing_is_shown(run: Run) -> None:
    """A check of nothing passes nothing."""
    told = run("check")
    assert (told.status, told.out) == (2, "")
    assert "kompetanse check plan.yaml" in told.err
