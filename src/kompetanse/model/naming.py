"""Words as people write them: case, spaces, soft hyphens and endings set aside."""

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache, wraps
from typing import TypeVar

from kompetanse.dates.phrases import PHRASES
from kompetanse.dates.words import Word
from kompetanse.model import words


T = TypeVar("T")

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_TOKEN = re.compile(r"\b[mv]/|[^\W_]+(?:[-\u2010\u2011'’_.][^\W_]+)*-?|[,;/&+]")
_PARENTHESIS = re.compile(r"\([^()]*\)")
_JOINTS = str.maketrans("", "", " -\u2010\u2011_'’.")
_DOUBLED = re.compile(r"([^\W\d_])\1$")

# Endings of nouns and adjectives in the four languages, the longest first.
_ENDINGS = """
    erens arens ernes arane erne eren aren anes arar ane ene ere ers en et er ar e a s
"""
_LONGEST_REMEMBERED = 200
_SHORTEST_STEM = 3
_LONGEST_PLACEHOLDER = 60


def remembered(read: Callable[[str], T]) -> Callable[[str], T]:
    """Make a function of a text that remembers what it said of short ones.

    The same names and titles come again and again, in one plan and in many; a long text does
    not, and would only fill the memory.
    """
    known = lru_cache(maxsize=4096)(read)

    @wraps(read)
    def answer(text: str) -> T:
        return known(text) if len(text) <= _LONGEST_REMEMBERED else read(text)

    return answer


@remembered
def plain(text: str) -> str:
    """Fold case, remove invisible signs and make every run of spaces one space.

    >>> plain("Rett\u00adleiarar,\u00a0 PPT ")
    'rettleiarar, ppt'
    """
    return " ".join(text.translate(_INVISIBLE).casefold().split())


def spelled(text: str) -> tuple[str, ...]:
    """Split into words and the signs that separate them; what is in parentheses is left out.

    >>> spelled("Skoleledere/PP-ledere og lærere (7. trinn).")
    ('Skoleledere', '/', 'PP-ledere', 'og', 'lærere')
    """
    return tuple(_TOKEN.findall(_PARENTHESIS.sub(" ", text.translate(_INVISIBLE))))


@remembered
def tokens(text: str) -> tuple[str, ...]:
    """Split as `spelled` does, with case folded.

    >>> tokens("Barnehage- og skoleledere")
    ('barnehage-', 'og', 'skoleledere')
    """
    return tuple(word.casefold() for word in spelled(text))


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Cut the ending off, so that the forms of one word become equal.

    It cuts roughly: `stem` is for comparing names of a few dozen roles, not for language.

    >>> {stem(word) for word in ("lærer", "lærere", "lærerne", "lærar", "lærarane")}
    {'lær'}
    """
    word = word.translate(_JOINTS)
    for ending in _ENDINGS.split():
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    return _DOUBLED.sub(r"\1", word)


def exact_key(words: Iterable[str]) -> str:
    """What two spellings of one name have in common: all but spaces and hyphens.

    >>> exact_key(["ppt-leder"]) == exact_key(["ppt", "leder"])
    True
    """
    return "".join(words).translate(_JOINTS)


def form_key(words: Iterable[str]) -> str:
    """What all forms of one name have in common.

    >>> form_key(["skolefaglig", "rådgiver"]) == form_key(["skolefaglige", "rådgiverne"])
    True
    """
    return "".join(map(stem, words))


@remembered
def is_placeholder(text: str) -> bool:
    """Tell whether a text but holds a place for what is not known yet.

    >>> [is_placeholder(text) for text in ("?", "Tema?", "N.N.", "Kommer senere", "Hva nå?", "")]
    [True, True, True, True, False, False]
    """
    if len(text) > _LONGEST_PLACEHOLDER:
        return False
    said = plain(text).strip(" .()[]…")
    if not said:
        return "…" in text or ".." in text
    asked = said.endswith("?")
    said = said.rstrip("? ")
    if not said or (len(said) > 1 and not said.strip("x_")):
        return True
    return said in (_asked() if asked else _placeholders())


@cache
def _asked() -> frozenset[str]:
    return frozenset(words.ASKED.replace(",", " ").split())


@cache
def _placeholders() -> frozenset[str]:
    """What holds the place of a time, and of anything else."""
    times = "|".join(PHRASES[Word.PLACEHOLDER].values())
    return frozenset(
        [*times.split("|"), *(" ".join(e.split()) for e in words.PLACEHOLDERS.split(","))]
    )
