"""The checklist for feeds against how they are served."""

from datetime import UTC, date, datetime
from pathlib import Path

import kompetanse
from feed_reader import faults_at
from kompetanse.publishing import Site, Source
from kompetanse.web.app import App
from kompetanse.web.places import feeds
from kompetanse.web.shelf import Shelf, private_shelf, public_shelf
from kompetanse.web.tokens import Doorkeeper, TokenFile, address_of
from web_serving import HOST, serving


EXAMPLE = Path(__file__).parents[2] / "examples" / "ost-finnmark"
NOW = datetime(2021, 8, 20, 12, tzinfo=UTC)


def test_the_checklist_finds_nothing_in_how_feeds_are_served(tmp_path: Path) -> None:
    """Neither at an address that everybody knows, nor at a secret one."""
    folder = str(tmp_path / "site")
    plan = kompetanse.load(EXAMPLE)
    source = Source(name="ost-finnmark", load=lambda: plan)
    assert not any(outcome.error for outcome in Site(folder).publish([source], now=NOW))
    file = TokenFile(str(tmp_path / "tokens.json"))
    tokens = file.issue(feeds(folder), date(2021, 8, 20))
    with (
        serving(App(public_shelf(folder, Shelf()))) as everybody,
        serving(App(private_shelf(folder, Shelf()), Doorkeeper(file, print))) as few,
    ):
        for feed, token in list(tokens.items())[:5]:
            assert faults_at(f"http://{HOST}:{everybody.port}/{feed}") == []
            assert faults_at(f"http://{HOST}:{few.port}{address_of(token)}") == []
