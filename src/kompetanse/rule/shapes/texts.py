"""What a text speaks of."""

import re
from collections.abc import Iterable

from kompetanse.model import Attachment
from kompetanse.model.naming import is_placeholder


_NUMBERED = re.compile(r"(?i)(?:vedlegg|bilag|attachment|appendix)\D{0,3}(\d{1,2})")


def mentions(text: str | None, words: Iterable[str]) -> bool:
    """Tell whether a text has a word that begins like one of these.

    >>> mentions("Kartleggingsundersøkelsen 2021", ["kartlegging"]), mentions(None, ["plan"])
    (True, False)
    """
    beginnings = "|".join(re.escape(word) for word in words)
    return bool(text and beginnings and re.search(rf"\b(?:{beginnings})", text, re.IGNORECASE))


def filled(text: str | None) -> bool:
    """Tell whether a text says anything: empty ones and placeholders do not.

    >>> filled("Vi øver"), filled(" … "), filled("Kommer senere"), filled(None)
    (True, False, False, False)
    """
    return any(sign.isalnum() for sign in text or "") and not is_placeholder(text or "")


def numbers_of_attachments(attachments: Iterable[Attachment]) -> frozenset[int]:
    """Give the numbers of attachments: stated, or in id or title; else they are counted.

    >>> sorted(numbers_of_attachments([Attachment(title="Vedlegg 2"), Attachment(title="Mal")]))
    [1, 2]
    """
    listed = list(attachments)
    own = [_number_of(one) for one in listed]
    counted = range(1, len(listed) + 1) if None in own else ()
    return frozenset(number for number in own if number is not None) | frozenset(counted)


def _number_of(attachment: Attachment) -> int | None:
    if attachment.number is not None:
        return attachment.number
    found = _NUMBERED.search(f"{attachment.id} {attachment.title or ''}")
    return int(found[1]) if found else None
