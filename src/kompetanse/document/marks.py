"""The places of data, written down as numbers while the data are built."""

from array import array
from collections.abc import Iterable, Iterator, Mapping

from kompetanse.document.locating import LazyLocator
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
        walk = _Walk(self, content)
        return LazyLocator((0, data), walk.children, walk.span)


class _Walk:
    """Walks marks and data side by side."""

    def __init__(self, marks: Marks, content: str) -> None:
        self._marks = marks
        self._content = content

    def children(self, place: Node) -> Mapping[str | int, Node]:
        """The entries of a collection; none of anything else."""
        node, datum = place
        if isinstance(datum, dict):
            return dict(zip(datum, self._nodes(node + 2, datum.values(), keys=1), strict=True))
        if isinstance(datum, list):
            return dict(enumerate(self._nodes(node + 1, datum, keys=0)))
        return {}

    def span(self, place: Node, key: bool) -> Span:
        """Where a node stands; line ends behind a block of text are no part of it."""
        node, datum = place
        if key:
            node, datum = node - 1, None
        if not self._marks.starts:
            return Span(0, 0)
        start, end = self._marks.starts[node], self._marks.ends[node]
        if isinstance(datum, (dict, list)) and not self._marks.after[node]:
            end = self._marks.ends[-1]  # the parser gave up inside
        return Span(start, start + len(self._content[start:end].rstrip(" \t\r\n")))

    def _nodes(self, node: int, data: Iterable[object], *, keys: int) -> Iterator[Node]:
        """The nodes of data that follow each other, with so many keys before each."""
        after, last = self._marks.after, len(self._marks.starts)
        for datum in data:
            yield node, datum
            behind = after[node] or last if isinstance(datum, (dict, list)) else node + 1
            node = behind + keys
