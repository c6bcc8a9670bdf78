"""Facts that several rules ask for: who is who, which gatherings and deadlines belong together."""

from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter

from attrs import frozen

from kompetanse.model import (
    Agreement,
    Deadline,
    DeadlineKind,
    Gathering,
    GatheringKind,
    Offer,
    Plan,
    RoleKind,
)
from kompetanse.model.audience import Directory
from kompetanse.model.kinds import is_cancelled, kind_of_gathering
from kompetanse.rule import fact
from kompetanse.rule.shapes import mentions
from kompetanse_veilederkorps import words
from kompetanse_veilederkorps.bodies import Bodies


_DEEPEST = 10
"""Editions of editions that are followed."""


@frozen
class Series:
    """The Directorate's gatherings, of one agreement or of all.

    Attributes:
        holder: The agreement that names them, else the plan.
        agreements: The agreements that they belong to.
        gatherings: Each with its part in the series: start, professional, closing.
        doubtful: Gatherings that may belong to it, with the part that they would have.
    """

    holder: Agreement | Plan
    agreements: tuple[Agreement, ...]
    gatherings: tuple[tuple[Gathering, GatheringKind], ...]
    doubtful: tuple[tuple[Gathering, GatheringKind], ...] = ()

    @property
    def openings(self) -> list[tuple[Gathering, GatheringKind]]:
        """Gatherings that may be the first one."""
        return [pair for pair in self.doubtful if pair[1] is GatheringKind.START]

    def of(self, kind: GatheringKind) -> list[Gathering]:
        """The gatherings with one part, parallel editions among them."""
        return [gathering for gathering, part in self.gatherings if part is kind]

    def distinct(self, kind: GatheringKind) -> list[Gathering]:
        """The gatherings with one part; of parallel editions only one."""
        first: dict[str, Gathering] = {}
        ids = {gathering.id: gathering for gathering, _ in self.gatherings}
        for gathering in self.of(kind):
            first.setdefault(_root(gathering, ids), gathering)
        return list(first.values())


@frozen
class Round:
    """One offer with its deadlines, its agreements and its first start gathering."""

    offer: Offer | None
    agreements: tuple[Agreement, ...]
    deadlines: tuple[Deadline, ...]
    opening: Gathering | None

    def deadlines_of(self, kind: DeadlineKind) -> list[Deadline]:
        """The deadlines of one kind."""
        return [deadline for deadline in self.deadlines if deadline.kind is kind]


@fact
def bodies(plan: Plan, directory: Directory) -> Bodies:
    """Who is who."""
    return Bodies(plan, directory)


@fact
def candidates(plan: Plan, directory: Directory) -> Mapping[str, Gathering]:
    """The gatherings that are held and are not for the advisers alone."""
    return {
        id_: one
        for id_, one in (plan.gatherings or {}).items()
        if not is_cancelled(one) and not is_for_advisers(one, directory)
    }


@fact
def series(plan: Plan, candidates: Mapping[str, Gathering]) -> tuple[Series, ...] | None:
    """The Directorate's gatherings: as the agreements name them, else as the titles tell."""
    if plan.agreements is None or plan.gatherings is None:
        return None
    return tuple(_series(plan, candidates, tuple(plan.agreements.values())))


@fact
def rounds(plan: Plan, candidates: Mapping[str, Gathering]) -> tuple[Round, ...]:
    """The offers of the plan, each with what belongs to it."""
    agreements = tuple((plan.agreements or {}).values())
    deadlines = tuple((plan.deadlines or {}).values())
    offers = tuple((plan.offers or {}).values())
    if len(offers) > 1:
        return tuple(_round(plan, candidates, offer) for offer in offers)
    offer = offers[0] if offers else None
    starts = _starts(plan, candidates, agreements)
    if not agreements:
        starts = list(filter(_is_start, candidates.values()))
    return (Round(offer, agreements, deadlines, _first(starts)),)


def is_for_advisers(gathering: Gathering, directory: Directory) -> bool:
    """Tell whether a gathering is for advisers and nobody else."""
    named = {directory.kind(role) for role in directory.named(gathering)}
    return named == {RoleKind.ADVISER}


def part_of(gathering: Gathering) -> GatheringKind | None:
    """Give the part that a gathering has in a series, going by its kind."""
    kind = kind_of_gathering(gathering)
    if kind in (GatheringKind.START, GatheringKind.CLOSING):
        return kind
    if kind in (GatheringKind.GATHERING, GatheringKind.PROFESSIONAL_GATHERING):
        return GatheringKind.PROFESSIONAL_GATHERING
    return None


def _round(plan: Plan, candidates: Mapping[str, Gathering], offer: Offer) -> Round:
    """One of several offers, with what says that it belongs to it."""
    agreements = tuple(a for a in (plan.agreements or {}).values() if a.offer == offer.id)
    deadlines = tuple(d for d in (plan.deadlines or {}).values() if d.offer == offer.id)
    return Round(offer, agreements, deadlines, _first(_starts(plan, candidates, agreements)))


def _starts(
    plan: Plan, candidates: Mapping[str, Gathering], agreements: tuple[Agreement, ...]
) -> list[Gathering]:
    """The start gatherings of some agreements."""
    found = _series(plan, candidates, agreements)
    return [one for series in found for one in series.of(GatheringKind.START)]


def _first(gatherings: Iterable[Gathering]) -> Gathering | None:
    """The gathering that comes first, among those with a day."""
    dated = [(one.when.earliest, one) for one in gatherings if one.when and one.when.earliest]
    return min(dated, key=itemgetter(0))[1] if dated else None


def _series(
    plan: Plan, candidates: Mapping[str, Gathering], agreements: tuple[Agreement, ...]
) -> Iterator[Series]:
    """The series of each agreement that names its gatherings, and one of all others."""
    for agreement in agreements:
        if agreement.gatherings is not None:
            listed = [candidates[id_] for id_ in agreement.gatherings if id_ in candidates]
            yield Series(agreement, (agreement,), tuple(map(_listed, listed)))
    others = tuple(agreement for agreement in agreements if agreement.gatherings is None)
    if others:
        parts = [(one, part) for one in candidates.values() if (part := part_of(one))]
        sure = tuple(pair for pair in parts if _is_certain(pair[0]))
        doubtful = tuple(pair for pair in parts if not _is_certain(pair[0]))
        yield Series(plan, others, sure, doubtful)


def _listed(gathering: Gathering) -> tuple[Gathering, GatheringKind]:
    """What an agreement names belongs to it; what neither starts nor closes is professional."""
    return gathering, part_of(gathering) or GatheringKind.PROFESSIONAL_GATHERING


def _is_start(gathering: Gathering) -> bool:
    return part_of(gathering) is GatheringKind.START and _is_certain(gathering)


def _is_certain(gathering: Gathering) -> bool:
    """Whether it is one of the Directorate's, and not a meeting at some school."""
    if gathering.kind is not None:
        return gathering.kind is not GatheringKind.GATHERING
    if kind_of_gathering(gathering) is GatheringKind.GATHERING:
        return mentions(gathering.title, words.PROFESSIONAL)
    return any(word in (gathering.title or "").casefold() for word in words.FOR_ALL)


def _root(gathering: Gathering, known: dict[str, Gathering]) -> str:
    """The id of the gathering of which it is an edition, else its own."""
    seen = {gathering.id}
    while (of := gathering.edition_of) and of not in seen and len(seen) < _DEEPEST:
        seen.add(of)
        if of not in known:
            return of
        gathering = known[of]
    return min(seen) if gathering.edition_of in seen else gathering.id
