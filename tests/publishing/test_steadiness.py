"""How long published files stay as they are: never longer than is true."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from feed_plans import named
from kompetanse.model import Plan
from kompetanse.publishing import Edition, edition
from kompetanse.publishing.steadiness import Steadiness


OSLO = ZoneInfo("Europe/Oslo")
TIMES = ("02.09.21", "03.09.21 kl. 9–15", "uke 36 2021")
TICK = timedelta(seconds=1)
TURNS = [
    datetime(2021, 9, day, hour, tzinfo=OSLO)
    for day, hour in ((1, 0), (3, 0), (3, 9), (3, 15), (4, 0), (4, 2), (5, 0), (11, 0), (13, 0))
]
"""When an entry begins or ends, or a day does."""

moments = st.sampled_from([turn + tick for turn in TURNS for tick in (-TICK, 0 * TICK, TICK)])


def published(now: datetime, *plans: Plan) -> tuple[Edition, dict[str, bytes]]:
    """The last of some plans that were published one after the other, and all files."""
    files: dict[str, bytes] = {}
    for before, plan in zip(
        (*[timedelta(days=30)] * (len(plans) - 1), 0 * TICK), plans, strict=True
    ):
        made = edition(plan, files, now=now - before)
        files |= made.files
    return made, files


@given(then=moments, later=moments, taken_out=st.booleans())
@example(then=TURNS[0], later=TURNS[3], taken_out=True)
@example(then=TURNS[0], later=TURNS[4], taken_out=False)
@example(then=TURNS[5], later=TURNS[0], taken_out=False)
def test_the_same_files_are_made_for_as_long_as_is_said(
    then: datetime, later: datetime, *, taken_out: bool
) -> None:
    """Before and after, of what is to come and of what was called off."""
    now = named() if taken_out else named(*TIMES)
    made, files = published(then, named(*TIMES), now)
    if made.steadiness.covers(later):
        assert dict(edition(now, files, now=later).files) == {
            path: files[path] for path in made.files
        }


@pytest.mark.parametrize(
    ("now", "since", "until"),
    [
        (datetime(2021, 8, 20, tzinfo=OSLO), None, datetime(2021, 9, 3, tzinfo=OSLO)),
        (
            datetime(2021, 9, 3, 15, tzinfo=OSLO),
            datetime(2021, 9, 3, 15, tzinfo=OSLO),
            datetime(2021, 9, 4, tzinfo=OSLO),
        ),
        (datetime(2022, 1, 1, tzinfo=UTC), datetime(2021, 9, 11, tzinfo=OSLO), None),
    ],
)
def test_it_lasts_from_one_end_of_an_entry_to_the_next(
    now: datetime, since: datetime | None, until: datetime | None
) -> None:
    """And no shorter, or plans would be read for nothing."""
    made, _ = published(now, named(*TIMES))
    assert made.steadiness == Steadiness(since, until)
    assert made.steadiness.covers(now)
    assert since is None or made.steadiness.covers(since)
    assert until is None or not made.steadiness.covers(until)
