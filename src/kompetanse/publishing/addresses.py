"""Where things stand on a site: addresses that last, and that every server and reader can spell.

An address is made of an id alone, never of what else is in the plan, so that it stays when other
things come and go. Ids in small letters (`skoleledere`, `samling-1`) stand there as they are, «æ»
spelled `ae`, «ø» `oe` and «å» `aa`. Whatever else an id holds is left out or simplified, and a mark
of six consonants, made of the whole id, tells it from others: capitals, because some file systems
do not tell them from small letters; names that Windows keeps for itself; names that are long.
"""

import re
from unicodedata import normalize

from kompetanse.model import Plan


INDEX = "index.html"
ROBOTS = "robots.txt"
FEED = ".ics"
ALL = f"all{FEED}"
"""The feed that each plan has: of all that is in it."""

_PLAIN = re.compile(r"[a-z0-9æøå][a-z0-9æøå_-]*")  # hosts hide what begins with «_»
_NORDIC = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_CONSONANTS = "bcdfghjklmnpqrstvwxz"
_MARKED = re.compile(rf"-[{_CONSONANTS}]{{6}}$")
_KEPT_BY_WINDOWS = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_STRANGE = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


def spelled(name: str) -> str:
    """An id as addresses spell it: in small ASCII letters, and no two alike but for «æ» and `ae`.

    >>> spelled("skoleledere"), spelled("lærere-på-øya")
    ('skoleledere', 'laerere-paa-oeya')
    >>> spelled("Lærere på 1. trinn"), spelled("lærere på 1. trinn")
    ('laerere-paa-1-trinn-tlpkrb', 'laerere-paa-1-trinn-bhglcq')
    """
    plain = name.translate(_NORDIC)
    if _is_plain(name) and len(plain) <= _LONGEST:
        return plain
    simple = _STRANGE.sub("-", _without_accents(name.lower().translate(_NORDIC)))
    return f"{simple.strip('-')[:_LONGEST].rstrip('-') or 'x'}-{_mark(name)}"


def folders(plan: Plan) -> tuple[str, ...]:
    """The folders of a plan's files: that of its id, then those of ids that it had.

    >>> folders(Plan(id="skog-2021", formerly=("skog",)))
    ('skog-2021', 'skog')
    """
    names = (plan.id or "", *(plan.formerly or ()))
    return tuple(dict.fromkeys(map(spelled, names)))


def _is_plain(name: str) -> bool:
    """Whether a name is spelled as it is."""
    return bool(
        _PLAIN.fullmatch(name) and not _MARKED.search(name) and not _KEPT_BY_WINDOWS.fullmatch(name)
    )


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
