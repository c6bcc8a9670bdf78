"""Printed times read back to the same meaning."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.dates.context import Context
from kompetanse.dates.printing import print_when
from kompetanse.dates.reading import read_when
from kompetanse.dates.schoolyear import SchoolYear
from kompetanse.dates.when import Mode, When


LANGUAGES = ("nb", "nn", "da", "en")
TEXTS = [
    line.split(" | ")[:2]
    for line in (Path(__file__).parent / "times.txt").read_text("utf-8").splitlines()
    if " | " in line and not line.startswith("#")
]


def meaning(when: When) -> tuple[object, ...]:
    """Give all of a time that printing must keep."""
    days = (when.mode, when.earliest, when.latest, when.ranges)
    return (*days, when.start_time, when.end_time, when.approximate, when.ambiguous)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_known_text_survives_printing(language: str) -> None:
    """All texts of the data file, printed in each language, mean what they meant."""
    for text, written in TEXTS:
        when = read_when(text, language=written, context=Context(SchoolYear(2026).range))
        if when.is_readable and when.mode is not Mode.RELATIVE:
            printed = print_when(when, language=language)
            assert meaning(read_when(printed, language=language)) == meaning(when), (text, printed)


@given(
    st.sampled_from([Mode.AT, Mode.WITHIN, Mode.SPAN, Mode.BY, Mode.FROM]),
    st.dates(date(1970, 1, 1), date(2068, 1, 1)),
    st.integers(1, 400),
    st.none() | st.times().map(lambda clock: time(clock.hour, clock.minute)),
    st.sampled_from(LANGUAGES),
)
def test_any_time_survives_printing(
    mode: Mode, first: date, length: int, clock: time | None, language: str
) -> None:
    """Whatever days and clock a time has, its printed form means the same."""
    last = first + timedelta(days=length % 7 if mode is Mode.AT else length)
    when = When(
        "",
        mode,
        None if mode is Mode.BY else first,
        None if mode is Mode.FROM else last,
        start_time=None if mode is Mode.BY else clock,
        end_time=clock if mode is Mode.BY else None,
    )
    printed = print_when(when, language=language)
    assert meaning(read_when(printed, language=language)) == meaning(when), printed


PRINTED = [
    ("10.02.21 kl 14-16", "10. februar 2021 kl. 14.00–16.00", "10 February 2021 kl. 14.00–16.00"),
    ("uke 17 2022", "uke 17 2022", "week 17 2022"),
    ("april/mai 2017", "april 2017/mai 2017", "April 2017/May 2017"),
    ("høsten 2016", "høsten 2016", "autumn 2016"),
    ("skoleåret 21/22", "skoleåret 2021/2022", "the school year 2021/2022"),
    ("frem til 2019", "frem til 2019", "until 2019"),
    ("senest 1.3.22 kl 12", "innen 1. mars 2022 kl. 12.00", "by 1 March 2022 kl. 12.00"),
    ("f.o.m. uke 2 2027", "fra uke 2 2027", "from week 2 2027"),
    ("til 3. samling", "til 3. samling", "til 3. samling"),
]


@pytest.mark.parametrize(("text", "bokmål", "english"), PRINTED)
def test_times_are_printed_in_the_usual_form(text: str, bokmål: str, english: str) -> None:
    """The form is the one that people would write; what has no days keeps its words."""
    when = read_when(text)
    assert (print_when(when), print_when(when, language="en")) == (bokmål, english)
