"""What pages are made of."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from urllib.parse import quote, urljoin

from attrs import converters, field, frozen, validators

from kompetanse.feeds.cleaning import one_line
from kompetanse.feeds.event import CalendarEvent
from kompetanse.locales import LANGUAGES


_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ENDS_OF_PLANES = "".join(chr(plane << 16 | end) for plane in range(17) for end in (65534, 65535))
_NONCHARACTERS = re.compile(f"[\ufdd0-\ufdef{_ENDS_OF_PLANES}]")
_MAY_STAND_IN_ADDRESSES = "/:?#[]@!$&'()*+,;=%~"
_WEB = re.compile(r"https?://[^\s/@]+(?:/.*)?", re.IGNORECASE)
_HOST = re.compile(r"(?<=\Ahttp://)[^/?#]+|(?<=\Ahttps://)[^/?#]+")
_RELATIVE = re.compile(r"(?!//)[^:]*(?:[/?#].*)?")


def shown(text: str) -> str:
    r"""A text of a plan as a page may show it: on one line, not too long, nothing invisible.

    >>> shown("Samling\u202e 1\nfor alle")
    'Samling 1 for alle'
    """
    return one_line(_NONCHARACTERS.sub("", _BIDI_CONTROLS.sub("", text)))


def address(href: str) -> str:
    """An address as it stands in a link.

    Raises:
        ValueError: It is neither on the web nor relative.

    >>> address("rolle/lærere på 1. trinn.ics")
    'rolle/l%C3%A6rere%20p%C3%A5%201.%20trinn.ics'
    """
    written = quote(_HOST.sub(_in_ascii, href), safe=_MAY_STAND_IN_ADDRESSES)
    if not (_WEB.fullmatch(written) or _RELATIVE.fullmatch(written)):
        raise ValueError(f"{href!r} is no address on the web")
    return written


def _in_ascii(host: re.Match[str]) -> str:
    """The host as it is looked up: vågå.example is xn--vg-yiab.example."""
    return host[0] if host[0].isascii() else host[0].encode("idna").decode()


class FeedKind(StrEnum):
    """What a feed is cut by; pages show them in this order."""

    ALL = "all"
    ROLE = "role"
    UNIT = "unit"
    GROUP = "group"
    MODULE = "module"


@frozen(kw_only=True)
class FeedRow:
    """A feed that can be subscribed to.

    Attributes:
        kind: What it is cut by.
        label: The role, unit, group or module; nothing is needed for all.
        href: Where it is, on the web or relative to the page; `None` where addresses are personal.
        events: How many entries it has.
    """

    kind: FeedKind = field(converter=FeedKind)
    label: str = field(default="", converter=shown)
    href: str | None = field(default=None, converter=converters.optional(address))
    events: int = 0


@frozen(kw_only=True)
class SubscribePage:
    """What the page of a plan tells.

    Attributes:
        title: The plan's title.
        language: The plan's language: nb, nn, da or en.
        feeds: Its feeds; they are grouped by kind, and keep their order inside it.
        events: The plan's entries, also those called off; the page chooses the next ones.
        today: The day in the plan's country: what ended before is not shown.
        changed: When an entry last changed; a time is told in its own time zone.
        base_url: Where the page stands on the web, if that is known: `https://…/`. Relative
            addresses are then shown as whole ones.
        index: Where the list of all plans is.
        contact: Whom to ask for a personal address: an office, never a person's address.
    """

    title: str = field(converter=shown)
    language: str = field(validator=validators.in_(LANGUAGES))
    feeds: tuple[FeedRow, ...]
    today: date
    events: tuple[CalendarEvent, ...] = ()
    changed: date | None = None
    base_url: str | None = field(default=None, converter=converters.optional(address))
    index: str | None = field(default=None, converter=converters.optional(address))
    contact: str | None = field(default=None, converter=converters.optional(shown))

    def whole(self, href: str) -> str:
        """An address with all that is known of where it is."""
        return urljoin(self.base_url, href) if self.base_url else href

    def is_whole(self, href: str) -> bool:
        """Whether so much is known of an address that it can be used anywhere."""
        return bool(_WEB.fullmatch(self.whole(href)))


@frozen(kw_only=True)
class PlanLink:
    """A plan on the list of a site.

    Attributes:
        title: The plan's title.
        language: The plan's language.
        href: Where its page is.
        feeds: How many feeds it has.
        changed: When an entry last changed.
    """

    title: str = field(converter=shown)
    language: str = field(validator=validators.in_(LANGUAGES))
    href: str = field(converter=address)
    feeds: int = 0
    changed: date | None = None


@frozen(kw_only=True)
class IndexPage:
    """What the first page of a site tells.

    Attributes:
        language: The language that the page itself speaks.
        plans: The plans, in the order in which they are shown.
        title: What the site is called; it has a name of ours by default.
    """

    language: str = field(validator=validators.in_(LANGUAGES))
    plans: tuple[PlanLink, ...]
    title: str = field(default="", converter=shown)

    @classmethod
    def of(cls, plans: Iterable[PlanLink]) -> "IndexPage":
        """The list of some plans, by their titles, in the language of most of them.

        >>> links = [PlanLink(title=title, language="nn", href=title) for title in "ba"]
        >>> [link.title for link in IndexPage.of(links).plans]
        ['a', 'b']
        """
        listed = sorted(plans, key=lambda plan: (plan.title.casefold(), plan.href))
        languages = Counter(plan.language for plan in listed)
        most = min(languages, key=lambda one: (-languages[one], one), default=LANGUAGES[0])
        return cls(language=most, plans=tuple(listed))
