"""Findings, outcomes, reports: what a check comes to."""

from collections import Counter
from collections.abc import Mapping
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from kompetanse.document import Document, Place
from kompetanse.errors import UnknownNameError
from kompetanse.model import Plan
from kompetanse.path import Path


if TYPE_CHECKING:
    from kompetanse.model import Waiver


OWN_NAMES = ("kompetanse", "baseline", "document", "plan", "plugin", "table")
"""What stands before the slash in names that are ours: no plugin's rules can be named so."""

STALE = "baseline/stale"
"""What a finding is called that says of a known one that it is not there any more."""


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @classmethod
    def named(cls, name: str) -> "Severity":
        """The severity of a name.

        >>> Severity.named("error").rank
        2

        Raises:
            UnknownNameError: There is none of that name.
        """
        names = [str(severity) for severity in cls]
        if name not in names:
            raise UnknownNameError("severity", str(name), names)
        return cls(name)

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return ("info", "warning", "error").index(self.value)


class Status(StrEnum):
    """What became of a rule for a plan, the gravest first."""

    BROKEN = "broken"
    UNKNOWN = "unknown"
    NEEDS_ATTESTATION = "needs-attestation"
    WAIVED = "waived"
    HELD = "held"
    NOT_EVALUATED = "not-evaluated"


class Exit(IntEnum):
    """Exit status of the command line; the highest that applies."""

    CLEAN = 0
    FINDINGS = 1
    UNUSABLE = 2
    BROKEN_PLUGIN = 3


@frozen(kw_only=True)
class Remark:
    """A finding before it has its place and its language.

    Loading and rules speak of paths and templates; the checker makes findings of them.

    Attributes:
        rule: The rule's full name, or an id such as «plan/unknown-key».
        severity: How bad it is.
        path: The datum in the document; `key` if its key is meant.
        owner: The element that holds it; the datum itself where nothing is said.
        template: An English sentence with `{arguments}`; `plural` for a `count` beside one.
        hint: A template for what would repair it.
        quote: The piece of the datum's text that is meant.
        related: Paths of other places.
        place: The exact place, where it is known already.
        status: What it makes of its subject.
        waiver: The exception that covers it, where it is waived.
    """

    rule: str
    severity: Severity
    path: Path = ()
    key: bool = False
    owner: Path | None = None
    template: str
    arguments: Mapping[str, object] = field(factory=dict)
    plural: str | None = None
    count: int | None = None
    hint: str | None = None
    quote: str | None = None
    related: tuple[Path, ...] = ()
    place: Place | None = None
    plugin: str = "kompetanse"
    status: Status = Status.BROKEN
    waiver: "Waiver | None" = None


@frozen
class Related:
    """Another place that a finding speaks of."""

    path: str
    message: str
    place: Place | None = None


@frozen
class Finding:
    """A fault (or a question) with its place.

    Attributes:
        rule: The rule's name; `document/…`, `plan/…`, `table/…` and `plugin/…` are no rules.
        severity: How bad it is.
        message: The sentence, in the report's language.
        subject: The element it is about: «gatherings/samling-1».
        path: The datum it is about, as a JSON Pointer: «/gatherings/samling-1/when».
        hint: What would repair it, where there is such a thing.
        place: File, line and column, where there is a file.
        template: The English template of the message, for other programs.
        arguments: What the template speaks of.
        plugin: The distribution that the rule comes from.
        related: Other places it speaks of.
        status: What it makes of its subject: broken, unknown, in need of an attestation, waived.
        waiver: Who has signed which exception, where it is waived.
    """

    rule: str
    severity: Severity
    message: str
    subject: str = ""
    path: str = ""
    hint: str | None = None
    place: Place | None = None
    template: str = ""
    arguments: Mapping[str, object] = field(factory=dict)
    plugin: str = "kompetanse"
    related: tuple[Related, ...] = ()
    status: Status = Status.BROKEN
    waiver: "Waiver | None" = None

    @property
    def waived(self) -> bool:
        """Whether a waiver covers it (it is then only shown)."""
        return self.status is Status.WAIVED


@frozen
class Outcome:
    """What became of a rule: its status, over how many subjects, and why not."""

    rule: str
    status: Status
    subjects: int = 0
    counts: Mapping[str, int] = field(factory=dict)
    reason: str | None = None


@frozen
class Report:
    """Findings and outcomes of one plan, in the order of the file.

    Attributes:
        file: The name of the file or folder, as it was given.
        language: The language of the messages.
        findings: All findings; errors of reading come as findings too.
        outcomes: One per rule that was asked.
        plan: The plan, where one could be made of the document.
        document: The document, where there is one; renderers quote its lines.
        usable: Whether a plan could be made of the document.
        title: The plan's title, where it has one.
        known: Findings that a baseline holds: they are counted, and no more.
    """

    file: str
    language: str
    findings: tuple[Finding, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    plan: Plan | None = None
    document: Document | None = None
    usable: bool = True
    title: str = ""
    known: tuple[Finding, ...] = ()

    @property
    def summary(self) -> dict[str, int]:
        """How many errors, warnings and infos there are."""
        counts = Counter(finding.severity for finding in self.findings)
        return {str(severity): counts[severity] for severity in Severity}

    def exit_status(self, fail_on: Severity = Severity.ERROR) -> Exit:
        """The exit status for findings at or above `fail_on`."""
        failed = {f.rule for f in self.findings if f.rule.startswith("plugin/")}
        if failed - {"plugin/missing-pack"}:
            return Exit.BROKEN_PLUGIN
        if failed or not self.usable:
            return Exit.UNUSABLE
        worst = max((finding.severity.rank for finding in self.findings), default=-1)
        return Exit.FINDINGS if worst >= fail_on.rank else Exit.CLEAN

    def light(self) -> "Report":
        """The report without plan and document, for sending between processes."""
        return evolve(self, plan=None, document=None)
