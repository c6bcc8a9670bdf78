"""Reports as JUnit XML: a test suite for each plan, a test case for each rule."""

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from attrs import frozen

from kompetanse.finding import Finding, Report, Status
from kompetanse.messages import Translator
from kompetanse.render.excerpt import visible
from kompetanse.render.location import from_root
from kompetanse.render.manual import Manual
from kompetanse.render.renderer import Context
from kompetanse.render.summary import told_reason
from kompetanse.render.verdicts import Judged, Verdict, judged
from kompetanse.render.words import KNOWN, SEVERITIES, STATUSES


@frozen
class Case:
    """A test case.

    Attributes:
        rule: The rule's full name.
        kind: What became of it: `failure`, `error`, `skipped`, or nothing where it passed.
        message: Why, in one line.
        type: How bad it is, or what it is.
        text: All that was found.
    """

    rule: str
    kind: str = ""
    message: str = ""
    type: str = ""
    text: str = ""


def renderer(context: Context) -> "JunitRenderer":
    """The renderer of a context."""
    return JunitRenderer(context)


class JunitRenderer:
    """Writes a suite per plan, in the manner that Jenkins and GitLab agree on."""

    def __init__(self, context: Context) -> None:
        self._root = context.root
        self._manual = Manual(context.plugins)

    def begin(self) -> Iterator[str]:
        """The head."""
        yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="kompetanse">\n'

    def report(self, report: Report) -> Iterator[str]:
        """A plan as a suite."""
        translator = self._manual.translator(report.language)
        cases = [_case(one, translator) for one in judged(report)]
        suite = {
            "name": report.file,
            "tests": str(len(cases)),
            "failures": _count(cases, "failure"),
            "errors": _count(cases, "error"),
            "skipped": _count(cases, "skipped"),
            "file": from_root(report.file, self._root) or report.file,
        }
        yield f" <testsuite{_attributes(suite)}>\n"
        facts = _element("property", {"name": "title", "value": report.title})
        facts += _element("property", {"name": "language", "value": report.language})
        yield f"  <properties>{facts}</properties>\n"
        for case in cases:
            yield self._written(case, report)
        yield " </testsuite>\n"

    def end(self) -> Iterator[str]:
        """The foot."""
        yield "</testsuites>\n"

    def _written(self, case: Case, report: Report) -> str:
        title = self._manual.entry(case.rule, report.language).title
        name = case.rule if title == case.rule else f"{case.rule}: {title}"
        content = ""
        if case.kind:
            told = {"message": case.message, "type": case.type}
            content = _element(case.kind, told, case.text)
        elif case.text:
            content = _element("system-out", {}, case.text)
        return (
            f"  {_element('testcase', {'name': name, 'classname': _class(report)}, raw=content)}\n"
        )


def _case(one: Judged, translator: Translator) -> Case:
    """A requirement as a case; remarks alone break nothing."""
    found = (*one.findings, *one.known)
    text = "\n".join(_told(finding, translator) for finding in found)
    if one.verdict is Verdict.BROKEN:
        worst = max(one.faults, key=lambda finding: finding.severity.rank)
        kind = "error" if one.rule.startswith("plugin/") else "failure"
        return Case(one.rule, kind, worst.message, worst.severity, text)
    if one.verdict in (Verdict.HELD, Verdict.REMARKED):
        return Case(one.rule, text=text)
    return Case(one.rule, "skipped", _why(one, translator), one.verdict, text)


def _why(one: Judged, translator: Translator) -> str:
    """Why a requirement is neither met nor broken."""
    known = one.verdict is Verdict.KNOWN
    word = translator.sentence(KNOWN if known else STATUSES[Status(one.verdict)])
    if one.verdict is Verdict.NOT_EVALUATED:
        reason = one.outcome.reason if one.outcome else None
        return f"{word}: {told_reason(reason or '', translator)}"
    return f"{word}: {one.why}" if one.why else word


def _told(finding: Finding, translator: Translator) -> str:
    where = str(finding.place or finding.subject)
    severity = translator.sentence(SEVERITIES[finding.severity])
    lines = [f"{where}: {severity}: {finding.message}" if where else finding.message]
    lines += [f"  {finding.hint}"] if finding.hint else []
    return "\n".join(visible(line) for line in lines)


def _class(report: Report) -> str:
    """The plan's name, as packages and classes are named: a dot for every folder.

    >>> _class(Report("planer/skog.yaml", "nb"))
    'planer.skog'
    """
    stem = report.file.rpartition(".")[0] or report.file
    return stem.replace("\\", "/").strip("/").replace("/", ".")


def _count(cases: list[Case], kind: str) -> str:
    return str(sum(case.kind == kind for case in cases))


def _element(name: str, attributes: Mapping[str, str], text: str = "", raw: str = "") -> str:
    content = "\n".join(visible(line) for line in text.split("\n"))
    inside = escape(content) + raw
    head = f"<{name}{_attributes(attributes)}"
    return f"{head}>{inside}</{name}>" if inside else f"{head}/>"


def _attributes(attributes: Mapping[str, str]) -> str:
    shown = ((name, quoteattr(visible(value))) for name, value in attributes.items())
    return "".join(f" {name}={value}" for name, value in shown)
