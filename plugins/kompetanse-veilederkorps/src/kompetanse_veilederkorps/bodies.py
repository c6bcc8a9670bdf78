"""Who is who: the Directorate, owners, schools and the advisers, by the names a plan uses."""

import re
from collections.abc import Iterable, Iterator

from kompetanse.model import Agreement, Owner, OwnerKind, Plan, RoleKind
from kompetanse.model.audience import Directory
from kompetanse.model.kinds import kind_of_name, kinds_in
from kompetanse.model.naming import tokens
from kompetanse.rule.shapes import kinds_held
from kompetanse_veilederkorps import words
from kompetanse_veilederkorps.kinds import Body


_OF_ROLES = {
    RoleKind.DIRECTORATE: Body.DIRECTORATE,
    RoleKind.ADVISER: Body.ADVISERS,
    RoleKind.SCHOOL_OWNER: Body.OWNER,
    RoleKind.MUNICIPAL_CHIEF: Body.OWNER,
    RoleKind.COUNTY_HEAD: Body.OWNER,
    RoleKind.SCHOOL_OFFICER: Body.OWNER,
    RoleKind.SCHOOL_LEADER: Body.SCHOOL,
    RoleKind.LEADERSHIP: Body.SCHOOL,
    RoleKind.DEPARTMENT_HEAD: Body.SCHOOL,
    RoleKind.GROUP_LEADER: Body.SCHOOL,
    RoleKind.TEACHER: Body.SCHOOL,
    RoleKind.RESOURCE_TEACHER: Body.SCHOOL,
    RoleKind.PEDAGOGUE: Body.SCHOOL,
    RoleKind.ALL_STAFF: Body.SCHOOL,
    RoleKind.STUDENT: Body.SCHOOL,
}
_ARTICLE = re.compile(r"^\s*(?:the|den|det|de)\s+", re.IGNORECASE)
_FOR_OTHERS = re.compile(r"\b(?:for|av|of)\s", re.IGNORECASE)
_MOST = 20
"""Names that are read in one text: «eier, rektor og lærere»."""

_AND = re.compile(r"[,;/&+]|\b(?:og|samt|and)\b", re.IGNORECASE)


class Bodies:
    """The names of all bodies that one plan speaks of.

    >>> plan = Plan(owners={"u": Owner(id="u", label="Utnes kommune")})
    >>> bodies = Bodies(plan, Directory.of(plan))
    >>> [[*map(str, bodies.of(name))] for name in ("Utnes", "Brattli skole", "Udir", "Fjord AS")]
    [['owner'], ['school'], ['directorate'], []]
    """

    def __init__(self, plan: Plan, directory: Directory) -> None:
        self._owners = plan.owners or {}
        self._directory = directory
        self._read: dict[str, frozenset[Body]] = {}
        self._known: dict[frozenset[str], Body] = {}
        for body, name in _declared(plan):
            self._known.setdefault(words_of(name), body)

    def of(self, name: str) -> frozenset[Body]:
        """What a name (or several, joined by «og») stands for; nothing where nobody can tell."""
        if name not in self._read:
            whole = self._of_whole(name)
            parts = () if whole else _AND.split(name)[:_MOST]
            self._read[name] = whole.union(*map(self._of_one, parts))
        return self._read[name]

    def owner_names(self, agreement: Agreement) -> tuple[str, ...]:
        """The names of the owner who is a party; none where nobody can tell who it is."""
        if agreement.owner is None:
            return tuple(name for name in agreement.parties or () if self.of(name) == {Body.OWNER})
        owner = self._owners.get(agreement.owner)
        return (owner.name if owner else agreement.owner,)

    def stands_for(self, name: str, agreement: Agreement) -> bool:
        """Whether a name is that of the owner who is a party, or of somebody who speaks for it."""
        if Body.OWNER not in self.of(name):
            return False
        owners = self.owner_names(agreement)
        return (
            not owners
            or is_own(name)
            or bool(kinds_held(self._directory, name))
            or any(same(name, owner) or is_spoken_of(owner, name) for owner in owners)
        )

    def alike(self, one: str, other: str) -> bool:
        """Whether two names may be one body's: «Udir» is the Directorate."""
        return same(one, other) or Body.DIRECTORATE in self.of(one) & self.of(other)

    def _of_whole(self, name: str) -> frozenset[Body]:
        """What a name stands for as it is, whatever «og» stands in it."""
        if body := self._known.get(words_of(name)):
            return frozenset({body})
        kind = kind_of_name(name)
        return frozenset({_OF_ROLES.get(kind, Body.OTHER)} if kind else ())

    def _of_one(self, name: str) -> frozenset[Body]:
        if whole := self._of_whole(name):
            return whole
        name = _ARTICLE.sub("", name)
        if kinds := kinds_held(self._directory, name):
            return frozenset(
                _OF_ROLES.get(kind, Body.OTHER) for kind in kinds if _is_meant(kind, name)
            )
        if read := kinds_in(name, words.BODIES):
            return frozenset(read[:1])
        return frozenset(self._resembling(words_of(name)))

    def _resembling(self, said: frozenset[str]) -> list[Body]:
        """What those declared names stand for that say more than this one does, or less."""
        if not said:
            return []
        return [body for known, body in self._known.items() if known <= said or said <= known]


def words_of(name: str) -> frozenset[str]:
    """Give the words of a name, without case and signs, in one spelling.

    >>> sorted(words_of("Utnes kommune, oppvekst"))
    ['kommune', 'oppvekst', 'utnes']
    """
    said = (words.SPELLINGS.get(word, word) for word in tokens(name) if word[0].isalnum())
    return frozenset(word for one in said for word in one.split())


def same(one: str, other: str) -> bool:
    """Tell whether two names may be one body's.

    >>> same("Utnes", "Utnes kommune"), same("Utnes kommune", "Tangen kommune")
    (True, False)
    """
    said, others = words_of(one), words_of(other)
    return bool(said and others) and (said <= others or others <= said)


def belongs(name: str, body: str) -> bool:
    """Tell whether a name holds the whole name of a body.

    >>> belongs("Utnes kommune, oppvekst", "Utnes kommune"), belongs("kommune", "Utnes kommune")
    (True, False)
    """
    wanted = words_of(body)
    return bool(wanted) and wanted <= words_of(name)


def is_own(name: str) -> bool:
    """Tell whether a name only says «the municipality», meaning the one at hand.

    >>> is_own("egen kommune"), is_own("Utnes kommune")
    (True, False)
    """
    return words_of(name) <= words.OWN


def kind_of_owner(owner: Owner) -> OwnerKind | None:
    """Give the kind of an owner: stated, else inferred from the name.

    >>> kind_of_owner(Owner(label="Utnes kommune"))
    <OwnerKind.MUNICIPALITY: 'municipality'>
    """
    if owner.kind is not None:
        return owner.kind
    return next(iter(kinds_in(owner.label or "", words.OWNERS)), None)


def distinctive(names: Iterable[str]) -> frozenset[str]:
    """Give the words of names that set them apart from others.

    >>> sorted(distinctive(["Sund skole", "Myra skole"]))
    ['myra', 'sund']
    """
    return frozenset(word for name in names for word in words_of(name)) - words.GENERAL


def is_spoken_of(name: str, text: str) -> bool:
    """Tell whether a text has a word that sets a body's name apart from others.

    >>> is_spoken_of("Sund skole", "Sund trer ut"), is_spoken_of("Sund skole", "en skole trer ut")
    (True, False)
    """
    return not words_of(text).isdisjoint(distinctive([name])) or belongs(text, name)


def schools_of(agreement: Agreement) -> tuple[str, ...]:
    """Give the names of all schools that are or were invited."""
    versions = (agreement.versions or {}).values()
    named = [*(agreement.schools or ()), *(name for v in versions for name in v.schools or ())]
    return tuple(dict.fromkeys(named))


def _is_meant(kind: RoleKind, name: str) -> bool:
    """Whether a role is the one of the corps: a «rettleiar for nyutdanna» belongs to a school."""
    return kind is not RoleKind.ADVISER or not _FOR_OTHERS.search(name)


def _declared(plan: Plan) -> Iterator[tuple[Body, str]]:
    """All names that the plan itself gives to somebody; the surest come first."""
    yield from _named(Body.OWNER, (plan.owners or {}).values())
    yield from _named(Body.ADVISERS, (plan.teams or {}).values())
    yield from _named(Body.ADVISERS, (plan.advisers or {}).values())
    for agreement in (plan.agreements or {}).values():
        yield from ((Body.SCHOOL, name) for name in schools_of(agreement))
        owners = (agreement.schools or {}).values()
        yield from ((Body.OWNER, name) for name in owners if name and not is_own(name))
    yield from _named(Body.SCHOOL, (u for u in (plan.units or {}).values() if u.kind == "school"))


def _named(body: Body, elements: Iterable[object]) -> Iterator[tuple[Body, str]]:
    for element in elements:
        for field in ("label", "id"):
            if name := getattr(element, field):
                yield body, name
