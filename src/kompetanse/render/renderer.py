"""What all ways to write reports share: one report after the other, in pieces of text.

A check of thousands of plans is written while it runs, so no renderer keeps what it has written.
Each format is a module of this package, imported when somebody asks for it.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from attrs import frozen

from kompetanse.document import Text
from kompetanse.finding import Report


if TYPE_CHECKING:
    from kompetanse.plugins import Plugins

FORMATS = ("text", "json", "sarif", "junit", "github", "html", "csv")
"""The formats; each is the name of a module with a function `renderer`."""


class Renderer(Protocol):
    """Writes reports, one by one."""

    def begin(self) -> Iterable[str]:
        """What stands above all reports."""

    def report(self, report: Report) -> Iterable[str]:
        """One report."""

    def end(self) -> Iterable[str]:
        """What stands below them."""


@frozen(kw_only=True)
class Context:
    """What renderers know besides the reports.

    Attributes:
        plugins: Where rules come from: their titles, their reasons, their catalogues.
        color: Whether a text may be coloured.
        verbose: Whether remarks (infos) are wanted where there is room for few.
        width: The number of columns.
        root: The folder that names of files are told from; empty for names as they were given.
        text_of: Finds the text of a file for a report that has lost its document.
        status: The exit status, as far as the check has come.
        today: The day of the check.
        version: The version of this library.
    """

    plugins: "Plugins | None" = None
    color: bool = False
    verbose: bool = False
    width: int = 100
    root: str = ""
    text_of: Callable[[str], Text | None] = lambda _: None
    status: Callable[[], int] = lambda: 0
    today: date | None = None
    version: str = "0"


def create(format: str, context: Context) -> Renderer:  # noqa: A002 - the word that users know
    """The renderer of a format.

    >>> print("".join(pieces(create("text", Context()), [Report("plan.yaml", "en")])), end="")
    0 errors and 0 warnings
    """
    module = import_module(f"kompetanse.render.{format}")
    made: Renderer = module.renderer(context)
    return made


def pieces(renderer: Renderer, reports: Iterable[Report]) -> Iterator[str]:
    """All that a renderer writes of some reports."""
    yield from renderer.begin()
    for report in reports:
        yield from renderer.report(report)
    yield from renderer.end()
