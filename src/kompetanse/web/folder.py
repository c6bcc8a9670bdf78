"""Reading the folder of a site again and again: only what is new is read."""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TypeAlias

from attrs import frozen

from kompetanse.web.places import places
from kompetanse.web.resource import Resource


Answering: TypeAlias = Callable[[str, bytes], Mapping[str, Resource]]
"""What is answered for a file, given its place and its bytes."""


@frozen
class Kept:
    """A file that was read.

    Attributes:
        stamp: What tells it from another one at its place.
        content: Its bytes.
        answers: What is answered for it.
    """

    stamp: tuple[int, ...]
    content: bytes
    answers: Mapping[str, Resource]


def read_folder(folder: str, answering: Answering, known: Mapping[str, Kept]) -> dict[str, Kept]:
    """The files of a site by their places, given those that were read before."""
    files: dict[str, Kept] = {}
    for place in places(folder):
        with suppress(OSError):  # gone meanwhile
            stamp = _stamp(place.file)
            kept = known.get(place.name)
            if kept is None or kept.stamp != stamp:
                content = _content(place.file)
                kept = Kept(stamp, content, answering(place.name, content))
            files[place.name] = kept
    return files


def _stamp(file: str) -> tuple[int, ...]:
    look = os.stat(file, follow_symlinks=False)
    return look.st_mtime_ns, look.st_size, look.st_ino


def _content(file: str) -> bytes:
    with open(file, "rb") as stream:
        return stream.read()
