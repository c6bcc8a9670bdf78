"""What does not end is ended, and whoever wrote it is named."""

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextvars import Context
from time import monotonic, sleep

import pytest

from kompetanse import patience
from kompetanse.errors import PluginError
from kompetanse.patience import limited, patiently


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no alarm on Windows")


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Lose patience soon."""
    monkeypatch.setattr(patience, "LIMIT", 0.1)
    monkeypatch.setattr(patience, "_AGAIN", 0.05)
    with limited():
        yield


def runs() -> None:
    """Go on for ever."""
    while True:
        pass


def sleeps() -> None:
    """Wait for nothing."""
    sleep(60)


def catches() -> None:
    """Catch all that is called an error."""
    while True:
        try:  # noqa: SIM105 - the loop is the point
            sleep(60)
        except Exception:  # noqa: BLE001, S110 - as strangers do
            pass


def swallows_once() -> None:
    """Catch the first alarm, whatever it is."""
    try:  # noqa: SIM105 - strangers write it so
        sleep(60)
    except BaseException:  # noqa: BLE001, S110 - as strangers do
        pass
    sleep(60)


@pytest.mark.parametrize("endless", [runs, sleeps, catches, swallows_once])
def test_what_does_not_end_is_ended(endless: Callable[[], None]) -> None:
    """It works, waits, or catches what it can; afterwards the alarm is as it was."""
    begun = monotonic()
    with pytest.raises(PluginError, match="it did not end within"):
        patiently(endless)
    assert monotonic() - begun < 10
    assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_one_inside_another_is_ended_once() -> None:
    """The outer one keeps its time."""
    with pytest.raises(PluginError):
        patiently(lambda: patiently(runs))
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_what_it_raises_is_raised() -> None:
    """And the alarm is off."""
    with pytest.raises(ZeroDivisionError):
        patiently(lambda: 1 / 0)
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_a_library_sets_no_alarm() -> None:
    """Alarms are the program's: where nobody has said so, nothing is ended."""
    was = Context().run(patiently, lambda: signal.getsignal(signal.SIGALRM))
    assert was is signal.SIG_DFL


def test_an_alarm_of_somebody_else_is_left_alone() -> None:
    """A program that uses it itself goes on using it."""
    mine = signal.signal(signal.SIGALRM, signal.SIG_IGN)
    try:
        assert patiently(lambda: signal.getsignal(signal.SIGALRM)) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGALRM, mine)


def test_another_thread_is_not_watched() -> None:
    """It is none of the system's business; nothing is raised there, or here."""
    found: list[str] = []
    thread = threading.Thread(target=lambda: found.append(patiently(lambda: "done")))
    thread.start()
    thread.join()
    assert found == ["done"]
