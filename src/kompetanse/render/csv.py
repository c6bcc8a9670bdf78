"""Findings as a table for a Norwegian or Danish spreadsheet: one row each."""

import csv
from collections.abc import Iterator, Sequence
from typing import Any
from unicodedata import normalize

from kompetanse.finding import Finding, Report
from kompetanse.messages import Translator
from kompetanse.phrase import Phrase
from kompetanse.render.excerpt import visible
from kompetanse.render.manual import Manual
from kompetanse.render.renderer import Context
from kompetanse.render.words import SEVERITIES, STATUSES


COLUMNS = (
    Phrase("Plan"),
    Phrase("File"),
    Phrase("Line"),
    Phrase("Column"),
    Phrase("Severity"),
    Phrase("Status"),
    Phrase("Requirement"),
    Phrase("Finding"),
    Phrase("Suggestion"),
    Phrase("Element"),
    Phrase("Rule"),
    Phrase("Source"),
)

BYTE_ORDER_MARK = "\ufeff"
"""Without it a spreadsheet takes «ø» for two strange letters."""

LONGEST = 32_000
"""Characters of a cell; what is more than 32,767 would spill over into the next rows."""

_FORMULA = "=+-@\N{MINUS SIGN}"
_QUOTES = "\"'`´«»“”„‘’‚"
"""Signs that may stand before a formula and are passed over when a cell is read."""


def renderer(context: Context) -> "CsvRenderer":
    """The renderer of a context."""
    return CsvRenderer(context)


class CsvRenderer:
    """Writes a row per finding; the heads of the columns are in the language of the first report."""

    def __init__(self, context: Context) -> None:
        self._manual = Manual(context.plugins)
        self._has_head = False
        self._writer = csv.writer(_Passing(), delimiter=";", lineterminator="\r\n")

    def begin(self) -> Iterator[str]:
        """The mark by which a spreadsheet knows the encoding."""
        yield BYTE_ORDER_MARK

    def report(self, report: Report) -> Iterator[str]:
        """The findings of a report."""
        translator = self._manual.translator(report.language)
        if not self._has_head:
            self._has_head = True
            yield self._row([translator.sentence(column) for column in COLUMNS])
        for finding in report.findings:
            yield self._row(self._cells(finding, report, translator))

    def end(self) -> Iterator[str]:
        """Nothing stands below the last row."""
        return iter(())

    def _cells(self, finding: Finding, report: Report, translator: Translator) -> list[str]:
        say, place = translator.sentence, finding.place
        entry = self._manual.entry(finding.rule, report.language)
        return [
            report.title,
            place.file if place else report.file,
            str(place.line) if place else "",
            str(place.column) if place else "",
            say(SEVERITIES[finding.severity]),
            say(STATUSES[finding.status]),
            entry.title,
            finding.message,
            finding.hint or "",
            finding.subject,
            finding.rule,
            entry.source,
        ]

    def _row(self, cells: Sequence[str]) -> str:
        row: str = self._writer.writerow([cell(text) for text in cells])
        return row


class _Passing:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> Any:
        return text


def cell(text: str) -> str:
    """A text that a spreadsheet shows as it is: on one line, and never as a formula.

    A cell that would start one, or looks as if this had been done to it, gets an apostrophe.

    >>> cell("=1+1"), cell(" ＝1+1"), cell("'=1+1"), cell("1+1=2")
    ("'=1+1", "' ＝1+1", "''=1+1", '1+1=2')
    """
    shown = visible(text)
    if len(shown) > LONGEST:
        shown = shown[: LONGEST - 1] + "…"
    return f"'{shown}" if _starts_formula(text) or _starts_formula(shown) else shown


def _starts_formula(text: str) -> bool:
    """Whether the first sign that is no space and no quotation mark begins a formula."""
    for sign in text:
        if sign in "\t\r\n":
            return True
        if not (sign.isspace() or not sign.isprintable() or sign in _QUOTES):
            return normalize("NFKC", sign)[0] in _FORMULA
    return False
