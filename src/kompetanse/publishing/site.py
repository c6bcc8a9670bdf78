"""A folder of published plans."""

from collections.abc import Iterable, Iterator
from contextlib import nullcontext, suppress
from datetime import datetime

from kompetanse import __version__
from kompetanse.errors import KompetanseError
from kompetanse.feeds.feed import identified
from kompetanse.feeds.previous import read_previous
from kompetanse.locales import language_or_default
from kompetanse.publishing.addresses import ALL, INDEX, ROBOTS, folders
from kompetanse.publishing.alike import renamed_plan
from kompetanse.publishing.claims import Claim, settle
from kompetanse.publishing.edition import edition
from kompetanse.publishing.files import SiteError
from kompetanse.publishing.lock import locked
from kompetanse.publishing.manifest import MANIFEST, Manifest, digest
from kompetanse.publishing.pages import ALL_ALLOWED, keeping_out, list_page, refuse_foreign
from kompetanse.publishing.store import Store
from kompetanse.publishing.values import Before, Edition, Notice, Publication, Settings, Source


class Site:
    """A folder that a web server serves.

    Two publishers at once wait for each other; whatever kills one leaves whole files behind,
    from which the next goes on.

    Args:
        folder: Where it is; it is made when something is published.
        patience: Seconds to wait for another publisher.
    """

    def __init__(self, folder: str, patience: float = 60.0) -> None:
        self.folder = folder
        self.patience = patience

    def publish(
        self,
        sources: Iterable[Source],
        *,
        now: datetime,
        settings: Settings | None = None,
        dry: bool = False,
    ) -> Iterator[Publication]:
        """Publish plans, one after the other; what is wrong with one does not keep the others.

        Args:
            sources: The plans.
            now: The time that changes are stamped with, with its time zone.
            settings: How they are published.
            dry: Whether nothing is to be written: what would be is told.

        Raises:
            KompetanseError: Somebody else is publishing, or the folder cannot be used.
        """
        store = Store(self.folder, dry)
        store.make()
        with nullcontext() if dry else locked(self.folder, self.patience):
            yield from _Publishing(store, now, settings or Settings()).publications(sources)


class _Publishing:
    """One publishing of some plans to a site."""

    def __init__(self, store: Store, now: datetime, settings: Settings) -> None:
        self._store = store
        self._now = now
        self._settings = settings
        self._manifests = store.manifests()
        self._unchanged = {one.fingerprint: one for one in self._manifests.values()}
        self._named: set[str] = set()

    def publications(self, sources: Iterable[Source]) -> Iterator[Publication]:
        """Publish, and tell what became of each plan; last of what belongs to all."""
        self._store.sweep()
        claims = settle([self._claim(source) for source in sources], self._manifests)
        self._named.update(folder for claim in claims for folder in claim.folders)
        for claim in claims:
            yield self._publication(claim)
        yield self._shared()

    def _claim(self, source: Source) -> Claim:
        """What a plan wants; it is read only if it is not what was published."""
        try:
            fingerprint = self._fingerprint(source)
            known = self._unchanged.get(fingerprint) if fingerprint else None
            if known and known.steadiness.covers(self._now) and self._store.is_intact(known):
                return Claim(source=source, plan=known.plan, folders=known.folders, manifest=known)
            plan = identified(source.load())
            return Claim(
                source=source,
                plan=plan.id or "",
                folders=folders(plan),
                fingerprint=fingerprint,
            )
        except Exception as error:  # noqa: BLE001 - it is told, and the other plans go on
            return Claim(source=source, error=error)

    def _publication(self, claim: Claim) -> Publication:
        """Publish a plan, if it needs to be and can be."""
        name = claim.source.name
        if claim.error or claim.manifest:
            return Publication(source=name, plan=claim.plan, error=claim.error)
        try:
            return self._published(claim)
        except Exception as error:  # noqa: BLE001 - the same
            return Publication(source=name, plan=claim.plan, error=error)

    def _published(self, claim: Claim) -> Publication:
        source = claim.source
        plan = identified(source.load())
        if folders(plan) != claim.folders:
            raise SiteError("{path} was changed while it was read", path=source.name)
        before, adjuster = self._store.published(claim.folders), source.adjuster(plan)
        made = edition(plan, before, now=self._now, settings=self._settings, adjuster=adjuster)
        is_same = not adjuster and self._fingerprint(source) == claim.fingerprint
        manifest = _manifest(made, claim.folders, claim.fingerprint if is_same else None)
        return Publication(
            source=source.name,
            plan=claim.plan,
            folder=made.folder,
            feeds=len(made.feeds),
            entries=len(made.entries),
            is_new=not before,
            changes=made.changes,
            written=self._write(made, manifest, before),
            notices=(*made.notices, *(() if before else self._twins(made))),
            failures=made.failures,
        )

    def _twins(self, made: Edition) -> Iterator[Notice]:
        """Tell of plans that a new one seems to be under another id."""
        for folder, known in self._manifests.items():
            if known.title == made.plan.title and folder not in self._named:
                path = f"{folder}/{ALL}"
                with suppress(KompetanseError):  # whoever publishes that one is told
                    feed = read_previous(self._store.read(path) or b"")
                    old = (one.event for one in feed.values())
                    yield from renamed_plan(made.entries, old, known.plan, folder)

    def _write(self, made: Edition, manifest: Manifest, before: Before) -> tuple[str, ...]:
        """Write what is new; last what says that all is there."""
        store, (here, *formerly) = self._store, manifest.folders
        path = f"{here}/{MANIFEST}"
        old = store.manifest(here)
        for folder in (here, *formerly):
            store.sweep(folder)
        for folder in formerly:
            if store.manifest(folder):
                store.remove(f"{folder}/{MANIFEST}")
            self._manifests.pop(folder, None)
        written = store.update(made.files, before)
        self._manifests[here] = manifest
        return written + store.update(
            {path: manifest.dumped()}, {path: old.dumped()} if old else {}
        )

    def _shared(self) -> Publication:
        """Write the list of the plans, and let robots read the feeds."""
        store = self._store
        if not self._manifests:
            return Publication(source=store.folder, is_plan=False)
        try:
            before = {path: store.read(path) or b"" for path in (INDEX, ROBOTS)}
            robots = before[ROBOTS] or ALL_ALLOWED
            written = store.update({ROBOTS: robots}, before)
            refuse_foreign(store.place(INDEX), before[INDEX])
            page = list_page(tuple(self._manifests.values()))
            written += store.update({INDEX: page}, before)
        except SiteError as error:
            return Publication(source=store.folder, is_plan=False, error=error)
        notices = () if robots == ALL_ALLOWED else tuple(keeping_out(robots))
        return Publication(source=store.folder, is_plan=False, written=written, notices=notices)

    def _fingerprint(self, source: Source) -> str | None:
        """What a plan's files are made of, as a digest; the plan itself needs not be read."""
        mark = source.mark()
        if mark is None:
            return None
        settings = self._settings
        how = repr((__version__, settings.url, settings.imprecise.value)).encode()
        return digest(how + b"\0" + mark)


def _manifest(made: Edition, folders: tuple[str, ...], fingerprint: str | None) -> Manifest:
    plan = made.plan
    return Manifest(
        plan=plan.id or "",
        folders=folders,
        title=plan.title or plan.id or "",
        language=language_or_default(plan.language),
        feeds=len(made.feeds),
        changed=made.updated.date() if made.updated else None,
        files={path: digest(content) for path, content in made.files.items()},
        fingerprint=fingerprint,
        steadiness=made.steadiness,
    )
