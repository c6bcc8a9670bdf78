"""vdirsyncer, a program that subscribes to calendars: what it keeps of a feed, issue by issue."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import icalendar
import pytest
from attrs import evolve

from feed_reader import Property, entries
from feed_samples import history, sample_feeds
from kompetanse.feeds import Imprecise
from kompetanse.web.app import App
from kompetanse.web.shelf import Shelf, public_shelf
from understanding import Understood, meant
from web_serving import HOST, Served, serving, written


CONFIGURATION = """\
[general]
status_path = "{folder}/status"
"""
SUBSCRIPTION = """\
[pair {name}]
a = "{name}_there"
b = "{name}_here"
collections = null

[storage {name}_there]
type = "http"
url = "{url}"

[storage {name}_here]
type = "filesystem"
path = "{folder}/{name}"
fileext = ".ics"
"""


class Subscriber:
    """Somebody who subscribes to some feeds, and looks at them again when told to."""

    def __init__(self, folder: Path, urls: Mapping[str, str]) -> None:
        self.folder = folder
        self._settings = folder / "config"
        sections = (
            SUBSCRIPTION.format(name=name, url=url, folder=folder) for name, url in urls.items()
        )
        self._settings.write_text("\n".join([CONFIGURATION.format(folder=folder), *sections]))
        for name in urls:
            (folder / name).mkdir()
        self._run("discover")

    def look(self) -> list[str]:
        """Fetch the feeds; gives what it says that it does to entries."""
        lines = self._run("sync").splitlines()
        return [line for line in lines if line.startswith(("Copying", "Deleting"))]

    def sees(self, name: str) -> Counter[Understood]:
        """What it has of a feed. It names entries itself, by what they show."""
        return Counter(evolve(one, uid="") for one in self._kept(name))

    def _kept(self, name: str) -> Iterator[Understood]:
        for file in (self.folder / name).iterdir():
            (event,) = icalendar.Calendar.from_ical(file.read_bytes()).events
            summary, status = str(event["SUMMARY"]), str(event["STATUS"])
            yield Understood.of("", event.start, event.end, summary, status)

    def _run(self, command: str) -> str:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "vdirsyncer", "-c", self._settings, command],
            env={**os.environ, "NO_PROXY": HOST},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout


def shown(feed: bytes) -> Counter[Understood]:
    """What is to be seen of a feed."""
    return Counter(evolve(one, uid="") for one in meant(feed))


def told(feed: bytes) -> set[frozenset[Property]]:
    """All that is said of entries, but their names and when they changed."""
    unheeded = {"UID", "DTSTAMP", "LAST-MODIFIED"}
    found = entries(feed) if feed else []
    return {frozenset(one[name] for name in one.keys() - unheeded) for one in found}


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A server of the folder `site`."""
    (tmp_path / "site").mkdir()
    with serving(App(Shelf())) as running:
        yield running


def publish(served: Served, folder: Path, feeds: Mapping[str, bytes]) -> dict[str, str]:
    """Let a server have other feeds; gives their addresses."""
    written(folder / "site", {f"{name}/all.ics": feed for name, feed in feeds.items()})
    served.app.shelf = public_shelf(str(folder / "site"), served.app.shelf)
    return {name: f"http://{HOST}:{served.port}/{name}/all.ics" for name in feeds}


def test_it_has_every_feed_as_it_is_meant(served: Served, tmp_path: Path) -> None:
    """Of all examples, and those that are hard to read; it finds them the same again."""
    other = (f" {Imprecise.SPAN}", f" {Imprecise.NONE}")
    chosen = [
        feed for name, feed in sample_feeds().items() if not any(one in name for one in other)
    ]
    feeds = {f"feed_{n}": feed for n, feed in enumerate(chosen)}
    subscriber = Subscriber(tmp_path, publish(served, tmp_path, feeds))
    assert subscriber.look()
    assert {n: subscriber.sees(n) for n in feeds} == {n: shown(feeds[n]) for n in feeds}
    assert subscriber.look() == []


def test_it_follows_plans(served: Served, tmp_path: Path) -> None:
    """From one issue to the next it replaces what changed, and nothing else."""
    issues = [
        dict(zip(("no", "dk"), feeds, strict=True))
        for feeds in zip(*map(history, ("NO", "DK")), strict=True)
    ]
    before = dict.fromkeys(issues[0], b"")
    subscriber = Subscriber(tmp_path, publish(served, tmp_path, before))
    for feeds in issues:
        publish(served, tmp_path, feeds)
        done = subscriber.look()
        assert {n: subscriber.sees(n) for n in feeds} == {n: shown(feeds[n]) for n in feeds}
        changed = [told(feeds[name]) ^ told(before[name]) for name in feeds]
        assert len(done) == sum(map(len, changed)), done
        before = feeds
    assert subscriber.look() == []
