"""What became of each requirement, as people ask for it: met, not met, or why nobody can tell."""

from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen

from kompetanse.finding import Finding, Outcome, Report, Severity, Status


class Verdict(StrEnum):
    """What became of a requirement, in the order in which it is read."""

    BROKEN = "broken"
    UNKNOWN = "unknown"
    NEEDS_ATTESTATION = "needs-attestation"
    WAIVED = "waived"
    REMARKED = "remarked"
    HELD = "held"
    NOT_EVALUATED = "not-evaluated"


@frozen
class Judged:
    """A requirement, and what was found of it.

    Attributes:
        rule: The rule's full name; ids that are no rules' (`plan/…`) have verdicts, too.
        verdict: What became of it.
        findings: All that was found, in the order of the file.
        outcome: What the check says of the rule, if it is one.
    """

    rule: str
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    outcome: Outcome | None = None

    @property
    def faults(self) -> tuple[Finding, ...]:
        """What has to be changed."""
        return tuple(filter(is_fault, self.findings))

    @property
    def why(self) -> str:
        """Why it is neither met nor broken, in the words of the first finding that says so."""
        first = next(
            (found for found in self.findings if found.status.value == self.verdict.value), None
        )
        if first is None:
            return ""
        return first.hint if first.waived and first.hint else first.message


def judged(report: Report) -> Iterator[Judged]:
    """The requirements of a report: the rules that were asked, then what was found besides.

    >>> fault = Finding("weekend-date", Severity.WARNING, "it is a Saturday")
    >>> [one.verdict.value for one in judged(Report("plan.yaml", "en", (fault,)))]
    ['broken']
    """
    outcomes = {outcome.rule: outcome for outcome in report.outcomes}
    found: dict[str, list[Finding]] = {rule: [] for rule in outcomes}
    for finding in report.findings:
        found.setdefault(finding.rule, []).append(finding)
    for rule, findings in found.items():
        outcome = outcomes.get(rule)
        yield Judged(rule, _verdict(findings, outcome), tuple(findings), outcome)


def is_fault(finding: Finding) -> bool:
    """Whether a finding has to be dealt with; remarks break nothing."""
    return finding.status is Status.BROKEN and finding.severity is not Severity.INFO


def _verdict(findings: list[Finding], outcome: Outcome | None) -> Verdict:
    if any(map(is_fault, findings)):
        return Verdict.BROKEN
    if outcome is None or outcome.status is Status.BROKEN:
        return Verdict.REMARKED
    return Verdict(outcome.status)
