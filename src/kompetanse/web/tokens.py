"""Secret addresses of feeds: made once, told once, and kept as hashes.

A token is all that stands between a stranger and a calendar, so it is drawn from more of them than
anybody can try. That is why a plain hash of it is enough: there is no dictionary to guess from, as
there is for passwords. Who reads the file of hashes learns no address from it.
"""

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from hmac import compare_digest
from os.path import basename, dirname
from secrets import token_urlsafe
from typing import Any, TypeAlias

from attrs import frozen

from kompetanse.errors import KompetanseError
from kompetanse.phrase import reason_of
from kompetanse.publishing.addresses import FEED
from kompetanse.publishing.lock import locked
from kompetanse.replacing import replacing
from kompetanse.web.places import Stamp, stamp_of


_PREFIX, _SUFFIX = "/private/", FEED
_NO_TOKEN = "/" * 43
"""As long as one, for it takes as long to hash it."""

_RANDOM_BYTES = 32
_FORMAT = 1
_DIGEST = re.compile(r"[0-9a-f]{64}")
_OWNER_ONLY = 0o600
_PATIENCE = 10.0
"""Seconds to wait for somebody else who changes tokens, which takes nobody a tenth of one."""


@frozen(kw_only=True)
class Issued:
    """What became of the secret address of a feed.

    Attributes:
        digest: The hash of its token, in hexadecimal digits; nothing where it was revoked.
        since: The day on which it was made, or revoked.
    """

    digest: str | None
    since: date


Book: TypeAlias = dict[str, Issued]
"""The secret addresses of a site, by the feeds that they lead to."""


def address_of(token: str) -> str:
    """Where a feed is found by those who know its token.

    >>> address_of("Gx5M")
    '/private/Gx5M.ics'
    """
    return f"{_PREFIX}{token}{_SUFFIX}"


def digest_of(path: str) -> str:
    """The hash of the token in an address; of an address without one, a hash that no token has.

    >>> digest_of(address_of("Gx5M")) == sha256(b"Gx5M").hexdigest()
    True
    """
    is_private = path.startswith(_PREFIX) and path.endswith(_SUFFIX)
    token = path[len(_PREFIX) : -len(_SUFFIX)] if is_private else _NO_TOKEN
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


class TokenFile:
    """The file that a site's tokens are kept in, as hashes.

    Args:
        path: Where it is; it is made with the first token, for its owner's eyes only.
    """

    def __init__(self, path: str) -> None:
        self.path = path

    def read(self) -> Book:
        """Which feeds have tokens; none where there is no file.

        Raises:
            KompetanseError: It cannot be read, or nobody of ours wrote it.
        """
        try:
            with open(self.path, encoding="utf-8") as stream:
                return _book(json.load(stream))
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise _failed("{path} cannot be read: {why}", self.path, error) from None
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
            raise KompetanseError("{path} is no file of tokens", path=self.path) from None

    def issue(self, feeds: Iterable[str], today: date) -> dict[str, str]:
        """Make tokens for feeds that never had one; give them by feed, for they are told once."""
        with self._changing() as book:
            return _renewed(book, [feed for feed in feeds if feed not in book], today)

    def rotate(self, feeds: Iterable[str], today: date) -> dict[str, str]:
        """Make new tokens for feeds; the ones they had lead nowhere from now on."""
        with self._changing() as book:
            return _renewed(book, feeds, today)

    def revoke(self, feeds: Iterable[str], today: date) -> None:
        """Let no token lead to feeds, until new ones are made."""
        with self._changing() as book:
            book.update((feed, Issued(digest=None, since=today)) for feed in feeds)

    @contextmanager
    def _changing(self) -> Iterator[Book]:
        """The book, to be written in; nobody else does at the same time."""
        folder = dirname(self.path) or os.curdir
        _make(folder)
        with locked(folder, _PATIENCE):
            before = self.read()
            yield (book := dict(before))
            if book != before:
                self._write(book)

    def _write(self, book: Book) -> None:
        """Put a new file in the place of the old one, at once."""
        data = {"format": _FORMAT, "feeds": {feed: _plain(book[feed]) for feed in sorted(book)}}
        beside = f"{basename(self.path)}.tmp"
        try:
            with replacing(self.path, beside=beside, mode=_OWNER_ONLY) as stream:
                stream.write(json.dumps(data, ensure_ascii=False, indent=1).encode())
        except OSError as error:
            raise _failed("{path} cannot be written: {why}", self.path, error) from None


def _make(folder: str) -> None:
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise _failed("{path} cannot be made: {why}", folder, error) from None


def _failed(template: str, path: str, error: OSError) -> KompetanseError:
    return KompetanseError(template, path=path, why=reason_of(error))


def _renewed(book: Book, feeds: Iterable[str], today: date) -> dict[str, str]:
    tokens = {feed: token_urlsafe(_RANDOM_BYTES) for feed in feeds}
    for feed, token in tokens.items():
        book[feed] = Issued(digest=digest_of(address_of(token)), since=today)
    return tokens


def _plain(issued: Issued) -> dict[str, object]:
    return {"sha256": issued.digest, "since": issued.since.isoformat()}


def _book(data: Any) -> Book:
    """What a file says; whatever it should not say is an error of one kind or another."""
    if data["format"] != _FORMAT:
        raise ValueError(data["format"])
    return {feed: _issued(entry) for feed, entry in data["feeds"].items()}


def _issued(entry: Any) -> Issued:
    digest = entry["sha256"]
    if digest is not None and not _DIGEST.fullmatch(digest):
        raise ValueError(digest)
    return Issued(digest=digest, since=date.fromisoformat(entry["since"]))


_NOBODY = "0" * 64, ""


class Doorkeeper:
    """Knows which address leads to which feed, and hears at once when one does no more.

    Args:
        file: The file that says so; where it cannot be read, no address leads anywhere.
        complain: Is told when it cannot be read.
    """

    def __init__(self, file: TokenFile, complain: Callable[[KompetanseError], None]) -> None:
        self._file = file
        self._complain = complain
        self._stamp: Stamp | None = None
        self._feeds: dict[str, tuple[str, str]] = {}

    def feed_at(self, path: str) -> str:
        """The feed that an address leads to, or nothing.

        How long it takes to say so tells nothing of any token: what is looked up is a hash.
        """
        self._listen()
        digest = digest_of(path)
        known, feed = self._feeds.get(digest, _NOBODY)
        return feed if compare_digest(known, digest) else ""

    def _listen(self) -> None:
        """Read the file if it is another one now."""
        stamp = stamp_of(self._file.path)
        if stamp != self._stamp:
            self._stamp = stamp
            self._feeds = self._read()

    def _read(self) -> dict[str, tuple[str, str]]:
        try:
            book = self._file.read()
        except KompetanseError as error:
            self._complain(error)
            return {}
        digests = {feed: issued.digest for feed, issued in book.items()}
        return {digest: (digest, feed) for feed, digest in digests.items() if digest}
