"""Work between the gatherings of the leader module, and the standpoint analysis before them."""

from itertools import pairwise

from kompetanse.dates import DateRange, join
from kompetanse.dates.compare import earlier, end, start, starts_before_end
from kompetanse.model import BetweenWork, Gathering, Inventory, Module, Unit
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, rule
from kompetanse.rule.shapes import Series, opposite, settle
from kompetanse_skup.outline import Outline, due_for, goes_on_after
from kompetanse_skup.subjects import LEADER_MODULE, is_for_leaders, is_school


@rule("between-work-due", severity=Severity.ERROR, source=LEADER_MODULE, needs="planned_end")
def between_work_due(work: BetweenWork, outline: Outline, inventory: Inventory) -> Problems:
    """Work that is due for a gathering ends before it.

    The gathering builds on it. Work that ends on the day of the gathering is in time.

    Breaks:
        gatherings: {g2: {title: 2. samling, when: 15.12.16}}
        between_work: {w: {what: etablere team, due: til 2. samling, planned_end: 20.01.17}}

    Holds:
        gatherings: {g2: {title: 2. samling, when: 15.12.16}}
        between_work: {w: {what: etablere team, due: til 2. samling, planned_end: 01.12.16}}
    """
    gathering = due_for(work, _series_around(work, outline, inventory))
    if work.planned_end is None or gathering is None or gathering.when is None:
        yield Missing(work, "gatherings.when" if gathering else "between_work.due")
        return
    yield from settle(
        opposite(earlier(start(gathering.when), end(work.planned_end))),
        Problem(
            work,
            "{work} ends {end}, after the gathering it is due for: {gathering} ({when})",
            field="planned_end",
            related=(gathering,),
            work=work.name,
            end=work.planned_end,
            gathering=gathering.name,
            when=gathering.when,
        ),
        Unknown(
            work,
            "{work} ends {end}, {gathering} is {when}: it cannot be established whether the work "
            "is done in time",
            field="planned_end",
            related=(gathering,),
            work=work.name,
            end=work.planned_end,
            gathering=gathering.name,
            when=gathering.when,
        ),
    )


@rule("continuous-work-after", severity=Severity.WARNING, source=LEADER_MODULE, needs="start")
def continuous_work_after(work: BetweenWork, outline: Outline, inventory: Inventory) -> Problems:
    """Work that goes on after a gathering begins when the gathering is over.

    At the gathering people learn how it is done. It needs no end.

    Breaks:
        gatherings: {g3: {title: 3. samling, when: 07.03.17}}
        between_work: {w: {due: kontinuerlig etter 3. samling, start: 01.03.17}}

    Holds:
        gatherings: {g3: {title: 3. samling, when: 07.03.17}}
        between_work: {w: {due: kontinuerlig etter 3. samling, start: 08.03.17}}
    """
    series = _series_around(work, outline, inventory)
    gathering, begins = goes_on_after(work, series), series.time_of(work.start)
    if gathering is None or gathering.when is None or begins is None:
        yield Missing(work, "gatherings.when" if gathering else "between_work.after")
        return
    yield from settle(
        opposite(starts_before_end(begins, gathering.when)),
        Problem(
            work,
            "{work} begins {start}, before {gathering} is over ({when})",
            field="start",
            related=(gathering,),
            work=work.name,
            start=work.start,
            gathering=gathering.name,
            when=gathering.when,
        ),
        Unknown(
            work,
            "{work} begins {start}, {gathering} is {when}: it cannot be established whether the "
            "work begins after it",
            field="start",
            related=(gathering,),
            work=work.name,
            start=work.start,
            gathering=gathering.name,
            when=gathering.when,
        ),
    )


@rule("between-work-each-gap", severity=Severity.INFO, source=LEADER_MODULE)
def between_work_each_gap(module: Module, outline: Outline) -> Problems:
    """There is work between every two gatherings of the leader module.

    It is a warning only where the plan itself says that every gap has work. Work that goes on
    counts for each gap that it reaches into.

    Breaks:
        modules:
          l:
            kind: leader
            gatherings: [g1, g2]
            between_work: {}
        gatherings:
          g1: {title: Oppstartssamling, when: 26.09.16}
          g2: {title: 2. samling, when: 15.12.16}

    Holds:
        modules:
          l:
            kind: leader
            gatherings: [g1, g2]
            between_work: {w: {due: til 2. samling}}
        gatherings:
          g1: {title: Oppstartssamling, when: 26.09.16}
          g2: {title: 2. samling, when: 15.12.16}
    """
    if not (yield from is_for_leaders(module)):
        return
    works, sequence = outline.works_of(module), [one for _, one in outline.sequence]
    if works is None or len(sequence) < 2:  # noqa: PLR2004 - a gap lies between two
        yield Missing(module, "modules.gatherings" if works else "modules.between_work")
        return
    filled = _Filled(works, sequence, outline.series_of(module))
    for place, (one, other) in enumerate(pairwise(sequence)):
        if not filled.has(place, one, other):
            yield Problem(
                module,
                "there is no work between {one} and {other}",
                severity=Severity.WARNING if module.every_gap_has_work else None,
                field="between_work",
                related=(one, other),
                one=one.name,
                other=other.name,
            )


@rule(
    "standpoint-analysis-first",
    severity=Severity.WARNING,
    source=LEADER_MODULE,
    needs="standpoint_analysis",
)
def standpoint_analysis_first(unit: Unit, outline: Outline) -> Problems:
    """A school has made its standpoint analysis by the first gathering of the leader module.

    The leaders work with its results from the first day. After the second gathering it is late;
    before that nobody can tell, for «til 1. samling» may be read so.

    Breaks:
        modules: {l: {kind: leader, gatherings: [g1, g2]}}
        gatherings:
          g1: {title: Oppstartssamling, when: 26.09.16}
          g2: {title: 2. samling, when: 15.12.16}
        units: {skog: {kind: school, standpoint_analysis: 25.01.17}}

    Holds:
        modules: {l: {kind: leader, gatherings: [g1, g2]}}
        gatherings:
          g1: {title: Oppstartssamling, when: 26.09.16}
          g2: {title: 2. samling, when: 15.12.16}
        units: {skog: {kind: school, standpoint_analysis: 20.09.16}}
    """
    if not (yield from is_school(unit)):
        return
    made = outline.time_of(unit.standpoint_analysis)
    first, second = outline.numbered(1), outline.numbered(2)
    if made is None or first is None or first.when is None:
        yield Missing(unit, "gatherings.when" if made else "units.standpoint_analysis")
        return
    in_time = opposite(earlier(start(first.when), end(made)))
    too_late = earlier(end(second.when), start(made)) if second and second.when else None
    if not in_time:
        yield _analysed_late(unit, first) if too_late else _analysis_unclear(unit, first)


class _Filled:
    """Between which neighbouring gatherings there is work: due, going on, or by its days."""

    def __init__(self, works: list[BetweenWork], sequence: list[Gathering], series: Series) -> None:
        places = {one.id: place for place, one in enumerate(sequence)}
        after = [(goes_on_after(work, series), work.planned_end is None) for work in works]
        begun = [(places[one.id], goes_on) for one, goes_on in after if one and one.id in places]
        due = (due_for(work, series) for work in works)
        self._places = {place for place, _ in begun}
        self._places |= {places[one.id] - 1 for one in due if one and one.id in places}
        self._from = min((place for place, goes_on in begun if goes_on), default=len(sequence))
        self._days = join(days for work in works if (days := _days_of(work)))

    def has(self, place: int, one: Gathering, other: Gathering) -> bool:
        """Whether there is work between two neighbours, of which the first has that place."""
        if place in self._places or place >= self._from:
            return True
        first = one.when.earliest if one.when else None
        last = other.when.latest if other.when else None
        if first is None or last is None or last < first:
            return False
        gap = DateRange.of_days(first, last)
        return any(days.overlaps(gap) for days in self._days)


def _days_of(work: BetweenWork) -> DateRange | None:
    """The days of some work, as far as they may reach."""
    first = work.start.earliest if work.start else None
    last = work.planned_end.latest if work.planned_end else None
    return DateRange.of_days(first, last) if first and last and first <= last else None


def _series_around(work: BetweenWork, outline: Outline, inventory: Inventory) -> Series:
    """The gatherings that some work may be tied to: those of its module, if it has one."""
    module = inventory.owner(work)
    listed = isinstance(module, Module) and outline.gatherings_of(module) is not None
    return outline.series_of(module) if isinstance(module, Module) and listed else outline.leaders


def _analysed_late(unit: Unit, first: Gathering) -> Problem:
    return Problem(
        unit,
        "{unit} makes its standpoint analysis {when}; it is due for {gathering} ({first})",
        field="standpoint_analysis",
        related=(first,),
        unit=unit.name,
        when=unit.standpoint_analysis,
        gathering=first.name,
        first=first.when,
    )


def _analysis_unclear(unit: Unit, first: Gathering) -> Unknown:
    return Unknown(
        unit,
        "{unit} makes its standpoint analysis {when}: it cannot be established whether that is in "
        "time for {gathering} ({first})",
        field="standpoint_analysis",
        related=(first,),
        unit=unit.name,
        when=unit.standpoint_analysis,
        gathering=first.name,
        first=first.when,
    )
