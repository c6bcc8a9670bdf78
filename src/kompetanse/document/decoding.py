"""Bytes to text: UTF-8, and a plain word about everything else."""

import re

from kompetanse.document.characters import CONTROL_CHARACTER, REPLACEMENT, code
from kompetanse.document.source import DocumentFault, Span


_MARKS = (
    (b"\xff\xfe\0\0", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_SAMPLE = 8
_HALF = re.compile("[\ud800-\udfff]")


def decode(content: bytes) -> tuple[str, tuple[DocumentFault, ...]]:
    r"""Decode a file, as UTF-8 if that is possible at all.

    >>> decode(b"\xef\xbb\xbftitle: Plan")
    ('title: Plan', ())
    >>> text, faults = decode("title: Vår".encode("utf-16"))
    >>> text, faults[0].id
    ('title: Vår', 'encoding')
    """
    if encoding := _other_unicode(content):
        return _converted(content, encoding)
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        return content.decode(), ()
    except UnicodeDecodeError as error:
        return _broken(content, error)


def cleaned(content: str) -> tuple[str, tuple[DocumentFault, ...]]:
    r"""Check a text that somebody else decoded; half a surrogate pair is no character.

    >>> cleaned("\ufefftitle: Plan")
    ('title: Plan', ())
    """
    content = content.removeprefix("\ufeff")
    try:
        content.encode()
    except UnicodeEncodeError as error:
        told: dict[str, object] = {"code": code(content[error.start])}
        span = Span(error.start, error.start + 1)
        fault = DocumentFault("control-character", CONTROL_CHARACTER, span, told)
        return _HALF.sub(REPLACEMENT, content), (fault,)
    return content, ()


def _other_unicode(content: bytes) -> str | None:
    """The encoding that a byte order mark tells, or the zeros between plain letters."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    even, odd = content[:_SAMPLE:2], content[1:_SAMPLE:2]
    if all(even) and odd and not any(odd):
        return "UTF-16-LE"
    if all(odd) and even and not any(even):
        return "UTF-16-BE"
    return None


def _converted(content: bytes, encoding: str) -> tuple[str, tuple[DocumentFault, ...]]:
    fault = DocumentFault(
        "encoding",
        "the file is {encoding}; a plan is UTF-8",
        Span(0, 0),
        {"encoding": encoding[:6]},
        hint="save it as UTF-8",
    )
    return content.decode(encoding, "replace").removeprefix("\ufeff"), (fault,)


def _broken(content: bytes, error: UnicodeDecodeError) -> tuple[str, tuple[DocumentFault, ...]]:
    """Text with a byte that UTF-8 does not have: an old Windows file, or damage."""
    text = content.decode(errors="replace")
    if text.replace("\ufffd", "").isascii():
        text = content.decode("cp1252", "replace")
    at = len(content[: error.start].decode())
    fault = DocumentFault(
        "encoding",
        "the byte {byte} is not UTF-8",
        Span(at, at + 1),
        {"byte": f"0x{content[error.start]:02X}"},
        hint="save the file as UTF-8",
    )
    return text, (fault,)
