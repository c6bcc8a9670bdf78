"""Arguments of messages, as people write them."""

from kompetanse.dates import SchoolYear
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
