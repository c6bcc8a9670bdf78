"""What a text speaks of."""

import re
from collections.abc import Iterable

from kompetanse.model.naming import is_placeholder


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
