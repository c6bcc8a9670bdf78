"""Skeletons: the texts that new files begin as, with words in `<<…>>` to be filled in."""

import re
from collections.abc import Mapping
from os.path import dirname, join
from typing import Any


FOLDER = join(dirname(__file__), "skeleton")

_WORD = re.compile(r"<<(\w+)>>")


def skeleton(name: str, known: Mapping[str, str]) -> str:
    """The text of a skeleton, filled in."""
    with open(join(FOLDER, name), encoding="utf-8") as stream:
        return filled(stream.read(), known)


def filled(text: str, known: Mapping[str, str]) -> str:
    """A text with its words filled in.

    >>> filled("a rule named <<name>>", {"name": "last-bus"})
    'a rule named last-bus'
    """
    return _WORD.sub(lambda word: known[word[1]], text)


def subjects() -> dict[str, Any]:
    """What the example of a rule says of each class that it may visit."""
    import tomllib  # noqa: PLC0415 - for those who begin a rule

    with open(join(FOLDER, "subjects.toml"), "rb") as stream:
        return tomllib.load(stream)
