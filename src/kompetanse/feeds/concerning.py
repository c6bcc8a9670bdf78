"""Whom a calendar entry concerns: who is to come, else those whose meeting or visit it is."""

from collections.abc import Iterable

from kompetanse.model import (
    Committee,
    Duty,
    Gathering,
    Module,
    ModuleKind,
    Network,
    Plan,
    RoleKind,
)
from kompetanse.model.audience import Directory
from kompetanse.model.programme_kinds import kind_of_module


_GUIDED = (
    RoleKind.SCHOOL_OWNER,
    RoleKind.MUNICIPAL_CHIEF,
    RoleKind.SCHOOL_LEADER,
    RoleKind.LEADERSHIP,
)
"""Whom advisers visit."""

_TAUGHT = {
    ModuleKind.LEADER: (RoleKind.LEADERSHIP, RoleKind.SCHOOL_LEADER, RoleKind.DEPARTMENT_HEAD),
    ModuleKind.TEACHER: (RoleKind.TEACHER,),
}
"""Whom a module is for, where it names nobody."""


def concerned(
    thing: object, owner: object, plan: Plan, directory: Directory
) -> frozenset[str] | None:
    """Give the ids of the roles that an element concerns; nothing where it concerns all.

    A meeting of one group or unit concerns that group or unit, not a role as a whole. A gathering
    of a network, committee or module that names nobody concerns whom that does.
    """
    if isinstance(thing, Gathering):
        owner = _held_by(thing, plan) or owner
    audience: tuple[str, ...] | None = getattr(thing, "audience", None)
    if audience is None and isinstance(owner, Module | Gathering):
        audience = owner.audience
    if audience is not None:
        return resolved(audience, directory) | _alone(getattr(thing, "leads", None), directory)
    if isinstance(owner, Module) and (kind := kind_of_module(owner)):
        return resolved(directory.of_kind(*_TAUGHT[kind]), directory) or None
    if isinstance(owner, Plan | Module | Gathering):
        return None
    if isinstance(owner, Duty):
        return resolved((*owner.roles, *(owner.together_with or ())), directory)
    adviser: str | None = getattr(thing, "by", None)
    return resolved((adviser,) if adviser else (), directory) | _holders(owner, plan, directory)


def _held_by(gathering: Gathering, plan: Plan) -> Network | Committee | Module | None:
    """The body whose meeting a gathering is, or the module that it belongs to."""
    modules = (one for one in (plan.modules or {}).values() if holds(one, gathering))
    return body_of(gathering, plan) or next(modules, None)


def body_of(gathering: Gathering, plan: Plan) -> Network | Committee | None:
    """The network or committee whose meeting a gathering is."""
    name = gathering.network or ""
    return (plan.networks or {}).get(name) or (plan.committees or {}).get(name)


def holds(module: Module, gathering: Gathering) -> bool:
    """Whether a gathering belongs to a module, as either of them says."""
    return gathering.module == module.id or gathering.id in (module.gatherings or ())


def resolved(terms: Iterable[str], directory: Directory) -> frozenset[str]:
    """Give the ids of the roles that some names stand for, with all that belong to them."""
    return frozenset(role for term in terms for role in directory.members(term))


def _holders(owner: object, plan: Plan, directory: Directory) -> frozenset[str]:
    """The roles whose body, agreement or team it is."""
    if isinstance(owner, Committee | Network):
        return _of_body(owner, directory)
    kind = type(owner).__name__
    if kind not in {"Agreement", "AdviserTeam"}:
        return frozenset()
    guided = _GUIDED if kind == "Agreement" and len(plan.agreements or ()) == 1 else ()
    return frozenset(directory.of_kind(RoleKind.ADVISER, *guided))


def _of_body(body: Committee | Network, directory: Directory) -> frozenset[str]:
    """The role that a body is, and the roles that sit in it."""
    members = body.members if isinstance(body.members, tuple) else ()
    leads = (body.chair or "",) if isinstance(body, Committee) else body.leads or ()
    return _alone((body.label or body.id, *leads, *members), directory)


def _alone(names: Iterable[str] | None, directory: Directory) -> frozenset[str]:
    """The roles that some names stand for as a whole; «rektor Furuli» is but one of many."""
    return resolved((n for n in names or () if not directory.resolve(n).qualified), directory)
