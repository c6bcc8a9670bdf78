"""Pages whose examples are run: the files they show, the commands, and what those print.

A fence says what its block is:

- `yaml title="plan.yaml"` writes a file (any language but the ones below), and
  `yaml title="plan.yaml" append` adds to it.
- `diff title="plan.yaml"` replaces the lines with `-` by those with `+`.
- `console` holds commands, each behind `$`, and what they print.
- `ics title="leaders.ics"` or `jsonc title="pretty.json"` is an excerpt of a file that a command wrote.

All blocks of a page are run in order, in one empty folder.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path


_FENCE = re.compile(
    r"""^```(?P<language>\w+)(?:[ ]title="(?P<title>[^"]+)")?(?P<append>[ ]append)?\n
        (?P<body>.*?)^```$""",
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
_PROGRAMS = {"kompetanse": [sys.executable, "-m", "kompetanse"], "python": [sys.executable]}


def replayed(page: str, folder: Path) -> str:
    """The page with what its commands print now; run in `folder`, which must be empty.

    A page that tells the truth comes back as it was.
    """

    def replay(found: re.Match[str]) -> str:
        run = _RUNNERS.get(found["language"]) or (_write if found["title"] else None)
        body = run(found, folder) if run else found["body"]
        start, end = found.span("body")
        base = found.start()
        return found[0][: start - base] + body + found[0][end - base :]

    return _FENCE.sub(replay, page)


def has_commands(page: str) -> bool:
    """Whether there is anything to run."""
    return any(found["language"] == "console" for found in _FENCE.finditer(page))


def _write(found: re.Match[str], folder: Path) -> str:
    file = folder / found["title"]
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text("utf-8") if found["append"] else ""
    file.write_text(before + found["body"], "utf-8")
    return found["body"]


def _edit(found: re.Match[str], folder: Path) -> str:
    if not found["title"]:
        return found["body"]
    file, lines = folder / found["title"], found["body"].splitlines(keepends=True)
    old, new = ("".join(line[1:] for line in lines if line[0] in kept) for kept in ("- ", "+ "))
    text = file.read_text("utf-8")
    if text.count(old) != 1:
        raise ValueError(f"{found['title']} does not hold these lines once:\n{old}")
    file.write_text(text.replace(old, new), "utf-8")
    return found["body"]


def _excerpt(found: re.Match[str], folder: Path) -> str:
    lines = (folder / found["title"]).read_bytes().decode().splitlines()
    wanted = found["body"].splitlines()
    first = lines.index(wanted[0])
    return "".join(f"{line}\n" for line in lines[first : first + len(wanted)])


def _play(found: re.Match[str], folder: Path) -> str:
    commands = re.findall(r"^\$ (.*)$", found["body"], re.MULTILINE)
    return "".join(f"$ {command}\n{_printed(command, folder)}" for command in commands)


def _printed(command: str, folder: Path) -> str:
    """What a command prints, on both of its streams."""
    program, *arguments = shlex.split(command)
    done = subprocess.run(  # noqa: S603 - the commands of our own pages
        [*_PROGRAMS[program], *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    lines = done.stdout.decode().replace("\r\n", "\n").rstrip().splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


_RUNNERS: Mapping[str, Callable[[re.Match[str], Path], str]] = {
    "console": _play,
    "diff": _edit,
    "ics": _excerpt,
    "jsonc": _excerpt,
}


def examples(page: str) -> Iterator[tuple[str, str]]:
    """Language and body of every block."""
    for found in _FENCE.finditer(page):
        yield found["language"], found["body"]
