"""Writing reports: in every format that is asked for, each to its place, while plans are checked."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from itertools import chain, islice
from typing import BinaryIO, NamedTuple

from kompetanse import __version__
from kompetanse.cli.console import is_colored, width
from kompetanse.cli.output import OutputError, opened
from kompetanse.cli.texts import text_of
from kompetanse.errors import KompetanseError, UnknownNameError
from kompetanse.finding import Report
from kompetanse.phrase import reason_of
from kompetanse.plugins import Plugins
from kompetanse.render.renderer import FORMATS, Context, Renderer, create


class Destination(NamedTuple):
    """A format, and the file that it is written to; standard output where there is none."""

    format: str
    file: str | None


def add_arguments(parser: ArgumentParser) -> None:
    """Add the options that say how reports are written, and where to."""
    parser.add_argument(
        "--format",
        metavar="FORMAT[=FILE]",
        action="append",
        default=[],
        help=(
            "text, json, sarif, junit, github, html or csv; with a file of its own "
            "where one is named (repeatable; default: text)"
        ),
    )
    parser.add_argument(
        "--output",
        "-o",
        metavar="FILE",
        help="write what has no file of its own there (default: standard output)",
    )
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto")
    parser.add_argument("--verbose", "-v", action="store_true", help="show remarks in full, too")


def destinations(arguments: Namespace) -> list[Destination]:
    """What is to be written where.

    Raises:
        UnknownNameError: A format is named that there is not.
        KompetanseError: Two reports would be written to one place, or one over a plan.
    """
    asked = [_destination(text, arguments.output) for text in arguments.format or ["text"]]
    if arguments.output and arguments.output not in [one.file for one in asked]:
        raise KompetanseError("--output is for a format without a file of its own")
    taken = {_real(path) for path in arguments.paths if path != "-"}
    for one in asked:
        place = _real(one.file) if one.file else ""
        if place in taken and one.file:
            raise KompetanseError("{file} cannot be written: it is named twice", file=one.file)
        if place in taken:
            raise KompetanseError("one format at most can do without a file of its own")
        taken.add(place)
    return asked


def write(
    reports: Iterator[Report],
    to: Iterable[Destination],
    arguments: Namespace,
    plugins: Plugins,
    status: Callable[[], int],
) -> None:
    """Write reports while they come, to all destinations side by side.

    What is wrong with a call shows with the first report, before any file is opened.

    Raises:
        OutputError: A file cannot be written.
    """
    first = list(islice(reports, 1))
    try:
        with ExitStack() as files:
            sinks = [
                _Sink(
                    create(one.format, _context(one, arguments, plugins, status)),
                    files.enter_context(opened(one.file)),
                    one,
                )
                for one in to
            ]
            _write_all(chain(first, reports), sinks)
    except _ElsewhereError as elsewhere:
        raise elsewhere.error from None


def _write_all(reports: Iterable[Report], sinks: Sequence["_Sink"]) -> None:
    """Write reports into all sinks, and let none of them keep anything back."""
    try:
        for sink in sinks:
            sink.write(sink.renderer.begin())
        for report in reports:
            for sink in sinks:
                sink.write(sink.renderer.report(report))
        for sink in sinks:
            sink.write(sink.renderer.end())
            sink.flush()
    except OSError as error:
        raise _ElsewhereError(error) from None


class _ElsewhereError(Exception):
    """Standard output, or a plan, failed: none of the files that are open is to blame."""

    def __init__(self, error: OSError) -> None:
        self.error = error


class _Sink:
    """A renderer, and the stream that takes what it writes."""

    def __init__(self, renderer: Renderer, stream: BinaryIO, to: Destination) -> None:
        self.renderer = renderer
        self._stream = stream
        self._file = to.file
        self._encoding = _encoding(to)

    def write(self, pieces: Iterable[str]) -> None:
        """Write what the renderer gives."""
        encoded = (piece.encode(*self._encoding) for piece in pieces)
        with self._blamed():
            self._stream.writelines(encoded)

    def flush(self) -> None:
        """Have all of it written."""
        with self._blamed():
            self._stream.flush()

    @contextmanager
    def _blamed(self) -> Iterator[None]:
        """Say of which file it is that it cannot be written."""
        try:
            yield
        except OSError as error:
            if self._file is None:
                raise
            why = reason_of(error)
            raise OutputError("{path} cannot be written: {why}", path=self._file, why=why) from None


def _real(path: str) -> str:
    """The file behind a path; a strange one is told when it is opened."""
    with suppress(OSError, ValueError):
        return os.path.realpath(path)
    return path


def _destination(text: str, output: str | None) -> Destination:
    """`FORMAT` or `FORMAT=FILE`."""
    name, is_file, file = text.partition("=")
    if name not in FORMATS:
        raise UnknownNameError("format", name, FORMATS)
    if is_file and not file:
        raise KompetanseError("--format {text} names no file behind the equals sign", text=text)
    return Destination(name, file or output)


def _encoding(to: Destination) -> tuple[str, str]:
    """Encoding, and what becomes of what it cannot hold; a terminal may have its own."""
    if to.format == "text":
        return "utf-8" if to.file else sys.stdout.encoding, "replace"
    return "utf-8", "backslashreplace"


def _context(
    to: Destination, arguments: Namespace, plugins: Plugins, status: Callable[[], int]
) -> Context:
    color = arguments.color if not to.file or arguments.color == "always" else "never"
    return Context(
        plugins=plugins,
        color=is_colored(color, sys.stdout),
        verbose=arguments.verbose,
        width=width(sys.stdout),
        root=os.environ.get("GITHUB_WORKSPACE", ""),
        text_of=text_of,
        status=status,
        today=arguments.today or date.today(),  # noqa: DTZ011 - the reader's own day
        version=__version__,
    )
