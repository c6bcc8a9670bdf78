"""Where results go: standard output, or a file that is whole or untouched."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from kompetanse.errors import KompetanseError


class OutputError(KompetanseError):
    """A file that cannot be written."""


@contextmanager
def opened(path: str | None) -> Iterator[BinaryIO]:
    """Open a file for bytes, or standard output where no path is given.

    The file is written beside its place and renamed when all is well: whoever reads it finds
    the old one or the new one, never half of one.

    Raises:
        OutputError: It cannot be written.
    """
    if path is None:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    beside = f"{path}.{os.getpid()}.tmp"
    try:
        with open(beside, "xb") as stream:
            yield stream
        os.replace(beside, path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}") from None
    finally:
        if os.path.exists(beside):
            os.unlink(beside)


def write(path: str | None, content: bytes) -> None:
    """Write a whole content at once.

    Raises:
        OutputError: It cannot be written.
    """
    with opened(path) as stream:
        stream.write(content)
