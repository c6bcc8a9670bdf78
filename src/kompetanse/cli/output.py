"""Where results go: standard output, or a file that is whole or untouched."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from kompetanse.errors import KompetanseError
from kompetanse.phrase import reason_of


class OutputError(KompetanseError):
    """A file that cannot be written."""


@contextmanager
def opened(path: str | None) -> Iterator[BinaryIO]:
    """Open a file for bytes, or standard output where no path is given, or «-».

    Raises:
        OutputError: It cannot be written.
    """
    if path is None or path == "-":
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    from kompetanse.replacing import replacing  # noqa: PLC0415 - most results stay here

    try:
        with replacing(path) if _is_replaceable(path) else open(path, "wb") as stream:
            yield stream
    except OSError as error:
        raise OutputError(
            "{path} cannot be written: {why}", path=path, why=reason_of(error)
        ) from None


def _is_replaceable(path: str) -> bool:
    """Whether there is a plain file or nothing; a device or a pipe can only be written into."""
    return os.path.isfile(path) or not os.path.exists(path)


def write(path: str | None, content: bytes) -> None:
    """Write a whole content at once.

    Raises:
        OutputError: It cannot be written.
    """
    with opened(path) as stream:
        stream.write(content)


def place(path: str, content: bytes) -> None:
    """Write a whole content into a file whose folders are made where they are missing.

    Raises:
        OutputError: It cannot be written.
    """
    try:
        os.makedirs(os.path.dirname(path) or os.curdir, exist_ok=True)
    except OSError as error:
        raise OutputError(
            "{path} cannot be written: {why}", path=path, why=reason_of(error)
        ) from None
    write(path, content)


def print_json(data: object) -> None:
    """Write plain data to standard output as JSON, whatever its encoding is."""
    import json  # noqa: PLC0415 - for those who ask

    text = json.dumps(data, ensure_ascii=False)
    write(None, f"{text}\n".encode("utf-8", "backslashreplace"))
