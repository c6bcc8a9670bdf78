"""Goals: what they rest on, what is done for them, when they are due."""

from kompetanse.dates import DateRange, Mode, When
from kompetanse.dates.compare import due, earlier
from kompetanse.model import Action, Goal, Plan
from kompetanse.rule import Missing, Problem, Problems, Severity, Unknown, rule
from kompetanse.rule.shapes import Answer, every, filled, opposite, settle
from kompetanse_dekom.facts import ANALYSIS, GOALS, MEASURES


@rule(
    "goal-within-plan-period",
    severity=Severity.WARNING,
    source=GOALS,
    needs="deadline",
    unless="dekom/smarte-time-bound",
)
def goal_within_plan_period(goal: Goal, period: When) -> Problems:
    """A goal is due within the time that the plan is for.

    Whoever evaluates the plan can else not tell yet whether the goal is reached.

    Breaks:
        goals: {m1: {text: Alle leser med god forståelse, deadline: høsten 2022}}

    Holds:
        goals: {m1: {text: Alle leser med god forståelse, deadline: innen utgangen av mai 2022}}
    """
    days, deadline = period.extent, goal.deadline
    if days is None or deadline is None or not _has_day(deadline):
        yield Missing(goal, "period" if days is None else "goals.deadline")
        return
    yield from settle(
        _lies_in(deadline, days),
        Problem(
            goal,
            "«{goal}» is due outside the plan's period, {period}",
            field="deadline",
            goal=goal.name,
            period=days,
        ),
        Unknown(
            goal,
            "it cannot be established whether {deadline} is inside the plan's period, {period}",
            field="deadline",
            deadline=f"«{deadline.text}»",
            period=days,
        ),
    )


@rule("goals-supported-by-analysis", severity=Severity.WARNING, source=ANALYSIS)
def goals_supported_by_analysis(goal: Goal, plan: Plan) -> Problems:
    """Each goal rests on something that the analysis has found.

    A goal without a finding may be a good one; but nobody can say why it was chosen.

    Breaks:
        goals: {m1: {text: Alle leser med god forståelse, findings: []}}

    Holds:
        school_plan: {conclusions: {f1: Elevene stiller få spørsmål til tekstene}}
        goals: {m1: {text: Alle leser med god forståelse, findings: [f1]}}
    """
    analysed = plan.school_plan is not None and plan.school_plan.conclusions is not None
    if goal.findings is None and not analysed:
        yield Missing(goal, "goals.findings")
    elif not any(map(filled, goal.findings or ())):
        yield Problem(
            goal,
            "«{goal}» rests on no finding of the analysis",
            field="findings",
            goal=goal.name,
        )


@rule("goal-has-action", severity=Severity.WARNING, source=MEASURES)
def goal_has_action(goal: Goal, plan: Plan) -> Problems:
    """Something is done for each goal.

    A goal that nobody works for is a wish.

    Breaks:
        goals: {m1: {text: Alle leser med god forståelse}}
        actions: {}

    Holds:
        goals: {m1: {text: Alle leser med god forståelse}}
        actions: {t1: {what: Lesestrategier, goal: m1}}
    """
    if plan.actions is None:
        yield Missing(goal, "actions")
    elif all(action.goal != goal.id for action in plan.actions.values()):
        yield Problem(goal, "no measure serves «{goal}»", goal=goal.name)


@rule("action-has-goal", severity=Severity.WARNING, source=MEASURES, among="measures")
def action_has_goal(action: Action, plan: Plan) -> Problems:
    """Each measure serves a goal.

    What serves none takes time from what does.

    Breaks:
        goals: {m1: {text: Alle leser med god forståelse}}
        actions: {t1: {what: Skidag}}

    Holds:
        goals: {m1: {text: Alle leser med god forståelse}}
        actions: {t1: {what: Lesestrategier, goal: m1}}
    """
    if plan.goals is None:
        yield Missing(action, "goals")
    elif not filled(action.goal):
        yield Problem(
            action,
            "«{action}» serves no goal",
            field="goal",
            hint="name the goal, or leave the measure out",
            action=action.name,
        )


def _has_day(deadline: When) -> bool:
    return deadline.earliest is not None or deadline.latest is not None


def _lies_in(deadline: When, days: DateRange) -> Answer:
    """Whether a goal is due within some days: «våren 2028» is some day of that spring."""
    day = deadline.earliest, deadline.latest
    if deadline.mode is Mode.BY:
        day = due(deadline)
    early = earlier(day, (days.begin, days.begin))
    late = earlier((days.last, days.last), day)
    return every([opposite(early), opposite(late)])
