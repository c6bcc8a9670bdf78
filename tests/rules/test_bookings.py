"""Double bookings: what is one, and what only looks like one."""

import pytest

from kompetanse.rules.bookings import double_booking
from kompetanse.testing import check


ROLES = """
roles: {lærere: {label: Lærere}, ledere: {label: Skoleledere}, alle: {label: Alle ansatte}}
"""


def _two(first: str, second: str) -> str:
    return f"{ROLES}gatherings:\n  s1: {{title: A, {first}}}\n  s2: {{title: B, {second}}}\n"


NOON = "when: 14.09.21 kl. 12-14"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"{NOON}, audience: [Lærere]", "when: 14.09.21 kl. 13-15, audience: [Lærere]"),
        (f"{NOON}, audience: [Alle ansatte]", "when: 14.09.21 kl. 13-15, audience: [Lærere]"),
        (f"{NOON}, audience: [rektorer]", "when: 14.09.21 kl. 12-14, audience: [Skoleledere]"),
    ],
)
def test_double_bookings(first: str, second: str) -> None:
    """A role, or one that contains it, invited twice at one time is reported below."""
    assert check(double_booking, _two(first, second)) == ["gatherings/s2"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"{NOON}, audience: [Lærere]", "when: 14.09.21 kl. 14-15, audience: [Lærere]"),
        (f"{NOON}, audience: [Lærere]", "when: 15.09.21 kl. 12-14, audience: [Lærere]"),
        (f"{NOON}, audience: [Lærere]", f"{NOON}, audience: [Skoleledere]"),
        (f"{NOON}, audience: [Lærere]", "when: 14.09.21, audience: [Lærere]"),
        (f"{NOON}, audience: [Lærere]", "when: september 2021, audience: [Lærere]"),
        (f"{NOON}, audience: [Lærere på 7. trinn]", f"{NOON}, audience: [Lærere på 8. trinn]"),
        (f"{NOON}, audience: [Lærere (nord)]", f"{NOON}, audience: [Lærere (sør)]"),
        (f"{NOON}, audience: [Lærere]", f"{NOON}, audience: [Lærere], edition_of: s1"),
        (f"{NOON}, audience: [Lærere], network: n", f"{NOON}, audience: [Lærere], network: m"),
        (f"{NOON}, audience: [Lærere]", f"{NOON}, audience: [Lærere], date_status: cancelled"),
        (f"{NOON}, audience: [Lærere]", f"{NOON}, audience: [Lærere], kind: work"),
    ],
)
def test_no_double_bookings(first: str, second: str) -> None:
    """Touching times, other people, parallel editions and what nobody attends are fine."""
    assert check(double_booking, _two(first, second)) == []
