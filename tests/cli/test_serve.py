"""`kompetanse serve`."""

import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlsplit

import pytest
from attrs import frozen

from cli_calls import PLAN, Run
from kompetanse.web.server import listen


FEED = "/skog-2021/all.ics"
UNUSABLE = PLAN + "modules: 7\n"
MOVED = PLAN.replace("02.09.21", "03.09.21")
STATE = Path(".kompetanse")


@frozen
class Server:
    """A server in a process of its own."""

    process: "subprocess.Popen[str]"
    url: str
    said: Path

    def ask(self, path: str) -> tuple[int, bytes]:
        """The status and the body at an address."""
        there = urlsplit(self.url)
        with closing(HTTPConnection(str(there.hostname), there.port, timeout=10)) as client:
            client.request("GET", path)
            answer = client.getresponse()
            return answer.status, answer.read()

    def comes_to(self, condition: Callable[["Server"], bool]) -> bool:
        """Whether something is so before long."""
        until = monotonic() + 15
        while monotonic() < until:
            if condition(self):
                return True
            sleep(0.05)
        return False

    def line(self) -> str:
        """The next line on standard output."""
        assert self.process.stdout
        return self.process.stdout.readline()

    def complaints(self) -> str:
        """What stands on standard error."""
        return self.said.read_text("utf-8")

    def stop(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """The exit status, and what else stood on standard output."""
        self.process.send_signal(number)
        rest, _ = self.process.communicate(timeout=15)
        return self.process.returncode, rest


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[Server]:
    """Run a server at any free port."""
    call = [sys.executable, "-m", "kompetanse", "serve", *arguments, "--port", "0"]
    said = folder / "said.txt"
    with (
        said.open("w") as err,
        subprocess.Popen(  # noqa: S603 - ourselves
            call, cwd=folder, stdout=subprocess.PIPE, stderr=err, text=True, encoding="utf-8"
        ) as process,
    ):
        assert process.stdout
        try:
            url = process.stdout.readline().strip()
            assert url, said.read_text("utf-8")
            yield Server(process, url, said)
        finally:
            process.kill()


def write(folder: Path, text: str) -> None:
    """Write the plan."""
    (folder / "plan.yaml").write_text(text, encoding="utf-8")


def sequence(feed: bytes) -> list[int]:
    """How often each entry of a feed has changed."""
    return [int(number) for number in re.findall(rb"SEQUENCE:(\d+)", feed)]


def test_a_plan_is_served_and_what_becomes_of_it(folder: Path) -> None:
    """A change shows; where the plan cannot be read its calendar stays; a restart changes nothing."""
    with running(folder, "plan.yaml") as server:
        first = server.ask(FEED)
        assert first[0] == 200
        assert b"DTSTART;VALUE=DATE:20210902" in first[1]
        assert server.ask("/skog-2021/")[0] == 200
        write(folder, MOVED)
        assert server.comes_to(lambda s: b"DTSTART;VALUE=DATE:20210903" in s.ask(FEED)[1])
        moved = server.ask(FEED)
        assert sequence(moved[1]) == [sequence(first[1])[0] + 1]
        write(folder, UNUSABLE)
        assert server.comes_to(lambda s: "plan.yaml has errors" in s.complaints())
        assert server.ask(FEED) == moved
        write(folder, MOVED)
        assert server.comes_to(lambda s: "plan.yaml is published again" in s.complaints())
        assert server.stop() == (0, "")
    with running(folder, "plan.yaml") as server:
        assert server.ask(FEED) == moved
        assert server.stop() == (0, "")
        assert server.complaints() == f"kompetanse: the calendars are kept in {STATE / 'site'}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_server_ends_quietly(folder: Path, number: signal.Signals) -> None:
    """Also while somebody is connected who says nothing."""
    with running(folder, "plan.yaml") as server:
        there = urlsplit(server.url)
        with closing(HTTPConnection(str(there.hostname), there.port)) as idle:
            idle.connect()
            assert server.ask("/")[0] == 200
            assert server.stop(number) == (0, "")


def test_two_servers_share_a_site(folder: Path) -> None:
    """What one of them publishes, or anybody else, both serve."""
    with running(folder, "plan.yaml") as one, running(folder, "plan.yaml") as other:
        write(folder, MOVED)
        for server in (one, other):
            assert server.comes_to(lambda s: b"20210903" in s.ask(FEED)[1])
        assert one.ask(FEED) == other.ask(FEED)
        (folder / "second.yaml").write_text(PLAN.replace("skog", "strand"), encoding="utf-8")
        call = [sys.executable, "-m", "kompetanse", "publish", "second.yaml", str(STATE / "site")]
        subprocess.run(call, cwd=folder, check=True, capture_output=True)  # noqa: S603 - ourselves
        for server in (one, other):
            assert server.comes_to(lambda s: s.ask("/strand-2021/all.ics")[0] == 200)


def test_secret_addresses_are_told_once(folder: Path, run: Run) -> None:
    """They lead to the calendars as long as they are not revoked, and no other address does."""
    with running(
        folder, "plan.yaml", "--private", "--log", "--url", "https://x.example/k"
    ) as server:
        feed, address = server.line().split()
        role, _ = server.line().split()
        assert (feed, role) == ("skog-2021/all.ics", "skog-2021/roles/laerere.ics")
        path = address.removeprefix("https://x.example/k")
        assert b"Samling 1" in server.ask(path)[1]
        nowhere = server.ask("/nowhere")
        assert nowhere[0] == 404
        assert server.ask(FEED) == nowhere
        assert path not in server.ask("/skog-2021/")[1].decode()
        assert run("tokens", "revoke", feed).status == 0
        assert server.ask(path) == nowhere
        write(folder, PLAN + "modules:\n  m1: {title: Modul 1}\n")
        assert server.line().startswith("skog-2021/modules/m1.ics")
        assert server.stop() == (0, "")
        assert path.removeprefix("/private/") not in server.complaints()
        assert " GET skog-2021/all.ics 200\n" in server.complaints()
    with running(folder, "plan.yaml", "--private") as server:
        assert server.stop() == (0, "")


def test_what_cannot_be_served_is_said(run: Run, folder: Path) -> None:
    """Each in a sentence, and at once."""
    (folder / "unusable.yaml").write_text(UNUSABLE, encoding="utf-8")
    told = run("serve", "unusable.yaml", "--port", "0")
    assert told.status == 2
    assert "unusable.yaml has errors" in told.err
    assert run("serve", "nothing.yaml", "--port", "0").status == 2
    assert run("serve", "plan.yaml", "--port", "65536").status == 2
    assert run("serve", "plan.yaml", "--port", "-1").status == 2
    assert "cannot listen at" in run("serve", "plan.yaml", "--host", "no.invalid").err
    with listen("127.0.0.1", 0) as taken:
        told = run("serve", "plan.yaml", "--port", str(taken.getsockname()[1]))
    assert told.status == 2
    assert "cannot listen at 127.0.0.1, port" in told.err
    assert not (folder / STATE / "site" / "skog-2021").exists()


def test_without_the_extra_it_says_what_to_install(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one sentence."""
    for name in [name for name in sys.modules if name.startswith("kompetanse.web.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "kompetanse.cli.serving", raising=False)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    told = run("serve", "plan.yaml")
    assert told.status == 2
    assert "(uvicorn): pip install 'kompetanse[web]'" in told.err
    assert len(told.err.splitlines()) == 1
