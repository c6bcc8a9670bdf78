"""The first page that anybody reads tells the truth."""

from pathlib import Path

from scripts.pages import ROOT
from scripts.transcripts import replayed


README = ROOT / "README.md"


def test_examples(tmp_path: Path) -> None:
    """Files, commands and outputs of the README are what really happens, to the letter."""
    page = README.read_text("utf-8")
    assert replayed(page, tmp_path) == page
