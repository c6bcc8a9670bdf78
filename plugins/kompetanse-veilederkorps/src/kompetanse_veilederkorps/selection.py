"""How owners are chosen: deadlines, applications, evidence, how many."""

from collections.abc import Iterator, Mapping
from datetime import date

from kompetanse.dates import When
from kompetanse.dates.compare import due, earlier, start
from kompetanse.model import (
    Agreement,
    Application,
    Cohort,
    Deadline,
    DeadlineKind,
    Evidence,
    Gathering,
    Offer,
    Plan,
)
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, fact, rule
from kompetanse.rule.shapes import filled, opposite, settle
from kompetanse_veilederkorps import words
from kompetanse_veilederkorps.facts import Round
from kompetanse_veilederkorps.words import SOURCE


@rule(
    "deadline-chain",
    severity=Severity.ERROR,
    source=SOURCE,
    needs="deadlines",
    unless="copied-year",
)
def deadline_chain(
    _plan: Plan, rounds: tuple[Round, ...], copied_years: Mapping[int, object]
) -> Problems:
    """Applications are due before nominations, nominations before the start gathering.

    And owners apply before guidance begins. Each step builds on the one before; on the same day
    is in time.

    Breaks:
        deadlines:
          søknad: {kind: application, when: 21.04.17}
          innstilling: {kind: nomination, when: 10.04.17}

    Holds:
        agreements: {a: {period: 01.08.17 – 31.01.19}}
        deadlines:
          søknad: {kind: application, when: 21.04.17}
          innstilling: {kind: nomination, when: 10.05.17}
        gatherings: {g1: {title: Oppstartssamling, when: 29.06.17}}
    """
    for one in rounds:
        applications = one.deadlines_of(DeadlineKind.APPLICATION)
        nominations = one.deadlines_of(DeadlineKind.NOMINATION)
        if len(applications) > 1 and len(nominations) > 1:
            yield Missing(one.offer or applications[0], "deadlines.offer")
            continue
        periods = [(who, when) for who, when in _periods(one) if id(who) not in copied_years]
        first = min(periods, key=lambda pair: pair[1].earliest or date.max, default=None)
        for application in applications:
            yield from _before_guidance(application, first)
        for last in nominations or applications:
            early = list(_not_before(last, applications)) if nominations else []
            yield from early or _before_gathering(last, one.opening, may_be_the_day=True)


@rule(
    "adviser-recruitment-before-start",
    severity=Severity.WARNING,
    source=SOURCE,
    needs="deadlines",
    unless=("copied-year", "deadline-after-event"),
)
def adviser_recruitment_before_start(_plan: Plan, rounds: tuple[Round, ...]) -> Problems:
    """Advisers apply before the start gathering.

    There they are to meet those whom they guide.

    Breaks:
        deadlines: {v: {kind: adviser-application, when: 03.07.17}}
        gatherings: {g1: {title: Oppstartssamling, when: 29.06.17}}

    Holds:
        deadlines: {v: {kind: adviser-application, when: 03.05.17}}
        gatherings: {g1: {title: Oppstartssamling, when: 29.06.17}}
    """
    for one in rounds:
        for deadline in one.deadlines_of(DeadlineKind.ADVISER_APPLICATION):
            yield from _before_gathering(deadline, one.opening, may_be_the_day=False)


@fact
def guided_owners(plan: Plan) -> frozenset[str]:
    """The owners who have an agreement."""
    owners = (agreement.owner for agreement in (plan.agreements or {}).values())
    return frozenset(owner for owner in owners if owner)


@rule("selection-evidence", severity=Severity.WARNING, source=SOURCE)
def selection_evidence(
    application: Application, plan: Plan, guided_owners: frozenset[str]
) -> Problems:
    """The choice of an owner rests on at least one result or document, with source and year.

    Results of the national quality system will do, and so will other documentation of special
    challenges.

    Breaks:
        offers:
          o: {applications: {u: {selected: true, evidence: [{source: nasjonale prøver}]}}}

    Holds:
        offers:
          o:
            applications: {u: {selected: true, evidence: [{source: nasjonale prøver, year: 2016}]}}
    """
    if not _is_selected(application, guided_owners) or application.evidence is None:
        yield Missing(application, "offers.applications.evidence")
    elif not any(map(_is_complete, application.evidence)):
        yield Problem(
            application,
            "the choice of {owner} rests on no evidence with source and year",
            field="evidence",
            owner=_owner_name(application, plan),
        )


@rule("capacity", severity=Severity.INFO, source=SOURCE, needs="agreements")
def capacity(offer: Offer, *, about: int = 20, tolerance_percent: int = 10) -> Problems:
    """There are about as many agreements as there is room for, some twenty.

    Fewer leave advisers without work, more leave schools without advisers. The offer's own
    capacity goes before the option.

    Breaks:
        offers: {o: {capacity: 20, agreements: 26}}

    Holds:
        offers: {o: {capacity: 20, agreements: 19}}
    """
    room = about if offer.capacity is None else offer.capacity
    found = offer.agreements or 0
    if 100 * abs(found - room) > tolerance_percent * room:
        yield Problem(
            offer,
            "{found} agreements are planned; there is room for about {room}",
            field="agreements",
            found=found,
            room=room,
        )


@rule("cohort-figures", severity=Severity.WARNING, source=SOURCE)
def cohort_figures(cohort: Cohort) -> Problems:
    """A cohort has at least as many schools as owners, and as many counties as it says.

    Each owner invites a school. «Møre og Romsdal» is one county.

    Breaks:
        cohorts: {p: {owners: 29, schools: 19}}

    Breaks:
        cohorts: {p: {counties: [Buskerud, Oppland, Møre og Romsdal], county_count: 4}}

    Holds:
        cohorts:
          p:
            owners: 26
            schools: 77
            counties: [Buskerud, Oppland, Møre og Romsdal]
            county_count: 3
    """
    if cohort.owners is None or cohort.schools is None:
        yield Missing(cohort, "cohorts.schools" if cohort.schools is None else "cohorts.owners")
    elif cohort.schools < cohort.owners:
        yield Problem(
            cohort,
            "{cohort} has {schools} schools for {owners} owners; each owner invites at least one",
            field="schools",
            cohort=cohort.name,
            schools=cohort.schools,
            owners=cohort.owners,
        )
    if cohort.counties is not None and cohort.county_count is not None:
        least, most = _count_counties(cohort.counties)
        if not least <= cohort.county_count <= most:
            yield Problem(
                cohort,
                "{stated} counties are stated, and {found} are listed",
                field="county_count",
                stated=cohort.county_count,
                found=most,
            )


def _not_before(nomination: Deadline, applications: list[Deadline]) -> Problems:
    """Yield a nomination that is due before the applications are."""
    for application in applications:
        if nomination.when is None or application.when is None:
            yield Missing(nomination, "deadlines.when")
            continue
        yield from settle(
            opposite(earlier(due(nomination.when), due(application.when))),
            Problem(
                nomination,
                "nominations are due on {nomination}, before applications on {application}",
                field="when",
                related=[application],
                nomination=nomination.when,
                application=application.when,
            ),
            _unclear(nomination, application.when, application),
        )


def _before_gathering(
    deadline: Deadline, gathering: Gathering | None, *, may_be_the_day: bool
) -> Problems:
    """Yield a deadline that is over only after the first start gathering."""
    when = gathering.when if gathering else None
    if gathering is None or when is None or deadline.when is None:
        yield Missing(deadline, "deadlines.when" if when else "gatherings.when")
        return
    in_time = (
        opposite(earlier(start(when), due(deadline.when)))
        if may_be_the_day
        else earlier(due(deadline.when), start(when))
    )
    yield from settle(
        in_time,
        Problem(
            deadline,
            "the deadline on {when} is not over when {gathering} is held on {held}",
            field="when",
            related=[gathering],
            when=deadline.when,
            gathering=f"«{gathering.name}»",
            held=when,
        ),
        _unclear(deadline, when, gathering),
    )


def _before_guidance(
    application: Deadline, first: tuple[Agreement | Offer, When] | None
) -> Problems:
    """Yield a deadline for applications that is not over when the first guidance begins."""
    if first is None or application.when is None:
        yield Missing(application, "agreements.period" if application.when else "deadlines.when")
        return
    holder, period = first
    yield from settle(
        earlier(due(application.when), start(period)),
        Problem(
            application,
            "applications are due on {application}, when guidance ({period}) has begun",
            field="when",
            related=[holder],
            application=application.when,
            period=period,
        ),
        _unclear(application, period, holder),
    )


def _periods(one: Round) -> Iterator[tuple[Agreement | Offer, When]]:
    """The times when guidance begins: those of the agreements, else that of the offer."""
    for agreement in one.agreements:
        if agreement.period and agreement.period.earliest:
            yield agreement, agreement.period
    if one.offer and one.offer.period and one.offer.period.earliest:
        yield one.offer, one.offer.period


def _unclear(deadline: Deadline, when: When, related: object) -> Unknown:
    return Unknown(
        deadline,
        "«{one}» and «{other}»: it cannot be established which comes first",
        field="when",
        related=[related],
        one=deadline.when,
        other=when,
    )


def _is_selected(application: Application, guided_owners: frozenset[str]) -> bool:
    """Whether the owner was chosen: as stated, else because it has an agreement."""
    if application.selected is not None:
        return application.selected
    return application.owner in guided_owners


def _is_complete(evidence: Evidence) -> bool:
    return filled(evidence.source) and evidence.year is not None


def _owner_name(application: Application, plan: Plan) -> str:
    owner = (plan.owners or {}).get(application.owner or "")
    return owner.name if owner else application.owner or application.id


def _count_counties(listed: tuple[str, ...]) -> tuple[int, int]:
    """How many counties are listed, as (least, most): some names hold an «og»."""
    said = " ".join(", ".join(listed).casefold().split())
    for name in words.COMPOUND_COUNTIES:
        said = said.replace(name, "·")
    merged = said
    for name in words.MERGED_COUNTIES:
        merged = merged.replace(name, "·")
    return _count_names(merged), _count_names(said)


def _count_names(listed: str) -> int:
    return sum(bool(name.strip()) for name in listed.replace(" og ", ",").split(","))
