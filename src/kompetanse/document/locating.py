"""Finding the place of a datum, one collection at a time and only when somebody asks."""

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from attrs import frozen

from kompetanse.document.source import Span
from kompetanse.path import Path


Node = TypeVar("Node")
"""Whatever a format needs to list the children of a datum."""


@frozen
class Entry(Generic[Node]):
    """A datum inside its collection: its span, its key's, and what opens it."""

    node: Node
    span: Span
    key: Span | None = None


class LazyLocator(Generic[Node]):
    """A `Locator` that lists the entries of a collection when it first passes it.

    Args:
        root: The whole document.
        children: Lists the entries of a collection by key or index; nothing for a scalar.
    """

    def __init__(
        self,
        root: Entry[Node],
        children: Callable[[Node], Mapping[str | int, Entry[Node]]],
    ) -> None:
        self._root = root
        self._children = children
        self._tables: dict[Path, Mapping[str | int, Entry[Node]]] = {}

    def __call__(self, path: Path, key: bool) -> Span | None:
        """The span of the datum at `path`, or of its key; items of a list have no key."""
        entry = self._entry(path)
        if entry is None:
            return None
        return entry.key or entry.span if key else entry.span

    def _entry(self, path: Path) -> Entry[Node] | None:
        if not path:
            return self._root
        table = self._tables.get(path[:-1])
        if table is None:
            parent = self._entry(path[:-1])
            if parent is None:
                return None
            table = self._tables[path[:-1]] = self._children(parent.node)
        return table.get(path[-1])
