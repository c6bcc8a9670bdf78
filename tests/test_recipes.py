"""What the manual shows for others to copy: recipes for CI, editors and hooks are sound."""

import json
import re
import shlex
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from scripts.pages import DOCS, ROOT
from scripts.reference import written_pages
from scripts.transcripts import examples

from kompetanse.cli import COMMANDS, is_half
from kompetanse.cli.arguments import Parser
from kompetanse.cli.running import _module


CI = (DOCS / "how-to" / "ci.md").read_text("utf-8")
RECIPES = [body for language, body in examples(CI) if language == "yaml"]


def calls(text: str) -> Iterator[str]:
    """The calls of the program in a text, one per line."""
    commands = "|".join(map(re.escape, sorted(COMMANDS, reverse=True)))
    word = r"""(?:"[^"]*"|'[^']*'|[^\s#"'|>;&]+)"""
    for found in re.finditer(rf"""(?:^|[\s"])(kompetanse (?:{commands})(?: {word})*)""", text):
        yield found[1]


def shown() -> list[str]:
    """All calls that blocks of the manual show to be copied."""
    wanted = ("sh", "yaml", "json", "console")
    blocks = (one for page in written_pages() for one in examples(page.read_text("utf-8")))
    lines = (line for language, body in blocks if language in wanted for line in body.splitlines())
    found = {call for line in lines for call in calls(line)}
    return sorted(call for call in found if not re.search(r"OPTIONS|…|\$\{", call))


@pytest.mark.parametrize("call", shown())
def test_calls_that_are_shown_are_understood(call: str) -> None:
    """Commands and options are there, and values are such as they take."""
    _, command, *arguments = shlex.split(call)
    if arguments and is_half(command):
        command, arguments = f"{command} {arguments[0]}", arguments[1:]
    module = _module(command)
    parser = Parser(prog="kompetanse", description=None, epilog=None)
    module.configure(parser)
    if "--help" not in arguments:
        parser.parse_args(arguments)


@pytest.mark.parametrize("text", RECIPES)
def test_recipes_are_sound_yaml(text: str) -> None:
    """Whoever copies them has no fault of syntax."""
    assert yaml.safe_load(text)


def _recipe(key: str) -> Any:
    return next(
        data for data in map(yaml.safe_load, RECIPES) if isinstance(data, dict) and key in data
    )


def test_the_workflow_of_github_has_what_it_needs() -> None:
    """A trigger, a runner, steps; and the permission that SARIF needs."""
    workflow = _recipe("jobs")
    assert workflow[True]  # «on» is a truth value to this reader, and a key to GitHub
    assert workflow["permissions"]["security-events"] == "write"
    for job in workflow["jobs"].values():
        assert job["runs-on"]
        assert all(("uses" in step) != ("run" in step) for step in job["steps"])


def test_the_pipeline_of_gitlab_has_what_it_needs() -> None:
    """A script, and a report where GitLab looks for it, also after a failure."""
    job = _recipe("plans")["plans"]
    written = re.findall(r"junit=(\S+)", "\n".join(job["script"]))
    assert written == [job["artifacts"]["reports"]["junit"]]
    assert job["artifacts"]["when"] == "always"


def test_hooks_are_those_that_there_are() -> None:
    """The manual names the hook of this repository, and it is one."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (hook,) = hooks
    assert {"id", "name", "entry", "language"} <= hook.keys()
    assert re.compile(hook["files"]).search("planer/skog/plan.yaml")
    assert not re.compile(hook["files"]).search("planer/skog/units/plans.yaml")
    assert set(re.findall(r"id: (\S+)", CI)) == {hook["id"]}


def test_settings_of_editors_are_sound_json() -> None:
    """Without a comma too many."""
    settings = [
        body
        for page in written_pages()
        for language, body in examples(page.read_text("utf-8"))
        if language == "json"
    ]
    assert settings
    assert all(json.loads(body) for body in settings)
