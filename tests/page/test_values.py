"""What pages are made of: texts that can be shown, addresses that can be opened."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.page import FeedRow, PlanLink, SubscribePage
from kompetanse.page.values import address, shown
from page_values import PLAN, TODAY


@pytest.mark.parametrize(
    ("href", "written"),
    [
        ("alle.ics", "alle.ics"),
        ("../", "../"),
        ("rolle/lærere på 1. trinn.ics", "rolle/l%C3%A6rere%20p%C3%A5%201.%20trinn.ics"),
        ("l%C3%A6rere.ics", "l%C3%A6rere.ics"),
        ('"><script>.ics', "%22%3E%3Cscript%3E.ics"),
        ("/\\elsewhere.example/alle.ics", "/%5Celsewhere.example/alle.ics"),
        ("a\x00\n\u202e.ics", "a%00%0A%E2%80%AE.ics"),
        ("https://planer.example/?a=1&b=2#c:d", "https://planer.example/?a=1&b=2#c:d"),
        ("HTTP://planer.example/alle.ics", "HTTP://planer.example/alle.ics"),
        ("https://vågå.example/på.ics", "https://xn--vg-yiab.example/p%C3%A5.ics"),
    ],
)
def test_an_address_is_written_as_it_is_sent(href: str, written: str) -> None:
    """What is copied is what is shown."""
    assert address(href) == written
    assert address(written) == written


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)//x",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "webcal://planer.example/alle.ics",
        "//elsewhere.example/alle.ics",
        "https:alle.ics",
        "https://",
        "https://user:secret@planer.example/",
        "https://user%40x@planer.example/",
    ],
)
def test_what_is_no_address_on_the_web_is_the_callers_mistake(href: str) -> None:
    """No page leads to a script, or to where nobody meant."""
    with pytest.raises(ValueError, match="no address on the web"):
        address(href)
    with pytest.raises(ValueError, match="no address on the web"):
        FeedRow(kind="all", href=href)
    with pytest.raises(ValueError, match="no address on the web"):
        PlanLink(title="x", language="nb", href=href)


@given(st.text())
def test_every_text_can_be_shown(text: str) -> None:
    """On one line, and not again differently."""
    line = shown(text)
    assert shown(line) == line
    assert len(line) <= 255
    assert not set(line) & set("\x00\n\r\x0b\u202e\u2066\ufeff\ufffe\uffff")


def test_a_text_keeps_what_people_see() -> None:
    """Signs that turn the rest of the page around are no text; addresses of people are nobody's."""
    assert shown("\u202eSamling\u2066 1\x00\uffff\U0010fffe 😀") == "Samling 1 😀"
    assert shown("שלום\u200f nb") == "שלום\u200f nb"
    assert shown("Spør kari@skog.example") == "Spør …"
    assert shown("x" * 5_000) == "x" * 254 + "…"


def test_a_language_that_no_page_speaks_is_the_callers_mistake() -> None:
    """The caller knows what to fall back on."""
    with pytest.raises(ValueError, match="language"):
        SubscribePage(title="x", language="fi", feeds=(), today=date(2026, 8, 20))


def test_a_page_knows_whole_addresses_if_it_knows_its_own() -> None:
    """Relative ones are whole only in a browser."""
    relative = SubscribePage(title="x", language="nb", feeds=(), today=TODAY)
    assert PLAN.whole("alle.ics") == "https://planer.example/ost-finnmark/alle.ics"
    assert PLAN.is_whole("alle.ics")
    assert relative.whole("alle.ics") == "alle.ics"
    assert not relative.is_whole("alle.ics")
    assert relative.is_whole("https://planer.example/alle.ics")
