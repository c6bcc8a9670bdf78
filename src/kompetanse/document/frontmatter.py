"""Front matter: what is stated about a plan above its tables, between two `---` lines."""

import re

from kompetanse.document.source import Document, Text


_OPENING = re.compile(r"\s*?^---[ \t]*(?:\r\n|\r|\n)", re.MULTILINE)
_CLOSING = re.compile(r"(?:\r\n|\r|\n)---[ \t]*(?=\r|\n|\Z)")


def read_front(text: Text) -> tuple[Document | None, int]:
    r"""Read the front matter of a text; return it and the offset of what follows.

    The offsets of its document are those of `text`. A text that opens with a mere line across
    the page has no front matter.

    >>> front, end = read_front(Text("plan.md", "---\ncountry: DK\n---\nUge 37 | Samling"))
    >>> front.data, end
    ({'country': 'DK'}, 19)
    """
    from kompetanse.document.yaml import read_yaml  # noqa: PLC0415 - most tables have none

    opening = _OPENING.match(text.content)
    closing = opening and _CLOSING.search(text.content, opening.end() - 1)
    if not opening or not closing:
        return None, 0
    document = read_yaml(Text(text.file, text.content[: closing.start()]))
    if not isinstance(document.data, dict):
        return None, 0
    return Document(text, document.data, document.faults, document.locator), closing.end()
