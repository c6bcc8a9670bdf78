"""The folder of a site: what is somebody else's, what was changed by hand, what changes meanwhile."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from feed_plans import named
from kompetanse.model import Plan
from kompetanse.publishing import Publication, Site, Source
from kompetanse.publishing.files import sweep
from kompetanse.publishing.store import Store


NOW = datetime(2021, 8, 20, tzinfo=UTC)


def publish(folder: Path, plans: Iterator[Plan]) -> Publication:
    """Publish a plan that is another one each time it is read."""
    source = Source(name="plan.yaml", load=lambda: next(plans))
    return next(iter(Site(str(folder)).publish([source], now=NOW)))


def test_only_what_we_left_half_written_is_swept(tmp_path: Path) -> None:
    """Other programs have files that end so, too."""
    for name in (".kompetanse-all.ics.tmp", "theirs.tmp", ".kompetanse-notes", "all.ics"):
        (tmp_path / name).touch()
    sweep(str(tmp_path))
    assert {path.name for path in tmp_path.iterdir()} == {
        "theirs.tmp",
        ".kompetanse-notes",
        "all.ics",
    }


def test_a_file_that_was_changed_by_hand_is_not_what_was_published(tmp_path: Path) -> None:
    """Nor is one that is gone."""
    plan = named("02.09.21")
    assert publish(tmp_path, iter([plan, plan])).error is None
    store = Store(str(tmp_path))
    manifest = store.manifest("plan")
    assert manifest
    assert store.is_intact(manifest)
    page = tmp_path / "plan" / "index.html"
    written = page.read_bytes()
    page.write_bytes(written + b"<!-- mine -->")
    assert not store.is_intact(manifest)
    page.write_bytes(written)
    assert store.is_intact(manifest)
    page.unlink()
    assert not store.is_intact(manifest)


@pytest.mark.parametrize("other", [Plan(id="other"), Plan(id="plan", formerly=("other",))])
def test_a_plan_that_changes_its_addresses_while_it_is_read_is_not_published(
    tmp_path: Path, other: Plan
) -> None:
    """What it may write to was settled for the one that was there first."""
    told = publish(tmp_path, iter([Plan(id="plan"), other]))
    assert "was changed while it was read" in str(told.error)
    assert not told.written
    assert not list(tmp_path.rglob("*.ics"))
