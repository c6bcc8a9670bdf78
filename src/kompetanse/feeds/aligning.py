"""Which of the entries that were published are which of those that a plan gives today.

Asked where no id tells them apart: of the items of a list, and of the ranges of a set.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from kompetanse.feeds.cleaning import one_line
from kompetanse.feeds.event import CalendarEvent
from kompetanse.feeds.rows import titles


Key: TypeAlias = Callable[[CalendarEvent], object]
"""What two entries have in common if they are the same one; nothing where it does not say."""


def aligned(
    events: Sequence[CalendarEvent],
    published: Mapping[str, CalendarEvent],
    called_off: Callable[[str], str],
) -> dict[str, str]:
    """Find the published entries that events go on from.

    First those that show the same, or the same title at the same time, also such as had been
    called off and are back, or are still off. Then, of those that were not, the ones with a title that no other
    has, the same time, the same week; at last, in order, those that stand between the same two
    others. So what was inserted or removed shifts nothing, and what was moved is still the same.

    Args:
        events: The events of one list, or of one set, in order.
        published: What was published of it, by name, in order.
        called_off: Gives the title of an entry that was called off.

    Returns:
        The names of published entries, by the UIDs of events; each of both at most once.
    """
    pairing = _Pairing(events, published)
    pairing.pair(_content)
    pairing.pair(_titled)
    pairing.pair(lambda event: _titled(event, called_off(event.summary)), _titled)
    pairing.pair(lambda event: _time(event) if event.is_called_off else None)
    pairing.forget_called_off()
    telling = _unique(events) & _unique(published.values())
    pairing.pair(lambda event: max(titles(event) & telling, default=None))
    pairing.pair(_time)
    pairing.pair(_week)
    pairing.pair_between()
    return pairing.found


class _Pairing:
    """Pairs events with published entries, step by step; what has a pair is left alone."""

    def __init__(
        self, events: Sequence[CalendarEvent], published: Mapping[str, CalendarEvent]
    ) -> None:
        self.found: dict[str, str] = {}
        self._events = {event.uid: event for event in events}
        self._published = dict(published)

    def pair(self, key: Key, key_of_published: Key | None = None) -> None:
        """Pair what has the same key, in order."""
        waiting: defaultdict[object, deque[str]] = defaultdict(deque)
        for name, event in self._free(self._published, self.found.values()):
            waiting[(key_of_published or key)(event)].append(name)
        for uid, event in self._free(self._events, self.found):
            common = key(event)
            if common is not None and waiting[common]:
                self.found[uid] = waiting[common].popleft()

    def pair_between(self) -> None:
        """Pair, in order, what follows upon the same pair."""
        waiting: defaultdict[str | None, deque[str]] = defaultdict(deque)
        for last, name in _after(self._published, set(self.found.values())):
            waiting[last].append(name)
        for last, uid in list(_after(self._events, self.found)):
            follows = self.found[last] if last else None
            if waiting[follows]:
                self.found[uid] = waiting[follows].popleft()

    def forget_called_off(self) -> None:
        """Leave alone what was called off and is not back: it is over."""
        paired = set(self.found.values())
        self._published = {
            name: event
            for name, event in self._published.items()
            if name in paired or not event.is_called_off
        }

    @staticmethod
    def _free(
        entries: Mapping[str, CalendarEvent], paired: Iterable[str]
    ) -> Iterator[tuple[str, CalendarEvent]]:
        """What has no pair yet."""
        taken = set(paired)
        return ((name, event) for name, event in entries.items() if name not in taken)


def _after(names: Iterable[str], paired: Collection[str]) -> Iterator[tuple[str | None, str]]:
    """What has no pair, each with the last before it that has one."""
    last = None
    for name in names:
        if name in paired:
            last = name
        else:
            yield last, name


def _content(event: CalendarEvent) -> object:
    return (*_time(event), event.summary, event.description, event.location or None)


def _titled(event: CalendarEvent, title: str | None = None) -> object:
    return (*_time(event), event.summary if title is None else one_line(title))


def _time(event: CalendarEvent) -> tuple[object, object]:
    return event.start, event.end


def _week(event: CalendarEvent) -> object:
    return event.start.isocalendar()[:2]


def _unique(events: Iterable[CalendarEvent]) -> set[str]:
    """Titles that one event alone has: as good as a name."""
    counted = Counter(title for event in events for title in titles(event))
    return {title for title, count in counted.items() if count == 1}
