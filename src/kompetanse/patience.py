"""Ending what strangers' code does where it does not end by itself.

Only a program that owns its process may say so, as the command line does: alarms are the process's,
and a library has none to set. The system's alarm does it, where there is one (not on Windows) and for
the main thread only. Elsewhere it takes somebody with Ctrl-C, who is told whose code it was.
"""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import FrameType
from typing import TypeVar

from kompetanse.errors import PluginError


T = TypeVar("T")

LIMIT = 30.0
"""Seconds that a rule, a hook or an import may take; what works takes thousandths of one."""

_AGAIN = 1.0
"""Seconds to the next alarm: the code may have caught this one."""


_is_limited = ContextVar("is_limited", default=False)


@contextmanager
def limited() -> Iterator[None]:
    """Let what strangers wrote take no longer than `LIMIT`, as long as this lasts."""
    token = _is_limited.set(True)
    try:
        yield
    finally:
        _is_limited.reset(token)


class _Alarm(BaseException):
    """What is raised in code that does not end; `except Exception` does not catch it."""


def patiently(do: Callable[[], T]) -> T:
    """Do something that a stranger wrote; where time is `limited`, end it if it takes too long.

    Raises:
        PluginError: It did.

    >>> patiently(lambda: "done")
    'done'
    """
    if not _is_free():
        return do()
    try:
        signal.signal(signal.SIGALRM, _raise)
    except ValueError:  # only the main thread is ever woken
        return do()
    try:
        signal.setitimer(signal.ITIMER_REAL, LIMIT, _AGAIN)
        return do()
    except _Alarm as alarm:
        raise PluginError("it did not end within {limit} seconds", limit=round(LIMIT)) from alarm
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


def _is_free() -> bool:
    """Whether we may set the alarm, and nobody else has, we ourselves further up among them."""
    if not _is_limited.get() or not hasattr(signal, "setitimer"):
        return False
    is_set = signal.getitimer(signal.ITIMER_REAL)[0] > 0
    return not is_set and signal.getsignal(signal.SIGALRM) is signal.SIG_DFL


def _raise(_: int, __: FrameType | None) -> None:
    if sys.gettrace() is None:  # whoever looks at it in a debugger takes her time
        raise _Alarm
