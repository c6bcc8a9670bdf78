"""Who takes part: roles in an audience, people on a list."""

from collections.abc import Iterable

from kompetanse.model import RoleKind
from kompetanse.model.audience import Directory, HasAudience
from kompetanse.model.kinds import kind_of_name
from kompetanse.rule.shapes.answers import Answer


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
    if name is None:
        return frozenset()
    found = {directory.kind(role) for role in directory.resolve(name).roles}
    return frozenset(kind for kind in found or {kind_of_name(name)} if kind)


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
