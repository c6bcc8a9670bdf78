"""What publishing takes and gives."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeAlias

from attrs import field, frozen

from kompetanse.feeds import CalendarEvent, EventHook, Imprecise
from kompetanse.model import Plan
from kompetanse.page import FeedKind, SubscribePage


@frozen(kw_only=True)
class Settings:
    """How plans are published.

    Attributes:
        url: Where the site stands on the web: `https://…/`. Without it, the addresses on pages
            are relative.
        imprecise: How dates are shown that are not known to the day.
    """

    url: str | None = None
    imprecise: Imprecise = field(default=Imprecise.MARKER, converter=Imprecise)


@frozen(kw_only=True)
class Source:
    """A plan that is to be published.

    Attributes:
        name: What people call it: its path.
        load: Reads it. What it raises is told, and the other plans are published.
        print: Bytes that are others when the plan or whatever is added to it is; nothing where
            that cannot be told. A plan whose bytes were published already is not read again.
        hooks: Gives the functions that adjust the plan's entries, with the names of their
            plugins.
    """

    name: str
    load: Callable[[], Plan]
    print: bytes | None = None
    hooks: Callable[[Plan], tuple[EventHook, ...]] = lambda _: ()


@frozen(kw_only=True)
class Notice:
    """Something to tell whoever publishes: an English template, and what it speaks of."""

    template: str
    arguments: Mapping[str, object] = field(factory=dict)


@frozen(kw_only=True)
class PublishedFeed:
    """A feed as it stands on a site.

    Attributes:
        kind: What it is cut by.
        id: The id of that role, unit, group or module in the plan; empty for all.
        label: What people call it.
        paths: Where it stands, from the plan's folder; former addresses come after today's.
        content: Its bytes.
        events: How many entries it has.
    """

    kind: FeedKind
    id: str = ""
    label: str = ""
    paths: tuple[str, ...]
    content: bytes = field(repr=False)
    events: int = 0


@frozen(kw_only=True)
class Edition:
    """A plan as it is published once.

    Attributes:
        plan: The plan.
        folder: The folder of its files, from the site's root.
        feeds: Its feeds.
        files: All files by their paths from the site's root, with those at former addresses.
        entries: Its entries as they are shown now, those called off among them.
        added: UIDs of new entries.
        changed: UIDs of entries that show something else than before.
        called_off: UIDs of entries that were called off this time.
        notices: What else is to be told.
        since: Whoever had published the same from then on, would have made the same files.
        until: From then on the same plan gives other files; nothing where it never does.
    """

    plan: Plan = field(repr=False)
    folder: str
    feeds: tuple[PublishedFeed, ...]
    files: Mapping[str, bytes] = field(repr=False)
    entries: tuple[CalendarEvent, ...] = field(repr=False)
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    called_off: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    since: datetime | None = None
    until: datetime | None = None

    def page(self, href: Callable[[PublishedFeed], str | None]) -> SubscribePage:
        """The value of the plan's page, with the addresses that a function gives to feeds."""
        raise NotImplementedError


Before: TypeAlias = Mapping[str, bytes]
"""The files that a plan was published as, by their paths from the site's root."""


@frozen(kw_only=True)
class Outcome:
    """What became of a plan.

    Attributes:
        source: What it was read from.
        edition: How it was published; nothing where it was not, or needed not be.
        written: The files that were written, by their paths from the site's root.
        error: Why it was not published.
    """

    source: str
    edition: Edition | None = None
    written: tuple[str, ...] = ()
    error: Exception | None = None
