"""Who takes part: cells split into terms, and roles gathered from them."""

import re
from collections.abc import Iterable, Iterator

from kompetanse.model import Role
from kompetanse.model.audience import Directory
from kompetanse.model.kinds import kind_of_name
from kompetanse.model.naming import form_key, tokens
from kompetanse.model.words import PREPOSITIONS, SERVICES
from kompetanse.transcription.piece import Piece, slug


_SEPARATOR = re.compile(
    r"\s*[,;\n]\s*(?:(?:og|and|samt)\s)?|(?<![-\s])\s+(?:(?:og|and|samt)\s+)+|\s+[&+]\s+"
    r"|(?<=[^\W\d_]{3})\s?/\s?(?=[^\W\d_]{3})"
)
_SPACE = re.compile(r"\s+")
_LETTER = re.compile(r"[^\W\d_]")


def terms_in(cell: Piece) -> list[Piece]:
    """Split the cell that says who takes part; what has no separator stays one term.

    What belongs to a place named before it («nyansatte i barnehage, skole og PPT») stays there.

    >>> [term.words for term in terms_in(Piece("Skoleeiere, skoleledere gruppeledere og PPT", ()))]
    ['Skoleeiere', 'skoleledere gruppeledere', 'PPT']
    >>> [term.words for term in terms_in(Piece("Nyansatte i barnehage, skole og og PPT", ()))]
    ['Nyansatte i barnehage, skole og og PPT']
    """
    bounds: list[tuple[int, int]] = []
    placed = False
    for term in cell.split(_SEPARATOR):
        start = term.start - cell.start
        if placed and _is_place(term):
            bounds[-1] = (bounds[-1][0], start + len(term.text))
        else:
            bounds.append((start, start + len(term.text)))
            placed = bool(PREPOSITIONS.intersection(tokens(term.words)[1:]))
    terms = (_bare(cell.cut(start, end)) for start, end in bounds)
    return [term for term in terms if term]


def _bare(term: Piece) -> Piece:
    """A term without its bullet and without a full stop behind it."""
    start = len(term.text) - len(term.text.lstrip("•* "))
    return term.cut(start, len(term.text.rstrip("* ").removesuffix(".")))


def _is_place(term: Piece) -> bool:
    """Whether a term names no role that can stand alone, but a place to work."""
    kind = kind_of_name(term.words)
    return kind is None or kind in SERVICES


def gather_roles(terms: Iterable[Piece], declared: dict[str, Piece]) -> Iterator[tuple[str, Piece]]:
    """Ids and labels of the roles that audiences name and nobody declares.

    A term in which known names merely stand side by side is no role of its own.

    >>> terms = [Piece(text, ()) for text in ("Rektorer", "rektorer PPT", "PPT", "Kor og korps")]
    >>> [id_ for id_, _ in gather_roles(terms, {})]
    ['rektorer', 'ppt', 'kor-og-korps']
    """
    known = {_key(label.words): label for label in declared.values()}
    distinct: dict[str, Piece] = {}
    for term in (part for whole in terms for part in _side_by_side(whole)):
        if (key := _key(term.words)) not in known:
            distinct.setdefault(key, term)
    first = {key: term for key, term in distinct.items() if kind_of_name(term.words)}
    known |= first
    directory = Directory(
        {slug(p.words): Role(id=slug(p.words), label=p.words) for p in known.values()}
    )
    for key, term in distinct.items():
        if key in first or _is_new(directory, term):
            yield slug(term.words), term


def _side_by_side(term: Piece) -> list[Piece]:
    """The words of a term that all are names of roles, and together are none.

    >>> [part.words for part in _side_by_side(Piece("skoleledere gruppeledere", ()))]
    ['skoleledere', 'gruppeledere']
    """
    words = list(term.split(_SPACE))
    kinds = {kind_of_name(word.words) for word in words}
    apart = len(kinds) == len(words) > 1 and None not in kinds and not kind_of_name(term.words)
    return words if apart else [term]


def _is_new(directory: Directory, term: Piece) -> bool:
    if not _LETTER.search(term.words):
        return False
    found = directory.resolve(term.words)
    return not found.roles or found.unknown is not None


def _key(label: str) -> str:
    return form_key(tokens(label))
