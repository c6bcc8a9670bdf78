"""What a site remembers of a plan besides its feeds: enough to see that nothing is to be done.

A manifest is never needed. It is published beside the feeds, holds nothing that they do not tell,
and one that is missing or does not fit costs time only: everything is then worked out anew.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from attrs import field, frozen

from kompetanse.publishing.files import SiteError
from kompetanse.publishing.steadiness import Steadiness


MANIFEST = "published.json"
_FORMAT = 1


@frozen(kw_only=True)
class Manifest:
    """What was published of a plan.

    Attributes:
        plan: The plan's id.
        folders: The folders of its files, from the site's root: its own, then those it had.
        title: The plan's title.
        language: The plan's language.
        feeds: How many feeds it has.
        changed: When an entry last changed.
        files: Digests of its files, by their paths from the site's root.
        fingerprint: What it was made of, as a digest; nothing where that cannot be told.
        steadiness: The stretch of time in which the same is published.
    """

    plan: str
    folders: tuple[str, ...]
    title: str
    language: str
    feeds: int = 0
    changed: date | None = None
    files: Mapping[str, str]
    fingerprint: str | None = None
    steadiness: Steadiness = field(factory=Steadiness)

    @property
    def folder(self) -> str:
        """The folder where it is now."""
        return self.folders[0]

    def dumped(self) -> bytes:
        """The manifest as a file."""
        data = {
            "kompetanse": _FORMAT,
            "plan": self.plan,
            "folders": self.folders,
            "title": self.title,
            "language": self.language,
            "feeds": self.feeds,
            "changed": _written(self.changed),
            "fingerprint": self.fingerprint,
            "since": _written(self.steadiness.since),
            "until": _written(self.steadiness.until),
            "files": dict(sorted(self.files.items())),
        }
        return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode()


def digest(content: bytes) -> str:
    """What tells a content from all others."""
    return sha256(content).hexdigest()


def read_manifest(content: bytes | None, folder: str) -> Manifest | None:
    """Read the manifest of a folder; nothing where there is none that can be used.

    Raises:
        SiteError: It is somebody else's file.
    """
    try:
        data = json.loads(content or b"{}")
    except (ValueError, RecursionError):
        return None  # half of one
    if data == {}:
        return None
    if not isinstance(data, dict) or "kompetanse" not in data:
        path = f"{folder}/{MANIFEST}"
        raise SiteError("{path} is there already, and is not of this program", path=path)
    try:
        return _read(data, folder) if data["kompetanse"] == _FORMAT else None
    except (KeyError, TypeError, ValueError):
        return None


def _read(data: Mapping[str, Any], folder: str) -> Manifest:
    return Manifest(
        plan=str(data["plan"]),
        folders=(folder, *(str(one) for one in data["folders"] if one != folder)),
        title=str(data["title"]),
        language=str(data["language"]),
        feeds=int(data["feeds"]),
        changed=date.fromisoformat(data["changed"]) if data["changed"] else None,
        files={str(path): str(value) for path, value in dict(data["files"]).items()},
        fingerprint=data["fingerprint"] and str(data["fingerprint"]),
        steadiness=Steadiness(_moment(data["since"]), _moment(data["until"])),
    )


def _moment(text: str | None) -> datetime | None:
    moment = datetime.fromisoformat(text) if text else None
    if moment and not moment.tzinfo:
        raise ValueError(text)
    return moment


def _written(value: date | None) -> str | None:
    return value.isoformat() if value else None
