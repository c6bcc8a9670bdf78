"""Gatherings by number and name, and times that are tied to them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.dates import Mode, When, read_when
from kompetanse.model import Gathering
from kompetanse.rule.shapes import Series


def gathering(title: str, **more: object) -> Gathering:
    """A gathering with a day that its title does not tell."""
    when = When("03.03.17", Mode.AT, date(2017, 3, 3), date(2017, 3, 3))
    return Gathering(id=title, title=title, when=when, **more)  # type: ignore[arg-type]


THREE = [gathering("Oppstartssamling"), gathering("2. samling"), gathering("Samling 3")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("til oppstartssamlingen", "Oppstartssamling"),
        ("fra 1. samling", "Oppstartssamling"),
        ("Til 2.samling", "2. samling"),
        ("kontinuerlig etter samling 3", "Samling 3"),
        ("til 4. samling", None),
        ("til avsluttende samling", None),
    ],
)
def test_which_gathering_is_meant(text: str, title: str | None) -> None:
    """The number decides, else the name, whatever its ending."""
    found = Series(THREE).anchor(read_when(text))
    assert (found.title if found else None) == title


def test_two_gatherings_of_one_number() -> None:
    """Nobody can tell which is meant; but an edition is no gathering of its own."""
    when = read_when("til 2. samling")
    assert Series([*THREE, gathering("Samling 2")]).anchor(when) is None
    edition = gathering("Samling 2 nord", edition_of="2. samling")
    assert Series([*THREE, edition]).anchor(when) is THREE[1]


def test_a_start_gathering_is_number_one_unless_another_is() -> None:
    """«Oppstart» needs no number; and it takes none from a gathering that has it."""
    start, first = gathering("Oppstart av programmet"), gathering("Samling 1")
    assert Series([start]).numbered == [(1, start)]
    assert Series([start, first]).numbered == [(1, first)]


@given(st.lists(st.integers(1, 9)))
def test_sequences_are_ordered(numbers: list[int]) -> None:
    """Every numbered gathering is there, the lowest number first."""
    listed = [gathering("Dag", number=number) for number in numbers]
    assert [number for number, _ in Series(listed).numbered] == sorted(numbers)


def test_times() -> None:
    """A time of its own stays; one that is tied to nothing known is none."""
    series, own = Series(THREE), read_when("12.01.17")
    assert series.time_of(own) is own
    assert series.time_of(read_when("fra oppstartssamlingen")) == THREE[0].when
    assert series.time_of(read_when("til 4. samling")) is None
    assert series.time_of(read_when("snart")) is None
    assert series.time_of(None) is None
