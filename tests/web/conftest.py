"""A site that is served."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kompetanse.web.app import App
from kompetanse.web.shelf import Shelf, public_shelf
from web_serving import SITE, Served, serving, written


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> App:
    """An application with a site that everybody may see."""
    folder: Path = tmp_path_factory.mktemp("site")
    return App(public_shelf(written(folder, SITE), Shelf()))


@pytest.fixture(scope="session")
def served(app: App) -> Iterator[Served]:
    """The same behind a server."""
    with serving(app) as running:
        yield running
