"""Declarations for tests: rules of a text, and what they find."""

from pathlib import Path

from kompetanse import Finding
from kompetanse.declaring import Mistake, read_declarations
from kompetanse.declaring.vocabulary import BY_VERB
from kompetanse.plugins import create_plugin_manager
from kompetanse.rule import Rule
from kompetanse.testing import findings as found_by


DATA = Path(__file__).parent / "data" / "declarations"


def rules_in(folder: Path, text: str) -> tuple[Rule, ...]:
    """The rules that a text declares; there is nothing wrong in it."""
    declared = read_declarations(_written(folder, text))
    assert [str(mistake) for mistake in declared.mistakes] == []
    return declared.rules


def rule_in(folder: Path, body: str) -> Rule:
    """The one rule of some lines below its head; a title is not worth writing each time."""
    (rule,) = rules_in(folder, f'[rule.mine]\ntitle = "It is so"\n{body}\n')
    return rule


def mistakes_in(folder: Path, text: str) -> tuple[Mistake, ...]:
    """What is wrong in a text."""
    return read_declarations(_written(folder, text)).mistakes


def messages(rule: Rule, plan: str, **options: object) -> list[str]:
    """What a rule finds in a piece of a plan, in the order of its elements."""
    return [finding.message for finding in problems(rule, plan, **options)]


def subjects(rule: Rule, plan: str, **options: object) -> list[str]:
    """The elements of which a rule finds something wrong."""
    return [finding.subject for finding in problems(rule, plan, **options)]


def problems(rule: Rule, plan: str, **options: object) -> list[Finding]:
    """What a rule finds wrong; what it cannot establish is left out."""
    found = found_by(rule, f"language: en\n{plan}", **options)
    return [one for one in found if one.status.value == "broken"]


def doubts(rule: Rule, plan: str) -> list[str]:
    """What a rule cannot establish."""
    found = found_by(rule, f"language: en\n{plan}")
    return [one.message for one in found if one.status.value == "unknown"]


def _written(folder: Path, text: str) -> str:
    file = folder / "mine.toml"
    file.write_text(text, "utf-8")
    return str(file)


VERBS = tuple(BY_VERB)
PLAIN = create_plugin_manager(entry_points=False)
"""The built-in rules and no others."""
