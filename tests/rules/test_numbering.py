"""Numbers of gatherings, sessions and parts: gaps, repeats, disorder, and what is none."""

import pytest

from kompetanse.rules.numbering import numbering_gap
from kompetanse.testing import check


def _plan(*rows: str, more: str = "") -> str:
    lines = [f"  s{at}: {{{row}}}" for at, row in enumerate(rows)]
    return "gatherings:\n" + "\n".join(lines) + f"\n{more}"


def _titled(*titles: str) -> str:
    return _plan(*(f'title: "{title}"' for title in titles))


@pytest.mark.parametrize(
    "titles",
    [
        ["Samling 1", "Samling 2", "Samling 3"],
        ["Oppstartssamling", "2. samling", "3. samling"],
        ["Oppstartssamling", "Samling 1", "Samling 2"],
        ["Kick-off", "Samling 2", "Samling 3"],
        ["Samling 1", "Samling 2", "Avsluttende samling"],
        ["Samling 1", "Digital samling 2", "Samling 3"],
        ["Modul 1", "Modul 2-6", "Modul 7"],
        ["Samling 1 og 2", "Samling 3"],
        ["Samling 1", "Nettverksmøte 1", "Samling 2"],
        ["Kursus i 7.-9. klasse", "Kursusdag 1", "Kursusdag 2: 24/7-data"],
        ["Relasjonsspiralen", "Relasjonsspiralen 2"],
        ["Møte 12. mai", "Møte 3. juni"],
        ["1. kortlægning", "2. kortlægning"],
        ["Samling 3", "Samling 1", "Samling 2"],
    ],
)
def test_complete_series(titles: list[str]) -> None:
    """Series that run from 1, in any of the ways people write them, are fine."""
    assert check(numbering_gap, _titled(*titles)) == []


@pytest.mark.parametrize(
    ("titles", "place"),
    [
        (["Samling 1", "Samling 3"], "gatherings/s1"),
        (["Samling 2", "Samling 3"], "gatherings/s0"),
        (["Netværksdag 1", "Netværksdag 2", "Netværksdag 4"], "gatherings/s2"),
        (["Samling 1", "Samling 2", "Samling 2"], "gatherings/s2"),
    ],
)
def test_gaps_and_repeats(titles: list[str], place: str) -> None:
    """A number that is missing or stands twice is reported where it is noticed."""
    assert check(numbering_gap, _titled(*titles)) == [place]


def test_series_of_a_half_year_may_go_on() -> None:
    """Only a plan for a whole year that builds on no other must begin with 1."""
    rows = _titled("Samling 4", "Samling 5")
    assert check(numbering_gap, rows + "period: våren 2022") == []
    assert check(numbering_gap, rows + "builds_on: [{title: Planen for 2020/2021}]") == []
    assert check(numbering_gap, rows) == ["gatherings/s0"]


def test_disorder_in_time() -> None:
    """A later number does not come first; days that may be either are fine."""
    first, second = 'title: "Samling 1", when: {}', 'title: "Samling 2", when: {}'
    wrong = _plan(first.format("07.03.22"), second.format("21.02.22"))
    assert check(numbering_gap, wrong) == ["gatherings/s1"]
    open_ = _plan(first.format("februar 2022"), second.format("uke 7 2022"))
    assert check(numbering_gap, open_) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("when: 13.03.22", "when: 20.03.22"),
        ("when: 13.03.22", "when: 20.05.22, edition_of: s0"),
        ("when: 13.03.22, place: Nord", "when: 20.05.22, place: Sør"),
        ("when: 13.03.22, audience: [Lærere]", "when: 20.05.22, audience: [Skoleledere]"),
        ("when: 13.03.22, network: n", "when: 20.05.22, network: m"),
        ("when: 13.03.22, module: n", "when: 20.05.22, module: m"),
    ],
)
def test_parallel_gatherings_are_no_repeats(first: str, second: str) -> None:
    """The same number for others, elsewhere, or in the same days is another edition."""
    roles = "roles: {l: {label: Lærere}, s: {label: Skoleledere}}"
    rows = _plan(f"title: Samling 1, {first}", f"title: Samling 1, {second}", more=roles)
    assert check(numbering_gap, rows) == []


def test_series_of_each_term() -> None:
    """Numbers that are told apart by a word behind them are series of their own."""
    rows = _plan(
        "title: Samling 1 høst, when: 13.09.21",
        "title: Samling 2 høst, when: 13.11.21",
        "title: Samling 1 vår, when: 13.02.22",
        "title: Samling 2 vår, when: 13.04.22",
    )
    assert check(numbering_gap, rows) == []


def test_repeat_after_weeks_is_reported() -> None:
    """The same number, people and title some weeks later is a slip."""
    rows = _plan("title: Samling 1, when: 13.01.22", "title: Samling 1, when: 23.02.22")
    assert check(numbering_gap, rows) == ["gatherings/s1"]


def test_every_school_year_may_begin_with_one() -> None:
    """In a plan for several years numbers may begin anew."""
    rows = _plan(
        "title: Samling 1, when: 13.09.21",
        "title: Samling 2, when: 13.03.22",
        "title: Samling 1, when: 13.09.22",
        "title: Samling 2, when: 13.03.23",
        more="period: august 2021 – juni 2023",
    )
    assert check(numbering_gap, rows) == []


def test_each_parent_counts_for_itself() -> None:
    """Sessions are counted per module and parts per gathering."""
    sessions = "{1: {title: A}, 2: {title: B}, 4: {title: D}}"
    assert check(numbering_gap, f"modules: {{m: {{sessions: {sessions}}}}}") == [
        "modules/m/sessions/4"
    ]
    parts = "parts: [{title: Del 1}, {title: Del 3}]"
    fragment = _plan(f"title: A, {parts}", "title: B, parts: [{title: Del 1}, {title: Del 2}]")
    assert check(numbering_gap, fragment) == ["gatherings/s0/parts/1"]


def test_the_days_of_a_course_have_its_number() -> None:
    """Two days of «Temaforløb 2» are no repeat, and no row of «Temaforløb 1» is wanting."""
    days = _titled("Temaforløb 2: sprog, dag 1", "Temaforløb 2: sprog, dag 2")
    assert check(numbering_gap, days) == ["gatherings/s0", "gatherings/s1"]
    assert check(numbering_gap, f"{days}courses: {{t2: {{gatherings: [s0, s1]}}}}\n") == []
