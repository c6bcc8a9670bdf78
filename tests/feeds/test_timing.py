"""What a calendar shows of a time, however little of it is known."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.dates import Mode, When, read_when
from kompetanse.feeds.event import EventPrecision
from kompetanse.feeds.timing import LONGEST_SPAN, Imprecise, Slot, slots


OSLO = ZoneInfo("Europe/Oslo")
DAY = timedelta(days=1)
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)).map(  # noqa: DTZ001 - no zone yet
    lambda moment: moment.replace(second=0, microsecond=0)
)


def slots_of(text: str, minutes: int | None = None) -> list[Slot]:
    """The slots of a time, as an author would write it."""
    return list(slots(read_when(text), OSLO, "NO", minutes))


def days(text: str) -> list[tuple[str, str]]:
    """First and last day of each slot."""
    return [(slot.start.isoformat(), (slot.end - DAY).isoformat()) for slot in slots_of(text)]


def clock(text: str, minutes: int | None = None) -> tuple[str, str]:
    """Begin and end of the only slot, with their distance from UTC."""
    (slot,) = slots_of(text, minutes)
    assert isinstance(slot.start, datetime)
    return slot.start.isoformat()[11:22], slot.end.isoformat()[11:22]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("02.09.21", [("2021-09-02", "2021-09-02")]),
        ("2.–3. september 2021", [("2021-09-02", "2021-09-03")]),
        ("uke 37 2021", [("2021-09-13", "2021-09-17")]),
        ("uke 17, 18 og 19 2022", [("2022-04-25", "2022-05-13")]),
        ("uke 17, 18 og 20 2022", [("2022-04-25", "2022-05-06"), ("2022-05-16", "2022-05-20")]),
        (
            "11., 18. og 25. januar 2027",
            [(f"2027-01-{day}", f"2027-01-{day}") for day in (11, 18, 25)],
        ),
        ("1.–21. mars 2022", [("2022-03-01", "2022-03-21")]),
        ("1.–22. mars 2022", [("2022-03-01", "2022-03-01")]),
        ("februar 2022", [("2022-02-01", "2022-02-01")]),
        ("januar 2022", [("2022-01-03", "2022-01-03")]),
        ("mai 2022", [("2022-05-02", "2022-05-02")]),
        ("fra 20. februar 2022", [("2022-02-20", "2022-02-20")]),
        ("innen 1. mai 2022", [("2022-05-01", "2022-05-01")]),
        ("innen 1. mars 2022 kl. 12", [("2022-03-01", "2022-03-01")]),
        ("31.02.22", []),
        ("snart", []),
        ("til 3. samling", []),
    ],
)
def test_days_are_shown_as_far_as_they_are_known(text: str, shown: list[tuple[str, str]]) -> None:
    """Weeks by their working days, sets by their ranges; what is long, by its first school day."""
    assert days(text) == shown


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("02.09.21", EventPrecision.DAY),
        ("innen 1. mars 2022", EventPrecision.DAY),
        ("uke 37 2021", EventPrecision.WEEK),
        ("februar 2022", EventPrecision.MONTH),
        ("høsten 2021", EventPrecision.RANGE),
        ("fra 20. februar 2022", EventPrecision.OPEN),
        ("ca. 20. februar 2022", EventPrecision.RANGE),
        ("rundt 20. februar 2022 kl. 12", EventPrecision.RANGE),
        ("innen ca. 1. mars 2022", EventPrecision.RANGE),
    ],
)
def test_it_is_said_how_finely_a_date_is_known(text: str, precision: EventPrecision) -> None:
    """Only what is known to the day is shown as certain."""
    assert [slot.precision for slot in slots_of(text)] == [precision]


def test_a_marker_stands_for_all_its_days() -> None:
    """One day in the calendar, three months in its text."""
    (slot,) = slots_of("mars – mai 2022")
    assert slot.marker
    assert (slot.days.begin, slot.days.last) == (date(2022, 3, 1), date(2022, 5, 31))


@pytest.mark.parametrize(
    ("text", "minutes", "shown"),
    [
        ("02.09.21 kl. 08.30–15.30", None, ("08:30:00+02", "15:30:00+02")),
        ("02.12.21 kl. 08.30–15.30", None, ("08:30:00+01", "15:30:00+01")),
        ("02.09.21 kl. 12.15", None, ("12:15:00+02", "13:15:00+02")),
        ("02.09.21 kl. 12.15", 90, ("12:15:00+02", "13:45:00+02")),
        ("02.09.21 kl. 12.15 (2t)", None, ("12:15:00+02", "14:15:00+02")),
        ("02.09.21 kl. 23.30", 90, ("23:30:00+02", "01:00:00+02")),
    ],
)
def test_clock_times_are_those_of_the_plan_s_zone(
    text: str, minutes: int | None, shown: tuple[str, str]
) -> None:
    """With the length that is stated, else an hour."""
    assert clock(text, minutes) == shown


@pytest.mark.parametrize(
    ("text", "minutes", "shown"),
    [
        ("28.03.21 kl. 02.30", 60, ("03:30:00+02", "04:30:00+02")),
        ("28.03.21 kl. 01.30", 60, ("01:30:00+01", "03:30:00+02")),
        ("31.10.21 kl. 01.30", 180, ("01:30:00+02", "03:30:00+01")),
        ("31.10.21 kl. 02.30", 15, ("02:30:00+02", "02:45:00+02")),
    ],
)
def test_a_night_in_which_clocks_are_changed_has_no_times_that_do_not_exist(
    text: str, minutes: int, shown: tuple[str, str]
) -> None:
    """The clock leaps over one hour, and lengths are counted in hours that pass."""
    assert clock(text, minutes) == shown


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("02.09.21 kl. 15.30–14.00", None),
        ("02.09.21 kl. 12.00–12.00", None),
        ("02.09.21 kl. 12.00", 1440),
        ("02.09.21 kl. 12.00", 10**17),
        ("02.09.21 kl. 12.00", -90),
        ("28.03.21 kl. 02.30–03.15", None),
    ],
)
def test_hours_that_cannot_be_become_the_whole_day(text: str, minutes: int | None) -> None:
    """Which of them is wrong is for the author to say; no calendar guesses."""
    (slot,) = slots_of(text, minutes)
    assert slot.end - slot.start == DAY
    assert not isinstance(slot.start, datetime)


def test_an_end_that_nobody_stated_is_said_to_be_assumed() -> None:
    """The entry's text says so."""
    assert [slot.end_assumed for slot in slots_of("02.09.21 kl. 12")] == [True]
    assert [slot.end_assumed for slot in slots_of("02.09.21 kl. 12", 90)] == [False]
    assert [slot.end_assumed for slot in slots_of("02.09.21 kl. 12–13")] == [False]


@given(MOMENTS, st.none() | st.integers(-10, 10**6))
def test_every_slot_ends_after_it_begins(moment: datetime, minutes: int | None) -> None:
    """Whatever the clock says, and whatever is done to it in that night."""
    day = moment.date()
    when = When("x", Mode.AT, day, day, start_time=moment.time())
    (slot,) = slots(when, OSLO, "NO", minutes)
    assert slot.end > slot.start
    assert slot.days.begin == day


@given(MOMENTS, st.integers(0, 400), st.sampled_from([Mode.AT, Mode.WITHIN, Mode.SPAN, Mode.FROM]))
def test_no_slot_fills_a_reader_s_calendar(moment: datetime, length: int, mode: Mode) -> None:
    """What is not known to the day is three weeks at the most, and inside what was written."""
    first = moment.date()
    last = first + length * DAY
    for slot in slots(When("x", mode, first, last), OSLO, "NO", None):
        assert isinstance(slot.start, date)
        assert first <= slot.start
        if slot.precision is not EventPrecision.DAY:
            assert slot.end - slot.start <= LONGEST_SPAN * DAY
        if mode is not Mode.FROM:
            assert slot.end - DAY <= last


def test_a_time_of_the_day_alone_gives_nothing() -> None:
    """«kl. 08.30» says no day."""
    assert list(slots(When("kl. 8", Mode.AT, start_time=time(8)), OSLO, "NO", None)) == []


@pytest.mark.parametrize(
    ("text", "span", "none"),
    [
        ("02.09.21", ("2021-09-02", "2021-09-02"), True),
        ("innen 1. mai 2022", ("2022-05-01", "2022-05-01"), True),
        ("uke 37 2021", ("2021-09-13", "2021-09-17"), False),
        ("februar 2022", ("2022-02-01", "2022-02-28"), False),
        ("mars – mai 2022", ("2022-03-01", "2022-05-31"), False),
        ("fra 20. februar 2022", ("2022-02-20", "2022-02-20"), False),
        ("ca. 20. februar 2022", ("2022-02-20", "2022-02-20"), False),
    ],
)
def test_readers_choose_what_they_see_of_imprecise_dates(
    text: str, span: tuple[str, str], *, none: bool
) -> None:
    """All the days, or none; what has no end is one day however it is shown."""
    when = read_when(text)
    (slot,) = slots(when, OSLO, "NO", None, Imprecise.SPAN)
    assert (slot.start.isoformat(), (slot.end - DAY).isoformat()) == span
    assert bool(list(slots(when, OSLO, "NO", None, Imprecise.NONE))) is none
