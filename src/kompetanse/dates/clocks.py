"""Readers of clock times: «kl. 14-16», «kl 08.30–14.00», «0900-1500», «9 am–12 noon»."""

from datetime import time

from attrs import evolve, frozen

from kompetanse.dates.cursor import Cursor
from kompetanse.dates.days import read_said_day
from kompetanse.dates.faults import impossible_clock
from kompetanse.dates.lexer import Sign
from kompetanse.dates.points import Place
from kompetanse.dates.words import Word


_NOON, _MIDNIGHT, _MINUTES = 12, 24, 60
_LAST_MINUTE = time(23, 59)
_LAST_MONTH = 12
_GOES_ON = frozenset({Sign.DOT, Sign.SLASH, Sign.COLON})
"""What stands behind a number that is a day, a month or an hour with minutes."""


@frozen
class Clock:
    """Hours and minutes as written.

    Attributes:
        hour: The hour, 0 to 24 if it is right.
        minute: The minute.
        place: Where it stands.
        clear: Whether it can be nothing but a clock time, even without «kl.».
        half: "am", "pm" or nothing.
    """

    hour: int
    minute: int
    place: Place
    clear: bool = False
    half: str = ""


@frozen
class ClockRange:
    """A stated beginning, a stated end, or both."""

    start: time | None
    end: time | None = None


def read_clock(c: Cursor) -> ClockRange | None:
    """Read a clock time or a range of them.

    Raises:
        Impossible: If it is one, but with an hour or minute that no day has.
    """
    return c.attempt(_marked) or c.attempt(_unmarked)


def _marked(c: Cursor) -> ClockRange | None:
    """A range with a word that says it is a clock: «kl. 9-12», «fra kl. 9», «innen kl. 12»."""
    closing = c.word(Word.TO, Word.UNTIL, Word.BY, Word.BEFORE, Word.THROUGH)
    opening = None if closing else c.word(Word.FROM, Word.BETWEEN, Word.AFTER)
    c.word(Word.IN)
    about = c.word(Word.ABOUT)
    if not c.word(Word.CLOCK):
        return None
    c.sign(Sign.COLON)
    c.word(Word.ABOUT) if not about else None
    c.word(Word.FROM, Word.BETWEEN)
    first = _clock(c)
    if first is None:
        return None
    if closing:
        return ClockRange(None, _time(first, closing=True))
    second = c.attempt(_second)
    if second is None:
        return None if _is_between(opening) else _range(first, None)
    return _through_the_break(c, _range(first, second))


def _is_between(opening: object) -> bool:
    meanings = getattr(opening, "meanings", {})
    return Word.BETWEEN in meanings


def _second(c: Cursor) -> Clock | None:
    """The end of a range, unless a day begins there: «kl. 10 – 12. mars»."""
    if not (c.sign(Sign.DASH) or c.word(Word.TO, Word.UNTIL, Word.THROUGH, Word.AND)):
        return None
    c.word(Word.TO)
    c.word(Word.ABOUT)
    c.word(Word.CLOCK)
    c.word(Word.ABOUT)
    if c.foresees(_full_day):
        return None
    return _clock(c)


def _full_day(c: Cursor) -> bool | None:
    day = read_said_day(c)
    return True if day is not None and (day.year or c.tokens[c.at - 1].sign is Sign.WORD) else None


def _unmarked(c: Cursor) -> ClockRange | None:
    """A range that is a clock without saying so: «09.00–15.00», «0900-1500», «9 am»."""
    c.word(Word.FROM, Word.BETWEEN, Word.IN)
    first = _clock(c)
    if first is None:
        return None
    second = c.attempt(_second)
    ends = [first, second] if second else [first]
    if not any(one.clear for one in ends) and not _is_packed(c, ends):
        return None
    found = _range(first, second)
    return _through_the_break(c, found) if second else found


def _through_the_break(c: Cursor, clock: ClockRange) -> ClockRange:
    """Go on to the end of the «og 13-15» of «kl. 9-12 og 13-15»."""
    behind = c.attempt(lambda c: _further_range(c, clock))
    return clock if behind is None else ClockRange(clock.start, behind.end)


def _further_range(c: Cursor, clock: ClockRange) -> ClockRange | None:
    if not (c.sign(Sign.COMMA) or c.word(Word.AND)):
        return None
    c.word(Word.AND)
    c.word(Word.CLOCK)
    first = _clock(c)
    second = c.attempt(_second) if first else None
    if first is None or second is None or c.token.sign in _GOES_ON or c.sees(Word.MONTH):
        return None
    if max(first.hour, second.hour) > _MIDNIGHT:
        return None
    found = _range(first, second)
    follows = clock.end and found.start and found.end and clock.end <= found.start < found.end
    return found if follows else None


def read_bare_hours(c: Cursor) -> ClockRange | None:
    """Read «fra 9 til 15» and «13-15», which mean hours where the day is known already."""
    return c.attempt(_hours_from_to) or c.attempt(_hours_at_end)


def _hours_from_to(c: Cursor) -> ClockRange | None:
    """«Fra 9 til 15», unless something is counted: «fra 9 til 15 deltakere»."""
    hours = _hours(c) if c.word(Word.FROM, Word.BETWEEN) else None
    counts = c.token.sign is Sign.WORD and (c.sees(Word.UNIT, Word.MONTH) or not c.token.meanings)
    return None if counts or c.token.sign in _GOES_ON else hours


def _hours_at_end(c: Cursor) -> ClockRange | None:
    """«13-15», where nothing follows."""
    hours = _hours(c)
    return hours if c.token.sign in (Sign.END, Sign.CLOSE) else None


def _hours(c: Cursor) -> ClockRange | None:
    first = c.number()
    joined = c.sign(Sign.DASH) or c.word(Word.TO, Word.UNTIL, Word.AND)
    last = c.number() if joined else None
    if first is None or last is None or not first.value < last.value < _MIDNIGHT:
        return None
    return ClockRange(time(first.value), time(last.value))


def _is_packed(c: Cursor, ends: list[Clock]) -> bool:
    """Whether both are written in four digits without a sign between: «0900-1500»."""
    widths = [one.place[1] - one.place[0] for one in ends]
    digits = all(c.text[one.place[0] : one.place[1]].isdigit() for one in ends)
    return digits and widths == [4, 4]


def _clock(c: Cursor) -> Clock | None:
    start = c.token.start
    clock = c.attempt(_noon) or c.attempt(_half_past) or c.attempt(_digits)
    if clock is None:
        return None
    half = c.token.meanings.get(Word.MERIDIEM)
    if half is not None and not clock.half:
        c.step()
        clock = evolve(clock, half=str(half), clear=True)
    c.word(Word.NOON) if clock.hour == _NOON else None
    return evolve(clock, place=(start, clock.place[1]))


def _noon(c: Cursor) -> Clock | None:
    token = c.token
    c.number((2,)) if token.text == "12" and Word.NOON in c.ahead().meanings else None
    last = c.word(Word.NOON)
    return Clock(_NOON, 0, (token.start, last.end), clear=True, half="noon") if last else None


def _half_past(c: Cursor) -> Clock | None:
    """Halv ni: 8.30."""
    start = c.token.start
    if not c.word(Word.HALF):
        return None
    last = c.token
    number = c.value(Word.CARDINAL)
    if number is None and (token := c.number()):
        number = token.value
    return Clock(number - 1, 30, (start, last.end)) if number else None


def _digits(c: Cursor) -> Clock | None:
    """9, 9.15, 09:15, 0915."""
    hour = c.number((1, 2, 3, 4))
    if hour is None:
        return None
    if len(hour.text) > 2:  # noqa: PLR2004 - hours and minutes together
        split = len(hour.text) - 2
        return Clock(int(hour.text[:split]), int(hour.text[split:]), (hour.start, hour.end))
    join, minute = c.token, c.ahead()
    joined = join.sign in (Sign.DOT, Sign.COLON) and not join.spaced and not minute.spaced
    if joined and minute.sign is Sign.NUMBER and len(minute.text) == 2:  # noqa: PLR2004
        c.step()
        c.step()
        no_month = minute.value == 0 or minute.value > _LAST_MONTH
        clear = join.sign is Sign.COLON or (no_month and minute.value < _MINUTES)
        seconds = c.token.sign is Sign.COLON and c.ahead().text == "00" and not c.token.spaced
        c.skip(2 if seconds else 0)
        return Clock(hour.value, minute.value, (hour.start, minute.end), clear=clear)
    return Clock(hour.value, 0, (hour.start, hour.end))


def _range(first: Clock, second: Clock | None) -> ClockRange:
    if second is None:
        return ClockRange(_time(first, closing=True))
    if second.half in ("am", "pm") and not first.half:
        same = first.hour % _NOON <= second.hour % _NOON
        first = evolve(first, half=second.half if same else "am")
    return ClockRange(_time(first), _time(second, closing=True))


def _time(clock: Clock, *, closing: bool = False) -> time:
    hour = clock.hour
    if clock.half == "pm" and hour < _NOON:
        hour += _NOON
    if clock.half == "am" and hour == _NOON:
        hour = 0
    if closing and (hour, clock.minute) == (_MIDNIGHT, 0):
        return _LAST_MINUTE
    if hour >= _MIDNIGHT or clock.minute >= _MINUTES:
        raise impossible_clock(clock.place, f"{clock.hour}.{clock.minute:02}")
    return time(hour, clock.minute)
