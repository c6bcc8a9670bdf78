"""A browser, pages on a server, and axe."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from browsing import Browser, browser
from kompetanse.page import index_page, subscribe_page
from page_server import PageServer, serving
from page_values import INDEX, PLANS


AXE = Path(__file__).parents[2] / ".venv/node/node_modules/axe-core/axe.min.js"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A browser, for all tests of a process."""
    if missing := [name for name in ("chromium", "chromedriver") if not shutil.which(name)]:
        pytest.skip(f"{' and '.join(missing)} not there: `make programs` installs what is missing")
    with browser() as window:
        yield window


@pytest.fixture
def window(chromium: Browser) -> Browser:
    """The browser as it is for most people."""
    chromium.devtools("Emulation.setScriptExecutionDisabled", value=False)
    chromium.show(1280)
    return chromium


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    if not AXE.exists():
        pytest.skip("axe-core is not there: `make programs` installs it")
    return AXE.read_text("utf-8")


@pytest.fixture(scope="session")
def server() -> Iterator[PageServer]:
    """A server of pages."""
    with serving() as server:
        yield server


@pytest.fixture(scope="session")
def pages(server: PageServer) -> dict[str, str]:
    """Where the pages are."""
    shown = {name: server.put(name, subscribe_page(plan)) for name, plan in PLANS.items()}
    return {**shown, "index": server.put("index", index_page(INDEX))}
