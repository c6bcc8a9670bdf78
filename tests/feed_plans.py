"""Plans for the tests of calendar feeds."""

from typing import Any

from hypothesis import strategies as st

from kompetanse.dates import read_when
from kompetanse.model import Deadline, Gathering, Meeting, Plan, Unit
from strategies import TIMES


TEXTS = st.text(max_size=40) | st.sampled_from(
    [
        "Samling 1, del 2; «å lede»",
        "BEGIN:VEVENT\r\nUID:1",
        "\\n \\, \\\\",
        "a\rb\nc\td\x00\x0b\x1f\x7f\x85\u2028",
        "😀" * 80,
        "æ" * 300,
        "",
        " ",
        "kari@skog.example",
        '"x":y;z=1',
    ]
)
KEYS = TEXTS.filter(bool)


def gathering(number: int, time: str) -> Gathering:
    """A gathering with a time."""
    return Gathering(id=f"g{number}", title=f"Samling {number}", when=read_when(time))


def with_gatherings(*gatherings: Gathering, **more: Any) -> Plan:
    """A plan with some gatherings."""
    more = {"title": "Plan", **more}
    return Plan(id="plan", gatherings={one.id: one for one in gatherings}, **more)


def named(*times: str, **more: Any) -> Plan:
    """A plan with a gathering for each time."""
    return with_gatherings(*(gathering(n, time) for n, time in enumerate(times, 1)), **more)


@st.composite
def odd_plans(draw: st.DrawFn) -> Plan:
    """Plans whose texts and ids are as odd as can be, with times of all forms."""
    times = st.sampled_from([*TIMES, "28.03.21 kl. 02.30", "02.09.21 kl. 22.00–02.00"]).map(
        read_when
    )
    event: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
        {
            "title": st.none() | TEXTS,
            "when": times,
            "minutes": st.none() | st.integers(-5, 10**12),
            "place": st.none() | TEXTS,
            "remarks": st.none() | st.tuples(TEXTS),
            "audience": st.none() | st.tuples(TEXTS),
        }
    )
    gatherings = draw(st.dictionaries(KEYS, event, max_size=4))
    meetings = tuple(Meeting(**one) for one in draw(st.lists(event, max_size=2)))
    deadlines = draw(st.dictionaries(KEYS, st.tuples(TEXTS, times), max_size=2))
    return Plan(
        id=draw(KEYS),
        title=draw(TEXTS),
        purpose=draw(st.none() | TEXTS),
        language=draw(st.sampled_from(["nb", "nn", "da", "en"])),
        country=draw(st.sampled_from(["NO", "DK"])),
        gatherings={id_: Gathering(id=id_, **one) for id_, one in gatherings.items()},
        deadlines={
            id_: Deadline(id=id_, what=what, when=when) for id_, (what, when) in deadlines.items()
        },
        units={"u": Unit(id="u", meetings=meetings)},
    )
