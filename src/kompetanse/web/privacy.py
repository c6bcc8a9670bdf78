"""Pages for a site whose addresses are secrets: what there is, and how to subscribe to it.

They are made of the published files alone. No address stands on them, and no date: those would
be there for everybody to read.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import frozen

from kompetanse.feeds.previous import name_of
from kompetanse.locales import language_or_default
from kompetanse.page import (
    FeedKind,
    FeedRow,
    IndexPage,
    PlanLink,
    SubscribePage,
    index_page,
    subscribe_page,
)
from kompetanse.publishing.addresses import ALL, FEED, INDEX
from kompetanse.publishing.offered import SECTIONS
from kompetanse.web.places import language_of


_KINDS = {section: kind for kind, section in SECTIONS.items()}
_BETWEEN = " – "
"""Stands in the name of a feed, before those whom it is for."""


@frozen(kw_only=True)
class _Plan:
    """A plan, as its files tell of it."""

    folder: str
    title: str
    language: str
    rows: tuple[FeedRow, ...]

    @property
    def link(self) -> PlanLink:
        return PlanLink(
            title=self.title,
            language=self.language,
            href=f"{self.folder}/{INDEX}",
            feeds=len(self.rows),
        )

    @property
    def page(self) -> bytes:
        """What there is to ask for."""
        return subscribe_page(
            SubscribePage(
                title=self.title,
                language=self.language,
                feeds=self.rows,
                today=date.min,  # there are no dates to be counted from it
                index=f"../{INDEX}",
            )
        )


def private_pages(files: Mapping[str, bytes]) -> dict[str, bytes]:
    r"""The pages of a site, given the files that were published, by their places.

    >>> feed = b"BEGIN:VCALENDAR\r\nNAME:Plan for Skog skole\r\nEND:VCALENDAR\r\n"
    >>> sorted(private_pages({"skog-2021/all.ics": feed}))
    ['index.html', 'skog-2021/index.html']
    """
    plans = tuple(_plans(files))
    if not plans:
        return {}
    index = index_page(IndexPage.of(plan.link for plan in plans))
    return {INDEX: index, **{plan.link.href: plan.page for plan in plans}}


def _plans(files: Mapping[str, bytes]) -> Iterator[_Plan]:
    folders: dict[str, dict[str, bytes]] = {}
    for place, content in files.items():
        folder, _, name = place.partition("/")
        folders.setdefault(folder, {})[name] = content
    for folder, inside in folders.items():
        if ALL in inside:
            title = name_of(inside[ALL])
            yield _Plan(
                folder=folder,
                title=title,
                language=language_or_default(language_of(inside.get(INDEX, b""))),
                rows=tuple(_rows(inside, title)),
            )


def _rows(files: Mapping[str, bytes], title: str) -> Iterator[FeedRow]:
    """The feeds of a plan; those that are also at another address once."""
    told = set()
    for place, content in files.items():
        if place.endswith(FEED):
            kind = _KINDS.get(place.partition("/")[0], FeedKind.ALL)
            label = name_of(content).removeprefix(title).removeprefix(_BETWEEN)
            if (kind, label) not in told:
                told.add((kind, label))
                yield FeedRow(kind=kind, label=label, events=content.count(b"\nBEGIN:VEVENT\r"))
