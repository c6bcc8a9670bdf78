"""Pages as they are seen: small windows, large letters, no scripts, another day."""

from datetime import date

import pytest
from attrs import evolve

from browsing import Browser
from kompetanse.page import subscribe_page
from page_server import PageServer
from page_values import FEEDS, PLAN, PLANS, event


NAMES = [*PLANS, "index"]
OPEN_ALL = "for (const one of document.querySelectorAll('details')) one.open = true;"
BEYOND = """
const width = document.documentElement.clientWidth;
const out = (one) => {
  const box = one.getBoundingClientRect();
  return box.width && (box.left < -1 || box.right > width + 1 || one.scrollWidth > one.clientWidth + 1 && one.clientWidth);
};
return [...document.body.querySelectorAll(":not(script)")].filter(out).map((one) => one.outerHTML.slice(0, 80));
"""
"""What stands out of the window, or of its own box."""

SPACED = """document.styleSheets[0].insertRule(
  "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }");
document.styleSheets[0].insertRule("p { margin-bottom: 2em !important; }");"""


@pytest.mark.parametrize("name", NAMES)
def test_everything_fits_a_narrow_phone(window: Browser, pages: dict[str, str], name: str) -> None:
    """320 CSS pixels, which is also 1280 at 400 %."""
    window.show(320)
    window.open(pages[name])
    window.run(OPEN_ALL)
    assert window.run(BEYOND) == []


@pytest.mark.parametrize("width", [640, 1280])
@pytest.mark.parametrize("name", ["nb", "long", "index"])
def test_letters_may_be_twice_as_large(
    window: Browser, pages: dict[str, str], name: str, width: int
) -> None:
    """Nothing is cut off, and nothing stands beside the window."""
    window.show(width)
    window.open(pages[name])
    window.run(OPEN_ALL)
    window.run("document.documentElement.style.fontSize = '200%'")
    assert window.run(BEYOND) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_texts_may_be_spaced(window: Browser, pages: dict[str, str], width: int) -> None:
    """By as much as WCAG 1.4.12 says."""
    window.show(width)
    window.open(pages["long"])
    window.run(OPEN_ALL + SPACED)
    assert window.run(BEYOND) == []


def test_what_is_pressed_is_large_enough(window: Browser, pages: dict[str, str]) -> None:
    """For a thumb on a phone."""
    window.show(320)
    window.open(pages["nb"])
    heights = window.run(
        "return [...document.querySelectorAll('button, summary')].map((one) => one.offsetHeight)"
    )
    assert min(heights) >= 44


def test_without_scripts_nothing_is_missing_but_the_buttons(
    window: Browser, pages: dict[str, str]
) -> None:
    """Addresses can be seen and marked."""
    window.devtools("Emulation.setScriptExecutionDisabled", value=True)
    window.open(pages["relative"])
    text = window.run("return document.body.innerText")
    assert all(row.label in text for row in FEEDS)
    assert "rolle-skoleledere.ics" in text
    assert "høyreklikke" in text
    assert "Kopier adressen\n" not in text
    window.open(pages["nb"])
    assert "https://planer.example/ost-finnmark/alle.ics" in window.run(
        "return document.body.innerText"
    )


def test_a_browser_knows_where_a_page_is(window: Browser, pages: dict[str, str]) -> None:
    """It makes whole addresses of relative ones."""
    window.open(pages["relative"])
    shown = window.run("return document.querySelector('.address').innerText")
    assert shown == pages["relative"].replace("relative.html", "alle.ics")


def test_dates_that_have_passed_make_room(window: Browser, server: PageServer) -> None:
    """A page that nobody has written anew is right all the same."""
    past = [event(f"over {n}", date(2001, 1, n), date(2001, 1, n + 1)) for n in range(1, 4)]
    ahead = [event(f"ahead {n}", date(2096, 1, n), date(2096, 1, n + 1)) for n in range(1, 5)]
    written = evolve(PLAN, today=date(2001, 1, 1), events=(*past, *ahead))
    window.open(server.put("aged", subscribe_page(written)))
    shown = window.run("return [...document.querySelectorAll('.what')].map((one) => one.innerText)")
    assert shown == [f"ahead {n}" for n in range(1, 5)]
    assert window.run("return document.querySelectorAll('details.later').length") == 0
    window.open(server.put("old", subscribe_page(evolve(written, events=tuple(past)))))
    assert "Planen har ingen datoer fremover." in window.run("return document.body.innerText")


def test_a_page_asks_for_nothing_else(window: Browser, server: PageServer) -> None:
    """Not even for an icon."""
    window.open(server.put("alone", subscribe_page(PLAN)))
    asked = [path for path in server.asked if "alone" in path or "icon" in path]
    assert asked == ["/alone.html"]


def test_what_is_not_ours_does_not_run(window: Browser, pages: dict[str, str]) -> None:
    """If a text ever became markup, it would still do nothing."""
    window.open(pages["hostile"])
    window.run(
        """document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.ran = 1'>");
        const script = document.createElement("script");
        script.textContent = "window.ran = 2";
        document.body.append(script);"""
    )
    assert (
        window.wait_for("() => new Promise((done) => setTimeout(() => done(window.ran), 50))")
        is None
    )


def test_paper_shows_addresses_and_steps(window: Browser, pages: dict[str, str]) -> None:
    """In black on white, without buttons, whatever was folded up."""
    window.show(700, scheme="dark")
    window.devtools("Emulation.setEmulatedMedia", media="print")
    window.open(pages["nb"])
    look = window.run(
        """const seen = (one) => one.checkVisibility({ contentVisibilityAuto: true });
        return {
          buttons: [...document.querySelectorAll("button")].some(seen),
          steps: [...document.querySelectorAll("details li")].every(seen),
          ink: getComputedStyle(document.body).color,
        };"""
    )
    assert look == {"buttons": False, "steps": True, "ink": "rgb(0, 0, 0)"}
    window.devtools("Emulation.setEmulatedMedia", media="")
