"""`kompetanse check`."""

import io
import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from cli_calls import BAD, PLAN, Run


RULES = """
from kompetanse.model import Plan
from kompetanse.rule import Problem, Problems, Severity, rule
{more}

@rule("no-plans", severity=Severity.{severity})
def no_plans(plan: Plan) -> Problems:
    "There is no plan."
    yield Problem(plan, "there is a plan")
"""


def local_rules(folder: Path, severity: str = "ERROR", more: str = "") -> None:
    """A configuration in a folder that names a rule file."""
    (folder / "rules").mkdir(parents=True)
    text = RULES.format(severity=severity, more=more)
    (folder / "rules" / "tromso.py").write_text(text, encoding="utf-8")
    (folder / "kompetanse.toml").write_text('rules = ["rules/tromso.py"]\n', encoding="utf-8")


def test_a_clean_plan_has_status_0(run: Run) -> None:
    """Nothing but the summary is said."""
    told = run("check", "plan.yaml", "--language", "en")
    assert told.status == 0, told.out
    assert told.out.startswith("0 errors")
    assert told.err == ""


def test_an_error_has_status_1_and_its_place(run: Run) -> None:
    """The line stands below the message, with the fault underlined."""
    told = run("check", "bad.yaml", "--language", "en")
    assert told.status == 1
    assert "bad.yaml:7:39: error: " in told.out
    assert "[invalid-date]" in told.out


def test_a_missing_file_has_status_2(run: Run) -> None:
    """The other plans are still checked, and the highest status applies."""
    told = run("check", "nowhere.yaml", "bad.yaml", "--language", "en")
    assert told.status == 2
    assert "nowhere.yaml" in told.out
    assert "[invalid-date]" in told.out


@pytest.mark.parametrize(("fail_on", "status"), [("error", 0), ("warning", 0), ("info", 1)])
def test_the_status_depends_on_the_severity_that_counts(
    run: Run, fail_on: str, status: int
) -> None:
    """`--fail-on` says from which severity on."""
    Path("rules").mkdir()
    Path("rules/tromso.py").write_text(RULES.format(severity="INFO", more=""), encoding="utf-8")
    Path("kompetanse.toml").write_text('rules = ["rules/tromso.py"]', encoding="utf-8")
    select = ("--select", "tromso/no-plans")
    assert run("check", "plan.yaml", *select, "--fail-on", fail_on).status == status


def test_json_is_all_that_is_on_standard_output(run: Run) -> None:
    """A program can read it as it is."""
    told = run("check", "plan.yaml", "bad.yaml", "--format", "json")
    data = json.loads(told.out)
    assert told.status == 1
    assert [file["file"] for file in data["files"]] == ["plan.yaml", "bad.yaml"]
    assert [f["rule"] for f in data["files"][1]["findings"] if f["severity"] == "error"] == [
        "invalid-date"
    ]


@pytest.mark.parametrize(
    "call", [("--select", "nope"), ("elsewhere",), ("-",)], ids=["rule", "configuration", "input"]
)
def test_no_half_of_a_report_is_on_standard_output(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, call: tuple[str, ...]
) -> None:
    """What is wrong with a call is told before anything is written."""
    (folder / "elsewhere").mkdir()
    (folder / "elsewhere" / "kompetanse.toml").write_text("x = [", encoding="utf-8")
    too_large = io.BytesIO(b" " * (10 * 2**20 + 1))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(too_large))
    told = run("check", "plan.yaml", *call, "--format", "json")
    assert (told.status, told.out) == (2, "")
    assert told.err.startswith("kompetanse: ")


def test_a_report_can_be_written_to_a_file(run: Run, folder: Path) -> None:
    """Nothing then stands on standard output, and no other file is left."""
    before = set(os.listdir(folder))
    told = run("check", "bad.yaml", "-o", "report.txt", "--language", "en")
    assert (told.status, told.out) == (1, "")
    assert "[invalid-date]" in (folder / "report.txt").read_text(encoding="utf-8")
    assert set(os.listdir(folder)) - before == {"report.txt"}


@pytest.mark.parametrize("target", ["none/report.txt", "taken"])
def test_an_unwritable_output_is_told_and_nothing_is_lost(
    run: Run, folder: Path, target: str
) -> None:
    """What stood there before still stands there, whole."""
    (folder / "taken").mkdir()
    told = run("check", "bad.yaml", "-o", target)
    assert told.status == 2
    assert told.err.startswith(f"kompetanse: {target} cannot be written: ")
    assert not [name for name in os.listdir(folder) if name.endswith(".tmp")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_written_into_and_not_replaced(run: Run, folder: Path) -> None:
    """Neither is a device: `-o /dev/null` leaves it in its place."""
    os.mkfifo(folder / "pipe")
    reader = os.open(folder / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    told = run("check", "bad.yaml", "-o", "pipe", "--format", "json")
    assert told.status == 1
    assert json.loads(os.read(reader, 100_000))["summary"]["error"] == 1
    os.close(reader)
    assert (folder / "pipe").is_fifo()


@pytest.mark.skipif(sys.platform == "win32", reason="links and permissions are others there")
def test_a_written_file_stays_what_it_was(run: Run, folder: Path) -> None:
    """A link still leads to the same file, and who may read it is who might."""
    (folder / "kept").mkdir()
    (folder / "kept" / "report.txt").write_text("old", encoding="utf-8")
    (folder / "kept" / "report.txt").chmod(0o640)
    (folder / "report.txt").symlink_to(Path("kept") / "report.txt")
    assert run("check", "bad.yaml", "-o", "report.txt").status == 1
    assert (folder / "report.txt").is_symlink()
    assert "[invalid-date]" in (folder / "kept" / "report.txt").read_text(encoding="utf-8")
    assert (folder / "kept" / "report.txt").stat().st_mode & 0o777 == 0o640


def test_standard_input_is_a_plan(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its format is YAML where nothing else is said."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BAD.encode())))
    told = run("check", "-")
    assert told.status == 1
    assert "<stdin>:7:39" in told.out


@pytest.mark.parametrize(
    ("format_", "text", "status"),
    [
        ("json", '{"title": "Plan", "modules": 7}', 1),
        ("toml", 'title = "Plan"\nmodules = 7\n', 1),
        ("table", "Når | Hva | Hvem\n02.09.21 | Samling 1 | Lærere\n", 0),
        ("yaml", "", 2),
        ("json", "{", 2),
    ],
)
def test_standard_input_has_the_format_that_is_stated(
    run: Run, monkeypatch: pytest.MonkeyPatch, format_: str, text: str, status: int
) -> None:
    """All formats can be piped in."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert run("check", "-", "--input-format", format_).status == status


def test_a_folder_with_a_plan_is_a_plan(run: Run, folder: Path) -> None:
    """Its file is named in the findings."""
    (folder / "skog").mkdir()
    (folder / "skog" / "plan.yaml").write_text(BAD, encoding="utf-8")
    told = run("check", "skog")
    assert told.status == 1
    assert os.path.join("skog", "plan.yaml:7") in told.out


def test_a_table_takes_its_period_from_the_call(run: Run, folder: Path) -> None:
    """What a table does not state itself can be stated beside it."""
    (folder / "plan.txt").write_text("Når | Hva | Hvem\nuke 37 | Samling 1 | Lærere\n", "utf-8")
    with_period = run("check", "plan.txt", "--period", "skoleåret 2021/2022", "--format", "json")
    without = run("check", "plan.txt", "--format", "json")
    rules = [
        {finding["rule"] for finding in json.loads(told.out)["files"][0]["findings"]}
        for told in (with_period, without)
    ]
    assert "plan/unreadable-time" not in rules[0]
    assert "plan/unreadable-time" in rules[1]


def test_a_period_for_a_plan_file_is_not_ignored_in_silence(run: Run) -> None:
    """The file says itself what its period is."""
    told = run("check", "plan.yaml", "plan.yaml", "--period", "2021/2022")
    assert told.err.count("--period is for tables") == 1


def test_a_followed_pack_that_is_missing_has_status_2(run: Run) -> None:
    """A plan never passes because a pack is not installed."""
    told = run("check", "plan.yaml", "--follows", "finnmark-nord")
    assert told.status == 2
    assert "[plugin/missing-pack]" in told.out


def test_a_pack_can_be_followed_by_the_call(run: Run) -> None:
    """`--follows` adds to what the plan says."""
    told = run("check", "plan.yaml", "--follows", "ost-finnmark", "--format", "json")
    outcomes = json.loads(told.out)["files"][0]["outcomes"]
    assert any(outcome["rule"].startswith("ost-finnmark/") for outcome in outcomes)


def test_only_the_selected_rules_run(run: Run) -> None:
    """And none that is ignored."""
    told = run("check", "plan.yaml", "--select", "weekend-date", "--format", "json")
    outcomes = json.loads(told.out)["files"][0]["outcomes"]
    assert [outcome["rule"] for outcome in outcomes] == ["weekend-date"]
    assert run("check", "bad.yaml", "--ignore", "invalid-date").status == 0


def test_several_processes_say_the_same(run: Run, folder: Path) -> None:
    """Whoever checks many plans only waits less."""
    local_rules(folder)
    paths = ["bad.yaml", "plan.yaml", "nowhere.yaml", "bad.yaml"]
    assert run("check", *paths, "--jobs", "2") == run("check", *paths)
    assert "[tromso/no-plans]" in run("check", *paths, "--jobs", "2").out


@pytest.mark.parametrize("jobs", ["0", "-1", "many", "99"])
def test_a_strange_number_of_processes_is_refused(run: Run, jobs: str) -> None:
    """One sentence, and status 2."""
    assert run("check", "plan.yaml", "--jobs", jobs).status == 2


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_rule_that_is_not_there_is_told(run: Run, option: str) -> None:
    """With the nearest name."""
    told = run("check", "plan.yaml", option, "weekend-dat")
    assert told.status == 2
    assert "did you mean 'weekend-date'?" in told.err


@pytest.mark.parametrize("day", ["tomorrow", "2021-13-01", "20211"])
def test_today_is_a_day(run: Run, day: str) -> None:
    """Anything else is refused."""
    told = run("check", "plan.yaml", "--today", day)
    assert told.status == 2
    assert "--today" in told.err


def test_the_clock_is_read_where_no_day_is_stated(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here, and nowhere else."""
    from kompetanse.cli import check  # noqa: PLC0415 - the module, not its function

    days: list[date] = []

    def noted(*_: object, today: date, **__: object) -> list[object]:
        days.append(today)
        return []

    monkeypatch.setattr(check, "check_many", noted)
    run("check", "plan.yaml", "--today", "2021-10-01")
    run("check", "plan.yaml")
    assert days[0] == date(2021, 10, 1)
    assert abs((days[1] - date.today()).days) <= 1  # noqa: DTZ011 - as the program does


def test_a_previous_issue_that_is_missing_is_told(run: Run) -> None:
    """Rules about changes must not be silent because of a mistyped name."""
    told = run("check", "plan.yaml", "--previous", "old.yaml")
    assert (told.status, told.out) == (2, "")
    assert told.err == "kompetanse: old.yaml: there is no such file\n"


def test_a_previous_issue_without_a_plan_is_told(run: Run, folder: Path) -> None:
    """What is wrong with it stands among the findings."""
    (folder / "old.yaml").write_text("[", encoding="utf-8")
    told = run("check", "plan.yaml", "--previous", "old.yaml")
    assert told.status == 1
    assert "old.yaml:1:" in told.out


def test_colours_are_for_terminals(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe gets none, unless they are asked for."""
    assert "\x1b" not in run("check", "bad.yaml").out
    assert "\x1b[1;31m" in run("check", "bad.yaml", "--color", "always").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("check", "bad.yaml").out


def test_rules_of_this_folder_run(run: Run, folder: Path) -> None:
    """The configuration of the working directory may name rule files."""
    local_rules(folder)
    told = run("check", "plan.yaml")
    assert told.status == 1
    assert "[tromso/no-plans]" in told.out
    assert run("check", "plan.yaml", "--no-local-rules").status == 0


def test_rules_of_a_strangers_folder_do_not_run(run: Run, folder: Path) -> None:
    """Its configuration gives data only, and that is said once."""
    stranger = folder / "stranger"
    local_rules(stranger, more=f"open({str(folder / 'ran')!r}, 'w').close()")
    for name in ("a.yaml", "b.yaml"):
        (stranger / name).write_text(PLAN, encoding="utf-8")
    told = run("check", "stranger/a.yaml", "stranger/b.yaml")
    assert told.status == 0
    assert told.err.count("its rules are not run") == 1
    assert not (folder / "ran").exists()


def test_data_of_a_strangers_folder_are_used(run: Run, folder: Path) -> None:
    """A table is read in the period that stands beside it."""
    (folder / "x").mkdir()
    (folder / "x" / "kompetanse.toml").write_text('[plan]\nperiod = "2021/2022"', "utf-8")
    (folder / "x" / "plan.txt").write_text("Når | Hva | Hvem\nuke 37 | Møte | Alle\n", "utf-8")
    assert "plan/unreadable-time" not in run("check", "x/plan.txt", "--verbose").out


def test_a_configuration_can_be_named(run: Run, folder: Path) -> None:
    """Whoever names it, trusts it."""
    local_rules(folder / "elsewhere")
    told = run("check", "plan.yaml", "--config", "elsewhere/kompetanse.toml")
    assert "[tromso/no-plans]" in told.out


def test_some_plans_have_settings_of_their_own(run: Run, folder: Path) -> None:
    """Language, rules, what fails; and the call goes before all of it."""
    (folder / "skoler").mkdir()
    (folder / "skoler" / "bad.yaml").write_text(BAD, encoding="utf-8")
    override = '[[overrides]]\nfiles = ["skoler/**"]\nignore = ["invalid-date"]\nlanguage = "nn"\n'
    (folder / "kompetanse.toml").write_text(f'language = "en"\n{override}', encoding="utf-8")
    told = run("check", "skoler/bad.yaml", "bad.yaml")
    assert told.status == 1
    assert told.out.count("[invalid-date]") == 1
    assert run("check", "skoler/bad.yaml").out.startswith("0 feil og 0 åtvaringar")
    assert run("check", "skoler/bad.yaml", "--select", "*").status == 1
    assert run("check", "skoler/bad.yaml", "--language", "en").out.startswith("0 errors")


def test_a_selection_that_leaves_no_rule_is_told(run: Run) -> None:
    """Nothing is found where nothing is looked for."""
    told = run("check", "plan.yaml", "--select", "skup", "--language", "en")
    assert told.err == "kompetanse: plan.yaml: no rule is selected that serves it\n"


def test_a_broken_configuration_has_status_2(run: Run, folder: Path) -> None:
    """No plan is checked by half of what was asked for."""
    (folder / "kompetanse.toml").write_text("selct = []", encoding="utf-8")
    told = run("check", "plan.yaml")
    assert (told.status, told.out) == (2, "")
    assert told.err == (
        "kompetanse: kompetanse.toml:1: there is no key 'selct'; did you mean 'select'?\n"
    )


def test_a_broken_rule_file_has_status_3(run: Run, folder: Path) -> None:
    """The other rules still run, and the plan does not pass."""
    local_rules(folder, more="raise RuntimeError('oops')")
    told = run("check", "bad.yaml")
    assert told.status == 3
    assert "[plugin/import-failed]" in told.out
    assert "[invalid-date]" in told.out


@pytest.mark.parametrize(
    "path", ["", "\0", "plan.yaml/x", "x" * 5000, "kompetanse\ud800.yaml", "/dev/null/x"]
)
def test_a_strange_path_is_told(run: Run, path: str) -> None:
    """No name of a file ends the program."""
    told = run("check", path)
    assert told.status == 2
    assert "Traceback" not in told.err + told.out
    assert run("check", path, "--format", "json").status == 2
