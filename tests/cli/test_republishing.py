"""Publishing again whenever something changes."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

import pytest

from cli_calls import PLAN
from kompetanse.cli import republishing, serve
from kompetanse.cli.republishing import Republisher


UNUSABLE = PLAN + "modules: 7\n"
FEED = Path(".kompetanse", "site", "skog-2021", "all.ics")


@pytest.fixture
def make(folder: Path) -> Callable[..., Republisher]:
    """Make one that has published the plan."""
    assert folder.exists()

    def made(*arguments: str) -> Republisher:
        parser = ArgumentParser()
        serve.configure(parser)
        parser.add_argument("--traceback", action="store_true")
        republisher = Republisher(parser.parse_args(arguments or ["plan.yaml"]))
        republisher.publish()
        return republisher

    return made


def write(text: str) -> None:
    """Write the plan."""
    Path("plan.yaml").write_text(text, encoding="utf-8")


def test_a_change_is_published_when_it_has_come_to_rest(make: Callable[..., Republisher]) -> None:
    """Half of a plan may look like a whole one, in which everything else is called off."""
    republisher = make()
    before = FEED.read_bytes()
    head, _ = PLAN.split("gatherings:")
    for text in (head, head + "gatherings:", PLAN.replace("02.09", "03.09")):
        write(text)
        republisher.refresh()
        assert FEED.read_bytes() == before
    republisher.refresh()
    assert b"20210903" in FEED.read_bytes()
    assert b"CANCELLED" not in FEED.read_bytes()


def test_nothing_is_done_where_nothing_changes(
    make: Callable[..., Republisher], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Plans are not even read."""
    republisher = make()

    def surprised(_: Republisher) -> None:
        raise AssertionError

    monkeypatch.setattr(Republisher, "publish", surprised)
    for _ in range(3):
        republisher.refresh()


def test_time_passes(make: Callable[..., Republisher], monkeypatch: pytest.MonkeyPatch) -> None:
    """What was called off passes; so plans are published again now and then."""
    republisher = make()
    FEED.unlink()
    republisher.refresh()
    assert not FEED.exists()
    monkeypatch.setattr(republishing, "_EVERY", -1.0)
    republisher.refresh()
    assert FEED.exists()


def test_what_goes_wrong_is_said_once(
    make: Callable[..., Republisher], capsys: pytest.CaptureFixture[str]
) -> None:
    """With its place; and when it is over. What was published stays."""
    republisher = make()
    before = FEED.read_bytes()
    capsys.readouterr()
    write(UNUSABLE)
    for _ in range(3):
        republisher.refresh()
    republisher.publish()
    said = capsys.readouterr().err
    assert said.count("plan.yaml has errors") == 1
    assert "plan.yaml:10:10" in said
    assert FEED.read_bytes() == before
    Path("plan.yaml").unlink()
    republisher.publish()
    republisher.publish()
    assert capsys.readouterr().err.count("there is no such file") == 1
    write(PLAN)
    republisher.publish()
    assert capsys.readouterr().err == "kompetanse: plan.yaml is published again\n"
    assert FEED.read_bytes() == before


def test_one_plan_keeps_no_other(make: Callable[..., Republisher]) -> None:
    """The others are published."""
    write(UNUSABLE)
    Path("other.yaml").write_text(PLAN.replace("skog", "strand"), encoding="utf-8")
    make("plan.yaml", "other.yaml")
    assert not FEED.exists()
    assert FEED.parent.with_name("strand-2021").joinpath("all.ics").exists()


def test_a_configuration_counts_too(
    make: Callable[..., Republisher], capsys: pytest.CaptureFixture[str]
) -> None:
    """One that comes, changes or breaks; where it is broken, all stays as it was published."""
    republisher = make()
    capsys.readouterr()
    Path("kompetanse.toml").write_text("rules = 7", encoding="utf-8")
    for _ in range(3):
        republisher.refresh()
    assert capsys.readouterr().err.count("kompetanse.toml") == 1
    Path("kompetanse.toml").write_text('language = "nn"', encoding="utf-8")
    for _ in range(2):
        republisher.refresh()
    assert "kompetanse.toml" not in capsys.readouterr().err


def test_a_folder_is_looked_through(make: Callable[..., Republisher]) -> None:
    """A file that is added to a plan's folder is part of the plan."""
    Path("plan").mkdir()
    Path("plan", "plan.yaml").write_text(PLAN, encoding="utf-8")
    republisher = make("plan")
    Path("plan", "gatherings").mkdir()
    Path("plan", "gatherings", "samling-2.yaml").write_text("when: 09.09.21", encoding="utf-8")
    for _ in range(2):
        republisher.refresh()
    assert b"20210909" in FEED.read_bytes()
