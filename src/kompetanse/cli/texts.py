"""Texts of files that findings quote, where a report comes without its document."""

from kompetanse.document.decoding import decode
from kompetanse.document.files import read_bytes
from kompetanse.document.source import Text
from kompetanse.errors import DocumentError


def text_of(file: str) -> Text | None:
    """The text of a file; nothing where it cannot be read."""
    try:
        return Text(file, decode(read_bytes(file))[0])
    except DocumentError:
        return None
