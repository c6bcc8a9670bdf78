"""The next dates of a plan, as a page tells of them."""

from datetime import date

import pytest

from kompetanse.messages import Translator
from kompetanse.page.coming import coming
from page_values import EVENTS, OSLO, at, event


FIRST, LAST = date(2096, 9, 3), date(2096, 9, 4)


@pytest.mark.parametrize(
    ("language", "times"),
    [
        (
            "nb",
            [
                "mandag 3. september 2096 kl.\u00a009.00–15.00",
                "mandag 10. september 2096",
                "24.–28. september 2096",
                "oktober 2096",
                "mandag 15. oktober 2096",
                "mandag 5. november 2096 – tirsdag 6. november 2096",
                "fra tirsdag 20. november 2096",
            ],
        ),
        (
            "da",
            [
                "mandag den 3. september 2096 kl.\u00a009.00–15.00",
                "mandag den 10. september 2096",
                "24.–28. september 2096",
                "oktober 2096",
                "mandag den 15. oktober 2096",
                "mandag den 5. november 2096 – tirsdag den 6. november 2096",
                "fra tirsdag den 20. november 2096",
            ],
        ),
        (
            "en",
            [
                "Monday 3 September 2096, 09:00–15:00",
                "Monday 10 September 2096",
                "24–28 September 2096",
                "October 2096",
                "Monday 15 October 2096",
                "Monday 5 November 2096 – Tuesday 6 November 2096",
                "from Tuesday 20 November 2096",
            ],
        ),
    ],
)
def test_a_time_is_told_as_finely_as_it_is_known(language: str, times: list[str]) -> None:
    """With weekdays where there is a day; one day that stands for a month is not told."""
    told = coming(EVENTS, FIRST, Translator(language))
    assert [one.when for one in told] == times
    assert [one.day for one in told] == [3, 10, None, None, 15, 5, None]


def test_what_is_open_about_a_time_is_said() -> None:
    """The summary of one that was called off says so itself."""
    told = coming(EVENTS, FIRST, Translator("nb"))
    assert [one.note for one in told if one.note] == ["Nøyaktig dato er ikke oppgitt."] * 2
    assert [one.what for one in told if one.called_off] == ["AVLYST: Gruppemøte"]
    unsure = event("x", FIRST, LAST, status="TENTATIVE")
    (one,) = coming([unsure], FIRST, Translator("nn"))
    assert one.note == "Datoen kan framleis endrast."


def test_an_end_that_the_plan_does_not_state_is_not_told() -> None:
    """The hour that calendars show is a guess."""
    (one,) = coming([event("x", at(3, 9), at(3, 10), end_assumed=True)], FIRST, Translator("nb"))
    assert one.when == "mandag 3. september 2096 kl.\u00a009.00"


def test_a_time_across_midnight_names_both_days() -> None:
    """Midnight itself belongs to the day before."""
    late = event("x", at(3, 22), at(4, 2))
    until_midnight = event("y", at(5, 22), at(6, 0))
    told = coming([late, until_midnight], FIRST, Translator("en"))
    assert told[0].when == "Monday 3 September 2096, 22:00 – Tuesday 4 September 2096, 02:00"
    assert [one.until for one in told] == ["2096-09-04", "2096-09-05"]


def test_what_has_ended_is_not_coming() -> None:
    """What goes on is; order is by day, whole days first, then by time."""
    over = event("over", date(2096, 9, 1), FIRST)
    running = event("running", date(2096, 9, 1), LAST)
    whole, early, later = (
        event("whole", FIRST, LAST),
        event("early", at(3, 8), at(3, 9)),
        event("later", at(3, 10).astimezone(OSLO), at(3, 11)),
    )
    told = coming([later, early, whole, over, running], FIRST, Translator("en"))
    assert [one.what for one in told] == ["running", "whole", "early", "later"]
