"""Work that is done again and again."""

import threading
from contextvars import ContextVar
from time import monotonic, sleep

from kompetanse.web.watching import repeating


spoken = ContextVar("spoken", default="en")


def test_work_is_done_until_the_end_and_not_after() -> None:
    """With a pause before each time."""
    done: list[float] = []
    enough = threading.Event()

    def work() -> None:
        done.append(monotonic())
        if len(done) == 3:
            enough.set()

    begun = monotonic()
    with repeating(work, 0.02):
        assert enough.wait(5)
    count = len(done)
    assert done[0] - begun >= 0.02
    sleep(0.1)
    assert len(done) == count


def test_the_work_speaks_as_who_began_it_does() -> None:
    """The language of the command line is one of the thread."""
    heard = threading.Event()
    said: list[str] = []

    def work() -> None:
        said.append(spoken.get())
        heard.set()

    token = spoken.set("nn")
    with repeating(work, 0.001):
        assert heard.wait(5)
    spoken.reset(token)
    assert said[0] == "nn"


def test_an_end_does_not_wait_for_the_next_time() -> None:
    """However long the pause is."""
    begun = monotonic()
    with repeating(lambda: None, 3600):
        pass
    assert monotonic() - begun < 2
