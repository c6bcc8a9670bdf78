"""Reports as JSON, for other programs; `docs/reference` promises the shape."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from kompetanse.dates import When
from kompetanse.document import Place
from kompetanse.finding import Finding, Outcome, Report, Severity
from kompetanse.model import Waiver
from kompetanse.render.renderer import Context, pieces


VERSION = 1


def render(reports: Iterable[Report]) -> Iterator[str]:
    """Reports as one JSON text, in pieces, so that any number of them can be written.

    >>> print("".join(render([])), end="")
    {"version": 1, "files": [], "summary": {"error": 0, "warning": 0, "info": 0, "known": 0}}
    """
    return pieces(JsonRenderer(), reports)


def renderer(_: Context) -> "JsonRenderer":
    """The renderer; it needs to know no more than the reports."""
    return JsonRenderer()


class JsonRenderer:
    """Writes one JSON text, a line per report."""

    def __init__(self) -> None:
        self._total: Counter[str] = Counter(dict.fromkeys((*Severity, "known"), 0))
        self._before = ""

    def begin(self) -> Iterator[str]:
        """The head."""
        yield f'{{"version": {VERSION}, "files": ['

    def report(self, report: Report) -> Iterator[str]:
        """A report as an entry of `files`."""
        self._total.update({**report.summary, "known": len(report.known)})
        yield f"{self._before}\n{_text(as_data(report))}"
        self._before = ","

    def end(self) -> Iterator[str]:
        """What all reports come to."""
        yield f'], "summary": {_text(self._total)}}}\n'


def as_data(report: Report) -> dict[str, object]:
    """A report as plain data."""
    return {
        "file": report.file,
        "findings": [_finding(finding) for finding in report.findings],
        "known": [_finding(finding) for finding in report.known],
        "outcomes": [_outcome(outcome) for outcome in report.outcomes],
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "hint": finding.hint,
        "subject": finding.subject,
        "path": finding.path,
        **_place(finding.place),
        "template": finding.template,
        "arguments": dict(finding.arguments),
        "plugin": finding.plugin,
        "status": finding.status,
        "waiver": _waiver(finding.waiver) if finding.waiver else None,
        "related": [
            {"subject": other.message, "path": other.path, **_place(other.place)}
            for other in finding.related
        ],
    }


def _place(place: Place | None) -> dict[str, object]:
    return {
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "end_line": place.end_line if place else None,
        "end_column": place.end_column if place else None,
    }


def _waiver(waiver: Waiver) -> dict[str, object]:
    return {
        "by": waiver.by,
        "reason": waiver.reason,
        "on": _day(waiver.on),
        "until": _day(waiver.until),
    }


def _day(when: When | None) -> str | None:
    """The last day that a time may mean."""
    return when.latest.isoformat() if when and when.latest else None


def _outcome(outcome: Outcome) -> dict[str, object]:
    return {
        "rule": outcome.rule,
        "status": outcome.status,
        "subjects": outcome.subjects,
        "counts": dict(outcome.counts),
        "reason": outcome.reason,
    }


def _text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)
