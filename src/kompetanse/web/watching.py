"""Doing something again and again while something else goes on."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import copy_context
from time import monotonic


_SHARE = 20
"""How much longer a pause is, at least, than the work before it."""

_FAREWELL = 5.0
"""Seconds for work that is under way; it may be broken off at any point without harm."""


@contextmanager
def repeating(work: Callable[[], None], pause: float) -> Iterator[None]:
    """Do some work in the background, with a pause before each time.

    Args:
        work: What is to be done; it catches what it raises itself, but for what it cannot say.
        pause: Seconds; work that takes long is done less often.
    """
    stop = threading.Event()

    def repeat() -> None:
        wait = pause
        while not stop.wait(wait):
            begun = monotonic()
            with suppress(OSError):  # nobody listens any more to what it says
                work()
            wait = max(pause, _SHARE * (monotonic() - begun))

    worker = threading.Thread(target=copy_context().run, args=(repeat,), daemon=True)
    worker.start()
    try:
        yield
    finally:
        stop.set()
        worker.join(_FAREWELL)
