"""Reading the folder of a site again and again: only what is new is read."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from attrs import frozen

from kompetanse.web.places import Place, Stamp, places, stamp_of
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

    stamp: Stamp | None
    content: bytes
    answers: Mapping[str, Resource]


def read_folder(folder: str, answering: Answering, known: Mapping[str, Kept]) -> dict[str, Kept]:
    """The files of a site by their places, given those that were read before."""
    files: dict[str, Kept] = {}
    for place in places(folder):
        kept, stamp = known.get(place.name), stamp_of(place.file)
        if kept is None or kept.stamp != stamp:
            kept = _read(place, stamp, answering)
        if kept:
            files[place.name] = kept
    return files


def _read(place: Place, stamp: Stamp | None, answering: Answering) -> Kept | None:
    """A file, unless it is gone meanwhile."""
    try:
        with open(place.file, "rb") as stream:
            content = stream.read()
    except OSError:
        return None
    return Kept(stamp, content, answering(place.name, content))
