"""The work itself: phases and steps, analyses, goals and measures, evaluation."""

from itertools import pairwise

from kompetanse.dates.compare import before, ends_before, starts_before
from kompetanse.model import (
    Action,
    Agreement,
    Analysis,
    AnalysisTool,
    Phase,
    PhaseKind,
    Plan,
    Step,
    StepKind,
)
from kompetanse.model.kinds import kinds_in
from kompetanse.phrase import Phrase
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, rule
from kompetanse.rule.shapes import opposite, settle
from kompetanse_veilederkorps import words
from kompetanse_veilederkorps.bodies import Bodies
from kompetanse_veilederkorps.kinds import Body
from kompetanse_veilederkorps.words import SOURCE


_PHASES = tuple(PhaseKind)
_STEPS = tuple(StepKind)
_PHASE_NAMES = {
    PhaseKind.INITIATION: Phrase("the initiation"),
    PhaseKind.IMPLEMENTATION: Phrase("the implementation"),
    PhaseKind.INSTITUTIONALISATION: Phrase("the institutionalisation"),
}
_STEP_NAMES = {
    StepKind.CONTACT: Phrase("making contact"),
    StepKind.ANALYSIS: Phrase("the analysis"),
    StepKind.GOALS: Phrase("setting goals"),
    StepKind.MEASURES: Phrase("planning measures"),
}
_ANALYST = {
    AnalysisTool.OWNER: Body.OWNER,
    AnalysisTool.STANDPOINT: Body.SCHOOL,
    AnalysisTool.ORGANISATION: Body.SCHOOL,
}


@rule("phase-order", severity=Severity.ERROR, source=SOURCE, needs="phases")
def phase_order(agreement: Agreement) -> Problems:
    """Initiation, implementation and institutionalisation begin in this order.

    They may overlap. A phase that is missing is a warning: what is begun and never made part of
    the daily work is soon forgotten.

    Breaks:
        agreements:
          a:
            phases:
              initiering: {period: januar 2018 – juni 2018}
              implementering: {period: august 2017 – desember 2017}
              institusjonalisering: {period: august 2018 – januar 2019}

    Breaks:
        agreements: {a: {phases: {initiering: {period: august 2017 – februar 2018}}}}

    Holds:
        agreements:
          a:
            phases:
              initiering: {period: august 2017 – februar 2018}
              implementering: {period: januar 2018 – november 2018}
              institusjonalisering: {period: oktober 2018 – januar 2019}
    """
    phases = _phases_of(agreement)
    if lacking := [_PHASE_NAMES[kind] for kind in _PHASES if kind not in phases]:
        if all(_kind_of_phase(phase) for phase in (agreement.phases or {}).values()):
            yield Problem(
                agreement,
                "phases are missing: {lacking}",
                field="phases",
                severity=Severity.WARNING,
                lacking=lacking,
            )
        else:
            yield Missing(agreement, "agreements.phases.kind")
    for phase in phases.values():
        if phase.period is None and phase.steps == ():
            yield Problem(
                phase,
                "nothing is planned in the phase {phase}",
                severity=Severity.WARNING,
                phase=f"«{phase.name}»",
            )
    for first, second in pairwise(phases[kind] for kind in _PHASES if kind in phases):
        yield from _begins_after(first, second)


@rule("initiation-steps-order", severity=Severity.WARNING, source=SOURCE, needs="phases")
def initiation_steps_order(agreement: Agreement) -> Problems:
    """The initiation goes from contact to analysis, from analysis to goals, and on to measures.

    Goals that were set before anybody looked are guesses. Steps with days are compared by their
    days, others by the order in which they stand.

    Breaks:
        agreements:
          a: {phases: {initiering: {steps: [{kind: goals}, {kind: analysis}]}}}

    Holds:
        agreements:
          a:
            phases:
              initiering:
                steps: [{kind: contact}, {kind: analysis}, {kind: goals}, {kind: measures}]
    """
    phase = _phases_of(agreement).get(PhaseKind.INITIATION)
    if phase is None or phase.steps is None:
        yield Missing(agreement, "agreements.phases.steps")
        return
    steps = [step for step in phase.steps if step.kind]
    for number, step in enumerate(steps):
        for later in steps[number + 1 :]:
            if results := list(_step_order(step, later)):
                yield from results
                break


@rule("analysis-tool-used", severity=Severity.WARNING, source=SOURCE, needs="analyses")
def analysis_tool_used(agreement: Agreement, bodies: Bodies) -> Problems:
    """The initiation uses at least one of the tools, and whoever it is made for does the analysis.

    The owner makes the owner analysis; the school makes the standpoint and the organisation
    analysis. Anybody may make a SWOT analysis.

    Breaks:
        agreements: {a: {analyses: {}}}

    Breaks:
        agreements: {a: {analyses: {ståsted: {tool: standpoint, by: skoleeier}}}}

    Holds:
        agreements: {a: {analyses: {swot: {tool: swot, by: skolen}}}}
    """
    tools = [(analysis, _tool_of(analysis)) for analysis in (agreement.analyses or {}).values()]
    used = [analysis for analysis, tool in tools if tool and not _is_late(analysis, agreement)]
    if not used and all(tool for _, tool in tools):
        yield Problem(
            agreement,
            "none of the tools for analysis is used in the initiation",
            field="analyses",
            hint="standpoint, organisation or owner analysis, or SWOT",
        )
    for analysis, tool in tools:
        if tool is None:
            yield Missing(analysis, "agreements.analyses.tool")
        elif tool in _ANALYST:
            yield from _made_by(analysis, _ANALYST[tool], bodies)


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


@rule("institutionalisation-evaluated", severity=Severity.WARNING, source=SOURCE, needs="period")
def institutionalisation_evaluated(agreement: Agreement, plan: Plan) -> Problems:
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
    mine = [e for e in plan.evaluations.values() if e.agreement in (None, agreement.id)]
    times = [one.when for one in mine if one.when and one.when.is_readable]
    late = [ends_before(last, when) for when in times]
    if len(times) < len(mine) and False not in late:
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


def _kind_of_phase(phase: Phase) -> PhaseKind | None:
    """The kind of a phase: stated, else inferred from its name."""
    if phase.kind is not None:
        return phase.kind
    return next(iter(kinds_in(f"{phase.label or ''} {phase.id}", words.PHASES)), None)


def _phases_of(agreement: Agreement) -> dict[PhaseKind, Phase]:
    """The phases by kind; the first of each."""
    found: dict[PhaseKind, Phase] = {}
    for phase in (agreement.phases or {}).values():
        if kind := _kind_of_phase(phase):
            found.setdefault(kind, phase)
    return found


def _begins_after(first: Phase, second: Phase) -> Problems:
    """Yield a phase that begins before the one that precedes it."""
    if not (first.period and second.period):
        yield Missing(second, "agreements.phases.period")
        return
    yield from settle(
        opposite(starts_before(second.period, first.period)),
        Problem(
            second,
            "{second} begins before {first}",
            field="period",
            related=[first],
            second=f"«{second.name}»",
            first=f"«{first.name}»",
        ),
        Unknown(
            second,
            "«{one}» and «{other}»: it cannot be established which phase begins first",
            field="period",
            related=[first],
            one=first.period,
            other=second.period,
        ),
    )


def _step_order(one: Step, other: Step) -> Problems:
    """What is wrong with two steps of which one stands before the other."""
    first, second = sorted((one, other), key=_rank)
    if _rank(first) == _rank(second):
        return
    if first.when and second.when:
        ordered = opposite(starts_before(second.when, first.when))
    else:
        ordered = first is one
    problem = Problem(
        second,
        "this step comes before what it builds on, {first}",
        related=[first],
        first=_STEP_NAMES[first.kind] if first.kind else "",
    )
    yield from settle(
        ordered,
        problem,
        Unknown(
            second,
            "«{one}» and «{other}»: it cannot be established which step comes first",
            field="when",
            related=[first],
            one=first.when,
            other=second.when,
        ),
    )


def _rank(step: Step) -> int:
    return _STEPS.index(step.kind) if step.kind else -1


def _tool_of(analysis: Analysis) -> AnalysisTool | None:
    """The tool of an analysis: stated, else inferred from its name."""
    if analysis.tool is not None:
        return analysis.tool
    return next(iter(kinds_in(f"{analysis.label or ''} {analysis.id}", words.TOOLS)), None)


def _is_late(analysis: Analysis, agreement: Agreement) -> bool:
    """Whether an analysis is certain to come when the initiation is over."""
    phase = _phases_of(agreement).get(PhaseKind.INITIATION)
    if not (phase and phase.period and analysis.when):
        return False
    return before(phase.period, analysis.when) is True


def _made_by(analysis: Analysis, expected: Body, bodies: Bodies) -> Problems:
    """Yield an analysis that others make than those whom its tool is meant for."""
    read = bodies.of(analysis.by) if analysis.by else frozenset()
    if analysis.unit is not None:
        read = read | {Body.SCHOOL}
    if not read:
        yield Missing(analysis, "agreements.analyses.by")
    elif expected not in read:
        yield Problem(
            analysis,
            "the owner makes the owner analysis"
            if expected is Body.OWNER
            else "the school makes this analysis, not {by}",
            field="by",
            by=analysis.by,
        )
