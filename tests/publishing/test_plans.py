"""Publishing from a program."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from attrs import evolve

import kompetanse
from cli_calls import PLAN
from feed_plans import named
from kompetanse.feeds import CalendarEvent


NOW = datetime(2021, 8, 20, 12, tzinfo=UTC)


def test_plans_and_paths_are_published_in_one_call(tmp_path: Path) -> None:
    """What became of each is told; what is wrong with one is no error of the call."""
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    given: list[str | Path | kompetanse.Plan] = [
        tmp_path / "plan.yaml",
        named("02.09.21"),
        str(tmp_path / "none.yaml"),
    ]
    told = kompetanse.publish(given, tmp_path / "site", now=NOW)
    assert [one.is_new for one in told] == [True, True, False, False]
    assert isinstance(told[2].error, kompetanse.KompetanseError)
    again = kompetanse.publish(given[:2], tmp_path / "site", now=NOW + timedelta(days=1))
    assert [one.written for one in again] == [(), (), ()]


def test_hooks_of_a_program_are_guarded_too(tmp_path: Path) -> None:
    """And named by what they are called."""

    def linked(event: CalendarEvent) -> CalendarEvent:
        return evolve(event, url="https://moete.example/1")

    def broken(event: CalendarEvent) -> CalendarEvent:
        raise LookupError(event.uid)

    (told, _) = kompetanse.publish([named("02.09.21")], tmp_path, now=NOW, hooks=[broken, linked])
    assert [one.plugin for one in told.failures] == ["broken"]
    assert b"moete.example" in (tmp_path / "plan" / "all.ics").read_bytes()


def test_a_call_that_makes_no_sense_is_refused(tmp_path: Path) -> None:
    """Before anything is written."""
    with pytest.raises(ValueError, match="url"):
        kompetanse.publish([named("02.09.21")], tmp_path / "site", now=NOW, url="skog.example")
    with pytest.raises(ValueError, match="sometimes"):
        kompetanse.publish([], tmp_path / "site", now=NOW, imprecise="sometimes")
    assert not (tmp_path / "site").exists()
