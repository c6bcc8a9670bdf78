"""Rules about what was written beside a date, and about what the reader had to fill in."""

import re

from kompetanse.dates import DateRange, FaultKind, When, find_times
from kompetanse.dates.holidays import holidays_of, key_of_name
from kompetanse.dates.weekday import Weekday
from kompetanse.model import Inventory, Module, Plan
from kompetanse.rule import Problem, Problems, Severity, fact, rule
from kompetanse.rules.freedays import FreeDays
from kompetanse.rules.layout import reach
from kompetanse.rules.years import week_fits


_END = r"(?i)til|mot\b|up to"
_DIGIT = r"\d"


@rule("invalid-date", severity=Severity.ERROR, among="remarkable_times")
def invalid_date(when: When) -> Problems:
    """A date exists in its month and year.

    The 31st of a month with thirty days, or 29 February of a common year: often the date of
    another year was copied.

    Breaks:
        gatherings: {s1: {title: Samling 1, when: 31.11.21}}

    Breaks:
        gatherings: {s1: {title: Samling 1, when: 29. februar 2022}}

    Holds:
        gatherings: {s1: {title: Samling 1, when: 30.11.21}}
    """
    yield from _faulty(when, FaultKind.INVALID_DATE)


@rule("invalid-week", severity=Severity.ERROR, among="remarkable_times")
def invalid_week(when: When) -> Problems:
    """A week exists in its year.

    Years have 52 weeks by ISO 8601; only some, as 2020 and 2026, have 53.

    Breaks:
        gatherings: {s1: {title: Samling 1, when: Uke 53 2021}}

    Holds:
        gatherings: {s1: {title: Samling 1, when: Uke 52 2021}}
    """
    yield from _faulty(when, FaultKind.INVALID_WEEK)


@rule("weekday-mismatch", severity=Severity.ERROR, among="remarkable_times", unless="copied-year")
def weekday_mismatch(when: When, free_days: FreeDays) -> Problems:
    """A weekday that is written beside a date is the weekday of that date.

    One of the two is wrong, and half of the readers will trust the wrong one.

    Breaks:
        gatherings: {s1: {title: Samling 1, when: Onsdag 02.09.21}}

    Holds:
        gatherings: {s1: {title: Samling 1, when: Torsdag 02.09.21}}
    """
    for said in when.stated.weekdays:
        if said.weekday != said.day.weekday():
            yield Problem(
                when,
                "{day} is a {weekday}, not «{said}»",
                hint="did you mean {weekday}, or {other}?",
                quote=when.text[said.start : said.end],
                text=when.text,
                day=said.day,
                weekday=Weekday.of(said.day),
                said=when.text[said.start : said.end],
                other=free_days.nearest(said.weekday, said.day),
            )


@rule("week-mismatch", severity=Severity.ERROR, among="remarkable_times", unless="copied-year")
def week_mismatch(when: When) -> Problems:
    """A week that is written beside a date holds that date.

    Some go by the week and some by the date: half of them will come at the wrong time.

    Breaks:
        gatherings: {s1: {title: Samling 1, when: 02.09.21 (uke 36)}}

    Holds:
        gatherings: {s1: {title: Samling 1, when: 02.09.21 (uke 35)}}
    """
    if when.stated.beside_date and not week_fits(when):
        day = next(day for day in reach(when) if day)
        yield Problem(
            when,
            "«{text}»: {day} lies in week {week}, not in week {said}",
            hint="did you mean week {week}?",
            text=when.text,
            day=day,
            week=day.isocalendar().week,
            said=[str(number) for _, number in when.stated.weeks],
        )


@rule("holiday-name-mismatch", severity=Severity.WARNING, among="remarkable_times")
def holiday_name_mismatch(when: When, free_days: FreeDays) -> Problems:
    """A holiday that is named beside a date falls on that date.

    Easter and Whitsun move: the name stays right when a plan is copied, the date does not.

    Breaks:
        gatherings: {p: {title: Ingen aktiviteter, when: Mandag 13. juni 2022 (2. pinsedag)}}

    Holds:
        gatherings: {p: {title: Ingen aktiviteter, when: Mandag 6. juni 2022 (2. pinsedag)}}
    """
    if when.extent is None:
        return
    for name in when.stated.holidays:
        key = key_of_name(name) or name
        years = range(when.extent.begin.year, when.extent.last.year + 1)
        found = [one for y in years for one in holidays_of(free_days.country, y) if one.key == key]
        if found and not any(one.day in when.extent for one in found):
            yield Problem(
                when,
                "{holiday} is not on «{text}», but on {day}",
                hint="correct the date, or leave out the name of the holiday",
                text=when.text,
                holiday=found[0],
                day=found[0].day,
            )


@rule("year-inferred", severity=Severity.INFO, among="remarkable_times")
def year_inferred(when: When) -> Problems:
    """A time names its year; where it does not, the year that was inferred is shown.

    This is no fault: headings and neighbours tell the year. But look whether it is the right one.

    Breaks:
        gatherings: {s1: {title: Samling 1, when: 2. september}}

    Holds:
        gatherings: {s1: {title: Samling 1, when: 2. september 2021}}
    """
    first, last = reach(when)
    if "year" in when.inferred and (first or last):
        yield Problem(
            when,
            "«{text}» names no year; it is read as {guess}",
            hint="write the year, if that is not what is meant",
            text=when.text,
            guess=DateRange.of_days(first, last) if first and last else first or last,
        )


@fact
def ends(inventory: Inventory, remarkable_times: list[When]) -> list[object]:
    """What may speak of an end that can be misread."""
    texts = (*inventory.of("Plan"), *inventory.of("Module"))
    return [*(when for when in remarkable_times if when.ambiguous), *texts]


@rule("boundary-ambiguous", severity=Severity.INFO, among="ends")
def boundary_ambiguous(subject: When | Plan | Module, plan: Plan) -> Problems:
    """An end that is meant inclusively says so.

    «Frem til 2019» may end with 2018 or with 2019; «til og med 2018» cannot be misread.

    Breaks:
        text: Satsingen har en varighet frem til 2022.

    Breaks:
        networks: {n: {label: Kvalitetsnettverk, until: frem til 2022}}

    Holds:
        text: Satsingen varer til og med 2021.
    """
    if isinstance(subject, When):
        if subject.ambiguous:
            yield _ambiguous(subject, subject, None)
        return
    for field in ("text", "purpose"):
        text = getattr(subject, field, None) or ""
        for mention in find_times(text, language=plan.language) if _may_end(text) else ():
            if isinstance(mention.value, When) and mention.value.ambiguous:
                yield _ambiguous(subject, mention.value, field)


def _may_end(text: str) -> bool:
    """Whether a text can speak of an end at all, which most cannot."""
    return bool(re.search(_DIGIT, text) and re.search(_END, text))


def _ambiguous(subject: object, when: When, field: str | None) -> Problem:
    return Problem(
        subject,
        "«{text}» may include its last day or not; it is read as ending on {day}",
        field=field,
        hint="write «til og med» (through) where the end is included",
        quote=when.text,
        text=when.text,
        day=when.latest,
    )


def _faulty(when: When, kind: FaultKind) -> Problems:
    fault = when.fault
    if fault is not None and fault.kind is kind:
        problem = Problem(
            when,
            fault.reason,
            hint="did you mean {nearest}?" if fault.hint else None,
            quote=when.text[fault.start : fault.end],
            text=when.text,
            nearest=fault.hint,
        )
        problem.arguments.update(fault.arguments)
        yield problem


RULES = (
    invalid_date,
    invalid_week,
    weekday_mismatch,
    week_mismatch,
    holiday_name_mismatch,
    year_inferred,
    boundary_ambiguous,
)
