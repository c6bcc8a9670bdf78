"""Section 6: what is expected of whom, where people meet, and who works with the school."""

from kompetanse.model import Partners, Plan, Role, SchoolPlan
from kompetanse.model.audience import Directory
from kompetanse.rule import Missing, Problem, Problems, Severity, rule
from kompetanse.rule.shapes import filled
from kompetanse_dekom.facts import ORGANISATION


_PARTNERS = {
    "internal": "the plan names no internal partner",
    "external": "the plan names no external partner",
}


@rule("roles-described", severity=Severity.ERROR, source=ORGANISATION)
def roles_described(
    role: Role, plan: Plan, used_roles: frozenset[str], directory: Directory
) -> Problems:
    """Every role that the plan uses has a task, or something that is expected of it.

    Who is invited and does not know what for sits through it. Duties are tasks. A plan that
    tells no role's tasks is not held to this.

    Breaks:
        roles: {lærere: {label: Lærere, tasks: []}}
        gatherings: {fagdag: {title: Fagdag, when: 14.09.21, audience: [lærere]}}

    Holds:
        roles: {lærere: {label: Lærere, tasks: [prøve ut og dele]}}
        gatherings: {fagdag: {title: Fagdag, when: 14.09.21, audience: [lærere]}}
    """
    if _has_task(role, plan, directory):
        return
    if all(other.tasks is None for other in (plan.roles or {}).values()):
        yield Missing(role, "roles.tasks")
    elif role.id in used_roles:
        yield Problem(
            role,
            "the plan does not tell what is expected of {role}",
            field="tasks",
            role=role.name,
        )


@rule("arenas-described", severity=Severity.WARNING, source=ORGANISATION, needs="arenas")
def arenas_described(school_plan: SchoolPlan) -> Problems:
    """The plan names at least one arena where people learn, and how often they meet.

    What has no fixed hour is pushed aside by what has one.

    Breaks:
        school_plan: {arenas: {fellestid: {kind: collective}}}

    Holds:
        school_plan: {arenas: {fellestid: {kind: collective, frequency: hver tirsdag kl. 14–15}}}
    """
    arenas = (school_plan.arenas or {}).values()
    if not any(filled(arena.frequency) for arena in arenas):
        yield Problem(
            school_plan,
            "no arena tells how often people meet" if arenas else "the plan names no arena",
            field="arenas",
        )


@rule("partners-declared", severity=Severity.WARNING, source=ORGANISATION)
def partners_declared(partners: Partners) -> Problems:
    """The plan names an internal and an external partner.

    Those at the school know its people, those from outside know other schools.

    Breaks:
        school_plan: {partners: {internal: [PPT], external: []}}

    Holds:
        school_plan: {partners: {internal: [PPT], external: [Høgskolen i Ytrefjord]}}
    """
    for field, template in _PARTNERS.items():
        if not any(map(filled, getattr(partners, field) or ())):
            yield Problem(partners, template, field=field)


def _has_task(role: Role, plan: Plan, directory: Directory) -> bool:
    if any(map(filled, role.tasks or ())):
        return True
    charged = (name for duty in (plan.duties or {}).values() for name in duty.roles)
    return any(role.id in directory.resolve(name).roles for name in charged)
