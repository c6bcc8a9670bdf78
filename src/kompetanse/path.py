"""Paths: where a datum stands inside a plan, as keys and indexes from its root."""

from typing import TypeAlias


Path: TypeAlias = tuple[str | int, ...]
"""Keys of mappings and indexes of lists, from the root of a plan."""


def pointer(path: Path) -> str:
    """Write a path as a JSON Pointer (RFC 6901).

    >>> pointer(("gatherings", "samling-1", "parts", 0))
    '/gatherings/samling-1/parts/0'
    >>> pointer(("sections", "vår/høst"))
    '/sections/vår~1høst'
    """
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)


def element(path: Path) -> str:
    """Write a path as waivers and findings name an element: without the leading slash.

    >>> element(("groups", "g1"))
    'groups/g1'
    """
    return pointer(path)[1:]
