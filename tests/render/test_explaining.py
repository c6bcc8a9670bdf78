"""Every rule is explained as text, as a page and for programs."""

import json
import tomllib

import pytest

from kompetanse.messages import Translator
from kompetanse.plugins import create_plugin_manager
from kompetanse.render.explaining import as_data, markdown, text
from kompetanse.rule import Rule, fragments, summary


PLUGINS = create_plugin_manager()
HOMES = {rule.id: plugin for plugin in PLUGINS for rule in plugin.rules}
ENGLISH = Translator("en")

each_rule = pytest.mark.parametrize("rule", PLUGINS.rules(), ids=lambda rule: rule.id)


@each_rule
def test_a_page_shows_all_of_a_rule(rule: Rule) -> None:
    """Its fragments, and how its first option is set."""
    page = markdown(rule, HOMES[rule.id], ENGLISH)
    assert page.startswith(f"# {rule.id}\n\n**{summary(rule)}**\n")
    assert page.count("```yaml\n") == len(fragments(rule))
    if rule.options:
        settings = tomllib.loads(page.partition("```toml\n")[2].partition("```")[0])
        first = rule.options[0]
        value = list(first.default) if isinstance(first.default, tuple) else first.default
        assert settings == {"options": {rule.id: {first.name: value}}}


@each_rule
def test_programs_get_all_of_a_rule(rule: Rule) -> None:
    """As plain data, with a schema of its options."""
    data = as_data(rule, HOMES[rule.id], ENGLISH)
    assert json.loads(json.dumps(data)) == data
    assert list(data["options"]["properties"]) == [option.name for option in rule.options]
    assert data["title"] == next(iter(list(text(rule, ENGLISH))[1:]))
