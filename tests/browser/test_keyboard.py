"""Pages without a mouse."""

import pytest

from browsing import ENTER, SHIFT, SPACE, TAB, Browser
from page_values import FEEDS


FOCUSED = """
const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
return {
  name: one.getAttribute("aria-label") || one.textContent.trim(),
  ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth),
  seen: box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth,
};
"""
SUMMARIES = [
    "Nye Outlook",
    "Outlook på nettet",
    "Klassisk Outlook",
    "Google Kalender",
    "iPhone og iPad",
    "Mac",
    "Thunderbird",
]
SAID = "return [...document.querySelectorAll('[role=status]')].map((one) => one.textContent)"


def focus(window: Browser, name: str) -> None:
    """Press Tab until something has the focus."""
    for _ in range(100):
        window.press(TAB)
        if window.run(FOCUSED)["name"] == name:
            return
    raise AssertionError(f"{name} cannot be reached")


def test_tab_goes_through_the_page_as_it_is_read(window: Browser, pages: dict[str, str]) -> None:
    """To each address and its button, and one can see where one is."""
    window.open(pages["nb"])
    stops = []
    for _ in range(2 * len(FEEDS) + len(SUMMARIES) + 3):
        window.press(TAB)
        stop = window.run(FOCUSED)
        assert stop["ring"] >= 2, stop
        assert stop["seen"], stop
        stops.append(stop["name"])
    labels = [row.label or "Alle datoer" for row in FEEDS]
    assert stops[0] == "Slik abonnerer du"
    rows = stops[1 : 2 * len(FEEDS) + 1]
    assert [row.rpartition("/")[2] for row in rows[::2]] == [row.href for row in FEEDS]
    assert rows[1::2] == [f"Kopier adressen: {label}" for label in labels]
    assert stops[2 * len(FEEDS) + 1 :] == [*SUMMARIES, "Senere datoer", "Alle planer"]
    window.press(SHIFT, TAB)
    assert window.run(FOCUSED)["name"] == "Senere datoer"


@pytest.mark.parametrize("scripts", [True, False])
def test_steps_open_by_keyboard(window: Browser, pages: dict[str, str], *, scripts: bool) -> None:
    """With scripts and without."""
    window.devtools("Emulation.setScriptExecutionDisabled", value=not scripts)
    window.open(pages["nb"])
    is_open = "return document.activeElement.parentElement.open"
    focus(window, "Klassisk Outlook")
    assert window.run(is_open) is False
    window.press(ENTER)
    assert window.run(is_open) is True
    window.press(SPACE)
    assert window.run(is_open) is False


@pytest.mark.parametrize("key", [ENTER, SPACE])
def test_an_address_is_copied_by_keyboard(window: Browser, pages: dict[str, str], key: str) -> None:
    """It is said where it happened, and the focus stays."""
    window.open(pages["nb"])
    grants = ["clipboardReadWrite", "clipboardSanitizedWrite"]
    window.devtools("Browser.grantPermissions", permissions=grants)
    for number, name in ((0, "Alle datoer"), (1, "Skoleledere")):
        focus(window, f"Kopier adressen: {name}")
        window.press(key)
        copied = window.wait_for("() => navigator.clipboard.readText()")
        assert copied == f"https://planer.example/ost-finnmark/{FEEDS[number].href}"
        assert window.run(SAID) == ["Kopiert" if n == number else "" for n in range(len(FEEDS))]
        assert window.run(FOCUSED)["name"] == f"Kopier adressen: {name}"


def test_an_address_is_marked_where_it_cannot_be_copied(
    window: Browser, pages: dict[str, str]
) -> None:
    """Some browsers let no page write to the clipboard; people can."""
    window.open(pages["relative"])
    window.run(
        "navigator.clipboard.writeText = () => Promise.reject();document.execCommand = () => false;"
    )
    focus(window, "Kopier adressen: Gruppe 1")
    window.press(ENTER)
    assert window.run(SAID)[4] == "Adressen er merket: Kopier den nå"
    assert window.run("return getSelection().toString()") == pages["relative"].replace(
        "relative.html", "gruppe-g1.ics"
    )


def test_what_is_copied_is_announced_where_it_stood_empty(
    window: Browser, pages: dict[str, str]
) -> None:
    """A voice tells only of a change in what it knew of before."""
    window.open(pages["nb"])
    tree = window.devtools("Accessibility.getFullAXTree")["nodes"]
    statuses = [one for one in tree if one.get("role", {}).get("value") == "status"]
    assert len([one for one in statuses if not one["ignored"]]) == len(FEEDS)
