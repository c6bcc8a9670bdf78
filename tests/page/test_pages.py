"""Pages as bytes: well formed, harmless, and the same for the same."""

import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from feed_plans import TEXTS, odd_plans
from kompetanse.feeds import events_of
from kompetanse.messages import Translator
from kompetanse.model import Plan
from kompetanse.page import FeedRow, index_page, subscribe_page
from kompetanse.page.pages import CONTENT_SECURITY_POLICY
from kompetanse.page.values import shown
from page_values import EVENTS, FEEDS, HOSTILE, INDEX, PLAN, PLANS, TODAY, event


PAGES = {name: subscribe_page(plan) for name, plan in PLANS.items()} | {"index": index_page(INDEX)}


def parsed(page: bytes) -> Element:
    """The document, if there is nothing whatever wrong with how it is written."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    document: Element = parser.parse(page)
    return document


def texts(document: Element, path: str) -> list[str]:
    """The texts of some elements."""
    return ["".join(one.itertext()) for one in document.iterfind(f".//{path}")]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_does_nothing_of_its_own_accord(page: bytes) -> None:
    """It loads nothing, runs what we wrote and nothing else, and does not say where one came from."""
    document = parsed(page)
    metas = {one.get("name", one.get("http-equiv")): one for one in document.iter("meta")}
    assert metas["Content-Security-Policy"].get("content") == CONTENT_SECURITY_POLICY
    assert metas["referrer"].get("content") == "no-referrer"
    for element in ("style", "script"):
        (inline,) = texts(document, element)
        digest = b64encode(sha256(inline.encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in CONTENT_SECURITY_POLICY
    names = {name for one in document.iter() for name in one.keys()}  # noqa: SIM118 - no mapping
    assert not {name for name in names if name.startswith("on")} | names & {"style", "src"}
    assert "img" not in {one.tag for one in document.iter()}
    links = [one.get("href", "") for one in document.iter("link")]
    assert all(href.startswith("data:image/svg+xml,") for href in links)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_shows_no_address_of_a_person(page: bytes) -> None:
    """Nor anything that looks like one."""
    assert not re.search(rb"[\w.]+@[\w.]+\.\w+|mailto:|webcal:", page)


@pytest.mark.parametrize(("name", "plan"), PLANS.items(), ids=PLANS)
def test_the_same_page_is_the_same_bytes(name: str, plan: Any) -> None:
    """A server can tell by them whether it has changed."""
    assert subscribe_page(evolve(plan)) == PAGES[name]


@given(st.text(max_size=60) | TEXTS, st.text(max_size=60) | TEXTS)
def test_whatever_a_plan_says_is_text_on_its_page(title: str, label: str) -> None:
    """Not markup, and nothing that a parser stumbles over."""
    row = FeedRow(kind="role", label=label, href=f"{len(label)}.ics", events=1)
    named = event(title or "x", date(2096, 9, 1), date(2096, 9, 2)) if shown(title) else EVENTS[0]
    plan = evolve(PLAN, title=title, feeds=(row,), events=(named,), contact=label)
    document = parsed(subscribe_page(plan))
    assert texts(document, "h1") == [shown(title) or "Kalendere"]
    assert texts(document, "p[@class='label']") == [shown(label) or "…"]
    assert texts(document, "p[@class='what']") == [named.summary]
    assert len(list(document.iter("script"))) == 1


def test_hostile_texts_stand_on_the_page_as_they_are() -> None:
    """People see what somebody wrote."""
    document = parsed(PAGES["hostile"])
    assert texts(document, "h1") == texts(document, "p[@class='label']") == [HOSTILE]
    assert texts(document, "title") == [f"{HOSTILE} · Kalendere"]
    (button,) = document.iter("button")
    assert button.get("aria-label") == f"Kopier adressen: {HOSTILE}"
    (link,) = document.iterfind(".//p[@class='address']/a")
    assert link.get("href", "").startswith("https://planer.example/ost-finnmark/%3C/title%3E")


@pytest.mark.parametrize("language", ["nb", "nn", "da", "en"])
def test_a_page_speaks_one_language(language: str) -> None:
    """All of it that is ours."""
    document = parsed(PAGES[language])
    say = Translator(language).sentence
    assert document.get("lang") == language
    headings = ["Choose your calendar", "How to subscribe", "Next dates"]
    assert texts(document, "h2") == [say(heading) for heading in headings]
    rest = re.sub(r"\W+", " ", " ".join(texts(document, "section")))
    alien = {"the"} if language != "en" else {"og", "kalender"}
    assert not alien & set(rest.lower().split())


def test_feeds_stand_under_what_they_are_cut_by() -> None:
    """One row each, in the order they were given, with whole addresses."""
    document = parsed(subscribe_page(evolve(PLAN, feeds=FEEDS[::-1])))
    assert texts(document, "h3") == [
        "Hele planen",
        "Roller",
        "Enheter",
        "Læringsgrupper",
        "Moduler",
    ]
    labels = texts(document, "p[@class='label']")
    assert labels[:3] == ["Alle datoer", "Lærere", "Skoleledere"]
    assert (
        texts(document, "p[@class='address']")[0] == "https://planer.example/ost-finnmark/alle.ics"
    )


def test_a_feed_without_entries_says_so() -> None:
    """Else people think that it is broken."""
    document = parsed(PAGES["nb"])
    (empty,) = (row for row in document.iterfind(".//li") if "tom ennå" in "".join(row.itertext()))
    assert "Skog skole" in "".join(empty.itertext())


def test_five_dates_are_next_and_the_others_later() -> None:
    """What is over is neither."""
    document = parsed(PAGES["nb"])
    lists = document.findall(".//ol[@class='dates']")
    assert [len(one.findall("li")) for one in lists] == [5, 2]
    after = parsed(subscribe_page(evolve(PLAN, today=date(2096, 9, 12))))
    assert texts(after, "p[@class='what']")[0] == "Modul 3 (uke 39)"


def test_a_plan_without_dates_says_so() -> None:
    """The sentence is there also where a browser may come to need it."""
    for name, hidden in {"empty": False, "nb": True}.items():
        (none,) = parsed(PAGES[name]).iterfind(".//p[@class='none']")
        assert none.text == "Planen har ingen datoer fremover."
        assert ("hidden" in none.attrib) is hidden


def test_a_private_page_shows_no_address() -> None:
    """It says whom to ask."""
    document = parsed(PAGES["private"])
    assert not re.search(rb"\.ics\b", PAGES["private"])
    assert "Spør skolekontoret i Tana om å få din." in " ".join(texts(document, "p"))
    assert list(document.iter("button")) == []
    assert len(texts(document, "p[@class='label']")) == len(FEEDS)
    nameless = subscribe_page(evolve(PLANS["private"], contact=None))
    assert "Spør dem som viste deg til denne siden" in nameless.decode()


def test_a_page_says_when_its_calendars_last_changed() -> None:
    """Where that is known."""
    assert "sist endret 20. august 2096" in PAGES["nb"].decode()
    assert "sist endret" not in PAGES["empty"].decode()
    assert b"<footer>" not in PAGES["empty"]


def test_relative_addresses_can_be_copied_without_a_script() -> None:
    """Whole ones are copied as they stand."""
    assert b"<noscript>" in PAGES["relative"]
    assert b"<noscript>" not in PAGES["nb"]


def test_the_list_of_plans_names_each_in_its_language() -> None:
    """A voice that reads it changes where the page does not say so already."""
    document = parsed(PAGES["index"])
    plans = document.findall(".//ul[@class='plans']/li/a")
    assert [one.get("lang") for one in plans] == [None, "da", "nn"]
    assert [one.get("href") for one in plans] == ["ost-finnmark/", "laeringsledelse/", "lang/"]
    assert texts(document, "h1") == texts(document, "title") == ["Planer og kalenderne deres"]
    named = parsed(index_page(evolve(INDEX, title="Tana kommune", plans=())))
    assert texts(named, "h1") == ["Tana kommune"]
    assert "Ingen planer er publisert her ennå." in texts(named, "p")


def test_the_day_of_a_page_is_an_argument() -> None:
    """Nothing looks at a clock."""
    assert subscribe_page(evolve(PLAN, today=TODAY)) == PAGES["nb"]
    assert subscribe_page(evolve(PLAN, today=date(2097, 1, 1))) != PAGES["nb"]


@given(odd_plans())
def test_any_plan_can_be_told(plan: Plan) -> None:
    """Whatever its entries are, and whenever."""
    page = evolve(
        PLAN, language=plan.language, events=tuple(events_of(plan)), today=date(2021, 1, 1)
    )
    parsed(subscribe_page(page))
