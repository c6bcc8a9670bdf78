"""Secret addresses."""

import json
import os
import stat
import sys
from datetime import date
from pathlib import Path

import pytest

from kompetanse.errors import KompetanseError
from kompetanse.web.app import App
from kompetanse.web.shelf import Shelf, private_shelf
from kompetanse.web.tokens import Doorkeeper, TokenFile, address_of
from web_serving import FEED, SITE, asked, written


ALL, TEACHERS = "skog-2021/all.ics", "skog-2021/roles/laerere.ics"
TODAY = date(2026, 11, 22)


@pytest.fixture
def file(tmp_path: Path) -> TokenFile:
    """A file that is not there yet."""
    return TokenFile(str(tmp_path / "kept" / "tokens.json"))


@pytest.fixture
def said() -> list[str]:
    """What a doorkeeper complains of."""
    return []


@pytest.fixture
def app(tmp_path: Path, file: TokenFile, said: list[str]) -> App:
    """A site whose feeds have secret addresses."""
    shelf = private_shelf(written(tmp_path / "site", SITE), Shelf())
    return App(shelf, Doorkeeper(file, lambda error: said.append(str(error))))


def test_who_knows_the_token_sees_the_feed(app: App, file: TokenFile) -> None:
    """And only that one; its name is the feed's own."""
    tokens = file.issue([ALL, TEACHERS], TODAY)
    assert asked(app, address_of(tokens[ALL])).body == FEED
    answer = asked(app, address_of(tokens[TEACHERS]))
    assert answer.body == SITE[TEACHERS]
    assert answer.headers["content-disposition"] == 'inline; filename="laerere.ics"'
    assert tokens[TEACHERS] not in str(answer)


def test_the_feeds_own_addresses_lead_nowhere(app: App, file: TokenFile) -> None:
    """Nor do its pages, nor what is almost a secret address."""
    token = file.issue([ALL], TODAY)[ALL]
    nowhere = asked(app, "/nowhere")
    assert nowhere.status == 404
    for path in (
        *(f"/{ALL}", ALL, f"/{TEACHERS}", token, f"/{token}"),
        *(f"/{token}.ics", f"/private/{token}", f"/private/{token}.ics/", f"/private/{token}.ICS"),
        *(f"/private//{token}.ics", f"/private/{token[:-1]}.ics", f"/private/{token}x.ics"),
        *(
            f"/private/{token.swapcase()}.ics",
            "/private/.ics",
            "/private/",
            f"/private/ {token}.ics",
        ),
        *("/private/%s.ics" % ("a" * 100_000), "/private/\ud800.ics", f"/private/{'0' * 64}.ics"),
    ):
        assert asked(app, path) == nowhere, path


def test_a_log_names_the_feed_and_not_its_secret(app: App, file: TokenFile) -> None:
    """What leads nowhere is not named, for it may be a secret elsewhere."""
    token = file.issue([ALL], TODAY)[ALL]
    lines: list[str] = []
    noted = App(app.shelf, Doorkeeper(file, print), lines.append)
    for path in (address_of(token), f"/private/{token}", "/robots.txt"):
        asked(noted, path)
    assert lines == [f"GET {ALL} 200", "GET - 404", "GET /robots.txt 200"]


def test_tokens_cannot_be_guessed(file: TokenFile) -> None:
    """256 random bits each, spelled so that addresses need no escapes."""
    tokens = file.issue([f"{number}.ics" for number in range(500)], TODAY).values()
    assert len(set(tokens)) == 500
    assert all(len(token) == 43 and token.isascii() for token in tokens)
    assert not set("".join(tokens)) & set("/.%+= ?#&")


def test_only_hashes_are_kept(file: TokenFile) -> None:
    """In a file for its owner's eyes only."""
    token = file.issue([ALL], TODAY)[ALL]
    kept = Path(file.path).read_text("utf-8")
    assert token not in kept
    assert json.loads(kept)["feeds"][ALL]["since"] == "2026-11-22"
    if sys.platform != "win32":
        assert stat.S_IMODE(os.stat(file.path).st_mode) == 0o600


def test_a_token_is_made_once(file: TokenFile) -> None:
    """Later calls give nothing, and leave the file as it is; a new feed gets its own."""
    file.issue([ALL], TODAY)
    before = os.stat(file.path)
    assert file.issue([ALL], TODAY) == {}
    assert os.stat(file.path).st_ino == before.st_ino
    assert file.issue([ALL, TEACHERS], TODAY).keys() == {TEACHERS}


def test_a_revoked_token_leads_nowhere_at_once(app: App, file: TokenFile) -> None:
    """The running server hears of it; no new one is made unasked."""
    tokens = file.issue([ALL, TEACHERS], TODAY)
    assert asked(app, address_of(tokens[ALL])).status == 200
    file.revoke([ALL], TODAY)
    assert asked(app, address_of(tokens[ALL])) == asked(app, "/nowhere")
    assert asked(app, address_of(tokens[TEACHERS])).status == 200
    assert file.issue([ALL], TODAY) == {}


def test_rotating_replaces_a_token(app: App, file: TokenFile) -> None:
    """The old one leads nowhere at once; a revoked feed gets a token again."""
    old = file.issue([ALL], TODAY)[ALL]
    new = file.rotate([ALL], TODAY)[ALL]
    assert asked(app, address_of(old)).status == 404
    assert asked(app, address_of(new)).body == FEED
    file.revoke([ALL], TODAY)
    assert asked(app, address_of(file.rotate([ALL], TODAY)[ALL])).body == FEED


def test_a_feed_that_is_gone_is_gone(tmp_path: Path, app: App, file: TokenFile) -> None:
    """Its token leads nowhere, and to it again when it comes back."""
    token = file.issue([ALL], TODAY)[ALL]
    (tmp_path / "site" / ALL).rename(tmp_path / "away")
    app.shelf = private_shelf(str(tmp_path / "site"), app.shelf)
    assert asked(app, address_of(token)).status == 404
    (tmp_path / "away").rename(tmp_path / "site" / ALL)
    app.shelf = private_shelf(str(tmp_path / "site"), app.shelf)
    assert asked(app, address_of(token)).status == 200


OF_NOBODY = [
    *("", "{", "[]", "{}", "null", '"x"', "\ufffd", "[" * 100_000),
    *('{"format": 2, "feeds": {}}', '{"format": 1}', '{"format": 1, "feeds": []}'),
    '{"format": 1, "feeds": {"a": 1}}',
    '{"format": 1, "feeds": {"a": {"sha256": "x", "since": "2026-11-22"}}}',
    '{"format": 1, "feeds": {"a": {"sha256": null, "since": "soon"}}}',
    '{"format": 1, "feeds": {"a": {"sha256": 7, "since": "2026-11-22"}}}',
]


@pytest.mark.parametrize("content", OF_NOBODY)
def test_a_file_that_says_nothing_opens_nothing(
    app: App, file: TokenFile, said: list[str], content: str
) -> None:
    """It is said once, nothing is written over it, and all is well when the file is."""
    token = file.issue([ALL], TODAY)[ALL]
    good = Path(file.path).read_bytes()
    Path(file.path).write_text(content, encoding="utf-8")
    assert asked(app, address_of(token)) == asked(app, "/nowhere")
    assert said == [f"{file.path} is no file of tokens"]
    with pytest.raises(KompetanseError, match="no file of tokens"):
        file.rotate([ALL], TODAY)
    assert Path(file.path).read_text("utf-8") == content
    Path(file.path).write_bytes(good)
    assert asked(app, address_of(token)).status == 200


def test_without_its_file_nothing_is_open(app: App, file: TokenFile, said: list[str]) -> None:
    """To remove it revokes all."""
    token = file.issue([ALL], TODAY)[ALL]
    assert asked(app, address_of(token)).status == 200
    os.unlink(file.path)
    assert asked(app, address_of(token)).status == 404
    assert not said


def test_what_was_left_half_written_is_in_nobodys_way(file: TokenFile) -> None:
    """By somebody who was killed; others could have been let read it."""
    file.issue([ALL], TODAY)
    Path(f"{file.path}.tmp").write_bytes(b"half")
    os.chmod(f"{file.path}.tmp", 0o644)
    file.rotate([ALL], TODAY)
    assert file.read()[ALL].digest
    if sys.platform != "win32":
        assert stat.S_IMODE(os.stat(file.path).st_mode) == 0o600


def test_where_nothing_can_be_kept_nothing_is_made(tmp_path: Path) -> None:
    """A folder that is a file."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(KompetanseError):
        TokenFile(str(tmp_path / "file" / "tokens.json")).issue([ALL], TODAY)
