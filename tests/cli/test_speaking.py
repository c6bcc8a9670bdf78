"""Whoever asks in Norwegian or Danish gets no word of English: neither help nor complaint."""

import re

import pytest

from cli_calls import Run
from kompetanse.cli import COMMANDS


LANGUAGES = ("nb", "nn", "da")

_ENGLISH = re.compile(r"\b(?:and|cannot|from|is|it|not|of|or|that|the|this|what|which|with)\b")
"""Words that no sentence of the other languages has, and hardly one in English lacks."""

_COMMAND = re.compile(r"^  kompetanse .*$", re.MULTILINE)

WRONG = (
    ("check",),
    ("check", "nowhere.yaml"),
    ("check", "plan.yaml", "--baseline", "none.json"),
    ("check", "plan.yaml", "--config", "nowhere.toml"),
    ("check", "plan.yaml", "--fail-on", "severe"),
    ("check", "plan.yaml", "--format", "sarff"),
    ("check", "plan.yaml", "--format", "json="),
    ("check", "plan.yaml", "--jobs", "0"),
    ("check", "plan.yaml", "--select", "weekend-dat"),
    ("check", "plan.yaml", "--today", "tomorrow"),
    ("check", "plan.yaml", "--update-baseline"),
    ("check", "plan.yaml", "--verbose=much"),
    ("check", "plan.yaml", "--verbosely"),
    ("chek", "plan.yaml"),
    ("calendar", "bad.yaml"),
    ("calendar", "plan.yaml", "--for", "pupils"),
    ("calendar", "plan.yaml", "--now", "soon"),
    ("calendar", "plan.yaml", "-o", "nowhere/out.ics"),
    ("calendar", "plan.yaml", "--previous", "plan.yaml"),
    ("diff", "plan.yaml"),
    ("diff", "plan.yaml", "nowhere.yaml"),
    ("explain", "weekend-dat"),
    ("import", "plan.yaml"),
    ("messages", "."),
    ("new", "plan", "--follows", "nothing"),
    ("new", "plan", "-o", "plan.yaml"),
    ("new", "plugin", "Tromsø"),
    ("new", "rule", "Last Bus"),
    ("new", "rule", "bus", "--file", "plan.yaml"),
    ("publish", "plan.yaml", "plan.yaml"),
    ("publish", "plan.yaml", "site", "--url", "nowhere"),
    ("schema", "rule"),
    ("serve", "plan.yaml", "--port", "99999"),
    ("serve", "plan.yaml", "--port"),
    ("test-rules", "nothing"),
    ("tokens", "list"),
    ("tokens", "revoke"),
    ("when", "31.02.22"),
    ("when", "1.2.", "--in", "now"),
)
"""Calls with which something is wrong."""


def in_english(text: str) -> list[str]:
    """The lines of a text that are in English; names and commands are in none."""
    return [line for line in _COMMAND.sub("", text).splitlines() if _ENGLISH.search(line)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_helps_are_translated(run: Run, command: str, language: str) -> None:
    """Each line that says something is another than in English."""
    english = run(*command.split(), "--help", "--language", "en").out
    other = run(*command.split(), "--help", "--language", language).out
    said = {line for line in english.splitlines() if re.search("[a-z] [a-z]", line)}
    same = said & set(other.splitlines())
    assert [line for line in same if not _COMMAND.match(line)] == []
    assert in_english(other) == []
    assert len(in_english(english)) > 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("call", WRONG, ids=" ".join)
def test_complaints_are_translated(
    run: Run, call: tuple[str, ...], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of our own, of argument parsers, and of the system."""
    monkeypatch.setenv("LANGUAGE", language)
    told = run(*call)
    said = told.err + told.out
    assert said
    assert in_english(said) == []
