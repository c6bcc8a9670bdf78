"""`kompetanse import`."""

from pathlib import Path

import pytest

import kompetanse
from cli_calls import Run


TABLE = """\
Handlingsplan skoleåret 2021/2022

HØST 2021
Når\tHva\tHvem
02.09.21\tSamling 1\tLærere
uke 37\tNettverksmøte\tSkoleledere
OBS: Lokale kommer
"""


@pytest.fixture
def table(folder: Path) -> Path:
    """A table as it was pasted."""
    path = folder / "Plan for Skog.txt"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_table_becomes_a_plan_file_that_loads(run: Run, table: Path, folder: Path) -> None:
    """With the words of every time as they were written."""
    told = run("import", table.name, "-o", "new.yaml")
    assert told.status == 0, told.err
    plan = kompetanse.load("new.yaml")
    assert plan.id == "plan-for-skog"
    times = [one.when.text for one in (plan.gatherings or {}).values() if one.when]
    assert times == ["02.09.21", "uke 37"]
    assert (folder / "new.yaml").read_text(encoding="utf-8").startswith("format: 1\n")


def test_what_was_set_aside_is_told(run: Run, table: Path) -> None:
    """On standard error, so that the plan itself can be piped."""
    told = run("import", table.name)
    assert told.out.startswith("format: 1\n")
    assert "Plan for Skog.txt:" in told.err
    assert "[table/" in told.err


def test_a_file_that_is_there_is_not_overwritten(run: Run, table: Path, folder: Path) -> None:
    """Unless it is asked for."""
    (folder / "new.yaml").write_text("mine", encoding="utf-8")
    told = run("import", table.name, "-o", "new.yaml")
    assert told.status == 2
    assert "--force" in told.err
    assert (folder / "new.yaml").read_text(encoding="utf-8") == "mine"
    assert run("import", table.name, "-o", "new.yaml", "--force").status == 0


def test_what_the_table_does_not_say_can_be_stated(run: Run, table: Path) -> None:
    """Id, packs and language."""
    told = run(
        "import", table.name, "--id", "skog", "--follows", "ost-finnmark", "--language", "nn"
    )
    assert "id: skog\n" in told.out
    assert "follows:\n- ost-finnmark\n" in told.out
    assert "language: nn\n" in told.out


def test_a_missing_table_is_told(run: Run) -> None:
    """And nothing is written."""
    told = run("import", "none.txt", "-o", "new.yaml")
    assert told.status == 2
    assert "none.txt" in told.err
    assert not Path("new.yaml").exists()


def test_a_plan_file_is_not_imported(run: Run) -> None:
    """It would only lose its comments."""
    told = run("import", "plan.yaml")
    assert (told.status, told.out) == (2, "")
    assert "a plan file already" in told.err


def test_a_damaged_table_is_imported_but_does_not_succeed(run: Run, table: Path) -> None:
    """The plan may not be what was meant."""
    table.write_bytes(TABLE.encode().replace(b"Samling", b"S\xffmling"))
    told = run("import", table.name, "-o", "new.yaml")
    assert told.status == 1
    assert "[document/encoding]" in told.err
