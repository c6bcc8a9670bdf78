"""What is answered for a file: made once, when the file is read, and sent as it is."""

import re
from collections.abc import Iterable
from hashlib import sha256
from html import unescape
from os.path import splitext
from urllib.parse import quote

from attrs import frozen
from starlette.responses import Response

from kompetanse.publishing.addresses import FEED
from kompetanse.web.places import PAGE, TEXT


SAFE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}
"""What every answer says to browsers."""

_NOT_FRAMED = "frame-ancestors 'none'"  # only a server can say it
NOTHING = f"default-src 'none'; {_NOT_FRAMED}"
"""What may be loaded by what does not say what it loads."""

_POLICY = re.compile(
    rb'<meta http-equiv="Content-Security-Policy" content="([ -~]*?)">', re.IGNORECASE
)

TYPES = {
    FEED: "text/calendar; charset=utf-8",
    PAGE: "text/html; charset=utf-8",
    TEXT: "text/plain; charset=utf-8",
}
"""Content types, by how names end."""

_FRESH = 300
"""Seconds for which nobody needs to ask again; calendars ask every few hours anyway."""


@frozen
class Resource:
    """A file as it is answered.

    Attributes:
        tag: The entity tag, with its quotation marks; it follows from the bytes alone.
        whole: The answer with the bytes.
        unchanged: The answer to those who have them.
    """

    tag: bytes
    whole: Response
    unchanged: Response

    @classmethod
    def of(cls, name: str, content: bytes, *, private: bool = False) -> "Resource":
        """Prepare the answers for a file.

        Args:
            name: What the file is called.
            content: Its bytes.
            private: Whether not everybody is to find it: no search engine is to show it, and no
                cache that several people share is to keep it.
        """
        tag = f'"{sha256(content).hexdigest()[:32]}"'
        scope = "private" if private else "public"
        kept = {**SAFE, "cache-control": f"{scope}, max-age={_FRESH}", "etag": tag}
        if private:
            kept["x-robots-tag"] = "noindex, nofollow"
        suffix = splitext(name)[1]
        described = {
            "content-type": TYPES[suffix],
            "content-security-policy": _policy(content if suffix == PAGE else b""),
        }
        if suffix == FEED:
            described["content-disposition"] = _disposition(name)
        return cls(tag.encode(), Response(content, 200, kept | described), Response(b"", 304, kept))

    def answer(self, conditions: Iterable[bytes]) -> Response:
        """The answer to a request, given what its If-None-Match says.

        Tags hold no quotation marks of their own, so one of a list is one that stands in it, be
        it marked as weak or not.

        >>> feed = Resource.of("all.ics", b"BEGIN:VCALENDAR")
        >>> feed.answer([]).status_code, feed.answer([b'"old", W/' + feed.tag]).status_code
        (200, 304)
        """
        for condition in conditions:
            if self.tag in condition or condition == b"*":
                return self.unchanged
        return self.whole


def _policy(page: bytes) -> str:
    """What a page says that it may load, for the server to say it too.

    >>> _policy(b'<meta http-equiv="Content-Security-Policy" content="img-src &#39;self&#39;">')
    "img-src 'self'; frame-ancestors 'none'"
    """
    stated = _POLICY.search(page)
    return f"{unescape(stated[1].decode('ascii'))}; {_NOT_FRAMED}" if stated else NOTHING


def _disposition(name: str) -> str:
    """What a feed is to be called by those who keep it; others show it.

    >>> _disposition("all.ics"), _disposition("lærere.ics")
    ('inline; filename="all.ics"', "inline; filename*=UTF-8''l%C3%A6rere.ics")
    """
    written = quote(name, safe="")
    return "inline; " + (f'filename="{name}"' if written == name else f"filename*=UTF-8''{written}")
