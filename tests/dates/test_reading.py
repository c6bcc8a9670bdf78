"""Reading times: every form that people write, in its context."""

from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.dates.context import Context
from kompetanse.dates.daterange import DateRange
from kompetanse.dates.reading import parse_time, read_when
from kompetanse.dates.schoolyear import SchoolYear, week_range, weeks_in_year
from kompetanse.dates.when import FaultKind, Mode, Precision, Stated, StatedDay, When
from kompetanse.dates.words import MONTHS, WEEKDAYS
from kompetanse.errors import TimeExpressionError


HERE = Path(__file__).parent
LANGUAGES = ("nb", "nn", "da", "en")
DAYS = st.dates(date(1970, 1, 1), date(2069, 12, 31))


def rows(name: str) -> list[ParameterSet]:
    """Give the rows of a data file, without headings and comments."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [
        pytest.param(*(cell.strip(" ") for cell in line.split(" | ")), id=line)
        for line in lines
        if line and not line.startswith("#")
    ]


def days(text: str) -> DateRange:
    """Read «2021/2022», «2021-08-01» or «2021-08-01..2021-12-31»."""
    if "/" in text:
        return SchoolYear(int(text[:4])).range
    first, _, last = text.partition("..")
    return DateRange.of_days(date.fromisoformat(first), date.fromisoformat(last or first))


def around(text: str) -> Context:
    """Read what stands around a time: «period > section < previous»."""
    text, _, previous = text.partition(" < ")
    period, _, section = text.partition(" > ")
    return Context(
        days(period) if period != "-" else None,
        days(section) if section else None,
        date.fromisoformat(previous) if previous else None,
    )


def clock(when: When) -> str:
    """Write the clock as the data file does."""
    sides = (f"{side:%H:%M}" if side else "" for side in (when.start_time, when.end_time))
    return "–".join(sides) if when.start_time or when.end_time else ""


def written(when: When, mode: str) -> str:
    """Write the meaning of a time as the data file does, if it has one of these modes."""
    if when.mode.value not in mode.split("/"):
        return f"{when.mode.value} {when.earliest} {when.latest} {when.fault}"
    if when.mode is Mode.UNREADABLE:
        return mode
    if when.anchor:
        return f"{mode} {when.anchor.relation}"
    signs = f"{' ~' if when.approximate else ''}{' ?' if when.ambiguous else ''}"
    return f"{mode} {shown_days(when)} {clock(when)}".rstrip() + signs


def shown_days(when: When) -> str:
    """Write the days as the data file does."""
    if when.mode in (Mode.BY, Mode.FROM):
        return str(when.latest or when.earliest)
    return ", ".join(
        str(part.begin) if part.days == 1 else f"{part.begin}..{part.last}" for part in when.parts
    )


@pytest.mark.parametrize(("text", "language", "place", "meaning"), rows("times.txt"))
def test_times_mean_what_their_authors_meant(
    text: str, language: str, place: str, meaning: str
) -> None:
    """Every text of the data file is read with the right mode, days and clock time."""
    when = read_when(text, language=language, context=around(place))
    mode, _, rest = meaning.partition(" ")
    loose = "~" not in meaning
    found = written(when, mode)
    assert (found.replace(" ~", "") if loose else found) == f"{mode} {rest}".strip()
    assert when.text == text


@pytest.mark.parametrize(("text", "language"), rows("not_times.txt"))
def test_what_is_no_time_is_refused(text: str, language: str) -> None:
    """Grades, rooms, versions, shares, rates and prose are refused with a place and a reason."""
    when = read_when(text, language=language, context=Context(SchoolYear(2021).range))
    assert when.mode is Mode.UNREADABLE
    assert when.fault is not None
    assert 0 <= when.fault.start <= when.fault.end <= len(text)
    assert when.fault.reason.format(**when.fault.arguments)


FAULTS = [
    ("31.11.21", FaultKind.INVALID_DATE, "30.11.2021"),
    ("29. februar 2017", FaultKind.INVALID_DATE, "28.02.2017"),
    ("Mandag 29. februar 2017", FaultKind.INVALID_DATE, "28.02.2017"),
    ("29. februar", FaultKind.INVALID_DATE, "28.02.2022"),
    ("32.1.", FaultKind.INVALID_DATE, "31.01.2022"),
    ("12.13.2021", FaultKind.INVALID_DATE, None),
    ("2021-02-30", FaultKind.INVALID_DATE, "28.02.2021"),
    ("31. juni", FaultKind.INVALID_DATE, "30.06.2022"),
    ("30.-31. november", FaultKind.INVALID_DATE, "30.11.2021"),
    ("uke 53 2021", FaultKind.INVALID_WEEK, None),
    ("uke 53", FaultKind.INVALID_WEEK, None),
    ("uke 60", FaultKind.INVALID_WEEK, None),
    ("store bededag", FaultKind.INVALID_DATE, None),
    ("årsskiftet 2022", FaultKind.NO_YEAR, None),
    ("høsten/vinteren 2021", FaultKind.NO_YEAR, None),
    ("skolestart 2021", FaultKind.UNTIMED, None),
    ("ut semesteret", FaultKind.NO_YEAR, None),
    ("uke 0", FaultKind.INVALID_WEEK, None),
    ("2021-W53", FaultKind.INVALID_WEEK, None),
    ("4. mars kl. 25.00", FaultKind.INVALID_CLOCK, None),
    ("4. mars kl. 12.75", FaultKind.INVALID_CLOCK, None),
    ("28.2.21–20.2.21", FaultKind.REVERSED, None),
    ("20. – 10. mars", FaultKind.REVERSED, None),
    ("uke 36–34", FaultKind.REVERSED, None),
    ("mai 2021 – mars 2021", FaultKind.REVERSED, None),
    ("hver tredje torsdag", FaultKind.RATE, None),
    ("minst 4 møter hvert semester", FaultKind.RATE, None),
    ("1 ½ år", FaultKind.DURATION, None),
    ("1/2 dag", FaultKind.DURATION, None),
    ("innen 15. august hvert år", FaultKind.YEARLY, None),
    ("rom 2.14", FaultKind.NOT_A_TIME, None),
    ("dato kommer", FaultKind.NOT_A_TIME, None),
    ("12. novmber 2021", FaultKind.NOT_A_TIME, "12. november 2021"),
    ("Fagdag 15.11.21", FaultKind.NOT_A_TIME, "15.11.21"),
    ("påmelding innen 1. mars", FaultKind.NOT_A_TIME, "innen 1. mars"),
]


@pytest.mark.parametrize(("text", "kind", "hint"), FAULTS)
def test_faults_say_what_is_wrong(text: str, kind: FaultKind, hint: str | None) -> None:
    """A fault has its kind, a reason that can be shown, and the nearest readable form."""
    fault = read_when(text, context=Context(SchoolYear(2021).range)).fault
    assert fault is not None
    assert (fault.kind, fault.hint) == (kind, hint)
    assert fault.reason.format(**fault.arguments)


def test_a_week_that_does_not_exist_is_missed_in_the_year_of_its_heading() -> None:
    """Below «VÅREN 2026» the week is missing in 2026, although the plan begins in 2025."""
    context = Context(SchoolYear(2025).range, SchoolYear(2025).spring.range)
    fault = read_when("uke 60", context=context).fault
    assert fault is not None
    assert fault.arguments == {"week": 60, "year": 2026, "weeks": 53}


@pytest.mark.parametrize("text", ["kl. 9", "09:00", "fra kl. 9 til kl. 12", "08.30-15.30"])
def test_a_time_of_the_day_misses_its_day(text: str) -> None:
    """What is a clock time and no more is refused as that."""
    fault = read_when(text).fault
    assert fault is not None
    assert fault.reason == "this is a time of the day: write the day as well"


def test_a_year_that_nothing_tells_is_missing() -> None:
    """Without a year in the text or around it a day cannot be known."""
    fault = read_when("15. mars").fault
    assert fault is not None
    assert fault.kind is FaultKind.NO_YEAR


YEARS = [
    ("15. september", "2021/2022 > 2022-01-01..2022-07-31", "2021-09-15"),
    ("15. september", "- > 2022-01-01..2022-07-31", "2022-09-15"),
    ("uke 1", "- > 2021-08-01..2021-12-31", "2022-01-03"),
    ("29. februar", "2026-08-01..2030-07-31", "2028-02-29"),
    ("12. mars", "2026-08-01..2030-07-31 < 2028-01-10", "2028-03-12"),
    ("12. mars", "2026-08-01..2030-07-31", "2027-03-12"),
    ("12. mars", "- < 2028-04-10", "2029-03-12"),
    ("mandag 12. mars", "2026-08-01..2030-07-31", "2029-03-12"),
    ("uke 31", "2023/2024", "2023-07-31"),
    ("uke 53", "2020/2021", "2020-12-28"),
    ("3. januar", "2020/2021 > 2020-08-01..2020-12-31", "2021-01-03"),
]


@pytest.mark.parametrize(("text", "place", "first"), YEARS)
def test_missing_years_come_from_the_nearest_context(text: str, place: str, first: str) -> None:
    """Section before period, then the row before; a stated weekday decides between years."""
    when = read_when(text, context=around(place))
    assert (str(when.earliest), when.inferred) == (first, ("year",))


def test_what_was_said_is_kept() -> None:
    """Weekdays, weeks, lengths, years and holidays stand in `stated`, right or wrong."""
    wrong = read_when("Onsdag 23. mai 2016 (2. pinsedag) (uke 46) (2t)").stated
    assert wrong == Stated(
        weekdays=(StatedDay(2, date(2016, 5, 23), 0, 6),),
        weeks=((2016, 46),),
        beside_date=True,
        minutes=(120, 120),
        years=(2016,),
        holidays=("2. pinsedag",),
    )
    assert read_when("uke 17, 18 og 19 2022").stated.weeks == ((2022, 17), (2022, 18), (2022, 19))
    assert read_when("18.02.22 (1/2 dag)").stated.minutes == (180, 240)
    assert read_when("uke 46 – 08.11.16").stated == Stated(
        weeks=((2016, 46),), beside_date=True, years=(2016,)
    )


PRECISIONS = [
    ("10.02.21", Precision.DAY),
    ("uke 17 2022", Precision.WEEK),
    ("april/mai 2017", Precision.MONTH),
    ("høsten 2021", Precision.RANGE),
    ("fra uke 17 2022", Precision.WEEK),
    ("innen mars 2022", Precision.MONTH),
    ("etter analysedelen", Precision.OPEN),
    ("torsdag i uke 6 2019", Precision.DAY),
]


@pytest.mark.parametrize(("text", "precision"), PRECISIONS)
def test_precision_is_that_of_the_unit(text: str, precision: Precision) -> None:
    """A time is as precise as the unit that was named."""
    assert read_when(text).precision is precision


SPELLINGS: dict[str, Callable[[date], str]] = {
    "2021-02-10": lambda d: d.isoformat(),
    "10.02.21": lambda d: f"{d:%d.%m.%y}",
    "10.2.2021": lambda d: f"{d.day}.{d.month}.{d.year}",
    "10/2 2021": lambda d: f"{d.day}/{d.month} {d.year}",
    "d. 10/2-21": lambda d: f"d. {d.day}/{d.month}-{d:%y}",
    "10-02-2021": lambda d: f"{d:%d-%m-%Y}",
    "February 10, 2021": lambda d: f"{MONTHS['en'][d.month - 1]} {d.day}, {d.year}",
    "10. februar 2021": lambda d: f"{d.day}. {MONTHS['nb'][d.month - 1]} {d.year}",
}


@pytest.mark.parametrize("form", SPELLINGS)
def test_every_day_is_read_in_every_numeric_form(form: str) -> None:
    """All days of 1970–2069 are read in the plain forms, every 13th in the others."""
    step = 1 if form in ("2021-02-10", "10.02.21") else 13
    for number in range(date(1970, 1, 1).toordinal(), date(2070, 1, 1).toordinal(), step):
        day = date.fromordinal(number)
        when = read_when(SPELLINGS[form](day))
        assert (when.mode, when.earliest, when.latest) == (Mode.AT, day, day)


@given(DAYS, st.sampled_from(LANGUAGES), st.booleans())
def test_days_are_read_with_weekday_and_clock(day: date, language: str, before: bool) -> None:
    """Weekday, day, month, year and clock may come in either order, in each language."""
    weekday = WEEKDAYS[language][day.weekday()]
    name = f"{weekday} {day.day}. {MONTHS[language][day.month - 1]} {day.year}"
    text = f"kl. 9–15.30 {name}" if before else f"{name.upper()}, kl. 09.00 – 15.30"
    when = read_when(text, language=language)
    assert (when.mode, when.earliest) == (Mode.AT, day)
    assert (when.start_time, when.end_time) == (time(9), time(15, 30))
    assert [said.weekday for said in when.stated.weekdays] == [day.weekday()]


@given(DAYS)
def test_the_year_that_was_left_out_is_found(day: date) -> None:
    """A day without its year is found in the school year that it belongs to."""
    context = Context(SchoolYear.of(day).range)
    when = read_when(f"{day.day}. {MONTHS['nb'][day.month - 1]}", context=context)
    assert when.earliest == day


@pytest.mark.parametrize("year", range(1970, 2070))
def test_every_week_of_every_year_is_read(year: int) -> None:
    """Week 1 to 52 or 53 are weeks from Monday to Sunday; the one behind is refused."""
    for week in range(1, weeks_in_year(year) + 1):
        assert read_when(f"uke {week} {year}").extent == week_range(year, week)
    fault = read_when(f"uke {weeks_in_year(year) + 1} {year}").fault
    assert fault is not None
    assert fault.kind is FaultKind.INVALID_WEEK


@given(DAYS, st.integers(1, 300))
def test_ranges_of_days_are_read(first: date, length: int) -> None:
    """A range of full dates keeps both of its days; one that runs backwards is refused."""
    last = first + timedelta(days=length)
    when = read_when(f"{first:%d.%m.%Y} – {last:%d.%m.%Y}")
    assert (when.earliest, when.latest) == (first, last)
    assert when.mode is (Mode.AT if length < 7 else Mode.SPAN)
    fault = read_when(f"{last:%d.%m.%Y} – {first:%d.%m.%Y}").fault
    assert fault is not None
    assert fault.kind is FaultKind.REVERSED


WORDS = st.sampled_from(
    [
        "uke",
        "17",
        "18",
        ".",
        "-",
        "–",
        "/",
        ",",
        "og",
        "til",
        "fra",
        "innen",
        "mars",
        "2021",
        "21",
        "høsten",
        "kl",
        "14",
        "15.30",
        "(",
        ")",
        "t",
        "onsdag",
        "første",
        "i",
        "hver",
        "år",
        "½",
        "3.",
        "hele",
        "frem",
        "med",
        "utgangen",
        "av",
        "skoleåret",
        "2021/22",
        "d.",
        "to",
        "'",
        ":",
        "?",
        "29",
        "februar",
        "53",
        "primo",
        "samling",
        "etter",
        "før",
        "mellom",
        "H21",
        "E21",
        "v.",
        "am",
        "noon",
        "sluttet",
        "0",
        "99",
        "1-1",
        "2.14",
        "12:61",
        "../",
        "T09",
    ]
)
CONTEXTS = st.sampled_from(
    [
        Context(),
        Context(SchoolYear(2021).range),
        Context(SchoolYear(2020).range, SchoolYear(2021).spring.range, date(2022, 2, 3)),
        Context(previous=date(9998, 12, 1)),
        Context(DateRange(date(1, 1, 1), date(9999, 12, 31))),
        Context(section=DateRange(date(2022, 5, 9), date(2022, 5, 16))),
    ]
)


@given(st.lists(WORDS, max_size=9).map(" ".join) | st.text(), st.sampled_from(LANGUAGES), CONTEXTS)
def test_no_text_raises_another_error(text: str, language: str, context: Context) -> None:
    """Whatever is written, the answer is a time or the documented error, with a sound place."""
    when = read_when(text, language=language, context=context)
    assert when.text == text
    if when.earliest and when.latest:
        assert when.earliest <= when.latest
    try:
        parse_time(text, language=language, context=context)
    except TimeExpressionError as error:
        assert 0 <= error.start <= error.end <= len(text)  # noqa: PT017 - only some texts are refused


HOSTILE = ["1.", "1., ", "uke 1, ", "mandag, ", "kl 1 - ", "til 3. ", "((((", "ca ", "½ ", "1 x "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_long_texts_are_refused_at_once(piece: str) -> None:
    """A hundred thousand characters are no time, and nobody waits for it."""
    assert not read_when(piece * (100_000 // len(piece))).is_readable
    assert not read_when(piece * (1900 // len(piece))).ranges[61:]
