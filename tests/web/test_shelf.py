"""What of a folder is served, and at which addresses."""

import os
from pathlib import Path

import pytest

from kompetanse.web.places import feeds
from kompetanse.web.shelf import Shelf, private_shelf, public_shelf
from web_serving import FEED, PAGE, SITE, written


def test_only_a_site_is_served(tmp_path: Path) -> None:
    """A folder may be the wrong one: what is no page or feed of a plan is nobody's business."""
    strangers = {
        "notes.txt": b"", "secret.html": b"", "all.ics": FEED, "published.json": b"{}",
        "private/index.html": PAGE, "private/calendar.ics": FEED, ".hidden/all.ics": FEED,
        "skog-2021/notes.txt": b"", "skog-2021/other.html": PAGE, "skog-2021/.all.ics": FEED,
        "skog-2021/roles/.x.ics": FEED, "skog-2021/roles/deeper/x.ics": FEED,
        "skog-2021/published.json": b"{}", "skog-2021/x.ics.tmp": FEED,
    }  # fmt: skip
    shelf = public_shelf(written(tmp_path, {**SITE, **strangers}), Shelf())
    assert shelf.files.keys() == SITE.keys()
    assert feeds(str(tmp_path)) == ["skog-2021/all.ics", "skog-2021/roles/laerere.ics"]


def test_no_link_leads_out(tmp_path: Path) -> None:
    """Neither of a file nor of a folder; the site itself may be a link."""
    (tmp_path / "real").mkdir()
    folder = tmp_path / "real" / "site"
    written(folder, SITE)
    (tmp_path / "secret.ics").write_bytes(b"secret")
    try:
        (folder / "skog-2021" / "secret.ics").symlink_to(tmp_path / "secret.ics")
        (folder / "outside").symlink_to(folder / "skog-2021")
        (tmp_path / "link").symlink_to(folder)
    except OSError:
        pytest.skip("links cannot be made here")
    assert public_shelf(str(tmp_path / "link"), Shelf()).files.keys() == SITE.keys()


def test_what_is_not_there_is_an_empty_site(tmp_path: Path) -> None:
    """A folder may be made later."""
    assert public_shelf(str(tmp_path / "nowhere"), Shelf()).addresses.keys() == {"/robots.txt"}


def test_nothing_new_is_nothing_done(tmp_path: Path) -> None:
    """The very same shelf."""
    folder = written(tmp_path, SITE)
    shelf = public_shelf(folder, Shelf())
    assert public_shelf(folder, shelf) is shelf
    secret = private_shelf(folder, Shelf())
    assert private_shelf(folder, secret) is secret


def test_only_what_is_new_is_read(tmp_path: Path) -> None:
    """A change, a new file, a file less; all others stay as they were made."""
    folder = written(tmp_path, SITE)
    first = public_shelf(folder, Shelf())
    written(tmp_path, {"skog-2021/all.ics": FEED * 2, "ny/all.ics": FEED})
    os.unlink(tmp_path / "skog-2021" / "roles" / "laerere.ics")
    second = public_shelf(folder, first)
    assert second.addresses["/skog-2021/all.ics"].whole.body == FEED * 2
    assert "/ny/all.ics" in second.addresses
    assert "/skog-2021/roles/laerere.ics" not in second.addresses
    assert second.files["index.html"] is first.files["index.html"]


def test_a_folder_that_is_gone_for_a_while_is_missed_by_nobody(tmp_path: Path) -> None:
    """A volume that is not there looks like an empty folder."""
    folder = written(tmp_path / "site", SITE)
    shelf = public_shelf(folder, Shelf())
    (tmp_path / "site").rename(tmp_path / "away")
    assert public_shelf(folder, shelf) is shelf
    (tmp_path / "site").mkdir()
    assert public_shelf(folder, shelf) is shelf
    (tmp_path / "site").rmdir()
    (tmp_path / "away").rename(tmp_path / "site")
    assert public_shelf(folder, shelf) is shelf


def test_the_same_size_and_time_do_not_deceive(tmp_path: Path) -> None:
    """A file that takes another's place is another one."""
    folder = written(tmp_path, SITE)
    first = public_shelf(folder, Shelf())
    file, beside = tmp_path / "skog-2021" / "all.ics", tmp_path / "beside"
    beside.write_bytes(FEED.lower())
    look = file.stat()
    os.utime(beside, ns=(look.st_atime_ns, look.st_mtime_ns))
    beside.replace(file)
    second = public_shelf(folder, first)
    assert second.addresses["/skog-2021/all.ics"].whole.body == FEED.lower()


def test_tags_follow_from_bytes(tmp_path: Path) -> None:
    """The same on every server, whenever a file was written; others for other bytes."""
    one = public_shelf(written(tmp_path / "a", SITE), Shelf()).addresses
    two = public_shelf(written(tmp_path / "b", SITE), Shelf()).addresses
    assert {path: file.tag for path, file in one.items()} == {p: f.tag for p, f in two.items()}
    assert one["/skog-2021/all.ics"].tag != one["/skog-2021/roles/laerere.ics"].tag


def test_a_private_site_has_no_addresses(tmp_path: Path) -> None:
    """Its feeds stand apart, and its pages are others: they name the feeds, and no more."""
    role = FEED.replace(b"END", b"NAME:Plan \xe2\x80\x93 L\xc3\xa6rere\r\nEND")
    files = {"skog-2021/all.ics": FEED.replace(b"END", b"NAME:Plan\r\nEND")}
    files |= {f"skog-2021/roles/{name}.ics": role for name in ("laerere", "formerly")}
    shelf = private_shelf(written(tmp_path, {**SITE, **files}), Shelf())
    assert shelf.feeds.keys() == files.keys()
    pages = {"/", "/index.html", "/skog-2021", "/skog-2021/", "/skog-2021/index.html"}
    assert shelf.addresses.keys() == {*pages, "/robots.txt"}
    page = bytes(shelf.addresses["/skog-2021/"].whole.body).decode()
    assert '<html lang="nn">' in page
    assert page.count("Lærere") == 1
    assert not any(b".ics" in bytes(shelf.addresses[page].whole.body) for page in pages)


def test_what_is_private_says_so(tmp_path: Path) -> None:
    """To search engines, and to caches that several people share."""
    shelf = private_shelf(written(tmp_path, SITE), Shelf())
    for file in (shelf.feeds["skog-2021/all.ics"], shelf.addresses["/"]):
        said = file.whole.headers
        assert said["x-robots-tag"] == "noindex, nofollow"
        assert said["cache-control"] == "private, max-age=300"


@pytest.mark.parametrize("policy", ["default-src 'none'; style-src 'sha256-x='", "img-src data:"])
def test_a_page_says_what_it_loads(tmp_path: Path, policy: str) -> None:
    """The server repeats it, of whatever issue of the program the page is."""
    meta = (
        f'<meta http-equiv="Content-Security-Policy" content="{policy.replace(chr(39), "&#39;")}">'
    )
    shelf = public_shelf(written(tmp_path, {"index.html": PAGE + meta.encode()}), Shelf())
    assert (
        shelf.addresses["/"].whole.headers["content-security-policy"]
        == f"{policy}; frame-ancestors 'none'"
    )


def test_refusals_speak_all_languages_of_a_site(tmp_path: Path) -> None:
    """Each sentence once, and bokmål where no page says anything."""
    pages = {"index.html": PAGE, "a/index.html": PAGE.replace(b"nn", b"da"), "a/all.ics": FEED}
    told = bytes(public_shelf(written(tmp_path, pages), Shelf()).refusals[404].body)
    assert [told.count(f' lang="{t}">'.encode()) for t in ("nb", "nn", "da")] == [0, 2, 1]
    assert b'<h1 lang="nb">' in bytes(Shelf().refusals[404].body)
