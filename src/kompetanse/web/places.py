"""What lies in the folder of a site, and is anybody's business."""

import os
import re
from collections.abc import Iterator
from typing import TypeAlias

from attrs import frozen

from kompetanse.publishing.addresses import ALL, FEED, INDEX


PAGE, TEXT = ".html", ".txt"

_LANGUAGE = re.compile(rb'<html\b[^<>]*\blang="([a-z]{2})"')
_HEAD = 1000
"""Bytes of a page among which it says what language it speaks."""

_DEEPEST = 2
"""Folders around a feed: its plan's, and that of what it is cut by."""


Stamp: TypeAlias = tuple[int, int, int]
"""What tells a file from another one at its place, as far as that shows without reading it."""


@frozen
class Place:
    """A file of a site.

    Attributes:
        name: Where it is in the site: «skog-2021/roles/laerere.ics».
        file: Where it is.
    """

    name: str
    file: str


def places(folder: str) -> Iterator[Place]:
    """The pages and feeds of a site, in the same order every time.

    Whatever else lies there is nobody's business: a folder may be the wrong one. Links are not
    followed, for they may lead out of it.
    """
    for entry in _entries(folder):
        if entry.name == INDEX and _is_file(entry):
            yield Place(entry.name, entry.path)
        elif _is_folder(entry) and os.path.isfile(os.path.join(entry.path, ALL)):
            yield from _of_plan(entry.path, f"{entry.name}/")


def feeds(folder: str) -> list[str]:
    """The names of a site's feeds."""
    return [place.name for place in places(folder) if place.name.endswith(FEED)]


def stamp_of(file: str) -> Stamp | None:
    """What a file looks like; nothing where there is none."""
    try:
        look = os.stat(file)
    except (OSError, ValueError):
        return None
    return look.st_mtime_ns, look.st_size, look.st_ino


def language_of(page: bytes) -> str:
    """The language that a page speaks; nothing where it does not say so.

    >>> language_of(b'<!doctype html><html lang="nn">')
    'nn'
    """
    found = _LANGUAGE.search(page[:_HEAD])
    return found[1].decode() if found else ""


def _of_plan(folder: str, inside: str) -> Iterator[Place]:
    """The files of a plan: its page, its feeds, and those in the folders of its cuts."""
    for entry in _entries(folder):
        name = f"{inside}{entry.name}"
        if _is_file(entry) and (entry.name == INDEX or name.endswith(FEED)):
            yield Place(name, entry.path)
        elif _is_folder(entry) and name.count("/") < _DEEPEST:
            yield from _of_plan(entry.path, f"{name}/")


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What stands in a folder, and is not hidden; nothing where there is no folder."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return []
    return [one for one in entries if one.name.isprintable() and not one.name.startswith(".")]


def _is_file(entry: os.DirEntry[str]) -> bool:
    return entry.is_file(follow_symlinks=False)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False)
