"""A place where nothing stands is spoken of once."""

from kompetanse.plugins import create_plugin_manager
from kompetanse.testing import report_on


FRAGMENT = """
goals: {m: {text: Alle leser flytende i 5. klasse, deadline: %s}}
actions: {t: {what: lese, when: %s, responsible: lærere, goal: m}}
roles: {lærere: {label: Lærere, tasks: [lese]}}
"""


def test_a_rule_speaks_instead_of_the_reader() -> None:
    """An empty time is one finding: the rule's, which says what is missing."""
    rules = ["dekom/smarte-time-bound", "dekom/action-has-time-and-responsible"]
    report = report_on(
        "follows: [dekom]" + FRAGMENT % ('""', '""'), rules=rules, plugins=create_plugin_manager()
    )
    assert {(f.rule, f.subject) for f in report.findings} == {
        ("dekom/smarte-time-bound", "goals/m"),
        ("dekom/action-has-time-and-responsible", "actions/t"),
    }


def test_the_reader_speaks_where_no_rule_does() -> None:
    """Where no rule asks for the time, the reader says that nothing stands there."""
    report = report_on(FRAGMENT % ("mai 2022", '""'), rules=["plan-gap"])
    assert [f.rule for f in report.findings] == ["plan/unreadable-time"]
