"""Times in cells: found, told from other texts, put together from several columns."""

import re
from datetime import date

from kompetanse.dates import (
    Context,
    DateRange,
    FaultKind,
    Mode,
    Precision,
    When,
    find_times,
    read_when,
)
from kompetanse.transcription.piece import Composed, Piece, Words


_SOME_YEAR = Context(period=DateRange(date(2021, 8, 1), date(2022, 8, 1)))
_NO_TIMES = frozenset(
    {FaultKind.NOT_A_TIME, FaultKind.UNTIMED, FaultKind.RATE, FaultKind.DURATION, FaultKind.YEARLY}
)
_CLOCK = re.compile(
    r"(?:\bkl(?:okk[ae]n?)?\b\.?\s?)?\d{1,2}(?:[.:]\d{2})?\s?[-–]\s?(?:kl\.?\s?)?\d{1,2}[.:]\d{2}\b"
    r"|\bkl(?:okk[ae]n?)?\b\.?\s?\d{1,2}(?:[.:]\d{2})?(?:\s?[-–]\s?(?:kl\.?\s?)?\d{1,2}(?:[.:]\d{2})?)?",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:[^\W\d_]{2,5}dag(?:er|ar)?|[^\W\d_]{2,6}day|(?:man|mån|tir|tys|ons|tor|fre|lør|lau|søn)\.?)"
_MORE_DAYS = r"(?:(?:\s?[-–,]\s?|\s(?:og|and)\s)\d{1,2}\.?)*+"
_BEFORE_CLOCK = r"(?=\s*(?:,|kl|\Z))"
_DAYS_ALONE = {
    Precision.MONTH: re.compile(
        rf"(?:{_WEEKDAY}\s+)?(?:d(?:en)?\.?\s+)?\d{{1,2}}\.?{_MORE_DAYS}{_BEFORE_CLOCK}",
        re.IGNORECASE,
    ),
    Precision.WEEK: re.compile(rf"{_WEEKDAY}{_BEFORE_CLOCK}", re.IGNORECASE),
}
_FULL_DATE = re.compile(r"\d\.\d{1,2}\.\d{2,4}\.\Z")
_LONGEST_DATE = 11
_SHORT_DATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])")
_NUMBER = re.compile(r"\d{1,2}(?:\s?[-–]\s?\d{1,2})?\Z")


class Reader:
    """Reads times in the language of a plan; the same words are read only once."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._read: dict[str, When] = {}

    def when(self, text: str) -> When:
        """A time, as if its missing year were known."""
        if text not in self._read:
            self._read[text] = read_when(text, language=self.language, context=_SOME_YEAR)
        return self._read[text]

    def is_time(self, text: str) -> bool:
        """Whether a text is a time, be it a wrong one."""
        when = self.when(text)
        return when.fault is None or when.fault.kind not in _NO_TIMES

    def begins_with_time(self, text: str) -> bool:
        """Whether a text is a time, or one with a remark behind it."""
        if self.is_time(text):
            return True
        first = next(iter(find_times(text, language=self.language, context=_SOME_YEAR)), None)
        return first is not None and first.start <= 2 and isinstance(first.value, When)  # noqa: PLR2004 - a bracket

    def is_deadline(self, text: str) -> bool:
        """Whether a time is a day by which something must be done."""
        return self.when(text).mode is Mode.BY

    def is_day(self, text: str) -> bool:
        """Whether a text is a single day."""
        return self.when(text).is_day

    def is_next(self, text: str, before: str) -> bool:
        """Whether a text is a month or week alone, as the time before it is."""
        one, other = self.when(text), self.when(before)
        alike = one.precision is other.precision and one.mode is other.mode is Mode.WITHIN
        return alike and one.precision in (Precision.MONTH, Precision.WEEK)

    def is_period(self, text: str) -> bool:
        """Whether a time lasts for months: a term, a school year."""
        extent = self.when(text).extent
        return extent is not None and extent.days > 100  # noqa: PLR2004 - shorter than any term

    def parted(self, cell: Piece) -> tuple[Piece, Piece | None]:
        """The time in a cell, and the remark behind it if there is one.

        What is not known to be a time and a remark stays one text.
        """
        if not cell or self.is_time(cell.words):
            return cell, None
        for mention in find_times(cell.text, language=self.language, context=_SOME_YEAR):
            if isinstance(mention.value, When) and mention.start <= 2:  # noqa: PLR2004 - bold print
                rest = cell.cut(mention.end)
                return (cell.cut(mention.start, mention.end), rest) if rest else (cell, None)
        return cell, None

    def day_of(self, time: Words) -> Words:
        """A time without the remark behind it, to which a clock time can be put."""
        found = find_times(time.words, language=self.language, context=_SOME_YEAR)
        first = next((one for one in found if isinstance(one.value, When)), None)
        if not first or isinstance(time, Composed):
            return time
        return Composed(time.words[first.start : first.end], time)

    def mentions(self, piece: Piece) -> list[tuple[Piece, When]]:
        """The times that a text speaks of."""
        found = find_times(piece.text, language=self.language, context=_SOME_YEAR)
        return [
            (piece.cut(mention.start, _behind(piece.text, mention.end)), mention.value)
            for mention in found
            if isinstance(mention.value, When)
        ]


def _behind(text: str, end: int) -> int:
    """Where a time ends, without the full stop of its sentence."""
    return end - 1 if _FULL_DATE.search(text, max(end - _LONGEST_DATE, 0), end) else end


def is_clock(text: str) -> bool:
    """Tell whether a text is a time of the day, without a day.

    >>> [is_clock(text) for text in ("kl. 9.00–11.30", "10.00-11.30", "10.10.21")]
    [True, True, False]
    """
    return _CLOCK.fullmatch(text.strip()) is not None


def clock_in(piece: Piece) -> tuple[Piece, Piece, Piece] | None:
    """The clock time in a text, between what stands before and behind it.

    >>> [part.words for part in clock_in(Piece("Del 1: Felles kl.08.30-14.00 i kantina", ()))]
    ['Del 1: Felles', 'kl.08.30-14.00', 'i kantina']
    """
    found = _CLOCK.search(piece.text)
    if not found:
        return None
    start, end = found.span()
    return piece.cut(0, start), piece.cut(start, end), piece.cut(end)


def at_clock(day: Words, clock: Piece) -> Words:
    """The time of a part: the day of the whole and the clock time of the part.

    >>> at_clock(Piece("Torsdag 6.11.25 kl 9-12", ()), Piece("kl. 10.15–12", ())).words
    'Torsdag 6.11.25 kl. 10.15–12'
    """
    words = day.words
    found = _CLOCK.search(words)
    rest = (words[: found.start()].rstrip(" ,") + words[found.end() :]) if found else words
    said = clock.words if clock.words[:1] in "kK" else f"kl. {clock.words}"
    return Composed(f"{rest} {said}".strip(), clock)


def hours_in(title: Piece) -> Piece | None:
    """The hours that a title states, where it states one beginning and one end.

    >>> hours_in(Piece("Fagdag om skriving, kl. 12.00–14.00", ())).words
    'kl. 12.00–14.00'
    >>> hours_in(Piece("Fagdag, bussen går kl. 8.15", ()))
    """
    found = clock_in(title)
    if not found or not re.search("[-–]", found[1].words) or clock_in(found[2]):
        return None
    return found[1]


def from_columns(when: Piece, week: Piece, day: Piece, clock: Piece) -> Words | None:
    """The time of a row whose parts stand in columns of their own.

    >>> nothing = Piece("", ())
    >>> from_columns(Piece("11.10.21", ()), Piece("41", ()), nothing, Piece("9-12", ())).words
    '11.10.21 (uke 41) kl. 9-12'
    """
    number = f"uke {week.words}" if _NUMBER.match(week.words) else week.words
    said = [one for one in (day.words, when.words) if one]
    if number and said:
        said.append(f"({number})" if when else number)
    elif number:
        said = [number]
    if clock and any(map(str.isdigit, clock.words)):
        said.append(clock.words if clock.words[:1] in "kK" else f"kl. {clock.words}")
    filled = [piece for piece in (when, week, day, clock) if piece]
    if len(filled) == 1 and filled[0].words == " ".join(said):
        return filled[0]
    return Composed(" ".join(said), filled[0]) if said else None


def as_date(cell: Piece) -> Composed | None:
    """A day and a month without a full stop behind them, which a column of dates may hold.

    >>> [found and found.words for found in map(as_date, (Piece("03.04", ()), Piece("14.15", ())))]
    ['03.04.', None]
    """
    return Composed(f"{cell.words}.", cell) if _SHORT_DATE.fullmatch(cell.words) else None


def under_heading(time: Piece, heading: When) -> Composed | None:
    """The time of a row that leaves its month or week to the heading above it.

    >>> september = When("September 2024", Mode.WITHIN, precision=Precision.MONTH)
    >>> under_heading(Piece("Fredag 13. kl. 9", ()), september).words
    'Fredag 13. september 2024 kl. 9'
    >>> under_heading(Piece("Onsdag", ()), When("Uke 37", Mode.WITHIN, precision=Precision.WEEK)).words
    'Onsdag uke 37'
    """
    if heading.precision not in _DAYS_ALONE:
        return None
    found = _DAYS_ALONE[heading.precision].match(time.words)
    if not found:
        return None
    end = found.end()
    return Composed(f"{time.words[:end]} {heading.text.casefold()}{time.words[end:]}", time)
