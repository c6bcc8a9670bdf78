"""A report as the parts of a page: its requirements by what became of them, and what was found."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from kompetanse.finding import Finding, Report, Severity
from kompetanse.messages import Translator
from kompetanse.render.excerpt import Excerpt
from kompetanse.render.manual import Entry, Manual
from kompetanse.render.quoting import Lines
from kompetanse.render.summary import told_reason
from kompetanse.render.verdicts import Judged, Verdict, judged


WIDTH = 140
"""Characters of an author's line that are shown."""


@frozen(kw_only=True)
class Shown:
    """A finding, with the author's line."""

    finding: Finding
    quote: Excerpt | None


@frozen(kw_only=True)
class Requirement:
    """A requirement, and what became of it.

    Attributes:
        id: A name for links to it, of its own on the page.
        entry: What the manual says of it.
        verdict: What became of it.
        worst: The gravest severity of what was found.
        why: Why it is neither met nor broken, if it is.
        reason: What is missing, where it was not evaluated.
        findings: All that was found.
    """

    id: str
    entry: Entry
    verdict: Verdict
    worst: Severity
    why: str
    reason: str
    findings: tuple[Shown, ...]


@frozen(kw_only=True)
class Row:
    """A plan as a row of the index.

    Attributes:
        id: The name of its part of the page.
        title: The plan's title, or the name of its file.
        file: The name of its file.
        language: The language of its part.
        counts: How many requirements came to what.
        usable: Whether there was a plan to check.
    """

    id: str
    title: str
    file: str
    language: str
    counts: Mapping[str, int] = field(factory=dict)
    usable: bool = True

    @property
    def asked(self) -> int:
        """How many requirements there were."""
        return sum(self.counts.values())


@frozen(kw_only=True)
class PlanSection:
    """A plan's part of the page.

    Attributes:
        row: What the index says of it.
        groups: Its requirements, by what became of them.
        missing: Requirements that were not evaluated, by what is missing.
        author: The language that the plan is written in, where that is known.
    """

    row: Row
    groups: Mapping[str, list[Requirement]]
    missing: Mapping[str, list[Requirement]]
    author: str

    @property
    def found(self) -> Iterator[Requirement]:
        """The requirements of which something was found, the gravest first."""
        for verdict in Verdict:
            yield from (one for one in self.groups[verdict] if one.findings)


def section(report: Report, number: int, manual: Manual, lines: Lines) -> PlanSection:
    """Make the part of the page that is about one plan."""
    translator = manual.translator(report.language)
    found = [
        _requirement(
            one,
            f"plan-{number}-{index}",
            manual.entry(one.rule, report.language),
            lines,
            translator,
        )
        for index, one in enumerate(_families(judged(report)), 1)
    ]
    groups = {str(verdict): [one for one in found if one.verdict is verdict] for verdict in Verdict}
    groups[Verdict.BROKEN].sort(key=lambda one: -one.worst.rank)
    stated = report.plan.language if report.plan else None
    return PlanSection(
        row=_row(report, number, groups),
        groups=groups,
        missing=_by_reason(groups[Verdict.NOT_EVALUATED]),
        author=stated or "",
    )


def _row(report: Report, number: int, groups: Mapping[str, list[Requirement]]) -> Row:
    return Row(
        id=f"plan-{number}",
        title=report.title or report.file,
        file=report.file,
        language=report.language,
        counts={verdict: len(ones) for verdict, ones in groups.items()},
        usable=report.usable,
    )


def _by_reason(requirements: Iterable[Requirement]) -> dict[str, list[Requirement]]:
    """Requirements by what is missing."""
    found: dict[str, list[Requirement]] = {}
    for one in requirements:
        found.setdefault(one.reason, []).append(one)
    return found


def _families(all_of_them: Iterable[Judged]) -> Iterator[Judged]:
    """Ids that are no rules' share a requirement: those of one family, and of one verdict."""
    families: dict[tuple[str, Verdict], list[Judged]] = {}
    for one in all_of_them:
        if one.outcome is not None:
            yield one
            continue
        family = one.rule.rpartition("/")[0] or one.rule
        families.setdefault((family, one.verdict), []).append(one)
    for (family, verdict), ones in families.items():
        findings = tuple(finding for one in ones for finding in one.findings)
        known = tuple(finding for one in ones for finding in one.known)
        yield Judged(f"{family}/", verdict, findings, known)


def _requirement(
    one: Judged, name: str, entry: Entry, lines: Lines, translator: Translator
) -> Requirement:
    reason = one.outcome.reason if one.outcome else None
    return Requirement(
        id=name,
        entry=entry,
        verdict=one.verdict,
        worst=max((f.severity for f in one.findings), key=lambda s: s.rank, default=Severity.INFO),
        why=one.why,
        reason=told_reason(reason or "", translator),
        findings=tuple(Shown(finding=f, quote=lines.quote(f, WIDTH)) for f in one.findings),
    )
