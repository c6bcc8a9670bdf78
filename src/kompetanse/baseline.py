"""Baselines: files of findings that are known, so that a check fails only for new ones.

A finding is known by the plan's file, its rule and its element, never by its line: what moves, is
reordered or is told in another language stays known. The messages are there for people; how many
there are is how many findings of that rule are known at that element.

```json
{
  "version": 1,
  "files": {
    "planer/skog.yaml": [
      {
        "rule": "weekend-date",
        "element": "gatherings/samling-1",
        "messages": ["«04.09.21» falls on a weekend: Saturday 4 September 2021"]
      }
    ]
  }
}
```
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeAlias
from unicodedata import normalize

from attrs import evolve

from kompetanse.config.places import from_folder
from kompetanse.document import Document, parse
from kompetanse.document.files import read_bytes
from kompetanse.errors import DocumentError, KompetanseError
from kompetanse.finding import STALE, Finding, Report, Severity, Status
from kompetanse.messages import Translator
from kompetanse.path import Path
from kompetanse.phrase import Phrase


VERSION = 1

Key: TypeAlias = tuple[str, str]
"""A rule, and an element."""

Known: TypeAlias = dict[Key, tuple[str, ...]]
"""The messages of the findings that are known in one file."""

_NO_RULES = ("document/", "plan/", "table/")
_OF_RULES = ("plan/needless-waiver", "plan/needless-attestation")
"""What is found only where the rules run that it is about."""


class Baseline:
    """The known findings of some files.

    Attributes:
        file: Where it stands; names of plans are told from its folder.
        known: What is known, by the names of files.

    >>> from kompetanse.finding import Finding, Report, Severity
    >>> report = Report("plan.yaml", "en", (Finding("weekend-date", Severity.ERROR, "Saturday"),))
    >>> baseline = Baseline("known.json")
    >>> baseline.learn(report)
    >>> baseline.without_known(report).summary["error"]
    0
    """

    def __init__(self, file: str, document: Document | None = None) -> None:
        self.file = file
        self.known: dict[str, Known] = {}
        self._document = document
        self._paths: dict[tuple[str, Key], Path] = {}
        for name, key, messages, path in _entries(document) if document else ():
            known = self.known.setdefault(name, {})
            known[key] = (*known.get(key, ()), *messages)
            self._paths[name, key] = path

    @property
    def size(self) -> int:
        """How many findings are known."""
        return sum(len(told) for known in self.known.values() for told in known.values())

    def without_known(self, report: Report) -> Report:
        """The report with its known findings put aside, and with what is known and not there."""
        known = self.known.get(self._name(report.file), {})
        if not known or not report.usable:
            return report
        hidden = set(_hidden(report.findings, known))
        there = Counter(_key(report.findings[index]) for index in hidden)
        judged = _Judged(report)
        gone = (k for k, told in known.items() if there[k] < len(told) and k[0] in judged)
        new = (one for index, one in enumerate(report.findings) if index not in hidden)
        return evolve(
            report,
            findings=(*new, *(self._stale(key, report) for key in gone)),
            known=tuple(one for index, one in enumerate(report.findings) if index in hidden),
        )

    def learn(self, report: Report, fail_on: Severity = Severity.ERROR) -> None:
        """Take the findings of a report for known, and forget what is not there any more.

        Args:
            report: A report as the check gave it.
            fail_on: Remarks are taken down only where they would fail the check.
        """
        if not report.usable:
            return
        name, judged = self._name(report.file), _Judged(report)
        least = min(Severity.WARNING.rank, fail_on.rank)
        found: Known = {}
        for finding in report.findings:
            if _can_be_known(finding) and finding.severity.rank >= least:
                found[_key(finding)] = (*found.get(_key(finding), ()), finding.message)
        kept = {k: told for k, told in self.known.get(name, {}).items() if k[0] not in judged}
        self.known[name] = kept | found

    def missing_files(self) -> list[str]:
        """Names of files that it knows findings of, and that are not there."""
        return sorted(name for name, known in self.known.items() if known and self._lost(name))

    def forget(self, names: Iterable[str]) -> None:
        """Take files out."""
        for name in names:
            self.known.pop(name, None)

    def text(self) -> str:
        """The text of its file: the same for the same findings, and sorted."""
        import json  # noqa: PLC0415 - only whoever writes one

        files = {
            name: [
                {"rule": rule, "element": element, "messages": sorted(messages)}
                for (rule, element), messages in sorted(known.items())
            ]
            for name, known in sorted(self.known.items())
            if known
        }
        data = {"version": VERSION, "files": files}
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"

    def _name(self, file: str) -> str:
        """The name of a plan's file, from the baseline's folder; a text without a file has one."""
        name = file if file.startswith("<") else from_folder(file, os.path.dirname(self.file))
        return normalize("NFC", name)

    def _lost(self, name: str) -> bool:
        """Whether there is no such file, in whichever way its letters are put together."""
        folder = os.path.dirname(self.file)
        paths = (os.path.join(folder, normalize(form, name)) for form in ("NFC", "NFD"))
        return not name.startswith("<") and not any(map(os.path.exists, paths))

    def _stale(self, key: Key, report: Report) -> Finding:
        """The remark that something known is not there any more."""
        template = "{rule} is known of {element}, and is not found there any more"
        arguments = {"rule": key[0], "element": key[1] or Phrase("the plan")}
        say = Translator(report.language).sentence
        path = self._paths.get((self._name(report.file), key))
        return Finding(
            rule=STALE,
            severity=Severity.INFO,
            message=say(template, arguments),
            subject=key[1],
            hint=say("--update-baseline takes it out of the baseline"),
            place=self._document.locate(path) if self._document and path else None,
            template=template,
            arguments=arguments,
        )


def read_baseline(file: str) -> Baseline:
    """Read a baseline.

    Raises:
        KompetanseError: It cannot be read, or is none.
    """
    try:
        document = parse(read_bytes(file), name=file, format="json")
    except DocumentError as error:
        reason = KompetanseError(error.reason, **error.arguments)
        raise KompetanseError("{file} cannot be read: {reason}", file=file, reason=reason) from None
    for fault in document.faults:
        reason = KompetanseError(fault.reason, **fault.arguments)
        line = document.text.place(fault.span).line
        raise KompetanseError(
            "{file}:{line}: this is no baseline: {reason}", file=file, line=line, reason=reason
        )
    return Baseline(file, document=document)


def _entries(document: Document) -> Iterator[tuple[str, Key, tuple[str, ...], Path]]:
    """All entries of a baseline's file, each with its path.

    Raises:
        KompetanseError: It is none.
    """
    data = document.data
    file = document.text.file
    if not isinstance(data, dict) or not isinstance(data.get("files"), dict):
        raise KompetanseError("{file} is no baseline: it holds no known findings", file=file)
    if data.get("version") != VERSION:
        raise KompetanseError(
            "{file} is a baseline of version {version}, which this release does not know",
            file=file,
            version=data.get("version"),
        )
    for name, entries in data["files"].items():
        for index, entry in enumerate(entries if isinstance(entries, list) else [entries]):
            path: Path = ("files", name, index)
            match entry:
                case {"rule": str(rule), "element": str(element), "messages": [*messages]}:
                    yield normalize("NFC", name), (rule, element), tuple(map(str, messages)), path
                case _:
                    line = document.locate(path).line
                    raise KompetanseError(
                        "{file}:{line}: a known finding has a rule, an element and messages",
                        file=file,
                        line=line,
                    )


class _Judged:
    """The rules that could judge in a check; what is no rule's is always found."""

    def __init__(self, report: Report) -> None:
        self._silent = {o.rule for o in report.outcomes if o.status is Status.NOT_EVALUATED}
        self._asked = {outcome.rule for outcome in report.outcomes} - self._silent

    def __contains__(self, rule: str) -> bool:
        return rule in self._asked or (rule.startswith(_NO_RULES) and rule not in _OF_RULES)


def _key(finding: Finding) -> Key:
    return finding.rule, finding.subject


def _can_be_known(finding: Finding) -> bool:
    """Whether a finding can be taken for known: never that something of ours is broken."""
    return not finding.waived and not finding.rule.startswith(("plugin/", "baseline/"))


def _hidden(findings: tuple[Finding, ...], known: Known) -> Iterator[int]:
    """The known ones among findings: those with known messages first, then the gravest."""
    groups: dict[Key, list[int]] = {}
    for index, finding in enumerate(findings):
        if _can_be_known(finding) and _key(finding) in known:
            groups.setdefault(_key(finding), []).append(index)
    for key, indexes in groups.items():
        told = known[key]

        def order(index: int, told: tuple[str, ...] = told) -> tuple[bool, int]:
            return findings[index].message not in told, -findings[index].severity.rank

        yield from sorted(indexes, key=order)[: len(told)]
