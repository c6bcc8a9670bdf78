"""Serve one feed to many pollers, and hold the server against nginx: `python -m benchmarks.serving`.

Both serve the same folder on this machine, one process each, in turn. wrk asks as calendars do:
nineteen of twenty requests name the issue that they have and are told that nothing changed; in
one mode each comes over a connection of its own, as pollers do that come every few hours.
"""

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from attrs import frozen
from benchmarks.measuring import MissingError
from benchmarks.plans import plan_text


ROUNDS = 3
SECONDS = 4
POLLERS = 50
FULL = 20
"""One of so many requests is for a whole feed."""

MODES = ("keep-alive", "close")
NGINX_PORT = 8098
PATIENCE = 20
"""Seconds for a server to begin."""

ASKING = """\
local counter = 0
local known, fresh
function init(arguments)
  local connection = arguments[2]
  known = wrk.format("GET", nil, {["If-None-Match"] = arguments[1], ["Connection"] = connection})
  fresh = wrk.format("GET", nil, {["Connection"] = connection})
end
function request()
  counter = counter + 1
  return counter % %FULL% == 0 and fresh or known
end
function done(summary, latency, requests)
  local faults = summary.errors
  local wrong = faults.connect + faults.read + faults.write + faults.status + faults.timeout
  print(string.format("measured %d %d %d %d %d", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), wrong))
end
""".replace("%FULL%", str(FULL))
NGINX = """\
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/errors.log;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  types {{ text/calendar ics; }}
  client_body_temp_path {folder}/t1;
  proxy_temp_path {folder}/t2;
  fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4;
  scgi_temp_path {folder}/t5;
  keepalive_requests 1000000;
  server {{ listen 127.0.0.1:{port}; root {site}; }}
}}
"""


@frozen
class Served:
    """A server that is running: its process, and where the feed is."""

    process: int
    url: str


@frozen
class Load:
    """What came of asking for a while; times in milliseconds, memory in MiB.

    Attributes:
        rate: Requests answered in a second.
        middle: The time within which half of the answers came.
        slow: The time within which 99 of 100 came.
        wrong: Requests that were not answered, or not well.
        cpu: CPU milliseconds of the server for a thousand requests.
        memory: What the server's processes held in memory behind it.
    """

    rate: float
    middle: float
    slow: float
    wrong: int
    cpu: float
    memory: float


def main() -> int:
    """Measure, print, and give the exit status."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        try:
            loads = dict(_measured(folder))
        except MissingError as error:
            print(f"MISSING: {error}")
            return 2
    print(f"{'':24}{'requests/s':>11}{'p50 ms':>8}{'p99 ms':>8}{'CPU ms/1000':>13}{'MiB':>7}")
    for (mode, server), load in loads.items():
        figures = f"{load.rate:11,.0f}{load.middle:8.2f}{load.slow:8.2f}{load.cpu:13.1f}"
        wrong = f"  {load.wrong} WRONG" if load.wrong else ""
        print(f"{server:12}{mode:12}{figures}{load.memory:7.1f}{wrong}")
    for mode in MODES:
        ours, nginx = loads[mode, "kompetanse"], loads[mode, "nginx"]
        print(
            f"kompetanse / nginx, {mode}: {ours.rate / nginx.rate:.2f} of the requests/s, "
            f"{ours.slow / nginx.slow:.1f} times the p99, "
            f"{ours.memory / nginx.memory:.1f} times the memory"
        )
    return int(any(load.wrong for load in loads.values()))


def _measured(folder: Path) -> Iterator[tuple[tuple[str, str], Load]]:
    """The load of each server in each mode: the medians of rounds in which they take turns."""
    for program in ("wrk", "nginx"):
        if shutil.which(program) is None:
            raise MissingError(f"{program} is not installed")
    (folder / "plan.yaml").write_text(plan_text("M"), encoding="utf-8")
    (folder / "asking.lua").write_text(ASKING, encoding="utf-8")
    with _kompetanse(folder) as ours, _nginx(folder) as nginx:
        servers = {"kompetanse": ours, "nginx": nginx}
        for mode in MODES:
            rounds = [
                {name: _asked(folder, served, mode) for name, served in servers.items()}
                for _ in range(ROUNDS)
            ]
            for name in servers:
                yield (mode, name), _middle([one[name] for one in rounds])


@contextmanager
def _kompetanse(folder: Path) -> Iterator[Served]:
    """`kompetanse serve`, which publishes the plan into the folder `site` first."""
    command = [
        str(Path(sys.executable).with_name("kompetanse")),
        *("serve", str(folder / "plan.yaml"), "--port", "0", "--site", str(folder / "site")),
    ]
    with _running(command) as process:
        assert process.stdout
        address = process.stdout.readline().decode().strip()
        if not address:
            raise MissingError("kompetanse serve does not begin")
        (feed,) = (folder / "site").glob("*/all.ics")
        yield Served(process.pid, f"{address}{feed.relative_to(folder / 'site').as_posix()}")


@contextmanager
def _nginx(folder: Path) -> Iterator[Served]:
    """nginx, with the same files."""
    site = folder / "site"
    settings = NGINX.format(folder=folder, port=NGINX_PORT, site=site)
    (folder / "nginx.conf").write_text(settings, encoding="utf-8")
    os.chmod(folder, 0o755)  # its worker may be another user
    (feed,) = site.glob("*/all.ics")
    with _running(["nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder)]) as process:
        yield Served(process.pid, f"http://127.0.0.1:{NGINX_PORT}/{feed.relative_to(site)}")


@contextmanager
def _running(command: Sequence[str]) -> "Iterator[subprocess.Popen[bytes]]":
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.terminate()


def _asked(folder: Path, served: Served, mode: str) -> Load:
    """Let wrk ask for a while."""
    command = [
        *("wrk", "--threads", "1", "--connections", str(POLLERS), "--duration", f"{SECONDS}s"),
        *("--script", str(folder / "asking.lua"), served.url, "--", _tag(served.url), mode),
    ]
    before = _cpu(served)
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    spent = _cpu(served) - before
    figures = next(line for line in told.splitlines() if line.startswith("measured"))
    count, duration, middle, slow, wrong = map(float, figures.split()[1:])
    return Load(
        rate=count / duration * 1e6,
        middle=middle / 1e3,
        slow=slow / 1e3,
        wrong=int(wrong),
        cpu=spent / count * 1e6,
        memory=_memory(served),
    )


def _tag(url: str) -> str:
    """The entity tag of the feed, once its server answers."""
    for _ in range(PATIENCE * 10):
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return str(answer.headers["ETag"])
        except OSError:
            time.sleep(0.1)
    raise MissingError(f"there is no answer from {url}")


def _processes(served: Served) -> list[Path]:
    """A server's processes, in the system's own list."""
    tasks = Path(f"/proc/{served.process}/task/{served.process}/children")
    return [Path("/proc", number) for number in (str(served.process), *tasks.read_text().split())]


def _cpu(served: Served) -> float:
    """CPU seconds that a server has used."""
    stats = [(one / "stat").read_text().rpartition(")")[2].split() for one in _processes(served)]
    return sum(int(stat[11]) + int(stat[12]) for stat in stats) / os.sysconf("SC_CLK_TCK")


def _memory(served: Served) -> float:
    """What a server holds in memory and shares with nobody, in MiB."""
    sums = [(one / "smaps_rollup").read_text().splitlines() for one in _processes(served)]
    private = (line.split()[1] for lines in sums for line in lines if line.startswith("Private"))
    return sum(map(int, private)) / 1024


def _middle(loads: Sequence[Load]) -> Load:
    return Load(
        rate=median(load.rate for load in loads),
        middle=median(load.middle for load in loads),
        slow=median(load.slow for load in loads),
        wrong=sum(load.wrong for load in loads),
        cpu=median(load.cpu for load in loads),
        memory=median(load.memory for load in loads),
    )


if __name__ == "__main__":
    sys.exit(main())
