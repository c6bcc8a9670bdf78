"""Colours on a terminal."""

from enum import StrEnum


class Ink(StrEnum):
    """What a piece of text is coloured as, with the numbers that terminals know."""

    ERROR = "1;31"
    WARNING = "1;33"
    INFO = "1;36"
    BOLD = "1"
    FAINT = "2"


def painted(text: str, ink: Ink) -> str:
    r"""The text in a colour.

    >>> painted("feil", Ink.ERROR)
    '\x1b[1;31mfeil\x1b[0m'
    """
    return f"\x1b[{ink}m{text}\x1b[0m" if text else text


def plain(text: str, ink: Ink) -> str:  # noqa: ARG001 - has the shape of `painted`
    """The text as it is."""
    return text
