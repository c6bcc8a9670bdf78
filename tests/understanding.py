"""What programs that read calendars make of a feed, in terms that can be compared."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import TypeAlias

from attrs import frozen

from feed_reader import entries
from feed_samples import sample_feeds


@frozen(order=True)
class Understood:
    """What a program shows of an entry: when, what, and whether it is held.

    Days are written as days, clock times as instants in UTC.
    """

    uid: str
    start: str
    end: str
    summary: str
    status: str

    @classmethod
    def of(
        cls, uid: str, start: date | datetime, end: date | datetime, summary: str, status: str
    ) -> "Understood":
        """Write down what a library in Python understood."""
        return cls(uid, instant(start), instant(end), summary, status)


Read: TypeAlias = Callable[[bytes], Iterable[Understood]]
"""A program that reads calendars."""

Difference: TypeAlias = tuple[Understood | None, Understood | None]
"""What is meant, and what was understood."""


def instant(time: date | datetime) -> str:
    """A day, or the instant of a clock time."""
    if not isinstance(time, datetime):
        return time.isoformat()
    assert time.tzinfo, "a clock time without a zone is no instant"
    return time.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def meant(feed: bytes) -> list[Understood]:
    """What whoever reads a feed is to understand, in its order."""
    return [
        Understood.of(
            one["UID"].words,
            one["DTSTART"].time,
            one["DTEND"].time,
            one["SUMMARY"].words,
            one["STATUS"].text,
        )
        for one in entries(feed)
    ]


def differences(feed: bytes, read: Iterable[Understood]) -> list[Difference]:
    """Where something else was understood than is meant."""
    found = list(read)
    by_uid = {one.uid: one for one in found}
    assert len(by_uid) == len(found)
    wanted = {one.uid: one for one in meant(feed)}
    pairs = [(wanted.get(uid), by_uid.get(uid)) for uid in sorted(wanted.keys() | by_uid.keys())]
    return [pair for pair in pairs if pair[0] != pair[1]]


def misread(read: Read) -> dict[str, list[Difference]]:
    """The sample feeds that a program understands otherwise than they are meant."""
    found = {name: differences(feed, read(feed)) for name, feed in sample_feeds().items()}
    return {name: pairs for name, pairs in found.items() if pairs}
