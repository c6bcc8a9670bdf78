"""Where things stand on a site: addresses that last, and that every server and reader can spell.

An address is made of an id alone, never of what else is in the plan, so that it stays when other
things come and go. Ids that addresses can spell (`skoleledere`, `samling-1`) stand there as they
are. Of the Nordic letters, «æ» is spelled `ae`, «ø» `oe` and «å» `aa`. Whatever else an id holds is
left out or simplified, and a mark of six consonants, made of the whole id, tells it from others:
capitals, because some file systems do not tell them apart; a plain `aa`, because it is not an
«å»; names that Windows keeps for itself; names longer than they should be.
"""

import re
from unicodedata import normalize

from kompetanse.model import Plan


_NORDIC = {"æ": "ae", "ø": "oe", "å": "aa"}
_PLAIN = re.compile(r"[a-z0-9æøå][a-z0-9æøå_-]*")  # hosts hide what begins with «_»
_SPELLED_NORDIC = re.compile("|".join(_NORDIC.values()))
_LETTERS = {spelling: letter for letter, spelling in _NORDIC.items()}
_CONSONANTS = "bcdfghjklmnpqrstvwxz"
_MARKED = re.compile(rf"-[{_CONSONANTS}]{{6}}$")
_KEPT_BY_WINDOWS = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_STRANGE = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


def spelled(name: str) -> str:
    """An id as addresses spell it: ASCII in small letters, and no two alike.

    >>> spelled("skoleledere"), spelled("lærere-på-øya")
    ('skoleledere', 'laerere-paa-oeya')
    >>> spelled("Lærere på 1. trinn"), spelled("lærere på 1. trinn")
    ('laerere-paa-1-trinn-tlpkrb', 'laerere-paa-1-trinn-bhglcq')
    """
    plain = _without_nordic(name)
    if _is_plain(name) and len(plain) <= _LONGEST:
        return plain
    simple = _STRANGE.sub("-", _without_accents(_without_nordic(name.lower())))
    return f"{simple.strip('-')[:_LONGEST].rstrip('-') or 'x'}-{_mark(name)}"


def folders(plan: Plan) -> tuple[str, ...]:
    """The folders of a plan's files: that of its id, then those of ids that it had.

    >>> folders(Plan(id="skog-2021", formerly=("skog",)))
    ('skog-2021', 'skog')
    """
    names = (plan.id or "", *(plan.formerly or ()))
    return tuple(dict.fromkeys(map(spelled, names)))


def read_back(spelling: str) -> str | None:
    """The id that an address spells, where it can be told.

    >>> read_back("laerere"), read_back("laerere-tlpkrb")
    ('lærere', None)
    """
    name = _with_nordic(spelling)
    return name if spelled(name) == spelling else None


def _is_plain(name: str) -> bool:
    """Whether a name is spelled as it is, and no other one like it."""
    return bool(
        _PLAIN.fullmatch(name)
        and _with_nordic(_without_nordic(name)) == name
        and not _MARKED.search(name)
        and not _KEPT_BY_WINDOWS.fullmatch(name)
    )


def _without_nordic(name: str) -> str:
    return "".join(_NORDIC.get(letter, letter) for letter in name)


def _with_nordic(name: str) -> str:
    return _SPELLED_NORDIC.sub(lambda found: _LETTERS[found[0]], name)


def _without_accents(name: str) -> str:
    """The same with the letters below accents: «Kárášjohka» is `Karasjohka`."""
    return normalize("NFKD", name).encode("ascii", "ignore").decode()


def _mark(name: str) -> str:
    """Six letters that hardly another name has, and that make no word."""
    from hashlib import sha256  # noqa: PLC0415 - most names are plain

    number = int.from_bytes(sha256(name.encode("utf-8", "surrogatepass")).digest()[:8])
    letters = []
    for _ in range(6):
        number, letter = divmod(number, len(_CONSONANTS))
        letters.append(_CONSONANTS[letter])
    return "".join(letters)
