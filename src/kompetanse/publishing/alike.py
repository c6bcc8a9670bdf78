"""What seems to have been renamed without a word on it: one is gone, and one like it is new."""

from collections.abc import Iterable, Iterator, Sequence

from kompetanse.feeds.event import CalendarEvent
from kompetanse.feeds.identity import steps
from kompetanse.nearest import nearest
from kompetanse.path import Path, element
from kompetanse.phrase import Phrase
from kompetanse.publishing.values import Notice


_RENAMED = Phrase(
    "{old} is called off and {new} is new, and they are alike: if that is another id for the same, "
    "'formerly: [{id}]' keeps its entry, but only if it is said when the id changes"
)
_PLAN_RENAMED = Phrase(
    "it tells the same as the plan {id}, which is published in {folder}/ and not in this call: if "
    "that is its old id, 'formerly: [{id}]' keeps subscribers and entries, but only if it is said "
    "when the id changes"
)
_CLOSE = 0.75
"""How much titles at the same time must have in common."""

_MOST = 50
"""So many are looked at; of more, something else has become than another name."""


def renamed(gone: Iterable[CalendarEvent], new: Iterable[CalendarEvent]) -> Iterator[Notice]:
    """Tell of each entry that is gone, and seems to go on under another name.

    Args:
        gone: Entries as they were before they were called off.
        new: Entries that there were not before.
    """
    left = [event for event in new if event.path and isinstance(event.path[-1], str)][:_MOST]
    for event in list(gone)[:_MOST]:
        path = steps(event.uid)
        if twin := _twin(event, [one for one in left if _are_siblings(path, one.path)]):
            left.remove(twin)
            yield Notice(
                template=_RENAMED,
                arguments={
                    "old": element(path),
                    "new": element(twin.path),
                    "id": path[-1],
                },
            )


def renamed_plan(
    new: Iterable[CalendarEvent], old: Iterable[CalendarEvent], id_: str, folder: str
) -> Iterator[Notice]:
    """Tell if a new plan seems to be another one under a new id.

    Args:
        new: Its entries.
        old: The entries of a plan of the same title.
        id_: The id of that plan.
        folder: Where that is published.
    """
    known = {_kept_by_renaming(event) for event in old}
    same = known.intersection(map(_kept_by_renaming, new))
    if len(same) * 2 > len(known):
        yield Notice(template=_PLAN_RENAMED, arguments={"id": id_, "folder": folder})


def _kept_by_renaming(event: CalendarEvent) -> object:
    """What stays the same of an entry when its plan is renamed."""
    return steps(event.uid), event.summary, _time(event)


def _are_siblings(path: Path, other: Path) -> bool:
    """Whether elements stand in the same section, under different ids."""
    return path[:-1] == other[:-1] and path[-1] != other[-1]


def _twin(event: CalendarEvent, others: Sequence[CalendarEvent]) -> CalendarEvent | None:
    """The one entry that says the same, or nearly so at the same time."""
    same = [one for one in others if one.summary == event.summary]
    if len(same) == 1:
        return same[0]
    at_once = {one.summary: one for one in others if _time(one) == _time(event)}
    close = nearest(event.summary, list(at_once), _CLOSE)
    return at_once[close] if close else None


def _time(event: CalendarEvent) -> tuple[object, object]:
    return event.start, event.end
