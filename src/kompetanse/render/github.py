"""Findings as annotations of a workflow on GitHub, beside the lines they are about."""

from collections.abc import Iterator

from kompetanse.document import Place
from kompetanse.finding import Finding, Report, Severity
from kompetanse.render.excerpt import visible
from kompetanse.render.location import from_root
from kompetanse.render.quoting import is_about_all
from kompetanse.render.renderer import Context


_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def renderer(context: Context) -> "GithubRenderer":
    """The renderer of a context."""
    return GithubRenderer(context)


class GithubRenderer:
    """Writes one workflow command per finding, and nothing else.

    GitHub shows ten of each level, so that remarks are left out unless they are asked for.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def begin(self) -> Iterator[str]:
        """Nothing stands above the first command."""
        return iter(())

    def report(self, report: Report) -> Iterator[str]:
        """The findings of a report."""
        for finding in report.findings:
            if self._context.verbose or finding.severity is not Severity.INFO:
                yield self._command(finding)

    def end(self) -> Iterator[str]:
        """Nothing stands below the last one."""
        return iter(())

    def _command(self, finding: Finding) -> str:
        properties = {**self._place(finding), "title": visible(finding.rule)}
        listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        text = "\n".join(visible(part) for part in (finding.message, finding.hint) if part)
        return f"::{_LEVELS[finding.severity]} {listed}::{_data(text)}\n"

    def _place(self, finding: Finding) -> dict[str, str]:
        """Where it is; columns only inside one line, as GitHub wants them."""
        place = finding.place
        if place is None:
            return {}
        told = {"file": from_root(place.file, self._context.root) or place.file}
        if is_about_all(finding):
            return told
        told |= {"line": str(place.line), "endLine": str(place.end_line)}
        return told | _columns(place)


def _columns(place: Place) -> dict[str, str]:
    if place.line != place.end_line:
        return {}
    return {"col": str(place.column), "endColumn": str(place.end_column)}


def _data(text: str) -> str:
    r"""A message: nothing in it ends the command.

    >>> _data("100 %\n::warning::")
    '100 %25%0A::warning::'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A value in the head of a command, where two more signs mean something.

    >>> _property("C:,x")
    'C%3A%2Cx'
    """
    return _data(text).replace(":", "%3A").replace(",", "%2C")
