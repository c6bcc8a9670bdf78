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


def steps(named: str) -> tuple[str, ...]:
    """The steps of an element as waivers name it; the inverse of `element`.

    >>> steps("sections/vår~1høst/covers/0")
    ('sections', 'vår/høst', 'covers', '0')
    """
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in named.split("/"))


def element(path: Path) -> str:
    """Write a path as waivers and findings name an element: without the leading slash.

    >>> element(("groups", "g1"))
    'groups/g1'
    """
    return pointer(path)[1:]
