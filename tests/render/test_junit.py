"""Reports as JUnit XML."""

import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from hypothesis import given

import kompetanse
from hostile_reports import several
from kompetanse.document import Place
from kompetanse.finding import Finding, Outcome, Report, Severity, Status
from kompetanse.plugins import Plugins
from kompetanse.render.excerpt import visible
from kompetanse.render.junit import JunitRenderer
from kompetanse.render.renderer import Context, pieces


SCHEMA = Path(__file__).parent.parent / "data" / "schemas" / "junit-10.xsd"


@cache
def schema() -> xmlschema.XMLSchema:
    """The schema that Jenkins' xUnit plugin holds reports against."""
    return xmlschema.XMLSchema(str(SCHEMA))


def written(*reports: Report, plugins: Plugins | None = None) -> str:
    """What is written of some reports."""
    return "".join(pieces(JunitRenderer(Context(plugins=plugins)), reports))


def read(*reports: Report, plugins: Plugins | None = None) -> ET.Element:
    """What a parser makes of it, once the schema is content."""
    text = written(*reports, plugins=plugins).encode("utf-8", "backslashreplace")
    root = ET.fromstring(text)  # noqa: S314 - it is our own
    schema().validate(ET.ElementTree(root))
    return root


def finding(**more: Any) -> Finding:
    """A finding of a rule."""
    usual: dict[str, Any] = {
        "rule": "r",
        "severity": Severity.ERROR,
        "message": "it is wrong",
        "place": Place("plan.yaml", 2, 10, 2, 11),
    }
    return Finding(**(usual | more))


def case(outcome: Outcome | None, *findings: Finding) -> ET.Element:
    """The one case of a report with one rule."""
    root = read(Report("plan.yaml", "en", findings, (outcome,) if outcome else ()))
    (found,) = root.iter("testcase")
    return found


def test_a_real_report_is_what_the_schema_demands(manager: Plugins) -> None:
    """A suite for the plan, a case for every rule, and the counts agree."""
    document = kompetanse.parse("title: Plan\nmodules: 7\n", name="planer/plan.yaml")
    report = kompetanse.check(document, plugins=manager)
    (suite,) = read(report)
    cases = suite.findall("testcase")
    assert (suite.get("name"), len(cases)) == ("planer/plan.yaml", int(suite.get("tests", 0)))
    assert len(cases) > len(report.outcomes)
    for kind, attribute in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
        assert len(suite.findall(f"testcase/{kind}")) == int(suite.get(attribute, -1))
    assert {one.get("classname") for one in cases} == {"planer.plan"}


def test_rules_are_told_in_words(manager: Plugins) -> None:
    """Who looks at the list of tests reads what holds, in the plan's language."""
    report = Report("p", "nn", outcomes=(Outcome("weekend-date", Status.HELD, 1),))
    (found,) = read(report, plugins=manager).iter("testcase")
    assert found.get("name", "").startswith("weekend-date: Ingenting som folk ")
    assert not list(found)


def test_a_broken_rule_is_a_failure() -> None:
    """It tells the worst first, and lists all that was found."""
    findings = (
        finding(severity=Severity.WARNING, message="a little wrong"),
        finding(hint="write 7"),
        finding(severity=Severity.INFO, message="by the way", status=Status.UNKNOWN),
    )
    (failure,) = case(Outcome("r", Status.BROKEN, 3), *findings)
    assert (failure.tag, failure.get("type"), failure.get("message")) == (
        "failure",
        "error",
        "it is wrong",
    )
    assert (failure.text or "").splitlines() == [
        "plan.yaml:2:10: warning: a little wrong",
        "plan.yaml:2:10: error: it is wrong",
        "  write 7",
        "plan.yaml:2:10: remark: by the way",
    ]


def test_remarks_alone_break_nothing() -> None:
    """A year that was inferred is worth a word, and no red light."""
    (told,) = case(Outcome("r", Status.BROKEN, 1), finding(severity=Severity.INFO))
    assert (told.tag, told.text) == ("system-out", "plan.yaml:2:10: remark: it is wrong")


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (Status.UNKNOWN, "cannot be judged: it is wrong"),
        (Status.NEEDS_ATTESTATION, "needs a signature: it is wrong"),
        (Status.WAIVED, "waived: waived by rektor: small"),
    ],
)
def test_what_is_neither_met_nor_broken_is_skipped(status: Status, message: str) -> None:
    """With the reason, so that nobody takes it for met."""
    one = finding(severity=Severity.INFO, status=status, hint="waived by rektor: small")
    (skipped,) = case(Outcome("r", status, 1), one)
    assert (skipped.tag, skipped.get("message")) == ("skipped", message)
    assert skipped.get("type") == status


def test_what_is_known_is_skipped() -> None:
    """It is not met, and does not count."""
    outcome = Outcome("r", Status.BROKEN, 1)
    root = read(Report("plan.yaml", "en", (), (outcome,), known=(finding(),)))
    (skipped,) = root.iter("skipped")
    assert skipped.get("message") == "known, and does not count: it is wrong"


def test_what_is_missing_is_told() -> None:
    """A rule that was not evaluated is not passed in silence."""
    (skipped,) = case(Outcome("r", Status.NOT_EVALUATED, reason="units, breaks"))
    assert skipped.get("message") == "not evaluated: units, breaks"


@pytest.mark.parametrize(
    ("rule", "kind"), [("plugin/rule-failed", "error"), ("document/unreadable", "failure")]
)
def test_what_no_rule_says_has_a_case_too(rule: str, kind: str) -> None:
    """A broken plugin is an error: the tests could not be made."""
    (told,) = case(None, finding(rule=rule))
    assert told.tag == kind


@given(several)
def test_no_text_breaks_the_xml(reports: list[Report]) -> None:
    """Whatever a plan contains, the schema is content and the messages can be read back."""
    suites = list(read(*reports))
    assert [suite.get("name") for suite in suites] == [visible(one.file) for one in reports]
    for suite, report in zip(suites, reports, strict=True):
        names = [one.get("name", "").partition(": ")[0] for one in suite.iter("testcase")]
        found = (*report.findings, *report.known)
        rules = {one.rule for one in report.outcomes} | {one.rule for one in found}
        assert len(names) == len(rules)
        told = "\n".join(text for one in suite.iter("testcase") for text in one.itertext())
        for one in found:
            assert visible(one.message) in told
