"""Texts that are meant to be slow: none may cost much more per byte than an ordinary plan.

Each is some 100 kB of one trouble: depth, width, quotes that do not close, faults by the thousand,
times and audiences that nobody can read.
"""

import time
from collections.abc import Callable, Mapping

from benchmarks.measuring import Measure
from benchmarks.plans import plan_text


SIZE = 100_000
_HEAD = "format: 1\nid: x\ntitle: Plan\nperiod: skoleåret 2021/2022\n"


def _repeated(piece: str, head: str = "") -> str:
    return head + piece * (SIZE // len(piece.encode()))


def _numbered(row: str, head: str) -> str:
    return head + "".join(row.format(n) for n in range(SIZE // len(row.encode())))


SHAPES: Mapping[str, str] = {
    "deep flow": "[" * SIZE,
    "deep blocks": _repeated("- "),
    "deep keys": _repeated("? "),
    "open quote": _repeated("x ", _HEAD + 'purpose: "'),
    "long word": _repeated("x", _HEAD + "purpose: "),
    "aliases": _repeated("- *a\n", _HEAD + "text: &a x\nfollows:\n"),
    "tags": _repeated("- !t x\n", _HEAD + "follows:\n"),
    "same key": _repeated("title: x\n"),
    "unknown keys": _numbered("key-{}: x\n", _HEAD),
    "wrong values": _numbered("  g{}: {{members: many}}\n", _HEAD + "groups:\n"),
    "control characters": _repeated("x\x07", _HEAD + "purpose: "),
    "unreadable times": _numbered("  s{0}: {{when: snart {0}.31}}\n", _HEAD + "gatherings:\n"),
    "clocks alone": _numbered("  s{}: {{when: kl. 8-9}}\n", _HEAD + "gatherings:\n"),
    "strange audiences": _numbered(
        "  s{0}: {{audience: [a{0} b c d e f]}}\n", _HEAD + "roles: {r: {}}\ngatherings:\n"
    ),
    "times in text": _repeated("uke 1 til 2 og 3. mars kl. 4 ", _HEAD + "text: "),
    "open parentheses": _repeated("(", _HEAD + "text: x"),
}


def per_byte(check: Callable[[str], object]) -> Mapping[str, Callable[[], Measure]]:
    """The time per byte of an ordinary plan, and of the slowest hostile text."""
    ordinary = plan_text("M")
    return {
        "ordinary": lambda: lambda: _per_byte(check, ordinary),
        "hostile": lambda: lambda: max(_per_byte(check, text) for text in SHAPES.values()),
    }


def _per_byte(check: Callable[[str], object], text: str) -> float:
    begin = time.process_time()
    check(text)
    return (time.process_time() - begin) / len(text.encode())
