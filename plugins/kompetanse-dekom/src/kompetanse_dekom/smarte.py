"""The letters of SMARTE: specific, measurable, accepted, realistic, time-bound, engaging."""

import re

from kompetanse.model import Action, Goal
from kompetanse.model.audience import Directory
from kompetanse.rule import Ask, Missing, Problem, Problems, Severity, rule
from kompetanse.rule.shapes import filled
from kompetanse_dekom.facts import GOALS
from kompetanse_dekom.words import EMPTY, SMALL


_WORD = re.compile(r"\w+")
_SIGN = "let those who are to reach it sign an attestation"


@rule("smarte-specific", severity=Severity.INFO, source=GOALS)
def smarte_specific(goal: Goal, *, minimum: int = 4) -> Problems:
    """A goal is specific and clear.

    Whether it is, no machine can see; but a text of fewer than `minimum` words, or of general
    words alone («bedre kvalitet i skolen»), is not.

    Breaks:
        goals: {m1: {text: Bedre lesing}}

    Breaks:
        goals: {m1: {text: Økt fokus på kvalitet i skolen}}

    Holds:
        goals: {m1: {text: Alle elever på 5. trinn leser fagtekster med god forståelse}}
        attestations: [{rule: dekom/smarte-specific, element: goals/m1, by: lærerne, on: 20.08.21}]
    """
    words = [word.casefold() for word in _WORD.findall(goal.text or goal.title or "")]
    if len(words) < minimum:
        yield Problem(
            goal,
            "«{goal}» has {count} word; a clear goal takes at least {minimum}",
            plural="«{goal}» has {count} words; a clear goal takes at least {minimum}",
            count=len(words),
            field="text",
            goal=goal.name,
            minimum=minimum,
        )
    elif all(word in EMPTY or word in SMALL for word in words):
        yield Problem(goal, "«{goal}» has general words only", field="text", goal=goal.name)
    else:
        yield Ask(goal, "is «{goal}» specific and clear?", field="text", hint=_SIGN, goal=goal.name)


@rule("smarte-measurable", severity=Severity.WARNING, source=GOALS)
def smarte_measurable(goal: Goal) -> Problems:
    """A goal can be measured or judged: by an indicator, or from where to where it leads.

    A described sign is enough: what pupils then do, or say.

    Breaks:
        goals: {m1: {text: Alle leser bedre, indicator: ""}}

    Breaks:
        goals: {m1: {text: Alle leser bedre, baseline: 22 % på nivå 1}}

    Holds:
        goals: {m1: {text: Alle leser bedre, baseline: 22 % på nivå 1, target: 15 %}}

    Holds:
        goals: {m1: {text: Alle leser bedre, indicator: elevene snakker om det de har lest}}
    """
    if filled(goal.indicator) or (filled(goal.baseline) and filled(goal.target)):
        return
    yield Problem(
        goal,
        "nothing tells when «{goal}» is reached",
        field="indicator",
        hint="write an indicator, or a baseline and a target",
        goal=goal.name,
    )


@rule("smarte-accepted", severity=Severity.WARNING, source=GOALS, needs="accepted_by")
def smarte_accepted(goal: Goal, measures: list[Action], directory: Directory) -> Problems:
    """A goal is accepted by those who are to reach it: who answer for its measures.

    Who is given a goal that she does not share carries out measures, and no more.

    Breaks:
        roles: {rektor: {label: Rektor}, lærere: {label: Lærere}}
        goals: {m1: {text: Alle leser bedre, accepted_by: [rektor]}}
        actions: {t1: {what: Lesestund, responsible: lærere, goal: m1}}

    Holds:
        roles: {rektor: {label: Rektor}, lærere: {label: Lærere}}
        goals: {m1: {text: Alle leser bedre, accepted_by: [rektor, lærere]}}
        actions: {t1: {what: Lesestund, responsible: lærere, goal: m1}}
    """
    carrying = [one.responsible for one in measures if one.goal == goal.id and one.responsible]
    carriers = {role for name in carrying for role in directory.resolve(name).roles}
    names = goal.accepted_by or ()
    accepted = frozenset().union(*map(directory.members, names))
    absent = sorted(directory.label(role) for role in carriers - accepted)
    if not carriers or (absent and any(_is_stranger(name, directory) for name in names)):
        yield Missing(goal, "actions.responsible" if not carriers else "roles")
    elif absent:
        yield Problem(
            goal,
            "{roles} answer for measures, but have not accepted «{goal}»",
            field="accepted_by",
            roles=absent,
            goal=goal.name,
        )


@rule("smarte-realistic", severity=Severity.INFO, source=GOALS)
def smarte_realistic(goal: Goal) -> Problems:
    """A goal is realistic, and still a challenge.

    No machine can see that: those who are to reach the goal sign for it.

    Breaks:
        goals: {m1: {text: Alle leser bedre}}

    Holds:
        goals: {m1: {text: Alle leser bedre}}
        attestations: [{rule: dekom/smarte-realistic, element: goals/m1, by: lærerne, on: 20.08.21}]
    """
    yield Ask(goal, "is «{goal}» realistic, and still a challenge?", hint=_SIGN, goal=goal.name)


@rule("smarte-time-bound", severity=Severity.WARNING, source=GOALS)
def smarte_time_bound(goal: Goal) -> Problems:
    """A goal has a deadline.

    Without one it is never missed, and never reached.

    Breaks:
        goals: {m1: {text: Alle leser bedre}}

    Breaks:
        goals: {m1: {text: Alle leser bedre, deadline: fra høsten 2021}}

    Holds:
        goals: {m1: {text: Alle leser bedre, deadline: våren 2022}}
    """
    deadline = goal.deadline
    if deadline is None or not filled(deadline.text):
        yield Problem(goal, "«{goal}» has no deadline", field="deadline", goal=goal.name)
    elif not deadline.is_readable:
        yield Missing(goal, "goals.deadline")
    elif deadline.latest is None and deadline.anchor is None:
        yield Problem(
            goal,
            "{deadline} does not say when «{goal}» is to be reached",
            field="deadline",
            deadline=f"«{deadline.text}»",
            goal=goal.name,
        )


@rule("smarte-engaging", severity=Severity.INFO, source=GOALS)
def smarte_engaging(goal: Goal) -> Problems:
    """A goal engages and motivates.

    No machine can see that: those who are to reach the goal sign for it.

    Breaks:
        goals: {m1: {text: Alle leser bedre}}

    Holds:
        goals: {m1: {text: Alle leser bedre}}
        attestations: [{rule: dekom/smarte-engaging, element: goals/m1, by: lærerne, on: 20.08.21}]
    """
    yield Ask(goal, "does «{goal}» engage and motivate?", hint=_SIGN, goal=goal.name)


def _is_stranger(name: str, directory: Directory) -> bool:
    """Whether no role is known by a name: it may then be anybody's."""
    return not directory.members(name) or directory.resolve(name).unknown is not None
