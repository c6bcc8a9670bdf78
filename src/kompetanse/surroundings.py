"""What plugins share with the program: they may look at it, and have to leave it as it is."""

import os
import sys

from kompetanse.phrase import Phrase


class Surroundings:
    """The state of the process as it was, to be put back.

    >>> around, limit = Surroundings(), sys.getrecursionlimit()
    >>> sys.setrecursionlimit(limit + 1)
    >>> around.put_back(), around.put_back(), sys.getrecursionlimit() == limit
    (['the recursion limit'], [], True)
    """

    def __init__(self) -> None:
        self._folder = _folder()
        self._limit = sys.getrecursionlimit()

    def put_back(self) -> list[Phrase]:
        """Put back what was changed, and name it."""
        changed = []
        if sys.getrecursionlimit() != self._limit:
            sys.setrecursionlimit(self._limit)
            changed.append(Phrase("the recursion limit"))
        if self._folder and _folder() != self._folder:
            os.chdir(self._folder)
            changed.append(Phrase("the working directory"))
        return changed


def _folder() -> str:
    """The working directory; nothing where it was taken away."""
    try:
        return os.getcwd()
    except OSError:
        return ""
