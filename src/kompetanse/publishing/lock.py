"""One publisher at a time: a lock that the system lets go of, whatever becomes of who held it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from os.path import join
from time import monotonic, sleep

from kompetanse.errors import KompetanseError
from kompetanse.phrase import reason_of


LOCK_FILE = ".kompetanse.lock"
_PAUSE = 0.1


@contextmanager
def locked(folder: str, patience: float) -> Iterator[None]:
    """Keep other publishers out of a folder; wait for one that is there.

    The lock is a file that stays: to remove it would let two in.

    Raises:
        KompetanseError: Another one is still there after so many seconds, or nothing can be
            locked here.
    """
    path = join(folder, LOCK_FILE)
    with _opened(path) as stream:
        _wait(stream, path, monotonic() + patience)
        yield  # to close the file is to unlock it


def _opened(path: str) -> FileIO:
    try:
        return FileIO(path, "ab")
    except OSError as error:
        raise _not_locked(path, error) from None


def _wait(stream: FileIO, path: str, until: float) -> None:
    try:
        while not _is_ours(stream.fileno()):
            if monotonic() >= until:
                raise KompetanseError("somebody else is publishing: {path} is locked", path=path)
            sleep(_PAUSE)
    except OSError as error:
        raise _not_locked(path, error) from None


def _not_locked(path: str, error: OSError) -> KompetanseError:
    return KompetanseError("{path} cannot be locked: {why}", path=path, why=reason_of(error))


if sys.platform == "win32":
    import msvcrt

    def _is_ours(file: int) -> bool:
        """Whether the lock could be taken."""
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _is_ours(file: int) -> bool:
        """Whether the lock could be taken."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
