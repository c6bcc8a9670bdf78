"""Tables that are published: rows have no ids, and their entries stay who they are."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kompetanse
from feed_reader import Property, entries, faults
from kompetanse.feeds import calendar


START = datetime(2094, 12, 1, tzinfo=UTC)
DAY = timedelta(days=1)
Row: TypeAlias = tuple[int, str]
"""A day, counted from the first one, and a title."""

A, B, C = (3, "Nettverksmøte"), (31, "Nettverksmøte"), (59, "Nettverksmøte")
OTHER = (45, "Samling 1")


def issue(rows: Sequence[Row], number: int, previous: bytes | None = None) -> bytes:
    """The feed of a table, published some days after the first one."""
    days = ((date(2095, 1, 3) + day * DAY, title) for day, title in rows)
    lines = "".join(f"| {day:%d.%m.%Y} | {title} | Lærere |\n" for day, title in days)
    head = "---\nid: p\ncountry: 'NO'\nlanguage: nb\n---\n# Plan 2094/2095\n\n"
    table = f"{head}| Når | Hva | Hvem |\n|---|---|---|\n{lines}"
    plan = kompetanse.load(kompetanse.parse(table, format="table"))
    return calendar(plan, now=START + number * DAY, previous=previous)


def issues(*tables: Sequence[Row]) -> list[bytes]:
    """The feeds of a table that is edited."""
    feeds = [issue(tables[0], 0)]
    for number, rows in enumerate(tables[1:], 1):
        feeds.append(issue(rows, number, feeds[-1]))
    return feeds


def shown(feed: bytes) -> dict[str, dict[str, Property]]:
    """The entries by their names."""
    found = entries(feed)
    by_name = {one["UID"].words: one for one in found}
    assert len(by_name) == len(found)
    return by_name


def changed(old: bytes, new: bytes) -> list[str]:
    """The titles of what is another than before, as they are now."""
    before, after = shown(old), shown(new)
    assert before.keys() <= after.keys()
    return [one["SUMMARY"].words for name, one in after.items() if one != before.get(name)]


@pytest.mark.parametrize(
    ("rows", "titles"),
    [
        ([(1, "Nettverksmøte"), A, B, C, OTHER], ["Nettverksmøte"]),
        ([B, C, OTHER], ["AVLYST: Nettverksmøte"]),
        ([A, C, OTHER], ["AVLYST: Nettverksmøte"]),
        ([OTHER, C, B, A], []),
        ([A, (33, "Nettverksmøte"), C, OTHER], ["Nettverksmøte"]),
        ([A, B, (59, "AVLYST: Nettverksmøte"), OTHER], ["AVLYST: Nettverksmøte"]),
        ([A, B, C, (45, "Samling 1 (avlyst)")], ["AVLYST: Samling 1"]),
    ],
)
def test_rows_of_one_title_are_told_apart(rows: list[Row], titles: list[str]) -> None:
    """What was put before others, or taken out, touches nobody else; and all stays so."""
    first, second, third = issues([A, B, C, OTHER], rows, rows)
    assert changed(first, second) == titles
    assert third == second


def test_a_row_that_comes_back_is_the_same() -> None:
    """Also when others went by its number meanwhile."""
    *_, before, last = issues([A, B, C], [B, C], [B, C, (80, "Nettverksmøte")], [A, B, C])
    on = {name for name, one in shown(last).items() if one["STATUS"].text != "CANCELLED"}
    first = shown(issue([A, B, C], 0))
    assert on == first.keys()
    assert changed(before, last) == ["Nettverksmøte", "AVLYST: Nettverksmøte"]


def test_a_number_in_a_title_is_no_number_of_a_row() -> None:
    """«Møte 2» is not the second «Møte»."""
    first, second = issues([(1, "Møte"), (2, "Møte 2")], [(1, "Møte"), (3, "Møte"), (2, "Møte 2")])
    assert changed(first, second) == ["Møte"]


titles = st.sampled_from(["Møte", "Møte 2", "Møte: lesing", "Samling (avlyst)", "Samling"])
tables = st.lists(st.tuples(st.integers(0, 6), titles), min_size=1, max_size=5)


@settings(max_examples=40, deadline=None)
@given(st.lists(tables, min_size=2, max_size=4))
def test_whatever_is_done_to_a_table_its_calendar_shows_it(history: list[list[Row]]) -> None:
    """Each row once, as it is now, under a name of its own; and the checklist finds nothing."""
    feeds = issues(*history)
    for number, (rows, feed) in enumerate(zip(history, feeds, strict=True)):
        on = [one for one in shown(feed).values() if one["STATUS"].text != "CANCELLED"]
        days = [date(2095, 1, 3) + day * DAY for day, title in rows if "avlyst" not in title]
        assert Counter(one["DTSTART"].time for one in on) == Counter(days)
        assert [
            one for one in faults(feed, feeds[number - 1] if number else None) if one[0] != "S1"
        ] == []
