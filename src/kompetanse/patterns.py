"""Patterns of paths: `barnehager/**` for files, `gatherings/samling-*` for elements of a plan.

`*` and `?` stand for letters inside one step of a path, `[ab]` for one of some letters, `**` for
any number of steps. Steps are parted by `/` on every system, and letters count as they are
written. What a pattern matches it covers with all that is below: `barnehager` is enough for
everything in that folder.
"""

from collections.abc import Iterable
from enum import Enum
from fnmatch import fnmatchcase
from unicodedata import normalize


ANY_STEPS = "**"


class Reach(Enum):
    """How far a pattern reaches: to a path itself, only to something below it, or past it."""

    HERE = "here"
    BELOW = "below"
    ELSEWHERE = "elsewhere"


def reach(pattern: str, path: str) -> Reach:
    """Whether a pattern covers a path, something below it, or neither.

    >>> reach("gatherings/samling-*", "gatherings/samling-1/parts/0")
    <Reach.HERE: 'here'>
    >>> reach("modules/*/sessions", "modules/m1")
    <Reach.BELOW: 'below'>
    >>> reach("groups/g1", "groups/g10")
    <Reach.ELSEWHERE: 'elsewhere'>
    """
    wanted = normalize("NFC", pattern).rstrip("/").split("/")
    states = _passing({0}, wanted)
    for step in normalize("NFC", path).split("/") if path else ():
        if len(wanted) in states:
            return Reach.HERE
        states = _passing(_after(step, states, wanted), wanted)
    if len(wanted) in states:
        return Reach.HERE
    return Reach.BELOW if states else Reach.ELSEWHERE


def covers(patterns: Iterable[str], path: str) -> bool:
    """Whether one of some patterns covers a path.

    >>> covers(["skoler/**/plan.yaml"], "skoler/skog/plan.yaml"), covers(["skoler"], "plan.yaml")
    (True, False)
    """
    return any(reach(pattern, path) is Reach.HERE for pattern in patterns)


def _passing(states: set[int], wanted: list[str]) -> set[int]:
    """The places in a pattern that one may stand at: `**` may stand for no step at all."""
    reached = set(states)
    for state in sorted(states):
        while state < len(wanted) and wanted[state] == ANY_STEPS:
            state += 1  # noqa: PLW2901 - it walks on
            reached.add(state)
    return reached


def _after(step: str, states: set[int], wanted: list[str]) -> set[int]:
    """The places in a pattern after one more step of the path."""
    stay = {state for state in states if wanted[state] == ANY_STEPS}
    return stay | {state + 1 for state in states - stay if fnmatchcase(step, wanted[state])}
