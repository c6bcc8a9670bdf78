"""What the work is to reach: goals and measures, who answers for them, and the evaluation."""

from collections.abc import Mapping
from datetime import date

from kompetanse.dates import When
from kompetanse.dates.compare import end, ends_before, starts_before
from kompetanse.model import Action, Agreement, Plan
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, fact, rule
from kompetanse.rule.shapes import opposite, settle
from kompetanse_veilederkorps.bodies import Bodies
from kompetanse_veilederkorps.kinds import Body
from kompetanse_veilederkorps.words import SOURCE


@rule("goals-before-measures", severity=Severity.WARNING, source=SOURCE)
def goals_before_measures(action: Action, plan: Plan) -> Problems:
    """A measure serves a goal that was set before it starts.

    Otherwise the goal is made to fit what one does anyway.

    Breaks:
        goals: {m: {title: Flere mestrer, dated: 15.11.17}}
        actions: {t: {what: lesetimer, goal: m, when: 20.10.17}}

    Breaks:
        goals: {m: {title: Flere mestrer, dated: 15.11.17}}
        actions: {t: {what: lesetimer, when: 20.11.17}}

    Holds:
        goals: {m: {title: Flere mestrer, dated: 15.11.17}}
        actions: {t: {what: lesetimer, goal: m, when: 01.12.17}}
    """
    if plan.goals is None:
        yield Missing(action, "goals")
        return
    if action.goal is None:
        yield Problem(action, "{action} serves no goal", field="goal", action=f"«{action.name}»")
        return
    goal = plan.goals.get(action.goal)
    if not (goal and goal.dated and action.when):
        yield Missing(action, "actions.when" if goal and goal.dated else "goals.dated")
        return
    yield from settle(
        opposite(starts_before(action.when, goal.dated)),
        Problem(
            action,
            "{action} starts on {when}, before its goal was set on {dated}",
            field="when",
            related=[goal],
            action=f"«{action.name}»",
            when=action.when,
            dated=goal.dated,
        ),
        Unknown(
            action,
            "starts «{when}», goal set «{dated}»: it cannot be established which comes first",
            field="when",
            related=[goal],
            when=action.when,
            dated=goal.dated,
        ),
    )


@rule(
    "responsibility-stays-local",
    severity=Severity.ERROR,
    source=SOURCE,
    needs="responsible",
)
def responsibility_stays_local(action: Action, bodies: Bodies) -> Problems:
    """No adviser answers for a measure.

    Advisers support the work and leave; it belongs to the owner and the schools.

    Breaks:
        actions: {t: {what: lesetimer, responsible: veilederteamet}}

    Holds:
        actions: {t: {what: lesetimer, responsible: rektor Brattli}}
    """
    read = bodies.of(action.responsible or "")
    if not read:
        yield Missing(action, "roles")
    elif Body.ADVISERS in read:
        yield Problem(
            action,
            "{responsible} answers for {action}; advisers support it, owner and schools answer",
            field="responsible",
            responsible=f"«{action.responsible}»",
            action=f"«{action.name}»",
        )


@fact
def evaluated(plan: Plan) -> Mapping[str, list[When | None]]:
    """When each agreement is evaluated; under the empty name, when all of them are."""
    found: dict[str, list[When | None]] = {}
    for one in (plan.evaluations or {}).values():
        when = one.when if one.when and one.when.is_readable else None
        found.setdefault(one.agreement or "", []).append(when)
    return {name: _earliest(times) for name, times in found.items()}


@rule("institutionalisation-evaluated", severity=Severity.WARNING, source=SOURCE, needs="period")
def institutionalisation_evaluated(
    agreement: Agreement, plan: Plan, evaluated: Mapping[str, list[When | None]]
) -> Problems:
    """The work is evaluated before the agreement ends.

    What the last phase keeps, it must know to be worth it.

    Breaks:
        agreements: {a: {period: 01.08.17 – 31.01.19}}
        evaluations: {e: {when: mars 2019}}

    Holds:
        agreements: {a: {period: 01.08.17 – 31.01.19}}
        evaluations: {e: {when: uke 4 2019}}
    """
    last = agreement.period.latest if agreement.period else None
    if plan.evaluations is None or last is None:
        yield Missing(agreement, "agreements.period" if plan.evaluations else "evaluations")
        return
    mine = [*evaluated.get("", ()), *evaluated.get(agreement.id, ())]
    times = [when for when in mine if when]
    late = [ends_before(last, when) for when in times]
    if None in mine and False not in late:
        yield Missing(agreement, "evaluations.when")
        return
    in_time = True if False in late else None if None in late else False
    yield from settle(
        in_time,
        Problem(
            agreement,
            "{agreement} is not evaluated before it ends on {end}",
            field="period",
            agreement=agreement.name,
            end=last,
        ),
        Unknown(
            agreement,
            "evaluated {times}: it cannot be established whether that is before the end on {end}",
            field="period",
            times=[f"«{when.text}»" for when in times],
            end=last,
        ),
    )


def _earliest(times: list[When | None]) -> list[When | None]:
    """Those times that decide whether any is early enough: no other can be sooner over."""
    dated = [when for when in times if when]
    if not dated:
        return times[:1]
    surely = min(dated, key=lambda when: end(when)[1] or date.max)
    perhaps = min(dated, key=lambda when: end(when)[0] or date.min)
    return [surely, perhaps, *([None] if None in times else [])]
