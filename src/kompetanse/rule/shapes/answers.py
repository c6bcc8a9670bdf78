"""Answers with three values, and what a rule makes of them."""

from collections.abc import Iterable
from typing import TypeAlias

from kompetanse.rule.result import Missing, Problems, Result


Answer: TypeAlias = bool | None
"""Yes, no, or nobody can tell."""


def some(answers: Iterable[Answer]) -> Answer:
    """Tell whether one of the answers is yes.

    >>> some([False, True, None]), some([False, False]), some([])
    (True, False, False)
    >>> print(some([False, None]))
    None
    """
    found = set(answers)
    if True in found:
        return True
    return None if None in found else False


def every(answers: Iterable[Answer]) -> Answer:
    """Tell whether all of the answers are yes.

    >>> every([True, None, False]), every([True, True])
    (False, True)
    """
    return opposite(some(opposite(answer) for answer in answers))


def opposite(answer: Answer) -> Answer:
    """Give the contrary answer; what nobody can tell stays so."""
    return None if answer is None else not answer


def settle(holds: Answer, problem: Result, otherwise: Result | Missing) -> Problems:
    """Yield the problem where something does not hold, `otherwise` where nobody can tell.

    >>> from kompetanse.rule import Problem, Unknown
    >>> late, unclear = Problem(None, "too late"), Unknown(None, "both in February")
    >>> [[one.template for one in settle(holds, late, unclear)] for holds in (True, False, None)]
    [[], ['too late'], ['both in February']]
    """
    if holds is False:
        yield problem
    elif holds is None:
        yield otherwise
