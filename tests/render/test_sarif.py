"""Reports as SARIF."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft4Validator

import kompetanse
from hostile_reports import several
from kompetanse.document import Place
from kompetanse.finding import Exit, Finding, Outcome, Related, Report, Severity, Status
from kompetanse.plugins import Plugins
from kompetanse.render.renderer import Context, pieces
from kompetanse.render.sarif import SarifRenderer


SCHEMA = Path(__file__).parent.parent / "data" / "schemas" / "sarif-2.1.0.json"
PLAN = """\
title: Plan
gatherings:
  s1: {title: Samling 1, when: 04.09.21}
  s2: {title: Samling 2, when: 05.09.21}
waivers:
  - {rule: weekend-date, element: gatherings/s1, reason: enighet, by: rektor, on: 20.08.21}
"""


@cache
def schema() -> Draft4Validator:
    """The schema of the standard."""
    return Draft4Validator(json.loads(SCHEMA.read_text("utf-8")))


def read(*reports: Report, **context: Any) -> Any:
    """The one run that is written of some reports, once the schema is content."""
    text = "".join(pieces(SarifRenderer(Context(**context)), reports))
    log = json.loads(text.encode("utf-8", "backslashreplace"))
    schema().validate(log)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def checked(manager: Plugins, text: str = PLAN, **settings: Any) -> Report:
    """The report of a plan."""
    document = kompetanse.parse(text, name="planer/plan.yaml")
    return kompetanse.check(document, plugins=manager, **settings)


def finding(**more: Any) -> Finding:
    """A finding of a rule."""
    usual: dict[str, Any] = {
        "rule": "r",
        "severity": Severity.ERROR,
        "message": "it is wrong",
        "subject": "groups/g1",
        "path": "/groups/g1",
        "place": Place("plan.yaml", 2, 10, 2, 11),
    }
    return Finding(**(usual | more))


def result(one: Finding, **context: Any) -> Any:
    """The result that is written of a finding."""
    (found,) = read(Report("plan.yaml", "en", (one,)), **context)["results"]
    return found


def test_a_real_report_is_what_the_schema_demands(manager: Plugins) -> None:
    """Results refer to the rules, which are told in the plan's language."""
    run = read(checked(manager, language="nb"), plugins=manager)
    rules = run["tool"]["driver"]["rules"]
    for one in run["results"]:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
    assert run["language"] == "nb"
    assert run["columnKind"] == "unicodeCodePoints"
    weekend = next(rule for rule in rules if rule["id"] == "weekend-date")
    assert weekend["shortDescription"]["text"].startswith("Ingenting som folk")
    assert weekend["help"]["markdown"].startswith("**Ingenting som folk")
    assert "```yaml" in weekend["help"]["markdown"]
    assert weekend["defaultConfiguration"]["level"] == "warning"


def test_all_that_github_demands_of_a_rule_is_there(manager: Plugins) -> None:
    """It shows no alert of a rule without a description and a help, and cuts long ones."""
    report = checked(manager)
    for rule in read(report, plugins=manager)["tool"]["driver"]["rules"]:
        for text in (rule["shortDescription"], rule["fullDescription"]):
            assert 0 < len(text["text"]) <= 1024
        assert rule["help"]["text"]
        assert rule["properties"]["tags"]
    assert all(one["locations"] for one in read(report)["results"])


def test_regions_are_the_words_that_are_meant(manager: Plugins) -> None:
    """Columns count characters, not bytes or halves of them."""
    text = "title: Plan\nmodules: {m1: {title: '😀 é', sessions: 7}}\n"
    report = checked(manager, text)
    (one,) = [r for r in read(report)["results"] if r["level"] == "error"]
    region = one["locations"][0]["physicalLocation"]["region"]
    assert region["startLine"] == region["endLine"] == 2
    line = text.splitlines()[1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "7"


def test_what_is_about_all_of_a_plan_marks_its_first_line_only() -> None:
    """A whole file that is underlined says nothing."""
    one = result(finding(path="", place=Place("plan.yaml", 1, 1, 40, 2)))
    assert one["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}


def test_a_waived_finding_is_suppressed_with_its_justification(manager: Plugins) -> None:
    """Others say that nothing suppresses them."""
    report = checked(manager, rules=["weekend-date"], language="en")
    told = [one["suppressions"] for one in read(report)["results"]]
    assert told == [
        [
            {
                "kind": "inSource",
                "status": "accepted",
                "justification": "waived by rektor: enighet",
            }
        ],
        [],
    ]


def test_a_known_finding_is_suppressed_by_the_baseline() -> None:
    """It is told, and does not count."""
    (known,) = read(Report("plan.yaml", "en", known=(finding(),)))["results"]
    (suppression,) = known["suppressions"]
    assert suppression["kind"] == "external"


def test_fingerprints_do_not_know_lines(manager: Plugins) -> None:
    """They stay when lines move, and differ between rules and between elements."""

    def prints(text: str) -> list[str]:
        results = read(checked(manager, text))["results"]
        return [one["partialFingerprints"]["ruleAndElement/v1"] for one in results]

    before = prints(PLAN)
    assert prints("# a new line\n\n" + PLAN) == before
    assert len(set(before)) == len(before)
    twins = read(Report("p", "en", (finding(), finding(message="again"))))["results"]
    first, second = (one["partialFingerprints"]["ruleAndElement/v1"] for one in twins)
    assert (first[:-1], first[-1], second[-1]) == (second[:-1], "1", "2")


def test_related_places_are_told() -> None:
    """With ids of their own, so that viewers can list them."""
    other = Related("/groups/g2", "groups/g2", Place("plan.yaml", 7, 3, 7, 5))
    (location,) = result(finding(related=(other,)))["relatedLocations"]
    assert location["id"] == 1
    assert location["message"]["text"] == "groups/g2"
    assert location["physicalLocation"]["region"]["startLine"] == 7


@pytest.mark.parametrize(
    ("file", "address"),
    [
        ("plan.yaml", "plan.yaml"),
        ("planer/Øst & vest #1.yaml", "planer/%C3%98st%20%26%20vest%20%231.yaml"),
        ("./a/../plan.yaml", "plan.yaml"),
        ("C:plan.yaml", "C%3Aplan.yaml"),
        ("100%.yaml", "100%25.yaml"),
    ],
)
def test_files_are_addresses(file: str, address: str) -> None:
    """Relative to the folder of all plans, whatever signs are in their names."""
    one = result(finding(place=Place(file, 1, 1, 1, 2)))
    artifact = one["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": address, "uriBaseId": "%SRCROOT%"}


def test_files_are_told_from_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the check runs in a folder of it; what is outside keeps its whole address."""
    (tmp_path / "planer").mkdir()
    monkeypatch.chdir(tmp_path / "planer")
    inside = result(finding(), root=str(tmp_path))["locations"][0]["physicalLocation"]
    assert inside["artifactLocation"]["uri"] == "planer/plan.yaml"
    away = result(finding(place=Place("../../x.yaml", 1, 1, 1, 2)), root=str(tmp_path))
    artifact = away["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uri"].startswith("file:///")
    assert "uriBaseId" not in artifact


def test_a_broken_plugin_is_told_of_the_tool() -> None:
    """Once, however many plans it could not serve; each plan has its result as well."""
    broken = finding(rule="plugin/import-failed", message="it cannot be loaded", place=None)
    failed = finding(rule="plugin/rule-failed", message="it broke", arguments={"rule": "x/y"})
    reports = [Report(name, "en", (broken, failed)) for name in ("a.yaml", "b.yaml")]
    run = read(*reports, status=lambda: Exit.BROKEN_PLUGIN)
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["exitCode"] == 3
    (told,) = invocation["toolConfigurationNotifications"]
    assert (told["descriptor"]["id"], told["level"]) == ("plugin/import-failed", "error")
    (told,) = invocation["toolExecutionNotifications"]
    assert told["associatedRule"] == {"id": "x/y"}
    assert len(run["results"]) == 4


@pytest.mark.parametrize(("status", "successful"), [(0, True), (1, True), (2, False)])
def test_findings_are_no_failure_of_the_tool(status: int, successful: bool) -> None:
    """It has done its work, unless something could not be used."""
    (invocation,) = read(status=lambda: status)["invocations"]
    assert (invocation["exitCode"], invocation["executionSuccessful"]) == (status, successful)


def test_rules_that_hold_are_listed_too() -> None:
    """A reader sees what was looked at."""
    report = Report("p", "en", outcomes=(Outcome("r", Status.HELD, 1),))
    assert [rule["id"] for rule in read(report)["tool"]["driver"]["rules"]] == ["r"]


def test_plugins_are_extensions() -> None:
    """With the version that made the findings."""
    manager = kompetanse.create_plugin_manager()
    extensions = read(plugins=manager)["tool"]["extensions"]
    assert {"name": "kompetanse-ost-finnmark", "version": "0.1.0"} in extensions


@settings(max_examples=25)
@given(several)
def test_no_text_breaks_the_json(reports: list[Report]) -> None:
    """Whatever a plan contains, the schema is content; no message of it has a link."""
    results = read(*reports)["results"]
    findings = [one for report in reports for one in (*report.findings, *report.known)]
    assert [one["ruleId"] for one in results] == [one.rule for one in findings]
    assert not [one for one in results if "](" in one["message"]["text"].replace("\\](", "")]
