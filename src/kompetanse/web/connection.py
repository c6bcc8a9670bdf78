"""Connections that come to an end, also with clients that do not want them to.

Uvicorn gives up on a client that is silent between two requests. One that never finishes its
request, or never takes its answer, could hold a connection for ever, and with enough of them
keep everybody else out. Here a connection has to get on; and if there are too many, the one that
has got nowhere for longest makes room.
"""

from asyncio import BaseTransport, TimerHandle
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol


class Connection(H11Protocol):
    """A client's connection.

    Attributes:
        patience: Seconds for a request and its answer; where telephones hardly work, 300 kB take
            so long.
        most: Connections at once; systems commonly let a program have 1024 files.
        since: When it last got on: when it was made, or when an answer was given.
    """

    patience = 30.0
    most = 800
    since: float
    _timer: TimerHandle

    def connection_made(self, transport: BaseTransport) -> None:
        """Begin; make room if there is none."""
        super().connection_made(transport)  # type: ignore[arg-type]
        self.since = self.loop.time()
        self._watch()
        if len(self.connections) > self.most:
            self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        self._timer.cancel()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """Note that it gets on."""
        self.since = self.loop.time()
        super().on_response_complete()

    def _watch(self) -> None:
        """Look again when it should have got on, and break off if it has not."""
        left = self.since + self.patience - self.loop.time()
        if left > 0:
            self._timer = self.loop.call_later(left, self._watch)
        else:
            self.transport.abort()

    def _make_room(self) -> None:
        ours: Any = self.connections
        min(ours, key=lambda connection: connection.since).transport.abort()
