"""How ids are spelled in addresses: lastingly, safely, and no two alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.errors import CalendarError
from kompetanse.model import LearningGroup, Plan, Role
from kompetanse.publishing.addresses import spelled
from kompetanse.publishing.offered import offered


NAMES = st.text(max_size=80) | st.text("abæøåAB01-_ .", max_size=12)
SIGNS = set("abcdefghijklmnopqrstuvwxyz0123456789-_")
DEVICES = ["con", "prn", "aux", "nul", "com1", "lpt9", "CON", "Aux"]


@given(NAMES)
def test_an_address_is_safe_on_every_server_and_file_system(name: str) -> None:
    """ASCII in small letters, short, with a letter or a number in front."""
    address = spelled(name)
    assert set(address) <= SIGNS
    assert 0 < len(address) <= 67
    assert address[0] not in "-_"
    assert address not in map(str.lower, DEVICES)


@given(NAMES, NAMES)
def test_no_two_ids_have_one_address(one: str, other: str) -> None:
    """But for such as differ by how the Nordic letters are written."""
    if spelled(one) == spelled(other):
        assert _plainly(one) == _plainly(other)


def _plainly(name: str) -> str:
    return name.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("skoleledere", "skoleledere"),
        ("lærere", "laerere"),
        ("laerere", "laerere"),
        ("samling-1_b", "samling-1_b"),
        ("2021", "2021"),
        ("Lærere", "laerere-"),
        ("å b", "aa-b-"),
        ("Kárášjohka", "karasjohka-"),
        ("2021/2022", "2021-2022-"),
        ("../../etc/passwd", "etc-passwd-"),
        ("_skjult", "skjult-"),
        ("😀", "x-"),
        ("", "x-"),
        ("con", "con-"),
        ("a" * 61, f"{'a' * 60}-"),
        ("skog-bcdfgh", "skog-bcdfgh-"),
    ],
)
def test_ids_are_spelled_as_they_are_as_far_as_that_goes(name: str, address: str) -> None:
    """A mark behind the others tells them apart."""
    assert spelled(name).startswith(address)
    assert (len(spelled(name)) == len(address) + 6) is address.endswith("-")


def test_addresses_last() -> None:
    """These were given out: to change one is to lose its subscribers."""
    assert [spelled(name) for name in ("Lærere på 1. trinn", "Skog", "å b", "😀")] == [
        "laerere-paa-1-trinn-tlpkrb",
        "skog-xpfvbg",
        "aa-b-wdkkpc",
        "x-kvbbvr",
    ]


def test_two_things_with_one_address_are_refused() -> None:
    """Neither may have what the other had."""
    roles = {name: Role(id=name) for name in ("lærere", "laerere")}
    with pytest.raises(CalendarError, match="'laerere' and 'lærere' have the same address"):
        offered(Plan(id="p", roles=roles))


def test_roles_and_groups_may_have_the_same_id() -> None:
    """They stand in folders of their own."""
    plan = Plan(id="p", roles={"a": Role(id="a")}, groups={"a": LearningGroup(id="a")})
    assert [one.address for one in offered(plan)] == ["all.ics", "roles/a.ics", "groups/a.ics"]
