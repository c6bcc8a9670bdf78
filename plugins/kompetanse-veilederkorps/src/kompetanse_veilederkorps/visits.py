"""Visits of the advisers: how many, when, and by how many of them."""

from collections.abc import Iterator
from datetime import date
from math import ceil, floor

from kompetanse.dates import DateRange
from kompetanse.dates.compare import within_range
from kompetanse.model import Agreement, Plan, Visit
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, rule
from kompetanse.rule.shapes import at_least, count_in, months_of, settle
from kompetanse_veilederkorps.words import SOURCE


@rule("visits-per-year", severity=Severity.WARNING, source=SOURCE, needs=("visits", "period"))
def visits_per_year(agreement: Agreement, *, minimum: int = 4, maximum: int = 5) -> Problems:
    """Advisers come four or five times in a year of the agreement.

    More seldom, the work comes to a stop between visits. The last part of a year counts in
    proportion: half a year has two or three. More than expected is only an info.

    Breaks:
        agreements:
          a:
            period: 01.08.17 – 31.01.19
            visits:
              v1: {when: 27.09.17}
              v2: {when: 07.03.18}
              v3: {when: 12.09.18}
              v4: {when: 14.11.18}

    Holds:
        agreements:
          a:
            period: 01.08.17 – 31.01.19
            visits:
              v1: {when: 27.09.17}
              v2: {when: 29.11.17}
              v3: {when: 07.03.18}
              v4: {when: 23.05.18}
              v5: {when: 12.09.18}
              v6: {when: 14.11.18}
    """
    days = _days_of(agreement)
    if days is None:
        yield Missing(agreement, "agreements.period")
        return
    for year in _years(days):
        part = min(months_of(year) / 12, 1)
        least, most = floor(part * minimum), ceil(part * maximum)
        count = count_in(year, (agreement.visits or {}).values())
        few = _visits_in(agreement, year, count.most, least, most)
        yield from at_least(least, count, few, "agreements.visits.when")
        if count.exceeds(most):
            many = _visits_in(agreement, year, count.certain, least, most)
            many.severity = Severity.INFO
            yield many


@rule("visits-in-pairs", severity=Severity.WARNING, source=SOURCE, needs="visits")
def visits_in_pairs(agreement: Agreement, plan: Plan, *, minimum: int = 2) -> Problems:
    """At least two of the team go on a visit together.

    Two see and hear more than one, and can talk about it afterwards. The whole team is fine.

    Breaks:
        agreements: {a: {visits: {v1: {when: 14.11.18, advisers: [b]}}}}
        advisers: {b: {experience: [owner]}}

    Holds:
        agreements: {a: {visits: {v1: {when: 14.11.18, advisers: [b, c]}}}}
        advisers: {b: {experience: [owner]}, c: {experience: [leader]}}
    """
    team = (plan.teams or {}).get(agreement.team or "")
    members = set(team.advisers) if team and team.advisers is not None else None
    for visit in (agreement.visits or {}).values():
        if visit.advisers is None:
            yield Missing(visit, "agreements.visits.advisers")
            continue
        went = [id_ for id_ in dict.fromkeys(visit.advisers) if members is None or id_ in members]
        if len(went) < minimum:
            yield Problem(
                visit,
                "{found} of the team goes on this visit; at least {minimum} are expected",
                plural="{found} of the team go on this visit; at least {minimum} are expected",
                count=len(went),
                field="advisers",
                found=len(went),
                minimum=minimum,
            )


@rule(
    "visit-inside-agreement",
    severity=Severity.ERROR,
    source=SOURCE,
    needs=("visits", "period"),
    unless="copied-year",
)
def visit_inside_agreement(agreement: Agreement) -> Problems:
    """Visits lie in the agreement's period.

    Before it nobody has agreed on anything; after it nobody pays for them.

    Breaks:
        agreements: {a: {period: 01.08.17 – 31.01.19, visits: {v5: {when: 06.02.19}}}}

    Holds:
        agreements: {a: {period: 01.08.17 – 31.01.19, visits: {v4: {when: 31.01.19}}}}
    """
    days = _days_of(agreement)
    for visit in (agreement.visits or {}).values():
        if days is None or visit.when is None or not visit.when.is_readable:
            yield Missing(visit, "agreements.visits.when" if days else "agreements.period")
            continue
        yield from settle(
            within_range(visit.when, days),
            _outside(Problem, visit, days),
            _outside(Unknown, visit, days),
        )


def _days_of(agreement: Agreement) -> DateRange | None:
    """The days of an agreement, where they are certain."""
    when = agreement.period
    return None if when is None or when.approximate else when.extent


def _years(days: DateRange) -> Iterator[DateRange]:
    """The agreement's years, the last of which may be a part of one."""
    begin, number = days.begin, 0
    while begin < days.end:
        number += 1
        end = min(_anniversary(days.begin, number), days.end)
        yield DateRange(begin, end)
        begin = end


def _anniversary(day: date, years: int) -> date:
    """The same day in another year; 1 March for 29 February where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _visits_in(agreement: Agreement, year: DateRange, found: int, least: int, most: int) -> Problem:
    return Problem(
        agreement,
        "{found} visits are planned in the year of the agreement {year}; {least} to {most} are "
        "expected",
        field="visits",
        found=found,
        year=year,
        least=least,
        most=most,
    )


def _outside(
    result: type[Problem] | type[Unknown], visit: Visit, days: DateRange
) -> Problem | Unknown:
    template = (
        "the visit on {when} lies outside the agreement's period, {days}"
        if result is Problem
        else "«{when}»: it cannot be established whether the visit lies in the agreement's period, {days}"
    )
    return result(visit, template, field="when", when=visit.when, days=days)
