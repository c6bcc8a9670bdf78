"""Who takes part: roles in an audience, people on a list."""

import re
from collections.abc import Iterable

from kompetanse.model import RoleKind
from kompetanse.model.audience import Directory, HasAudience
from kompetanse.model.kinds import kind_of_name
from kompetanse.rule.shapes.answers import Answer


_AND = re.compile(r"[,;/&+]|\b(?:og|samt|and)\b", re.IGNORECASE)
_TEACHER = re.compile(r"(?:lærer(?:e|en|ne)?|lærar(?:ar|en|ane)?|teachers?)$", re.IGNORECASE)
_LONGEST_NAME = 4


def takes_part(directory: Directory, event: HasAudience, *kinds: RoleKind) -> Answer:
    """Tell whether people of one of these kinds take part.

    Nobody can tell where the audience is not stated, or names somebody whom no role answers to.

    >>> from kompetanse.model import Gathering, Role
    >>> directory = Directory({"l": Role(id="l", label="Lærere")})
    >>> takes_part(directory, Gathering(audience=("lærere",)), RoleKind.TEACHER, RoleKind.PPT)
    True
    """
    if any(directory.includes(event, kind) for kind in kinds):
        return True
    known = directory.roles is not None and event.audience is not None
    strangers = any(directory.resolve(term).unknown for term in event.audience or ())
    return False if known and not strangers else None


def kinds_named(directory: Directory, name: str | None) -> frozenset[RoleKind]:
    """Give the kinds of the roles that a name or a title speaks of; none for a person's name.

    >>> from kompetanse.model import Role
    >>> directory = Directory({"g": Role(id="g", label="Gruppeledere")})
    >>> kinds_named(directory, "Samling 2 for gruppeledere")
    frozenset({<RoleKind.GROUP_LEADER: 'group-leader'>})
    """
    return frozenset() if name is None else directory.kinds_meant(name)


def kinds_held(directory: Directory, name: str | None) -> frozenset[RoleKind]:
    """Give the kinds of role that somebody holds, as far as the words tell them.

    Other than an audience, a holder is often named with the place: «rektor Furuli»,
    «avdelingsleder for elektro». The last word of a compound tells the kind: «faglærer».

    >>> sorted(kinds_held(Directory(None), "avdelingsleder elektro og kontaktlærer"))
    [<RoleKind.DEPARTMENT_HEAD: 'department-head'>, <RoleKind.TEACHER: 'teacher'>]
    >>> kinds_held(Directory(None), "Kari")
    frozenset()
    """
    holders = _AND.split(name or "")
    return frozenset().union(*(_held(directory, one.strip()) for one in holders))


def _held(directory: Directory, name: str) -> frozenset[RoleKind]:
    if kinds := kinds_named(directory, name):
        return kinds
    words = name.split()[:_LONGEST_NAME]
    for end in range(len(words), 0, -1):
        if kind := kind_of_name(" ".join(words[:end])):
            return frozenset({kind})
    is_teacher = words and _TEACHER.search(words[0])
    return frozenset({RoleKind.TEACHER}) if is_teacher else frozenset()


def same_person(one: str, other: str) -> bool:
    """Tell whether two names may be one person's.

    >>> same_person("Kari", "Kari N."), same_person("p1", "p10")
    (True, False)
    """
    words, others = set(one.casefold().split()), set(other.casefold().split())
    return words <= others or others <= words


def left_out(people: Iterable[str], listed: Iterable[str]) -> list[str]:
    """Give those people whose names are not on a list.

    >>> left_out(["Ada", "Bo"], ["Ada N.", "Eli"])
    ['Bo']
    """
    names = list(listed)
    return [one for one in people if not any(same_person(one, name) for name in names)]


def divisible(total: int, minimum: int, maximum: int) -> bool:
    """Tell whether a number of people can be divided into groups of an allowed size.

    >>> [total for total in range(1, 13) if not divisible(total, 5, 7)]
    [1, 2, 3, 4, 8, 9]
    """
    return total > 0 and -(-total // maximum) * minimum <= total
