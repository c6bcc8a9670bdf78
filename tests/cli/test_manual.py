"""`kompetanse explain`, `rules` and `plugins`."""

import json
from pathlib import Path

import pytest

from cli_calls import Run
from kompetanse import __version__


def test_a_rule_is_explained(run: Run) -> None:
    """What must hold, why, options with defaults, what breaks it and what holds."""
    told = run("explain", "plan-gap", "--language", "en")
    assert told.status == 0
    assert told.out.startswith("plan-gap (warning)\n")
    for part in ("options:\n  ", "\nbreaks:\n  ", "\nholds:\n  "):
        assert part in told.out


def test_a_rule_of_a_pack_names_its_source(run: Run) -> None:
    """So that a planner can look it up."""
    told = run("explain", "ost-finnmark/group-size", "--language", "en")
    assert "source: " in told.out
    assert "minimum: whole number, else 5" in told.out


def test_an_unknown_rule_gets_the_nearest_one(run: Run) -> None:
    """Packs are searched as well."""
    told = run("explain", "ost-finnmark/group-sise")
    assert told.status == 2
    assert "did you mean 'ost-finnmark/group-size'?" in told.err


def test_all_rules_are_listed(run: Run) -> None:
    """By pack, with severity and what must hold."""
    told = run("rules", "--language", "en")
    assert told.status == 0
    assert told.out.startswith(f"kompetanse {__version__}\n")
    package = f"kompetanse-ost-finnmark {__version__}"
    assert f"\nost-finnmark ({package})\n  ost-finnmark/" in told.out
    line = next(line for line in told.out.splitlines() if line.startswith("  weekend-date "))
    assert line.split()[1] == "warning"


def test_some_rules_can_be_asked_for(run: Run) -> None:
    """By name, pack, pattern and severity."""
    told = run("rules", "example", "week*-date", "--language", "en")
    names = [line.split()[0] for line in told.out.splitlines() if line.startswith("  ")]
    assert names == ["weekend-date", "example/crowded-week", "example/last-bus"]
    told = run("rules", "example", "--severity", "info", "--language", "en")
    assert "crowded-week" in told.out
    assert "last-bus" not in told.out
    assert "did you mean 'example'?" in run("rules", "exampel").err


def test_rules_are_listed_for_programs(run: Run) -> None:
    """With what other tools need to show them."""
    (listed,) = json.loads(run("rules", "example/last-bus", "--format", "json").out)["rules"]
    assert listed == {
        "rule": "example/last-bus",
        "severity": "warning",
        "title": "A gathering ends before the last bus leaves, at four o'clock.",
        "plugin": "kompetanse-example",
        "plugin_version": "0.1.0",
        "pack": "example",
        "options": ["hour"],
    }


def test_a_rule_is_explained_for_programs(run: Run) -> None:
    """All of its manual, and a JSON Schema of its options."""
    told = json.loads(run("explain", "example/last-bus", "--format", "json").out)
    assert told["why"].startswith("Half of the schools")
    assert told["contact"] == "https://example.org/kompetanse-example"
    assert told["options"]["properties"] == {"hour": {"type": "integer", "default": 16}}
    assert [fragment["breaks"] for fragment in told["fragments"]] == [True, False]
    assert (told["visits"], told["needs"]) == (["Gathering"], ["when"])


def test_a_page_holds_any_fragment(run: Run, folder: Path) -> None:
    """Also one that would end its own block."""
    (folder / "tromso.py").write_text(
        "from kompetanse.model import Plan\nfrom kompetanse.rule import Severity, rule\n"
        "@rule('odd', severity=Severity.INFO)\ndef odd(plan: Plan):\n"
        "    'It is odd.\\n\\nBreaks:\\n    title: ```\\n'\n",
        "utf-8",
    )
    (folder / "kompetanse.toml").write_text('rules = ["tromso.py"]', "utf-8")
    page = run("explain", "tromso/odd", "--format", "markdown", "--language", "en").out
    assert "````yaml\ntitle: ```\n````\n" in page
    assert "- from: tromso\n" in page


def test_plugins_are_listed_for_programs(run: Run, folder: Path) -> None:
    """With their rules, and with what failed."""
    (folder / "tromso.py").write_text("raise RuntimeError('oops')", "utf-8")
    (folder / "kompetanse.toml").write_text('rules = ["tromso.py"]\nlanguage = "en"', "utf-8")
    told = run("plugins", "--format", "json")
    assert told.status == 3
    plugins = {one["name"]: one for one in json.loads(told.out)["plugins"]}
    assert plugins["example"]["rules"] == ["example/last-bus", "example/crowded-week"]
    assert (plugins["example"]["version"], plugins["example"]["failures"]) == ("0.1.0", [])
    (failure,) = plugins["tromso"]["failures"]
    assert failure["id"] == "plugin/import-failed"
    assert "RuntimeError: oops" in failure["message"]


def test_plugins_are_listed_with_their_rules(run: Run) -> None:
    """Name, version, number of rules, pack."""
    told = run("plugins", "--language", "en")
    assert told.status == 0
    assert told.out.startswith("kompetanse ")
    assert "rule pack ost-finnmark" in told.out


@pytest.mark.parametrize("command", ["plugins", "rules"])
def test_a_broken_plugin_is_listed_with_its_fault(run: Run, folder: Path, command: str) -> None:
    """And the status says so."""
    (folder / "tromso.py").write_text("raise RuntimeError('oops')", encoding="utf-8")
    (folder / "kompetanse.toml").write_text('rules = ["tromso.py"]', encoding="utf-8")
    told = run(command)
    assert told.status == 3
    if command == "plugins":
        assert "RuntimeError: oops" in told.out
        assert "[plugin/import-failed]" in told.out
