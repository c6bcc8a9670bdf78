"""Who takes part: the names in audiences, the roles they mean, and who belongs to whom."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from attrs import Factory, evolve, field, frozen

from kompetanse.model import words
from kompetanse.model.element import Element
from kompetanse.model.kinds import kind_of_name, kind_of_role
from kompetanse.model.names import Names
from kompetanse.model.naming import spelled
from kompetanse.model.people import Role, RoleKind
from kompetanse.model.plan import Plan


_LONGEST_NAME = 6
_LONGEST_TERM, _SHOWN = 1_000, 60
_GROUPS = frozenset({RoleKind.NETWORK, RoleKind.COMMITTEE, RoleKind.BOARD})


class Named(NamedTuple):
    """A role that a term names, in the author's spelling.

    It is named by an `alias` where that is neither its label, a form of it, nor its id.
    """

    role: str
    spelling: str
    alias: bool = False


@frozen
class Resolution:
    """What the words of one audience term mean.

    Attributes:
        named: The roles meant, in the order they are named.
        unknown: Words that name somebody whom no declared role answers to.
        missing_separator: Whether roles stand side by side with nothing between them.
        qualified: Whether only some of a role are meant: «lærere på 7. trinn».
        roles: Ids of the roles meant, each once.
    """

    named: tuple[Named, ...] = ()
    unknown: str | None = None
    missing_separator: bool = False
    qualified: bool = False
    roles: tuple[str, ...] = field(
        init=False,
        eq=False,
        repr=False,
        default=Factory(
            lambda self: tuple(dict.fromkeys(one.role for one in self.named)), takes_self=True
        ),
    )

    @property
    def alias(self) -> bool:
        """Whether a role was named otherwise than by its label or id."""
        return any(one.alias for one in self.named)


NOBODY = Resolution()


class HasAudience(Protocol):
    """An element that says who takes part, is meant, or is to do something."""

    @property
    def audience(self) -> tuple[str, ...] | None:
        """Names of roles as the author wrote them."""


class Directory:
    """The roles of one plan under all their names, and which of them belong to which.

    Committees, networks, units and groups are names too. A plan that declares no roles knows
    nobody, and then nobody is unknown.

    >>> plan = Plan(roles={"l": Role(id="l", label="Lærere"), "a": Role(id="a", label="Alle")})
    >>> directory = Directory.of(plan)
    >>> directory.resolve("lærere på 7. trinn").roles, sorted(directory.below("a"))
    (('l',), ['a', 'l'])
    """

    __slots__ = (
        "_above",
        "_attending",
        "_below",
        "_kinds",
        "_kinds_meant",
        "_named",
        "_names",
        "_of_kind",
        "_resolved",
        "roles",
    )

    def __init__(self, roles: Mapping[str, Role] | None, others: Iterable[Element] = ()) -> None:
        self.roles = roles
        known = roles or {}
        self._kinds = {id_: kind for id_ in sorted(known) if (kind := kind_of_role(known[id_]))}
        self._of_kind = _grouped((kind, id_) for id_, kind in self._kinds.items())
        self._names = Names(known, others)
        self._above = {id_: self._climb(id_) for id_ in known}
        self._below = {id_: frozenset(part) for id_, part in _inverse(self._above).items()}
        self._resolved: dict[str, Resolution] = {}
        self._named: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._attending: dict[tuple[str, ...], frozenset[str]] = {}
        self._kinds_meant: dict[str, frozenset[RoleKind]] = {}

    @classmethod
    def of(cls, plan: Plan) -> "Directory":
        """Build the directory of a plan."""
        others = (plan.committees, plan.networks, plan.units, plan.groups)
        return cls(plan.roles, [one for some in others for one in (some or {}).values()])

    def resolve(self, term: str) -> Resolution:
        """Find the roles that an audience term names.

        >>> directory = Directory({"s": Role(id="s", label="Skoleledere"),
        ...                        "g": Role(id="g", label="Gruppeledere")})
        >>> found = directory.resolve("rektorer gruppeledere")
        >>> found.roles, found.missing_separator, found.alias
        (('s', 'g'), True, True)
        >>> directory.resolve("Skoleledere og foreldre").unknown
        'foreldre'
        """
        if self.roles is None:
            return NOBODY
        if term not in self._resolved:
            self._resolved[term] = self._resolve(term)
        return self._resolved[term]

    def members(self, name: str) -> frozenset[str]:
        """Ids of the roles that a term or id stands for, with all roles that belong to them."""
        if name in self._below:
            return self._below[name]
        return frozenset().union(*map(self.below, self.resolve(name).roles))

    def below(self, role: str) -> frozenset[str]:
        """The role and all roles that are part of it."""
        return self._below.get(role, frozenset({role}))

    def above(self, role: str) -> frozenset[str]:
        """The role and all roles that it is part of."""
        return self._above.get(role, frozenset({role}))

    def named(self, event: HasAudience) -> tuple[str, ...]:
        """Ids of the roles that an audience names, each once, without their parts."""
        audience = event.audience or ()
        if audience not in self._named:
            found = (one.role for term in audience for one in self.resolve(term).named)
            self._named[audience] = tuple(dict.fromkeys(found))
        return self._named[audience]

    def attend(self, event: HasAudience) -> frozenset[str]:
        """Ids of all roles that take part: those named, and all that belong to them."""
        audience = event.audience or ()
        if audience not in self._attending:
            self._attending[audience] = frozenset().union(*map(self.below, self.named(event)))
        return self._attending[audience]

    def overlap(self, one: HasAudience, other: HasAudience) -> frozenset[str]:
        """Ids of the roles that take part in both."""
        return self.attend(one) & self.attend(other)

    def of_kind(self, *kinds: RoleKind) -> tuple[str, ...]:
        """Ids of the declared roles of these kinds."""
        return tuple(role for kind in kinds for role in self._of_kind.get(kind, ()))

    def kind(self, role: str) -> RoleKind | None:
        """The kind of a role, stated or inferred."""
        return self._kinds.get(role)

    def kinds_meant(self, name: str) -> frozenset[RoleKind]:
        """The kinds of the roles that a name or a title speaks of; none for a person's name.

        >>> directory = Directory({"g": Role(id="g", label="Gruppeledere")})
        >>> directory.kinds_meant("Samling 2 for gruppeledere"), directory.kinds_meant("Kari")
        (frozenset({<RoleKind.GROUP_LEADER: 'group-leader'>}), frozenset())
        """
        if name not in self._kinds_meant:
            found = {self.kind(role) for role in self.resolve(name).roles} or {kind_of_name(name)}
            self._kinds_meant[name] = frozenset(kind for kind in found if kind)
        return self._kinds_meant[name]

    def includes(self, event: HasAudience, kind: RoleKind) -> bool:
        """Tell whether people of a kind take part: teachers do where all staff do.

        Kinds that no role of the plan has are found in the kinds that contain them or that
        answer for them.
        """
        present = {self._kinds.get(role) for role in self.attend(event)}
        if kind in present or kind in self._of_kind:
            return kind in present
        wider = (*words.PART_OF.get(kind, ()), words.STAND_INS.get(kind))
        return any(other in present for other in wider if other)

    def label(self, role: str) -> str:
        """The author's name for a role, else its id."""
        declared = (self.roles or {}).get(role)
        return declared.name if declared else self._names.labels.get(role, role)

    def _climb(self, role: str) -> frozenset[str]:
        """The role and everything above it; a circle makes all its roles equal."""
        seen, waiting = {role}, [role]
        while waiting:
            for parent in self._parents(waiting.pop()):
                if parent not in seen:
                    seen.add(parent)
                    waiting.append(parent)
        return frozenset(seen)

    def _parents(self, role: str) -> Iterator[str]:
        """What a role is directly part of: as stated, else as is obvious from its kind."""
        declared = (self.roles or {}).get(role)
        if declared is None:
            return
        if declared.part_of is not None:
            yield from filter(None, map(self._names.id_of, declared.part_of))
        elif kind := self._kinds.get(role):
            yield from self.of_kind(*words.PART_OF.get(kind, ()))

    def _resolve(self, term: str) -> Resolution:
        if found := self._names.whole(term):
            return Resolution((Named(found[0], term, found[1]),))
        if len(term) > _LONGEST_TERM:
            return Resolution(unknown=f"{term[:_SHOWN]}…")
        read = _read(tuple(self._pieces(spelled(term))))
        return evolve(read, qualified=True) if "(" in term else read

    def _pieces(self, spelling: Sequence[str]) -> Iterator["_Piece"]:
        """Cut a term into roles (the longest names first), separators and other words."""
        folded = [word.casefold() for word in spelling]
        at = 0
        while at < len(folded):
            piece, length = self._longest(folded, at)
            yield _Piece(*piece[:-1], " ".join(spelling[at : at + length]))
            at += length

    def _longest(self, folded: Sequence[str], at: int) -> "tuple[_Piece, int]":
        first, last = folded[at], min(len(folded), at + _LONGEST_NAME)
        if first in words.CONJUNCTIONS:
            return _SEPARATOR, 1
        for end in range(last, at, -1):
            if (piece := self._lookup(folded[at:end], folded[end : end + 1])) is not None:
                return piece, end - at
        return (_PREPOSITION if first in words.PREPOSITIONS else _Piece()), 1

    def _lookup(self, name: Sequence[str], following: Sequence[str]) -> "_Piece | None":
        """The role that is called so; or an undeclared one, known by its kind only."""
        if _is_dangling(name, following):
            return None
        if found := self._names.find(name):
            return _Piece(found[0], alias=found[1], kind=self._kinds.get(found[0]))
        kind = kind_of_name(" ".join(name))
        if kind is None:
            return None
        for one in (kind, words.STAND_INS.get(kind)):
            if one and len(roles := self._of_kind.get(one, ())) == 1:
                return _Piece(roles[0], alias=kind not in words.NEWCOMERS, kind=one)
        vague = kind in self._of_kind
        return None if name[0] in words.QUANTIFIERS else _Piece(kind=kind, vague=vague)


class _Piece(NamedTuple):
    """A stretch of a term: a declared role, an undeclared one, a word, or what separates.

    It is `vague` where several declared roles have the kind that it names.
    """

    role: str | None = None
    alias: bool = False
    kind: RoleKind | None = None
    vague: bool = False
    joint: str = ""
    text: str = ""

    @property
    def is_somebody(self) -> bool:
        """Whether it names people, declared or not."""
        return self.role is not None or self.kind is not None


_SEPARATOR = _Piece(joint="separator")
_PREPOSITION = _Piece(joint="preposition")


def _read(pieces: tuple[_Piece, ...]) -> Resolution:
    """Sum up what the segments of a term say."""
    named: list[_Piece] = []
    unknown: list[str] = []
    qualified = False
    for head, qualifier in _segments(pieces):
        people = [piece for piece in head if piece.is_somebody]
        if qualified:
            people = [piece for piece in people if piece.kind not in words.SERVICES]
        elif not [piece for piece in people if piece.kind not in _GROUPS or piece.role]:
            people = [piece for piece in qualifier if piece.role] or people
        named += people
        unknown.extend(_unknown(head, people, qualified=qualified))
        qualified = qualified or bool(qualifier and people)
    return Resolution(
        tuple(Named(piece.role, piece.text, piece.alias) for piece in named if piece.role),
        ", ".join(unknown) or None,
        _touching(pieces),
        any(map(_is_qualifier, pieces)),
    )


def _segments(pieces: tuple[_Piece, ...]) -> Iterator[tuple[list[_Piece], list[_Piece]]]:
    """What stands between separators, each cut at its preposition: head and qualifier."""
    head: list[_Piece] = []
    qualifier: list[_Piece] = []
    part = head
    for piece in (*pieces, _SEPARATOR):
        if piece.joint == "separator":
            yield head, qualifier
            head, qualifier = [], []
            part = head
        elif piece.joint:
            part = qualifier
        part.append(piece)


def _unknown(head: list[_Piece], named: list[_Piece], *, qualified: bool) -> Iterator[str]:
    """The words of a segment that name somebody whom nobody declared."""
    if named:
        yield from (piece.text for piece in named if not piece.role and not piece.vague)
        return
    said = [p.text for p in head if not p.joint and p.text.casefold() not in words.QUANTIFIERS]
    if said and said[0].casefold() in words.REFERENCES:
        return
    if said and not qualified and not said[-1].endswith("-") and any(map(_is_word, said)):
        yield " ".join(said)


def _touching(pieces: tuple[_Piece, ...]) -> bool:
    """Whether two people's names stand side by side, the first being no «nye» or «nyansatte»."""
    for one, other in pairwise(pieces):
        if one.is_somebody and other.is_somebody and one.role != other.role:
            return one.kind is not RoleKind.NEW_EMPLOYEE
    return False


def _is_dangling(name: Sequence[str], following: Sequence[str]) -> bool:
    """Whether a name is but «alle» or the like, and belongs to the word behind it."""
    if name[0] not in words.QUANTIFIERS or not following:  # as most names
        return False
    if any(word not in words.QUANTIFIERS for word in name):
        return False
    return following[0] not in words.CONJUNCTIONS and following[0] not in words.PREPOSITIONS


def _is_qualifier(piece: _Piece) -> bool:
    """Whether a piece narrows the role that it stands beside."""
    if piece.joint or piece.is_somebody:
        return piece.joint == "preposition"
    return piece.text.casefold() not in words.QUANTIFIERS


def _is_word(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _grouped(pairs: Iterable[tuple[RoleKind, str]]) -> dict[RoleKind, tuple[str, ...]]:
    groups: dict[RoleKind, tuple[str, ...]] = {}
    for kind, role in pairs:
        groups[kind] = (*groups.get(kind, ()), role)
    return groups


def _inverse(above: Mapping[str, frozenset[str]]) -> dict[str, set[str]]:
    below: dict[str, set[str]] = {role: set() for role in above}
    for role, wider in above.items():
        for one in wider:
            below.setdefault(one, set()).add(role)
    return below
