"""One publishing of a plan: its feeds, at all their addresses, and what is told of them."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve

from feed_plans import gathering, named, with_gatherings
from feed_reader import entries, heading
from kompetanse.dates import read_when
from kompetanse.errors import KompetanseError
from kompetanse.feeds import CalendarEvent, calendar
from kompetanse.feeds.adjusting import Adjuster
from kompetanse.model import Gathering, LearningGroup, Meeting, Module, Plan, Role, Unit
from kompetanse.publishing import Edition, Settings, edition


NOW = datetime(2021, 8, 20, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
TIMES = ("02.09.21", "03.09.21")


def roles(*ids: str, **more: Any) -> dict[str, Role]:
    """Roles of which none is part of another."""
    return {id_: Role(id=id_, label=id_.title(), part_of=(), **more) for id_ in ids}


def after(*plans: Plan, **more: Any) -> Edition:
    """The edition of the last of some plans that were published on consecutive days."""
    files: dict[str, bytes] = {}
    for day, plan in enumerate(plans):
        made = edition(plan, files, now=NOW + timedelta(days=day), **more)
        files |= made.files
    return made


def told(feed: bytes) -> list[tuple[str, str]]:
    """UIDs, without program, and titles of a feed's entries."""
    return [
        (one["UID"].words.removesuffix("@kompetanse"), one["SUMMARY"].words)
        for one in entries(feed)
    ]


def vevents(feed: bytes) -> list[bytes]:
    """The bytes of a feed's entries."""
    return re.findall(rb"BEGIN:VEVENT.*?END:VEVENT\r\n", feed, re.DOTALL)


def notices(made: Edition) -> str:
    """What is told beside the changes."""
    return "\n".join(map(str, made.notices))


def test_a_plan_has_a_feed_of_all_and_of_each_role_unit_group_and_module() -> None:
    """In folders of their own, beside a page."""
    plan = named(
        *TIMES,
        roles=roles("lærere"),
        units={"Øy skole": Unit(id="Øy skole", label="Øy skole")},
        groups={"g1": LearningGroup(id="g1", unit="Øy skole")},
        modules={"m": Module(id="m", title="Klasseledelse")},
    )
    made = after(plan)
    assert sorted(made.files) == [
        "plan/all.ics",
        "plan/groups/g1.ics",
        "plan/index.html",
        "plan/modules/m.ics",
        "plan/roles/laerere.ics",
        "plan/units/oey-skole-nmszsv.ics",
    ]
    assert [(one.kind.value, one.id, one.label, one.events) for one in made.feeds] == [
        ("all", "", "", 2),
        ("role", "lærere", "Lærere", 2),
        ("unit", "Øy skole", "Øy skole", 2),
        ("group", "g1", "g1", 2),
        ("module", "m", "Klasseledelse", 0),
    ]


def test_a_feed_is_what_the_calendar_of_its_cut_is() -> None:
    """Whoever wrote calendars one by one goes on with the same files."""
    plan = named(*TIMES, roles=roles("lærere"))
    files = after(plan).files
    assert files["plan/all.ics"] == calendar(plan, now=NOW)
    assert files["plan/roles/laerere.ics"] == calendar(plan, now=NOW, audience="lærere")
    moved = named("04.09.21", roles=roles("lærere"))
    assert after(plan, moved).files["plan/all.ics"] == calendar(
        moved, now=LATER, previous=files["plan/all.ics"]
    )


def test_feeds_share_their_entries_byte_for_byte() -> None:
    """An entry changed, another one did not; all feeds tell the same of both."""
    plan = named(*TIMES, roles=roles("a", "b"))
    moved = named("05.09.21", TIMES[1], roles=roles("a", "b", "c"))
    for made in (after(plan), after(plan, moved)):
        feeds = [vevents(made.files[path]) for path in made.files if path.endswith(".ics")]
        assert all(feed == feeds[0] for feed in feeds)


def for_roles(*audience: str, **more: Any) -> Plan:
    """A plan whose gathering concerns some of two roles."""
    one = evolve(gathering(1, TIMES[0]), audience=audience, **more)
    return with_gatherings(one, roles=roles("a", "b"))


def test_what_concerns_a_role_no_more_is_called_off_in_its_feed_only() -> None:
    """Others, and whoever follows all, see that it goes on."""
    made = after(for_roles("a", "b"), for_roles("b"))
    titles = {path: told(feed)[0][1] for path, feed in made.files.items() if ".ics" in path}
    assert titles == {
        "plan/all.ics": "Samling 1",
        "plan/roles/a.ics": "AVLYST: Samling 1 (for A)",
        "plan/roles/b.ics": "Samling 1",
    }


def joining(*part_of: str, time: str = TIMES[0]) -> Plan:
    """A plan with a gathering for one role, and another role that is part of it, or not."""
    one = evolve(gathering(1, time), audience=("b",))
    some = {**roles("b"), "a": Role(id="a", label="A", part_of=part_of)}
    return with_gatherings(one, roles=some)


def test_an_entry_that_comes_back_to_a_feed_counts_on_there() -> None:
    """The others keep their bytes, for them nothing changed; until it changes for all."""
    plans = [joining("b"), joining(), joining("b")]
    files = after(*plans).files
    counts = [entries(files[f"plan/{name}.ics"])[0]["SEQUENCE"].text for name in ("all", "roles/a")]
    assert counts == ["0", "2"]
    moved = joining("b", time="06.09.21")
    feeds = [vevents(feed) for path, feed in after(*plans, moved).files.items() if ".ics" in path]
    assert all(feed == feeds[0] for feed in feeds)
    assert b"SEQUENCE:3" in feeds[0][0]


def test_a_role_that_is_gone_has_its_feed_called_off() -> None:
    """Its readers are told, and so is whoever publishes; once, and with what could help."""
    plan = named(*TIMES, title="Plan", roles=roles("a", "lærere"))
    left = evolve(plan, roles=roles("a"))
    made = after(plan, left)
    feed = made.files["plan/roles/laerere.ics"]
    titles = [title for _, title in told(feed)]
    assert titles == ["AVLYST: Samling 1 (for Lærere)", "AVLYST: Samling 2 (for Lærere)"]
    assert heading(feed)["NAME"] == "Plan – Lærere"
    assert [one.id for one in made.feeds] == ["", "a"]
    assert "plan/roles/laerere.ics («Plan – Lærere»)" in notices(made)
    assert "formerly: [laerere]" in notices(made)
    assert not made.changes
    assert notices(after(plan, left, left)) == ""


def test_a_feed_that_is_gone_tells_the_id_that_it_had() -> None:
    """As far as its entries know it."""
    group = LearningGroup(id="Gruppe 1", meetings=(Meeting(when=read_when(TIMES[0])),))
    plan = with_gatherings(groups={group.id: group})
    assert "formerly: [Gruppe 1]" in notices(after(plan, evolve(plan, groups={})))


def test_a_renamed_role_keeps_its_old_address() -> None:
    """Subscribers need not do a thing; new ones get the new address."""
    plan = named(*TIMES, roles=roles("rektorer"))
    new = evolve(plan, roles=roles("ledere", formerly=("rektorer",)))
    made = after(plan, new)
    assert [one.paths for one in made.feeds] == [
        ("plan/all.ics",),
        ("plan/roles/ledere.ics", "plan/roles/rektorer.ics"),
    ]
    old, now = (vevents(made.files[path]) for path in made.feeds[1].paths)
    assert old == now
    assert not made.notices
    assert b"roles/rektorer.ics" not in made.files["plan/index.html"]


def test_an_old_address_that_never_was_is_not_made() -> None:
    """Nobody subscribes to it."""
    new = named(*TIMES, roles=roles("ledere", formerly=("rektorer",)), formerly=("gammel",))
    assert all("rektorer" not in path and "gammel" not in path for path in after(new).files)


def test_an_address_is_whose_it_is_now() -> None:
    """Not of those who had it formerly."""
    plan = named(*TIMES, roles=roles("a"))
    both = evolve(plan, roles={**roles("a"), **roles("b", formerly=("a",))})
    assert [one.paths for one in after(plan, both).feeds[1:]] == [
        ("plan/roles/a.ics",),
        ("plan/roles/b.ics",),
    ]


def test_a_renamed_group_keeps_the_entries_of_its_meetings() -> None:
    """Their names hold its old id."""
    meeting = Meeting(id="m1", when=read_when(TIMES[0]))
    old = with_gatherings(groups={"g": LearningGroup(id="g", meetings=(meeting,))})
    new = with_gatherings(groups={"h": LearningGroup(id="h", formerly=("g",), meetings=(meeting,))})
    made = after(old, new)
    assert [name for name, _ in told(made.files["plan/all.ics"])] == ["plan/groups/g/meetings/~m1"]
    assert made.files["plan/groups/h.ics"] == made.files["plan/groups/g.ics"]


def renamed(plan: Plan, **more: Any) -> Plan:
    """The plan under a new id."""
    return evolve(plan, id="ny", formerly=("plan",), **more)


def test_a_renamed_plan_goes_on_at_both_addresses() -> None:
    """Its entries keep their names, its old page shows the new addresses."""
    plan = named(*TIMES, roles=roles("a"))
    made = after(plan, renamed(plan))
    assert made.folder == "ny"
    for name in ("all.ics", "roles/a.ics"):
        assert made.files[f"ny/{name}"] == made.files[f"plan/{name}"]
        assert [uid for uid, _ in told(made.files[f"ny/{name}"])] == [
            "plan/gatherings/g1",
            "plan/gatherings/g2",
        ]
    assert not made.changes
    assert b"../ny/roles/a.ics" in made.files["plan/index.html"]
    assert b"../ny" not in made.files["ny/index.html"]


def test_what_a_renamed_plan_calls_off_is_called_off_where_it_was() -> None:
    """Who subscribes at the new address never saw it."""
    plan = named(*TIMES)
    made = after(plan, renamed(named(TIMES[0])))
    assert [title for _, title in told(made.files["plan/all.ics"])] == [
        "Samling 1",
        "AVLYST: Samling 2",
    ]
    assert [title for _, title in told(made.files["ny/all.ics"])] == ["Samling 1"]
    assert made.changes.called_off == ("AVLYST: Samling 2",)


def test_a_new_entry_of_a_renamed_plan_has_a_new_name_at_both_addresses() -> None:
    """What it will be called was settled when it was published."""
    plan = named(TIMES[0])
    made = after(plan, renamed(named(*TIMES)), renamed(named(*TIMES)))
    for folder in ("ny", "plan"):
        assert [uid for uid, _ in told(made.files[f"{folder}/all.ics"])] == [
            "plan/gatherings/g1",
            "ny/gatherings/g2",
        ]


def test_changes_are_those_of_the_whole_plan() -> None:
    """Named as readers see them."""
    made = after(named(*TIMES), with_gatherings(gathering(1, "05.09.21"), gathering(3, "06.09.21")))
    assert made.changes.added == ("Samling 3",)
    assert made.changes.changed == ("Samling 1",)
    assert made.changes.called_off == ("AVLYST: Samling 2",)
    assert made.updated == LATER


def test_the_page_tells_when_an_entry_last_changed() -> None:
    """Never when it was published."""
    plan = named(*TIMES)
    assert after(plan, plan, plan).updated == NOW
    assert after(Plan(id="plan")).updated is None


def ny(number: int, time: str, **more: Any) -> Gathering:
    """A gathering under another id."""
    return evolve(gathering(number, time), id="ny", **more)


@pytest.mark.parametrize(
    "twin", [ny(1, TIMES[0]), ny(1, "09.09.21"), ny(1, TIMES[0], title="Samling 1 (ny)")]
)
def test_an_element_that_seems_renamed_is_told(twin: Gathering) -> None:
    """One vanished, and one much like it came."""
    made = after(named(*TIMES), with_gatherings(twin, gathering(2, TIMES[1])))
    assert "gatherings/g1 is called off and gatherings/ny is new" in notices(made)
    assert "formerly: [g1]" in notices(made)


def test_no_former_id_is_advised_that_something_else_has_now() -> None:
    """Two plans became one, and each had a gathering of that id."""
    one, other = gathering(1, TIMES[0]), evolve(gathering(1, TIMES[1]), title="Kurs")
    files = {
        path: content
        for plan in (with_gatherings(one), evolve(with_gatherings(other), id="b"))
        for path, content in after(plan).files.items()
    }
    both = with_gatherings(one, evolve(other, id="b1"), formerly=("b",))
    assert notices(edition(both, files, now=LATER)) == ""


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (named(*TIMES), with_gatherings(gathering(2, TIMES[1]), ny(7, "09.09.21"))),
        (named(*TIMES), with_gatherings(gathering(2, TIMES[1]), ny(1, TIMES[0], formerly=("g1",)))),
        (named(*TIMES), named(*TIMES, "09.09.21")),
        (
            with_gatherings(gathering(1, TIMES[0])),
            with_gatherings(ny(1, "09.09.21"), evolve(ny(1, "10.09.21"), id="to")),
        ),
    ],
)
def test_what_is_new_beside_what_is_gone_is_not_always_the_same(before: Plan, now: Plan) -> None:
    """A warning too many costs trust in all."""
    assert notices(after(before, now)) == ""


def test_times_that_give_no_day_are_told() -> None:
    """What is left out is named."""
    assert "gatherings/g1 (snart)" in notices(after(named("snart")))


def test_a_hook_adjusts_what_all_feeds_tell() -> None:
    """Whom an entry concerns is for the plan to say."""

    def linked(event: CalendarEvent) -> CalendarEvent:
        return evolve(event, url="https://moete.example/1", roles=frozenset(), path=())

    made = after(named(*TIMES, roles=roles("a")), adjuster=Adjuster([("links", linked)]))
    for path in ("plan/all.ics", "plan/roles/a.ics"):
        assert [one["URL"].text for one in entries(made.files[path])] == [
            "https://moete.example/1"
        ] * 2


def test_a_hook_that_fails_loses_no_entry_and_is_named() -> None:
    """The others do their work."""

    def broken(event: CalendarEvent) -> CalendarEvent:
        raise LookupError(event.uid)

    def loud(event: CalendarEvent) -> CalendarEvent:
        return evolve(event, summary=event.summary.upper())

    adjuster = Adjuster([("bad 1.0", broken), ("loud", loud)])
    made = after(named(*TIMES), adjuster=adjuster)
    assert [title for _, title in told(made.files["plan/all.ics"])] == ["SAMLING 1", "SAMLING 2"]
    (failure,) = made.failures
    assert (failure.plugin, failure.entries) == ("bad 1.0", 2)
    assert "LookupError" in failure.what


def test_imprecise_dates_are_shown_as_asked_for() -> None:
    """As in single calendars."""
    made = after(named("oktober 2021"), settings=Settings(imprecise="none"))
    assert entries(made.files["plan/all.ics"]) == []


def test_addresses_are_whole_where_the_site_is_known() -> None:
    """Also those at the old address."""
    plan = named(*TIMES)
    settings = Settings(url="https://skog.example/planer")
    files = after(plan, renamed(plan), settings=settings).files
    for page in (files["ny/index.html"], files["plan/index.html"]):
        assert b"https://skog.example/planer/ny/all.ics" in page


@pytest.mark.parametrize(
    "url",
    ["ftp://skog.example", "skog.example", "https://", "https://a.example/?x=1", "https://u@x/"],
)
def test_what_is_no_address_of_a_site_is_refused(url: str) -> None:
    """It would break every link."""
    with pytest.raises(ValueError, match="url"):
        Settings(url=url)


def damaged(files: Mapping[str, bytes], path: str, content: bytes) -> dict[str, bytes]:
    """Files of which one is another."""
    return {**files, path: content}


FOREIGN = [
    ("plan/all.ics", b""),
    ("plan/all.ics", b"BEGIN:VCALENDAR\r\n"),
    ("plan/roles/a.ics", calendar(named(*TIMES), now=NOW)[:-20]),
    ("plan/roles/ukjent.ics", calendar(evolve(named(*TIMES), id="annen"), now=NOW)),
    ("plan/groups/ferie.ics", b"BEGIN:VCALENDAR\r\nPRODID:x\r\nEND:VCALENDAR\r\n"),
    ("plan/index.html", b"<!DOCTYPE html><title>Velkommen</title>"),
]


@pytest.mark.parametrize(("path", "content"), FOREIGN)
def test_what_is_damaged_or_somebody_elses_is_refused(path: str, content: bytes) -> None:
    """By its name."""
    plan = named(*TIMES, roles=roles("a"))
    with pytest.raises(KompetanseError, match=re.escape(path)):
        edition(plan, damaged(after(plan).files, path, content), now=LATER)


def test_the_same_plan_files_and_time_give_the_same_bytes() -> None:
    """Whatever ran before."""
    plans = (named(*TIMES, roles=roles("a", "b")), named("05.09.21", roles=roles("b", "c")))
    assert after(*plans).files == after(*plans).files
