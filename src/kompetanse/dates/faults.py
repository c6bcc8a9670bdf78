"""Why a text is refused: an error that knows the kind of its fault."""

from kompetanse.dates.schoolyear import weeks_in_year
from kompetanse.dates.when import Fault, FaultKind
from kompetanse.errors import TimeExpressionError


class Refusal(TimeExpressionError):  # noqa: N818 - the family name is in the base class
    """A time expression error that can be turned into the fault of an unreadable time."""

    def __init__(
        self,
        text: str,
        place: tuple[int, int],
        kind: FaultKind,
        reason: str,
        arguments: dict[str, object] | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(text, *place, reason, arguments, hint)
        self.kind = kind

    @property
    def fault(self) -> Fault:
        """The same as a value."""
        return Fault(self.kind, self.start, self.end, self.reason, self.arguments, self.hint)


class Impossible(Exception):  # noqa: N818 - it becomes a Refusal once the text is known
    """A day or week that the calendar does not have; knows its place, not the whole text."""

    def __init__(
        self,
        kind: FaultKind,
        place: tuple[int, int],
        reason: str,
        arguments: dict[str, object],
        hint: str | None = None,
    ) -> None:
        self.kind = kind
        self.place = place
        self.reason = reason
        self.arguments = arguments
        self.hint = hint
        super().__init__(reason)

    def fault(self, offset: int) -> Fault:
        """The same as a value, for the text that begins at an offset of the one that was read."""
        start, end = (at - offset for at in self.place)
        return Fault(self.kind, start, end, self.reason, self.arguments, self.hint)

    def refuse(self, text: str) -> Refusal:
        """Make the error that is raised for a text."""
        return Refusal(text, self.place, self.kind, self.reason, self.arguments, self.hint)


_MONTHS_OF_YEAR = 12


def impossible_day(year: int, month: int, day: int, place: tuple[int, int]) -> Impossible:
    """Say why there is no such day.

    >>> impossible_day(2017, 2, 29, (0, 8)).reason.format(**{"year": 2017})
    '2017 is no leap year: its February has 28 days'
    """
    given: dict[str, object] = {"day": day, "month": month, "year": year}
    if not 1 <= month <= _MONTHS_OF_YEAR:
        reason = "there is no month {month}: a year has 12 months"
        return Impossible(FaultKind.INVALID_DATE, place, reason, given)
    from calendar import monthrange  # noqa: PLC0415 - most plans need none of it

    days = monthrange(year, month)[1]
    nearest = f"{min(max(day, 1), days):02}.{month:02}.{year}"
    given["days"] = days
    reason = "there is no day {day} in month {month} of {year}: it has {days} days"
    if (month, day) == (2, 29):
        reason = "{year} is no leap year: its February has 28 days"
    return Impossible(FaultKind.INVALID_DATE, place, reason, given, nearest)


def impossible_holiday(year: int, name: str, place: tuple[int, int]) -> Impossible:
    """Say that a holiday was not kept in a year."""
    given: dict[str, object] = {"holiday": name, "year": year}
    reason = "there is no «{holiday}» among the holidays of {year}"
    return Impossible(FaultKind.INVALID_DATE, place, reason, given)


def impossible_week(year: int, week: int, place: tuple[int, int]) -> Impossible:
    """Say why there is no such week."""
    given: dict[str, object] = {"week": week, "year": year, "weeks": weeks_in_year(year)}
    reason = "there is no week {week} in {year}: that year has {weeks} weeks"
    return Impossible(FaultKind.INVALID_WEEK, place, reason, given)


def impossible_clock(place: tuple[int, int], clock: str) -> Impossible:
    """Say that no day has such an hour or minute."""
    reason = "{clock} is no time of the day: hours run from 0 to 24, minutes from 0 to 59"
    return Impossible(FaultKind.INVALID_CLOCK, place, reason, {"clock": clock})
