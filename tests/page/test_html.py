"""Pages before a judge of HTML: which elements may stand where, and with which attributes."""

import shutil
import subprocess
from pathlib import Path

import pytest

from kompetanse.page import index_page, subscribe_page
from page_values import INDEX, PLANS


JUDGE = Path(__file__).parents[2] / ".venv/node/node_modules/.bin/html-validate"

pytestmark = pytest.mark.skipif(
    not JUDGE.exists() or not shutil.which("node"),
    reason="html-validate is not there: `make programs` installs it",
)


def test_pages_are_valid_html(tmp_path: Path) -> None:
    """By the standard, and whatever the plans say."""
    pages = {name: subscribe_page(plan) for name, plan in PLANS.items()}
    for name, page in {**pages, "index": index_page(INDEX)}.items():
        (tmp_path / f"{name}.html").write_bytes(page)
    judged = subprocess.run(  # noqa: S603 - our own pages
        [JUDGE, "--preset", "standard", "--max-warnings", "0", "--formatter", "text", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (judged.returncode, judged.stdout) == (0, "")
