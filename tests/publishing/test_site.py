"""A site that is published again and again: whole, and touched only where something changed."""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from attrs import evolve

from feed_plans import gathering, named, with_gatherings
from feed_reader import entries
from kompetanse.errors import CalendarError, KompetanseError
from kompetanse.feeds.adjusting import Adjuster
from kompetanse.model import Plan, Role
from kompetanse.publishing import Publication, Settings, Site, Source


NOW = datetime(2021, 8, 20, 12, tzinfo=UTC)
DAY = timedelta(days=1)
TIMES = ("02.09.21", "03.09.21")


class Planner:
    """Publishes plans to a site, and counts how often each is read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.read: list[str] = []

    def source(self, plan: Plan, **more: Any) -> Source:
        """A plan as it is read from a file."""

        def load() -> Plan:
            self.read.append(plan.id or "")
            return plan

        name = f"{plan.id}.yaml"
        return Source(name=name, load=load, **{"mark": lambda: repr(plan).encode(), **more})

    def publish(
        self, *plans: Plan | Source, now: datetime = NOW, **more: Any
    ) -> dict[str, Publication]:
        """Publish, and tell what became of each source."""
        self.read.clear()
        sources = [self.source(plan) if isinstance(plan, Plan) else plan for plan in plans]
        publications = Site(str(self.folder)).publish(sources, now=now, **more)
        return {publication.source: publication for publication in publications}

    def files(self) -> dict[str, bytes]:
        """All files that anybody may see."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and not path.name.startswith(".")
        }

    def looks(self) -> dict[str, tuple[int, int]]:
        """What changes if a file is touched."""
        found = {path: path.stat() for path in self.folder.rglob("*") if path.is_file()}
        return {str(path): (look.st_mtime_ns, look.st_ino) for path, look in found.items()}


@pytest.fixture
def planner(tmp_path: Path) -> Planner:
    """Somebody who publishes to a folder that is not there yet."""
    return Planner(tmp_path / "www" / "planer")


def skog(*times: str, **more: Any) -> Plan:
    """A plan with two roles."""
    roles = {id_: Role(id=id_, label=id_, part_of=()) for id_ in ("a", "b")}
    return evolve(named(*(times or TIMES), roles=roles), **{"id": "skog", "title": "Skog", **more})


def strand(*times: str, **more: Any) -> Plan:
    """Another one."""
    return skog(*times, **{"id": "strand", "title": "Strand", **more})


def test_a_site_has_a_folder_for_each_plan_and_a_list(planner: Planner) -> None:
    """And lets robots in, without which Google reads nothing."""
    planner.publish(skog(), strand())
    files = planner.files()
    names = ("all.ics", "index.html", "published.json", "roles/a.ics", "roles/b.ics")
    assert set(files) == {
        "index.html",
        "robots.txt",
        *(f"{plan}/{name}" for plan in ("skog", "strand") for name in names),
    }
    assert files["robots.txt"] == b"User-agent: *\nAllow: /\n"
    assert b"skog/index.html" in files["index.html"]
    assert b"strand/index.html" in files["index.html"]


def test_publishing_twice_touches_nothing(planner: Planner) -> None:
    """Nor is the plan read."""
    assert planner.publish(skog(), strand())["skog.yaml"].is_new
    before = planner.looks()
    publications = planner.publish(skog(), strand(), now=NOW + DAY)
    assert planner.looks() == before
    assert planner.read == []
    assert all(not one.written and not one.feeds for one in publications.values())


def test_only_what_changed_is_written(planner: Planner) -> None:
    """A change that one role sees leaves the feed of the other alone."""
    one = evolve(gathering(1, TIMES[0]), audience=("a",))
    roles = skog().roles
    planner.publish(evolve(with_gatherings(one, roles=roles), id="skog"), strand())
    before = planner.looks()
    moved = evolve(with_gatherings(evolve(one, place="Kulturhuset"), roles=roles), id="skog")
    written = planner.publish(moved, strand(), now=NOW + DAY)["skog.yaml"].written
    changed = {path for path, look in planner.looks().items() if before.get(path) != look}
    assert {str(planner.folder / path) for path in written} <= changed
    assert set(written) == {
        "skog/all.ics",
        "skog/roles/a.ics",
        "skog/index.html",
        "skog/published.json",
    }


def test_without_what_is_remembered_all_is_worked_out_from_the_feeds(planner: Planner) -> None:
    """To the same bytes."""
    planner.publish(skog())
    planner.publish(skog("04.09.21"), now=NOW + DAY)
    files = planner.files()
    for damage in (b"", b'{"kompetanse": 1, "pl', b'{"kompetanse": 2}', b'{"kompetanse": 1}', None):
        manifest = planner.folder / "skog" / "published.json"
        manifest.unlink() if damage is None else manifest.write_bytes(damage)
        planner.publish(skog("04.09.21"), now=NOW + 2 * DAY)
        assert planner.files() == files


def test_a_feed_that_was_lost_is_made_again(planner: Planner) -> None:
    """With what the others know."""
    planner.publish(skog())
    planner.publish(skog("04.09.21"), now=NOW + DAY)
    files = planner.files()
    (planner.folder / "skog" / "roles" / "a.ics").unlink()
    planner.publish(skog("04.09.21"), now=NOW + 2 * DAY)
    feed = planner.files()["skog/roles/a.ics"]
    assert entries(feed) == entries(files["skog/roles/a.ics"])[:1]


def test_the_feed_of_all_knows_what_was_called_off_though_it_was_lost(planner: Planner) -> None:
    """From the others."""
    planner.publish(skog("04.09.21", "05.09.21"))
    planner.publish(skog("04.09.21"), now=NOW + DAY)
    files = planner.files()
    (planner.folder / "skog" / "all.ics").unlink()
    planner.publish(skog("04.09.21"), now=NOW + 2 * DAY)
    assert planner.files() == files


def test_what_is_forgotten_is_forgotten_in_time(planner: Planner) -> None:
    """Though nobody changed the plan; until then nothing is read."""
    planner.publish(skog())
    left = skog(TIMES[0])
    planner.publish(left, now=NOW + DAY)
    assert b"AVLYST" in planner.files()["skog/all.ics"]
    planner.publish(left, now=datetime(2021, 9, 2, 21, 59, tzinfo=UTC))
    assert planner.read == []
    planner.publish(left, now=datetime(2021, 9, 3, 22, 0, tzinfo=UTC))
    assert planner.read
    assert b"AVLYST" not in planner.files()["skog/all.ics"]


def test_other_settings_make_other_files(planner: Planner) -> None:
    """Nobody has to touch the plan."""
    planner.publish(skog())
    planner.publish(skog(), settings=Settings(url="https://skog.example"))
    assert b"https://skog.example/skog/all.ics" in planner.files()["skog/index.html"]


def test_a_plan_with_hooks_is_always_read(planner: Planner) -> None:
    """Nobody knows what they look at; still, nothing is touched that shows the same."""
    titles = ["Samling 1"]

    def adjuster(_: Plan) -> Adjuster:
        return Adjuster([("titles", lambda event: evolve(event, summary=titles[-1]))])

    source = planner.source(skog(TIMES[0]), adjuster=adjuster)
    planner.publish(source)
    before = planner.looks()
    planner.publish(source, now=NOW + DAY)
    assert planner.looks() == before
    titles.append("Oppstart")
    planner.publish(source, now=NOW + DAY)
    assert b"SUMMARY:Oppstart" in planner.files()["skog/all.ics"]


def test_a_plan_of_which_nobody_knows_whether_it_changed_is_always_read(planner: Planner) -> None:
    """And published, if it did."""
    source = planner.source(skog(), mark=lambda: None)
    planner.publish(source)
    planner.publish(source)
    assert planner.read == ["skog", "skog"]


def broken() -> Plan:
    """A plan that cannot be read."""
    raise CalendarError("oops")


def test_what_is_wrong_with_one_plan_does_not_keep_the_others(planner: Planner) -> None:
    """Each is told."""
    publications = planner.publish(
        Source(name="bad.yaml", load=broken),
        Source(name="odd.yaml", load=lambda: 1 / 0),  # type: ignore[arg-type, return-value]
        evolve(skog(), id=None),
        strand(),
    )
    assert [type(one.error).__name__ for one in publications.values()][:3] == [
        "CalendarError",
        "ZeroDivisionError",
        "CalendarError",
    ]
    assert publications["strand.yaml"].written
    assert set(os.listdir(planner.folder)) == {
        ".kompetanse.lock",
        "index.html",
        "robots.txt",
        "strand",
    }


def refused(publication: Publication) -> str:
    """Why a plan was not published."""
    assert isinstance(publication.error, KompetanseError)
    assert not publication.written
    return str(publication.error)


def test_of_two_plans_with_one_id_neither_is_published(planner: Planner) -> None:
    """Who could tell which one is meant? What was published stays."""
    planner.publish(skog())
    files = planner.files()
    twin = evolve(planner.source(skog("04.09.21")), name="copy.yaml")
    for known in (skog(), skog("05.09.21")):
        publications = planner.publish(known, twin, now=NOW + DAY)
        for name in ("skog.yaml", "copy.yaml"):
            assert "have the same id" in refused(publications[name])
        assert planner.files() == files


def test_a_plan_that_was_renamed_goes_on_where_it_was(planner: Planner) -> None:
    """The list has it once, and the old manifest is gone."""
    planner.publish(skog())
    new = skog(id="ny", formerly=("skog",), title="Ny")
    planner.publish(new, now=NOW + DAY)
    files = planner.files()
    assert files["ny/all.ics"] == files["skog/all.ics"]
    assert "skog/published.json" not in files
    assert b"skog/index.html" not in files["index.html"]
    assert b"ny/index.html" in files["index.html"]
    before = planner.looks()
    planner.publish(new, now=NOW + 2 * DAY)
    assert (planner.read, planner.looks()) == ([], before)


def test_a_plan_that_was_renamed_twice_goes_on_at_all_its_addresses(planner: Planner) -> None:
    """It has what it had before it had what it had."""
    planner.publish(skog())
    planner.publish(skog(id="en", formerly=("skog",)), now=NOW + DAY)
    publications = planner.publish(skog(id="to", formerly=("skog", "en")), now=NOW + 2 * DAY)
    assert publications["to.yaml"].error is None
    files = planner.files()
    assert files["to/all.ics"] == files["en/all.ics"] == files["skog/all.ics"]


@pytest.mark.parametrize("together", [True, False])
def test_an_address_belongs_to_one_plan(planner: Planner, together: bool) -> None:
    """Whoever says that it was called so before, or is called so after."""
    new = skog(id="ny", formerly=("skog",))
    planner.publish(skog())
    if together:
        publications = planner.publish(skog(), new, now=NOW + DAY)
        assert "both want the address skog/" in refused(publications["ny.yaml"])
        assert publications["skog.yaml"].error is None
    else:
        planner.publish(new, now=NOW + DAY)
        files = planner.files()
        publications = planner.publish(skog("09.09.21"), now=NOW + 2 * DAY)
        assert "which the plan ny had formerly" in refused(publications["skog.yaml"])
        assert planner.files() == files


def told(publication: Publication) -> str:
    """What is told beside the changes."""
    return " ".join(map(str, publication.notices))


def test_a_plan_that_seems_renamed_is_told(planner: Planner) -> None:
    """Its subscribers would never hear of it."""
    planner.publish(skog(), strand())
    new = skog(id="ny")
    publication = planner.publish(new, strand(), now=NOW + DAY)["ny.yaml"]
    assert "'formerly: [skog]' keeps subscribers" in told(publication)
    assert told(planner.publish(new, strand(), now=NOW + 2 * DAY)["ny.yaml"]) == ""


@pytest.mark.parametrize(
    "new",
    [
        skog("09.09.21", "10.09.21", id="ny"),
        skog(id="ny", title="Ny"),
        skog(id="ny", formerly=("skog",)),
    ],
)
def test_a_plan_that_is_only_like_another_is_not_told(planner: Planner, new: Plan) -> None:
    """Nor is one that says so itself."""
    planner.publish(skog())
    assert told(planner.publish(new, now=NOW + DAY)["ny.yaml"]) == ""


def test_two_plans_of_one_call_are_two(planner: Planner) -> None:
    """Though they tell the same."""
    assert told(planner.publish(skog(), skog(id="ny"))["ny.yaml"]) == ""
    planner.publish(skog(), skog(id="ny"), strand())
    assert told(planner.publish(skog(), skog(id="to"))["to.yaml"]) != ""


def test_two_plans_cannot_have_been_the_same(planner: Planner) -> None:
    """One plan was split into two: one of them goes on with what it was."""
    planner.publish(skog())
    halves = [skog(id=id_, formerly=("skog",)) for id_ in ("en", "to")]
    publications = planner.publish(*halves, now=NOW + DAY)
    assert all(
        "both want the address skog/" in refused(publications[f"{one.id}.yaml"]) for one in halves
    )


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("skog/all.ics", b""),
        ("skog/roles/a.ics", b"BEGIN:VCALENDAR\r\n"),
        ("skog/groups/ferie.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
        ("skog/index.html", b"<h1>Velkommen</h1>"),
        ("skog/published.json", b'{"name": "An app"}'),
        ("skog/published.json", b"[]"),
    ],
)
def test_where_something_is_somebody_elses_nothing_is_written(
    planner: Planner, path: str, content: bytes
) -> None:
    """Of this plan; the others go on."""
    planner.publish(skog(), strand())
    target = planner.folder / path
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(content)
    files = planner.files()
    publications = planner.publish(skog("05.09.21"), strand("05.09.21"), now=NOW + DAY)
    assert path in refused(publications["skog.yaml"])
    after = planner.files()
    assert {name for name in files if files[name] != after[name]} == {
        "index.html",
        *(name for name in files if name.startswith("strand/")),
    } - ({"index.html"} if files["index.html"] == after["index.html"] else set())


def test_a_first_page_of_somebody_else_stays(planner: Planner) -> None:
    """The plans are published nevertheless."""
    planner.folder.mkdir(parents=True)
    (planner.folder / "index.html").write_text("<h1>Skog kommune</h1>", encoding="utf-8")
    publications = planner.publish(skog())
    assert "index.html" in refused(evolve(publications[str(planner.folder)], written=()))
    assert (planner.folder / "index.html").read_text("utf-8") == "<h1>Skog kommune</h1>"
    assert publications["skog.yaml"].error is None


@pytest.mark.parametrize(("rules", "told"), [("Disallow: /x", True), ("Disallow:", False)])
def test_the_rules_for_robots_that_are_there_stay(planner: Planner, rules: str, told: bool) -> None:
    """If they keep Google from reading calendars, that is told."""
    planner.folder.mkdir(parents=True)
    text = f"User-agent: *\n{rules}\n"
    (planner.folder / "robots.txt").write_text(text, encoding="utf-8")
    publications = planner.publish(skog())
    assert bool(publications[str(planner.folder)].notices) is told
    assert (planner.folder / "robots.txt").read_text("utf-8") == text


def test_what_else_lies_there_is_left_alone(planner: Planner) -> None:
    """A site may have more than what is published here."""
    planner.publish(skog())
    others = ["CNAME", "bilder/logo.svg", "skog/notat.txt", "skog/min.ics", ".htaccess"]
    for name in others:
        (planner.folder / name).parent.mkdir(exist_ok=True)
        (planner.folder / name).write_text("x", encoding="utf-8")
    planner.publish(skog("05.09.21"), now=NOW + DAY)
    assert all((planner.folder / name).read_text("utf-8") == "x" for name in others)


def test_a_dry_run_writes_nothing(planner: Planner) -> None:
    """It tells what would be written."""
    planner.publish(skog())
    before = planner.looks()
    publication = planner.publish(skog("05.09.21"), strand(), now=NOW + DAY, dry=True)["skog.yaml"]
    assert "skog/all.ics" in publication.written
    assert publication.changes
    assert planner.looks() == before
    assert not (planner.folder / "strand").exists()


def test_a_dry_run_makes_no_folder(planner: Planner) -> None:
    """Not even the site's own."""
    assert planner.publish(skog(), dry=True)["skog.yaml"].is_new
    assert not planner.folder.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_everybody_may_read_what_is_published_and_permissions_stay(planner: Planner) -> None:
    """A web server is somebody else."""
    mask = os.umask(0o022)
    try:
        planner.publish(skog())
        page, feed = planner.folder / "skog" / "index.html", planner.folder / "skog" / "all.ics"
        assert stat.S_IMODE(page.stat().st_mode) == 0o644
        feed.chmod(0o664)
        planner.publish(skog("05.09.21"), now=NOW + DAY)
        assert stat.S_IMODE(feed.stat().st_mode) == 0o664
    finally:
        os.umask(mask)


def test_a_link_stays_a_link(planner: Planner, tmp_path: Path) -> None:
    """A feed may stand elsewhere, too."""
    planner.publish(skog())
    feed, elsewhere = planner.folder / "skog" / "all.ics", tmp_path / "all.ics"
    feed.rename(elsewhere)
    feed.symlink_to(elsewhere)
    planner.publish(skog("05.09.21"), now=NOW + DAY)
    assert feed.is_symlink()
    assert b"20210905" in elsewhere.read_bytes()


def test_a_folder_that_cannot_be_made_is_told(planner: Planner) -> None:
    """In one sentence."""
    planner.folder.parent.parent.joinpath("www").write_text("x", encoding="utf-8")
    with pytest.raises(KompetanseError, match="cannot be made"):
        planner.publish(skog())


class KilledError(BaseException):
    """What ends a program in the middle of its work."""


def failing(real: Callable[..., Any], at: int, error: BaseException) -> Callable[..., Any]:
    """A function that fails when it is called for the nth time, and ever after."""
    calls = iter(range(at))

    def called(*arguments: Any, **more: Any) -> Any:
        if next(calls, None) is None:
            raise error
        return real(*arguments, **more)

    return called


def left_lying(real: Callable[[str], None], error: BaseException) -> Callable[[str], None]:
    """A function that ends, too, before it removes what is half written."""

    def called(path: str) -> None:
        if ".kompetanse-" in path and os.path.exists(path):
            raise error
        real(path)

    return called


def failures() -> Iterator[tuple[str, BaseException]]:
    """What can end a publishing at any of its calls to the system."""
    for name in ("replace", "fsync", "chmod"):
        yield name, OSError(errno.ENOSPC, "No space left on device")
        yield name, KilledError()


@pytest.mark.parametrize(("call", "error"), list(failures()))
def test_whatever_ends_a_publishing_the_next_one_goes_on(
    tmp_path: Path, call: str, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the same files as if nothing had happened, with nothing half written between."""
    changed = [skog("05.09.21", TIMES[1], id="ny", formerly=("skog",)), strand(TIMES[1])]
    first, undisturbed = Planner(tmp_path / "first"), Planner(tmp_path / "undisturbed")
    for one in (first, undisturbed):
        one.publish(skog(), strand())
    before = first.files()
    undisturbed.publish(*changed, now=NOW + DAY)
    after = undisturbed.files()
    for at in range(40):
        planner = Planner(tmp_path / str(at))
        copytree(first.folder, planner.folder)
        with monkeypatch.context() as patch, suppress(KilledError):
            patch.setattr(os, call, failing(getattr(os, call), at, error))
            if isinstance(error, KilledError):
                patch.setattr(os, "unlink", left_lying(os.unlink, error))
            planner.publish(*changed, now=NOW + DAY)
        reached = planner.files()
        for name, content in reached.items():
            assert content in (before.get(name), after.get(name))
        planner.publish(*changed, now=NOW + DAY)
        assert planner.files() == after
        assert not list(planner.folder.rglob(".kompetanse-*"))
        if reached == after:
            break
    assert reached == after
    assert at > 3
