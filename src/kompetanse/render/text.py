"""Reports as text: what a planner reads first is what she must change."""

from collections.abc import Iterator

from kompetanse.finding import Finding, Related, Report, Severity
from kompetanse.messages import Translator
from kompetanse.render.excerpt import visible
from kompetanse.render.paint import Ink, painted, plain
from kompetanse.render.quoting import Lines
from kompetanse.render.renderer import Context
from kompetanse.render.summary import Tally, summary_lines
from kompetanse.render.words import SEVERITIES


_INK = {Severity.ERROR: Ink.ERROR, Severity.WARNING: Ink.WARNING, Severity.INFO: Ink.INFO}


def render(report: Report, context: Context | None = None) -> str:
    """One report as text, with its summary.

    >>> print(render(Report("plan.yaml", "en")), end="")
    0 errors and 0 warnings
    """
    renderer = TextRenderer(context)
    return renderer.findings(report) + renderer.summary(report.language)


def renderer(context: Context) -> "TextRenderer":
    """The renderer of a context."""
    return TextRenderer(context)


class TextRenderer:
    """Writes reports one by one, and what they come to in the end."""

    def __init__(self, context: Context | None = None) -> None:
        self._context = context or Context()
        self._paint = painted if self._context.color else plain
        self._tally = Tally()
        self._language = ""

    def begin(self) -> Iterator[str]:
        """Nothing stands above the findings."""
        return iter(())

    def report(self, report: Report) -> Iterator[str]:
        """The findings of a report."""
        self._language = self._language or report.language
        yield self.findings(report)

    def end(self) -> Iterator[str]:
        """What all reports come to, in the language of the first."""
        yield self.summary(self._language)

    def findings(self, report: Report) -> str:
        """The findings of a report."""
        self._tally.add(report)
        translator = Translator(report.language)
        lines = Lines(report.document, self._context.text_of)
        shown = (f for f in report.findings if self._context.verbose or _must_change(f))
        return "".join("\n".join(self._finding(f, lines, translator)) + "\n\n" for f in shown)

    def summary(self, language: str) -> str:
        """What all reports so far come to."""
        lines = summary_lines(self._tally, Translator(language), verbose=self._context.verbose)
        return "".join(f"{visible(line)}\n" for line in lines)

    def _finding(self, finding: Finding, lines: Lines, say: Translator) -> Iterator[str]:
        yield self._headline(finding, say)
        margin = "  "
        if finding.place and (quoted := lines.quote(finding, self._context.width)):
            number = str(finding.place.line)
            margin = " " * (len(number) + 3)
            yield f" {self._faint(f'{number} |')} {quoted.line}"
            yield (
                f" {self._faint(' ' * len(number) + ' |')} "
                f"{self._paint(quoted.underline, _INK[finding.severity])}"
            )
        for related in finding.related:
            yield margin + visible(_see(related, say))
        if finding.hint:
            yield margin + visible(finding.hint)
        yield margin + self._faint(f"[{finding.rule}]")

    def _headline(self, finding: Finding, say: Translator) -> str:
        """Place, severity and message."""
        where = str(finding.place or finding.subject)
        start = f"{self._paint(visible(where), Ink.BOLD)}: " if where else ""
        word = say.sentence(SEVERITIES[finding.severity])
        severity = self._paint(f"{word}:", _INK[finding.severity])
        return f"{start}{severity} {visible(finding.message)}"

    def _faint(self, text: str) -> str:
        return self._paint(text, Ink.FAINT)


def _must_change(finding: Finding) -> bool:
    return finding.severity is not Severity.INFO


def _see(related: Related, say: Translator) -> str:
    where = str(related.place or related.path)
    return say.sentence("see also {element}, {place}", {"element": related.message, "place": where})
