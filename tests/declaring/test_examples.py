"""Every shape has an example that does as it promises."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from declared_rules import DATA, VERBS
from kompetanse.declaring import read_declarations
from kompetanse.declaring.building import BUILDERS
from kompetanse.declaring.showing import EXAMPLES, examples_of
from kompetanse.declaring.vocabulary import (
    ASKED,
    BY_VERB,
    HEAD,
    KEYS,
    MORE,
    SHAPES,
    TAKES,
    shapes_in,
)
from kompetanse.plugins import create_plugin_manager
from kompetanse.testing import assert_fragments, try_fragments


FILES = [Path(EXAMPLES), *sorted(DATA.glob("municipalities/*.toml"))]
RULES = tomllib.loads(Path(EXAMPLES).read_text("utf-8"))["rule"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_rules_do_as_their_fragments_promise(file: Path) -> None:
    """They break where they should, hold where they should, and nothing is wrong in the file."""
    assert [str(mistake) for mistake in read_declarations(str(file)).mistakes] == []
    assert_fragments(file)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
@pytest.mark.parametrize("language", ["nb", "nn", "da", "en"])
def test_what_is_found_is_told_in_each_language(file: Path, language: str) -> None:
    """With a value for every argument, and without a word of another language."""
    plugins = create_plugin_manager(entry_points=False, files=[str(file)])
    (mine,) = [plugin for plugin in plugins if plugin.source == str(file)]
    tried = try_fragments(plugins, mine.rules, language=language)
    said = [f.message for one in tried for f in one.report.findings if f.rule.startswith(mine.name)]
    assert said
    assert [text for text in said if "{" in text or "None" in text] == []


def test_every_shape_has_an_example_and_a_builder() -> None:
    """None is told of that cannot be built, and none is built that is not told of."""
    assert set(BUILDERS) == set(VERBS) == {shape.verb for shape in SHAPES}
    assert [verb for verb in VERBS if not examples_of(verb)] == []


def test_every_key_is_in_an_example() -> None:
    """A reader sees each of them once at least."""
    assert set(KEYS) - set(_keys_of(RULES)) == set()


def test_every_example_asks_for_one_shape() -> None:
    """With no key that does not go with it."""
    for name, rule in RULES.items():
        (shape,) = shapes_in(tuple(rule))
        known = {shape.verb, *shape.keys, *(key.name for key in HEAD)}
        assert set(rule) <= known, name


def test_every_key_goes_with_a_shape() -> None:
    """And says what it takes, in words that are there."""
    assert [key.name for key in MORE if not any(key.name in s.keys for s in SHAPES)] == []
    assert {key.takes for key in (*KEYS.values(), *ASKED)} <= set(TAKES)
    assert not {key.name for key in HEAD} & set(BY_VERB)


def test_examples_are_shown_with_their_plans_or_without() -> None:
    """As one writes them into a file of one's own."""
    for verb in VERBS:
        for shown in (examples_of(verb), examples_of(verb, fragments=True)):
            for text in shown:
                tomllib.loads(text)
        assert all("breaks = " not in text for text in examples_of(verb))
        assert all("breaks = " in text for text in examples_of(verb, fragments=True))


def _keys_of(table: dict[str, object]) -> Iterator[str]:
    for rule in table.values():
        assert isinstance(rule, dict)
        yield from rule
