"""What is coming: entries in the order of their days, and how their times are told."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from attrs import frozen

from kompetanse.dates import DateRange
from kompetanse.dates.format import month_name, weekday_name
from kompetanse.feeds.event import CalendarEvent, EventPrecision, EventStatus
from kompetanse.messages import Translator
from kompetanse.page.values import shown


_DAY, _TICK = timedelta(days=1), timedelta(microseconds=1)
_SHORT_MONTH = 3
"""Letters; in the four languages the first three of a month are its common short form."""


@frozen(kw_only=True)
class Coming:
    """An entry as a page tells of it.

    Attributes:
        what: What it is.
        when: Its time, in words; never finer than it is known.
        where: The place.
        note: What is still open about the time.
        month: The month it begins in, short.
        day: The day it begins on, if that is known.
        called_off: Whether it will not be.
        until: The last day of it, in the form of ISO 8601.
    """

    what: str
    when: str
    where: str
    note: str
    month: str
    day: int | None
    called_off: bool
    until: str


def coming(
    events: Iterable[CalendarEvent], today: date, translator: Translator
) -> tuple[Coming, ...]:
    """Tell of the entries that have not ended before a day, the next one first."""
    ahead = (event for event in events if _days(event).last >= today)
    return tuple(_told(event, translator) for event in sorted(ahead, key=_order))


def _order(event: CalendarEvent) -> tuple[date, bool, str, str]:
    """By day; whole days before clock times."""
    start = event.start
    timed = isinstance(start, datetime)
    return _days(event).begin, timed, start.isoformat(), event.uid


def _days(event: CalendarEvent) -> DateRange:
    start, end = event.start, event.end
    if isinstance(start, datetime) and isinstance(end, datetime):
        return DateRange.of_days(start.date(), (end - _TICK).date())
    return DateRange(start, end)


def _told(event: CalendarEvent, translator: Translator) -> Coming:
    days = _days(event)
    exact = event.precision is EventPrecision.DAY
    return Coming(
        what=shown(event.summary),
        when=(_exactly if exact else _roughly)(event, translator),
        where=shown(event.location or ""),
        note=_note(event, translator),
        month=month_name(days.begin, translator.language)[:_SHORT_MONTH],
        day=days.begin.day if exact else None,
        called_off=event.is_called_off,
        until=days.last.isoformat(),
    )


def _exactly(event: CalendarEvent, translator: Translator) -> str:
    start, end, say = event.start, event.end, translator.sentence
    if not (isinstance(start, datetime) and isinstance(end, datetime)):
        first, last = _weekday(start, translator), _weekday(end - _DAY, translator)
        return first if first == last else say("{first} – {last}", {"first": first, "last": last})
    day = _weekday(start, translator)
    begin = {"day": day, "begin": start.time()}
    if event.end_assumed:
        return say("{day}, {begin}", begin)
    if start.date() == end.date():
        return say("{day}, {begin}–{end}", {**begin, "end": end.time()})
    late = {"day": _weekday(end, translator), "begin": end.time()}
    return say(
        "{first} – {last}",
        {"first": say("{day}, {begin}", begin), "last": say("{day}, {begin}", late)},
    )


def _roughly(event: CalendarEvent, translator: Translator) -> str:
    """The days of an entry whose date is not known; one day stands for the month it is in."""
    days = _days(event)
    if event.precision is EventPrecision.OPEN:
        return translator.sentence("from {day}", {"day": _weekday(days.begin, translator)})
    if days.days > 1:
        return translator.shown(days)
    return f"{month_name(days.begin, translator.language)} {days.begin.year}"


def _note(event: CalendarEvent, translator: Translator) -> str:
    if event.is_called_off or event.precision is EventPrecision.OPEN:
        return ""
    if event.precision is not EventPrecision.DAY:
        return translator.sentence("The exact date is not given.")
    tentative = event.status is EventStatus.TENTATIVE
    return translator.sentence("The date may still change.") if tentative else ""


def _weekday(day: date, translator: Translator) -> str:
    """A day with the name of its weekday."""
    language = translator.language
    arguments = {"weekday": weekday_name(day, language), "day": day}
    return translator.sentence("{weekday} {day}", arguments)
