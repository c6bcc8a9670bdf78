"""What has a time: its length and its order."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Protocol, TypeVar

from kompetanse.dates import When
from kompetanse.dates.compare import starts_before
from kompetanse.model import Event
from kompetanse.rule.shapes.answers import Answer, opposite


class Timed(Protocol):
    """Whatever has a time."""

    @property
    def when(self) -> When | None:
        """Its time, where stated."""


TimedT = TypeVar("TimedT", bound=Timed)


def out_of_order(things: Iterable[TimedT]) -> Iterator[tuple[TimedT, TimedT, Answer]]:
    """Give neighbours of which the second starts first (`False`), or may do so (`None`).

    Things without a time are passed over.
    """
    dated = [(thing, thing.when) for thing in things if thing.when and thing.when.is_readable]
    for (one, first), (other, second) in pairwise(dated):
        ordered = opposite(starts_before(second, first))
        if not ordered:
            yield one, other, ordered


def minutes_of(event: Event) -> tuple[int, int] | None:
    """Give the length of an event in minutes, as (least, most); nothing where it is not stated.

    A stated number goes before the clock, and the clock before a length in the time's text.

    >>> from kompetanse.model import Meeting
    >>> minutes_of(Meeting(minutes=90)), minutes_of(Meeting())
    ((90, 90), None)
    """
    if event.minutes is not None:
        return event.minutes, event.minutes
    when = event.when
    if when is None:
        return None
    if when.start_time and when.end_time and when.start_time < when.end_time:
        length = 60 * (when.end_time.hour - when.start_time.hour)
        length += when.end_time.minute - when.start_time.minute
        return length, length
    return when.stated.minutes


def lasts(event: Event, minutes: int) -> Answer:
    """Tell whether an event lasts at least so long.

    >>> from kompetanse.model import Meeting
    >>> lasts(Meeting(minutes=120), 90), lasts(Meeting(minutes=75), 90)
    (True, False)
    """
    length = minutes_of(event)
    if length is None or length[0] < minutes <= length[1]:
        return None
    return length[0] >= minutes
