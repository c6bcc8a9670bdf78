"""`kompetanse check --baseline`: a check that fails only for what is new."""

import json
import os
from pathlib import Path

import pytest

from cli_calls import BAD, PLAN, Run


RULES = """
from kompetanse.model import Plan
from kompetanse.rule import Problem, Problems, Severity, rule

@rule("no-plans", severity=Severity.{severity})
def no_plans(plan: Plan) -> Problems:
    "There is no plan."
    yield Problem(plan, "there is a plan")
"""


def test_the_way_of_a_baseline(run: Run, folder: Path) -> None:
    """Written once; then only what is new fails, and what is mended is told."""
    learnt = run("check", "bad.yaml", "--baseline", "known.json", "--update-baseline")
    assert learnt.status == 0
    assert "known.json" in learnt.err
    known = run("check", "bad.yaml", "--baseline", "known.json", "--language", "en")
    assert (known.status, known.err) == (0, "")
    assert "1 finding is known and does not count" in known.out
    assert "[invalid-date]" not in known.out
    new = BAD.replace("roles:", "  samling-2: {title: Samling 2, when: 31.11.21}\nroles:")
    (folder / "bad.yaml").write_text("# moved\n" + new, encoding="utf-8")
    told = run("check", "bad.yaml", "--baseline", "known.json", "--language", "nn")
    assert told.status == 1
    assert told.out.count("[invalid-date]") == 1
    assert "31.11" in told.out
    (folder / "bad.yaml").write_text(PLAN, encoding="utf-8")
    mended = run("check", "bad.yaml", "--baseline", "known.json", "--language", "en", "--verbose")
    assert mended.status == 0
    assert "known.json:5:" in mended.out
    assert "1 known finding is not there any more" in mended.out
    assert run("check", "bad.yaml", "--baseline", "known.json", "--update-baseline").status == 0
    assert json.loads((folder / "known.json").read_text("utf-8")) == {"version": 1, "files": {}}


def test_the_configuration_may_name_it(run: Run, folder: Path) -> None:
    """By its path from there; and the call may do without."""
    (folder / "kompetanse.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    assert run("check", "bad.yaml").status == 2
    assert run("check", "bad.yaml", "--update-baseline").status == 0
    assert run("check", "bad.yaml").status == 0
    assert run("check", "bad.yaml", "--no-baseline").status == 1
    assert run("check", "bad.yaml", "--baseline", "other.json").status == 2


def test_the_json_report_holds_what_is_known(run: Run) -> None:
    """Beside the findings, in the same shape; and it is counted."""
    run("check", "bad.yaml", "--baseline", "known.json", "--update-baseline")
    told = run("check", "bad.yaml", "plan.yaml", "--baseline", "known.json", "--format", "json")
    data = json.loads(told.out)
    assert [[one["rule"] for one in file["known"]] for file in data["files"]] == [
        ["invalid-date"],
        [],
    ]
    assert (data["summary"]["error"], data["summary"]["known"]) == (0, 1)


@pytest.mark.parametrize("format_", ["text", "sarif", "junit", "github", "html", "csv"])
def test_every_format_can_do_with_a_baseline(run: Run, format_: str) -> None:
    """No error is told that is known."""
    call = ("check", "bad.yaml", "--baseline", "known.json")
    run(*call, "--update-baseline")
    told = run(*call, "--format", format_)
    assert (told.status, told.err) == (0, "")


def test_several_processes_know_the_same(run: Run) -> None:
    """The baseline is written, and held against the reports, where they come together."""
    paths = ("bad.yaml", "plan.yaml", "bad.yaml")
    call = ("check", *paths, "--baseline", "known.json", "--jobs", "2")
    assert run(*call, "--update-baseline").status == 0
    assert run(*call).status == 0
    assert run("check", *paths, "--baseline", "known.json") == run(*call)


def test_a_broken_rule_is_never_known(run: Run, folder: Path) -> None:
    """What it would say stays known, but that it broke is told."""
    (folder / "tromso.py").write_text(RULES.format(severity="ERROR"), encoding="utf-8")
    (folder / "kompetanse.toml").write_text('rules = ["tromso.py"]\n', encoding="utf-8")
    call = ("check", "plan.yaml", "--baseline", "known.json")
    assert run(*call, "--update-baseline").status == 0
    broken = RULES.format(severity="ERROR").replace("yield", "raise RuntimeError;")
    (folder / "tromso.py").write_text(broken, encoding="utf-8")
    told = run(*call, "--update-baseline")
    assert told.status == 3
    assert "[plugin/rule-failed]" in told.out
    assert "tromso/no-plans" in (folder / "known.json").read_text("utf-8")


def test_an_unreadable_plan_is_never_known(run: Run, folder: Path) -> None:
    """It fails the check, and the others are taken down."""
    (folder / "lost.yaml").write_text("[", encoding="utf-8")
    call = ("check", "lost.yaml", "bad.yaml", "--baseline", "known.json")
    assert run(*call, "--update-baseline").status == 2
    assert list(json.loads((folder / "known.json").read_text("utf-8"))["files"]) == ["bad.yaml"]


def test_some_rules_alone_forget_nothing_of_the_others(run: Run, folder: Path) -> None:
    """Whoever selects a rule asks about that one."""
    call = ("check", "bad.yaml", "--baseline", "known.json")
    run(*call, "--update-baseline")
    before = (folder / "known.json").read_text("utf-8")
    told = run(*call, "--select", "weekend-date", "--verbose")
    assert "baseline/stale" not in told.out
    run(*call, "--select", "weekend-date", "--update-baseline")
    assert (folder / "known.json").read_text("utf-8") == before


def test_a_plan_that_is_gone_is_named_and_taken_out(run: Run, folder: Path) -> None:
    """Its findings are gone with it."""
    call = ("--baseline", "known.json")
    run("check", "bad.yaml", *call, "--update-baseline")
    (folder / "bad.yaml").unlink()
    told = run("check", "plan.yaml", *call)
    assert told.status == 0
    assert told.err.count("bad.yaml") == 1
    run("check", "plan.yaml", *call, "--update-baseline")
    assert run("check", "plan.yaml", *call).err == ""


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("--update-baseline",), "--baseline"),
        (("--update-baseline", "--no-baseline"), "--baseline"),
        (("--baseline", "none.json"), "none.json"),
        (("--baseline", "plan.yaml"), "plan.yaml:1"),
        (("--baseline", "x/known.json", "--update-baseline"), "x/known.json"),
        (("--baseline", ".", "--update-baseline"), "."),
    ],
)
def test_a_baseline_that_cannot_be_used_has_status_2(
    run: Run, folder: Path, call: tuple[str, ...], said: str
) -> None:
    """One sentence, and no file is left half."""
    before = sorted(os.listdir(folder))
    told = run("check", "bad.yaml", *call)
    assert told.status == 2
    assert said in told.err
    assert sorted(os.listdir(folder)) == before


def test_a_foreign_file_is_not_written_over(run: Run, folder: Path) -> None:
    """Whoever mistypes the name loses nothing."""
    (folder / "report.json").write_text('{"version": 1, "findings": []}', encoding="utf-8")
    told = run("check", "bad.yaml", "--baseline", "report.json", "--update-baseline")
    assert (told.status, told.out) == (2, "")
    assert (folder / "report.json").read_text("utf-8") == '{"version": 1, "findings": []}'


def test_the_same_findings_give_the_same_bytes(run: Run, folder: Path) -> None:
    """In whatever order the plans are named."""
    for paths in (("bad.yaml", "plan.yaml"), ("plan.yaml", "bad.yaml")):
        run("check", *paths, "--baseline", f"{paths[0]}.json", "--update-baseline")
    assert (folder / "bad.yaml.json").read_bytes() == (folder / "plan.yaml.json").read_bytes()
