"""What an agreement is about: the development area, and who chose it."""

from kompetanse.model import DevelopmentArea, Plan
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, rule
from kompetanse.rule.shapes import Answer, filled, settle, some
from kompetanse_veilederkorps.bodies import Bodies, same
from kompetanse_veilederkorps.kinds import Body
from kompetanse_veilederkorps.words import SOURCE


_LOCAL = frozenset({Body.OWNER, Body.SCHOOL})


@rule(
    "development-area-chosen-locally",
    severity=Severity.ERROR,
    source=SOURCE,
)
def development_area_chosen_locally(area: DevelopmentArea, bodies: Bodies) -> Problems:
    """Owner and schools choose their development area, in consultation with the team.

    What others chose is not carried on when the advisers have left; what was chosen without
    them they cannot guide.

    Breaks:
        agreements: {a: {development_area: {title: regning, chosen_by: Brattli skole, consulted: []}}}

    Breaks:
        agreements:
          a:
            development_area:
              {title: regning, chosen_by: Utdanningsdirektoratet, consulted: veilederteamet}

    Holds:
        agreements:
          a:
            development_area: {title: regning, chosen_by: Brattli skole, consulted: veilederteamet}
    """
    if area.title is not None and not filled(area.title):
        yield Problem(area, "no development area is chosen", field="title")
    yield from settle(
        None if area.chosen_by is None else _one_of(area.chosen_by, bodies, _LOCAL),
        Problem(
            area,
            "the development area is chosen by the owner or the schools themselves",
            field="chosen_by",
        ),
        Missing(area, "agreements.development_area.chosen_by"),
    )
    consulted = None if area.consulted is None else (*area.consulted, *(area.chosen_by or ()))
    yield from settle(
        None if consulted is None else _one_of(consulted, bodies, frozenset({Body.ADVISERS})),
        Problem(
            area, "the adviser team was not consulted on the development area", field="consulted"
        ),
        Missing(area, "agreements.development_area.consulted"),
    )


@rule("guidance-on-core-areas", severity=Severity.WARNING, source=SOURCE)
def guidance_on_core_areas(area: DevelopmentArea, plan: Plan) -> Problems:
    """The development area is linked to one of the national quality goals.

    Guidance is given for what the goals speak of: basic skills, completion, inclusion. Where the
    programme names its goals, one of these is meant.

    Breaks:
        agreements: {a: {development_area: {title: regning, quality_goals: []}}}

    Holds:
        program: {quality_goals: [grunnleggende ferdigheter, gjennomføring, inkludering]}
        agreements:
          a: {development_area: {title: regning, quality_goals: [grunnleggende ferdigheter]}}
    """
    if area.quality_goals is None:
        yield Missing(area, "agreements.development_area.quality_goals")
    elif not area.quality_goals:
        yield Problem(
            area, "the development area is linked to no quality goal", field="quality_goals"
        )
    elif not _are_known(area.quality_goals, plan):
        yield Unknown(
            area,
            "it cannot be established which of the programme's quality goals is meant by {goals}",
            field="quality_goals",
            goals=[f"«{goal}»" for goal in area.quality_goals],
        )


def _one_of(names: tuple[str, ...], bodies: Bodies, wanted: frozenset[Body]) -> Answer:
    """Whether one of the names stands for somebody who is wanted."""
    read = [bodies.of(name) for name in names]
    return some(not found.isdisjoint(wanted) if found else None for found in read)


def _are_known(goals: tuple[str, ...], plan: Plan) -> bool:
    """Whether one of the goals is the programme's, by its words or its number."""
    declared = (plan.program and plan.program.quality_goals) or ()
    numbers = {str(number) for number, _ in enumerate(declared, 1)}
    return not declared or any(
        goal.strip(" .") in numbers or any(same(goal, one) for one in declared) for goal in goals
    )
