"""Reports as SARIF 2.1.0, the format in which checkers tell editors and code reviews of findings.

Results come first, and what they refer to last, so that they can be written while plans are
checked. GitHub shows 5,000 results of one file, and takes 25,000.
"""

import json
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from kompetanse.document import Place
from kompetanse.finding import Exit, Finding, Related, Report, Severity
from kompetanse.phrase import Phrase
from kompetanse.plugins import BUILT_IN
from kompetanse.render.excerpt import visible
from kompetanse.render.location import uri
from kompetanse.render.manual import Entry, Manual
from kompetanse.render.quoting import is_about_all
from kompetanse.render.renderer import Context
from kompetanse.render.words import KNOWN


SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "%SRCROOT%"
FINGERPRINT = "ruleAndElement/v1"
"""The name of a fingerprint of what does not change when lines move."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LONGEST = 1024
"""Characters of a description that GitHub takes."""


def renderer(context: Context) -> "SarifRenderer":
    """The renderer of a context."""
    return SarifRenderer(context)


class SarifRenderer:
    """Writes one run, with a result per finding."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._manual = Manual(context.plugins)
        self._rules: dict[str, int] = {}
        self._failures: dict[tuple[str, str], Finding] = {}
        self._language = ""
        self._before = ""

    def begin(self) -> Iterator[str]:
        """The head."""
        yield f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"results": ['

    def report(self, report: Report) -> Iterator[str]:
        """The findings of a report."""
        self._language = self._language or report.language
        for outcome in report.outcomes:
            self._index(outcome.rule)
        prints = _Fingerprints()
        for index, finding in enumerate((*report.findings, *report.known)):
            if finding.rule.startswith("plugin/"):
                self._failures.setdefault((finding.rule, finding.message), finding)
            known = index >= len(report.findings)
            result = {
                **self._result(finding, report),
                "partialFingerprints": {FINGERPRINT: prints.of(finding)},
                "suppressions": list(self._suppressions(finding, report, known=known)),
                "properties": _properties(finding, report),
            }
            yield f"{self._before}\n{_text(result)}"
            self._before = ","

    def end(self) -> Iterator[str]:
        """What the results refer to."""
        root = self._manual.translator(self._language or "en").sentence("The folder of all plans.")
        run = {
            "tool": self._tool(),
            "invocations": [self._invocation()],
            "language": self._language or "en",
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {ROOT: {"description": {"text": root}}},
        }
        yield f"],\n{_text(run)[1:-1]}}}]}}\n"

    def _index(self, rule: str) -> int:
        """The rule's place in the list of rules."""
        return self._rules.setdefault(rule, len(self._rules))

    def _result(self, finding: Finding, report: Report) -> dict[str, object]:
        text = "\n".join(filter(None, (finding.message, finding.hint)))
        return {
            "ruleId": finding.rule,
            "ruleIndex": self._index(finding.rule),
            "level": _LEVELS[finding.severity],
            "message": {"text": _message(text)},
            "locations": list(self._locations(finding, report)),
            "relatedLocations": [
                self._related(number, other) for number, other in enumerate(finding.related, 1)
            ],
        }

    def _suppressions(
        self, finding: Finding, report: Report, *, known: bool
    ) -> Iterator[dict[str, str]]:
        """Why a result does not count: somebody has waived it, or a baseline holds it."""
        if finding.waived:
            reason = finding.hint or ""
            yield {"kind": "inSource", "status": "accepted", "justification": reason}
        elif known:
            reason = self._manual.translator(report.language).sentence(KNOWN)
            yield {"kind": "external", "status": "accepted", "justification": reason}

    def _locations(self, finding: Finding, report: Report) -> Iterator[dict[str, object]]:
        """Where it is: in the file, and in the plan."""
        location: dict[str, object] = {}
        if place := finding.place:
            location |= self._physical(place, whole=is_about_all(finding))
        elif report.file:
            location["physicalLocation"] = {"artifactLocation": self._artifact(report.file)}
        if finding.subject:
            location["logicalLocations"] = [_logical(finding.subject)]
        if location:
            yield location

    def _related(self, number: int, other: Related) -> dict[str, object]:
        location: dict[str, object] = {"id": number, "message": {"text": _message(other.message)}}
        if other.place:
            location |= self._physical(other.place)
        if other.message:
            location["logicalLocations"] = [_logical(other.message)]
        return location

    def _physical(self, place: Place, *, whole: bool = False) -> dict[str, object]:
        region = {"startLine": place.line}
        if not whole:
            region |= {
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
            }
        artifact = self._artifact(place.file)
        return {"physicalLocation": {"artifactLocation": artifact, "region": region}}

    def _artifact(self, file: str) -> dict[str, str]:
        address = uri(file, self._context.root)
        return {"uri": address} | ({} if address.startswith("file:") else {"uriBaseId": ROOT})

    def _tool(self) -> dict[str, object]:
        plugins = [one for one in self._context.plugins or () if one.source != BUILT_IN]
        named = {one.distribution: one.version for one in plugins}
        return {
            "driver": {
                "name": "kompetanse",
                "version": self._context.version,
                "language": self._language or "en",
                "rules": [self._rule(rule) for rule in self._rules],
            },
            "extensions": [
                {"name": name} | ({"version": version} if version else {})
                for name, version in named.items()
            ],
        }

    def _rule(self, rule: str) -> dict[str, object]:
        entry = self._manual.entry(rule, self._language)
        prose = "\n\n".join(filter(None, (entry.title, entry.why)))
        level = _LEVELS[entry.severity]
        return {
            "id": rule,
            "shortDescription": {"text": entry.title[:_LONGEST]},
            "fullDescription": {"text": prose[:_LONGEST]},
            "help": {"text": prose, "markdown": self._help(entry)},
            "defaultConfiguration": {"level": level},
            "properties": {
                "tags": [rule.rpartition("/")[0] or "kompetanse"],
                "precision": "high",
                "problem.severity": "recommendation" if level == "note" else level,
            },
        }

    def _help(self, entry: Entry) -> str:
        """The rule's manual as Markdown."""
        say = self._manual.translator(self._language).sentence
        parts = [f"**{entry.title}**", entry.why]
        if entry.source:
            parts.append(say("source: {source}", {"source": entry.source}))
        for fragment in entry.fragments:
            head = say(Phrase("breaks:") if fragment.breaks else Phrase("holds:"))
            parts.append(f"{head}\n\n```yaml\n{fragment.yaml}```")
        return "\n\n".join(filter(None, parts))

    def _invocation(self) -> dict[str, object]:
        """How the check went; what broke of the tool itself is told here as well."""
        status = self._context.status()
        failures = list(self._failures.values())
        return {
            "executionSuccessful": status < Exit.UNUSABLE,
            "exitCode": int(status),
            "toolExecutionNotifications": [
                _notification(one) for one in failures if one.rule == "plugin/rule-failed"
            ],
            "toolConfigurationNotifications": [
                _notification(one) for one in failures if one.rule != "plugin/rule-failed"
            ],
        }


def _properties(finding: Finding, report: Report) -> dict[str, object]:
    """What the format has no place for."""
    return {
        "status": finding.status,
        "path": finding.path,
        "template": finding.template,
        "arguments": dict(finding.arguments),
        "plugin": finding.plugin,
        "language": report.language,
    }


def _notification(finding: Finding) -> dict[str, object]:
    told: dict[str, object] = {
        "descriptor": {"id": finding.rule},
        "level": "error",
        "message": {"text": _message(finding.message)},
    }
    if rule := finding.arguments.get("rule"):
        told["associatedRule"] = {"id": str(rule)}
    return told


def _logical(element: str) -> dict[str, str]:
    return {"fullyQualifiedName": element, "kind": "object"}


class _Fingerprints:
    """The fingerprints of one report: of rule and element, whatever the line."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, finding: Finding) -> str:
        """The fingerprint; its number tells those apart that share rule and element."""
        key = f"{finding.rule}\0{finding.subject}".encode("utf-8", "surrogatepass")
        name = sha256(key).hexdigest()[:16]
        self._seen[name] += 1
        return f"{name}:{self._seen[name]}"


def _message(text: str) -> str:
    r"""A text as a message: nothing in it is a link.

    >>> print(_message("see [here](https://x.example) and [there]"))
    see [here\](https://x.example) and [there]
    """
    return "\n".join(visible(line).replace("](", "\\](") for line in text.split("\n"))


def _text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)
