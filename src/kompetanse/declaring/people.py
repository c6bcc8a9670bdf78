"""Who is meant by a name of a declaration: a kind of role, or somebody whom the plan calls so."""

from functools import cached_property

from attrs import frozen

from kompetanse.declaring.world import World
from kompetanse.model import RoleKind
from kompetanse.model.kinds import kind_of_name
from kompetanse.rule.shapes import Answer, kinds_held, same_person, takes_part


ROLES = tuple(str(kind.value) for kind in RoleKind)

FIELDS = frozenset(
    [
        "accepted_by",
        "academic_leads",
        "audience",
        "body",
        "by",
        "chair",
        "chosen_by",
        "consulted",
        "contacts",
        "employer",
        "guides",
        "holder",
        "invited",
        "leader",
        "leadership",
        "leads",
        "made_by",
        "members",
        "module_leads",
        "not_invited",
        "attended",
        "excused",
        "organisation",
        "owner",
        "partners",
        "parties",
        "payer",
        "recipient",
        "recipients",
        "responsible",
        "role",
        "staff",
        "teachers",
        "together_with",
    ]
)
"""Fields whose texts name people, roles and bodies."""

_MEMBERS = ("audience", "members", "chair")
"""Who comes to a meeting that does not say so itself: whom its network or group consists of."""


@frozen
class Audience:
    """Some names, as an audience."""

    audience: tuple[str, ...] | None


@frozen
class Who:
    """Somebody, by a kind of role («school-leader») or by a name («SePU»)."""

    name: str

    @cached_property
    def kind(self) -> RoleKind | None:
        """The kind of role, where the name is one."""
        return RoleKind(self.name) if self.name in ROLES else None

    @cached_property
    def likely_kind(self) -> RoleKind | None:
        """The kind that the name speaks of, whatever the plan calls it."""
        return self.kind or kind_of_name(self.name)

    def takes_part(self, thing: object, world: World) -> Answer:
        """Tell whether they take part in something, or are named in its audience."""
        names = audience_of(thing, world)
        if names is None:
            return None
        return self.among(names, world)

    def among(self, names: tuple[str, ...], world: World) -> Answer:
        """Tell whether they are among those who are named: teachers are where all staff is.

        Nobody can tell who of a school or a committee comes, where only that is named.
        """
        found = self._among(names, world)
        if found is False and any(_is_body(name, world) for name in names):
            return None
        return found

    def _among(self, names: tuple[str, ...], world: World) -> Answer:
        directory = world.directory
        if self.kind is not None:
            return takes_part(directory, Audience(names), self.kind)
        meant = directory.resolve(self.name).roles
        if not directory.attend(Audience(names)).isdisjoint(meant):
            return True
        if any(same_person(self.name, name) for name in names):
            return True
        strangers = directory.roles is None or any(directory.resolve(n).unknown for n in names)
        if meant:
            return None if strangers else False
        kind = self.likely_kind
        return takes_part(directory, Audience(names), kind) if kind else False

    def holds(self, name: str, world: World) -> Answer:
        """Tell whether a name is theirs: «rektor Furuli» is a school leader."""
        if same_person(self.name, name):
            return True
        directory = world.directory
        meant = frozenset(directory.resolve(self.name).roles)
        named = directory.members(name)
        if meant and named:
            return not meant.isdisjoint(named)
        kind = self.likely_kind
        if kind is None:
            return None if meant else False
        held = kinds_held(directory, name)
        return kind in held if held else None


def audience_of(thing: object, world: World) -> tuple[str, ...] | None:
    """Give the names of those who take part; those of a network's members for its meetings."""
    own = getattr(thing, "audience", None)
    if isinstance(own, tuple):
        return own
    holder = world.holder(thing)
    if holder is world.plan:
        return None
    values = (getattr(holder, name, None) for name in _MEMBERS)
    return next((value for value in values if isinstance(value, tuple)), None)


def _is_body(name: str, world: World) -> bool:
    """Whether a name is that of a unit, a network or the like, and not of a role."""
    known = world.directory.roles or {}
    return any(one not in known for one in world.directory.resolve(name).roles)
