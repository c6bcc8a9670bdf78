"""Files that are whole or untouched: written beside what is there, and put in its place."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO


_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@contextmanager
def replacing(path: str, *, beside: str = "", mode: int = 0o666) -> Iterator[BinaryIO]:
    """Open a file that takes another's place when all of it is written.

    Whoever reads there finds the older one or the new one, whole; also after a power cut.
    Permissions stay, and a link stays a link.

    Args:
        path: The file that is replaced, or made.
        beside: What it is called while it is written, in the same folder; a name of this process
            by default. One that somebody left behind is removed.
        mode: The permissions of a file that is made, as far as the system grants them.

    Raises:
        OSError: It cannot be written; what was there stays.
    """
    target = os.path.realpath(path)
    folder, name = os.path.split(target)
    half = os.path.join(folder, beside or f"{name}.{os.getpid()}.tmp")
    _remove(half)
    try:
        with open(os.open(half, _NEW, mode), "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(FileNotFoundError):
            os.chmod(half, stat.S_IMODE(os.stat(target).st_mode))
        os.replace(half, target)
    except BaseException:
        with suppress(OSError):
            _remove(half)
        raise


def _remove(path: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(path)
