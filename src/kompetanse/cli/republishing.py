"""Publishing plans again whenever they change, for as long as a server runs."""

import os
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from time import monotonic
from typing import TypeAlias

from kompetanse.cli.console import complain
from kompetanse.cli.entries import Hooks
from kompetanse.cli.language import say
from kompetanse.cli.project import open_project
from kompetanse.cli.publish import fail, sentence, warn
from kompetanse.cli.sources import sources
from kompetanse.document.reading import files_of
from kompetanse.errors import KompetanseError
from kompetanse.feeds.adjusting import HookFailure
from kompetanse.project_files import CONFIGURATIONS
from kompetanse.publishing import Publication, Settings, Site
from kompetanse.web.places import stamp_of


_EVERY = 3600.0
"""Seconds after which plans are published anew, changed or not: what was called off passes."""

Look: TypeAlias = tuple[object, ...]
"""What can be seen of files without reading them."""


class Republisher:
    """Publishes plans when they, or the configuration, have changed and come to rest.

    Whatever goes wrong is said once, and what was published stays.

    Args:
        arguments: What the server was called with.
    """

    def __init__(self, arguments: Namespace) -> None:
        self._arguments = arguments
        self._rules: tuple[str, ...] = ()
        self._seen: Look = ()
        self._published: Look = ()
        self._when = 0.0
        self._complaints: dict[str, str] = {}

    def refresh(self) -> None:
        """Publish if there is something new, and nobody is still writing it."""
        before, self._seen = self._seen, self._look()
        is_new = self._seen != self._published and self._seen == before
        if is_new or monotonic() - self._when > _EVERY:
            self.publish()

    def publish(self) -> None:
        """Publish now."""
        self._published, self._when = self._look(), monotonic()
        try:
            for publication in self._publications():
                self._hear(publication)
            self._hear(Publication(source=""))
        except Exception as error:  # noqa: BLE001 - a server goes on whatever happens
            self._hear(Publication(source="", error=error))

    def _publications(self) -> Iterator[Publication]:
        """Publish with the configuration as it is now."""
        arguments = self._arguments
        project = open_project(arguments)
        self._rules = project.config.rules
        hooks = Hooks(project.plugins)
        failures: list[HookFailure] = []
        for publication in Site(arguments.site).publish(
            sources(arguments, project, hooks),
            now=datetime.now(UTC),
            settings=Settings(url=arguments.url, imprecise=arguments.imprecise),
        ):
            failures += publication.failures
            yield publication
        hooks.tell(failures)

    def _hear(self, publication: Publication) -> None:
        """Say what became of a plan, or of all, unless it was said before."""
        before = self._complaints.pop(publication.source, "")
        if publication.error:
            self._complaints[publication.source] = now = repr(publication.error)
            if now != before:
                fail(publication, self._arguments)
            return
        if before:
            name = publication.source or self._arguments.site
            complain(say("{name} is published again", {"name": name}))
        warn(publication)
        if said := sentence(publication, quiet=True):
            complain(f"{publication.source}: {said}")

    def _look(self) -> Look:
        """How all files look on which a site depends."""
        plans = self._arguments.plans
        files = [file for plan in plans for file in _files(plan)]
        folders = ["", *(plan if os.path.isdir(plan) else os.path.dirname(plan) for plan in plans)]
        configs = [os.path.join(folder, name) for folder in folders for name in CONFIGURATIONS]
        stated = [self._arguments.config] if self._arguments.config else []
        return tuple((file, stamp_of(file)) for file in (*files, *configs, *stated, *self._rules))


def _files(plan: str) -> tuple[str, ...]:
    """The files of a plan; the plan itself where it has none now."""
    try:
        return files_of(plan)
    except KompetanseError:
        return (plan,)
