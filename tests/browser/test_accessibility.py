"""Pages before axe: what WCAG 2.1 AA demands as far as a machine can see."""

import pytest

from browsing import Browser
from page_values import PLANS


NAMES = [*PLANS, "index"]
OPEN_ALL = "for (const one of document.querySelectorAll('details')) one.open = true;"
RUN_AXE = """async (standards) => {
  const found = await axe.run(document, { runOnly: { type: "tag", values: standards } });
  const told = (rules) => rules.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  return { violations: told(found.violations), passes: found.passes.map(({ id }) => id) };
}"""
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(
    window: Browser, pages: dict[str, str], axe: str, name: str, width: int, scheme: str
) -> None:
    """On any page, narrow or wide, dark or light, with all that can be opened open."""
    window.show(width, scheme=scheme)
    window.open(pages[name])
    window.run(OPEN_ALL)
    window.run(axe)
    found = window.wait_for(RUN_AXE, STANDARDS)
    assert found["violations"] == []
    assert {"color-contrast", "document-title", "html-has-lang"} <= set(found["passes"])


def test_axe_finds_what_is_wrong(window: Browser, pages: dict[str, str], axe: str) -> None:
    """It is awake."""
    window.open(pages["nb"])
    window.run("document.documentElement.lang = ''; document.body.style.color = '#ccc';")
    window.run(axe)
    violations = window.wait_for(RUN_AXE, STANDARDS)["violations"]
    assert {one.partition(":")[0] for one in violations} >= {"html-has-lang", "color-contrast"}


def test_a_copied_address_is_told_in_enough_contrast(
    window: Browser, pages: dict[str, str], axe: str
) -> None:
    """What is said beside a button counts too."""
    for scheme in ("light", "dark"):
        window.show(1280, scheme=scheme)
        window.open(pages["nb"])
        window.run("document.querySelector('button').click()")
        window.run(axe)
        assert window.wait_for(RUN_AXE, STANDARDS)["violations"] == []
