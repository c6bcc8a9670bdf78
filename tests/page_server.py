"""A server of pages for a browser to look at."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class PageServer(ThreadingHTTPServer):
    """Shows pages, and remembers what it was asked for.

    Attributes:
        pages: What it shows, by path.
        asked: The paths that were asked for.
    """

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, bytes] = {}
        self.asked: list[str] = []

    def put(self, name: str, page: bytes) -> str:
        """Show a page, and say where it is."""
        self.pages[f"/{name}.html"] = page
        return f"http://127.0.0.1:{self.server_port}/{name}.html"


class _Handler(BaseHTTPRequestHandler):
    server: PageServer

    def do_GET(self) -> None:
        """Answer with the page, if there is one."""
        self.server.asked.append(self.path)
        page = self.server.pages.get(self.path)
        self.send_response(200 if page else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page or b"")))
        self.end_headers()
        self.wfile.write(page or b"")

    def log_message(self, *_: object) -> None:
        """Tests are quiet."""


@contextmanager
def serving() -> Iterator[PageServer]:
    """A server, until it is done with."""
    with PageServer() as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
