"""Threads that plugins leave running: they spoil no result, and do not keep the program for ever."""

import os
import sys
from contextvars import copy_context
from types import FrameType
from typing import TYPE_CHECKING

from kompetanse.cli.console import complain, stand_aside
from kompetanse.cli.language import say
from kompetanse.finding import Exit


if TYPE_CHECKING:
    from threading import Thread

PATIENCE = 10.0
"""Seconds that a thread is given to end."""


class Threads:
    """The threads of this process when a command began."""

    def __init__(self) -> None:
        self._before = frozenset(_running())

    def part(self, status: int) -> None:
        """Let those that came since end; what they print from now on is no result."""
        if set(_running()) <= self._before:
            return
        from threading import Timer  # noqa: PLC0415 - it is there already

        stand_aside()
        watch = Timer(PATIENCE, copy_context().run, [self._give_up, status])
        watch.daemon = True
        watch.start()

    def _give_up(self, status: int) -> None:
        """End without them."""
        for thread in set(_running()) - self._before:
            frame = sys._current_frames().get(thread.ident or 0)  # noqa: SLF001 - it is documented
            where = {"place": _place(frame) or thread.name}
            complain(say("a thread that a plugin started does not end ({place})", where))
        os._exit(max(status, Exit.BROKEN_PLUGIN))


def _running() -> "list[Thread]":
    """All threads that Python waits for at its end, but for the main one."""
    threading = sys.modules.get("threading")
    if threading is None:
        return []
    main = threading.main_thread()
    return [one for one in threading.enumerate() if one is not main and not one.daemon]


def _place(frame: FrameType | None) -> str:
    """The innermost line of code that is not Python's own."""
    own = os.path.dirname(os.__file__)
    while frame and os.path.dirname(frame.f_code.co_filename) == own:
        frame = frame.f_back
    return f"{frame.f_code.co_filename}:{frame.f_lineno}" if frame else ""
