"""Reports as JSON."""

import json

from hypothesis import given

import kompetanse
from hostile_reports import several
from kompetanse.document import Place
from kompetanse.finding import Finding, Outcome, Related, Report, Severity, Status
from kompetanse.plugins import Plugins
from kompetanse.render.json import render


WAIVED = """\
gatherings: {s1: {title: Samling 1, when: 04.09.21}}
waivers:
  - {rule: weekend-date, element: gatherings/s1, reason: enighet, by: rektor, on: 20.08.21}
"""

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
    "status",
    "waiver",
    "related",
]


def test_the_shape_is_what_is_promised(manager: Plugins) -> None:
    """Names and nesting are those of the reference."""
    document = kompetanse.parse("title: Plan\nmodules: 7\n", name="plan.yaml")
    data = json.loads("".join(render([kompetanse.check(document, plugins=manager)])))
    assert list(data) == ["version", "files", "summary"]
    assert data["version"] == 1
    (file,) = data["files"]
    assert list(file) == ["file", "findings", "known", "outcomes"]
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
    info = Finding("r", Severity.INFO, "m")
    reports = [Report("a", "nb", (info,)), Report("b", "nb", (info,), known=(info,))]
    data = json.loads("".join(render(reports)))
    assert [file["file"] for file in data["files"]] == ["a", "b"]
    assert data["summary"] == {"error": 0, "warning": 0, "info": 2, "known": 1}


def test_a_finding_without_a_file_has_no_place() -> None:
    """Its line is nothing, rather than invented."""
    data = json.loads("".join(render([Report("", "nb", (Finding("r", Severity.INFO, "m"),))])))
    assert data["files"][0]["findings"][0]["line"] is None


def test_a_waived_finding_says_who_signed_what(manager: Plugins) -> None:
    """Its status is `waived`; days are written as programs read them."""
    document = kompetanse.parse(WAIVED, name="plan.yaml")
    report = kompetanse.check(document, rules=["weekend-date"], plugins=manager)
    (found,) = json.loads("".join(render([report])))["files"][0]["findings"]
    assert found["status"] == "waived"
    assert found["waiver"] == {
        "by": "rektor",
        "reason": "enighet",
        "on": "2021-08-20",
        "until": None,
    }


def test_other_places_that_a_finding_speaks_of_are_told() -> None:
    """With the same keys as its own place."""
    other = Related("/gatherings/s2/when", "gatherings/s2", Place("plan.yaml", 2, 10, 2, 18))
    report = Report("p", "nb", (Finding("r", Severity.ERROR, "m", related=(other,)),))
    (found,) = json.loads("".join(render([report])))["files"][0]["findings"]
    assert found["related"] == [
        {
            "subject": "gatherings/s2",
            "path": "/gatherings/s2/when",
            "file": "plan.yaml",
            "line": 2,
            "column": 10,
            "end_line": 2,
            "end_column": 18,
        }
    ]


@given(several)
def test_findings_can_be_read_back(reports: list[Report]) -> None:
    """Whatever a plan contains, a program gets it as it is, in the order of the file."""
    text = "".join(render(reports)).encode("utf-8", "backslashreplace")
    files = json.loads(text)["files"]
    assert [file["file"] for file in files] == [report.file for report in reports]
    for file, report in zip(files, reports, strict=True):
        told = [(one["rule"], one["message"], one["hint"], one["path"]) for one in file["findings"]]
        assert told == [(one.rule, one.message, one.hint, one.path) for one in report.findings]
