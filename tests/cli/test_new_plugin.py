"""`kompetanse new plugin`: a package whose tests pass, whose rules run, and which is the model."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli_calls import Run
from kompetanse.cli.new.plugin import _contents, _known


ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "plugins" / "kompetanse-example"
PACKS = pytest.mark.parametrize("pack", [(), ("--pack", "nord")], ids=["plain", "pack"])


def ran(folder: Path, *command: str) -> str:
    """What a program of this environment prints in a folder, where it has to succeed."""
    done = subprocess.run(  # noqa: S603 - our own calls
        [sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@PACKS
def test_its_tests_pass_as_they_are_written(run: Run, folder: Path, pack: tuple[str, ...]) -> None:
    """Of a plugin whose rules always run, and of a rule pack."""
    assert run("new", "plugin", "kompetanse-tromso", *pack).status == 0
    assert "7 passed" in ran(folder / "kompetanse-tromso", "pytest", "-q")


@PACKS
def test_it_pleases_linter_and_type_checker(run: Run, folder: Path, pack: tuple[str, ...]) -> None:
    """With the settings that it brings; and its catalogues are up to date."""
    run("new", "plugin", "kompetanse-tromso", *pack)
    plugin = folder / "kompetanse-tromso"
    before = {file: file.read_bytes() for file in plugin.rglob("messages/**/*.?o")}
    ran(plugin, "ruff", "check")
    ran(plugin, "ruff", "format", "--check")
    ran(plugin, "mypy", f"--cache-dir={ROOT / '.mypy_cache'}")
    assert run("messages", "kompetanse-tromso").status == 0
    assert before
    assert {file: file.read_bytes() for file in before} == before


def test_what_was_written_is_told(run: Run, folder: Path) -> None:
    """With what comes next; every file is there."""
    told = run("new", "plugin", "kompetanse-tromso")
    written, _, following = told.out.partition("\nnext:\n")
    files = [line for line in written.splitlines() if line.startswith("kompetanse-tromso/")]
    assert all((folder / file).is_file() for file in files)
    assert "  kompetanse test-rules tromso\n" in following
    assert (folder / "kompetanse-tromso/src/kompetanse_tromso/messages/da.mo").is_file()


def test_the_example_of_the_manual_is_what_is_written() -> None:
    """Whoever reads it reads what she will get."""
    for path, content in _contents(_known("kompetanse-example", "example")):
        if path.startswith(".git"):
            continue  # the repository has its own
        written = (EXAMPLE / path).read_text("utf-8") if path.endswith((".py", ".toml")) else None
        if written is None:
            assert (EXAMPLE / path).read_bytes() == content
        else:
            own = "[tool.uv.sources]\nkompetanse = { workspace = true }\n\n"
            assert written.replace(own, "") == content.decode()


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["tromso"], "it is written like 'kompetanse-tromso'"),
        (["Kompetanse_Tromsø"], "it is written like 'kompetanse-tromso'"),
        (["kompetanse-"], "it is written like 'kompetanse-tromso'"),
        (["../kompetanse-x"], "it is written like 'kompetanse-kompetanse-x'"),
        (["kompetanse-skup"], "kompetanse-skup has rules named skup/…"),
        (["kompetanse-table"], "kompetanse has rules named table/…"),
        (["kompetanse-x", "--pack", "dekom"], "kompetanse-dekom has rules named dekom/…"),
        (["kompetanse-x", "--pack", "Nord land"], "it is written like 'nord-land'"),
        (["kompetanse-x", "--folder", "plan.yaml"], "plan.yaml is there already"),
        (["kompetanse-x", "--folder", "plan.yaml/x"], "cannot be written"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(
    run: Run, folder: Path, call: list[str], said: str
) -> None:
    """In one sentence."""
    before = sorted(os.listdir(folder))
    told = run("new", "plugin", *call)
    assert (told.status, told.out) == (2, "")
    assert said in told.err
    assert sorted(os.listdir(folder)) == before


def test_a_folder_that_is_there_is_left_alone(run: Run, folder: Path) -> None:
    """An empty one may be filled."""
    (folder / "kompetanse-tromso").mkdir()
    assert run("new", "plugin", "kompetanse-tromso").status == 0
    readme = folder / "kompetanse-tromso" / "README.md"
    readme.write_text("mine", "utf-8")
    assert run("new", "plugin", "kompetanse-tromso").status == 2
    assert readme.read_text("utf-8") == "mine"
