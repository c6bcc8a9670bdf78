"""The rules, and the facts they ask for."""

from datetime import time

from kompetanse.model import Gathering, Plan
from kompetanse.rule import Missing, Problem, Problems, Severity, fact, rule

Week = tuple[int, int]
"""An ISO year and week."""


@fact
def gatherings_by_week(plan: Plan) -> dict[Week, list[Gathering]]:
    """The gatherings of each week, as far as their days are known."""
    weeks: dict[Week, list[Gathering]] = {}
    for gathering in (plan.gatherings or {}).values():
        if gathering.when and gathering.when.is_day and gathering.when.earliest:
            week = gathering.when.earliest.isocalendar()
            weeks.setdefault((week.year, week.week), []).append(gathering)
    return weeks


@rule("last-bus", severity=Severity.WARNING, source="The timetable of line 12", needs="when")
def last_bus(gathering: Gathering, *, hour: int = 16) -> Problems:
    """A gathering ends before the last bus leaves, at four o'clock.

    Half of the schools lie along the line; who misses the bus stays overnight.

    Breaks:
        gatherings: {g: {title: Samling 1, when: 02.09.21 kl. 12.00–17.30}}

    Holds:
        gatherings: {g: {title: Samling 1, when: 02.09.21 kl. 09.00–15.30}}
    """
    end = gathering.when.end_time if gathering.when else None
    if end is None:
        yield Missing(gathering, "gatherings.when")
    elif end > time(hour):
        yield Problem(
            gathering,
            "{title} ends at {end}, after the last bus at {bus}",
            field="when",
            hint="begin earlier, or hold it on the net",
            title=f"«{gathering.name}»",
            end=end,
            bus=time(hour),
        )


@rule("crowded-week", severity=Severity.INFO)
def crowded_week(
    gathering: Gathering, gatherings_by_week: dict[Week, list[Gathering]], *, maximum: int = 2
) -> Problems:
    """No week has more than two gatherings.

    Small schools have too few substitutes for a third one.

    Breaks:
        gatherings: {a: {when: 06.09.21}, b: {when: 07.09.21}, c: {when: 09.09.21}}

    Holds:
        gatherings: {a: {when: 06.09.21}, b: {when: 07.09.21}, c: {when: 16.09.21}}
    """
    for week, gatherings in gatherings_by_week.items():
        if gathering in gatherings[maximum:]:
            yield Problem(
                gathering,
                "week {week} has {number} gatherings; {maximum} are enough",
                field="when",
                week=week[1],
                number=len(gatherings),
                maximum=maximum,
            )
