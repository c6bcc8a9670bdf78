"""What became of each requirement, as people ask for it: met, not met, or why nobody can tell."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from attrs import frozen

from kompetanse.finding import Finding, Outcome, Report, Severity, Status


class Verdict(StrEnum):
    """What became of a requirement, in the order in which it is read."""

    BROKEN = "broken"
    UNKNOWN = "unknown"
    NEEDS_ATTESTATION = "needs-attestation"
    WAIVED = "waived"
    KNOWN = "known"
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
        known: What a baseline holds of it.
        outcome: What the check says of the rule, if it is one.
    """

    rule: str
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    known: tuple[Finding, ...] = ()
    outcome: Outcome | None = None

    @property
    def faults(self) -> tuple[Finding, ...]:
        """What has to be changed."""
        return tuple(filter(is_fault, self.findings))

    @property
    def why(self) -> str:
        """Why it is neither met nor broken, in the words of the first finding that says so."""
        if self.verdict is Verdict.KNOWN:
            return self.known[0].message
        said = (one for one in self.findings if one.status.value == self.verdict.value)
        first = next(said, None)
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
    found = _by_rule(report.findings)
    known = _by_rule(report.known)
    for rule in {**outcomes, **found, **known}:
        outcome = outcomes.get(rule)
        findings, put_aside = tuple(found.get(rule, ())), tuple(known.get(rule, ()))
        verdict = _verdict(findings, put_aside, outcome)
        yield Judged(rule, verdict, findings, put_aside, outcome)


def _by_rule(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    return by_rule


def is_fault(finding: Finding) -> bool:
    """Whether a finding has to be dealt with; remarks break nothing."""
    return finding.status is Status.BROKEN and finding.severity is not Severity.INFO


def _verdict(
    findings: tuple[Finding, ...], known: tuple[Finding, ...], outcome: Outcome | None
) -> Verdict:
    if any(map(is_fault, findings)):
        return Verdict.BROKEN
    if any(map(is_fault, known)):
        return Verdict.KNOWN
    if outcome is None or outcome.status is Status.BROKEN:
        return Verdict.REMARKED
    return Verdict(outcome.status)
