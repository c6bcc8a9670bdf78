"""Plans to publish, by whatever a program has of them; and publishing them in one call."""

import os
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from os import PathLike

from kompetanse.checking import load_plan
from kompetanse.document.files import read_bytes
from kompetanse.document.reading import files_of
from kompetanse.feeds.adjusting import Adjuster
from kompetanse.feeds.event import EventHook
from kompetanse.feeds.timing import Imprecise
from kompetanse.model import Plan
from kompetanse.publishing.site import Site
from kompetanse.publishing.values import Publication, Settings, Source


def publish(
    plans: Iterable[str | PathLike[str] | Plan],
    site: str | PathLike[str],
    *,
    now: datetime,
    url: str | None = None,
    imprecise: Imprecise | str = Imprecise.MARKER,
    hooks: Iterable[EventHook] = (),
) -> tuple[Publication, ...]:
    """Publish plans to a folder that a web server serves: feeds, and pages that tell of them.

    What was published before is what it goes on from. It does not raise for what is wrong with a
    plan: that is told by the publication, and the other plans are published.

    Args:
        plans: Plans, or paths of plan files, tables or folders.
        site: The folder; it is made if it is not there.
        now: The time that changes are stamped with, with its time zone.
        url: Where the site stands on the web, for whole addresses on its pages.
        imprecise: How dates that are not known to the day are shown: `span`, `marker` or `none`.
        hooks: Functions that adjust events; one that fails loses none.

    Returns:
        What became of each plan, and last of what belongs to all.

    Raises:
        KompetanseError: Somebody else is publishing there, or the folder cannot be used.
        ValueError: `url` is no address of a site, or `imprecise` none of the three.

    >>> from datetime import UTC
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     first, _ = publish([Plan(id="skog")], folder, now=datetime(2021, 8, 20, tzinfo=UTC))
    ...     first.written
    ('skog/all.ics', 'skog/index.html', 'skog/published.json')
    """
    settings = Settings(url=url, imprecise=imprecise)
    named = tuple((getattr(hook, "__name__", repr(hook)), hook) for hook in hooks)
    sources = [_source(one, named) for one in plans]
    return tuple(Site(os.fsdecode(site)).publish(sources, now=now, settings=settings))


def content_of(path: str) -> bytes:
    """All bytes that a plan is read from, wherever it lies.

    Raises:
        DocumentError: There is no such plan, or a file of it cannot be read.
    """
    contents = [(os.path.relpath(file, path), read_bytes(file)) for file in files_of(path)]
    return repr(contents).encode()


def _source(plan: str | PathLike[str] | Plan, hooks: tuple[tuple[str, EventHook], ...]) -> Source:
    def adjuster(_: Plan) -> Adjuster:
        return Adjuster(hooks)

    if isinstance(plan, Plan):
        return Source(name=plan.id or "", load=lambda: plan, adjuster=adjuster)
    path = os.fsdecode(plan)
    return Source(
        name=path, load=partial(load_plan, path), mark=partial(content_of, path), adjuster=adjuster
    )
