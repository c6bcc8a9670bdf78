"""What calls something off in its author's words, and what only speaks of it."""

from time import perf_counter

import pytest

from kompetanse.dates import read_when
from kompetanse.model import Deadline, Event, Gathering, Status
from kompetanse.model.calling_off import is_titled_off, says_off, without_calling_off
from kompetanse.model.element import Cells
from kompetanse.model.kinds import is_attended, is_cancelled


@pytest.mark.parametrize(
    "remark",
    [
        "AVLYST",
        "Avlyst.",
        "avlyst pga. snø",
        "OBS: avlyst",
        "NB! Møtet er avlyst",
        "Merknad: AVLYST",
        "Samlingen er dessverre avlyst",
        "Avlyst, ny dato kommer",
        "Ta med PC\nOBS: Samlingen blir avlyst",
        "AFLYST på grund af sygdom",
        "Samlinga er avlyst grunna streik",
        "Utgår",
        "The meeting has been cancelled",
    ],
)
def test_a_remark_that_calls_something_off(remark: str) -> None:
    """By itself, or as a sentence about what it stands beside."""
    assert says_off(remark)


@pytest.mark.parametrize(
    "remark",
    [
        "Avlyses ved sykdom",
        "Kan bli avlyst",
        "Er ikke avlyst",
        "Erstatter avlyst samling",
        "Avlyst samling tas igjen her",
        "Samling 2 er avlyst",
        "Meld fra hvis møtet blir avlyst",
        "",
    ],
)
def test_a_remark_that_speaks_of_something_else(remark: str) -> None:
    """Of another gathering, or of what might be."""
    assert not says_off(remark)


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("AVLYST: Samling 2", "Samling 2"),
        ("Avlyst – Samling 2", "Samling 2"),
        ("AVLYST Samling 2", "Samling 2"),
        ("(AVLYST) Samling 2", "Samling 2"),
        ("**AVLYST** Samling 2", "Samling 2"),
        ("Samling 2 (avlyst)", "Samling 2"),
        ("Samling 2 (avlyst pga. snø)", "Samling 2"),
        ("Samling 2. OBS: avlyst", "Samling 2"),
        ("Samling 2 er avlyst", "Samling 2"),
        ("Samling 2 AVLYST!", "Samling 2"),
        ("AFLYST: Møde", "Møde"),
        ("AVLYST", ""),
        ("14.11.26 kl. 09–15 AVLYST", "14.11.26 kl. 09–15"),
    ],
)
def test_a_title_that_calls_something_off(title: str, rest: str) -> None:
    """What is left of it is the title."""
    assert is_titled_off(title)
    assert without_calling_off(title) == rest
    assert not is_titled_off(rest)


@pytest.mark.parametrize(
    "title",
    [
        "Om avlyste møter",
        "Avlyst undervisning og vikarbruk",
        "Samling 2 (erstatter avlyst samling)",
        "Når elevenes undervisning blir avlyst",
        "Hva gjør vi når møtet blir avlyst?",
        "Samling 2",
    ],
)
def test_a_title_that_speaks_of_calling_off(title: str) -> None:
    """It stays as it is."""
    assert not is_titled_off(title)
    assert without_calling_off(title) == title


@pytest.mark.parametrize(
    "event",
    [
        Gathering(date_status=Status.CANCELLED),
        Gathering(title="AVLYST: Samling 2", date_status=Status.FIXED),
        Gathering(when=read_when("14.10.26 kl. 9–15 AVLYST")),
        Gathering(text="Samlingen er avlyst"),
        Gathering(cells=Cells(status="Avlyst")),
        Event(remarks=("Ta med PC", "AVLYST")),
    ],
)
def test_an_event_is_cancelled_wherever_its_author_says_so(event: Event) -> None:
    """Nobody attends it."""
    assert is_cancelled(event)
    assert not is_attended(event)


def test_a_deadline_can_be_cancelled() -> None:
    """It has no status, but remarks."""
    assert is_cancelled(Deadline(what="Påmelding", remarks=("Utgår",)))


@pytest.mark.parametrize(
    "text",
    ["AVLYST " * 20_000, "(" * 50_000 + "avlyst", "x (avlyst " * 5_000, "a:" * 50_000 + "avlyst x"],
)
def test_long_texts_take_no_long_time(text: str) -> None:
    """Whatever they are made of."""
    begun = perf_counter()
    says_off(text)
    is_titled_off(text)
    assert perf_counter() - begun < 2
