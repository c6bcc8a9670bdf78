"""Terminals: colours, width, progress."""

import io
import sys

import pytest

from kompetanse.cli.console import WIDTH, Progress, is_colored, width


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment without wishes about colours, on a system that is not Windows."""
    for name in ("NO_COLOR", "TERM", "WT_SESSION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.mark.parametrize(
    ("choice", "stream", "variable", "colored"),
    [
        ("auto", Terminal(), None, True),
        ("auto", io.StringIO(), None, False),
        ("auto", Terminal(), ("NO_COLOR", "1"), False),
        ("auto", Terminal(), ("NO_COLOR", ""), True),
        ("auto", Terminal(), ("TERM", "dumb"), False),
        ("always", io.StringIO(), ("NO_COLOR", "1"), True),
        ("never", Terminal(), None, False),
    ],
    ids=range(7),
)
def test_who_gets_colours(
    choice: str,
    stream: io.StringIO,
    variable: tuple[str, str] | None,
    colored: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Terminals, unless somebody does not want them; and who asks for them."""
    if variable:
        monkeypatch.setenv(*variable)
    assert is_colored(choice, stream) is colored


@pytest.mark.parametrize(("session", "colored"), [(None, False), ("x", True)])
def test_only_new_consoles_of_windows_know_colours(
    session: str | None,
    colored: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The old one would print the codes."""
    monkeypatch.setattr(sys, "platform", "win32")
    if session:
        monkeypatch.setenv("WT_SESSION", session)
    assert is_colored("auto", Terminal()) is colored


def test_a_stream_without_a_terminal_has_the_usual_width() -> None:
    """There is nobody to ask."""
    assert width(io.StringIO()) == WIDTH


def shown(total: int, stream: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a work of some steps, a second each, shows on standard error."""
    clock = iter(range(100))
    monkeypatch.setattr("time.monotonic", lambda: float(next(clock)))
    monkeypatch.setattr(sys, "stderr", stream)
    progress = Progress(total)
    for _ in range(total):
        progress.step()
    progress.clear()
    return stream.getvalue()


def test_long_work_is_counted_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the counter is taken away in the end."""
    told = shown(3, Terminal(), monkeypatch)
    assert "\r2/3" in told
    assert told.endswith("\r   \r")


@pytest.mark.parametrize(("total", "stream"), [(1, Terminal()), (3, io.StringIO())], ids=[1, 3])
def test_short_work_and_pipes_are_left_alone(
    total: int, stream: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits there."""
    assert shown(total, stream, monkeypatch) == ""
