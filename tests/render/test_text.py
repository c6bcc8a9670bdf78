"""Reports as text."""

import re
from typing import Any

import pytest

import kompetanse
from kompetanse.document import Place
from kompetanse.finding import Finding, Outcome, Related, Report, Severity, Status
from kompetanse.plugins import Plugins
from kompetanse.render.renderer import Context
from kompetanse.render.text import TextRenderer, render


PLAN = "title: Plan\nmodules: 7\ngroups: {g1: {membrs: 6}}\n"


def finding(severity: Severity = Severity.ERROR, **more: Any) -> Finding:
    """A finding of a rule."""
    place = Place("plan.yaml", 2, 10, 2, 11)
    usual: dict[str, Any] = {"rule": "some-rule", "message": "it is wrong", "place": place}
    return Finding(severity=severity, **(usual | more))


@pytest.fixture
def report(manager: Plugins) -> Report:
    """A report of a plan with two errors of shape."""
    return kompetanse.check(
        kompetanse.parse(PLAN, name="plan.yaml"), plugins=manager, language="en"
    )


def test_a_finding_shows_place_line_hint_and_rule(report: Report) -> None:
    """Everything a planner needs stands together, in this order."""
    text = render(report)
    assert text.split("\n\n")[1].splitlines() == [
        "plan.yaml:3:15: error: the plan format has no membrs here",
        " 3 | groups: {g1: {membrs: 6}}",
        "   |               ^^^^^^",
        "    did you mean members?",
        "    [plan/unknown-key]",
    ]


def test_the_summary_stands_below_the_findings(report: Report) -> None:
    """It counts errors and warnings."""
    assert render(report).split("\n\n")[2].startswith("2 errors and 0 warnings\n")


def test_remarks_are_counted_and_shown_only_when_asked_for() -> None:
    """A planner sees first what she must change."""
    report = Report("plan.yaml", "en", (finding(Severity.INFO),))
    brief, full = render(report), render(report, Context(verbose=True))
    assert "it is wrong" not in brief
    assert "1 remark" in brief
    assert "--verbose" in brief
    assert "plan.yaml:2:10: remark: it is wrong" in full
    assert "--verbose" not in full


def test_what_was_not_evaluated_is_grouped_by_what_is_missing() -> None:
    """The summary names the missing things, most wanted first; verbose names the rules."""
    outcomes = [Outcome(f"u{n}", Status.NOT_EVALUATED, reason="units") for n in range(2)]
    outcomes += [Outcome(f"g{n}", Status.NOT_EVALUATED, reason="groups") for n in range(3)]
    outcomes.append(Outcome("h", Status.HELD, 1, {"held": 1}))
    report = Report("plan.yaml", "en", outcomes=tuple(outcomes))
    line = "5 rules were not evaluated for want of: groups (3), units (2)"
    assert line in render(report)
    assert "groups: g0, g1, g2" in render(report, Context(verbose=True))


def test_each_of_several_missing_things_is_in_the_language_of_the_report() -> None:
    """Names of the plan format stay as they are; a sentence among them is translated."""
    outcome = Outcome("u", Status.NOT_EVALUATED, reason="units, another rule has spoken")
    text = render(Report("plan.yaml", "nb", outcomes=(outcome,)), Context(verbose=True))
    assert "units, en annen regel har sagt fra: u" in text


def test_statements_to_be_signed_are_counted() -> None:
    """Requests for attestation are no faults, and still work to be done."""
    outcome = Outcome("a", Status.NEEDS_ATTESTATION, 3, {"needs-attestation": 2, "held": 1})
    assert "2 statements have to be signed" in render(Report("p", "en", outcomes=(outcome,)))


def test_several_plans_are_counted_together() -> None:
    """One summary for all reports."""
    renderer = TextRenderer()
    for name in ("a.yaml", "b.yaml"):
        renderer.findings(Report(name, "en", (finding(), finding(Severity.WARNING))))
    assert renderer.summary("en") == "2 plans: 2 errors and 2 warnings\n"


def test_colours_are_only_added(report: Report) -> None:
    """A coloured report says the same."""
    colored = render(report, Context(color=True))
    assert "\x1b[1;31m" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == render(report)


def test_words_are_in_the_language_of_the_report() -> None:
    """Severities and counts are translated as messages are."""
    text = render(Report("plan.yaml", "nb", (finding(),)))
    assert text.startswith("plan.yaml:2:10: feil: ")
    assert "1 feil og 0 advarsler" in text


def test_related_places_are_named() -> None:
    """A finding that speaks of another place says where it is."""
    related = Related("/modules/m1", "modules/m1", Place("plan.yaml", 7, 3, 7, 5))
    text = render(Report("plan.yaml", "en", (finding(related=(related,)),)))
    assert "see also modules/m1, plan.yaml:7:3" in text


def test_a_finding_without_a_file_names_its_element() -> None:
    """A plan that a program made has elements, but no lines."""
    text = render(Report("", "en", (finding(place=None, subject="groups/g1"),)))
    assert text.startswith("groups/g1: error: it is wrong\n")


def test_a_message_stays_on_its_line() -> None:
    """What an author wrote over several lines does not break the report."""
    text = render(Report("p", "en", (finding(message="«a\nb\x1b[2J»"),)))
    assert text.splitlines()[0] == "plan.yaml:2:10: error: «a b\ufffd[2J»"


def test_lines_of_a_lost_document_can_be_read_again(report: Report) -> None:
    """Reports of other processes come without their document."""
    assert report.document is not None
    light, text = report.light(), report.document.text
    again = Context(text_of=lambda _: text)
    assert render(light) != render(report)
    assert render(light, again) == render(report)


def test_many_faults_in_one_long_line_are_shown_in_time() -> None:
    """A file that is one line of a million characters is quoted from, not copied each time."""
    text = "title: Plan\nx: {" + ", ".join(f"k{n}: 1" for n in range(90_000)) + "}\n"
    document = kompetanse.parse(text, name="plan.yaml")
    faults = tuple(
        finding(place=Place("plan.yaml", 2, n * 100 + 1, 2, n * 100 + 9)) for n in range(1000)
    )
    shown = render(Report("plan.yaml", "en", faults, document=document))
    assert len(shown) < 400_000
