"""Catalogues that cannot be read are none: messages are then English."""

from pathlib import Path

import pytest

from kompetanse.messages import Translator


@pytest.mark.parametrize("content", [b"", b"rubbish", b"\xde\x12\x04\x95" + b"\xff" * 24])
def test_a_broken_catalogue_leaves_messages_english(tmp_path: Path, content: bytes) -> None:
    """A plugin's mistake, which costs nobody a report."""
    (tmp_path / "nb.mo").write_bytes(content)
    assert Translator("nb", (str(tmp_path),)).sentence("only here") == "only here"


def test_the_other_catalogues_are_still_read(tmp_path: Path) -> None:
    """The library speaks the reader's language."""
    (tmp_path / "nb.mo").write_bytes(b"rubbish")
    assert Translator("nb", (str(tmp_path),)).sentence("error") == "feil"
