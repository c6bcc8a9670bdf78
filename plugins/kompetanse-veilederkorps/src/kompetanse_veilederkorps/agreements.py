"""The agreement itself: how long, between whom, for which schools."""

from datetime import date, timedelta

from kompetanse.dates import DateRange, Precision, When
from kompetanse.model import Agreement, Owner
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, rule
from kompetanse_veilederkorps.bodies import Bodies, is_own, kind_of_owner, same
from kompetanse_veilederkorps.kinds import Body
from kompetanse_veilederkorps.words import SOURCE


_PARTIES = frozenset({Body.DIRECTORATE, Body.OWNER})


@rule(
    "agreement-duration",
    severity=Severity.ERROR,
    source=SOURCE,
    unless="copied-year",
)
def agreement_duration(
    agreement: Agreement, *, months: int = 18, tolerance_days: int = 15
) -> Problems:
    """An agreement lasts one year and a half.

    Advisers and money are given for so long. A few days more or less (option `tolerance_days`)
    are a warning only.

    Breaks:
        agreements: {a: {period: 01.08.17 – 31.07.18}}

    Breaks:
        agreements: {a: {period: 01.08.17 – 09.02.19}}

    Breaks:
        agreements: {a: {duration: ett år}}

    Holds:
        agreements: {a: {period: 01.08.17 – 31.01.19}}
    """
    stated = agreement.duration.months if agreement.duration else None
    days = agreement.period.extent if agreement.period else None
    if stated and not stated[0] <= months <= stated[1]:
        yield _another_length(agreement, months)
    elif days:
        yield from _ends_on(agreement, days, months, tolerance_days)
    elif not stated:
        yield Missing(agreement, "agreements.period")


@rule("agreement-parties", severity=Severity.ERROR, source=SOURCE, needs="parties")
def agreement_parties(agreement: Agreement, bodies: Bodies) -> Problems:
    """An agreement has two parties: the Directorate and one school owner.

    Only the owner can give its schools time and money. Schools are invited by their owner and are
    no parties.

    Breaks:
        owners: {u: {label: Utnes kommune, kind: municipality}}
        agreements: {a: {parties: [Utdanningsdirektoratet, Utnes kommune, Brattli skole]}}

    Breaks:
        agreements: {a: {parties: [Utnes kommune, Tangen kommune]}}

    Holds:
        owners: {u: {label: Utnes kommune, kind: municipality}}
        agreements: {a: {parties: [Utdanningsdirektoratet, Utnes kommune]}}
    """
    parties = agreement.parties or ()
    read = [bodies.of(party) for party in parties]
    strangers = [n for n, found in enumerate(read) if found and found.isdisjoint(_PARTIES)]
    for number in strangers:
        yield Problem(
            agreement,
            "{party} is no party to an agreement: the Directorate and one owner are",
            field=("parties", number),
            hint="name it among the schools that are invited",
            party=f"«{parties[number]}»",
        )
    rest = [found for n, found in enumerate(read) if n not in strangers]
    yield from _two_parties(agreement, rest)


@rule("owner-invites-own-schools", severity=Severity.ERROR, source=SOURCE, needs="schools")
def owner_invites_own_schools(agreement: Agreement, bodies: Bodies) -> Problems:
    """The owner invites schools of its own.

    It can neither lead nor answer for the schools of others.

    Breaks:
        owners: {u: {label: Utnes kommune}}
        agreements: {a: {owner: u, schools: {Myra skole: Tangen kommune}}}

    Holds:
        owners: {u: {label: Utnes kommune}}
        agreements: {a: {owner: u, schools: {Myra skole: Utnes kommune}}}
    """
    names = bodies.owner_names(agreement)
    for school, owner in (agreement.schools or {}).items():
        if not owner or not names:
            yield Missing(agreement, "agreements.owner" if owner else "agreements.schools: owner")
        elif not is_own(owner) and not any(same(owner, name) for name in names):
            yield Problem(
                agreement,
                "{school} belongs to {owner}; {party} can only invite schools of its own",
                field=("schools", school),
                school=school,
                owner=owner,
                party=names[0],
            )


@rule("agreement-has-school", severity=Severity.WARNING, source=SOURCE, needs="schools")
def agreement_has_school(agreement: Agreement) -> Problems:
    """At least one school is invited.

    Guidance that does not reach a school does not reach its pupils.

    Breaks:
        agreements: {a: {schools: {}}}

    Holds:
        agreements: {a: {schools: {Myra skole: Utnes kommune}}}
    """
    if not agreement.schools:
        yield Problem(
            agreement,
            "no school is invited to take part in {agreement}",
            field="schools",
            agreement=agreement.name,
        )


@rule("owner-kind", severity=Severity.ERROR, source=SOURCE)
def owner_kind(
    owner: Owner, *, kinds: tuple[str, ...] = ("municipality", "county", "private")
) -> Problems:
    """An owner who is guided is a municipality, a county or a private owner.

    The offer goes to no others. A kind that is not stated is read from the name.

    Breaks:
        owners: {s: {label: Sameskolen, kind: state}}

    Holds:
        owners: {u: {label: Utnes kommune}}
    """
    kind = kind_of_owner(owner)
    if kind is None:
        yield Missing(owner, "owners.kind")
    elif kind not in kinds:
        yield Problem(
            owner,
            "{owner} is none of the owners that guidance is offered to",
            field="kind",
            owner=owner.name,
        )


def _two_parties(agreement: Agreement, parties: list[frozenset[Body]]) -> Problems:
    """Hold those who may be parties against the two that there must be."""
    unknown = sum(not found for found in parties)
    directorates = sum(Body.DIRECTORATE in found for found in parties)
    owners = sum(Body.OWNER in found for found in parties)
    if directorates > 1 or owners > 1 or directorates + owners + unknown != len(_PARTIES):
        yield Problem(
            agreement,
            "the two parties of an agreement are the Directorate and one owner",
            field="parties",
        )
    elif unknown:
        yield Missing(agreement, "owners")


def _unclear_length(agreement: Agreement, when: When, months: int) -> Unknown:
    return Unknown(
        agreement,
        "«{text}» does not tell the days: it cannot be established whether {agreement} lasts "
        "{months} months",
        field="period",
        text=when.text,
        agreement=agreement.name,
        months=months,
    )


def _another_length(agreement: Agreement, months: int) -> Problem:
    return Problem(
        agreement,
        "{agreement} is to last {duration}; {months} months are expected",
        field="duration",
        agreement=agreement.name,
        duration=f"«{agreement.duration.text}»" if agreement.duration else "",
        months=months,
    )


def _ends_on(agreement: Agreement, days: DateRange, months: int, tolerance_days: int) -> Problems:
    """Hold the last day of an agreement against its first."""
    wanted = _after(days.begin, months)
    away = abs((days.last - wanted).days)
    if not away:
        return
    if agreement.period and _is_rough(agreement.period):
        yield _unclear_length(agreement, agreement.period, months)
        return
    yield Problem(
        agreement,
        "{agreement} ends on {end}; {months} months from {begin} on are over on {wanted}",
        field="period",
        hint="let it end on {wanted}",
        severity=Severity.WARNING if away <= tolerance_days else None,
        agreement=agreement.name,
        end=days.last,
        begin=days.begin,
        months=months,
        wanted=wanted,
    )


def _is_rough(when: When) -> bool:
    """Whether terms or years were said where an agreement has days: «høsten 2017 – våren 2019»."""
    return when.approximate or when.precision not in (Precision.DAY, Precision.MONTH)


def _after(begin: date, months: int) -> date:
    """The last day of so many months that start on a day."""
    year, month = divmod(begin.year * 12 + begin.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    length = ((first + timedelta(days=31)).replace(day=1) - first).days
    return first + timedelta(days=min(begin.day, length + 1) - 2)
