"""Rules about the calendar that nobody can move: weekends, holidays, breaks."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import cast

from kompetanse.dates import DateRange, Mode, Precision, When
from kompetanse.dates.weekday import Weekday
from kompetanse.model import Deadline, Event, Gathering, GatheringKind, Inventory, Scheduled
from kompetanse.model.kinds import is_attended, kind_of_gathering
from kompetanse.rule import Missing, Problem, Problems, Severity, fact, rule
from kompetanse.rules.freedays import (
    FreeDays,
    exact_days,
    is_stretch,
    is_weekend,
    pieces,
    possible_days,
)


_ONE_SIDED = frozenset({Mode.BY, Mode.FROM, Mode.RELATIVE, Mode.UNREADABLE})
_DAY = timedelta(days=1)
_SATURDAY = 5


@rule(
    "weekend-date",
    severity=Severity.WARNING,
    needs="when",
    among="rows_near_free_days",
    unless="copied-year",
)
def weekend_date(event: Event, free_days: FreeDays) -> Problems:
    """Nobody has to attend on a Saturday or a Sunday.

    Schools and kindergartens are closed then, so the day is most often a slip: the right date of
    another year, or of the month before. A deadline may fall on a weekend (`deadline-on-free-day`
    mentions it), and so may the end of a period.

    Breaks:
        gatherings: {s1: {title: Samling 1, when: 16.10.21}}

    Breaks:
        gatherings: {s1: {title: Samling 1, when: 16.10.21–17.10.21}}

    Holds:
        gatherings: {s1: {title: Samling 1, when: 14.10.21}}

    Holds:
        gatherings: {s1: {title: Arbeid i gruppene, when: Fra og med 20.02.22}}
    """
    if event.when is None or not is_attended(event):
        return
    days = [day for day in exact_days(event.when) if is_weekend(day)]
    possible = possible_days(event.when)
    if possible and all(map(is_weekend, possible)):
        days = possible
    days = [
        day for day in days if not free_days.public(day) and not _said_to_be_at_work(day, event)
    ]
    if days:
        yield Problem(
            event,
            "«{text}» falls on a weekend: {weekday} {day}",
            field="when",
            hint="the nearest working days are {days}",
            text=event.when.text,
            day=days[0],
            weekday=Weekday.of(days[0]),
            days=free_days.working_days_around(days[0]),
        )


@rule(
    "public-holiday",
    severity=Severity.ERROR,
    needs="when",
    among="rows_near_free_days",
    unless="copied-year",
)
def public_holiday(event: Event, free_days: FreeDays) -> Problems:
    """Nobody has to attend on a public holiday of the plan's country.

    A stated day is an error; days of which all are free are a warning. A holiday inside a stretch
    of four days or more is only mentioned (`week-contains-holiday`). In Denmark 1 May and
    5 June are no days off by law, though many are off: that is only mentioned.

    Breaks:
        gatherings: {s4: {title: Samling 4, when: 14.04.22}}

    Breaks:
        country: DK
        gatherings: {s4: {title: Netværksmøde 4, when: 05.06.23}}

    Holds:
        country: DK
        gatherings: {s4: {title: Netværksmøde 4, when: 17.05.22}}

    Holds:
        gatherings: {s4: {title: Samling 4, when: Mai 2022}}
    """
    if event.when is None or not is_attended(event):
        return
    days = exact_days(event.when)
    if is_stretch(event.when):
        days = days[:1]
    severity = Severity.ERROR if event.when.mode is Mode.AT else Severity.WARNING
    possible = possible_days(event.when)
    if possible and all(map(free_days.is_free, possible)):
        days, severity = possible, Severity.WARNING
    found = [holiday for day in days if (holiday := free_days.holiday(day))]
    if not found:
        return
    holiday = min(found, key=lambda one: not one.statutory)
    if holiday.statutory:
        yield Problem(
            event,
            "«{text}» falls on a public holiday: {day} is {holiday}",
            field="when",
            hint="the nearest working days are {days}",
            severity=severity,
            text=event.when.text,
            day=holiday.day,
            holiday=holiday,
            days=free_days.working_days_around(holiday.day),
        )
    else:
        yield Problem(
            event,
            "«{text}» falls on {holiday}: no day off by law, but many are off",
            field="when",
            severity=Severity.INFO,
            text=event.when.text,
            day=holiday.day,
            holiday=holiday,
        )


@rule("week-contains-holiday", severity=Severity.INFO, needs="when", among="rows_near_free_days")
def week_contains_holiday(row: Scheduled, free_days: FreeDays) -> Problems:
    """A week that is planned for has five working days.

    Visits that are spread over a week need to know that one of its days is a holiday. Four days
    or more in a row («29. april – 3. mai») are looked at as a week is.

    Breaks:
        gatherings: {g1: {title: Gruppeveiledning, when: Uke 20 2022}}

    Holds:
        gatherings: {g1: {title: Gruppeveiledning, when: Uke 19 2022}}
    """
    when = row.when
    if when is None or when.mode in _ONE_SIDED or _is_note(row):
        return
    if when.precision is not Precision.WEEK and not is_stretch(when):
        return
    found = [holiday for part in when.parts for holiday in free_days.public_in(part)]
    if found:
        yield Problem(
            row,
            "«{text}» has a public holiday: {holidays}",
            plural="«{text}» has {count} public holidays: {holidays}",
            count=len(found),
            field="when",
            text=when.text,
            holidays=found,
            days=[holiday.day for holiday in found],
        )


@rule(
    "squeeze-day",
    severity=Severity.INFO,
    needs="when",
    among="rows_near_free_days",
    unless="copied-year",
)
def squeeze_day(event: Event, free_days: FreeDays) -> Problems:
    """Nobody has to attend on a working day between a holiday and a weekend.

    Many take such a day off, and many schools are closed.

    Breaks:
        gatherings: {s4: {title: Samling 4, when: 27.05.22}}

    Holds:
        gatherings: {s4: {title: Samling 4, when: 25.05.22}}
    """
    if event.when is None or not is_attended(event):
        return
    days = [day for day in exact_days(event.when) if free_days.is_squeezed(day)]
    if days:
        yield Problem(
            event,
            "«{text}» lies between free days ({weekday} {day}); many are off",
            field="when",
            text=event.when.text,
            day=days[0],
            weekday=Weekday.of(days[0]),
        )


@fact
def rows_in_breaks(
    inventory: Inventory, school_breaks: Mapping[str, When]
) -> list[Scheduled] | None:
    """Rows whose time shares a day with a school break."""
    breaks = [off.extent for off in school_breaks.values() if off.extent]
    rows = cast("list[Scheduled]", inventory.of("Scheduled"))
    return [row for row in rows if row.when and _meets(row.when, breaks)]


@rule(
    "school-break",
    severity=Severity.WARNING,
    needs="when",
    among="rows_in_breaks",
    unless="copied-year",
)
def school_break(row: Scheduled, school_breaks: Mapping[str, When]) -> Problems:
    """Nothing is planned inside a school break.

    The plan's `breaks` say when they are, or rows such as «Høstferie». A stretch of work that runs across a break is not
    inside it, nor is something that only may fall into it, and a deadline may.

    Breaks:
        breaks: {høstferie: uke 40 2021}
        gatherings: {s2: {title: Samling 2, when: 06.10.21}}

    Breaks:
        gatherings:
          s2: {title: Samling 2, when: 06.10.21}
          fri: {title: Høstferie, when: uke 40 2021}

    Breaks:
        breaks: {vinterferie: uke 8 2022}
        gatherings: {g1: {title: Gruppeveiledning, when: "Uke 6, 8 og 10 2022"}}

    Holds:
        breaks: {høstferie: uke 40 2021}
        gatherings: {s2: {title: Arbeid i gruppene, when: Uke 38–42 2021}}

    Holds:
        breaks: {høstferie: uke 40 2021}
        gatherings: {f: {title: Høstferie, when: Uke 40 2021}}
    """
    if row.when is None or row.when.mode in _ONE_SIDED or _is_note(row):
        return
    for name, off in _breaks_near(row.when, school_breaks):
        inside = next((days for days in pieces(row.when) if _is_in(days, off)), None)
        if inside and name.casefold() not in row.name.casefold():
            yield Problem(
                row,
                "«{text}» lies in the school break «{name}»: {days}",
                field="when",
                hint="choose a time outside the break",
                text=row.when.text,
                days=inside,
                name=name,
            )
            return


@fact
def limits(inventory: Inventory) -> list[When]:
    """Times by which something is due, or from which it goes on."""
    times = cast("list[When]", inventory.of("When"))
    due = [row.when for row in cast("list[Deadline]", inventory.of("Deadline")) if row.when]
    return [when for when in times if when.mode in _ONE_SIDED] + [w for w in due if w.is_day]


@rule(
    "deadline-on-free-day",
    severity=Severity.INFO,
    among="limits",
    otherwise="deadlines",
    unless="weekday-mismatch",
)
def deadline_on_free_day(when: When, inventory: Inventory, free_days: FreeDays) -> Problems:
    """A deadline falls on a working day, and open-ended work begins on one.

    What is due on a Sunday is delivered on the Monday, or on the Friday: say which.

    Breaks:
        deadlines: {d1: {what: Rapport, when: Innen 19. juni 2022}}

    Breaks:
        gatherings: {g1: {title: Arbeid i gruppene, when: Fra og med 20.02.22}}

    Holds:
        deadlines: {d1: {what: Rapport, when: Innen 17. juni 2022}}
    """
    owner = inventory.owner(when)
    if when.mode is Mode.BY or (isinstance(owner, Deadline) and when.is_day):
        template, day = "«{text}» runs out on a free day: {day} is {what}", when.latest
    elif when.mode is Mode.FROM and isinstance(owner, Scheduled):
        template, day = "«{text}» begins on a free day: {day} is {what}", when.earliest
    else:
        yield Missing(when, "deadlines")
        return
    if day and when.precision is Precision.DAY and free_days.is_free(day):
        holiday = free_days.public(day)
        yield Problem(
            when,
            template,
            hint="the nearest working days are {days}",
            text=when.text,
            day=day,
            what=holiday or Weekday.of(day),
            days=free_days.working_days_around(day),
        )


def _said_to_be_at_work(day: date, event: Event) -> bool:
    """Whether the weekday beside a date is a working day: `weekday-mismatch` speaks of that."""
    said = event.when.stated.weekdays if event.when else ()
    return any(one.day == day and one.weekday < _SATURDAY for one in said)


def _is_note(row: Scheduled) -> bool:
    """Whether a row only informs, perhaps of the break itself; deadlines are exempt as well."""
    if isinstance(row, Deadline):
        return True
    return isinstance(row, Gathering) and kind_of_gathering(row) is GatheringKind.NOTE


def _breaks_near(when: When, breaks: Mapping[str, When]) -> Iterator[tuple[str, When]]:
    """The breaks that share a day with the whole extent of a time."""
    for name, off in breaks.items():
        if when.extent and off.extent and when.extent.overlaps(off.extent):
            yield name, off


def _meets(when: When, breaks: list[DateRange]) -> bool:
    """Whether a time shares a day with one of some ranges."""
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return False
    return any(first < off.end and off.begin <= last for off in breaks)


def _is_in(days: DateRange, off: When) -> bool:
    """Whether days lie in a break; of a week, its working days count."""
    first, last = _working_ends(days)
    return any(first in part and last in part for part in off.parts)


def _working_ends(days: DateRange) -> tuple[date, date]:
    """The first and last day of a range, without a weekend at its end."""
    last = days.last
    while is_weekend(last) and last > days.begin:
        last -= _DAY
    return days.begin, last


RULES = (
    weekend_date,
    public_holiday,
    week_contains_holiday,
    squeeze_day,
    school_break,
    deadline_on_free_day,
)
