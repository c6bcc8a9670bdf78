"""The rules as a whole: all of them, and each as its manual says."""

import kompetanse_ost_finnmark
from kompetanse.plugins import create_plugin_manager
from kompetanse.rule import fragments, reason, summary
from kompetanse.testing import assert_fragments


def _rules() -> list[str]:
    plugins = create_plugin_manager(entry_points=False, modules=[kompetanse_ost_finnmark])
    return [rule.id for rule in plugins.packs["ost-finnmark"].rules]


def test_manual() -> None:
    """Every rule breaks and holds on the fragments of its docstring."""
    assert_fragments(kompetanse_ost_finnmark)


def test_there_are_thirty_seven_rules() -> None:
    """The plan asks for thirty-seven things."""
    assert len(set(_rules())) == 37


def test_every_rule_says_why() -> None:
    """A rule has a source, a first line and a reason."""
    plugins = create_plugin_manager(entry_points=False, modules=[kompetanse_ost_finnmark])
    for rule in plugins.packs["ost-finnmark"].rules:
        assert rule.source, rule.id
        assert summary(rule).endswith("."), rule.id
        assert reason(rule), rule.id
        assert fragments(rule), rule.id
