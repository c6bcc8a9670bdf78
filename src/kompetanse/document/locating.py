"""Finding the place of a datum, one collection at a time and only when somebody asks."""

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from kompetanse.document.source import Span
from kompetanse.path import Path


Node = TypeVar("Node")
"""Whatever a format needs to find a datum and what is inside it."""


class LazyLocator(Generic[Node]):
    """A `Locator` that lists the entries of a collection when it first passes it.

    Args:
        root: The whole document.
        children: Lists the entries of a collection by key or index; nothing for a scalar.
        span: The span of a node, or (if the flag is set) of its key.
    """

    def __init__(
        self,
        root: Node,
        children: Callable[[Node], Mapping[str | int, Node]],
        span: Callable[[Node, bool], Span],
    ) -> None:
        self._root = root
        self._children = children
        self._span = span
        self._tables: dict[Path, Mapping[str | int, Node]] = {}

    def __call__(self, path: Path, key: bool) -> Span | None:
        """The span of the datum at `path`, or of its key; items of a list have no key."""
        node = self._node(path)
        if node is None:
            return None
        return self._span(node, key and bool(path) and isinstance(path[-1], str))

    def _node(self, path: Path) -> Node | None:
        if not path:
            return self._root
        table = self._tables.get(path[:-1])
        if table is None:
            parent = self._node(path[:-1])
            if parent is None:
                return None
            table = self._tables[path[:-1]] = self._children(parent)
        return table.get(path[-1])
