"""Files of a site: read as they are, replaced as a whole, or not at all."""

import os
from collections.abc import Iterator
from contextlib import suppress

from kompetanse.errors import KompetanseError
from kompetanse.phrase import reason_of
from kompetanse.replacing import replacing


class SiteError(KompetanseError):
    """A file or folder of a site that cannot be read or written, or that is somebody else's."""


_BESIDE = ".kompetanse-"
_SUFFIX = ".tmp"


def read(path: str) -> bytes | None:
    """The content of a file; nothing where there is none.

    Raises:
        SiteError: It cannot be read.
    """
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _failed("{path} cannot be read: {why}", path, error) from None


def replace(path: str, content: bytes) -> None:
    """Write a file, in folders that are made where they are missing; an older one is replaced.

    Raises:
        SiteError: It cannot be written.
    """
    folder, name = os.path.split(os.path.realpath(path))
    try:
        os.makedirs(folder, exist_ok=True)
        with replacing(path, beside=f"{_BESIDE}{name}{_SUFFIX}") as stream:
            stream.write(content)
    except OSError as error:
        raise _failed("{path} cannot be written: {why}", path, error) from None


def remove(path: str) -> None:
    """Take a file away, if it is there.

    Raises:
        SiteError: It cannot be removed.
    """
    try:
        with suppress(FileNotFoundError):
            os.unlink(path)
    except OSError as error:
        raise _failed("{path} cannot be removed: {why}", path, error) from None


def names(folder: str) -> list[str]:
    """What is in a folder, sorted; nothing where there is no such folder.

    Raises:
        SiteError: It cannot be read.
    """
    try:
        return sorted(os.listdir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise _failed("{path} cannot be read: {why}", folder, error) from None


def sweep(folder: str) -> None:
    """Remove what a publisher left half written when it was killed.

    Only for who holds the lock of the site: there is then no other one at work.
    """
    for name in _leftovers(folder):
        remove(os.path.join(folder, name))


def _leftovers(folder: str) -> Iterator[str]:
    return (name for name in names(folder) if name.startswith(_BESIDE) and name.endswith(_SUFFIX))


def _failed(template: str, path: str, error: OSError) -> SiteError:
    return SiteError(template, path=path, why=reason_of(error))
