"""Reading lengths, rates and yearly deadlines."""

from datetime import date

import pytest

from kompetanse.dates.measures import Duration, Period, Rate, YearlyDeadline
from kompetanse.dates.reading import parse_time, read_duration, read_rate, read_yearly
from kompetanse.errors import TimeExpressionError


LENGTHS = [
    ("1 ½ år", None, None, (18, 18)),
    ("1½ år", None, None, (18, 18)),
    ("1,5 år", None, None, (18, 18)),
    ("halvannet år", None, None, (18, 18)),
    ("halvtanna år", None, None, (18, 18)),
    ("halvandet år", None, None, (18, 18)),
    ("2 år", None, None, (24, 24)),
    ("omlag ett skoleår", None, None, (10, 10)),
    ("et semester", None, None, (6, 6)),
    ("tre måneder", None, None, (3, 3)),
    ("6 uker", None, (42, 42), None),
    ("en uke", None, (7, 7), None),
    ("3-4 teoridage", None, (3, 4), None),
    ("2-dagers", None, (2, 2), None),
    ("½ dag", (180, 240), None, None),
    ("1/2 dag", (180, 240), None, None),
    ("en halv dag", (180, 240), None, None),
    ("halv dag", (180, 240), None, None),
    ("half a day", (180, 240), None, None),
    ("2t", (120, 120), None, None),
    ("(2t)", (120, 120), None, None),
    ("2 t.", (120, 120), None, None),
    ("2 timar", (120, 120), None, None),
    ("2,5 timer", (150, 150), None, None),
    ("1-2 timer", (60, 120), None, None),
    ("2 t 30 min", (150, 150), None, None),
    ("1 time og 30 minutter", (90, 90), None, None),
    ("en og en halv time", (90, 90), None, None),
    ("1 1/2 hours", (90, 90), None, None),
    ("3 x 45 minutter", (135, 135), None, None),
    ("tre kvarter", (45, 45), None, None),
    ("ca. 90 min", (90, 90), None, None),
    ("30 timer", (1800, 1800), None, None),
]


@pytest.mark.parametrize(("text", "minutes", "days", "months"), LENGTHS)
def test_lengths(
    text: str,
    minutes: tuple[int, int] | None,
    days: tuple[int, int] | None,
    months: tuple[int, int] | None,
) -> None:
    """A length is given in the unit that suits it, as least and most."""
    length = read_duration(text)
    assert (length.text, length.minutes, length.days, length.months) == (
        text, minutes, days, months,
    )  # fmt: skip
    assert length.approximate == text.startswith(("omlag", "ca."))


RATES = [
    ("4- 5 besøk per år", 4, 5, Period.YEAR, 1, None),
    ("minimum 4 møter hvert semester (90 minutter)", 4, None, Period.TERM, 1, (90, 90)),
    ("minst 4 møter hvert semester i gruppene (90 minutter)", 4, None, Period.TERM, 1, (90, 90)),
    ("to møter i semesteret", 2, 2, Period.TERM, 1, None),
    ("en nettbasert veiledning i semesteret", 1, 1, Period.TERM, 1, None),
    ("maks 3 ganger per uke", None, 3, Period.WEEK, 1, None),
    ("to gange i halvåret", 2, 2, Period.TERM, 1, None),
    ("minst éin gong i året", 1, None, Period.YEAR, 1, None),
    ("hver tredje torsdag", 1, 1, Period.WEEK, 3, None),
    ("annenhver uke", 1, 1, Period.WEEK, 2, None),
    ("annakvar veke", 1, 1, Period.WEEK, 2, None),
    ("hver anden uge", 1, 1, Period.WEEK, 2, None),
    ("kvar tysdag kl. 14–15", 1, 1, Period.WEEK, 1, (60, 60)),
    ("kvar haust", 1, 1, Period.YEAR, 1, None),
    ("månedlig", 1, 1, Period.MONTH, 1, None),
    ("mindst 2 møder hvert skoleår", 2, None, Period.SCHOOL_YEAR, 1, None),
    ("at least 4 meetings each term", 4, None, Period.TERM, 1, None),
    ("every two weeks", 1, 1, Period.WEEK, 2, None),
    ("twice a year", 2, 2, Period.YEAR, 1, None),
    ("once per half-year", 1, 1, Period.TERM, 1, None),
]


@pytest.mark.parametrize(("text", "least", "most", "per", "every", "minutes"), RATES)
def test_rates(
    text: str,
    least: int | None,
    most: int | None,
    per: Period,
    every: int,
    minutes: tuple[int, int] | None,
) -> None:
    """A rate says how often at least and at most, per what, and how long each time."""
    language = "en" if text[0] in "aeot" and "ea" in text else "nb"
    rate = read_rate(text, language=language)
    assert (rate.least, rate.most, rate.per, rate.every, rate.minutes) == (
        least, most, per, every, minutes,
    )  # fmt: skip


YEARLY = [
    ("innen 15. august hvert år", 8, 15),
    ("15. august kvart år", 8, 15),
    ("hvert år innen 1. mars", 3, 1),
    ("årlig innen 1. oktober", 10, 1),
    ("innen utgangen av april hvert år", 4, 30),
    ("i februar hvert år", 2, 29),
    ("før 1. mars hvert år", 2, 29),
    ("inden d. 1. marts hvert år", 3, 1),
    ("by 15 August each year", 8, 15),
]


@pytest.mark.parametrize(("text", "month", "day"), YEARLY)
def test_yearly_deadlines(text: str, month: int, day: int) -> None:
    """A yearly deadline has a month and a day; a month means its last day."""
    deadline = read_yearly(text, language="en" if text.startswith("by") else "nb")
    assert (deadline.month, deadline.day) == (month, day)


def test_a_yearly_deadline_falls_on_a_day_each_year() -> None:
    """The last day of February depends on the year."""
    deadline = read_yearly("i februar hvert år")
    assert [deadline.on(year) for year in (2027, 2028)] == [date(2027, 2, 28), date(2028, 2, 29)]


@pytest.mark.parametrize("text", ["2 timer", "annenhver uke", "innen 1. mars hvert år"])
def test_each_reader_wants_its_own_kind(text: str) -> None:
    """What is something else is refused, with a word on what it is."""
    own = type(parse_time(text))
    for reader, kind in (
        (read_duration, Duration),
        (read_rate, Rate),
        (read_yearly, YearlyDeadline),
    ):
        if own is kind:
            assert isinstance(reader(text), kind)
        else:
            with pytest.raises(TimeExpressionError, match="where"):
                reader(text)


@pytest.mark.parametrize("text", ["", "12", "mars 2021", "uke", "1 stk", "fem"])
def test_what_is_no_length_is_refused(text: str) -> None:
    """Numbers, times and words are no lengths."""
    with pytest.raises(TimeExpressionError):
        read_duration(text)
