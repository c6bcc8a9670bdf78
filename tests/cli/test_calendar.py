"""`kompetanse calendar`."""

from pathlib import Path

import pytest

from cli_calls import PLAN, Run


def test_a_calendar_is_written(run: Run, folder: Path) -> None:
    """Without a file to write to, and with «-», it stands on standard output."""
    told = run("calendar", "plan.yaml")
    assert told.status == 0
    assert told.out.startswith("BEGIN:VCALENDAR")
    assert run("calendar", "plan.yaml", "-o", "-").out == told.out
    assert not (folder / "-").exists()
    assert run("calendar", "plan.yaml", "-o", "all.ics").out == ""
    assert (folder / "all.ics").read_bytes().endswith(b"END:VCALENDAR\r\n")


def test_the_same_plan_gives_the_same_bytes(run: Run, folder: Path) -> None:
    """The plan's own day is the stamp."""
    for name in ("a.ics", "b.ics"):
        run("calendar", "plan.yaml", "-o", name)
    assert (folder / "a.ics").read_bytes() == (folder / "b.ics").read_bytes()


def test_a_role_has_a_calendar_of_its_own(run: Run) -> None:
    """An unknown one gets the nearest name."""
    assert "Samling 1" in run("calendar", "plan.yaml", "--for", "lærere").out
    told = run("calendar", "plan.yaml", "--for", "lræere")
    assert told.status == 2
    assert "did you mean 'lærere'?" in told.err


@pytest.mark.parametrize(
    ("line", "said"),
    [("updated: 20.08.21\n", "--now"), ("id: skog-2021\n", "needs an id")],
)
def test_what_a_calendar_needs_is_asked_for(run: Run, folder: Path, line: str, said: str) -> None:
    """Nothing is taken from the clock, and no id is made up."""
    (folder / "plan.yaml").write_text(PLAN.replace(line, ""), encoding="utf-8")
    told = run("calendar", "plan.yaml", "-o", "all.ics")
    assert told.status == 2
    assert said in told.err
    assert not (folder / "all.ics").exists()


def test_the_stamp_can_be_stated(run: Run, folder: Path) -> None:
    """A time without a zone is UTC."""
    (folder / "plan.yaml").write_text(PLAN.replace("updated: 20.08.21\n", ""), encoding="utf-8")
    told = run("calendar", "plan.yaml", "--now", "2021-08-21T12:00")
    assert "DTSTAMP:20210821T120000Z" in told.out
    assert run("calendar", "plan.yaml", "--now", "soon").status == 2


def test_a_plan_with_errors_has_no_calendar(run: Run, folder: Path) -> None:
    """What is wrong is shown with its line; an old file stays as it is."""
    (folder / "plan.yaml").write_text(PLAN + "modules: 7\n", encoding="utf-8")
    (folder / "all.ics").write_bytes(b"old")
    told = run("calendar", "plan.yaml", "-o", "all.ics")
    assert told.status == 2
    assert "modules: 7" in told.err
    assert (folder / "all.ics").read_bytes() == b"old"


def test_times_that_give_no_day_are_told(run: Run, folder: Path) -> None:
    """What is left out is named."""
    (folder / "plan.yaml").write_text(PLAN.replace("02.09.21", "31.09.21"), encoding="utf-8")
    told = run("calendar", "plan.yaml")
    assert told.status == 0
    assert "gatherings/samling-1 (31.09.21)" in told.err


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("raise RuntimeError('oops')", "oops"),
        ("raise SystemExit(0)", "SystemExit"),
        ("class Odd(BaseException): pass\n    raise Odd", "Odd"),
        ("return None", "not an event"),
        ("return evolve(event, end=event.start)", "must end after it begins"),
        ("return evolve(event, url='mailto:a@b.example')", "url"),
        ("return evolve(event, uid='other')", "changed the uid"),
    ],
)
def test_a_plugin_that_breaks_loses_no_entry_and_is_named(
    run: Run, folder: Path, body: str, said: str
) -> None:
    """The calendar is what it is without it."""
    run("calendar", "plan.yaml", "-o", "without.ics")
    (folder / "links.py").write_text(
        "from attrs import evolve\n"
        "from kompetanse.hookspecs import hookimpl\n"
        "@hookimpl\n"
        "def kompetanse_event():\n"
        "    return [adjust]\n"
        f"def adjust(event):\n    {body}\n",
        encoding="utf-8",
    )
    (folder / "kompetanse.toml").write_text('rules = ["links.py"]', encoding="utf-8")
    told = run("calendar", "plan.yaml", "-o", "all.ics")
    assert told.status == 3
    assert "links" in told.err
    assert said in told.err
    assert (folder / "all.ics").read_bytes() == (folder / "without.ics").read_bytes()


def test_a_plugin_whose_hook_breaks_loses_no_entry_and_is_named(run: Run, folder: Path) -> None:
    """It could not even say how it adjusts them."""
    (folder / "links.py").write_text(
        "from kompetanse.hookspecs import hookimpl\n"
        "@hookimpl\n"
        "def kompetanse_event():\n"
        "    raise OSError('no table')\n",
        encoding="utf-8",
    )
    (folder / "kompetanse.toml").write_text('rules = ["links.py"]', encoding="utf-8")
    told = run("calendar", "plan.yaml")
    assert told.status == 3
    assert "BEGIN:VEVENT" in told.out
    assert told.err == "kompetanse: the plugin links is broken: see 'kompetanse plugins'\n"


def test_a_followed_pack_that_is_missing_writes_no_calendar(run: Run, folder: Path) -> None:
    """It might have had a word to say on the entries."""
    (folder / "plan.yaml").write_text(PLAN + "follows: [finnmark-nord]\n", encoding="utf-8")
    told = run("calendar", "plan.yaml", "-o", "all.ics")
    assert told.status == 2
    assert "'finnmark-nord'" in told.err
    assert not (folder / "all.ics").exists()


def test_a_calendar_without_entries_is_told(run: Run, folder: Path) -> None:
    """It is written, for readers may subscribe already."""
    (folder / "plan.yaml").write_text(PLAN + "  rektorer: {label: Rektorer}\n", encoding="utf-8")
    told = run("calendar", "plan.yaml", "--for", "rektorer")
    assert told.status == 0
    assert told.out.startswith("BEGIN:VCALENDAR")
    assert told.err == "kompetanse: the calendar has no entries\n"


def test_an_unwritable_calendar_is_told(run: Run) -> None:
    """One sentence, and status 2."""
    told = run("calendar", "plan.yaml", "-o", "none/all.ics")
    assert told.status == 2
    assert told.err.startswith("kompetanse: none/all.ics cannot be written: ")


def test_an_unchanged_calendar_keeps_its_bytes(run: Run, folder: Path) -> None:
    """Whatever the clock says."""
    run("calendar", "plan.yaml", "-o", "all.ics")
    first = (folder / "all.ics").read_bytes()
    assert run("calendar", "plan.yaml", "--previous", "all.ics", "-o", "all.ics").status == 0
    assert (folder / "all.ics").read_bytes() == first


def test_a_change_is_stamped_with_the_time_of_publishing(run: Run, folder: Path) -> None:
    """The clock's, where no other is given."""
    run("calendar", "plan.yaml", "-o", "all.ics")
    (folder / "plan.yaml").write_text(PLAN.replace("02.09.21", "03.09.21"), encoding="utf-8")
    told = run("calendar", "plan.yaml", "--previous", "all.ics", "--now", "2021-08-25T12:00")
    assert "DTSTAMP:20210825T120000Z" in told.out
    assert "SEQUENCE:1" in told.out
    assert "DTSTAMP:2021" not in run("calendar", "plan.yaml", "--previous", "all.ics").out


def test_a_file_that_is_written_over_is_not_read(run: Run, folder: Path) -> None:
    """Only `--previous` says what was published."""
    run("calendar", "plan.yaml", "-o", "all.ics")
    (folder / "plan.yaml").write_text(PLAN.replace("02.09.21", "03.09.21"), encoding="utf-8")
    run("calendar", "plan.yaml", "-o", "all.ics")
    assert b"SEQUENCE:0" in (folder / "all.ics").read_bytes()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "old.ics cannot be read"),
        (b"", "does not begin as one"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "not whole"),
        (b"BEGIN:VCALENDAR\r\nPRODID:-//other//EN\r\nEND:VCALENDAR\r\n", "another is its author"),
    ],
)
def test_a_calendar_that_cannot_be_gone_on_from_is_refused(
    run: Run, folder: Path, content: bytes | None, said: str
) -> None:
    """Nothing is overwritten."""
    (folder / "all.ics").write_bytes(b"old")
    if content is not None:
        (folder / "old.ics").write_bytes(content)
    told = run("calendar", "plan.yaml", "--previous", "old.ics", "-o", "all.ics")
    assert told.status == 2
    assert said in told.err
    assert (folder / "all.ics").read_bytes() == b"old"


def test_a_calendar_can_be_cut(run: Run, folder: Path) -> None:
    """By unit, group and module; a wrong name gets the nearest."""
    more = """\
units: {skog: {label: Skog skole, meetings: [{title: Møte, when: 03.09.21}]}, bø: {}}
groups: {g1: {unit: bø}}
modules: {m: {title: Modul}}
"""
    (folder / "plan.yaml").write_text(PLAN + more, encoding="utf-8")
    for cut, titles in (
        (("--unit", "skog skole"), "Samling 1 Skog skole: Møte"),
        (("--group", "g1"), "Samling 1"),
        (("--module", "m"), ""),
    ):
        out = run("calendar", "plan.yaml", *cut).out
        found = [line for line in out.splitlines() if line.startswith("SUMMARY:")]
        assert " ".join(found).replace("SUMMARY:", "") == titles
    told = run("calendar", "plan.yaml", "--unit", "skok")
    assert told.status == 2
    assert "there is no unit 'skok'; did you mean 'skog'?" in told.err


def test_dates_that_are_not_known_can_be_left_out(run: Run, folder: Path) -> None:
    """Or shown in full."""
    (folder / "plan.yaml").write_text(PLAN.replace("02.09.21", "september 2021"), encoding="utf-8")
    shown = {
        policy: run("calendar", "plan.yaml", "--imprecise", policy).out
        for policy in ("span", "marker", "none")
    }
    assert "DTEND;VALUE=DATE:20211001" in shown["span"]
    assert "DTEND;VALUE=DATE:20210902" in shown["marker"]
    assert "VEVENT" not in shown["none"]
    assert run("calendar", "plan.yaml", "--imprecise", "maybe").status == 2
