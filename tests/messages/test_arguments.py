"""Arguments of messages, as people write them."""

from datetime import date

from kompetanse.dates import SchoolYear
from kompetanse.dates.holidays import holiday_on
from kompetanse.dates.weekday import Weekday
from kompetanse.messages import Translator


def test_terms_and_school_years() -> None:
    """A term is named in the language of the message, a school year in figures."""
    autumn = SchoolYear(2021).autumn
    assert [Translator(language).shown(autumn) for language in ("nb", "da", "en")] == [
        "høsten 2021",
        "efteråret 2021",
        "autumn 2021",
    ]
    assert Translator("nn").shown(SchoolYear(2021)) == "2021/2022"


def test_weekdays_and_holidays() -> None:
    """A weekday and a holiday are named in the language of the message, not of the plan."""
    whit_monday = holiday_on("NO", date(2022, 6, 6))
    sentences = [
        Translator(language).sentence(
            "{day}, {holiday}", {"day": Weekday(0), "holiday": whit_monday}
        )
        for language in ("nb", "nn", "da", "en")
    ]
    assert sentences == [
        "mandag, 2. pinsedag",
        "måndag, 2. pinsedag",
        "mandag, 2. pinsedag",
        "Monday, Whit Monday",
    ]
