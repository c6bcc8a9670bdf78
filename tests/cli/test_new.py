"""A new plan loads as it is written, and the check says what is still missing."""

from pathlib import Path

import pytest

import kompetanse
from kompetanse.cli import main
from kompetanse.plugins import create_plugin_manager


PACKS = sorted(create_plugin_manager().packs)


@pytest.mark.parametrize("language", ["nb", "nn", "da", "en"])
@pytest.mark.parametrize("pack", [None, *PACKS])
def test_new_plan_loads_and_asks_for_what_is_missing(
    tmp_path: Path, pack: str | None, language: str
) -> None:
    """There is no fault of shape in it, and something is still to be filled in."""
    file = tmp_path / "plan.yaml"
    follows = ["--follows", pack] if pack else []
    assert main(["new", "plan", *follows, "--language", language, "-o", str(file)]) == 0
    report = kompetanse.check(file)
    assert report.plan is not None
    assert report.plan.language == language
    assert report.plan.id == "plan"
    assert report.plan.follows == ((pack,) if pack else ())
    rules = [finding.rule for finding in report.findings]
    assert [rule for rule in rules if rule.startswith(("plan/", "document/", "plugin/"))] == []
    assert "unresolved-placeholder" in rules


def test_help_is_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """The comments are translated; in English they are what they are."""
    assert main(["new", "plan", "--language", "en"]) == 0
    english = capsys.readouterr().out
    assert main(["new", "plan", "--language", "nb"]) == 0
    norwegian = capsys.readouterr().out
    assert "# Who takes part." in english
    assert "# Who takes part." not in norwegian
    assert "# Hvem som deltar." in norwegian


def test_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    """Only `--force` writes over a file."""
    file = tmp_path / "plan.yaml"
    file.write_text("mine", "utf-8")
    assert main(["new", "plan", "-o", str(file)]) == 2
    assert file.read_text("utf-8") == "mine"
    assert main(["new", "plan", "-o", str(file), "--force"]) == 0


def test_unknown_pack_is_named_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    """A slip in the name of a pack is told."""
    assert main(["new", "plan", "--follows", "dekon"]) == 2
    assert "'dekom'" in capsys.readouterr().err


@pytest.mark.parametrize("id_", ["plan", "å b/c", '"x: [', "a\nb", "no", "2021", "#x", "-"])
def test_any_id_can_be_given(id_: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It stands in the plan as it was written."""
    assert main(["new", "plan", "--id", id_]) == 0
    plan = kompetanse.check(kompetanse.parse(capsys.readouterr().out), rules=()).plan
    assert plan is not None
    assert plan.id == id_


def test_a_plan_without_a_file_or_an_id_is_called_plan(capsys: pytest.CaptureFixture[str]) -> None:
    """Calendars need an id."""
    assert main(["new", "plan"]) == 0
    assert "\nid: plan\n" in capsys.readouterr().out
