"""Serving an application over HTTP, until somebody says stop."""

import asyncio
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn

from kompetanse.errors import KompetanseError
from kompetanse.phrase import reason_of
from kompetanse.web.app import App
from kompetanse.web.connection import Connection


_LONGEST_HEAD = 16 * 1024
"""Bytes of a request's head; calendars send less than one thousand."""

_FAREWELL = 3
"""Seconds for answers that are under way when the server is to stop."""


def listen(host: str, port: int) -> socket.socket:
    """Take a port; 0 takes one that is free.

    Raises:
        KompetanseError: There is no such host here, or somebody else has the port.
    """
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        both = family == socket.AF_INET6 and host == "::" and socket.has_dualstack_ipv6()
        where = str(address[0]), port
        listener = socket.create_server(where, family=family, dualstack_ipv6=both)
    except (OSError, UnicodeError) as error:
        raise KompetanseError(
            "cannot listen at {host}, port {port}: {why}",
            host=host,
            port=port,
            why=reason_of(error),
        ) from None
    # A body leaves behind its head, at once: asyncio says so only to sockets that it has made.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def url_of(host: str, listener: socket.socket) -> str:
    """The address that somebody listens at, as a browser takes it."""
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listener.getsockname()[1]}/"


class Server(uvicorn.Server):
    """A server that says nothing while it runs, and ends with nothing said.

    Args:
        app: What answers.
        complain: Is told what should not have happened.
        ready: Is called once, when the server serves and can be stopped.
        connection: How clients are treated.
    """

    def __init__(
        self,
        app: App,
        *,
        complain: Callable[[str], None],
        ready: Callable[[], None] = lambda: None,
        connection: type[Connection] = Connection,
    ) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http=connection,
                ws="none",
                lifespan="off",
                loop="asyncio",
                interface="asgi3",
                log_config=None,
                log_level="critical",
                access_log=False,
                proxy_headers=False,
                server_header=False,
                timeout_graceful_shutdown=_FAREWELL,
                h11_max_incomplete_event_size=_LONGEST_HEAD,
            )
        )
        self._complain = complain
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin."""
        asyncio.get_running_loop().set_exception_handler(self._told)
        await super().startup(sockets)
        self._ready()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop on Ctrl-C and when the system says so; Uvicorn would then die of the signal."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        stops = (signal.SIGINT, signal.SIGTERM)
        before = {number: signal.signal(number, self.handle_exit) for number in stops}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _told(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """One sentence, where asyncio would show a traceback."""
        self._complain(f"{context['message']}: {context.get('exception', '')!r}")
