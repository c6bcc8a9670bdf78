"""Reports as JSON."""

import json

import kompetanse
from kompetanse.finding import Finding, Outcome, Report, Severity, Status
from kompetanse.plugins import Plugins
from kompetanse.render.json import render


FINDING_KEYS = [
    "rule",
    "severity",
    "message",
    "hint",
    "subject",
    "path",
    "file",
    "line",
    "column",
    "end_line",
    "end_column",
    "template",
    "arguments",
    "plugin",
]


def test_the_shape_is_what_is_promised(manager: Plugins) -> None:
    """Names and nesting are those of the reference."""
    document = kompetanse.parse("title: Plan\nmodules: 7\n", name="plan.yaml")
    data = json.loads("".join(render([kompetanse.check(document, plugins=manager)])))
    assert list(data) == ["version", "files", "summary"]
    assert data["version"] == 1
    (file,) = data["files"]
    assert list(file) == ["file", "findings", "outcomes"]
    found = file["findings"][0]
    assert list(found) == FINDING_KEYS
    assert (found["file"], found["line"], found["column"]) == ("plan.yaml", 2, 10)
    assert data["summary"]["error"] == 1


def test_outcomes_are_told_with_their_counts() -> None:
    """A rule's status, its subjects, and why it was not evaluated."""
    outcome = Outcome("r", Status.BROKEN, 3, {"broken": 1, "held": 2})
    data = json.loads("".join(render([Report("p", "nb", outcomes=(outcome,))])))
    assert data["files"][0]["outcomes"] == [
        {
            "rule": "r",
            "status": "broken",
            "subjects": 3,
            "counts": {"broken": 1, "held": 2},
            "reason": None,
        }
    ]


def test_the_summary_adds_up_all_files() -> None:
    """Several reports make one text."""
    reports = [Report(n, "nb", (Finding("r", Severity.INFO, "m"),)) for n in ("a", "b")]
    data = json.loads("".join(render(reports)))
    assert [file["file"] for file in data["files"]] == ["a", "b"]
    assert data["summary"] == {"error": 0, "warning": 0, "info": 2}


def test_a_finding_without_a_file_has_no_place() -> None:
    """Its line is nothing, rather than invented."""
    data = json.loads("".join(render([Report("", "nb", (Finding("r", Severity.INFO, "m"),))])))
    assert data["files"][0]["findings"][0]["line"] is None
