"""Rules about headings, the plan's period, and the order of rows."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import dropwhile, islice, takewhile
from typing import cast

from kompetanse.dates import DateRange, Mode, Precision, When, terms_in
from kompetanse.dates.compare import within_range
from kompetanse.model import (
    Gathering,
    GuidanceSession,
    Inventory,
    Meeting,
    Plan,
    Scheduled,
    Section,
    Survey,
)
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, fact, rule
from kompetanse.rules.layout import (
    Block,
    Layout,
    apart,
    distance,
    goes_on,
    heading_days,
    is_deadline,
    reach,
    stands_before,
)


TYPE_CHECKING = False
if TYPE_CHECKING:
    from kompetanse.model import Course


@fact
def misplaced_rows(layout: Layout) -> Mapping[int, Scheduled]:
    """Rows that are out of order, by identity, each with the row it contradicts."""
    return {
        id(row): other
        for block in layout.blocks
        if block.in_order and _may_be_misplaced(block)
        for row, other in _misplaced(block)
    }


@fact
def rows_under_dates(layout: Layout) -> list[Scheduled]:
    """Rows under a heading that names days; deadlines may lie outside them."""
    dated = (block for block in layout.blocks if block.days)
    return [row for block in dated for row in block.rows if not is_deadline(row)]


@rule(
    "section-mismatch",
    severity=Severity.ERROR,
    needs="when",
    among="rows_under_dates",
    otherwise="sections.period",
    unless="copied-year",
)
def section_mismatch(row: Scheduled, layout: Layout) -> Problems:
    """What stands under a heading lies in the period that the heading names.

    Partly outside is a warning; a week or an approximate time may reach over the edge. Deadlines
    may lie outside. Where all rows contradict the heading, `heading-body-mismatch` speaks.

    Breaks:
        sections: {v: {heading: VÅREN 2022}}
        gatherings: {s1: {title: Samling 1, when: 16.12.21, section: v}}

    Breaks:
        sections: {v: {heading: VÅREN 2022}}
        gatherings: {s1: {title: Veiledning, when: Desember 2021/januar 2022, section: v}}

    Holds:
        sections: {v: {heading: VÅREN 2022}}
        gatherings:
          s1: {title: Samling 1, when: 03.02.22, section: v}
          s2: {title: Status sendes inn, when: Innen 15. september 2022, section: v}
    """
    block = layout.block(row)
    if row.when is None or block is None or block.days is None:
        return
    outside, partly = apart(row.when, block.days), _partly_outside(row.when, block.days)
    if outside or partly:
        yield Problem(
            row,
            "«{text}» lies outside «{heading}», under which it stands"
            if outside
            else "«{text}» lies partly outside «{heading}», under which it stands",
            field="when",
            hint="move it to another section, or correct the date or the heading",
            severity=Severity.ERROR if outside else Severity.WARNING,
            related=(block.section,),
            text=row.when.text,
            heading=block.section.name if block.section else "",
            days=block.days,
        )


@fact
def rows_beyond_period(inventory: Inventory, plan_period: DateRange) -> list[Scheduled]:
    """Rows of which a day lies outside the plan's period, or none is known."""
    first, last = plan_period.begin, plan_period.last
    rows = cast("list[Scheduled]", inventory.of("Scheduled"))
    return [row for row in rows if row.when and not _lies_in(row.when, first, last)]


def _lies_in(when: When, first: date, last: date) -> bool:
    if when.earliest is None or when.latest is None:
        return False
    return first <= when.earliest and when.latest <= last


@rule(
    "outside-plan-period",
    severity=Severity.WARNING,
    needs="when",
    among="rows_beyond_period",
    unless=("copied-year", "section-mismatch"),
)
def outside_plan_period(
    event: "Gathering | Meeting | GuidanceSession | Survey | Course",
    plan: Plan,
    inventory: Inventory,
    layout: Layout,
    plan_period: DateRange,
    *,
    days: int = 31,
) -> Problems:
    """What happens lies in the period of its section, else in that of the plan.

    It is an error where it lies more than a month outside (option `days`). Deadlines, approvals,
    consultations and the cells of a plan for several years may lie outside, and so may the
    meetings of a network without an end.

    Breaks:
        gatherings: {s1: {title: Oppfølging, when: 09.11.22}}

    Breaks:
        gatherings: {s1: {title: Oppfølging, when: 19.08.22}}

    Holds:
        gatherings: {s1: {title: Samling 1, when: 02.09.21}}
        deadlines: {d1: {what: Rapport, when: Innen 1. oktober 2022}}

    Holds:
        networks: {k: {label: Kvalitetsnettverk, start: fra og med januar 2022}}
        gatherings: {n: {title: Nettverksdag, when: 28.10.22, network: k}}
    """
    when = event.when
    block = layout.block(event)
    if when is None or (block and heading_days(block.section)):
        return
    if is_deadline(event) or goes_on(event, plan, inventory):
        return
    away = distance(when, plan_period)
    if away or _partly_outside(when, plan_period, certainly=True):
        yield Problem(
            event,
            "«{text}» lies outside the plan's period, {period}",
            field="when",
            hint="correct the date, or the plan's period",
            severity=Severity.ERROR if away > days else Severity.WARNING,
            text=when.text,
            period=plan_period,
        )
    elif _partly_outside(when, plan_period):
        yield Unknown(
            event,
            "«{text}» may lie inside the plan's period or outside it",
            field="when",
            text=when.text,
            period=plan_period,
        )


@fact
def rows_misplaced(inventory: Inventory, misplaced_rows: Mapping[int, Scheduled]) -> list[object]:
    """Rows that are out of order."""
    return [row for row in inventory.of("Scheduled") if id(row) in misplaced_rows]


@rule(
    "rows-out-of-order",
    severity=Severity.INFO,
    among="rows_misplaced",
    unless=(
        "copied-year",
        "section-mismatch",
        "outside-plan-period",
        "numbering-gap",
        "ost-finnmark/module-order",
    ),
)
def rows_out_of_order(row: Scheduled, misplaced_rows: Mapping[int, Scheduled]) -> Problems:
    """The rows of a section stand in the order of time.

    A row out of order is easily overlooked, and often its date is wrong.

    Breaks:
        gatherings:
          s1: {title: Oppstart, when: 02.09.21}
          s2: {title: Fagdag, when: 25.11.21}
          s3: {title: Verksted, when: 14.10.21}

    Holds:
        gatherings:
          s1: {title: Samling 1, when: 02.09.21}
          s2: {title: Samling 2, when: September 2021}
          s3: {title: Samling 3, when: 25.11.21}
    """
    other = misplaced_rows.get(id(row))
    if other is not None and row.when and other.when:
        yield Problem(
            row,
            "«{text}» and «{other}» do not stand in the order of time",
            field="when",
            hint="move the row, or correct its time",
            related=(other,),
            text=row.when.text,
            other=other.when.text,
        )


@rule("heading-body-mismatch", severity=Severity.ERROR)
def heading_body_mismatch(section: Section, plan: Plan, layout: Layout) -> Problems:
    """The period in a heading covers what stands below it, and little more.

    It is an error where all rows contradict the heading, or where a heading over several
    sections leaves one of them out. It is a warning where the heading goes on for more than a
    term beyond its rows.

    Breaks:
        sections: {h: {heading: VÅREN 2021}}
        gatherings:
          s1: {title: Møte, when: 18.01.22, section: h}
          s2: {title: Møte, when: 15.03.22, section: h}

    Breaks:
        sections:
          all: {heading: Tidsplan for skoleåret 2021/2022}
          a: {heading: VÅREN 2022}
          b: {heading: HØSTEN 2022}
        gatherings:
          s1: {title: Møte, when: 15.03.22, section: a}
          s2: {title: Møte, when: 11.10.22, section: b}

    Breaks:
        sections: {h: {heading: Våren 2021 – høsten 2022}}
        gatherings:
          s1: {title: Møte, when: 19.01.21, section: h}
          s2: {title: Møte, when: 15.06.21, section: h}

    Breaks:
        sections: {p: {heading: Pakker våren 2021/høsten 2022}}
        modules:
          klasseledelse:
            section: p
            period: mars – desember 2021
            sessions: {1: {when: 10. februar 2021}, 2: {}}

    Holds:
        sections:
          all: {heading: Skoleåret 2021/2022}
          a: {heading: HØSTEN 2021}
          b: {heading: VÅREN 2022}
        gatherings:
          s1: {title: Møte, when: 12.10.21, section: a}
          s2: {title: Møte, when: 15.03.22, section: b}
    """
    days = heading_days(section)
    if days is None:
        yield Missing(section, "sections.period")
        return
    covered = list(_covered(section, days, plan, layout))
    body = _body([section, *covered], layout)
    if layout.contradicts(section) or not all(map(days.covers, _headings(covered, layout))):
        yield Problem(
            section,
            "the heading «{heading}» does not cover what stands below it: {body}",
            field="heading",
            quote=section.period.text if section.period else None,
            hint="correct the heading, or move what does not belong under it",
            heading=section.name,
            body=_hull([*body, *_headings(covered, layout)]),
        )
    elif body and _is_dated_throughout([section, *covered], layout) and _overshoots(days, body):
        yield Problem(
            section,
            "the heading «{heading}» goes far beyond what stands below it: {body}",
            field="heading",
            quote=section.period.text if section.period else None,
            hint="correct the heading, or add what is missing below it",
            severity=Severity.WARNING,
            heading=section.name,
            body=_hull(body),
        )


def _covered(section: Section, days: DateRange, plan: Plan, layout: Layout) -> Iterator[Section]:
    """The sections that a heading stands over: those it names, else those that follow it.

    A heading without rows of its own stands over the sections that follow, up to the next one
    without rows, if the first of them is about a part of its days.
    """
    sections = plan.sections or {}
    if section.covers is not None:
        yield from (sections[key] for key in section.covers if key in sections)
    elif not layout.under(section):
        behind = dropwhile(lambda other: other is not section, sections.values())
        following = list(takewhile(layout.under, islice(behind, 1, None)))
        first = heading_days(following[0]) if following else None
        if first and days.covers(first) and days != first:
            yield from following


def _body(sections: list[Section], layout: Layout) -> list[DateRange]:
    """The days of all that stands below some headings; the known day of what is open to a side."""
    times = [when for section in sections for when in layout.times(section) if when]
    ends = [(first or last, last or first) for first, last in map(reach, times)]
    return [DateRange.of_days(first, last) for first, last in ends if first and last]


def _headings(sections: list[Section], layout: Layout) -> list[DateRange]:
    """The days of those headings that their rows do not contradict."""
    found = [heading_days(one) for one in sections if not layout.contradicts(one)]
    return [days for days in found if days]


def _is_dated_throughout(sections: list[Section], layout: Layout) -> bool:
    times = [when for section in sections for when in layout.times(section)]
    return all(when is not None and all(reach(when)) for when in times)


def _hull(spans: list[DateRange]) -> DateRange:
    """The range from the first to the last day of some ranges."""
    return DateRange(min(one.begin for one in spans), max(one.end for one in spans))


def _partly_outside(when: When, days: DateRange, *, certainly: bool = False) -> bool:
    """Whether a time reaches over the edge of a range, by more than a week would."""
    if when.approximate or when.precision is Precision.WEEK:
        return False
    if certainly:
        return within_range(when, days) is False
    first, last = reach(when)
    return bool((first and first < days.begin) or (last and last > days.last))


def _overshoots(days: DateRange, body: list[DateRange]) -> bool:
    """Whether more than one term of a heading lies before or behind all that stands below it."""
    return sum(not term.range.overlaps(_hull(body)) for term in terms_in(days)) > 1


def _may_be_misplaced(block: Block) -> bool:
    """Whether neighbours contradict each other; deadlines, left out, may part two that do."""
    return bool(block.breaks) or any(when.mode is Mode.BY for _, when in block.dated)


def _misplaced(block: Block) -> Iterator[tuple[Scheduled, Scheduled]]:
    """Rows out of order; of two that contradict each other, the one that its neighbours do not fit."""
    rows = [(row, when) for row, when in block.dated if when.mode is not Mode.BY]
    kept: tuple[Scheduled, When] | None = None
    for index, (row, when) in enumerate(rows):
        if kept is None or not stands_before(when, kept[1]):
            kept = (row, when)
            continue
        following = rows[index + 1][1] if index + 1 < len(rows) else None
        if following and stands_before(following, kept[1]) and not stands_before(following, when):
            yield kept[0], row
            kept = (row, when)
        else:
            yield row, kept[0]


RULES = (section_mismatch, outside_plan_period, rows_out_of_order, heading_body_mismatch)
