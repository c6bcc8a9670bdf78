"""`kompetanse publish`."""

from pathlib import Path

import pytest

from cli_calls import BAD, PLAN, Run


NOW = ("--now", "2021-08-21T12:00")
LATER = ("--now", "2021-08-22T12:00")

HOOK = """\
from attrs import evolve
from kompetanse.hookspecs import hookimpl

@hookimpl
def kompetanse_event():
    return [adjust]

def adjust(event):
"""


def moved(folder: Path, *changes: tuple[str, str]) -> None:
    """Edit the plan."""
    text = PLAN
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / "plan.yaml").write_text(text, encoding="utf-8")


def test_a_plan_is_published(run: Run, folder: Path) -> None:
    """One line tells what came of it; the second time, that nothing did."""
    told = run("publish", "plan.yaml", "site", *NOW)
    assert (told.status, told.err) == (0, "")
    assert told.out == "plan.yaml: new in skog-2021/ (entries: 1, calendars: 2)\n"
    assert (folder / "site" / "skog-2021" / "roles" / "laerere.ics").exists()
    assert run("publish", "plan.yaml", "site", *LATER).out == "plan.yaml: nothing changed\n"


def test_what_changed_is_told_by_name(run: Run, folder: Path) -> None:
    """In numbers, too; several are not all named."""
    run("publish", "plan.yaml", "site", *NOW)
    more = "".join(f"  s{n}: {{title: Kurs {n}, when: 0{n}.10.21}}\n" for n in range(1, 5))
    moved(folder, ("02.09.21", "03.09.21"), ("roles:", f"{more}roles:"))
    told = run("publish", "plan.yaml", "site", *LATER)
    assert told.out == (
        "plan.yaml: 4 new entries (Kurs 1; Kurs 2; Kurs 3; …), 1 entry changed (Samling 1)\n"
    )
    moved(folder)
    told = run("publish", "plan.yaml", "site", *LATER)
    assert "4 entries called off (AVLYST: Kurs 1; AVLYST: Kurs 2" in told.out


def test_quietly_only_news_are_told(run: Run, folder: Path) -> None:
    """A nightly job then says nothing when nothing happened."""
    run("publish", "plan.yaml", "site", *NOW)
    assert run("publish", "plan.yaml", "site", "--quiet", *NOW).out == ""
    moved(folder, ("02.09.21", "03.09.21"))
    assert "changed" in run("publish", "plan.yaml", "site", "-q", *LATER).out
    moved(folder, ("02.09.21", "03.09.21"), ("Plan for Skog skole", "Plan for Skog"))
    assert run("publish", "plan.yaml", "site", "-q", *LATER).out == ""


def test_what_changed_without_an_entry_is_told_too(run: Run, folder: Path) -> None:
    """A title stands on pages, and in the names of calendars."""
    run("publish", "plan.yaml", "site", *NOW)
    moved(folder, ("Plan for Skog skole", "Plan for Skog"))
    told = run("publish", "plan.yaml", "site", *LATER)
    assert told.out == "plan.yaml: no entry changed; files written: 4\n"


def test_a_dry_run_tells_and_writes_nothing(run: Run, folder: Path) -> None:
    """Also where nothing is yet."""
    told = run("publish", "plan.yaml", "site", "--dry-run", *NOW)
    assert told.status == 0
    assert "new in skog-2021/" in told.out
    assert told.err == "kompetanse: nothing was written\n"
    assert not (folder / "site").exists()


def test_a_plan_with_errors_is_told_and_the_others_go_on(run: Run, folder: Path) -> None:
    """The status says so."""
    (folder / "worse.yaml").write_text(PLAN + "modules: 7\n", encoding="utf-8")
    told = run("publish", "worse.yaml", "none.yaml", "plan.yaml", "site", *NOW)
    assert told.status == 2
    assert told.out == (
        "worse.yaml: not published\n"
        "none.yaml: not published\n"
        "plan.yaml: new in skog-2021/ (entries: 1, calendars: 2)\n"
    )
    assert "kompetanse: worse.yaml has errors; 'kompetanse check' tells more\n" in told.err
    assert told.err.endswith("kompetanse: none.yaml: there is no such file\n")


def test_a_plan_without_an_id_is_asked_for_one(run: Run, folder: Path) -> None:
    """None is made up."""
    moved(folder, ("id: skog-2021\n", ""))
    told = run("publish", "plan.yaml", "site")
    assert told.status == 2
    assert told.err.startswith("kompetanse: plan.yaml: the plan needs an id")


def test_two_plans_with_one_id_are_refused(run: Run, folder: Path) -> None:
    """One that is named twice is no second one."""
    (folder / "copy.yaml").write_text(PLAN, encoding="utf-8")
    assert run("publish", "plan.yaml", "./plan.yaml", "site", *NOW).status == 0
    told = run("publish", "plan.yaml", "copy.yaml", "site", *LATER)
    assert told.status == 2
    assert told.out == "plan.yaml: not published\ncopy.yaml: not published\n"
    assert "plan.yaml and copy.yaml have the same id" in told.err


def test_what_is_left_out_is_told(run: Run, folder: Path) -> None:
    """Times that give no day, behind all lines, by the plan's name."""
    (folder / "plan.yaml").write_text(BAD, encoding="utf-8")
    told = run("publish", "plan.yaml", "site", *NOW)
    assert told.status == 0
    assert told.err == (
        "kompetanse: plan.yaml: left out, for their times give no day: "
        "gatherings/samling-1 (31.09.21)\n"
    )


def test_a_hook_that_fails_is_told_once_and_loses_nothing(run: Run, folder: Path) -> None:
    """For however many plans and entries."""
    (folder / "links.py").write_text(f"{HOOK}    raise OSError('no\\ntable')\n", encoding="utf-8")
    (folder / "kompetanse.toml").write_text('rules = ["links.py"]', encoding="utf-8")
    (folder / "two.yaml").write_text(PLAN.replace("skog-2021", "to"), encoding="utf-8")
    for _ in range(2):
        told = run("publish", "plan.yaml", "two.yaml", "site", *NOW)
        assert told.status == 3
        assert told.err.count("the plugin links failed") == 1
        assert "no table (" in told.err
        assert "links.py:9)" in told.err
        assert told.err.count("\n") == 1
        assert b"Samling 1" in (folder / "site" / "to" / "all.ics").read_bytes()


def test_hooks_are_collected_once(run: Run, folder: Path) -> None:
    """However many plans there are."""
    counted = HOOK.replace("    return", "    print('asked')\n    return")
    (folder / "links.py").write_text(
        f"{counted}    return evolve(event, url='https://m.example')\n", encoding="utf-8"
    )
    (folder / "kompetanse.toml").write_text('rules = ["links.py"]', encoding="utf-8")
    (folder / "two.yaml").write_text(PLAN.replace("skog-2021", "to"), encoding="utf-8")
    told = run("publish", "plan.yaml", "two.yaml", "site", *NOW)
    assert told.status == 0
    assert told.out.count("asked") == 1
    assert b"URL:https://m.example" in (folder / "site" / "to" / "all.ics").read_bytes()


def test_without_local_rules_there_are_no_hooks_of_theirs(run: Run, folder: Path) -> None:
    """The plan is then published anew."""
    (folder / "links.py").write_text(
        f"{HOOK}    return evolve(event, url='https://m.example')\n", encoding="utf-8"
    )
    (folder / "kompetanse.toml").write_text('rules = ["links.py"]', encoding="utf-8")
    run("publish", "plan.yaml", "site", *NOW)
    run("publish", "plan.yaml", "site", "--no-local-rules", *LATER)
    assert b"URL" not in (folder / "site" / "skog-2021" / "all.ics").read_bytes()


def test_a_pack_that_is_missing_keeps_the_plan_from_being_published(run: Run, folder: Path) -> None:
    """It might have had a word to say on the entries."""
    moved(folder, ("title: Plan", "follows: [finnmark-nord]\ntitle: Plan"))
    told = run("publish", "plan.yaml", "site", *NOW)
    assert told.status == 2
    assert "'finnmark-nord'" in told.err


def test_a_folder_is_published_anew_when_one_of_its_files_changed(run: Run, folder: Path) -> None:
    """All that a plan is read from counts."""
    (folder / "planen" / "gatherings").mkdir(parents=True)
    (folder / "plan.yaml").rename(folder / "planen" / "plan.yaml")
    part = folder / "planen" / "gatherings" / "samling-2.yaml"
    part.write_text("{title: Samling 2, when: 03.09.21}\n", encoding="utf-8")
    assert "entries: 2" in run("publish", "planen", "site", *NOW).out
    assert "nothing changed" in run("publish", "planen", "site", *LATER).out
    part.write_text("{title: Samling 2, when: 04.09.21}\n", encoding="utf-8")
    assert "1 entry changed" in run("publish", "planen", "site", *LATER).out


@pytest.mark.parametrize("url", ["skog.example", "file:///x", "https://a b/"])
def test_an_address_that_is_none_is_refused(run: Run, url: str) -> None:
    """Before anything is written."""
    told = run("publish", "plan.yaml", "site", "--url", url)
    assert told.status == 2
    assert "is no address of a site" in told.err


def test_a_site_that_cannot_be_made_is_told(run: Run, folder: Path) -> None:
    """In one sentence."""
    (folder / "file").write_text("x", encoding="utf-8")
    told = run("publish", "plan.yaml", "file/site")
    assert told.status == 2
    assert told.err.startswith("kompetanse: file/site cannot be made: ")
    told = run("publish", "plan.yaml", "bad.yaml")
    assert told.status == 2
    assert told.err == "kompetanse: bad.yaml is a file; a site is a folder\n"


def test_a_fault_of_the_program_is_told_and_the_others_go_on(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the status of such."""

    def faulty(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("kompetanse.publishing.site.edition", faulty)
    told = run("publish", "plan.yaml", "site")
    assert told.status == 3
    assert "a fault of the program" in told.err
