"""`kompetanse tokens`."""

import os
from datetime import date
from pathlib import Path

import pytest

from cli_calls import Run
from kompetanse.web.tokens import TokenFile, digest_of


FEEDS = ("all.ics", "roles/laerere.ics")


@pytest.fixture
def tokens(folder: Path) -> TokenFile:
    """The tokens of a site with two plans; one feed has none yet."""
    for plan in ("skog-2021", "strand-2021"):
        for feed in FEEDS:
            path = folder / ".kompetanse" / "site" / plan / feed
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    file = TokenFile(os.path.join(".kompetanse", "site.tokens.json"))
    issued = [f"{plan}/{feed}" for plan in ("skog-2021", "strand-2021") for feed in FEEDS]
    file.issue(issued[:3], date(2026, 8, 1))
    return file


def test_a_list_tells_no_address(run: Run, tokens: TokenFile) -> None:
    """It tells which feeds have one, and since when."""
    tokens.revoke(["skog-2021/all.ics"], date(2026, 11, 1))
    tokens.rotate(["gone-2020/all.ics"], date(2020, 1, 1))
    assert run("tokens", "list").out.splitlines() == [
        "gone-2020/all.ics              since 1 January 2020; there is no such calendar now",
        "skog-2021/all.ics              revoked on 1 November 2026",
        "skog-2021/roles/laerere.ics    since 1 August 2026",
        "strand-2021/all.ics            since 1 August 2026",
        "strand-2021/roles/laerere.ics  no address yet",
    ]


def test_rotating_tells_the_new_address_once(run: Run, tokens: TokenFile) -> None:
    """The old one ends, and those of other feeds do not."""
    before = tokens.read()
    told = run("tokens", "rotate", "skog-2021/all.ics", "--url", "https://skog.example/k")
    feed, address = told.out.split()
    assert (told.status, feed) == (0, "skog-2021/all.ics")
    assert address.startswith("https://skog.example/k/private/")
    after = tokens.read()
    assert after[feed].digest == digest_of(address.removeprefix("https://skog.example/k"))
    assert after[feed].digest != before[feed].digest
    assert {f: i for f, i in after.items() if f != feed} == {
        f: i for f, i in before.items() if f != feed
    }
    assert "/private/" not in run("tokens", "list").out


def test_a_plan_stands_for_all_its_feeds(run: Run, tokens: TokenFile) -> None:
    """Where no address of the site is given, addresses begin at its root."""
    told = run("tokens", "rotate", "strand-2021")
    assert [line.split()[0] for line in told.out.splitlines()] == [
        "strand-2021/all.ics",
        "strand-2021/roles/laerere.ics",
    ]
    assert all(line.split()[1].startswith("/private/") for line in told.out.splitlines())
    assert run("tokens", "revoke", "strand-2021/").out == ""
    assert [f for f, i in tokens.read().items() if i.digest] == [
        "skog-2021/all.ics",
        "skog-2021/roles/laerere.ics",
    ]


def test_all_is_to_be_said(run: Run, tokens: TokenFile) -> None:
    """Nobody ends all addresses by leaving something out."""
    before = tokens.read()
    for call in (["revoke"], ["rotate"], ["revoke", "skog-2021", "--all"]):
        told = run("tokens", *call)
        assert told.status == 2
        assert "--all" in told.err
    assert tokens.read() == before
    run("tokens", "revoke", "--all")
    assert not any(issued.digest for issued in tokens.read().values())


def test_what_is_not_there_changes_nothing(run: Run, tokens: TokenFile) -> None:
    """An unknown feed gets the nearest name; the others that were named are left alone."""
    before = tokens.read()
    told = run("tokens", "revoke", "strand-2021", "skog-2021/al.ics")
    assert told.status == 2
    assert "did you mean 'skog-2021/all.ics'?" in told.err
    assert tokens.read() == before


def test_the_feed_of_a_plan_that_is_gone_can_be_revoked(run: Run, tokens: TokenFile) -> None:
    """But it gets no new address."""
    tokens.rotate(["gone-2020/all.ics"], date(2020, 1, 1))
    assert run("tokens", "rotate", "gone-2020").status == 2
    assert run("tokens", "revoke", "gone-2020").status == 0


def test_without_a_site_there_is_nothing_to_do(run: Run) -> None:
    """It says where it looked."""
    told = run("tokens", "list", "--site", "elsewhere")
    assert told.status == 2
    assert "there are no calendars in elsewhere" in told.err
