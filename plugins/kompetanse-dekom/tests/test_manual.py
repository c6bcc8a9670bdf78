"""The rules as a whole: all of them, and each as its manual says."""

from pathlib import Path

import kompetanse_dekom
from kompetanse.messages import Translator
from kompetanse.plugins import create_plugin_manager
from kompetanse.rule import Rule, fragments, reason, summary
from kompetanse.testing import assert_fragments, try_fragments


README = Path(__file__).parents[1] / "README.md"


def _rules() -> tuple[Rule, ...]:
    plugins = create_plugin_manager(entry_points=False, modules=[kompetanse_dekom])
    return plugins.packs["dekom"].rules


def test_manual() -> None:
    """Every rule breaks and holds on the fragments of its docstring."""
    assert_fragments(kompetanse_dekom)


def test_messages_are_complete() -> None:
    """Every argument that a message speaks of is given."""
    plugins = create_plugin_manager(entry_points=False, modules=[kompetanse_dekom])
    for tried in try_fragments(plugins, _rules()):
        for finding in tried.report.findings:
            if finding.rule.startswith("dekom/"):
                assert "{" not in finding.message + (finding.hint or ""), finding


def test_messages_are_translated() -> None:
    """A plan in bokmål gets its findings in bokmål."""
    plugins = create_plugin_manager(entry_points=False, modules=[kompetanse_dekom])
    english = Translator("en")
    for tried in try_fragments(plugins, _rules()):
        for finding in tried.report.findings:
            if finding.rule.startswith("dekom/"):
                assert finding.message != english.sentence(finding.template, finding.arguments)


def test_there_are_thirty_three_rules() -> None:
    """The template asks for thirty-three things."""
    assert len({rule.id for rule in _rules()}) == 33


def test_every_rule_says_why() -> None:
    """A rule has a source, a first line and a reason."""
    for rule in _rules():
        assert rule.source, rule.id
        assert summary(rule).endswith("."), rule.id
        assert reason(rule), rule.id
        assert fragments(rule), rule.id


def test_the_readme_has_every_rule_with_its_options() -> None:
    """The table of the README is complete."""
    lines = README.read_text("utf-8").splitlines()
    rows = {line.split("`")[1]: line for line in lines if line.startswith("| `")}
    assert set(rows) == {rule.name for rule in _rules()}
    for rule in _rules():
        options = rows[rule.name].rpartition(" | ")[2]
        assert options.count("`") == 2 * len(rule.options), rule.name
        assert all(f"`{option.name}`" in options for option in rule.options), rule.name
