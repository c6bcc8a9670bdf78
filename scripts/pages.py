"""Pages with regions that are written by a program: `<!-- begin fields -->` … `<!-- end fields -->`."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path


ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"

_REGION = re.compile(
    r"(?P<begin><!-- begin (?P<name>[\w-]+) -->\n).*?(?P<end><!-- end (?P=name) -->)", re.DOTALL
)


def filled(page: str, regions: Mapping[str, str]) -> str:
    r"""The page with its regions written anew.

    Raises:
        KeyError: If the page has a region that nobody writes.

    >>> filled("<!-- begin a -->\nold\n<!-- end a -->", {"a": "new"})
    '<!-- begin a -->\nnew\n<!-- end a -->'
    """
    return _REGION.sub(
        lambda found: f"{found['begin']}{regions[found['name']].strip()}\n{found['end']}", page
    )


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    r"""A Markdown table.

    >>> print(table(["key", "type"], [["title", "text | nothing"]]))
    | key | type |
    |---|---|
    | title | text \| nothing |
    """
    columns = list(head)
    lines = [columns, ["---"] * len(columns), *([_cell(cell) for cell in row] for row in rows)]
    ruled = ["|" + "|".join(line) + "|" if line[0] == "---" else _row(line) for line in lines]
    return "\n".join(ruled)


def fenced(text: str, language: str = "") -> str:
    """A fenced block of Markdown."""
    return f"```{language}\n{text.rstrip()}\n```"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
