"""Pieces of a table document's texts, which know where they were cut out."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from attrs import frozen

from kompetanse.document.cells import BULLET, STRONG
from kompetanse.path import Path


_WORD = re.compile(r"[^\W_]+")
_NAME_ENDS = re.compile(r"[:(;\n]|\s[-–—]\s")
_LONGEST_ID = 8


@frozen
class Piece:
    """A piece of the text at `path`, beginning at the offset `start` of it.

    A piece without text stands for the datum as a whole: a row, a block.
    """

    text: str
    path: Path
    start: int = 0

    @property
    def words(self) -> str:
        """The text without the signs of bold print and of list items."""
        return self.text.replace(STRONG, "").removeprefix(BULLET.strip()).strip()

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return self.text.startswith(BULLET)

    @property
    def is_strong(self) -> bool:
        """Whether it begins with bold words."""
        return self.text.startswith(STRONG)

    def cut(self, start: int, end: int | None = None) -> "Piece":
        """The piece from `start` to `end`, without white space around it.

        >>> Piece("Uke 37, onsdag", ("blocks", 0)).cut(7)
        Piece(text='onsdag', path=('blocks', 0), start=8)
        """
        text = self.text[start:end]
        stripped = text.lstrip()
        return Piece(stripped.rstrip(), self.path, self.start + start + len(text) - len(stripped))

    def split(self, mark: re.Pattern[str]) -> Iterator["Piece"]:
        """The pieces between the places where `mark` is found; empty ones are left out."""
        at = 0
        for found in mark.finditer(self.text):
            if piece := self.cut(at, found.start()):
                yield piece
            at = found.end()
        if piece := self.cut(at):
            yield piece

    def lines(self) -> list["Piece"]:
        """The lines of the text."""
        return list(self.split(_LINE))

    def __bool__(self) -> bool:
        return bool(self.words)


_LINE = re.compile(r"\n")


@frozen
class Composed:
    """A text that was put together; it is shown at a piece, or from one piece to another."""

    words: str
    piece: Piece
    until: Piece | None = None


Words: TypeAlias = Piece | Composed
"""A text that knows where it is shown."""


def joined(pieces: Sequence[Piece], mark: str) -> Composed | None:
    """The words of several pieces as one text."""
    if not pieces:
        return None
    return Composed(mark.join(piece.words for piece in pieces), pieces[0], pieces[-1])


def slug(text: str) -> str:
    """Make an id of a title: its first words, up to a colon or parenthesis.

    >>> slug("Samling 2 : Ledelse av kompetanseutvikling"), slug("VÅR 2022"), slug("?")
    ('samling-2', 'vår-2022', 'rad')
    """
    head = _NAME_ENDS.split(text.strip().lstrip(":(;"), maxsplit=1)[0]
    words = _WORD.findall(head.casefold()) or _WORD.findall(text.casefold()) or ["rad"]
    return "-".join(words[:_LONGEST_ID])
