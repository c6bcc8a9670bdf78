"""The places of data, written down as numbers while the data are built."""

from array import array
from collections.abc import Iterator

from kompetanse.document.locating import Entry, LazyLocator
from kompetanse.document.source import Locator, Span


Node = tuple[int, object]
"""A node's number, and its datum."""


class Marks:
    """The first and last offset of each node, in the order of the text.

    Numbers in arrays take a tenth of the room of the parser's own marks, and no time of the garbage
    collector. A key is a node, too; the nodes inside a collection follow upon it. So marks can be
    walked side by side with the data, when somebody asks for a place.

    Attributes:
        starts: Offset of the first character, by node.
        ends: Offset behind the last character, by node.
        after: For each collection the first node that is no longer in it; 0 while it is open.
    """

    __slots__ = ("after", "ends", "starts")

    def __init__(self) -> None:
        self.starts = array("L")
        self.ends = array("L")
        self.after: dict[int, int] = {}

    def cut(self, node: int) -> None:
        """Forget `node` and all that follow."""
        del self.starts[node:], self.ends[node:]

    def locator(self, data: object, content: str) -> Locator:
        """Find places in `content`, from which `data` were built."""
        if not self.starts:
            return LazyLocator(Entry[Node]((0, None), Span(0, 0)), lambda _: {})
        walk = _Walk(self, content)
        return LazyLocator(walk.entry(0, data), walk.children)


class _Walk:
    """Walks marks and data side by side."""

    def __init__(self, marks: Marks, content: str) -> None:
        self._marks = marks
        self._content = content

    def children(self, place: Node) -> dict[str | int, Entry[Node]]:
        """The entries of a collection; none of anything else."""
        node, datum = place
        if isinstance(datum, dict):
            return dict(self._entries(node + 1, datum))
        if isinstance(datum, list):
            return dict(self._items(node + 1, datum))
        return {}

    def entry(self, node: int, datum: object, key: Span | None = None) -> Entry[Node]:
        """A datum with its place."""
        return Entry((node, datum), self._span(node, datum), key)

    def _entries(self, node: int, data: dict[str, object]) -> Iterator[tuple[str, Entry[Node]]]:
        for key, datum in data.items():
            yield key, self.entry(node + 1, datum, self._span(node, key))
            node = self._after(node + 1, datum)

    def _items(self, node: int, data: list[object]) -> Iterator[tuple[int, Entry[Node]]]:
        for index, datum in enumerate(data):
            yield index, self.entry(node, datum)
            node = self._after(node, datum)

    def _after(self, node: int, datum: object) -> int:
        if isinstance(datum, (dict, list)):
            return self._marks.after[node] or len(self._marks.starts)
        return node + 1

    def _span(self, node: int, datum: object) -> Span:
        """Where a node stands; line ends behind a block of text are no part of it."""
        start, end = self._marks.starts[node], self._marks.ends[node]
        if isinstance(datum, (dict, list)) and not self._marks.after[node]:
            end = self._marks.ends[-1]  # the parser gave up inside
        return Span(start, start + len(self._content[start:end].rstrip(" \t\r\n")))
