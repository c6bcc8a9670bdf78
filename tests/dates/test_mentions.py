"""Finding times inside running text: those that are there, and no others."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.dates.context import Context
from kompetanse.dates.measures import ClockTime, Duration, Period, Rate, YearlyDeadline
from kompetanse.dates.mentions import find_times
from kompetanse.dates.schoolyear import SchoolYear
from kompetanse.dates.when import FaultKind, Mode, When


FOUND = [
    ("nb", "Innspill sendes (innen 01.12.15)", ["innen 01.12.15"]),
    ("nb", "Videreføring (frist Statsforvalteren 01.03.21)", ["frist Statsforvalteren 01.03.21"]),
    ("nb", "Del 1:Felles kl.08.30-14.00 • Del 2: kl. 14.00-15.30",
     ["kl.08.30-14.00", "kl. 14.00-15.30"]),
    ("nb", "Skolene har minimum 4 møter hvert semester (90 minutter).",
     ["minimum 4 møter hvert semester (90 minutter)"]),
    ("nb", "Melde inn nye ledere innen 15. august hvert år", ["innen 15. august hvert år"]),
    ("nb", "Gjennomføre minimum to møter i semesteret", ["minimum to møter i semesteret"]),
    ("nb", "Modul 1: 10. februar 2021 Modul 2-6: Mars – desember 2021",
     ["10. februar 2021", "Mars – desember 2021"]),
    ("nb", "Tema våren 2021/høsten 2022", ["våren 2021/høsten 2022"]),
    ("nb", "Det har en varighet frem til 2019.", ["frem til 2019"]),
    ("nb", "Godkjent 16.02.21, og sendt med svarfrist 10.03.21.",
     ["16.02.21", "svarfrist 10.03.21"]),
    ("nb", "Pedagogisk analyse (2t)", ["2t"]),
    ("nb", "Samling 3: (1/2 dag)", ["1/2 dag"]),
    ("nb", "Startet høsten 2016, og varer fra og med januar 2017.",
     ["høsten 2016", "fra og med januar 2017"]),
    ("nb", "Møtet 3. mars avlyses", ["3. mars"]),
    ("nb", "Gruppene møtes uke 17, 18 og 19", ["uke 17, 18 og 19"]),
    ("nb", "Utviklingsarbeid skoleåret 2022/2023", ["skoleåret 2022/2023"]),
    ("da", "Bekendtgørelse nr. 1217 af 19. august 2020", ["19. august 2020"]),
    ("da", "Arbejdet fortsætter frem til 2032.", ["frem til 2032"]),
    ("da", "Tilmelding senest d. 1/10 til kontoret", ["senest d. 1/10"]),
    ("da", "Møder i uge 42 kl. 9-15", ["i uge 42 kl. 9-15"[2:]]),
    ("nn", "Rapport seinast 5. juni 2026, mal i vedlegg 2", ["seinast 5. juni 2026"]),
    ("nn", "Elevundersøkinga hausten 2025", ["hausten 2025"]),
    ("en", "Reports are due by 1 October 2026 at noon.", ["due by 1 October 2026 at noon"]),
    ("en", "The course runs from 9 to 11 March 2027.", ["from 9 to 11 March 2027"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), FOUND, ids=lambda value: str(value)[:60])
def test_times_are_found_where_they_stand(language: str, text: str, expected: list[str]) -> None:
    """Each mention names its very words."""
    context = Context(SchoolYear(2021).range)
    mentions = find_times(text, language=language, context=context)
    assert [text[mention.start : mention.end] for mention in mentions] == expected


NOTHING = [
    "Dele inn i læringsgrupper (5-7 deltakere)",
    "(Overordnet del av læreplanen, 2017) og (Overgaard, 2014)",
    "Meld. St. 31 (2011–2012), se (2007-2009)",
    "Matematik i 7.-9. klasse, 3 x 45 minutter",
    "24/7-data i rom 2.14, versjon 1.2, § 13-3, side 3 av 4, kapittel 9 A",
    "tlf 12 34 56 78",
    "29 skoleeiere og 99 skoler, 5 av 7 skoler, 50/50-stilling, 30-34 deltagere",
    "parkering ved E39 og Rv 3",
    "Vårt felles ansvar: ukeplaner i praksis og mandagskaffe",
    "Relasjonsspiralen 2, del 1, modul 2-6, samling 3, vedlegg 2 og 3",
    "13-årig skoleløp, nivå 1–2, 30 studiepoeng, kr 125 000,-",
    "Hva viste prøvene? Vi leser kap. 2.1 og 3.4.",
    "1. Forarbeid 2. Samling 3. Etterarbeid",
    "Det er fire møter og tre kursdager.",
    "Lære av hver gruppe, hver elev og hver enhet",
]


@pytest.mark.parametrize("text", NOTHING)
@pytest.mark.parametrize("language", ["nb", "nn", "da", "en"])
def test_nothing_is_found_where_nothing_is(language: str, text: str) -> None:
    """Grades, rooms, shares, citations and numbers of parts are no times in any language."""
    assert find_times(text, language=language, context=Context(SchoolYear(2021).range)) == ()


def test_values_are_what_was_said() -> None:
    """Times, lengths, rates, deadlines and clock times are told apart."""
    text = (
        "Frist 01.03.21. Minst 4 møter hvert semester (90 minutter). Innen 15. august hvert år. "
        "Fagdag (2t). Felles kl. 08.30-14.00."
    )
    by, rate, yearly, length, clock = (mention.value for mention in find_times(text))
    assert isinstance(by, When)
    assert (by.mode, by.latest) == (Mode.BY, date(2021, 3, 1))
    assert isinstance(rate, Rate)
    assert (rate.least, rate.per, rate.minutes) == (4, Period.TERM, (90, 90))
    assert isinstance(yearly, YearlyDeadline)
    assert (yearly.month, yearly.day) == (8, 15)
    assert isinstance(length, Duration)
    assert length.minutes == (120, 120)
    assert clock == ClockTime(time(8, 30), time(14))


def test_a_date_that_does_not_exist_is_told() -> None:
    """«31.11.21» in a text is found, with the fault's offsets inside the mention."""
    (mention,) = find_times("Rapporten kom 31.11.21 som avtalt")
    assert isinstance(mention.value, When)
    fault = mention.value.fault
    assert fault is not None
    assert (fault.kind, fault.start, fault.end) == (FaultKind.INVALID_DATE, 0, 8)


PIECES = st.sampled_from(
    [
        "uke 1, ",
        "1., ",
        "til 3. ",
        "(2 dager) ",
        "hver 1 ",
        "kl 1 - ",
        "primo ",
        "½ ",
        "mandag, ",
        "3. mars 2021 ",
        "( ",
        "1/2 ",
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join) | st.text())
def test_mentions_are_ordered_and_inside(text: str) -> None:
    """Mentions do not overlap, stand in order, and nothing raises."""
    end = 0
    for mention in find_times(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


@pytest.mark.parametrize("piece", ["1., ", "uke 1-", "til 3. ", "primo ", "1t ", "(a ", "mandag, "])
def test_long_texts_take_time_in_proportion(piece: str) -> None:
    """Twenty thousand characters of a hostile piece are searched at once."""
    find_times(piece * (20_000 // len(piece)))
