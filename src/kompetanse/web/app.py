"""The application: what a request is answered with, as any ASGI server asks for it."""

from collections.abc import Callable
from http import HTTPStatus

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from kompetanse.web.resource import Resource
from kompetanse.web.shelf import Shelf
from kompetanse.web.tokens import Doorkeeper


_READING = ("GET", "HEAD")
_BRINGING = (b"content-length", b"transfer-encoding")
"""Headers of requests that come with something; nobody reads it."""


class App:
    """Answers requests with what stands on a shelf.

    Attributes:
        shelf: What can be asked for; another one may take its place at any time.

    Args:
        shelf: What can be asked for first.
        doorkeeper: Knows which secret address leads to which feed, if they are secrets.
        log: Is told of each request, without any secret.
    """

    def __init__(
        self,
        shelf: Shelf,
        doorkeeper: Doorkeeper | None = None,
        log: Callable[[str], None] | None = None,
    ) -> None:
        self.shelf = shelf
        self._doorkeeper = doorkeeper
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        response = self._answer(scope)
        if self._log:
            self._log(f"{self._shown(scope)} {response.status_code}")
        await response(scope, receive, send)

    def _answer(self, scope: Scope) -> Response:
        shelf = self.shelf
        if scope["method"] not in _READING:
            return shelf.refusals[HTTPStatus.METHOD_NOT_ALLOWED]
        conditions: list[bytes] = []
        for name, value in scope["headers"]:
            if name == b"if-none-match":
                conditions.append(value)
            elif name in _BRINGING and value != b"0":
                return shelf.refusals[HTTPStatus.BAD_REQUEST]
        found = self._found(shelf, scope["path"])
        return found.answer(conditions) if found else shelf.refusals[HTTPStatus.NOT_FOUND]

    def _found(self, shelf: Shelf, path: str) -> Resource | None:
        """What is at an address."""
        if self._doorkeeper is None:
            return shelf.addresses.get(path)
        return shelf.feeds.get(self._doorkeeper.feed_at(path)) or shelf.addresses.get(path)

    def _shown(self, scope: Scope) -> str:
        """A request as it may stand in a log: with the name of a feed in place of its secret."""
        path = scope["path"]
        known = path if path in self.shelf.addresses else ""
        feed = self._doorkeeper.feed_at(path) if self._doorkeeper else ""
        return f"{scope['method'] if scope['method'] in _READING else '-'} {known or feed or '-'}"
