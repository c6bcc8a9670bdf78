"""Which of some things stand: not what was called off, and of parallel editions only one."""

from collections.abc import Iterable

from kompetanse.model import Event, Gathering
from kompetanse.model.kinds import is_cancelled


def standing(things: Iterable[object]) -> frozenset[int]:
    """Give the identities of those things that stand.

    >>> from kompetanse.model import Status
    >>> first, second = Gathering(id="a"), Gathering(id="b", edition_of="a")
    >>> off = Gathering(id="c", date_status=Status.CANCELLED)
    >>> standing([first, second, off]) == {id(first)}
    True
    """
    held = [thing for thing in things if not (isinstance(thing, Event) and is_cancelled(thing))]
    ids = {thing.id for thing in held if isinstance(thing, Gathering)}
    return frozenset(
        id(thing)
        for thing in held
        if not (isinstance(thing, Gathering) and thing.edition_of in ids - {thing.id})
    )
