"""The last lines of a report: how many of what, and what was not evaluated."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from kompetanse.finding import Report, Severity, Status
from kompetanse.messages import Translator


_FEW = 6
"""How many missing things a summary line names."""


class Tally:
    """What reports come to, together."""

    def __init__(self) -> None:
        self.plans = 0
        self.severities: Counter[str] = Counter()
        self.attestations = 0
        self.missing: dict[str, list[str]] = {}

    def add(self, report: Report) -> None:
        """Count one report."""
        self.plans += 1
        self.severities.update(report.summary)
        for outcome in report.outcomes:
            self.attestations += outcome.counts.get(Status.NEEDS_ATTESTATION, 0)
            if outcome.status is Status.NOT_EVALUATED:
                self.missing.setdefault(outcome.reason or "", []).append(outcome.rule)


def summary_lines(tally: Tally, translator: Translator, *, verbose: bool) -> Iterator[str]:
    """The summary: counts, then what was not evaluated and why."""
    yield _counts(tally, translator)
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
    missing: Mapping[str, Iterable[str]], translator: Translator, *, verbose: bool
) -> Iterator[str]:
    """What was not evaluated, grouped by what the plan does not state."""
    groups = sorted(
        ((what, list(rules)) for what, rules in missing.items()),
        key=lambda group: (-len(group[1]), group[0]),
    )
    total = sum(len(rules) for _, rules in groups)
    if not total:
        return
    shown = [f"{_reason(what, translator)} ({len(rules)})" for what, rules in groups[:_FEW]]
    more = " …" if len(groups) > _FEW else ""
    yield translator.sentence(
        "{count} rule was not evaluated for want of: {missing}",
        {"count": total, "missing": ", ".join(shown) + more},
        plural="{count} rules were not evaluated for want of: {missing}",
        count=total,
    )
    if verbose:
        for what, rules in groups:
            yield f"  {_reason(what, translator)}: {', '.join(sorted(rules))}"


def _reason(what: str, translator: Translator) -> str:
    return translator.sentence(what) if what else translator.sentence("something else")


def _counts(tally: Tally, translator: Translator) -> str:
    """How many plans and findings there are."""
    say = translator.sentence
    counts = tally.severities
    parts = [
        say("{count} error", {"count": n}, plural="{count} errors", count=n)
        for n in (counts[Severity.ERROR],)
    ]
    n = counts[Severity.WARNING]
    parts.append(say("{count} warning", {"count": n}, plural="{count} warnings", count=n))
    if n := counts[Severity.INFO]:
        parts.append(say("{count} remark", {"count": n}, plural="{count} remarks", count=n))
    listed = translator.shown(parts)
    if tally.plans == 1:
        return listed
    return say("{count} plans: {findings}", {"count": tally.plans, "findings": listed})
