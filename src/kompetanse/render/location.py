"""Names of files, as programs elsewhere find them."""

import os


def from_root(file: str, root: str = "") -> str | None:
    """A file's name as it is told from a folder, or from the working one; `None` outside of both.

    >>> from_root("planer/skog.yaml")
    'planer/skog.yaml'
    >>> from_root("../elsewhere.yaml") is None
    True
    """
    for base in (root, os.curdir):
        if base and (name := _relative(file, base)) is not None:
            return name.replace(os.sep, "/")
    return None


def _relative(file: str, base: str) -> str | None:
    try:
        name = os.path.relpath(file, base)
    except (OSError, ValueError):  # another drive, or no name at all
        return None
    return None if name.partition(os.sep)[0] == os.pardir else name
