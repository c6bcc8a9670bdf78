"""Patterns of paths: what they cover, on every system alike."""

import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.patterns import Reach, covers, reach


@pytest.mark.parametrize(
    ("pattern", "path", "reached"),
    [
        ("barnehager/**", "barnehager/sol/plan.yaml", Reach.HERE),
        ("barnehager/**", "barnehager", Reach.HERE),
        ("barnehager", "barnehager/sol/plan.yaml", Reach.HERE),
        ("barnehager/", "barnehager/plan.yaml", Reach.HERE),
        ("barnehager/*", "barnehager/sol/plan.yaml", Reach.HERE),
        ("*.yaml", "plan.yaml", Reach.HERE),
        ("*.yaml", "barnehager/plan.yaml", Reach.ELSEWHERE),
        ("**/*.yaml", "plan.yaml", Reach.HERE),
        ("**/*.yaml", "a/b/plan.yaml", Reach.HERE),
        ("**/sol/**/plan.*", "a/sol/b/c/plan.txt", Reach.HERE),
        ("**/sol/**/plan.*", "a/sola/plan.txt", Reach.BELOW),
        ("../delt/**", "../delt/plan.yaml", Reach.HERE),
        ("skoler/[ab]*", "skoler/b1", Reach.HERE),
        ("skoler/[ab]*", "skoler/c1", Reach.ELSEWHERE),
        ("plan.yam?", "plan.yaml", Reach.HERE),
        ("Plan.yaml", "plan.yaml", Reach.ELSEWHERE),
        ("modules/m1/sessions/2", "modules/m1", Reach.BELOW),
        ("modules/m1/sessions/2", "modules/m2", Reach.ELSEWHERE),
        ("modules/*/sessions/2", "", Reach.BELOW),
        ("groups/g1", "groups/g10", Reach.ELSEWHERE),
        ("**", "", Reach.HERE),
    ],
)
def test_how_far_a_pattern_reaches(pattern: str, path: str, reached: Reach) -> None:
    """A step is matched as a whole, and what is below belongs to it."""
    assert reach(pattern, path) is reached


def test_letters_may_be_put_together_in_two_ways() -> None:
    """Some systems write å as a and a ring."""
    assert covers(["Måsøy/**"], normalize("NFD", "Måsøy/plan.yaml"))
    assert covers([normalize("NFD", "Måsøy/**")], "Måsøy/plan.yaml")


steps = st.lists(st.sampled_from(["a", "ab", "b", "c.x"]), min_size=1, max_size=5)
wanted = st.lists(st.sampled_from(["a", "ab", "*", "a*", "?", "**", "*.x"]), min_size=1, max_size=5)


@given(wanted, steps)
def test_it_is_what_a_regular_expression_says(pattern: list[str], path: list[str]) -> None:
    """Steps of letters, and any number of steps for two stars."""
    letters = {"*": "[^/]*", "?": "[^/]"}
    parts = [
        r"(?:[^/]+/)*"
        if step == "**"
        else "".join(letters.get(c, re.escape(c)) for c in step) + "/"
        for step in pattern
    ]
    says = re.match("".join(parts), "/".join(path) + "/")
    assert covers(["/".join(pattern)], "/".join(path)) is bool(says)


@given(wanted, steps, steps)
def test_what_is_below_belongs_to_it(pattern: list[str], path: list[str], more: list[str]) -> None:
    """And where a pattern reaches something below a path, the path itself leads there."""
    one = "/".join(pattern)
    if reach(one, "/".join(path)) is Reach.HERE:
        assert reach(one, "/".join([*path, *more])) is Reach.HERE
    if reach(one, "/".join([*path, *more])) is Reach.HERE:
        assert reach(one, "/".join(path)) is not Reach.ELSEWHERE


def test_many_stars_take_no_time() -> None:
    """Nothing is tried twice."""
    assert not covers(["/".join(["**"] * 40 + ["x"])], "/".join(["a"] * 400))
    assert not covers(["*a" * 30 + "b"], "a" * 4000)
