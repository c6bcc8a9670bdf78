"""What is known while one document is loaded: language, period, sections, the row before."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from kompetanse.dates import ClockTime, Context, DateRange, Mode, When, find_times, read_when
from kompetanse.dates.iso import read_plain, read_plain_clock


_YEAR = 366
_SUGGESTIONS = 50
"""For so many texts it is asked what they may mean; whoever writes more reads no suggestions."""


class Reading:
    """The context in which the times of one document are read.

    Missing years come from the section a row stands in, from the plan's period, and from the
    row before; so these must be known before a row is structured.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.period: DateRange | None = None
        self.sections: dict[str, DateRange] = {}
        self.unreadable: list[When] = []
        self._context = Context()
        self._previous: dict[str | None, date] = {}

    def when(self, text: str) -> When:
        """Read a time; one that cannot be read, or has no day, is remembered."""
        if when := read_plain(text):  # most times are plain dates
            return when
        if clock := read_plain_clock(text):
            when = When(text, Mode.AT, start_time=clock[0], end_time=clock[1])
            self.unreadable.append(when)
            return when
        few = len(self.unreadable) < _SUGGESTIONS
        when = read_when(text, language=self.language, context=self._context, suggest=few)
        if when.mode is Mode.UNREADABLE:
            when = _clock_alone(when, self.language) or when
            self.unreadable.append(when)
        return when

    def heading(self, text: str) -> When | None:
        """Read a heading that is a time as a whole: «2024», «Uke 33–40», «Høst».

        In a plan of several years, only one that names its year.
        """
        when = read_when(text, language=self.language, context=self._context)
        certain = not when.inferred or (self.period and self.period.days <= _YEAR)
        return when if when.extent and certain else None

    def plan_period(self, period: DateRange | None) -> None:
        """Tell what the plan's period is."""
        self.period = period
        self._context = Context(period=period)

    def begin_rows(self) -> None:
        """Forget the row before: a new collection begins."""
        self._previous = {}

    @contextmanager
    def row(self, item: Mapping[str, object]) -> Iterator[None]:
        """Read what is inside as the row of a table, in the context of its section."""
        section = item.get("section")
        key = section if isinstance(section, str) else None
        self._context = Context(
            period=self.period,
            section=self.sections.get(key) if key else None,
            previous=self._previous.get(key),
        )
        try:
            yield
        finally:
            self._context = Context(period=self.period)

    def after_row(self, item: Mapping[str, object], when: When | None) -> None:
        """Remember a row's first day, for the year of the next one."""
        if when is not None and when.earliest is not None:
            section = item.get("section")
            self._previous[section if isinstance(section, str) else None] = when.earliest


def _clock_alone(when: When, language: str) -> When | None:
    """A clock time without a day, as the parts of a gathering have it: «kl. 08.30-14.00»."""
    if when.fault and when.fault.end - when.fault.start < len(when.text):
        return None  # a word of it is what cannot be read
    mentions = find_times(when.text, language=language)
    clock = mentions[0].value if len(mentions) == 1 else None
    if not isinstance(clock, ClockTime) or mentions[0].end - mentions[0].start < len(when.text):
        return None
    return When(when.text, Mode.AT, start_time=clock.start_time, end_time=clock.end_time)


CURRENT: ContextVar[Reading] = ContextVar("kompetanse_reading")
"""The reading under way in this context of execution (thread or task); never shared."""
