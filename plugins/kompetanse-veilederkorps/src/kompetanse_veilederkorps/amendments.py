"""Changes of an agreement: who must have said yes, and what changed without a word."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TypeAlias

from attrs import frozen

from kompetanse.dates import When
from kompetanse.dates.compare import starts_before
from kompetanse.model import Agreement, AgreementVersion, Amendment, Plan
from kompetanse.rule import Missing, Phrase, Problem, Problems, Severity, Unknown, rule
from kompetanse.rule.shapes import Answer, mentions, opposite, settle, some
from kompetanse_veilederkorps import words
from kompetanse_veilederkorps.bodies import Bodies, distinctive, is_spoken_of, schools_of, words_of
from kompetanse_veilederkorps.kinds import Body


Issue: TypeAlias = Agreement | AgreementVersion
"""What an agreement says at one time: a version, or the agreement of one issue of the plan."""


@rule("amendment-approved-by-both", severity=Severity.ERROR, source=words.SOURCE)
def amendment_approved_by_both(
    agreement: Agreement, bodies: Bodies, previous: Plan | None = None
) -> Problems:
    """Changes of an agreement are approved by both parties before they take effect.

    The Directorate and the owner both answer for it. Two versions that differ need an amendment
    between them. Where an earlier issue of the plan is at hand, the agreement of then and the one
    of now are compared as well.

    Breaks:
        agreements:
          a:
            parties: [Utdanningsdirektoratet, Utnes kommune]
            amendments:
              m: {what: Sund trer ut, effective: 01.03.18, approved_by: {Utnes kommune: 20.02.18}}

    Breaks:
        agreements:
          a:
            versions:
              1: {dated: 20.06.17, schools: [Brattli skole]}
              2: {dated: 10.09.18, schools: [Brattli skole, Myra skole]}

    Breaks:
        previous: {agreements: {a: {schools: {Brattli skole: Utnes kommune}}}}
        agreements: {a: {schools: {Myra skole: Utnes kommune}}}

    Holds:
        agreements:
          a:
            parties: [Utdanningsdirektoratet, Utnes kommune]
            versions:
              1: {dated: 20.06.17, schools: [Brattli skole, Sund skole]}
              2: {dated: 01.03.18, schools: [Brattli skole]}
            amendments:
              m:
                what: Sund skole trer ut
                effective: 01.03.18
                approved_by: {Utnes kommune: 01.03.18, Utdanningsdirektoratet: 28.02.18}
    """
    earlier = ((previous and previous.agreements) or {}).get(agreement.id)
    if agreement.amendments is None and agreement.versions is None and earlier is None:
        yield Missing(agreement, "agreements.amendments")
        return
    for amendment in (agreement.amendments or {}).values():
        yield from _approved(amendment, agreement, bodies)
    changes = list(_between_versions(agreement, bodies))
    since = _since(earlier, agreement, bodies) if earlier else ()
    changes += [one for one in since if not any(one.repeats(other) for other in changes)]
    names = distinctive(schools_of(agreement))
    for change in changes:
        yield from _told(change, names)


@frozen
class _Change:
    """What two issues of an agreement have different, and the amendments that may tell of it."""

    subject: Issue
    field: str
    names: tuple[str, ...]
    amendments: tuple[Amendment, ...]

    def repeats(self, other: "_Change") -> bool:
        """Whether the other one is the same change, seen elsewhere."""
        return self.field == other.field and set(self.names) <= set(other.names)


def _between_versions(agreement: Agreement, bodies: Bodies) -> Iterator[_Change]:
    """What changed from each version to the next, with the amendments of that time."""
    amendments = (agreement.amendments or {}).values()
    versions = _in_time_order((agreement.versions or {}).values())
    for (old, new), following in zip(pairwise(versions), [*versions[2:], None], strict=False):
        between = tuple(a for a in amendments if _may_lie_between(a, old, following))
        yield from _differences(old, new, between, bodies)


def _since(earlier: Agreement, agreement: Agreement, bodies: Bodies) -> Iterator[_Change]:
    """What changed since the plan's earlier issue, with the amendments that it did not have."""
    known = earlier.amendments or {}
    new = tuple(a for a in (agreement.amendments or {}).values() if a.id not in known)
    return _differences(earlier, agreement, new, bodies)


def _in_time_order(versions: Iterable[AgreementVersion]) -> list[AgreementVersion]:
    """Versions as they followed each other; as they stand where one of them is not dated."""
    listed = list(versions)
    days = [(v.dated.earliest, n) for n, v in enumerate(listed) if v.dated and v.dated.earliest]
    if len(days) < len(listed):
        return listed
    return [listed[number] for _, number in sorted(days)]


def _differences(
    old: Issue, new: Issue, amendments: tuple[Amendment, ...], bodies: Bodies
) -> Iterator[_Change]:
    """In what the new issue differs from the old one, as far as both of them state it."""
    for field in ("parties", "schools", "terms"):
        names, others = getattr(old, field), getattr(new, field)
        if names is not None and others is not None:
            changed = (*_without(names, others, bodies), *_without(others, names, bodies))
            if changed:
                yield _Change(new, field, changed, amendments)
    if old.period and new.period and _differ(old.period, new.period):
        yield _Change(new, "period", (old.period.text, new.period.text), amendments)


def _told(change: _Change, schools: frozenset[str]) -> Problems:
    """Yield what changed without an amendment that tells of it; `schools` are words of names."""
    answers = {name: _tells(change, name, schools) for name in change.names}
    silent = [name for name, told in answers.items() if told is False]
    unclear = [name for name, told in answers.items() if told is None]
    if silent:
        yield Problem(
            change.subject,
            _CHANGED[change.field],
            field=change.field,
            hint="write an amendment, and let both parties approve it",
            names=silent,
        )
    elif unclear:
        yield Unknown(
            change.subject,
            "no amendment names {names}: it cannot be established whether this change was approved",
            field=change.field,
            names=unclear,
        )


_MOST = 100
"""Schools, parties or terms of one agreement that are compared: more than any has."""

_DIRECTORATE = Phrase("the Directorate")
_OWNER = Phrase("the owner")
_CHANGED = {
    "parties": "other parties than before, and no amendment says so: {names}",
    "schools": "other schools than before, and no amendment says so: {names}",
    "terms": "other terms than before, and no amendment says so: {names}",
    "period": "another period than before, and no amendment says so: {names}",
}


def _tells(change: _Change, name: str, schools: frozenset[str]) -> Answer:
    """Whether one of the amendments tells of a change; a vague one may do so."""
    return some(_speaks_of(one.what, change.field, name, schools) for one in change.amendments)


def _speaks_of(text: str | None, field: str, name: str, schools: frozenset[str]) -> Answer:
    """Whether an amendment tells of this change: by name, or by speaking of such things."""
    if text is None:
        return None
    names_one = not schools.isdisjoint(words_of(text))
    if field in ("schools", "parties") and is_spoken_of(name, text):
        return True
    if field == "schools" and names_one:
        return False
    if mentions(text, words.TOPICS[field]):
        return True
    return False if names_one or mentions(text, words.TOPICS["schools"]) else None


def _approved(amendment: Amendment, agreement: Agreement, bodies: Bodies) -> Problems:
    """Yield which party has not approved an amendment, or too late."""
    if amendment.approved_by is None:
        yield Missing(amendment, "agreements.amendments.approved_by")
        return
    given = amendment.approved_by
    directorate = [day for name, day in given.items() if Body.DIRECTORATE in bodies.of(name)]
    owner = [day for name, day in given.items() if bodies.stands_for(name, agreement)]
    strangers = [name for name in given if not bodies.of(name)]
    names = bodies.owner_names(agreement)
    for days, party in ((directorate, _DIRECTORATE), (owner, names[0] if names else _OWNER)):
        if days:
            yield from _in_time(amendment, days)
        elif strangers:
            yield Missing(amendment, "owners")
        else:
            yield _not_approved(amendment, party)


def _in_time(amendment: Amendment, days: list[When]) -> Problems:
    """Yield an approval that comes after the amendment takes effect."""
    effective = amendment.effective
    if effective is None or not all(day.is_readable for day in days):
        yield Missing(amendment, "agreements.amendments.effective")
        return
    late = Problem(
        amendment,
        "{amendment} takes effect on {effective} and is approved on {approved} only",
        field="approved_by",
        amendment=f"«{amendment.name}»",
        effective=effective,
        approved=days[0],
    )
    unclear = Unknown(
        amendment,
        "approved «{approved}», in effect «{effective}»: it cannot be established which comes first",
        field="approved_by",
        effective=effective,
        approved=days[0],
    )
    yield from settle(some(opposite(starts_before(effective, day)) for day in days), late, unclear)


def _not_approved(amendment: Amendment, party: str) -> Problem:
    return Problem(
        amendment,
        "{amendment} is not approved by {party}",
        field="approved_by",
        amendment=f"«{amendment.name}»",
        party=party,
    )


def _may_lie_between(
    amendment: Amendment, old: AgreementVersion, following: AgreementVersion | None
) -> bool:
    """Whether an amendment may take effect after one version and before the one after next."""
    effective = amendment.effective
    if effective is None:
        return True
    if old.dated and starts_before(effective, old.dated):
        return False
    return not (following and following.dated and starts_before(following.dated, effective))


def _without(names: Iterable[str], others: Iterable[str], bodies: Bodies) -> tuple[str, ...]:
    """Those names that none of the others can be; of long lists only the first are looked at."""
    listed = list(others)[:_MOST]
    known = {words_of(other) for other in listed}
    strange = [name for name in list(names)[:_MOST] if words_of(name) not in known]
    return tuple(n for n in strange if not any(bodies.alike(n, other) for other in listed))


def _differ(one: When, other: When) -> bool:
    """Whether two periods are not the same days; unreadable ones are compared by their words."""
    if one.extent and other.extent:
        return one.extent != other.extent
    return one.text != other.text
