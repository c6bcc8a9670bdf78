"""Reports as text: what a planner reads first is what she must change."""

from collections.abc import Callable, Iterator

from attrs import frozen

from kompetanse.document import Document, Place, Text
from kompetanse.finding import Finding, Related, Report, Severity
from kompetanse.messages import Translator
from kompetanse.phrase import Phrase
from kompetanse.render.excerpt import Excerpt, excerpt, visible
from kompetanse.render.paint import Ink, painted, plain
from kompetanse.render.summary import Tally, summary_lines


SEVERITIES = {
    Severity.ERROR: Phrase("error"),
    Severity.WARNING: Phrase("warning"),
    Severity.INFO: Phrase("remark"),
}

_INK = {Severity.ERROR: Ink.ERROR, Severity.WARNING: Ink.WARNING, Severity.INFO: Ink.INFO}


@frozen
class Style:
    """How a report looks.

    Attributes:
        color: Whether it may be coloured.
        verbose: Whether remarks (infos) stand in full.
        width: The number of columns.
        text_of: Finds the text of a file for a report that has lost its document.
    """

    color: bool = False
    verbose: bool = False
    width: int = 100
    text_of: Callable[[str], Text | None] = lambda _: None


def render(report: Report, style: Style | None = None) -> str:
    """One report as text, with its summary.

    >>> print(render(Report("plan.yaml", "en")), end="")
    0 errors and 0 warnings
    """
    renderer = TextRenderer(style)
    return renderer.findings(report) + renderer.summary(report.language)


class TextRenderer:
    """Writes reports one by one, and what they come to in the end."""

    def __init__(self, style: Style | None = None) -> None:
        self.style = style or Style()
        self._paint = painted if self.style.color else plain
        self._tally = Tally()

    def findings(self, report: Report) -> str:
        """The findings of a report."""
        self._tally.add(report)
        translator = Translator(report.language)
        lines = _Lines(report.document, self.style.text_of)
        shown = (f for f in report.findings if self.style.verbose or _must_change(f))
        return "".join("\n".join(self._finding(f, lines, translator)) + "\n\n" for f in shown)

    def summary(self, language: str) -> str:
        """What all reports so far come to."""
        lines = summary_lines(self._tally, Translator(language), verbose=self.style.verbose)
        return "".join(f"{visible(line)}\n" for line in lines)

    def _finding(self, finding: Finding, lines: "_Lines", say: Translator) -> Iterator[str]:
        yield self._headline(finding, say)
        margin = "  "
        if finding.place and (quoted := lines.quote(finding, self.style.width)):
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
        where = _where(finding.place) if finding.place else finding.subject
        start = f"{self._paint(visible(where), Ink.BOLD)}: " if where else ""
        word = say.sentence(SEVERITIES[finding.severity])
        severity = self._paint(f"{word}:", _INK[finding.severity])
        return f"{start}{severity} {visible(finding.message)}"

    def _faint(self, text: str) -> str:
        return self._paint(text, Ink.FAINT)


class _Lines:
    """The lines of the files that a report speaks of."""

    def __init__(self, document: Document | None, text_of: Callable[[str], Text | None]) -> None:
        self._texts = dict(_texts(document))
        self._text_of = text_of
        self._last: tuple[str, int, str] = ("", 0, "")

    def quote(self, finding: Finding, width: int) -> Excerpt | None:
        """The line of a finding, underlined; nothing for the plan as a whole."""
        place = finding.place
        if place is None or (not finding.path and not finding.rule.startswith("document/")):
            return None
        line = self._line(place)
        if line is None or not line.strip():
            return None
        end = place.end_column if place.end_line == place.line else len(line) + 1
        return excerpt(line, place.column - 1, end - 1, width)

    def _line(self, place: Place) -> str | None:
        """The line; the last one is kept, for a file may be one line of many faults."""
        if self._last[:2] == (place.file, place.line):
            return self._last[2]
        if place.file not in self._texts:
            self._texts[place.file] = self._text_of(place.file)
        text = self._texts[place.file]
        if text is None:
            return None
        self._last = (place.file, place.line, text.line(place.line))
        return self._last[2]


def _texts(document: Document | None) -> Iterator[tuple[str, Text | None]]:
    if document is not None:
        yield document.text.file, document.text
        for part in document.parts.values():
            yield from _texts(part)


def _must_change(finding: Finding) -> bool:
    return finding.severity is not Severity.INFO


def _where(place: Place) -> str:
    return f"{place.file}:{place.line}:{place.column}"


def _see(related: Related, say: Translator) -> str:
    where = _where(related.place) if related.place else related.path
    return say.sentence("see also {element}, {place}", {"element": related.message, "place": where})
