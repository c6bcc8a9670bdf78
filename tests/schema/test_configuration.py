"""The schema of configurations: it says what reading and verifying say."""

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator as Validator
from scripts.pages import REFERENCE
from scripts.transcripts import examples

from kompetanse.config import Config
from kompetanse.config.keys import KEYS, read_keys
from kompetanse.config.kinds import Refused
from kompetanse.errors import ConfigError
from kompetanse.plugins import create_plugin_manager
from kompetanse.schema import config_schema


PLUGINS = create_plugin_manager()
SCHEMA = config_schema(PLUGINS)
validator = Validator(SCHEMA)

WORDS = ("weekend-date", "skup", "skup/*", "*-date", "severity:info", "weekend-dat", "skpu/*", 7)
LEVELS = ("error", "warning", "info", "bad", 1)
OPTIONS: tuple[dict[str, object], ...] = (
    {"papers_days": 30},
    {"papers_days": "30"},
    {"papers_day": 30},
    {},
)
words = st.lists(st.sampled_from(WORDS), max_size=2)
tables = st.dictionaries(st.sampled_from(WORDS[:7]), st.sampled_from(LEVELS), max_size=2)
own_options = st.dictionaries(
    st.sampled_from(["stale-deadline", "stale-deadlin"]), st.sampled_from(OPTIONS), max_size=1
)
patterns = st.lists(
    st.sampled_from(["a/**", "plan", "gatherings/*", "", "/a", "a\\b", "grupper/g1", "**", 3]),
    max_size=2,
)
of_rules: dict[str, st.SearchStrategy[Any]] = {
    "select": words,
    "ignore": words,
    "severity": tables,
    "options": own_options,
    "language": st.sampled_from(["nb", "en", "se", None]),
    "fail-on": st.sampled_from(LEVELS),
}
overrides = st.fixed_dictionaries(
    {}, optional={**of_rules, "files": patterns, "elements": patterns}
)
settings_of_all = st.fixed_dictionaries(
    {},
    optional={
        **of_rules,
        "rules": st.lists(st.sampled_from(["a.py", 7]), max_size=1),
        "baseline": st.sampled_from(["known.json", True]),
        "overrides": st.lists(overrides, max_size=2) | overrides,
        "plan": st.sampled_from([{"period": "2021/2022"}, {"periode": "2021"}, [], "x"]),
        "rule": st.just([]),
    },
)


def told(data: object) -> list[str]:
    """What the schema says of a configuration."""
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(data)]


def refusal(data: dict[str, Any]) -> str:
    """What reading and verifying say of it."""
    try:
        config = Config(**dict(read_keys(data, KEYS)))
        config.verify(PLUGINS)
    except (Refused, ConfigError) as error:
        return str(error)
    return ""


def test_the_schema_is_one() -> None:
    """By the rules of its dialect; and every key says what it is for."""
    Validator.check_schema(SCHEMA)
    assert [name for name, key in SCHEMA["properties"].items() if not key["description"]] == []
    assert list(SCHEMA["properties"]) == [key.name for key in KEYS]


@settings(max_examples=300)
@given(settings_of_all)
def test_schema_and_reading_agree(data: dict[str, Any]) -> None:
    """Both take a configuration, or both refuse it."""
    assert (told(data) == []) is (refusal(data) == ""), (data, told(data), refusal(data))


def test_every_option_of_every_rule_is_there() -> None:
    """With its type and its default, which it takes itself."""
    properties = SCHEMA["properties"]["options"]["properties"]
    for rule in PLUGINS.rules():
        for option in rule.options:
            described = properties[rule.id]["properties"][option.name]
            assert described["type"]
            assert described["description"]
            assert told({"options": {rule.id: {option.name: described["default"]}}}) == []
        assert bool(rule.options) is (rule.id in properties)


@pytest.mark.parametrize(
    ("pattern", "fits"),
    [("weekend-date", True), ("weekend-dat", False), ("kompetanse", True), ("week*", True)],
)
def test_rules_are_known_by_name(pattern: str, *, fits: bool) -> None:
    """Those that are installed; a pattern may mean any."""
    assert (told({"ignore": [pattern]}) == []) is fits


def shown() -> list[str]:
    """Configurations that their page of the manual shows."""
    page = (REFERENCE / "configuration.md").read_text("utf-8")
    texts = [body for language, body in examples(page) if language == "toml"]
    return [text for text in texts if set(tomllib.loads(text)) <= SCHEMA["properties"].keys()]


@pytest.mark.parametrize("text", shown())
def test_configurations_of_the_manual_fit(text: str) -> None:
    """What the pages show can be copied."""
    assert told(tomllib.loads(text)) == []
