"""Years that a plan's author forgot to change: what they should have been, and why."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from attrs import frozen

from kompetanse.dates import DateRange, When, read_when
from kompetanse.dates.compare import due, start
from kompetanse.model import (
    Deadline,
    DeadlineKind,
    Event,
    Gathering,
    GatheringKind,
    Inventory,
    Plan,
)
from kompetanse.model.element import Scheduled
from kompetanse.model.kinds import kind_of_gathering
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
from kompetanse.rules.years import agrees, in_other_year, shifted


FAR = 31
"""Days outside the plan's period beyond which a year is doubted."""

_LONGEST_TERM = 220
_MONTH = timedelta(days=31)
_YEAR = timedelta(days=365)
_BEFORE_EVENT = timedelta(days=120)
_START_BEFORE_PERIOD = timedelta(weeks=6)
_EARLY = frozenset(
    {
        DeadlineKind.REGISTRATION,
        DeadlineKind.APPLICATION,
        DeadlineKind.NOMINATION,
        DeadlineKind.GRANT,
        DeadlineKind.CONSULTATION,
    }
)


@frozen
class Slip:
    """A time with the wrong year.

    Attributes:
        when: The time as written.
        years: By how many years it must move.
        moved: The time as it should be.
        because: What implies that: "heading", "neighbours", "period", "event" or "start".
        witness: The object that implies it.
    """

    when: When
    years: int
    moved: When
    because: str
    witness: object

    @property
    def proposal(self) -> object:
        """The right time in the author's own notation, else its days."""
        text = in_other_year(self.when, self.years)
        if text is not None and _reads_as(text, self.moved):
            return f"«{text}»"
        first, last = reach(self.moved)
        return DateRange.of_days(first, last) if first and last else first or last


def _reads_as(text: str, when: When) -> bool:
    """Whether a proposal, as far as it is read without its context, means what is proposed."""
    again = read_when(text)
    return not again.is_readable or reach(again) == reach(when)


def slips(plan: Plan, layout: Layout, inventory: Inventory) -> Iterator[tuple[object, Slip]]:
    """Find the times of a plan whose year is not what everything around them implies."""
    period = plan.period.extent if plan.period else None
    for block in layout.blocks:
        for row, doubted in _of_block(block, period):
            if doubted.because != "period" or not goes_on(row, plan, inventory):
                yield row, doubted
    for deadline in inventory.of("Deadline"):
        if isinstance(deadline, Deadline) and (slip := _beside_event(deadline, plan)):
            yield deadline, slip
    starts = _last_days(inventory.of("Gathering"), _opens)
    calls = _last_days(inventory.of("Deadline"), _calls)
    if starts and calls:
        for holder in (plan, *inventory.of("Agreement"), *inventory.of("Offer")):
            if slip := _of_period(getattr(holder, "period", None), starts, calls, inventory):
                yield holder, slip


def _of_block(block: Block, period: DateRange | None) -> Iterator[tuple[Scheduled, Slip]]:
    if block.days is None and heading_days(block.section):
        return  # the heading is what is wrong
    expected = block.days or period
    if not block.breaks and (expected is None or block.lies_in(expected)):
        return  # most blocks have nothing to doubt
    judge: _ByHeading | _ByPeriod | None = None
    if block.days:
        judge = _ByHeading(block, block.days)
    elif period:
        judge = _ByPeriod(block, period)
    between = _Between(block)
    for index, (row, when) in enumerate(block.dated):
        if not when.stated.years or "year" in when.inferred:
            continue
        slip = judge.slip(index, row, when) if judge else None
        slip = slip or between.slip(index, row, when)
        if slip:
            yield row, slip


class _Neighbours:
    """The rows around a row that may be trusted to have the right year."""

    def __init__(self, block: Block, trusted: Callable[[When], bool]) -> None:
        self.block = block
        trustworthy = (i for i, (_, when) in enumerate(block.dated) if trusted(when))
        self._places = list(trustworthy) if block.in_order else []

    def of(self, index: int) -> tuple[When | None, When | None]:
        at = bisect_left(self._places, index)
        after = at + (at < len(self._places) and self._places[at] == index)
        previous = self._places[at - 1] if at else None
        following = self._places[after] if after < len(self._places) else None
        return self._when(previous), self._when(following)

    def _when(self, place: int | None) -> When | None:
        return None if place is None else self.block.dated[place][1]


def _misplaced(when: When, previous: When | None, following: When | None) -> bool:
    """Whether a time certainly lies before the one before it, or after the one behind it."""
    return (previous is not None and stands_before(when, previous)) or (
        following is not None and stands_before(following, when)
    )


def _fits(row: Scheduled, moved: When, previous: When | None, following: When | None) -> bool:
    """Whether a row may stand where it does with its time moved.

    Deadlines often stand behind what they follow from: they need not be in order to the day.
    """
    if not _misplaced(moved, previous, following):
        return True
    day, before = due(moved)[0], reach(previous)[0] if previous else None
    close = bool(day and before and before - _MONTH <= day)
    return is_deadline(row) and close and not _misplaced(moved, None, following)


def _candidates(when: When) -> Iterator[tuple[int, When]]:
    """The time a year later and a year earlier, unless a stated weekday speaks against it."""
    for years in (1, -1):
        moved = shifted(when, years)
        if moved and not (_vouched(when) and not agrees(moved)):
            yield years, moved


def _vouched(when: When) -> bool:
    """Whether a weekday or week beside the date confirms the date as it is written."""
    return bool(when.stated.weekdays or when.stated.beside_date) and agrees(when)


class _ByHeading:
    """Holds the rows of a block against its heading."""

    def __init__(self, block: Block, days: DateRange) -> None:
        self.days = days
        self.section = block.section
        self.neighbours = _Neighbours(block, lambda when: not apart(when, days))

    def slip(self, index: int, row: Scheduled, when: When) -> Slip | None:
        if not apart(when, self.days):
            return None
        around = self.neighbours.of(index)
        for years, moved in _candidates(when):
            if apart(moved, self.days) or not _fits(row, moved, *around):
                continue
            if not is_deadline(row) or self._doubtful(row, when, around):
                return Slip(when, years, moved, "heading", self.section)
        return None

    def _doubtful(
        self, row: Scheduled, when: When, around: tuple[When | None, When | None]
    ) -> bool:
        """Whether a deadline cannot have been meant: it may well lie outside its section."""
        if any(around):
            return _misplaced(when, *around)
        early = isinstance(row, Deadline) and row.kind in _EARLY
        return not early and self.days.days <= _LONGEST_TERM


class _ByPeriod:
    """Holds the rows of a block without a dated heading against the plan's period."""

    def __init__(self, block: Block, period: DateRange) -> None:
        self.period = period
        self.neighbours = _Neighbours(block, lambda when: not apart(when, period))

    def slip(self, index: int, row: Scheduled, when: When) -> Slip | None:
        around = self.neighbours.of(index)
        if distance(when, self.period) <= FAR or not any(around):
            return None
        if is_deadline(row) and not _misplaced(when, *around):
            return None
        for years, moved in _candidates(when):
            if not apart(moved, self.period) and _fits(row, moved, *around):
                return Slip(when, years, moved, "period", None)
        return None


class _Between:
    """Holds a row against the rows next to it, where it is the only one out of order."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.neighbours = _Neighbours(block, lambda when: "year" not in when.inferred)

    def slip(self, index: int, row: Scheduled, when: When) -> Slip | None:
        if self.block.breaks not in ([index], [index + 1]) or is_deadline(row):
            return None
        previous, following = self.neighbours.of(index)
        if previous is None or following is None or stands_before(following, previous):
            return None
        for years, moved in _candidates(when):
            outside = self.block.days is not None and apart(moved, self.block.days)
            if not outside and not _misplaced(moved, previous, following):
                return Slip(when, years, moved, "neighbours", None)
        return None


def _beside_event(deadline: Deadline, plan: Plan) -> Slip | None:
    """A deadline more than a year before its event, or behind it, that fits a year off."""
    event = (plan.gatherings or {}).get(deadline.gathering or "")
    when = deadline.when
    if event is None or event.when is None or when is None or not when.stated.years:
        return None
    if deadline.kind not in {DeadlineKind.REGISTRATION, DeadlineKind.APPLICATION}:
        return None
    first = start(event.when)[0]
    for years, moved in _candidates(when):
        day = due(moved)[1]
        if first and day and first - _BEFORE_EVENT <= day <= first:
            return Slip(when, years, moved, "event", event)
    return None


def _of_period(
    when: When | None, starts: list[date], calls: list[date], inventory: Inventory
) -> Slip | None:
    """A period that begins a year before the start gathering and the applications for it."""
    if when is None or when.extent is None or not when.stated.years:
        return None
    moved = shifted(when, 1)
    if moved is None or moved.extent is None:
        return None
    begin = moved.extent.begin
    first, last = min(starts + calls), max(starts + calls)
    late = first > when.extent.begin + _MONTH
    fits = begin - _YEAR < first and last <= begin + _MONTH
    near = begin - _START_BEFORE_PERIOD <= min(starts)
    if not (late and fits and near):
        return None
    others = (row.when for row in inventory.of("Event") if isinstance(row, Event))
    outside = any(
        time and apart(time, moved.extent) and time.latest not in starts for time in others
    )
    return None if outside else Slip(when, 1, moved, "start", None)


def _last_days(rows: Iterable[object], wanted: Callable[[object], bool]) -> list[date]:
    """The last possible days of some rows."""
    times = (row.when for row in rows if isinstance(row, Scheduled) and wanted(row))
    return [day for time in times if time and (day := reach(time)[1])]


def _opens(row: object) -> bool:
    return isinstance(row, Gathering) and kind_of_gathering(row) is GatheringKind.START


def _calls(row: object) -> bool:
    calls = {DeadlineKind.APPLICATION, DeadlineKind.NOMINATION}
    return isinstance(row, Deadline) and row.kind in calls
