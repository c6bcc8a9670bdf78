"""All that a server can be asked for, at its addresses."""

from collections.abc import Mapping
from os.path import basename, dirname
from urllib.parse import quote

from attrs import field, frozen

from kompetanse.locales import LANGUAGES, language_or_default
from kompetanse.publishing.addresses import FEED, INDEX, ROBOTS
from kompetanse.publishing.pages import ALL_ALLOWED
from kompetanse.web.folder import Kept, read_folder
from kompetanse.web.places import PAGE, language_of
from kompetanse.web.privacy import private_pages
from kompetanse.web.refusals import Refusals, refusals
from kompetanse.web.resource import Resource


_FIXED = {ROBOTS: ALL_ALLOWED}
"""Google asks before it fetches a calendar, so nothing is forbidden."""


@frozen(kw_only=True)
class Shelf:
    """All that can be asked for; it never changes, but another one takes its place.

    Attributes:
        files: What was read, by its place in the folder.
        addresses: What everybody may ask for.
        feeds: Feeds by their places in the folder, where their addresses are secrets.
        refusals: What is answered where there is nothing.
    """

    files: Mapping[str, Kept] = field(factory=dict)
    addresses: Mapping[str, Resource] = field(factory=dict)
    feeds: Mapping[str, Resource] = field(factory=dict)
    refusals: Refusals = field(factory=lambda: refusals(LANGUAGES[:1]))


def public_shelf(folder: str, before: Shelf) -> Shelf:
    """All of a folder at its own addresses; the shelf before, if nothing is new."""
    files = read_folder(folder, _openly, before.files)
    if not _is_news(files, before):
        return before
    addresses = _addresses(_FIXED)
    for kept in files.values():
        addresses |= kept.answers
    return Shelf(files=files, addresses=addresses, refusals=_refusals(files))


def private_shelf(folder: str, before: Shelf) -> Shelf:
    """The feeds of a folder, without addresses, and pages that show none."""
    files = read_folder(folder, _secretly, before.files)
    if not _is_news(files, before):
        return before
    feeds = {place: feed for kept in files.values() for place, feed in kept.answers.items()}
    pages = private_pages({place: kept.content for place, kept in files.items()})
    addresses = _addresses({**_FIXED, **pages}, private=True)
    return Shelf(files=files, addresses=addresses, feeds=feeds, refusals=_refusals(files))


def _is_news(files: Mapping[str, Kept], before: Shelf) -> bool:
    """Whether what lies there is to be served; a folder that is gone comes back, as a rule."""
    return not before.addresses or bool(files and files != before.files)


def _addresses(files: Mapping[str, bytes], *, private: bool = False) -> dict[str, Resource]:
    found: dict[str, Resource] = {}
    for place, content in files.items():
        found |= _openly(place, content, private=private)
    return found


def _secretly(place: str, content: bytes) -> Mapping[str, Resource]:
    """What is answered for a file whose address is a secret; pages would tell the others'."""
    name = basename(place)
    return {place: Resource.of(name, content, private=True)} if name.endswith(FEED) else {}


def _openly(place: str, content: bytes, *, private: bool = False) -> Mapping[str, Resource]:
    """What is answered at the addresses of a file; a folder shows its index."""
    name = basename(place)
    whole = Resource.of(name, content, private=private)
    if name != INDEX:
        return {f"/{place}": whole}
    folder = dirname(place)
    if not folder:
        return {"/": whole, f"/{place}": whole}
    onwards = Resource.of(name, _onwards(basename(folder), content), private=private)
    return {f"/{folder}": onwards, f"/{folder}/": whole, f"/{place}": whole}


def _onwards(folder: str, page: bytes) -> bytes:
    """A page for those who forget the slash; calendars and old proxies follow no redirects."""
    there, language = f"{quote(folder)}/", language_or_default(language_of(page))
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<meta charset="utf-8">\n<title>{there}</title>\n'
        f'<meta http-equiv="refresh" content="0; url={there}">\n<p><a href="{there}">{there}</a>\n'
    ).encode()


def _refusals(files: Mapping[str, Kept]) -> Refusals:
    """Refusals in the languages of all pages."""
    pages = (kept.content for place, kept in files.items() if place.endswith(PAGE))
    said = {language_of(page) for page in pages}
    return refusals([tongue for tongue in LANGUAGES if tongue in said] or LANGUAGES[:1])
