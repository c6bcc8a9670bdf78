"""Findings as annotations on GitHub."""

import re
from typing import Any

import pytest
from hypothesis import given

from hostile_reports import several
from kompetanse.document import Place
from kompetanse.finding import Finding, Report, Severity
from kompetanse.render.excerpt import visible
from kompetanse.render.github import GithubRenderer
from kompetanse.render.renderer import Context, pieces


def finding(severity: Severity = Severity.ERROR, **more: Any) -> Finding:
    """A finding of a rule."""
    usual: dict[str, Any] = {
        "rule": "some-rule",
        "message": "it is wrong",
        "path": "/modules",
        "place": Place("plan.yaml", 2, 10, 2, 11),
    }
    return Finding(severity=severity, **(usual | more))


def written(*findings: Finding, **context: Any) -> str:
    """What is written of some findings."""
    renderer = GithubRenderer(Context(**context))
    return "".join(pieces(renderer, [Report("plan.yaml", "en", findings)]))


def read(line: str) -> tuple[str, dict[str, str], str]:
    """A command as GitHub's runner reads it."""
    found = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
    assert found
    pairs = (pair.split("=", 1) for pair in found[2].split(",") if pair)
    head = {name: _property(value) for name, value in pairs if value}
    return found[1], head, _data(found[3])


def _data(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def _property(text: str) -> str:
    for escaped, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ",")):
        text = text.replace(escaped, sign)
    return text.replace("%25", "%")


def test_a_finding_is_one_command() -> None:
    """With its place, its rule, and what would repair it on the next line of the message."""
    assert written(finding(hint="write 7")) == (
        "::error file=plan.yaml,line=2,endLine=2,col=10,endColumn=11,title=some-rule"
        "::it is wrong%0Awrite 7\n"
    )


@pytest.mark.parametrize(
    ("severity", "level"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning")]
)
def test_severities_have_their_levels(severity: Severity, level: str) -> None:
    """Errors and warnings stand in full."""
    assert written(finding(severity)).startswith(f"::{level} ")


def test_remarks_are_notices_where_they_are_asked_for() -> None:
    """GitHub shows ten of each level; they would hide nothing, but be noise."""
    assert written(finding(Severity.INFO)) == ""
    assert written(finding(Severity.INFO), verbose=True).startswith("::notice ")


def test_columns_are_told_inside_one_line_only() -> None:
    """GitHub refuses them for more lines."""
    place = Place("plan.yaml", 2, 10, 4, 3)
    assert read(written(finding(place=place)).rstrip())[1] == {
        "file": "plan.yaml",
        "line": "2",
        "endLine": "4",
        "title": "some-rule",
    }


def test_what_is_about_all_of_a_plan_has_no_line() -> None:
    """And what has no file, has none."""
    _, head, _ = read(written(finding(path="")).rstrip())
    assert head == {"file": "plan.yaml", "title": "some-rule"}
    _, head, _ = read(written(finding(place=None)).rstrip())
    assert head == {"title": "some-rule"}


def test_files_are_told_from_the_checkout(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the check runs in one of its folders."""
    (tmp_path / "planer").mkdir()
    monkeypatch.chdir(tmp_path / "planer")
    assert "file=planer/plan.yaml," in written(finding(), root=str(tmp_path))
    above = finding(place=Place("../a.yaml", 1, 1, 1, 2))
    assert "file=a.yaml," in written(above, root=str(tmp_path))
    assert "file=../a.yaml," in written(above)


@given(several)
def test_nothing_of_a_plan_becomes_a_command(reports: list[Report]) -> None:
    """Every line is a command of ours, and says what the finding says."""
    renderer = GithubRenderer(Context(verbose=True))
    lines = re.split("[\r\n]+", "".join(pieces(renderer, reports)))
    assert lines.pop() == ""
    findings = [finding for report in reports for finding in report.findings]
    assert len(lines) == len(findings)
    for line, one in zip(lines, findings, strict=True):
        level, head, data = read(line)
        assert level in ("error", "warning", "notice")
        assert set(head) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert head.get("title", "") == visible(one.rule)
        assert data == "\n".join(visible(text) for text in (one.message, one.hint) if text)
