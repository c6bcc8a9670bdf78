"""Names of files, as programs elsewhere find them."""

import os
from urllib.parse import quote


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


def uri(file: str, root: str = "") -> str:
    """A file's address: relative inside the folder or the working one, else absolute.

    >>> uri("planer/Øst & vest.yaml")
    'planer/%C3%98st%20%26%20vest.yaml'
    """
    name = from_root(file, root)
    if name is not None:
        return quote(_bytes(name))
    whole = os.path.abspath(file).replace(os.sep, "/").lstrip("/")
    return f"file:///{quote(_bytes(whole), safe='/:')}"


def _bytes(name: str) -> bytes:
    try:
        return os.fsencode(name)
    except UnicodeEncodeError:  # no file has such a name
        return name.encode("utf-8", "replace")
