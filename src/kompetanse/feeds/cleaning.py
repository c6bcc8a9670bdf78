"""Texts that may stand in a feed: nothing invisible, nobody's address, no longer than is read."""

import re


LONGEST_LINE = 255
_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\"]{0,64}\"?@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")


def cleaned(text: str) -> str:
    r"""A text without control characters and e-mail addresses; its lines end at line feeds.

    >>> cleaned("Spør rektor@skog.example\r\neller PPT")
    'Spør …\neller PPT'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(1)
    return _ADDRESS.sub("…", _INVISIBLE.sub("", text)).strip()


def one_line(text: str) -> str:
    r"""The same on one line that is not too long for a title.

    >>> one_line("Samling 1\n i  Kulturhuset")
    'Samling 1 i Kulturhuset'
    """
    line = " ".join(cleaned(text).split())
    if _written(line) <= LONGEST_LINE:
        return line
    kept = line[:LONGEST_LINE]
    while _written(kept) >= LONGEST_LINE:
        kept = kept[:-1]
    return f"{kept}…"


def _written(line: str) -> int:
    """How many characters a line takes in a feed, where some signs are escaped."""
    return len(line) + sum(map(line.count, "\\;,"))
