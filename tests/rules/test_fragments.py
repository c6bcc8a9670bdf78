"""Every built-in rule can fire and keeps still, together with all the others."""

from collections import defaultdict

import pytest

from kompetanse.plugins import create_plugin_manager
from kompetanse.rule import Rule, fragments, reason, summary
from kompetanse.testing import try_fragments


PLUGINS = create_plugin_manager(entry_points=False)
RULES = PLUGINS.rules()


def test_the_catalogue_is_complete() -> None:
    """There are thirty-nine rules for any plan."""
    assert len(RULES) == 39


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_fragments_do_as_they_promise(rule: Rule) -> None:
    """A rule finds something where its manual says so, and nothing where it says that it holds."""
    kept: dict[bool, list[str]] = defaultdict(list)
    for tried in try_fragments(PLUGINS, [rule]):
        assert tried.ok, tried.fragment.yaml
        kept[tried.fragment.breaks].append(tried.fragment.yaml)
    assert kept[True]
    assert kept[False]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_manual_says_what_must_hold_and_why(rule: Rule) -> None:
    """The docstring has a first line that is a sentence, a reason, and fragments."""
    assert summary(rule).endswith(".")
    assert reason(rule)
    assert fragments(rule)
