"""Rules about clock times: their order, their parts, their stated length."""

import re
from collections.abc import Iterator
from datetime import date, time
from itertools import combinations
from typing import cast

from attrs import frozen

from kompetanse.dates import Duration, Mode, When, find_times
from kompetanse.model import Event, Gathering, Inventory, Part, Plan
from kompetanse.rule import Missing, Problem, Problems, Severity, fact, rule


_EVENING = time(16)
_SMALL_HOURS = time(4)
_MOST_PARTS = 60
_IN_DAYS = r"(?i)\bda[gy]"
_PARALLEL = r"(?i)\bparall?ell?"
_HOURS = r"\A[^()\d]*\((([1-9]) ?t)\)\Z"
"""«Nettseminar (2t)», the usual way, read without the grammar."""


@fact
def clocked_events(inventory: Inventory) -> list[Event]:
    """Events of which both clock times are known, and those that have parts."""
    events = cast("list[Event]", inventory.of("Event"))
    return [one for one in events if (one.when and one.when.end_time) or _parts(one)]


@rule(
    "clock-order",
    severity=Severity.ERROR,
    needs="when",
    among="clocked_events",
    otherwise="when: 14.00–16.00",
)
def clock_order(event: Event) -> Problems:
    """An event ends after it begins; its parts lie inside it and do not overlap.

    Parts may touch, and parts for different people may run side by side. An evening may end after
    midnight.

    Breaks:
        gatherings: {v: {title: Verksted, when: 27.04.22 kl. 15.30–14.00}}

    Breaks:
        gatherings:
          v:
            title: Verksted
            when: 27.04.22 kl. 9–12
            parts: [{title: Del 1, when: kl. 9.00–10.30}, {title: Del 2, when: kl. 10.15–12.00}]

    Holds:
        gatherings:
          v:
            title: Verksted
            when: 27.04.22 kl. 9–12
            parts: [{title: Del 1, when: kl. 9.00–10.30}, {title: Del 2, when: kl. 10.30–12.00}]
    """
    if event.when and _runs_backwards(event.when):
        yield Problem(
            event,
            "«{text}» does not end after it begins",
            field="when",
            hint="are the clock times in the wrong order?",
            text=event.when.text,
            begin=event.when.start_time,
            end=event.when.end_time,
        )
    elif isinstance(event, Gathering) and event.parts:
        yield from _parts_in_order(event)


@rule(
    "clock-duration-mismatch",
    severity=Severity.WARNING,
    needs="when",
    among="clocked_events",
    otherwise="minutes",
)
def clock_duration_mismatch(event: Event, plan: Plan, *, tolerance: int = 5) -> Problems:
    """A stated length is the time between the clock times.

    «kl. 14–16 (3t)»: somebody will leave too early, or wait. A few minutes (option `tolerance`)
    do not matter.

    Breaks:
        gatherings: {n: {title: Nettseminar (3t), when: 22.09.21 kl. 14–16}}

    Breaks:
        gatherings: {n: {title: Nettseminar, when: 22.09.21 kl. 14–16, minutes: 90}}

    Holds:
        gatherings: {n: {title: Nettseminar (2t), when: 22.09.21 kl. 14–16}}
    """
    clock = _minutes(event.when) if event.when else None
    stated = list(_stated(event, plan)) if clock and clock > 0 else []
    if event.when is None or clock is None or not stated:
        yield Missing(event, "minutes")
        return
    for (least, most), said, field in stated:
        fits = least - tolerance <= clock <= most + tolerance
        if not fits and not re.search(_IN_DAYS, said):
            yield Problem(
                event,
                "«{text}» lasts {clock} minutes, but «{said}» is stated",
                field=field,
                quote=said,
                hint="correct the length, or the clock times",
                text=event.when.text,
                clock=clock,
                said=said,
            )
            return


def _parts(event: Event) -> tuple[Part, ...] | None:
    return event.parts if isinstance(event, Gathering) else None


@frozen
class _Slot:
    """The clock time of one part of a gathering, in minutes of the day."""

    index: int
    part: Part
    when: When
    day: date
    begin: int
    end: int

    def overlaps(self, other: "_Slot") -> bool:
        return self.day == other.day and self.begin < other.end and other.begin < self.end


def _parts_in_order(event: Gathering) -> Problems:
    """Hold the parts of a gathering against it and against each other."""
    slots = list(_slots(event))
    for slot in slots:
        if _outside(slot, event):
            yield _problem(event, slot, "«{text}» lies outside «{when}»")
            return
    for one, other in combinations(slots, 2):
        if one.overlaps(other) and not _side_by_side(one.part, other.part):
            yield _problem(event, other, "the parts «{other}» and «{text}» overlap", one.when.text)
            return


def _problem(event: Gathering, slot: _Slot, template: str, other: str = "") -> Problem:
    return Problem(
        event,
        template,
        field=("parts", slot.index, "when"),
        text=slot.when.text,
        when=event.when.text if event.when else "",
        part=slot.part.name,
        other=other,
    )


def _slots(event: Gathering) -> Iterator[_Slot]:
    """Parts with both clock times; where a gathering has several days, they must name theirs."""
    only_day = event.when.earliest if event.when and event.when.is_day else None
    for index, part in enumerate((event.parts or ())[:_MOST_PARTS]):
        when = part.when
        if when is None or when.start_time is None or when.end_time is None:
            continue
        day = when.earliest if when.is_day and when.earliest else only_day
        begin, end = _of_day(when.start_time), _of_day(when.end_time)
        if begin < end and day:
            yield _Slot(index, part, when, day, begin, end)


def _outside(slot: _Slot, event: Gathering) -> bool:
    """Whether a part lies on another day than the whole, or beyond its clock times."""
    whole = event.when
    if whole is None or whole.earliest is None or whole.latest is None:
        return False
    first, last = slot.when.earliest, slot.when.latest
    if first and last and (first < whole.earliest or whole.latest < last):
        return True
    early = whole.start_time is not None and slot.begin < _of_day(whole.start_time)
    late = whole.end_time is not None and slot.end > _of_day(whole.end_time)
    return whole.is_day and not _runs_past_midnight(whole) and (early or late)


def _side_by_side(one: Part, other: Part) -> bool:
    """Whether two parts are meant to run at once: for different people, or called parallel."""
    if any(re.search(_PARALLEL, part.title or "") for part in (one, other)):
        return True
    return bool(one.audience and other.audience and not {*one.audience} & {*other.audience})


def _runs_backwards(when: When) -> bool:
    """Whether the end of the clock does not come after its start, on one day."""
    if when.start_time is None or when.end_time is None or when.start_time < when.end_time:
        return False
    several = when.mode is not Mode.EACH and when.extent is not None and when.extent.days > 1
    return not several and not _runs_past_midnight(when)


def _runs_past_midnight(when: When) -> bool:
    if when.start_time is None or when.end_time is None:
        return False
    return when.start_time >= _EVENING and when.end_time <= _SMALL_HOURS


def _minutes(when: When) -> int | None:
    """The minutes between the clock times of one day."""
    known = when.earliest is not None and when.latest is not None
    several = known and when.earliest != when.latest and when.mode is not Mode.EACH
    if several or when.start_time is None or when.end_time is None:
        return None
    return _of_day(when.end_time) - _of_day(when.start_time)


def _of_day(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _stated(event: Event, plan: Plan) -> Iterator[tuple[tuple[int, int], str, str]]:
    """The lengths that are stated: in the time, in the title, or as a number."""
    if event.when and event.when.stated.minutes:
        yield event.when.stated.minutes, _length_in(event.when, plan.language), "when"
    yield from _stated_in(event.title or "", plan)
    if event.minutes is not None:
        yield (event.minutes, event.minutes), str(event.minutes), "minutes"


def _stated_in(title: str, plan: Plan) -> Iterator[tuple[tuple[int, int], str, str]]:
    """The length that a title states, if it states one: «Nettseminar (2t)»."""
    if plainly := re.search(_HOURS, title):
        yield (60 * int(plainly[2]),) * 2, plainly[1], "title"
        return
    found = find_times(title, language=plan.language) if "(" in title else ()
    lengths = [mention for mention in found if _is_length(mention.value)]
    if len(lengths) == 1 and isinstance(lengths[0].value, Duration) and lengths[0].value.minutes:
        mention, said = lengths[0], title[lengths[0].start : lengths[0].end]
        parenthesised = title[: mention.start].rstrip().endswith("(")
        if parenthesised and not lengths[0].value.approximate:
            yield lengths[0].value.minutes, said, "title"


def _length_in(when: When, language: str) -> str:
    """The words of a time that state its length: «(2t)»."""
    told = [found for found in find_times(when.text, language=language) if _is_length(found.value)]
    return when.text[told[0].start : told[0].end] if told else when.text


def _is_length(value: object) -> bool:
    return isinstance(value, Duration) and value.minutes is not None


RULES = (clock_order, clock_duration_mismatch)
