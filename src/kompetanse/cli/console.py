"""Terminals and pipes: what they can show, and what is said on them."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from io import TextIOBase
from itertools import islice
from typing import BinaryIO, TextIO, TypeVar


T = TypeVar("T")


WIDTH = 100
"""Columns of a line where there is no terminal to ask."""


def prepare_streams() -> None:
    """Let no standard stream fail: for a letter that it does not have, or for being closed."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            nowhere = open(os.devnull, mode, encoding="utf-8")  # noqa: SIM115 - for all the run
            setattr(sys, name, nowhere)
        elif reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")


class _Aside(TextIOBase):
    """Standard output for plugins: it ends on standard error."""

    @property
    def buffer(self) -> BinaryIO:
        """Where bytes go."""
        return sys.stderr.buffer

    def write(self, text: str) -> int:
        """Write there."""
        return sys.stderr.write(text)


@contextmanager
def strangers() -> Iterator[None]:
    """Let plugins print on standard error, and programs that they start: results stand alone."""
    output = _turned()
    try:
        with redirect_stdout(_Aside()):
            yield
    finally:
        if output is not None:
            os.dup2(output, 1)
            os.close(output)


def stand_aside() -> None:
    """Let all that this process prints go to standard error: a worker has nothing else to say."""
    sys.stdout = _Aside()
    _turned()


def _turned() -> int | None:
    """Turn standard output to standard error; what it was, to turn it back, if both are there."""
    with suppress(OSError):
        output = os.dup(1)
        os.dup2(2, 1)
        return output
    return None


def among_strangers(things: Iterator[T]) -> Iterator[T]:
    """The same things, each of them made by plugins that print on standard error."""
    while True:
        with strangers():
            found = list(islice(things, 1))
        if not found:
            return
        yield found[0]


def complain(sentence: str) -> None:
    """Say what is wrong in a line on standard error, which does nothing to a terminal."""
    from kompetanse.render.excerpt import visible  # noqa: PLC0415 - mostly nothing is

    print(f"kompetanse: {visible(sentence)}", file=sys.stderr)


def is_colored(choice: str, stream: TextIO) -> bool:
    """Whether to colour what goes to a stream: `choice` is always, never or auto."""
    if choice != "auto":
        return choice == "always"
    dumb = os.environ.get("TERM") == "dumb" or bool(os.environ.get("NO_COLOR"))
    return (stream.isatty() and not dumb and sys.platform != "win32") or _is_windows_terminal(
        stream
    )


def _is_windows_terminal(stream: TextIO) -> bool:
    """Whether this is a Windows console that knows colours."""
    return bool(stream.isatty() and os.environ.get("WT_SESSION") and not os.environ.get("NO_COLOR"))


def width(stream: TextIO) -> int:
    """How many columns a stream's terminal has."""
    try:
        return max(os.get_terminal_size(stream.fileno()).columns - 12, 40)
    except (OSError, ValueError):
        return WIDTH


class Progress:
    """A counter on a terminal, shown once a work has taken a while."""

    _PATIENCE = 1.0
    _PAUSE = 0.1

    def __init__(self, total: int) -> None:
        from time import monotonic  # noqa: PLC0415 - read here, for `step`

        self._clock = monotonic
        self._total = total
        self._done = 0
        self._next = monotonic() + self._PATIENCE
        self._shown = False
        self._wanted = total > 1 and sys.stderr.isatty()

    def step(self) -> None:
        """Count one more, and show it now and then."""
        self._done += 1
        if self._wanted and self._clock() >= self._next:
            self._next = self._clock() + self._PAUSE
            self._write(f"\r{self._done}/{self._total}")
            self._shown = True

    def clear(self) -> None:
        """Take the counter off the terminal."""
        if self._shown:
            self._write("\r" + " " * len(f"{self._total}/{self._total}") + "\r")
            self._shown = False

    def _write(self, text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()
