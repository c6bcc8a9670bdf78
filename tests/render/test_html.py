"""Reports as one page."""

import re
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given, settings

from hostile_reports import several
from kompetanse.finding import Finding, Outcome, Report, Severity, Status
from kompetanse.plugins import Plugins, create_plugin_manager
from kompetanse.render.excerpt import visible
from kompetanse.render.html import sentence
from report_values import HASLEV, SKOG, page, report, reports


JUDGE = Path(__file__).parents[2] / ".venv/node/node_modules/.bin/html-validate"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@pytest.fixture(scope="module")
def packs() -> Plugins:
    """All rules, also those of packs."""
    return create_plugin_manager()


@pytest.fixture(scope="module")
def skog(packs: Plugins) -> Element:
    """The page of one plan with everything that can be found."""
    return parsed(page([report(SKOG, packs)], packs))


@pytest.fixture(scope="module")
def all_of_them(packs: Plugins) -> Element:
    """The page of several plans."""
    return parsed(page(reports(packs), packs))


def parsed(written: bytes) -> Element:
    """The document, if there is nothing whatever wrong with how it is written."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    document: Element = parser.parse(written)
    return document


def text(element: Element | None) -> str:
    """The text of an element, as it is read."""
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def texts(document: Element, path: str) -> list[str]:
    """The texts of some elements."""
    return [text(one) for one in document.iterfind(f".//{path}")]


def article(document: Element, title: str) -> Element:
    """What was found of a requirement."""
    (found,) = [one for one in document.iter("article") if title in text(one.find("h4"))]
    return found


def test_the_summary_comes_first(skog: Element) -> None:
    """How many requirements are met, which are not, which nobody can judge; then what was found."""
    assert text(skog.find(".//h1")) == "Plankontroll"
    assert texts(skog, "h2") == ["Handlingsplan for Skog skole"]
    assert re.fullmatch(
        r"\d av \d+ krav er ikke oppfylt\.", texts(skog, "p[@class='verdict broken']")[0]
    )
    heads = [one.partition(" (")[0] for one in texts(skog, "section[@class='requirements']//h4")]
    assert heads == [
        "Ikke oppfylt",
        "Må underskrives",
        "Unntak",
        "Merknader",
        "Oppfylt",
        "Ikke vurdert",
    ]
    assert texts(skog, "h3") == ["Kravene", "Funnene"]
    listed = texts(skog, "section[@class='broken']/ul/li")
    assert "En læringsgruppe ved en skole har fem til sju deltakere. feil" in listed


def test_the_numbers_agree_with_the_lists(skog: Element) -> None:
    """A reader may count."""
    tally = {
        text(one.find("a"))[2:].strip(): one for one in skog.iterfind(".//ul[@class='tally']/li")
    }
    assert len(tally) == 6
    for section in skog.iterfind(".//section[@class='requirements']/section"):
        lists = [*section.iterfind("ul/li"), *section.iterfind("dl/dd")]
        assert text(section.find("h4")).endswith(f"({len(lists)})")


def test_what_is_missing_is_named(skog: Element) -> None:
    """Above the requirements that could not be looked at for it."""
    (section,) = skog.iterfind(".//section[@class='not-evaluated']")
    assert "Mangler: breaks" in texts(section, "dt")
    assert "Ingenting er lagt til en skoleferie." in texts(section, "dd")


def test_what_was_found_is_told_in_full(skog: Element) -> None:
    """The requirement, why, where it stands; the author's line with the words that are meant."""
    found = article(skog, "En læringsgruppe ved en skole har fem til sju deltakere.")
    assert text(found.find("p[@class='status']")) == "Ikke oppfylt"
    assert text(found.find("div[@class='why']")).startswith("Mindre grupper mangler ")
    assert text(found.find("p[@class='source']")).startswith("Kilde: Handlingsplan 2021/2022")
    first, second = found.iterfind("ol/li")
    assert text(first.find("p[@class='message']")).startswith("feil Gruppe ved Skog skole har 9 ")
    assert text(first.find("pre")) == "g1: {label: Gruppe ved Skog skole, members: 9}"
    assert text(first.find("pre//mark")) == "9"
    assert text(first.find("p[@class='where']")) == (
        "plan.yaml, linje 12, kolonne 47 groups/g1 ost-finnmark/group-size"
    )
    assert text(second.find("p[@class='message']")).startswith("unntak ")
    assert "Unntak gitt av rektor 20.08.21: skolen har fire lærere (til 31.07.22)" in text(second)


def test_what_has_to_be_signed_is_told(skog: Element) -> None:
    """By what would have to be signed for."""
    (section,) = skog.iterfind(".//section[@class='needs-attestation']")
    link = section.find("ul/li/a")
    assert link is not None
    (found,) = [one for one in skog.iter("article") if one.get("id") == link.get("href", "")[1:]]
    assert "må skrive under" in text(found)


def test_what_is_about_the_file_has_its_requirement(skog: Element) -> None:
    """Mistakes of shape are no rule's; they share one."""
    found = article(skog, "Planen er skrevet slik planformatet vil ha det.")
    assert text(found.find("ol/li/pre//mark")) == "foo"
    assert "plan/unknown-key" in text(found)


def test_several_plans_have_an_index(all_of_them: Element) -> None:
    """A row for each, with its numbers, and a way to its part of the page."""
    rows = list(all_of_them.iterfind(".//tbody/tr"))
    assert [text(row.find("th/a")) for row in rows][:2] == [
        "Handlingsplan for Skog skole",
        "Plan for Haslev",
    ]
    assert text(rows[-1]).endswith("ingen plan kunne leses")
    sections = {one.get("id"): one for one in all_of_them.iterfind(".//section[@class='plan']")}
    for row in rows:
        link = row.find("th/a")
        assert link is not None
        title = text(sections[link.get("href", "")[1:]].find("header/h2"))
        assert title == text(link)


def test_one_plan_needs_no_index(skog: Element) -> None:
    """It would say everything twice."""
    assert skog.find(".//table") is None
    assert text(skog.find(".//title")) == "Plankontroll · Handlingsplan for Skog skole"


def test_each_plan_speaks_its_own_language(all_of_them: Element) -> None:
    """And says so, where it is not the page's."""
    html = all_of_them
    assert html.get("lang") == "nb"
    plans = list(html.iterfind(".//section[@class='plan']"))
    assert [one.get("lang") for one in plans] == [None, "da", None, None]
    assert text(plans[1].find("section/h3")) == "Kravene"
    assert "Opfyldt" in text(plans[1])


def test_a_reader_may_ask_for_another_language(packs: Plugins) -> None:
    """The author's own words are then marked as what they are."""
    document = parsed(page([report(HASLEV, packs, language="en")], packs))
    assert document.get("lang") == "en"
    assert text(document.find(".//h1")) == "Plan check"
    title = document.find(".//h2")
    assert title is not None
    assert title.get("lang") == "da"


def test_headings_lead_through_the_page(all_of_them: Element) -> None:
    """No level is left out, and there is one for all."""
    levels = [HEADINGS.index(one.tag) for one in all_of_them.iter() if one.tag in HEADINGS]
    assert levels.count(0) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_link_leads_somewhere_on_the_page(all_of_them: Element) -> None:
    """Names are given once."""
    names = [one.get("id") for one in all_of_them.iter() if one.get("id")]
    assert len(names) == len(set(names))
    links = [one.get("href", "") for one in all_of_them.iter("a")]
    assert links
    assert {link.removeprefix("#") for link in links} <= set(names)
    for one in all_of_them.iter():
        assert set((one.get("aria-labelledby") or "").split()) <= set(names)


def test_tables_have_heads(all_of_them: Element) -> None:
    """Of columns and of rows."""
    scopes = [one.get("scope") for one in all_of_them.iter("th")]
    assert scopes.count("col") == 7
    assert scopes.count("row") == 4


def test_the_page_does_nothing_and_needs_nothing(packs: Plugins) -> None:
    """No script, nothing from elsewhere, and a policy that holds it to that."""
    written = page(reports(packs), packs)
    document = parsed(written)
    assert not {"script", "img", "iframe", "object", "form", "base"} & {
        str(one.tag) for one in document.iter()
    }
    assert {one.get("href", "")[:5] for one in document.iter("link")} == {"data:"}
    (style,) = document.iter("style")
    assert "url(" not in (style.text or "")
    assert "@import" not in (style.text or "")
    digest = b64encode(sha256((style.text or "").encode()).digest()).decode()
    policies = [one for one in document.iter("meta") if one.get("http-equiv")]
    assert [(one.get("content") or "").split("; ") for one in policies] == [
        [
            "default-src 'none'",
            f"style-src 'sha256-{digest}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    ]
    assert not [one for one in document.iter() if any(name[:2] == "on" for name in one.attrib)]
    assert b"https://" not in written.replace(b"http://www.w3.org/2000/svg", b"")


def test_the_same_reports_give_the_same_page(packs: Plugins) -> None:
    """Nothing in it depends on when or where it was written."""
    assert page(reports(packs), packs) == page(reports(packs), packs)


def test_a_plan_without_faults_is_told_so_carefully() -> None:
    """What was not looked at is not said to be met."""
    outcomes = (
        Outcome("a", Status.HELD, 2, {"held": 2}),
        Outcome("b", Status.NOT_EVALUATED, reason="units"),
    )
    document = parsed(page([Report("p", "en", outcomes=outcomes)]))
    assert texts(document, "p[@class='verdict held']") == [
        "Of 2 requirements, none was found to be broken."
    ]


def test_what_cannot_be_judged_says_why() -> None:
    """Beside the requirement, in the summary."""
    asked = Finding("a", Severity.INFO, "both in February", status=Status.UNKNOWN)
    outcome = Outcome("a", Status.UNKNOWN, 1, {"unknown": 1})
    document = parsed(page([Report("p", "en", (asked,), (outcome,))]))
    (section,) = document.iterfind(".//section[@class='unknown']")
    assert texts(section, "li") == ["aBoth in February."]


def test_what_is_known_is_listed_and_does_not_count() -> None:
    """A baseline hides nothing from whoever reads the page."""
    known = Finding("a", Severity.ERROR, "it is wrong")
    outcome = Outcome("a", Status.BROKEN, 1, {"broken": 1})
    document = parsed(page([Report("p", "en", (), (outcome,), known=(known,))]))
    (section,) = document.iterfind(".//section[@class='known']")
    assert texts(section, "li") == ["aIt is wrong."]
    assert document.find(".//p[@class='verdict broken']") is None


@settings(max_examples=40)
@given(several)
def test_no_text_becomes_part_of_the_page(shown: list[Report]) -> None:
    """Whatever a plan contains, it is read as what it says, and stands in its place."""
    document = parsed(page(shown))
    assert not {"script", "img"} & {str(one.tag) for one in document.iter()}
    found = [text(one) for one in document.iter("article")]
    for one in (finding for plan in shown for finding in plan.findings):
        assert any(" ".join(sentence(one.message).split()) in told for told in found)
        assert any(" ".join(visible(one.subject).split()) in told for told in found)


@pytest.mark.skipif(
    not JUDGE.exists() or not shutil.which("node"),
    reason="html-validate is not there: `make programs` installs it",
)
def test_the_page_is_valid_html(packs: Plugins, tmp_path: Path) -> None:
    """By the standard: which elements may stand where, and with which attributes."""
    (tmp_path / "many.html").write_bytes(page(reports(packs), packs))
    (tmp_path / "one.html").write_bytes(page(reports(packs)[:1], packs))
    judged = subprocess.run(  # noqa: S603 - our own pages
        [JUDGE, "--preset", "standard", "--max-warnings", "0", "--formatter", "text", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (judged.returncode, judged.stdout) == (0, "")
