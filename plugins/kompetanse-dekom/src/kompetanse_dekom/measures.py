"""Measures: when, and who answers for them."""

from kompetanse.model import Action
from kompetanse.model.audience import Directory
from kompetanse.rule import Missing, Problem, Problems, Severity, rule
from kompetanse.rule.shapes import filled
from kompetanse_dekom.facts import MEASURES


@rule(
    "action-has-time-and-responsible",
    severity=Severity.ERROR,
    source=MEASURES,
    among="measures",
)
def action_has_time_and_responsible(action: Action, directory: Directory) -> Problems:
    """Each measure has a time, and a declared role that answers for it.

    A measure without a time is put off, and one without a name is somebody else's. A deadline is
    a time.

    Breaks:
        roles: {lærere: {label: Lærere}}
        actions: {t1: {what: Lesestund, responsible: lærere}}

    Breaks:
        roles: {lærere: {label: Lærere}}
        actions: {t1: {what: Lesestund, when: januar 2022, responsible: rådgiver}}

    Holds:
        roles: {lærere: {label: Lærere}}
        actions: {t1: {what: Lesestund, when: senest 30. april 2022, responsible: lærere}}
    """
    if action.when is None or not filled(action.when.text):
        yield Problem(action, "«{action}» has no time", field="when", action=action.name)
    if action.responsible is None or not filled(action.responsible):
        yield Problem(
            action, "nobody answers for «{action}»", field="responsible", action=action.name
        )
    else:
        yield from _declared(action, action.responsible, directory)


def _declared(action: Action, responsible: str, directory: Directory) -> Problems:
    """Whether those who answer for a measure are declared roles."""
    named = directory.resolve(responsible)
    if directory.roles is None:
        yield Missing(action, "roles")
    elif named.unknown is not None:
        yield Problem(
            action,
            "«{who}» answers for «{action}», but is no declared role",
            field="responsible",
            quote=named.unknown if named.unknown in responsible else None,
            hint="declare it under roles, or name the role that answers for the measure",
            who=named.unknown,
            action=action.name,
        )
