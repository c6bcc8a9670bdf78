"""A small reader of calendar feeds that shares no code with their writer."""

import re
from datetime import UTC, date, datetime
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from attrs import frozen


CHECKER = Path(__file__).parent.parent.parent / "shared" / "tools" / "check_feed.py"
_LINE = re.compile(r"([A-Z-]+)(?:;([A-Z-]+)=([^:;]+))?:(.*)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)")
_LONGEST = 75


@frozen
class Property:
    """A content line: its name, its one parameter, its text."""

    name: str
    parameter: str | None
    value: str | None
    text: str

    @classmethod
    def of(cls, line: str) -> "Property":
        """Take a line apart."""
        found = _LINE.fullmatch(line)
        assert found, line
        return cls(*found.groups())

    @property
    def words(self) -> str:
        """The text without escapes."""
        return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], self.text)

    @property
    def time(self) -> date | datetime:
        """A day, or a time with its zone."""
        if (self.parameter, self.value) == ("VALUE", "DATE"):
            return date.fromisoformat(self.text)
        assert self.parameter in (None, "TZID")
        assert self.text.endswith("Z") is (self.parameter is None)
        zone = ZoneInfo(self.value) if self.value else UTC
        return datetime.fromisoformat(self.text.removesuffix("Z")).replace(tzinfo=zone)


def content_lines(feed: bytes) -> list[str]:
    """The lines of a feed, unfolded; as they are sent they are short and hold whole letters."""
    assert feed.endswith(b"\r\n")
    feed = feed.removesuffix(b"\r\n")
    for line in feed.split(b"\r\n"):
        assert len(line) <= _LONGEST
        assert not set(b"\r\n") & set(line)
        line.decode()
    return feed.replace(b"\r\n ", b"").decode().split("\r\n")


def entries(feed: bytes) -> list[dict[str, Property]]:
    """The events of a feed, each as its properties by name."""
    found: list[dict[str, Property]] = []
    inside = False
    for line in content_lines(feed):
        if line in ("BEGIN:VEVENT", "END:VEVENT"):
            inside = line.startswith("BEGIN")
            found += [{}] if inside else []
        elif inside:
            one = Property.of(line)
            assert one.name not in found[-1], line
            found[-1][one.name] = one
    return found


def heading(feed: bytes) -> dict[str, str]:
    """What a feed says of itself."""
    _, *lines = content_lines(feed)
    stop = next(at for at, line in enumerate(lines) if line.startswith(("BEGIN:", "END:")))
    return {one.name: one.words for one in map(Property.of, lines[:stop])}


def faults(feed: bytes, previous: bytes | None = None) -> list[tuple[str, str]]:
    """What the checklist for feeds finds in one, or against one before: its rule, and a sentence."""
    checker = _checker()
    report = checker.Report()
    checker.check(feed, report, previous)
    checker.second_readers(feed, report)
    return [(rule, sentence) for rule, _, sentence, _ in report.items]


def faults_at(url: str) -> list[tuple[str, str]]:
    """What the checklist finds in how a feed is served."""
    checker = _checker()
    report = checker.Report()
    checker.check_http(url, report)
    return [(rule, sentence) for rule, _, sentence, _ in report.items]


@cache
def _checker() -> Any:
    """The tool that knows what feed readers stumble over; it is not part of this repository."""
    if not CHECKER.exists():
        pytest.skip(f"{CHECKER.name} is not here")
    spec = spec_from_file_location("check_feed", CHECKER)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
