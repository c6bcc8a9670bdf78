"""What plugins share with the program: they may look at it, and have to leave it as it is."""

import builtins
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
        self._functions = dict(vars(builtins))
        self._path = list(sys.path)
        self._process = os.getpid()

    def put_back(self) -> list[Phrase]:
        """Put back what was changed, and name it."""
        if os.getpid() != self._process:
            os._exit(0)  # one that was split off would say everything once more
        changed = []
        if replaced := self._replaced():
            vars(builtins).update(replaced)
            changed.append(Phrase("Python's own functions"))
        if not set(self._path) <= set(sys.path):
            sys.path[:] = self._path
            changed.append(Phrase("the folders of modules"))
        if sys.getrecursionlimit() != self._limit:
            sys.setrecursionlimit(self._limit)
            changed.append(Phrase("the recursion limit"))
        if self._folder and _folder() != self._folder:
            os.chdir(self._folder)
            changed.append(Phrase("the working directory"))
        return changed

    def _replaced(self) -> dict[str, object]:
        """What has another value than it had; `_` is for anybody."""
        now = vars(builtins)
        return {
            name: thing
            for name, thing in self._functions.items()
            if name != "_" and now.get(name) is not thing
        }


def _folder() -> str:
    """The working directory; nothing where it was taken away."""
    try:
        return os.getcwd()
    except OSError:
        return ""
