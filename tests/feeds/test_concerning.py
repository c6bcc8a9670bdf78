"""Whose calendars an entry stands in."""

import pytest

import kompetanse
from kompetanse.feeds import events_of


OF_NETWORK = "gatherings: {g: {network: n, when: 02.09.21}}"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("agreements: {a: {visits: {v: {when: 02.09.21}}}}", {"e", "s", "v"}),
        ("agreements: {a: {visits: {v: {when: 02.09.21}}}, b: {}}", {"v"}),
        ("agreements: {a: {visits: {v: {when: 02.09.21, audience: [s]}}}}", {"s"}),
        ("teams: {t: {training: [{when: 02.09.21}]}}", {"v"}),
        ("committees: {k: {chair: e, members: [s], meetings: [{when: 02.09.21}]}}", {"e", "s"}),
        ("committees: {k: {chair: skoleleder Furu, meetings: [{when: 02.09.21}]}}", set()),
        ("networks: {n: {members: [Skoleledere], meetings: [{when: 02.09.21}]}}", {"s"}),
        (f"networks: {{n: {{members: [Skoleledere]}}}}\n{OF_NETWORK}", {"s"}),
        (f"committees: {{n: {{chair: e}}}}\n{OF_NETWORK}", {"e"}),
        (f"networks: {{n: {{members: [e]}}}}\n{OF_NETWORK[:-2]}, audience: [v]}}}}", {"v"}),
        (f"modules: {{m: {{audience: [v], gatherings: [g]}}}}\n{OF_NETWORK}", {"v"}),
        ("modules: {m: {kind: leader}}\ngatherings: {g: {module: m, when: 02.09.21}}", {"s"}),
        ("modules: {m: {kind: leader, guidance: [{when: 02.09.21}]}}", {"s"}),
        ("modules: {m: {kind: leader, audience: [e], guidance: [{when: 02.09.21}]}}", {"e"}),
        ("gatherings: {g: {when: 02.09.21, audience: [s], leads: [e]}}", {"s", "e"}),
        ("gatherings: {g: {when: 02.09.21, audience: [v], leads: [Ada]}}", {"v"}),
        ("groups: {g: {meetings: [{when: 02.09.21}]}}", set()),
        ("duties: {d: {role: s, together_with: [v], occasions: [02.09.21]}}", {"s", "v"}),
        ("duties: {d: {occasions: [02.09.21]}}", set()),
        ("duties: {d: {role: s, occasions: [{when: 02.09.21, audience: [e]}]}}", {"e"}),
        ("units: {u: {guidance: [{when: 02.09.21, by: v}]}}", {"v"}),
    ],
)
def test_meetings_and_visits_concern_those_who_hold_them(text: str, roles: set[str]) -> None:
    """Advisers and those they visit, a body's members; one group's meeting is nobody else's."""
    declared = "roles: {e: {label: Skoleeiere}, s: {label: Skoleledere}, v: {label: Veiledere}}"
    (event,) = events_of(kompetanse.load(kompetanse.parse(f"{declared}\n{text}")))
    assert (event.roles or set()) & {"e", "s", "v"} == roles
