"""The last lines of a report: how many of what, and what was not evaluated."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kompetanse.finding import STALE, Report, Severity, Status
from kompetanse.messages import Translator


_FEW = 6
"""How many missing things a summary line names."""


class Tally:
    """What reports come to, together."""

    def __init__(self) -> None:
        self.plans = 0
        self.severities: Counter[str] = Counter()
        self.attestations = 0
        self.known = 0
        self.stale = 0
        self.missing: dict[str, list[str]] = {}

    def add(self, report: Report) -> None:
        """Count one report."""
        self.plans += 1
        self.severities.update(report.summary)
        self.known += len(report.known)
        self.stale += sum(finding.rule == STALE for finding in report.findings)
        for outcome in report.outcomes:
            self.attestations += outcome.counts.get(Status.NEEDS_ATTESTATION, 0)
            if outcome.status is Status.NOT_EVALUATED:
                self.missing.setdefault(outcome.reason or "", []).append(outcome.rule)


def summary_lines(tally: Tally, translator: Translator, *, verbose: bool) -> Iterator[str]:
    """The summary: counts, then what was not evaluated and why."""
    yield _counts(tally, translator)
    if tally.known:
        yield translator.sentence(
            "{count} finding is known and does not count",
            {"count": tally.known},
            plural="{count} findings are known and do not count",
            count=tally.known,
        )
    if tally.stale:
        yield translator.sentence(
            "{count} known finding is not there any more: --update-baseline takes it out",
            {"count": tally.stale},
            plural="{count} known findings are not there any more: --update-baseline takes them out",
            count=tally.stale,
        )
    if tally.attestations:
        yield translator.sentence(
            "{count} statement has to be signed: no machine can see whether it holds",
            {"count": tally.attestations},
            plural="{count} statements have to be signed: no machine can see whether they hold",
            count=tally.attestations,
        )
    yield from not_evaluated(tally.missing, translator, verbose=verbose)
    if tally.severities[Severity.INFO] and not verbose:
        yield translator.sentence("--verbose shows the remarks too")


def not_evaluated(
    missing: Mapping[str, Sequence[str]], translator: Translator, *, verbose: bool
) -> Iterator[str]:
    """How many rules were not evaluated, grouped by the first thing that each one lacks.

    Args:
        missing: Rules by what they lack.
        translator: Knows the language.
        verbose: Whether the rules are named, with all that they lack.
    """
    groups: Counter[str] = Counter()
    for what, rules in missing.items():
        groups[told_reason(what.partition(", ")[0], translator)] += len(rules)
    if not groups:
        return
    most = sorted(groups.items(), key=lambda group: (-group[1], group[0]))
    listed = ", ".join(f"{what} ({count})" for what, count in most[:_FEW])
    more = " …" if len(most) > _FEW else ""
    yield translator.sentence(
        "{count} rule was not evaluated for want of: {missing}",
        {"count": groups.total(), "missing": listed + more},
        plural="{count} rules were not evaluated for want of: {missing}",
        count=groups.total(),
    )
    if verbose:
        for what, rules in sorted(missing.items()):
            yield f"  {told_reason(what, translator)}: {', '.join(sorted(rules))}"


def told_reason(what: str, translator: Translator) -> str:
    """Why a rule was not evaluated: names of the plan format as they are, sentences translated.

    >>> told_reason("groups, another rule has spoken", Translator("nn"))
    'groups, ein annan regel har sagt frå'
    """
    if not what:
        return translator.sentence("something else")
    parts = what.split(", ")
    return ", ".join(one if _is_name(one) else translator.sentence(one) for one in parts)


def _is_name(part: str) -> bool:
    """Whether it is a name of the plan format: «groups.meetings», «gatherings.kind: visit»."""
    return " " not in part.partition(": ")[0]


def _counts(tally: Tally, translator: Translator) -> str:
    """How many plans and findings there are."""
    say = translator.sentence
    counts = tally.severities
    n = counts[Severity.ERROR]
    parts = [say("{count} error", {"count": n}, plural="{count} errors", count=n)]
    n = counts[Severity.WARNING]
    parts.append(say("{count} warning", {"count": n}, plural="{count} warnings", count=n))
    if n := counts[Severity.INFO]:
        parts.append(say("{count} remark", {"count": n}, plural="{count} remarks", count=n))
    listed = translator.shown(parts)
    if tally.plans == 1:
        return listed
    return say("{count} plans: {findings}", {"count": tally.plans, "findings": listed})
