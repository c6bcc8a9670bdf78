"""Places in a file, and documents as read: plain data and the place of each datum."""

from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property

from attrs import field, frozen

from kompetanse.path import Path


@frozen
class Span:
    """A piece of a text: offsets in code points, `end` exclusive."""

    start: int
    end: int


@frozen
class Place:
    """A piece of a file as it is shown to people: lines and columns count from 1.

    >>> str(Place("plan.yaml", 12, 11, 12, 19))
    'plan.yaml:12:11'
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@frozen
class DocumentFault:
    """What is wrong with a file as a file: a duplicate key, an alias, a broken character.

    `id` is short and kebab-case («duplicate-key»); `reason` is an English template.
    """

    id: str
    reason: str
    span: Span
    arguments: dict[str, object] = field(factory=dict)
    severity: str = "error"
    hint: str | None = None


class Text:
    """The text of one file, whose lines are counted only when somebody asks.

    Lines end at a line feed, a carriage return, or both together, as editors count them.
    """

    def __init__(self, file: str, content: str) -> None:
        self.file = file
        self.content = content

    @cached_property
    def _starts(self) -> list[int]:
        """Offset of the first character of each line."""
        content, starts, at = self.content, [0], 0
        if "\r" not in content:
            while at := content.find("\n", at) + 1:
                starts.append(at)
            return starts
        for at, sign in enumerate(content):
            if sign == "\n" or (sign == "\r" and content[at + 1 : at + 2] != "\n"):
                starts.append(at + 1)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def place(self, span: Span) -> Place:
        """The span as lines and columns."""
        return Place(self.file, *self.position(span.start), *self.position(span.end))

    def line(self, number: int) -> str:
        """The text of a line, without its line end."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.content)
        return self.content[start:end].rstrip("\r\n")


Locator = Callable[[Path, bool], Span | None]
"""Finds the span of the datum (or, if the flag is set, of its key) at a path."""


@frozen(eq=False)
class Document:
    """A file as read: its text, plain data, and the place of each datum.

    Data are `dict` (text keys), `list`, `str`, `int`, `float`, `bool` and `None`.

    Attributes:
        text: The text and its name.
        data: The plain data, or `None` where nothing could be read.
        faults: What is wrong with the file itself.
        locator: Finds exact spans; `locate` falls back to the nearest parent's.
        parts: Documents that fill a subtree of this one's data (files of a folder), by path.
    """

    text: Text
    data: object
    faults: tuple[DocumentFault, ...] = ()
    locator: Locator | None = None
    parts: "dict[Path, Document]" = field(factory=dict)

    def owner(self, path: Path) -> "tuple[Document, Path]":
        """The document that holds `path`, and the path inside it."""
        for depth in range(len(path), 0, -1):
            if part := self.parts.get(path[:depth]):
                return part.owner(path[depth:])
        return self, path

    def locate(self, path: Path, *, key: bool = False) -> Place:
        """The place of the datum at `path`, or of its nearest parent that has one."""
        document, inner = self.owner(path)
        span = document.span(inner, key=key)
        return document.text.place(span)

    def span(self, path: Path, *, key: bool = False) -> Span:
        """The span of the datum at `path` in this very file, or of its nearest parent."""
        if self.locator is not None:
            for depth in range(len(path), -1, -1):
                exact = key and depth == len(path)
                if span := self.locator(path[:depth], exact):
                    return span
        return Span(0, 0)
