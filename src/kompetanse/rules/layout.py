"""The rows of a plan as they stand: under their headings, in their order."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import cast

from kompetanse.dates import DateRange, Mode, Precision, When
from kompetanse.dates.compare import Bounds, due, earlier, start
from kompetanse.model import (
    Deadline,
    Event,
    Gathering,
    GatheringKind,
    Inventory,
    Module,
    Network,
    Part,
    Plan,
    Scheduled,
    Section,
)
from kompetanse.model.kinds import kind_of_gathering


_VERSION = (
    r"(?i)\b(?:oppdater|opdater|dater|revider|endre|ændre|vedt|godkjen|godkend|gjeld|gæld|updated|dated"
    r"|revised|approved|adopted|pr\b|per\b)\w*\.?(?:\s+\w+)?\W*$"
)
_COARSE = frozenset({Precision.MONTH, Precision.RANGE})
_NEAR = 40
_SUNDAY = 7
_WEEKEND = timedelta(days=2)
_ROOM_FOR_AGREEMENT = timedelta(days=31)


def reach(when: When) -> tuple[date | None, date | None]:
    """Give the first and last day that a time speaks of; a deadline speaks of its last day.

    >>> [str(day) for day in reach(When("innen 15.06.22", Mode.BY, None, date(2022, 6, 15)))]
    ['2022-06-15', '2022-06-15']
    """
    if when.mode is Mode.BY:
        return when.latest, when.latest
    return when.earliest, when.latest


def apart(when: When, days: DateRange) -> bool:
    """Tell whether a time has no possible day in a range.

    >>> march = DateRange.of_days(date(2022, 3, 1), date(2022, 3, 31))
    >>> apart(When("01.04.22", Mode.AT, date(2022, 4, 1), date(2022, 4, 1)), march)
    True
    """
    return distance(when, days) > 0


def distance(when: When, days: DateRange) -> int:
    """Count the days between a time and a range; 0 where they touch or nothing is known.

    A week touches with its working days only.

    >>> march = DateRange.of_days(date(2022, 3, 1), date(2022, 3, 31))
    >>> distance(When("03.04.22", Mode.AT, date(2022, 4, 3), date(2022, 4, 3)), march)
    3
    """
    first, last = reach(when)
    if last and when.precision is Precision.WEEK and last.isoweekday() == _SUNDAY:
        last -= _WEEKEND
    if first and first > days.last:
        return (first - days.last).days
    return (days.begin - last).days if last and last < days.begin else 0


def is_deadline(row: Scheduled) -> bool:
    """Tell whether a row is a deadline, by its kind or by its time.

    >>> is_deadline(Scheduled(when=When("innen juni 2022", Mode.BY, None, date(2022, 6, 30))))
    True
    """
    return isinstance(row, Deadline) or (row.when is not None and row.when.mode is Mode.BY)


def is_dated(row: Scheduled) -> bool:
    """Tell whether a day is known of a row's time."""
    when = row.when
    if when is None:
        return False
    return when.latest is not None or (when.earliest is not None and when.mode is not Mode.BY)


def stands_before(one: When, other: When) -> bool:
    """Tell whether one time certainly begins (or runs out) before another one does.

    >>> march = When("mars", Mode.WITHIN, date(2022, 3, 1), date(2022, 3, 31))
    >>> stands_before(march, When("01.04.22", Mode.AT, date(2022, 4, 1), date(2022, 4, 1)))
    True
    """
    return earlier(_position(one), _position(other)) is True


def goes_on(event: Scheduled, plan: Plan, inventory: Inventory) -> bool:
    """Tell whether an event belongs to a network without an end."""
    networks = plan.networks or {}
    owner = inventory.owner(event)
    if isinstance(owner, Network):
        return owner.until is None
    if not isinstance(event, Gathering):
        return False
    if event.network is not None:
        network = networks.get(event.network)
        return network is not None and network.until is None
    if kind_of_gathering(event) is not GatheringKind.NETWORK_MEETING:
        return False
    return any(network.until is None for network in networks.values())


def heading_days(section: Section | None) -> DateRange | None:
    """Give the days that a heading is about; «(oppdatert 26.05.21)» dates the text, not the rows.

    >>> when = When("26.05.21", Mode.AT, date(2021, 5, 26), date(2021, 5, 26))
    >>> print(heading_days(Section(heading="Roller (oppdatert 26.05.21)", period=when)))
    None
    """
    period = section.period if section else None
    if period is None or section is None or period.mode in {Mode.BY, Mode.FROM}:
        return None
    before, found, _ = (section.heading or "").partition(period.text)
    return None if found and re.search(_VERSION, before[-_NEAR:]) else period.extent


class Block:
    """Rows that stand below one another: those of one section, or of one list of meetings.

    Attributes:
        section: The heading above them, where there is one.
        days: The days that the heading names; nothing where all rows contradict it.
        rows: The rows in their order.
        in_order: Whether that order is the one of time: rows of a table, gatherings, meetings.
        dated: The rows of which a day is known, with their times.
        breaks: The places, in `dated`, of rows that certainly begin before the one above.
    """

    __slots__ = ("breaks", "dated", "days", "in_order", "rows", "section")

    def __init__(
        self, section: Section | None, days: DateRange | None, rows: Iterable[Scheduled]
    ) -> None:
        self.section = section
        self.days = days
        self.rows = tuple(rows)
        self.in_order = all(row.row is not None or isinstance(row, Event) for row in self.rows)
        self.dated = [(row, row.when) for row in self.rows if row.when and is_dated(row)]
        places = [_position(when) for _, when in self.dated]
        self.breaks = [
            index
            for index, (one, other) in enumerate(pairwise(places), start=1)
            if earlier(other, one)
        ]

    def lies_in(self, days: DateRange) -> bool:
        """Whether all dated rows lie in a range."""
        begin, last = days.begin, days.last
        reaches = (day for _, when in self.dated for day in reach(when) if day)
        return all(begin <= day <= last for day in reaches)


class Layout:
    """All blocks of a plan, and where each row stands."""

    def __init__(self, inventory: Inventory) -> None:
        sections = inventory.plan.sections or {}
        scheduled = cast("list[Scheduled]", inventory.of("Scheduled"))
        rows = [row for row in scheduled if not isinstance(row, Part)]
        self._under: dict[str, list[Scheduled]] = {}
        for row in rows:
            if row.section:
                self._under.setdefault(row.section, []).append(row)
        self._sessions: dict[str, list[When | None]] = {}
        for module in (inventory.plan.modules or {}).values():
            if module.section:
                self._sessions.setdefault(module.section, []).extend(_times_of(module))
        self._contradicted = {key for key in self._under if self._contradicts(sections.get(key))}
        self.blocks = tuple(self._blocks(rows, sections, inventory))
        self._places = {id(row): block for block in self.blocks for row in block.rows}

    def block(self, row: object) -> Block | None:
        """The block in which a row stands."""
        return self._places.get(id(row))

    def under(self, section: Section) -> list[Scheduled]:
        """The rows below a heading, in no certain order."""
        return self._under.get(section.id, [])

    def times(self, section: Section) -> list[When | None]:
        """The times of all that stands below a heading; sessions share that of their package."""
        return [row.when for row in self.under(section)] + self._sessions.get(section.id, [])

    def contradicts(self, section: Section) -> bool:
        """Whether all dated rows below a heading agree that it names the wrong days."""
        return section.id in self._contradicted

    def _contradicts(self, section: Section | None) -> bool:
        days = heading_days(section)
        if section is None or days is None:
            return False
        times = [row.when for row in self.under(section) if row.when and not is_deadline(row)]
        times = [when for when in times if any(reach(when))]
        return len(times) > 1 and all(apart(when, days) for when in times) and _agree(times, days)

    def _blocks(
        self, rows: Iterable[Scheduled], sections: dict[str, Section], inventory: Inventory
    ) -> Iterator[Block]:
        """Rows of a table stand in one order; elements without a row in that of their list."""
        groups: dict[tuple[str, tuple[int, str | int] | None], list[Scheduled]] = {}
        for row in rows:
            place = inventory.collection(row) if row.row is None else None
            groups.setdefault((row.section or "", place), []).append(row)
        for (key, place), group in groups.items():
            section = sections.get(key)
            days = None if key in self._contradicted else heading_days(section)
            rows = group if place else sorted(group, key=lambda row: row.row or 0)
            yield Block(section, days, rows)


def _times_of(module: Module) -> Iterator[When | None]:
    """When the sessions of a module are held; the window of the module where nothing is said."""
    sessions = (module.sessions or {}).values()
    yield from dict.fromkeys(one.when or module.period for one in sessions)
    if not sessions:
        yield module.period


def _agree(times: Iterable[When], days: DateRange) -> bool:
    """Whether times lie as close together as a heading of that length would hold them."""
    known = [day for when in times for day in reach(when) if day]
    return max(known) - min(known) <= timedelta(days.days) + _ROOM_FOR_AGREEMENT


def _position(when: When) -> Bounds:
    """When a row begins, as its place among others shows it: «januar–februar» not on 1 January."""
    if when.mode is Mode.AT and not when.approximate:  # as most times are
        return when.earliest, when.earliest
    if when.mode is Mode.SPAN and when.precision in _COARSE:
        return when.earliest, when.latest
    return due(when) if when.mode is Mode.BY else start(when)
