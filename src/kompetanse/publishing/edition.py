"""A plan and what was published of it before: the files that it is published as now."""

from collections.abc import Iterator
from datetime import datetime

from attrs import evolve

from kompetanse.feeds.adjusting import Adjuster
from kompetanse.feeds.events import events_of
from kompetanse.feeds.feed import identified, lost_times, settled
from kompetanse.feeds.identity import steps
from kompetanse.feeds.issue import Issue
from kompetanse.feeds.previous import name_of
from kompetanse.model import Plan
from kompetanse.model.walk import Inventory
from kompetanse.path import Path
from kompetanse.phrase import Phrase
from kompetanse.publishing.addresses import FEED, INDEX, folders, spelled
from kompetanse.publishing.alike import renamed
from kompetanse.publishing.pages import plan_page, refuse_foreign
from kompetanse.publishing.press import Press, published
from kompetanse.publishing.steadiness import Steadiness
from kompetanse.publishing.values import Before, Changes, Edition, Notice, Settings


_ORPHAN = Phrase(
    "{path} («{name}») is for nothing in the plan any more, and what is to come is called off "
    "there; if it has another id now, let it say 'formerly: [{id}]'"
)


def edition(
    plan: Plan,
    before: Before,
    *,
    now: datetime,
    settings: Settings | None = None,
    adjuster: Adjuster | None = None,
) -> Edition:
    """Publish a plan against what was published of it before.

    The same plan, files and `now` give the same edition, and its files give themselves again.

    Args:
        plan: A plan with an id.
        before: Its published files, by their paths from the site's root.
        now: The time that changes are stamped with, with its time zone.
        settings: How it is published.
        adjuster: What adjusts its entries.

    Raises:
        CalendarError: The plan cannot be published.
        SiteError: A file is none of this program, or not of this plan.

    >>> from datetime import UTC
    >>> plan = Plan(id="skog-2021", title="Skog")
    >>> sorted(edition(plan, {}, now=datetime(2021, 8, 20, tzinfo=UTC)).files)
    ['skog-2021/all.ics', 'skog-2021/index.html']
    """
    settings, adjuster = settings or Settings(), adjuster or Adjuster()
    events = tuple(events_of(identified(plan), imprecise=settings.imprecise))
    issue = Issue.after(published(plan, before), plan, now, events)
    told = settled(issue, events, [adjuster])
    printed = _printed(Press.of(issue, dict(zip(events, told, strict=True)), before))
    found = evolve(printed, failures=adjuster.failures)
    return evolve(found, files={**found.files, **_pages(found, before, now, settings)})


def _printed(press: Press) -> Edition:
    """An edition without its pages."""
    issue, entries = press.issue, press.whole.entries
    stamps = (one.stamp.astimezone(issue.zone) for one in entries)
    everything = (one.event for feed in press.printed.values() for one in feed.entries)
    return Edition(
        plan=issue.plan,
        folder=folders(issue.plan)[0],
        feeds=press.feeds,
        files={path: feed.content for path, feed in press.printed.items()},
        entries=tuple(one.event for one in entries),
        changes=_changes(press),
        updated=max(stamps, default=None),
        notices=tuple(_notices(press)),
        steadiness=Steadiness.at(issue.stamp, everything, issue.zone),
    )


def _changes(press: Press) -> Changes:
    states = press.issue.states
    news = [one.event for one in press.whole.entries if press.is_news(one)]
    return Changes(
        added=tuple(one.summary for one in news if one.uid not in states),
        changed=tuple(one.summary for one in news if one.uid in states and not one.is_called_off),
        called_off=tuple(one.event.summary for one in press.called_off()),
    )


def _notices(press: Press) -> Iterator[Notice]:
    """What whoever publishes should know."""
    plan, states = press.issue.plan, press.issue.states
    gone = [states[one.event.uid][0].event for one in press.called_off() if not one.event.path]
    new = [one.event for one in press.whole.entries if one.event.uid not in states]
    if gone and new:
        standing = _standing(plan)
        yield from renamed((one for one in gone if steps(one.uid) not in standing), new)
    yield from (_stays(name, press) for name in press.kept)
    for path in press.orphans:
        yield _orphan(path, press)
    if times := lost_times(plan):
        template = "left out, for their times give no day: {times}"
        yield Notice(template=template, arguments={"times": times})


def _standing(plan: Plan) -> frozenset[Path]:
    """The paths of a plan's elements: an id that another has now is nobody's former one."""
    inventory = Inventory(plan)
    return frozenset(tuple(map(str, inventory.path(one))) for one in inventory.of("Element"))


def _stays(name: str, press: Press) -> Notice:
    """Tell of an entry that is not called off, though nothing is known of it now."""
    title = press.issue.states[name][0].event.summary
    template = "{title} stays as it was published: its time cannot be read any more"
    return Notice(template=template, arguments={"title": f"«{title}»"})


def _orphan(path: str, press: Press) -> Notice:
    """Tell of a feed that is for nothing in the plan any more."""
    section, _, file = path.partition("/")[2].partition("/")
    spelling = file.removesuffix(FEED)
    owners = (steps(uid)[:2] for uid in press.issue.feeds[path])
    ids = (own[1] for own in owners if own[0] == section and spelled(own[-1]) == spelling)
    return Notice(
        template=_ORPHAN,
        arguments={
            "path": path,
            "name": name_of(press.before[path]),
            "id": next(ids, spelling),
        },
    )


def _pages(edition: Edition, before: Before, now: datetime, settings: Settings) -> dict[str, bytes]:
    """The plan's page, also where the plan was before."""
    here = edition.folder
    pages = {}
    for folder in folders(edition.plan):
        if folder == here or any(path.startswith(f"{folder}/") for path in before):
            path = f"{folder}/{INDEX}"
            refuse_foreign(path, before.get(path))
            pages[path] = plan_page(edition, folder, now, settings)
    return pages
