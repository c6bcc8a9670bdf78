"""`kompetanse explain`, `rules` and `plugins`."""

from pathlib import Path

import pytest

from cli_calls import Run


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
    assert "minimum: int, else 5" in told.out


def test_an_unknown_rule_gets_the_nearest_one(run: Run) -> None:
    """Packs are searched as well."""
    told = run("explain", "ost-finnmark/group-sise")
    assert told.status == 2
    assert "did you mean 'ost-finnmark/group-size'?" in told.err


def test_all_rules_are_listed(run: Run) -> None:
    """By pack, with severity and what must hold."""
    told = run("rules", "--language", "en")
    assert told.status == 0
    assert told.out.startswith("kompetanse\n")
    assert "\nost-finnmark\n  ost-finnmark/" in told.out
    line = next(line for line in told.out.splitlines() if line.startswith("  weekend-date "))
    assert line.split()[1] == "warning"


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
