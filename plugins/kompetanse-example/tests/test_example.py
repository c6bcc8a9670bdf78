"""The whole test of a plugin: its manual, and what the manual does not show."""

import kompetanse_example
from kompetanse.testing import assert_fragments, check


def test_manual() -> None:
    """Every rule breaks and holds on the fragments of its docstring."""
    assert_fragments(kompetanse_example)


def test_the_hour_is_an_option() -> None:
    """A region with an earlier bus sets another hour."""
    fragment = "gatherings: {g: {when: 02.09.21 kl. 09.00–15.30}}"
    assert check(kompetanse_example.last_bus, fragment, hour=15) == ["gatherings/g"]
