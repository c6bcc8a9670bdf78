"""The manual tells what the page tells."""

import re
from pathlib import Path

import html5lib

from kompetanse.page import subscribe_page
from page_values import PLANS


MANUAL = Path(__file__).parents[2] / "docs/how-to/subscribe.md"


def test_the_manual_tells_the_steps_of_the_page() -> None:
    """In the same words, under the same names, in the same order."""
    page = html5lib.parse(subscribe_page(PLANS["en"]), namespaceHTMLElements=False)
    told = []
    for client in page.iterfind(".//section[@class='steps']/details"):
        told.append(f"### {client.findtext('summary')}")
        steps = client.iterfind("ol/li")
        told += [f"{number}. {step.text}" for number, step in enumerate(steps, 1)]
        told.append(str(client.findtext("p")))
    wanted = re.sub(r"[“”]", "*", " ".join(told))
    assert wanted in " ".join(MANUAL.read_text("utf-8").split())
