"""The fast path for the usual forms of times, held against the grammar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.dates import ClockTime, find_times
from kompetanse.dates.grammar import parse_by_grammar
from kompetanse.dates.iso import read_plain, read_plain_clock
from kompetanse.errors import TimeExpressionError


days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
dashes = st.sampled_from(["-", "–", " - ", " – "])
two_digits = st.integers(0, 40).map("{:02}".format)
numbers = st.integers(0, 40).map(str) | two_digits
years = st.integers(1899, 2201).map(str) | two_digits
MONTHS = "januar februar mars april mai juni juli august september oktober november desember"
WEEKDAYS = "mandag tirsdag onsdag torsdag fredag lørdag søndag"
hours = st.builds("{}{}".format, numbers, st.just("") | st.builds(".{}".format, two_digits))
clocks = st.builds("kl{}{}{}".format, st.sampled_from([" ", ". ", "."]), hours, st.just("")) | (
    st.builds("kl. {}{}{}".format, hours, dashes, hours)
)


def words(listed: str) -> st.SearchStrategy[str]:
    """One of some words, in small letters or with a capital."""
    return st.sampled_from(listed.split() + listed.title().split())


digits = st.builds("{}.{}.{}".format, numbers, numbers, years) | st.builds(
    "{0.day:02}.{0.month:02}.{0.year}".format, days
)
named = st.builds("{}. {} {}".format, numbers, words(MONTHS), years)
dates = digits | named
said = dates | st.builds("{}{} {}".format, words(WEEKDAYS), st.sampled_from(["", ","]), dates)
timed = said | st.builds("{} {}".format, said, clocks)
texts = (
    timed
    | st.builds("{}{}{}".format, digits, dashes, digits)
    | st.builds("{} {}".format, words("innen frist"), dates)
    | st.builds("{} {} {}".format, words("uke"), numbers, years)
    | st.builds("{} {}/{}".format, words("skoleåret"), years, years)
)


@given(text=texts, language=st.sampled_from(["nb", "nn", "da", "en"]))
def test_fast_path_says_what_the_grammar_says(text: str, language: str) -> None:
    """What the fast path reads, the grammar reads in the same way: all that a time can say."""
    when = read_plain(text)
    if when is not None:
        assert when == _by_grammar(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "02.09.21",
        "2.9.2021 kl. 14-16",
        "02.09.21 kl. 08.30-12.00",
        "Torsdag 02.09.21",
        "torsdag 2. september 2021 kl. 9",
        "20. oktober 2021",
        "04.10.21 – 10.10.21",
        "innen 25.08.21",
        "Frist 15.06.22",
        "uke 17 2022",
        "skoleåret 2021/2022",
    ],
)
def test_usual_forms_take_the_fast_path(text: str) -> None:
    """The forms that most plans are written in do not need the grammar."""
    assert read_plain(text) == _by_grammar(text, "nb")


@given(text=clocks)
def test_clock_alone_is_what_the_grammar_finds(text: str) -> None:
    """A clock time without a day is read as it is found in running text."""
    clock = read_plain_clock(text)
    if clock is not None:
        (found,) = find_times(text)
        assert (found.start, found.end) == (0, len(text))
        assert found.value == ClockTime(*clock)


@pytest.mark.parametrize(
    "text",
    ["31.11.21", "uke 53 2021", "02.09.21 kl. 16-14", "10.10.21 – 04.10.21", "onſdag 8.9.21"],
)
def test_what_does_not_exist_is_left_to_the_grammar(text: str) -> None:
    """Only the grammar can say what is wrong with a time."""
    assert read_plain(text) is None


def _by_grammar(text: str, language: str) -> object:
    try:
        return parse_by_grammar(text, language)
    except TimeExpressionError as error:
        return error
