"""A server to ask, for its tests: as bytes over a real connection, or straight at the application."""

import asyncio
import http.client
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from attrs import frozen
from starlette.types import Message, Scope

from kompetanse.web.app import App
from kompetanse.web.connection import Connection
from kompetanse.web.server import Server, listen


HOST = "127.0.0.1"
FEED = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
PAGE = b'<!doctype html>\n<html lang="nn">\n<title>Plan</title>\n'
SITE = {
    "index.html": PAGE,
    "skog-2021/index.html": PAGE,
    "skog-2021/all.ics": FEED,
    "skog-2021/roles/laerere.ics": FEED.replace(b"END", b"X-ROLE:l\r\nEND"),
}
"""A site as it is published, by its places."""


@frozen
class Answer:
    """What a request was answered with."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def asked(
    app: App, path: str, headers: Mapping[str, str] | None = None, method: str = "GET"
) -> Answer:
    """Ask the application itself."""
    raw = [(name.lower().encode(), value.encode()) for name, value in (headers or {}).items()]
    scope: Scope = {"type": "http", "method": method, "path": path, "headers": raw}
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        raise AssertionError("nothing of a request is to be waited for")

    asyncio.run(app(scope, receive, send))
    start, body = sent
    said = {name.decode(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], said, body["body"])


@frozen
class Served:
    """A server that is running."""

    app: App
    port: int
    complaints: list[str]

    def ask(
        self, path: str, headers: Mapping[str, str] | None = None, method: str = "GET"
    ) -> Answer:
        """Ask as a well-behaved client does."""
        with closing(http.client.HTTPConnection(HOST, self.port, timeout=10)) as client:
            client.request(method, path, headers=dict(headers or {}))
            answer = client.getresponse()
            return Answer(
                answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
            )

    def tell(self, *pieces: bytes, wait: float = 5.0) -> bytes:
        """Send bytes, and give all that comes back until the server has enough of it."""
        with closing(socket.create_connection((HOST, self.port), timeout=wait)) as client:
            return b"".join(_told(client, pieces))


def _told(client: socket.socket, pieces: tuple[bytes, ...]) -> Iterator[bytes]:
    try:
        for piece in pieces:
            client.sendall(piece)
        while piece := client.recv(65536):
            yield piece
    except ConnectionError:
        return


@contextmanager
def serving(app: App, connection: type[Connection] = Connection) -> Iterator[Served]:
    """Run a server in a thread of its own."""
    complaints: list[str] = []
    listener = listen(HOST, 0)
    port = listener.getsockname()[1]
    server = Server(app, complain=complaints.append, connection=connection)
    worker = threading.Thread(target=server.run, args=([listener],))
    worker.start()
    try:
        yield Served(app, port, complaints)
    finally:
        server.should_exit = True
        worker.join()


def written(folder: Path, files: Mapping[str, bytes]) -> str:
    """Write the files of a site, and give its folder."""
    for place, content in files.items():
        file = folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return str(folder)
