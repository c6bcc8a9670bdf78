"""Calls of the command line, for its tests."""

from collections.abc import Callable
from typing import TypeAlias

from attrs import frozen


@frozen
class Ran:
    """What a call came to."""

    status: int
    out: str
    err: str


Run: TypeAlias = Callable[..., Ran]

PLAN = """\
format: 1
id: skog-2021
title: Plan for Skog skole
period: høsten 2021
updated: 20.08.21
gatherings:
  samling-1: {title: Samling 1, when: 02.09.21, audience: [lærere]}
roles:
  lærere: {label: Lærere}
"""

BAD = PLAN.replace("02.09.21", "31.09.21")
