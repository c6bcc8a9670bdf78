"""What a plan's file is called, seen from the folder of a configuration."""

import os
from collections.abc import Iterator

from kompetanse.document.reading import FORMATS


def names_of(path: str, folder: str) -> Iterator[str]:
    """The names that patterns may have for a plan: its path, and that of the file in its folder.

    >>> list(names_of("planer/skog.yaml", ""))
    ['planer/skog.yaml']
    """
    name = from_folder(path, folder)
    yield name
    for suffix in FORMATS if os.path.isdir(path) else ():
        if os.path.isfile(os.path.join(path, f"plan{suffix}")):
            yield f"{name}/plan{suffix}"


def from_folder(path: str, folder: str) -> str:
    """A path as it leads from a folder, with the same separators on every system.

    >>> from_folder("planer/../planer/skog.yaml", "planer")
    'skog.yaml'
    """
    try:
        found = os.path.relpath(path, folder or os.curdir)
    except ValueError:  # there is no way from one drive of Windows to another
        found = os.path.abspath(path)
    return found.replace(os.sep, "/")
