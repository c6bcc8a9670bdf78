"""The Directorate's gatherings: which there are, when, about what, and for whom."""

from collections.abc import Mapping
from datetime import timedelta

from kompetanse.dates import DateRange
from kompetanse.dates.compare import before, ends_before, starts_before
from kompetanse.model import Gathering, GatheringKind, Plan, RoleKind
from kompetanse.model.audience import Directory
from kompetanse.rule import Missing, Phrase, Problem, Problems, Severity, Unknown, fact, rule
from kompetanse.rule.shapes import Answer, every, filled, mentions, opposite, settle, takes_part
from kompetanse_veilederkorps import words
from kompetanse_veilederkorps.facts import Series
from kompetanse_veilederkorps.words import SOURCE


_START, _CLOSING = GatheringKind.START, GatheringKind.CLOSING
_PROFESSIONAL = GatheringKind.PROFESSIONAL_GATHERING
_INVITED = (
    (
        Phrase("owners"),
        (RoleKind.SCHOOL_OWNER, RoleKind.MUNICIPAL_CHIEF, RoleKind.COUNTY_HEAD),
    ),
    (Phrase("school leaders"), (RoleKind.SCHOOL_LEADER, RoleKind.LEADERSHIP)),
)
_THEMES = {
    _START: Phrase("the agreement"),
    _PROFESSIONAL: Phrase("ownership or the development of organisations"),
    _CLOSING: Phrase("the work for quality afterwards"),
}


@rule("directorate-gatherings", severity=Severity.ERROR, source=SOURCE)
def directorate_gatherings(
    plan: Plan,
    series: tuple[Series, ...],
    *,
    start: int = 1,
    professional: int = 2,
    closing: int = 1,
) -> Problems:
    """There are four gatherings: one to start, two professional ones, and one to close.

    They give owners and schools of all agreements the same ground, and one another. A gathering
    that is held twice, for different places, counts once (`edition_of`). The agreement names its
    gatherings; else their titles tell.

    Breaks:
        agreements: {a: {period: 01.08.17 – 31.01.19}}
        gatherings:
          g1: {title: Oppstartssamling, when: 06.09.17}
          g2: {title: Faglig samling, when: 13.03.18}
          g4: {title: Avsluttende samling, when: 17.01.19}

    Holds:
        agreements: {a: {period: 01.08.17 – 31.01.19}}
        gatherings:
          g1: {title: Oppstartssamling, when: 06.09.17}
          g2: {title: Faglig samling, when: 13.03.18}
          g2-sør: {title: Faglig samling, when: 20.03.18, edition_of: g2}
          g3: {title: Faglig samling, when: 10.10.18}
          g4: {title: Avsluttende samling, when: 17.01.19}
    """
    wanted = {_START: start, _PROFESSIONAL: professional, _CLOSING: closing}
    for one in series:
        if plan.gatherings and one.holder is plan and not (one.gatherings or one.doubtful):
            yield Missing(plan, "agreements.gatherings")
            continue
        counts = {kind: len(one.distinct(kind)) for kind in wanted}
        problem = Problem(
            one.holder,
            "there are {start} + {professional} + {closing} gatherings (to start, professional, to "
            "close); {wanted} are expected",
            field="gatherings",
            start=counts[_START],
            professional=counts[_PROFESSIONAL],
            closing=counts[_CLOSING],
            wanted=f"{start} + {professional} + {closing}",
        )
        doubt = Unknown(
            one.holder,
            "it cannot be established whether {titles} belongs to the Directorate's gatherings",
            field="gatherings",
            hint="let the agreement name its gatherings",
            titles=[f"«{gathering.name}»" for gathering, _ in one.doubtful],
        )
        right = every(_reached(one, kind, number) for kind, number in wanted.items())
        yield from settle(right, problem, doubt)


@rule("gathering-order", severity=Severity.ERROR, source=SOURCE, unless="copied-year")
def gathering_order(_plan: Plan, series: tuple[Series, ...]) -> Problems:
    """The start gathering is the first, and the closing gathering the last.

    Parallel editions are not compared: each is for others.

    Breaks:
        agreements: {a: {}}
        gatherings:
          g1: {title: Oppstartssamling, when: 20.03.18}
          g2: {title: Faglig samling, when: 13.03.18}

    Holds:
        agreements: {a: {}}
        gatherings:
          g1: {title: Oppstartssamling, when: 06.09.17}
          g2: {title: Faglig samling, when: 13.03.18}
          g4: {title: Avsluttende samling, when: 17.01.19}
    """
    for one in series:
        starts, closings = one.distinct(_START), one.distinct(_CLOSING)
        between = one.distinct(_PROFESSIONAL)
        if len(starts) == 1:
            for other in (*between, *closings):
                yield from _in_order(starts[0], other, starts[0])
        if len(closings) == 1:
            for other in between:
                yield from _in_order(other, closings[0], closings[0])
        if not (len(starts) == len(closings) == 1):
            yield Missing(one.holder, "gatherings.kind: start, closing")


@fact
def windows(series: tuple[Series, ...]) -> Mapping[str, tuple[GatheringKind, DateRange]]:
    """The days in which each of the gatherings may lie: those of all agreements it is for."""
    return {
        gathering.id: (part, days)
        for one in series
        if (days := _days_of(one))
        for gathering, part in (*one.gatherings, *one.openings)
    }


@rule(
    "gathering-inside-agreement",
    severity=Severity.WARNING,
    source=SOURCE,
    unless="copied-year",
    replaces="outside-plan-period",
)
def gathering_inside_agreement(
    gathering: Gathering,
    windows: Mapping[str, tuple[GatheringKind, DateRange]],
    *,
    weeks_before: int = 6,
) -> Problems:
    """The gatherings lie in the agreement's period; the first may come six weeks before it.

    Those who meet have an agreement, or are about to have one.

    Breaks:
        agreements: {a: {period: 01.08.17 – 31.01.19}}
        gatherings: {g4: {title: Avsluttende samling, when: 05.02.19}}

    Holds:
        agreements: {a: {period: 01.08.17 – 31.01.19}}
        gatherings:
          g1: {title: Oppstartssamling, when: 29.06.17}
          g4: {title: Avsluttende samling, when: 17.01.19}
    """
    if gathering.id not in windows:
        yield Missing(gathering, "agreements.period")
        return
    part, days = windows[gathering.id]
    early = timedelta(weeks=weeks_before if part is _START else 0)
    yield from _inside(gathering, DateRange(days.begin - early, days.end))


@rule("gathering-theme", severity=Severity.INFO, source=SOURCE)
def gathering_theme(_plan: Plan, series: tuple[Series, ...]) -> Problems:
    """Each gathering has its theme.

    The first is about the agreement, the professional ones about ownership and the development
    of organisations, the last about quality afterwards. A theme stands in the title, the topics,
    the text or the parts.

    Breaks:
        agreements: {a: {}}
        gatherings: {g2: {title: Faglig samling, when: 13.03.18}}

    Holds:
        agreements: {a: {}}
        gatherings: {g2: {title: "Faglig samling: skoleeierskap", when: 13.03.18}}
    """
    for one in series:
        known = {gathering.id: gathering for gathering, _ in one.gatherings}
        for gathering, part in one.gatherings:
            other = known.get(gathering.edition_of or "")
            said = f"{_said_of(gathering)} {_said_of(other) if other else ''}"
            if not mentions(said, words.THEMES[part]):
                yield Problem(
                    gathering,
                    "{title} does not say that it has its theme: {theme}",
                    field="title",
                    title=f"«{gathering.name}»",
                    theme=_THEMES[part],
                )


@rule("gathering-audience", severity=Severity.WARNING, source=SOURCE)
def gathering_audience(_plan: Plan, series: tuple[Series, ...], directory: Directory) -> Problems:
    """Owners and school leaders are invited to each of the gatherings.

    What only one side has heard, the other cannot carry on.

    Breaks:
        roles: {e: {label: Skoleeiere}, l: {label: Skoleledere}}
        agreements: {a: {}}
        gatherings: {g3: {title: Faglig samling, when: 13.03.18, audience: [e]}}

    Holds:
        roles: {e: {label: Skoleeiere}, l: {label: Skoleledere}}
        agreements: {a: {}}
        gatherings: {g3: {title: Faglig samling, when: 13.03.18, audience: [e, l]}}
    """
    for one in series:
        for gathering, _ in one.gatherings:
            yield from _invited(gathering, directory)


def _days_of(series: Series) -> DateRange | None:
    """From the first day of the agreements to the last, where they are known."""
    periods = [agreement.period for agreement in series.agreements]
    known = [days for period in periods if period and (days := period.extent)]
    if not known:
        return None
    return DateRange(min(days.begin for days in known), max(days.end for days in known))


def _reached(series: Series, kind: GatheringKind, wanted: int) -> Answer:
    """Whether there are as many as there must be; doubtful ones may fill up the number."""
    found = len(series.distinct(kind))
    if found >= wanted:
        return found == wanted
    doubtful = sum(part is kind for _, part in series.doubtful)
    return None if found + doubtful >= wanted else False


def _in_order(first: Gathering, second: Gathering, blamed: Gathering) -> Problems:
    """Yield a gathering that does not come first, or last, as it should."""
    if not (first.when and second.when and first.when.is_readable and second.when.is_readable):
        yield Missing(blamed, "gatherings.when")
        return
    other = second if blamed is first else first
    yield from settle(
        opposite(starts_before(second.when, first.when)),
        Problem(
            blamed,
            "{title} is held after {other}, which it should open"
            if blamed is first
            else "{title} is held before {other}, which it should close",
            field="when",
            related=[other],
            title=f"«{blamed.name}»",
            other=f"«{other.name}»",
        ),
        Unknown(
            blamed,
            "«{first}» and «{second}»: it cannot be established which gathering comes first",
            field="when",
            related=[other],
            first=first.when,
            second=second.when,
        ),
    )


def _inside(gathering: Gathering, days: DateRange) -> Problems:
    """Yield a gathering that does not lie in the days that it should lie in."""
    when = gathering.when
    if when is None or not when.is_readable:
        yield Missing(gathering, "gatherings.when")
        return
    early, late = before(when, days.begin), ends_before(days.last, when)
    yield from settle(
        every([opposite(early), opposite(late)]),
        Problem(
            gathering,
            "{title} lies before {begin}, the first day that it may be held on"
            if early
            else "{title} lies after the agreement's end, {end}",
            field="when",
            title=f"«{gathering.name}»",
            begin=days.begin,
            end=days.last,
        ),
        Unknown(
            gathering,
            "«{when}»: it cannot be established whether {title} lies in the agreement's period",
            field="when",
            when=when,
            title=f"«{gathering.name}»",
        ),
    )


def _invited(gathering: Gathering, directory: Directory) -> Problems:
    """Yield which of owners and leaders are not invited."""
    answers = {name: takes_part(directory, gathering, *kinds) for name, kinds in _INVITED}
    absent = [name for name, answer in answers.items() if answer is False]
    if absent:
        yield Problem(
            gathering,
            "{absent} are not invited to {title}",
            field="audience",
            hint="add them to the audience",
            absent=absent,
            title=f"«{gathering.name}»",
        )
    elif None in answers.values():
        yield Missing(gathering, "gatherings.audience")


def _said_of(gathering: Gathering) -> str:
    """All that a gathering's row says of its theme."""
    parts = [text for part in gathering.parts or () for text in (part.title, *(part.topics or ()))]
    said = (gathering.title, gathering.text, *(gathering.topics or ()), *parts)
    return " ".join(text for text in said if filled(text) and text)
