"""A server in a world that is not always friendly."""

import socket
from contextlib import ExitStack, closing
from pathlib import Path
from time import monotonic, sleep

import pytest

from kompetanse.errors import KompetanseError
from kompetanse.web.app import App
from kompetanse.web.connection import Connection
from kompetanse.web.server import listen, url_of
from kompetanse.web.shelf import Shelf, public_shelf
from web_serving import FEED, HOST, Served, serving, written


ALL = "/skog-2021/all.ics"
HEAD = b"GET /skog-2021/all.ics HTTP/1.1\r\nHost: x\r\n"
LAST = b"Connection: close\r\n\r\n"


class Hasty(Connection):
    """Does not wait for long, and talks to few."""

    patience = 0.3
    most = 4


def test_a_feed_comes_whole(served: Served) -> None:
    """Once with its bytes, once without, once for those who have them."""
    whole = served.ask(ALL)
    assert (whole.status, whole.body) == (200, FEED)
    head = served.ask(ALL, method="HEAD")
    assert (head.status, head.body) == (200, b"")
    known = served.ask(ALL, {"If-None-Match": whole.headers["etag"]})
    assert (known.status, known.body) == (304, b"")
    for answer in (whole, head, known):
        assert not answer.headers.keys() & {"server", "set-cookie", "transfer-encoding"}
    assert {**whole.headers, "date": ""} == {**head.headers, "date": ""}


def test_an_address_may_ask_something(served: Served) -> None:
    """It is not listened to."""
    assert served.ask(f"{ALL}?a=b&c=%0d%0a#x").body == FEED


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GET /skog-2021/all.ics HTTP/1.0\r\n\r\n", 200),
        (b"GET /skog-2021%2Fall.ics HTTP/1.0\r\n\r\n", 200),
        (HEAD + b"Upgrade: websocket\r\nConnection: upgrade, close\r\n\r\n", 200),
        (HEAD + b"Range: bytes=0-1\r\n" + LAST, 200),
        (HEAD + b'If-None-Match: \xff"\xfe\r\n' + LAST, 200),
        (HEAD + b'If-None-Match: "a"\r\nIf-None-Match: *\r\n' + LAST, 304),
        (HEAD.replace(b"x", b'"><script>') + LAST, 200),
        (b"GET /../../../etc/passwd HTTP/1.0\r\n\r\n", 404),
        (b"GET /skog-2021/%2e%2e/%2e%2e/secret.ics HTTP/1.0\r\n\r\n", 404),
        (b"GET /%2e%2e%2fsecret.ics HTTP/1.0\r\n\r\n", 404),
        (b"GET /..%5c..%5csecret.ics HTTP/1.0\r\n\r\n", 404),
        (b"GET /%c0%ae%c0%ae/secret.ics HTTP/1.0\r\n\r\n", 404),
        (b"GET /skog-2021/all.ics%00 HTTP/1.0\r\n\r\n", 404),
        (b"GET /%0d%0aSet-Cookie:%20a=b HTTP/1.0\r\n\r\n", 404),
        (b"GET /%zz%ff HTTP/1.0\r\n\r\n", 404),
        (b"GET skog-2021/all.ics HTTP/1.0\r\n\r\n", 404),
        (b"CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n", 405),
        (b"TRACE / HTTP/1.1\r\nHost: x\r\nX-Secret: 1\r\n\r\n", 405),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n", 405),
        (HEAD + b"Content-Length: 1000000000\r\n\r\n" + b"x" * 100_000, 400),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", 400),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\nnonsense", 400),
        (HEAD + b"Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1", 400),
        (HEAD + b"Content-Length: 0\r\nContent-Length: 5\r\n\r\nhello", 400),
        (HEAD + b"Content-Length: -1\r\n\r\n", 400),
        (HEAD + b"Host: y\r\n\r\n", 400),
        (HEAD + b"X: " + b"a" * 40_000, 400),
        (HEAD + b"X: a\r\n" * 10_000, 400),
        (b"GET /" + b"a" * 40_000, 400),
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"GET /\x00 HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400),
        (b"\x16\x03\x01\x00\xf1\x01\x00\x00\xed\x03\x03" + b"\x00" * 200, 400),
    ],
)  # fmt: skip
def test_whatever_is_sent_is_answered(served: Served, sent: bytes, status: int) -> None:
    """Once, shortly, with nothing of what was sent, and with no connection left open."""
    begun = monotonic()
    told = served.tell(sent)
    assert monotonic() - begun < 4
    if told:  # nothing arrives where the connection is broken off in the middle of a flood
        assert told.startswith(b"HTTP/1.1 %d " % status)
        assert (FEED in told) == (status == 200)
    for word in (b"script", b"X-Secret", b"Set-Cookie", b"root:", b"Traceback", b"uvicorn"):
        assert word not in told
    assert not served.complaints


def test_several_requests_are_answered_in_order(served: Served) -> None:
    """Those that come at once on one connection; the end of it is that of the last."""
    told = served.tell(HEAD + b"If-None-Match: *\r\n\r\n", HEAD + b"\r\n", HEAD + LAST)
    assert [line[9:12] for line in told.split(b"\r\n") if line[:5] == b"HTTP/"] == [
        b"304",
        b"200",
        b"200",
    ]


def test_nonsense_after_a_request_ends_it(served: Served) -> None:
    """The answer before is whole."""
    told = served.tell(HEAD + b"\r\nnonsense \x00\r\n\r\n")
    assert FEED in told
    assert b"HTTP/1.1 400" in told.partition(FEED)[2]
    assert not served.complaints


def test_who_never_asks_is_sent_away(app: App) -> None:
    """A request that does not come to its end, however busily it is written."""
    with serving(app, Hasty) as served:
        begun = monotonic()
        assert served.tell(HEAD) == b""
        assert served.tell() == b""
        assert monotonic() - begun < 3


def test_drop_by_drop_is_too_slow(app: App) -> None:
    """Every byte is something, but a request has to come to its end."""
    with (
        serving(app, Hasty) as served,
        closing(socket.create_connection((HOST, served.port))) as slow,
    ):
        begun = monotonic()
        slow.settimeout(0.02)
        while monotonic() - begun < 5:
            try:
                slow.sendall(b"G")
                if slow.recv(1) == b"":
                    break
            except TimeoutError:
                continue
            except ConnectionError:
                break
        assert monotonic() - begun < 2


def test_who_never_listens_is_sent_away(tmp_path: Path) -> None:
    """An answer that is larger than what the system takes for a client that reads nothing."""
    big = FEED * 500_000
    app = App(public_shelf(written(tmp_path, {"p/all.ics": big}), Shelf()))
    with serving(app, Hasty) as served, socket.socket() as deaf:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        deaf.connect((HOST, served.port))
        deaf.sendall(b"GET /p/all.ics HTTP/1.1\r\nHost: x\r\n\r\n")
        deaf.settimeout(5)
        sleep(1)  # all that time it could have been listening
        heard = 0
        try:
            while piece := deaf.recv(1 << 20):
                heard += len(piece)
        except ConnectionError:
            pass
        assert heard < len(big)


def test_many_idle_clients_keep_nobody_out(app: App) -> None:
    """The one that has got nowhere for longest makes room."""

    class Calm(Hasty):
        patience = 30.0

    with serving(app, Calm) as served, ExitStack() as stack:
        for _ in range(12):
            idle = stack.enter_context(socket.create_connection((HOST, served.port), timeout=5))
            idle.sendall(HEAD)
        assert served.ask(ALL).body == FEED


def test_no_answer_waits_for_a_word_of_the_client() -> None:
    """A body that did would come forty milliseconds after its head, from the second answer on."""
    with closing(listen(HOST, 0)) as listener:
        with socket.create_connection(listener.getsockname()):
            accepted, _ = listener.accept()
        with closing(accepted):
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_port_is_taken_once() -> None:
    """And what is wrong is said in a sentence."""
    with listen(HOST, 0) as taken:
        port = taken.getsockname()[1]
        assert url_of(HOST, taken) == f"http://127.0.0.1:{port}/"
        with pytest.raises(KompetanseError, match=f"cannot listen at 127.0.0.1, port {port}: "):
            listen(HOST, port)


@pytest.mark.parametrize("host", ["no.such.host.invalid", "203.0.113.7", "a" * 300, "\0"])
def test_a_host_must_be_here(host: str) -> None:
    """A name that nobody has, or somebody else has, is refused."""
    with pytest.raises(KompetanseError, match="cannot listen"):
        listen(host, 0)


def test_addresses_of_the_new_kind_are_written_in_brackets() -> None:
    """As browsers take them."""
    try:
        listener = listen("::1", 0)
    except KompetanseError:
        pytest.skip("there is no IPv6 here")
    with listener:
        assert url_of("::1", listener).startswith("http://[::1]:")
