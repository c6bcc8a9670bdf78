"""`kompetanse when`."""

import json

import pytest

from cli_calls import Run


KEYS = "text mode earliest latest ranges start_time end_time inferred".split()  # noqa: SIM905


def test_a_time_is_shown_as_data(run: Run) -> None:
    """Days are inclusive; the year came from the context."""
    told = run("when", "uke 17, 18 og 20", "--in", "2021/2022", "--format", "json")
    data = json.loads(told.out)
    assert told.status == 0
    assert list(data) == KEYS
    assert data == {
        "text": "uke 17, 18 og 20",
        "mode": "each",
        "earliest": "2022-04-25",
        "latest": "2022-05-22",
        "ranges": [
            {"earliest": "2022-04-25", "latest": "2022-05-08"},
            {"earliest": "2022-05-16", "latest": "2022-05-22"},
        ],
        "start_time": None,
        "end_time": None,
        "inferred": ["year"],
    }


def test_clock_times_and_open_sides(run: Run) -> None:
    """What is not known is null."""
    clock = json.loads(run("when", "22.09.21 kl. 14.00-16.00", "--format", "json").out)
    assert (clock["start_time"], clock["end_time"]) == ("14:00", "16:00")
    deadline = json.loads(run("when", "innen 15.08.21", "--format", "json").out)
    assert (deadline["mode"], deadline["earliest"], deadline["latest"]) == (
        "by",
        None,
        "2021-08-15",
    )


def test_an_unreadable_time_is_underlined(run: Run) -> None:
    """The reason and the nearest readable form stand below it."""
    told = run("when", "31.02.22", "--language", "en")
    assert (told.status, told.out) == (2, "")
    assert told.err.splitlines() == [
        "  31.02.22",
        "  ^^^^^^^^",
        "kompetanse: there is no day 31 in month 2 of 2022: it has 28 days",
        "did you mean 28.02.2022?",
    ]


def test_an_unreadable_time_as_data(run: Run) -> None:
    """Programs get the reason, too."""
    told = run("when", "31.02.22", "--format", "json", "--language", "en")
    data = json.loads(told.out)
    assert told.status == 2
    assert list(data) == [*KEYS, "reason", "hint"]
    assert (data["mode"], data["hint"]) == ("unreadable", "28.02.2022")


@pytest.mark.parametrize(
    ("context", "expected"), [("2021/2022", "2021-09-13"), ("høsten 2022", "2022-09-12")]
)
def test_the_context_gives_the_year(run: Run, context: str, expected: str) -> None:
    """A school year as well as a term."""
    told = run("when", "uke 37", "--in", context, "--format", "json")
    assert json.loads(told.out)["earliest"] == expected


def test_a_context_that_names_no_time_is_refused(run: Run) -> None:
    """It is never left out in silence."""
    told = run("when", "uke 37", "--in", "snart")
    assert told.status == 2
    assert "snart" in told.err


@pytest.mark.parametrize("text", ["02.09.21", "uke 37 2021", "fra 2019", "innen 1. mai 2022"])
def test_a_time_is_described_in_words(run: Run, text: str) -> None:
    """First the text, then what it means."""
    told = run("when", text, "--language", "en")
    assert told.status == 0
    assert told.out.startswith(f"{text}: ")
    assert len(told.out.splitlines()) == 2


@pytest.mark.parametrize("text", ["", "\0", "\x1b[2J", "9" * 5000, "\ud800"])
def test_no_text_is_too_strange(run: Run, text: str) -> None:
    """It is unreadable, and that is all."""
    for format_ in ("text", "json"):
        told = run("when", text, "--format", format_)
        assert told.status == 2
        assert "\x1b" not in told.out + told.err
        assert "fault of the program" not in told.err
