"""All feeds of a plan, at all addresses that they have and had, each going on from what it was."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from attrs import frozen

from kompetanse.errors import CalendarError
from kompetanse.feeds.cutting import BETWEEN
from kompetanse.feeds.event import CalendarEvent
from kompetanse.feeds.feed import Feed, joined
from kompetanse.feeds.issue import Issue, Written, entries_of, published_entries
from kompetanse.feeds.previous import Published, name_of
from kompetanse.model import Plan
from kompetanse.publishing.addresses import ALL, FEED, folders
from kompetanse.publishing.files import SiteError
from kompetanse.publishing.offered import Offered, offered
from kompetanse.publishing.values import Before, PublishedFeed


Told: TypeAlias = Mapping[CalendarEvent, CalendarEvent]
"""Events as feeds tell of them, by what they are in the plan."""


def published(plan: Plan, before: Before) -> dict[str, dict[str, Published]]:
    """The entries of a plan's published feeds, by feed and UID.

    If the feed of all was lost, it is what the others know.

    Raises:
        SiteError: A feed is not whole, not of this program, or of another plan.
    """
    known: dict[bytes, Published] = {}
    found = {}
    for path, content in before.items():
        if path.endswith(FEED):
            try:
                found[path] = published_entries(plan, content, known)
            except CalendarError as error:
                raise SiteError("{path}: {why}", path=path, why=error) from None
    here = folders(plan)[0]
    others = [feed for path, feed in found.items() if path.startswith(f"{here}/")]
    if others and f"{here}/{ALL}" not in found:
        found[f"{here}/{ALL}"] = entries_of(others)
    return found


@frozen(kw_only=True)
class Press:
    """The feeds of one issue.

    Attributes:
        issue: The issue.
        before: The plan's published files.
        places: What feeds the plan offers, by the paths of their files.
        printed: The feeds by their paths; also those that are for nothing in the plan any more.
    """

    issue: Issue
    before: Before
    places: Mapping[str, Offered]
    printed: Mapping[str, Feed]

    @classmethod
    def of(cls, issue: Issue, events: Told, before: Before) -> "Press":
        """Join all feeds.

        Raises:
            CalendarError: Two feeds would have the same address.
        """
        places = _places(issue.plan, before)
        printed = {path: _joined(issue, one, events, path) for path, one in places.items()}
        left = [path for path in before if path.endswith(FEED) and path not in places]
        printed |= {path: _left(issue, name_of(before[path]), path) for path in left}
        return cls(issue=issue, before=before, places=places, printed=printed)

    @property
    def whole(self) -> Feed:
        """The feed of all that is in the plan."""
        return self.printed[f"{folders(self.issue.plan)[0]}/{ALL}"]

    @property
    def feeds(self) -> tuple[PublishedFeed, ...]:
        """The feeds that the plan offers, in its order."""
        paths: dict[str, list[str]] = {}
        for path, one in self.places.items():
            paths.setdefault(one.address, []).append(path)
        return tuple(
            PublishedFeed(
                kind=one.kind,
                id=one.element.id if one.element else "",
                label=one.element.name if one.element else "",
                paths=tuple(paths[address]),
                events=len(self.printed[paths[address][0]].entries),
            )
            for address, one in {one.address: one for one in self.places.values()}.items()
        )

    @property
    def orphans(self) -> tuple[str, ...]:
        """Paths of feeds that are for nothing in the plan, and had something called off now."""
        found: dict[str, str] = {}
        for path, feed in self.printed.items():
            if path not in self.places and any(map(self.is_news, feed.entries)):
                found.setdefault(path.partition("/")[2], path)
        return tuple(found.values())

    @property
    def kept(self) -> tuple[str, ...]:
        """UIDs of entries that stay as they were, for their times cannot be read any more."""
        shown = {one.event.uid for one in self.whole.entries if _is_still_on(one.event)}
        return tuple(sorted(self.issue.doubts.unreadable & shown))

    def called_off(self) -> Iterator[Written]:
        """What is called off for the whole plan by this issue, at whatever address it was."""
        seen: set[str] = set()
        for path, one in self.places.items():
            for entry in self.printed[path].entries if one.element is None else ():
                if (
                    entry.event.is_called_off
                    and self.is_news(entry)
                    and entry.event.uid not in seen
                ):
                    seen.add(entry.event.uid)
                    yield entry

    def is_news(self, entry: Written) -> bool:
        """Whether an entry never stood in a feed as it does now."""
        return all(entry.raw != one.raw for one in self.issue.states.get(entry.event.uid, ()))


def _joined(issue: Issue, one: Offered, events: Told, path: str) -> Feed:
    shown = (told for event, told in events.items() if one.cut.holds(event))
    return joined(issue, shown, one.cut.name, path, one.cut.whom)


def _left(issue: Issue, name: str, path: str) -> Feed:
    """A feed that is for nothing in the plan any more."""
    return joined(issue, (), name, path, name.rpartition(BETWEEN)[2])


def _places(plan: Plan, before: Before) -> dict[str, Offered]:
    """Where the feeds of a plan stand: first where they belong, then where they were before."""
    here, *formerly = folders(plan)
    offers = offered(plan)
    places = {f"{here}/{one.address}": one for one in offers}
    addresses = {one.address for one in offers}
    for one in offers:
        for address in (one.address, *one.former_addresses(addresses)):
            for folder in (here, *formerly):
                if (path := f"{folder}/{address}") in before:
                    places.setdefault(path, one)
    return places


def _is_still_on(event: CalendarEvent) -> bool:
    """Whether it is what was published, and not called off."""
    return not event.path and not event.is_called_off
