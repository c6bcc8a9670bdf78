"""The page of a report in a browser: axe, a narrow phone, a keyboard, and paper."""

from typing import Any

import pytest

from browsing import TAB, Browser
from kompetanse.plugins import create_plugin_manager
from page_server import PageServer
from report_values import page, reports


RUN_AXE = """async () => {
  const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const found = await axe.run(document, { runOnly: { type: "tag", values: standards } });
  const told = (rules) => rules.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  return { violations: told(found.violations), passes: found.passes.map(({ id }) => id) };
}"""
BEYOND = """
const width = document.documentElement.clientWidth;
const out = (one) => one.getBoundingClientRect().right > width + 1 && !one.closest("table");
return [...document.body.querySelectorAll("*")].filter(out).map((one) => one.outerHTML.slice(0, 80));
"""
"""What stands out of the window; a table of numbers may be scrolled inside its frame."""

FOCUSED = """
const one = document.activeElement, style = getComputedStyle(one);
return [one.className || one.textContent.trim(), style.outlineStyle, parseFloat(style.outlineWidth)];
"""


@pytest.fixture(scope="module", params=["several", "one"])
def report(request: pytest.FixtureRequest, server: PageServer) -> str:
    """Where a report of several plans is, or of one."""
    plugins = create_plugin_manager()
    shown = reports(plugins)[: None if request.param == "several" else 1]
    return server.put(f"report-{request.param}", page(shown, plugins))


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light"), (1280, "dark")])
def test_axe_finds_nothing(window: Browser, report: str, axe: str, width: int, scheme: str) -> None:
    """As far as a machine can see, WCAG 2.1 AA is met: narrow or wide, dark or light."""
    window.show(width, scheme=scheme)
    window.open(report)
    window.run(axe)
    found = window.wait_for(RUN_AXE)
    assert found["violations"] == []
    assert {"color-contrast", "document-title", "html-has-lang"} <= set(found["passes"])


@pytest.mark.parametrize("letters", ["100%", "200%"])
def test_everything_fits_a_narrow_phone(window: Browser, report: str, letters: str) -> None:
    """320 CSS pixels, also with letters that are twice as large."""
    window.show(320)
    window.open(report)
    window.run("document.documentElement.style.fontSize = arguments[0]", letters)
    assert window.run(BEYOND) == []
    assert window.run("return document.documentElement.scrollWidth") <= 320


def test_one_sees_where_one_is(window: Browser, report: str) -> None:
    """Every link and the table that scrolls can be reached with a keyboard."""
    window.open(report)
    seen = []
    for _ in range(12):
        window.press(TAB)
        name, style, ring = window.run(FOCUSED)
        assert style != "none", name
        assert ring >= 2, name
        seen.append(name)
    assert len(set(seen)) > 8
    assert "several" not in report or seen[0] == "scroll"


def test_nothing_is_lost_on_paper(window: Browser, report: str) -> None:
    """What is read on the screen is printed, but for ways to other parts of the page."""
    window.open(report)
    window.devtools("Emulation.setEmulatedMedia", media="print")
    hidden = window.run(
        "return [...document.body.querySelectorAll('*')].filter((one) => !one.checkVisibility())"
        ".map((one) => one.textContent)"
    )
    window.devtools("Emulation.setEmulatedMedia", media="")
    assert set(hidden) == {"Til toppen"} | ({"To the top"} & set(hidden))


def test_the_page_asks_for_nothing(window: Browser, report: str, server: PageServer) -> None:
    """It is all there, and its policy is not in its way."""
    server.asked.clear()
    window.open(report)
    told: Any = window.run("return getComputedStyle(document.body).backgroundColor")
    assert told == "rgb(250, 248, 244)"
    assert server.asked == [f"/{report.rpartition('/')[2]}"]
