"""What publishing takes and gives."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

from attrs import field, frozen, validators

from kompetanse.feeds.adjusting import Adjuster, HookFailure
from kompetanse.feeds.event import CalendarEvent
from kompetanse.feeds.timing import Imprecise
from kompetanse.feeds.zones import zone_of
from kompetanse.model import Plan
from kompetanse.page import FeedKind
from kompetanse.publishing.steadiness import Steadiness


_WEB_ADDRESS = re.compile(r"https?://[^\s/@?#]+(?:/[^\s?#]*)?/", re.IGNORECASE)


Before: TypeAlias = Mapping[str, bytes]
"""The files that a plan was published as, by their paths from the site's root."""


def _folder_address(url: str | None) -> str | None:
    return f"{url.removesuffix('/')}/" if url else None


@frozen(kw_only=True)
class Settings:
    """How plans are published.

    Attributes:
        url: Where the site stands on the web: `https://…/`. Without it, the addresses on pages
            are relative.
        imprecise: How dates are shown that are not known to the day.

    Raises:
        ValueError: A value is none of those that there are, or no address on the web.

    >>> Settings(url="https://skog.example/planer").url
    'https://skog.example/planer/'
    """

    url: str | None = field(
        default=None,
        converter=_folder_address,
        validator=validators.optional(validators.matches_re(_WEB_ADDRESS)),
    )
    imprecise: Imprecise = field(default=Imprecise.MARKER, converter=Imprecise)


@frozen(kw_only=True)
class Source:
    """A plan that is to be published.

    Attributes:
        name: What people call it: its path.
        load: Reads it. What it raises is told, and the other plans are published.
        mark: Gives bytes that are others when the plan, or what is added to it, is another. A
            plan that was published with the same is not read again. Nothing where that cannot
            be told.
        adjuster: Gives what adjusts the plan's entries. A plan with hooks is always read again:
            nobody knows what they look at.
    """

    name: str
    load: Callable[[], Plan]
    mark: Callable[[], bytes | None] = lambda: None
    adjuster: Callable[[Plan], Adjuster] = lambda _: Adjuster()


@frozen(kw_only=True)
class Notice:
    """Something to tell whoever publishes: an English template, and what it speaks of."""

    template: str
    arguments: Mapping[str, object] = field(factory=dict)

    def __str__(self) -> str:
        return self.template.format_map(self.arguments)


@frozen(kw_only=True)
class PublishedFeed:
    """A feed as it stands on a site.

    Attributes:
        kind: What it is cut by.
        id: The id of that role, unit, group or module in the plan; empty for all.
        label: What people call it.
        paths: Where it stands, from the site's root: its address, then those that it had.
        events: How many entries it has.
    """

    kind: FeedKind
    id: str = ""
    label: str = ""
    paths: tuple[str, ...]
    events: int = 0


@frozen(kw_only=True)
class Changes:
    """What subscribers of the whole plan see to have changed: names of entries.

    Attributes:
        added: What is new.
        changed: What shows something else than before.
        called_off: What will not be.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    called_off: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.called_off)


@frozen(kw_only=True)
class Edition:
    """A plan as it is published once.

    Attributes:
        plan: The plan.
        folder: The folder of its files, from the site's root.
        feeds: Its feeds.
        files: All its files by their paths from the site's root, with those at former addresses.
        entries: Its entries as they are shown now, those called off among them.
        changes: What changed since it was published before.
        updated: When an entry last changed, in the plan's time zone; nothing without entries.
        notices: What else is to be told.
        failures: What plugins failed to do; nothing was lost by it.
        steadiness: The stretch of time in which the same files are made.
    """

    plan: Plan = field(repr=False)
    folder: str
    feeds: tuple[PublishedFeed, ...]
    files: Mapping[str, bytes] = field(repr=False)
    entries: tuple[CalendarEvent, ...] = field(repr=False)
    changes: Changes
    updated: datetime | None = None
    notices: tuple[Notice, ...] = ()
    failures: tuple[HookFailure, ...] = ()
    steadiness: Steadiness

    @property
    def zone(self) -> ZoneInfo:
        """The plan's time zone."""
        return zone_of(self.plan)


@frozen(kw_only=True)
class Publication:
    """What became of a plan, or of what belongs to all plans.

    Attributes:
        source: What it was read from; the site, for what belongs to all.
        is_plan: Whether it is a plan.
        plan: Its id, as far as it is known.
        folder: The folder of its files, from the site's root.
        feeds: How many feeds it has; known where it was worked out.
        entries: How many entries it has, the same.
        is_new: Whether it was never published before.
        changes: What changed.
        written: The files that were written, by their paths from the site's root.
        notices: What else is to be told.
        failures: What plugins failed to do; nothing was lost by it.
        error: Why it was not published.
    """

    source: str
    is_plan: bool = True
    plan: str = ""
    folder: str = ""
    feeds: int = 0
    entries: int = 0
    is_new: bool = False
    changes: Changes = field(factory=Changes)
    written: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    failures: tuple[HookFailure, ...] = ()
    error: Exception | None = None
