"""The characters that no text of a plan may hold, written out or escaped."""

import re
from itertools import islice

from kompetanse.document.faults import MAX_FAULTS, Faults
from kompetanse.document.source import Span


FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Control characters, half surrogate pairs, a byte order mark in the middle of a text."""

REPLACEMENT = "\ufffd"
"""What is shown instead."""

CONTROL_CHARACTER = "the character {code} may not stand in a plan"


def code(character: str) -> str:
    r"""Name a character that cannot be shown.

    >>> code("\x07")
    'U+0007'
    """
    return f"U+{ord(character):04X}"


def without_controls(content: str, faults: Faults) -> str:
    """Replace what no text may hold, one character for another, so that places stay right."""
    if not FORBIDDEN.search(content):
        return content
    for found in islice(FORBIDDEN.finditer(content), MAX_FAULTS // 2):
        span = Span(*found.span())
        faults.add("control-character", CONTROL_CHARACTER, span, code=code(found[0]))
    return FORBIDDEN.sub(REPLACEMENT, content)
