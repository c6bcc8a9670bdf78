"""What people write where something will not be: «AVLYST: Samling 2», «Samlingen er avlyst»."""

import re
from functools import cache, lru_cache


_STEMS = ("avly", "afly", "kansel", "annul", "utgå", "udgå", "cancel", "called off")
_OFF = (
    r"(?<!\w)(?:avlys(?:t|es|ast)|aflys(?:t|es)|kansell(?:ert|eres|erast)|annull?er(?:t|et|es|ast)"
    r"|utgå(?:r|tt)|udgå(?:r|et)|cancell?ed|called off)(?!\w)"
)
_LEAD = r"(?:(?:obs|nb|merk|bemærk|note|viktigt?|vigtigt?|[^\W\d_]{1,20}(?=\s?:))\W{1,9}){0,3}"
_IT = (
    r"(?:(?:den|det|dette|denne|dagen|samling(?:en|a)|møtet|mødet|kurset|seminaret|fagdagen|økt(?:en|a)"
    r"|arrangementet|it|this|the (?:meeting|gathering|course|event|seminar)) )?"
)
_IS = r"(?:(?:er|vert|blir|ble|blei|bliver|blev|is|was|has been) )?"
_SADLY = r"(?:(?:nå|no|nu|now|dessverre|diverre|desværre|unfortunately|blitt|blevet) ){0,2}"
_GOES_ON = (
    r"(?=\W{0,9}$|\s?[.,;:!)\]–—]| - | (?:pga|p\.g\.a|på gr|grunn|due|because|inntil|indtil|til videre"
    r"|av |pr\b|per |\d))"
)
_LONGEST = 300
"""So much of a line is looked at: who calls something off begins with it."""

_SIGNS = " \t\n.,;:!–—-*_~()[]«»\"'"
_LINK = re.compile(r"\s(?:er|vert|blir|ble|blei|bliver|blev|is|was|obs|nb)$", re.IGNORECASE)
_MOST_WORDS = 3
"""Of a title before «avlyst» in small letters: «Samling 2 er avlyst», but «Når elevers tur blir avlyst»."""
_OPENS, _CLOSES = "([", ")]"


def says_off(remark: str) -> bool:
    """Tell whether a remark says of what it stands beside that it will not be.

    >>> says_off("AVLYST"), says_off("OBS: Samlingen er dessverre avlyst pga. streik")
    (True, True)
    >>> says_off("Erstatter avlyst samling"), says_off("Avlyses ved sykdom")
    (False, False)
    """
    if not _may_call_off(remark):
        return False
    lines = (" ".join(line[:_LONGEST].split()) for line in remark.splitlines())
    return any(_remark().match(line.lstrip(_SIGNS)) for line in lines)


def is_titled_off(text: str) -> bool:
    """Tell whether a title, or a time as it is written, has words around it that call it off.

    >>> is_titled_off("Samling 2 (avlyst)"), is_titled_off("14.10.26 kl. 9 AVLYST")
    (True, True)
    >>> is_titled_off("Om avlyste møter")
    False
    """
    return _may_call_off(text) and without_calling_off(text) != text


def without_calling_off(title: str) -> str:
    """A title without the words that call it off; nothing is left where it has no others.

    >>> without_calling_off("AVLYST: Samling 2"), without_calling_off("Samling 2 (avlyst)")
    ('Samling 2', 'Samling 2')
    """
    found = list(_off().finditer(title)) if _may_call_off(title) else []
    if not found:
        return title
    for kept in (_behind(title, found[0]), _before(title, found[-1])):
        if kept is not None:
            return kept
    return title


def _behind(title: str, off: re.Match[str]) -> str | None:
    """What stands behind «AVLYST: »; nothing where these words are part of the title."""
    rest = title[off.end() :]
    kept = rest.lstrip(_SIGNS)
    is_apart = bool(rest[: len(rest) - len(kept)].strip()) or off[0].isupper() or not kept
    return kept if is_apart and not title[: off.start()].strip(_SIGNS) else None


def _before(title: str, off: re.Match[str]) -> str | None:
    """What stands before « (avlyst)», in the same way."""
    before, behind = title[: off.start()], title[off.end() :]
    opening = max(map(before.rfind, _OPENS))
    closing = min((at for at in map(behind.find, _CLOSES) if at >= 0), default=-1)
    if opening >= 0 and closing >= 0:
        inside = title[opening + 1 : off.end() + closing]
        before, behind = before[:opening], behind[closing:]
        if not says_off(inside):
            return None
    if behind.strip(_SIGNS):
        return None
    kept = before.rstrip(_SIGNS)
    is_apart = bool(before[len(kept) :].strip()) or off[0].isupper()
    if not is_apart and len(kept.split()) > _MOST_WORDS:
        return None
    return _LINK.sub("", kept).rstrip(_SIGNS)


@lru_cache(maxsize=4096)
def _may_call_off(text: str) -> bool:
    """Whether it is worth a closer look: hardly any text is."""
    folded = text.casefold()
    return any(stem in folded for stem in _STEMS)


@cache
def _off() -> re.Pattern[str]:
    return re.compile(_OFF, re.IGNORECASE)


@cache
def _remark() -> re.Pattern[str]:
    return re.compile(f"{_LEAD}{_IT}{_IS}{_SADLY}{_OFF}{_GOES_ON}", re.IGNORECASE)
