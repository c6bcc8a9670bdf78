"""Feeds of one unit, group or module: what concerns others only is left out."""

from typing import Any

import pytest

import kompetanse
from feed_reader import entries, heading
from kompetanse.errors import UnknownNameError
from kompetanse.feeds import calendar


PLAN = kompetanse.load(
    kompetanse.parse("""\
id: p
title: Plan
updated: 20.08.21
roles: {lærere: {label: Lærere}, rektorer: {label: Rektorer}}
modules: {m: {title: Modul, gatherings: [j], sessions: {1: {title: a-økt, when: 02.09.21}}}}
units:
  skog: {label: Skog skole, meetings: [{title: b-skog, when: 02.09.21}]}
  bø: {label: Bø skole, meetings: [{title: c-bø, when: 02.09.21}]}
groups:
  g1: {label: Gruppe 1, unit: skog, meetings: [{title: d-g1, when: 02.09.21}]}
  g2: {unit: bø, meetings: [{title: e-g2, when: 02.09.21}]}
  g3: {meetings: [{title: f-g3, when: 02.09.21}]}
  g4: {unit: skog, meetings: [{title: o-g4, when: 02.09.21}]}
networks:
  n: {members: [Skog skole], meetings: [{title: g-nettverk, when: 02.09.21}]}
  o: {members: 7, meetings: [{title: h-nettverk, when: 02.09.21}]}
  p: {members: [Rektorer, Kari], meetings: [{title: q-nettverk, when: 02.09.21}]}
agreements:
  a: {schools: {bø: x}, visits: {v: {title: i-besøk, when: 02.09.21}}}
teams: {t: {training: [{title: j-team, when: 02.09.21}]}}
gatherings:
  g: {title: k-alle, when: 02.09.21, audience: [lærere]}
  h: {title: l-skog, when: 02.09.21, units: [skog], module: m, audience: [rektorer]}
  i: {title: m-bø, when: 02.09.21, units: [bø]}
  j: {title: p-modul, when: 02.09.21}
  k: {title: r-nettverk, when: 02.09.21, network: n}
deadlines: {d: {what: n-frist, when: 02.09.21}}
""")
)


def shown(**cut: Any) -> str:
    """The letters of the entries that a cut holds."""
    titles = (one["SUMMARY"].words for one in entries(calendar(PLAN, **cut)))
    return "".join(sorted(title.rpartition(": ")[2][0] for title in titles))


@pytest.mark.parametrize(
    ("cut", "letters"),
    [
        ({}, "abcdefghijklmnopqr"),
        ({"unit": "skog"}, "abdgklnopqr"),
        ({"unit": "bø"}, "aceikmnpq"),
        ({"group": "g1"}, "abdgklnpqr"),
        ({"group": "g2"}, "aceikmnpq"),
        ({"group": "g3"}, "afknpq"),
        ({"module": "m"}, "alp"),
        ({"module": "m", "unit": "bø"}, "ap"),
        ({"audience": "lærere", "unit": "skog"}, "aknp"),
        ({"audience": "rektorer", "unit": "skog"}, "alnpq"),
    ],
)
def test_a_cut_leaves_out_what_concerns_others_only(cut: dict[str, str], letters: str) -> None:
    """What is for all stands in all; cuts can be made one upon the other."""
    assert shown(**cut) == letters


def test_a_cut_is_named_by_id_or_label() -> None:
    """The feed says what it is."""
    assert calendar(PLAN, unit="skog SKOLE") == calendar(PLAN, unit="skog")
    told = heading(calendar(PLAN, audience="lærere", unit="skog", group="g1", module="m"))
    assert told["X-WR-CALNAME"] == "Plan – Lærere – Skog skole – Gruppe 1 – Modul"


@pytest.mark.parametrize("kind", ["unit", "group", "module"])
def test_what_the_plan_does_not_have_cannot_be_cut(kind: str) -> None:
    """No calendar is better than an empty one."""
    with pytest.raises(UnknownNameError, match=f"there is no {kind} 'x'"):
        shown(**{kind: "x"})


def test_there_are_three_ways_to_show_imprecise_dates() -> None:
    """A fourth is the caller's mistake."""
    assert shown(imprecise="none") == shown()
    with pytest.raises(ValueError, match="maybe"):
        calendar(PLAN, imprecise="maybe")
