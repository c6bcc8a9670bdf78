"""The pages of a site: what is told of a plan, and the list of all plans."""

import re
from collections.abc import Collection, Iterator
from datetime import datetime
from posixpath import relpath

from kompetanse.locales import language_or_default
from kompetanse.page import (
    FeedRow,
    IndexPage,
    PlanLink,
    SubscribePage,
    index_page,
    subscribe_page,
)
from kompetanse.publishing.addresses import INDEX, ROBOTS
from kompetanse.publishing.files import SiteError
from kompetanse.publishing.manifest import Manifest
from kompetanse.publishing.values import Edition, Notice, Settings


_OURS = b'<meta name="generator" content="kompetanse">'
_KEEPS_OUT = re.compile(rb"^disallow:\s*/", re.IGNORECASE | re.MULTILINE)
ALL_ALLOWED = b"User-agent: *\nAllow: /\n"
"""For Google, which reads no calendar that robots may not."""


def plan_page(edition: Edition, folder: str, now: datetime, settings: Settings) -> bytes:
    """The page of a plan, for one of the folders where it stands."""
    plan, zone = edition.plan, edition.zone
    return subscribe_page(
        SubscribePage(
            title=plan.title or plan.id or "",
            language=language_or_default(plan.language),
            feeds=tuple(
                FeedRow(
                    kind=one.kind,
                    label=one.label,
                    href=relpath(one.paths[0], folder),
                    events=one.events,
                )
                for one in edition.feeds
            ),
            events=edition.entries,
            today=now.astimezone(zone).date(),
            changed=edition.updated,
            base_url=settings.url and f"{settings.url}{folder}/",
            index=f"../{INDEX}",
        )
    )


def list_page(manifests: Collection[Manifest]) -> bytes:
    """The first page of a site."""
    links = (
        PlanLink(
            title=one.title,
            language=one.language,
            href=f"{one.folder}/{INDEX}",
            feeds=one.feeds,
            changed=one.changed,
        )
        for one in manifests
    )
    return index_page(IndexPage.of(links))


def keeping_out(robots: bytes) -> Iterator[Notice]:
    """Tell if a site keeps robots out of some of its folders."""
    if _KEEPS_OUT.search(robots):
        yield Notice(
            template="{file} keeps robots out: Google then reads no calendar that stands there",
            arguments={"file": ROBOTS},
        )


def refuse_foreign(path: str, page: bytes | None) -> None:
    """See to it that a page may be written over.

    Raises:
        SiteError: It is not of this program.
    """
    if page and _OURS not in page:
        raise SiteError("{path} is there already, and is not of this program", path=path)
