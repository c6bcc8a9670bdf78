"""The way of the work: its phases, the steps of the first one, and the analyses."""

from itertools import pairwise

from kompetanse.dates.compare import before, starts_before
from kompetanse.model import (
    Agreement,
    Analysis,
    AnalysisTool,
    Phase,
    PhaseKind,
    Step,
    StepKind,
)
from kompetanse.model.kinds import kinds_in
from kompetanse.rule import Missing, Phrase, Problem, Problems, Severity, Unknown, rule
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
    first: dict[StepKind, Step] = {}
    for step in phase.steps:
        if step.kind:
            first.setdefault(step.kind, step)
    for one, other in pairwise(first[kind] for kind in _STEPS if kind in first):
        yield from _step_order(one, other, listed=list(first.values()))


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


def _step_order(one: Step, other: Step, listed: list[Step]) -> Problems:
    """Yield a step that comes before the one that it builds on."""
    if one.when and other.when:
        ordered = opposite(starts_before(other.when, one.when))
    else:
        ordered = listed.index(one) < listed.index(other)
    yield from settle(
        ordered,
        Problem(
            other,
            "this step comes before what it builds on, {first}",
            related=[one],
            first=_STEP_NAMES[one.kind] if one.kind else "",
        ),
        Unknown(
            other,
            "«{one}» and «{other}»: it cannot be established which step comes first",
            field="when",
            related=[one],
            one=one.when,
            other=other.when,
        ),
    )


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
