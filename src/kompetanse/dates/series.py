"""Readers of lists and ranges: «26.-27.9.16», «uke 39–40 og 42», «11., 18. og 25. januar 2027».

A number alone («26.», «40») is a `Bare` until its neighbours tell what it counts.
"""

import re
from datetime import time
from enum import Enum

from attrs import evolve, frozen

from kompetanse.dates.clocks import read_clock
from kompetanse.dates.cursor import Cursor
from kompetanse.dates.days import is_year, read_ordinal_mark, read_said_day, read_weekday, read_year
from kompetanse.dates.holidays import key_of_name
from kompetanse.dates.lexer import Sign
from kompetanse.dates.periods import read_period, read_week_number
from kompetanse.dates.points import (
    Day,
    HolidayOf,
    Months,
    Place,
    Point,
    SaidWeekday,
    SchoolYearOf,
    TermOf,
    Week,
    Years,
)
from kompetanse.dates.words import Word


_MOST_ENTRIES = 60
_LAST_DAY, _DAYS_OF_WEEK = 31, 7
_LAST_HOUR = 24
_PADDED = re.compile(r"[0-9]{2}\.[0-9]{2}")


class Link(Enum):
    """What ties an entry to the one before it."""

    FIRST = "first"
    DASH = "dash"
    RANGE = "range"
    UNTIL = "until"
    COMMA = "comma"
    AND = "and"
    SLASH = "slash"
    OR = "or"

    @property
    def is_range(self) -> bool:
        """Whether the days between belong to it."""
        return self in (Link.DASH, Link.RANGE, Link.UNTIL)


@frozen
class Bare:
    """A number that is a day or a week only by its neighbours."""

    number: int
    ordinal: bool
    place: Place
    weekday: SaidWeekday | None = None
    year: int | None = None


@frozen
class Entry:
    """One point of a series.

    Attributes:
        link: What ties it to the entry before.
        point: What was read.
        at: Where the cursor stood before the link.
        weekdays: Weekdays that are picked out of it: «torsdag i uke 6».
        iso: Whether it is written with the year first, as in ISO 8601: there «/» is a range.
        clock: The clock time that was written between this and the next entry of a range.
    """

    link: Link
    point: Point | Bare
    at: int
    weekdays: tuple[int, ...] = ()
    clock: time | None = None
    iso: bool = False


def read_series(c: Cursor, *, marked: bool = False) -> tuple[Entry, ...] | None:
    """Read one or more points; a lone «1.2» is one only where it is `marked` as a time."""
    return c.attempt(lambda c: _series(c, marked=marked))


def _series(c: Cursor, *, marked: bool) -> tuple[Entry, ...] | None:
    return c.attempt(_each_with_weekday) or _plain_series(c, marked=marked)


def _each_with_weekday(c: Cursor) -> tuple[Entry, ...] | None:
    """«Tirs.–tors. 5.–7. okt.», «tirsdag og onsdag 5. og 6. oktober»: weekdays, then days."""
    said: list[SaidWeekday] = []
    while weekday := c.attempt(_weekday_before if said else read_weekday):
        said.append(weekday)
    if len(said) < 2 or c.token.sign is not Sign.NUMBER:  # noqa: PLR2004 - one is the day's own
        return None
    entries = _plain_series(c, marked=True) or ()
    days = [entry.point for entry in entries if isinstance(entry.point, Day)]
    if not len(entries) == len(days) == len(said) or any(day.weekday for day in days):
        return None
    of_weekdays = (evolve(day, weekday=said[at]) for at, day in enumerate(days))
    return tuple(evolve(entry, point=day) for entry, day in zip(entries, of_weekdays, strict=True))


def _weekday_before(c: Cursor) -> SaidWeekday | None:
    """A further weekday of a list or range."""
    return read_weekday(c) if _compound_link(c) or c.sign(Sign.SLASH) else None


def _plain_series(c: Cursor, *, marked: bool) -> tuple[Entry, ...] | None:
    entries: list[Entry] = []
    while len(entries) < _MOST_ENTRIES and (entry := _next_entry(c, entries)):
        entries.append(entry)
    while entries and _is_nameless(entries):
        c.at = entries.pop().at
    marked = marked or _are_padded_days(entries, c.text)
    if not entries or not (marked or any(_is_strong(entry) for entry in entries)):
        return None
    named = _name_bares(entries)
    return tuple(_with_shared_weekdays(c, named)) if named else None


def _with_shared_weekdays(c: Cursor, entries: list[Entry]) -> list[Entry]:
    """Give the weekdays behind «uke 38 og 39, tirsdager» to the weeks that share their word."""
    shared = list(entries)
    for at in range(len(shared) - 1, 0, -1):
        entry, before = shared[at], shared[at - 1]
        behind = isinstance(entry.point, Week) and c.text[entry.point.place[0]].isdigit()
        if behind and entry.weekdays and isinstance(before.point, Week) and not before.weekdays:
            shared[at - 1] = evolve(before, weekdays=entry.weekdays)
            shared[at] = evolve(entry, weekdays=()) if entry.link.is_range else entry
    return shared


def _is_nameless(entries: list[Entry]) -> bool:
    """Whether the last entry is a number that no neighbour names."""
    bare = entries[-1].point
    if not isinstance(bare, Bare):
        return False
    if len(entries) == 1:
        return not (bare.ordinal and bare.weekday)
    return not any(isinstance(e.point, Day) and e.point.month_first for e in entries[:-1])


def _is_strong(entry: Entry) -> bool:
    if isinstance(entry.point, Bare):
        return entry.point.ordinal or entry.point.weekday is not None
    return not (isinstance(entry.point, Day) and entry.point.weak)


def _are_padded_days(entries: list[Entry], text: str) -> bool:
    """Whether several weak days say what they are: «30.09-04.10», of which 30 is no hour."""
    days = [entry.point for entry in entries if isinstance(entry.point, Day)]
    padded = all(_PADDED.fullmatch(text, *day.place) for day in days)
    no_hours = any(day.number > _LAST_HOUR for day in days)
    return len(days) == len(entries) > 1 and padded and no_hours


def _next_entry(c: Cursor, entries: list[Entry]) -> Entry | None:
    start = c.at
    link = _read_link(c) if entries else Link.FIRST
    if link and link.is_range and entries[-1].link.is_range:
        link = None
    entry = _entry(c, link, start, entries) if link else None
    if entry is None or (entries and not _may_follow(entry, entries[-1])):
        c.at = start
        return None
    if entry.link is Link.SLASH and entry.iso and entries[-1].iso:
        entry = evolve(entry, link=Link.RANGE)
    clock = c.attempt(_clock_inside)
    return evolve(entry, clock=clock) if clock else entry


def _may_follow(entry: Entry, before: Entry) -> bool:
    """What only stands *beside* another point is no further entry.

    «Uke 46, 08.11.16» is one day, «oktober, høsten 2024» one month.
    """
    if entry.link is not Link.COMMA:
        return True
    first, second = before.point, entry.point
    if {type(first), type(second)} == {Week, Day}:
        return bool(before.weekdays)
    return not (_is_inside(first, second) or _is_inside(second, first))


def _is_inside(point: "Point | Bare", longer: "Point | Bare") -> bool:
    if isinstance(longer, Months) and isinstance(point, Week | Months):
        return is_finer(point, longer)
    return isinstance(longer, TermOf | SchoolYearOf | Years) and is_finer(point, longer)


def _read_link(c: Cursor) -> Link | None:
    if c.sign(Sign.SLASH):
        return Link.SLASH
    return Link.OR if c.word(Word.OR) else _compound_link(c)


def _compound_link(c: Cursor) -> Link | None:
    """Commas, dashes and words may come together: «, og», «- til»."""
    comma, dash = c.sign(Sign.COMMA, Sign.SEMICOLON), c.sign(Sign.DASH)
    conjunction = c.word(Word.AND)
    if c.word(Word.THROUGH, Word.TO, Word.OUT):
        return Link.RANGE
    if c.word(Word.UNTIL):
        return Link.UNTIL
    if dash:
        return Link.DASH
    if conjunction:
        return Link.AND
    return Link.COMMA if comma else None


def _entry(c: Cursor, link: Link, start: int, entries: list[Entry]) -> Entry | None:
    picked = c.attempt(_picked_week)
    if picked:
        return Entry(link, picked[0], start, picked[1])
    weekish, iso = _is_weekish(entries), is_year(c.token)
    point = (c.attempt(_bare_week) if weekish else None) or read_said_day(c) or read_period(c)
    if point is None:
        bare = c.attempt(_bare)
        return Entry(link, bare, start) if bare else None
    behind = c.attempt(_weekdays_behind) if isinstance(point, Week) else None
    return Entry(link, point, start, behind or (), iso=iso and not isinstance(point, Years))


def _is_weekish(entries: list[Entry]) -> bool:
    return bool(entries) and isinstance(entries[-1].point, Week)


def _bare_week(c: Cursor) -> Week | None:
    """The «18» of «uke 17, 18»: a number behind which no day or count goes on."""
    week = read_week_number(c, c.token.start)
    dotted = c.token.sign is Sign.DOT and c.ahead().sign is not Sign.END
    if week is None or dotted or c.sees(Word.MONTH):
        return None
    return week if week.year or _ends_number(c) else None


def _bare(c: Cursor) -> Bare | None:
    """The «26.» of «26.-27.9.16»."""
    weekday = read_weekday(c)
    c.word(Word.THE)
    number = c.number()
    if number is None or not 1 <= number.value <= _LAST_DAY:
        return None
    ordinal = read_ordinal_mark(c)
    place = number.start, c.tokens[c.at - 1].end
    year = read_year(c)
    return Bare(number.value, ordinal, place, weekday, year) if year or _ends_number(c) else None


def _ends_number(c: Cursor) -> bool:
    """Whether what follows leaves the number alone: no unit, no decimals, no other word."""
    token, then = c.token, c.ahead()
    if token.sign in (Sign.NUMBER, Sign.FRACTION, Sign.APOSTROPHE, Sign.OTHER):
        return False
    if token.sign in (Sign.DOT, Sign.COLON, Sign.COMMA) and not token.spaced:
        return not (then.sign is Sign.NUMBER and not then.spaced)
    if token.sign is not Sign.WORD:
        return True
    return (
        bool(token.meanings) and not c.sees(Word.UNIT, Word.TIMES, Word.MERIDIEM) and token.spaced
    )


def _picked_week(c: Cursor) -> tuple[Point, tuple[int, ...]] | None:
    """«Torsdag i uke 6», «mandag–onsdag uke 11», «tirsdag og torsdag i uke 7»."""
    weekdays = read_weekdays(c)
    if weekdays is None:
        return None
    c.word(Word.IN, Word.OF)
    c.word(Word.THE)
    if not c.sees(Word.WEEK):
        return None
    week = read_period(c)
    return (week, weekdays) if isinstance(week, Week) else None


def _weekdays_behind(c: Cursor) -> tuple[int, ...] | None:
    """«Uke 45, onsdag», «Uge 8 2027 (mandag-tirsdag)»."""
    join = c.sign(Sign.OPEN, Sign.COMMA, Sign.COLON, Sign.DASH)
    c.word(Word.IN)
    weekdays = read_weekdays(c)
    if weekdays is None or (join and join.sign is Sign.OPEN and not c.sign(Sign.CLOSE)):
        return None
    goes_on = c.token.sign is Sign.NUMBER and not c.foresees(read_clock)
    return None if goes_on or c.sees(Word.THE) else weekdays


def read_weekdays(c: Cursor) -> tuple[int, ...] | None:
    """Read «torsdager», «mandag–onsdag», «tirsdag og torsdag»."""
    first = _weekday(c)
    if first is None:
        return None
    found = [first]
    while len(found) < _DAYS_OF_WEEK and (
        more := c.attempt(lambda c: _further_weekdays(c, found[-1]))
    ):
        found.extend(more)
    return tuple(found)


def _further_weekdays(c: Cursor, last: int) -> list[int] | None:
    if c.sign(Sign.COMMA, Sign.SLASH) or c.word(Word.AND):
        c.word(Word.AND)
        day = _weekday(c)
        return None if day is None else [day]
    if c.sign(Sign.DASH) or c.word(Word.TO, Word.THROUGH):
        day = _weekday(c)
        return None if day is None or day <= last else list(range(last + 1, day + 1))
    return None


def _weekday(c: Cursor) -> int | None:
    single = c.value(Word.WEEKDAY)
    return single if single is not None else c.value(Word.WEEKDAYS)


def _clock_inside(c: Cursor) -> time | None:
    """The first clock of «torsdag 4. mars kl. 10 – fredag 5. mars kl. 15»."""
    c.sign(Sign.COMMA)
    clock = read_clock(c)
    if clock is None or clock.start is None or clock.end is not None:
        return None
    goes_on = c.foresees(_range_goes_on)
    return clock.start if goes_on else None


def _range_goes_on(c: Cursor) -> bool:
    c.sign(Sign.COMMA)
    if not (c.sign(Sign.DASH) or c.word(Word.TO, Word.UNTIL, Word.THROUGH)):
        return False
    return read_said_day(c) is not None


def _name_bares(entries: list[Entry]) -> list[Entry] | None:
    """Give every bare number the month of its neighbour; `None` if one has no neighbour."""
    named = list(entries)
    for at in range(len(named) - 1, -1, -1):
        bare = named[at].point
        if isinstance(bare, Bare):
            neighbour = named[at + 1].point if at + 1 < len(named) else None
            day = _named_by(bare, neighbour, alone=len(named) == 1)
            if day is None:
                day = _named_by_first(bare, [entry.point for entry in named[:at]])
            if day is None:
                return None
            named[at] = evolve(named[at], point=day)
    return named


def _named_by(
    bare: Bare, neighbour: "Point | Bare | None", *, alone: bool
) -> Day | HolidayOf | None:
    if isinstance(neighbour, HolidayOf):
        key = key_of_name(f"{bare.number}. {neighbour.name}")
        return evolve(neighbour, key=key, place=bare.place, year=None) if key else None
    if isinstance(neighbour, Day):
        return Day(bare.number, neighbour.month, None, bare.place, bare.weekday)
    if alone and bare.ordinal and bare.weekday:
        return Day(bare.number, None, None, bare.place, bare.weekday)
    return None


def _named_by_first(bare: Bare, before: "list[Point | Bare]") -> Day | None:
    """The «8» of «March 1, 8 and 15»."""
    days = [point for point in before if isinstance(point, Day)]
    if not days or not days[-1].month_first:
        return None
    return Day(bare.number, days[-1].month, bare.year, bare.place, bare.weekday)


def is_finer(point: Point | Bare, frame: Point) -> bool:
    """Whether a point may lie inside a longer one that gives its year."""
    ranks = {Day: 0, Week: 1, TermOf: 3, SchoolYearOf: 4, Years: 5}
    longer = isinstance(frame, Months) and frame.first < frame.last
    return ranks.get(type(point), 2) < (3 if longer else ranks.get(type(frame), 2))
