"""The files of a site by their paths from its root, and what is remembered of its plans."""

import os
from collections.abc import Iterable, Mapping

from attrs import frozen

from kompetanse.phrase import reason_of
from kompetanse.publishing import files
from kompetanse.publishing.addresses import ALL, FEED, INDEX
from kompetanse.publishing.files import SiteError
from kompetanse.publishing.manifest import MANIFEST, Manifest, digest, read_manifest
from kompetanse.publishing.offered import SECTIONS
from kompetanse.publishing.values import Before


@frozen
class Store:
    """The folder of a site.

    Attributes:
        folder: Where it is.
        dry: Whether it is left as it is.
    """

    folder: str
    dry: bool = False

    def make(self) -> None:
        """Make the folder, if it is not there.

        Raises:
            SiteError: That cannot be done.
        """
        if os.path.isfile(self.folder):
            raise SiteError("{path} is a file; a site is a folder", path=self.folder)
        if self.dry:
            return
        try:
            os.makedirs(self.folder, exist_ok=True)
        except OSError as error:
            why = reason_of(error)
            raise SiteError("{path} cannot be made: {why}", path=self.folder, why=why) from None

    def read(self, path: str) -> bytes | None:
        """The content of a file; nothing where there is none."""
        return files.read(self.place(path))

    def published(self, folders: Iterable[str]) -> Before:
        """The feeds and pages of some folders, by their paths."""
        paths = (path for folder in folders for path in self._paths(folder))
        contents = ((path, self.read(path)) for path in paths)
        return {path: content for path, content in contents if content is not None}

    def manifests(self) -> dict[str, Manifest]:
        """What is remembered of the plans, by their folders; foreign files are nobody's."""
        found: dict[str, Manifest] = {}
        for name in files.names(self.folder):
            try:
                manifest = self.manifest(name)
            except SiteError:
                continue  # whoever publishes that plan is told
            if manifest:
                found[name] = manifest
        return found

    def manifest(self, folder: str) -> Manifest | None:
        """What is remembered of the plan in a folder.

        Raises:
            SiteError: Its manifest is somebody else's file.
        """
        return read_manifest(self.read(f"{folder}/{MANIFEST}"), folder)

    def is_intact(self, manifest: Manifest) -> bool:
        """Whether all files of a plan are as they were published."""
        try:
            contents = {path: self.read(path) for path in manifest.files}
        except SiteError:
            return False
        return all(
            content is not None and digest(content) == manifest.files[path]
            for path, content in contents.items()
        )

    def update(self, contents: Mapping[str, bytes], before: Before) -> tuple[str, ...]:
        """Write the files that are others than before, and tell which."""
        news = [path for path, content in contents.items() if before.get(path) != content]
        for path in () if self.dry else news:
            files.replace(self.place(path), contents[path])
        return tuple(news)

    def remove(self, path: str) -> None:
        """Take a file away, if it is there."""
        if not self.dry:
            files.remove(self.place(path))

    def sweep(self, folder: str = "") -> None:
        """Remove what was left half written in a folder and in those of its feeds."""
        for name in () if self.dry else ("", *SECTIONS.values()):
            files.sweep(self.place(f"{folder}/{name}"))

    def _paths(self, folder: str) -> list[str]:
        """The paths that feeds and the page have in a folder."""
        sections = (f"{folder}/{section}" for section in SECTIONS.values())
        feeds = [
            f"{section}/{name}"
            for section in sections
            for name in files.names(self.place(section))
            if name.endswith(FEED)
        ]
        return [f"{folder}/{ALL}", *feeds, f"{folder}/{INDEX}"]

    def place(self, path: str) -> str:
        """Where a file of the site is."""
        return os.path.join(self.folder, *path.split("/"))
