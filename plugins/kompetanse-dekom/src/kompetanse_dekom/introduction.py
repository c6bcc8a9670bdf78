"""Section 1: what the plan is, for whom and how long, where it comes from, what it is about."""

from kompetanse.model import Introduction, Plan
from kompetanse.rule import Problem, Problems, Severity, rule
from kompetanse.rule.shapes import filled, mentions
from kompetanse_dekom.facts import INTRODUCTION
from kompetanse_dekom.times import is_time, tells_when, times_in
from kompetanse_dekom.words import LENGTHS


@rule("plan-scope-stated", severity=Severity.ERROR, source=INTRODUCTION)
def plan_scope_stated(introduction: Introduction) -> Problems:
    """The plan says for whom it is.

    Who does not read that a plan is meant for her will not work by it.

    Breaks:
        school_plan: {introduction: {for_whom: ""}}

    Holds:
        school_plan: {introduction: {for_whom: alle lærere på 5.–7. trinn}}
    """
    if not filled(introduction.for_whom):
        yield Problem(introduction, "the plan does not say for whom it is", field="for_whom")


@rule("plan-period-stated", severity=Severity.ERROR, source=INTRODUCTION)
def plan_period_stated(introduction: Introduction, plan: Plan) -> Problems:
    """The plan says for how long it is: when it begins, and when it ends.

    The introduction says so, or the plan's period does; where the introduction leaves the
    question open, readers of the plan have no answer.

    Breaks:
        school_plan: {introduction: {for_how_long: ""}}

    Breaks:
        period: null
        school_plan: {introduction: {for_how_long: fra høsten 2021}}

    Holds:
        period: null
        school_plan: {introduction: {for_how_long: høsten 2021 – våren 2023}}

    Holds:
        school_plan: {introduction: {for_how_long: ett skoleår}}
    """
    stated = introduction.for_how_long
    if stated is not None and not filled(stated):
        yield _no_length(introduction)
        return
    times = times_in(stated, plan.language)
    times += [plan.period] if plan.period else []
    begins = any(when.earliest for when in times)
    ends = any(when.latest for when in times) or mentions(stated, LENGTHS)
    if not begins and not ends:
        yield _no_length(introduction)
    elif not begins or not ends:
        yield Problem(
            introduction,
            "the plan says when it begins, and not when it ends"
            if begins
            else "the plan says when it ends, and not when it begins",
            field="for_how_long",
        )


@rule("plan-scheme-described", severity=Severity.WARNING, source=INTRODUCTION)
def plan_scheme_described(introduction: Introduction) -> Problems:
    """The plan tells what the scheme intends, and within which frames.

    Staff who have not taken part in the scheme cannot see otherwise why they should learn
    together.

    Breaks:
        school_plan: {introduction: {scheme: "…"}}

    Holds:
        school_plan: {introduction: {scheme: Skolene bestemmer selv hva de trenger å lære.}}
    """
    if not filled(introduction.scheme):
        yield Problem(
            introduction, "the plan does not tell what the scheme is meant for", field="scheme"
        )


@rule("plan-background-described", severity=Severity.WARNING, source=INTRODUCTION)
def plan_background_described(introduction: Introduction) -> Problems:
    """The plan tells why this school or municipality has made it.

    Who knows what the plan answers can tell later whether it was an answer.

    Breaks:
        school_plan: {introduction: {background: ""}}

    Holds:
        school_plan: {introduction: {background: Leseprøvene har vist det samme i tre år.}}
    """
    if not filled(introduction.background):
        yield Problem(introduction, "the plan does not tell why it was made", field="background")


@rule("plan-anchoring-described", severity=Severity.WARNING, source=INTRODUCTION)
def plan_anchoring_described(introduction: Introduction) -> Problems:
    """The plan tells how it was made, and how it is anchored.

    A decision alone does not tell who was heard and who took part.

    Breaks:
        school_plan: {introduction: {anchoring: "?"}}

    Holds:
        school_plan: {introduction: {anchoring: Laget av kollegiet og vedtatt i oppvekstutvalget.}}
    """
    if not filled(introduction.anchoring):
        yield Problem(
            introduction,
            "the plan does not tell how it was made and anchored",
            field="anchoring",
        )


@rule("plan-evaluation-described", severity=Severity.WARNING, source=INTRODUCTION)
def plan_evaluation_described(introduction: Introduction, plan: Plan) -> Problems:
    """The plan tells how it will be evaluated, and when or how often.

    A day without a method leaves open what is to be looked at; a method without a day is put
    off. The plan's evaluations say it as well.

    Breaks:
        school_plan: {introduction: {evaluation_when: 15. juni 2022}}

    Breaks:
        school_plan: {introduction: {evaluation_method: spørreskjema til elever og lærere}}

    Holds:
        school_plan:
          introduction: {evaluation_method: spørreskjema, evaluation_when: 15. juni 2022}

    Holds:
        school_plan: {introduction: {evaluation_method: elevundersøkelsen hver høst}}
    """
    how, when = _says_how(introduction, plan), _says_when(introduction, plan)
    if how and when:
        return
    if how:
        field, template = "evaluation_when", "the plan tells how it is evaluated, and not when"
    elif when:
        field, template = "evaluation_method", "the plan tells when it is evaluated, and not how"
    else:
        field, template = "evaluation_method", "the plan does not tell how it is evaluated"
    yield Problem(introduction, template, field=field)


@rule("plan-relation-described", severity=Severity.WARNING, source=INTRODUCTION)
def plan_relation_described(introduction: Introduction) -> Problems:
    """The plan tells how it goes together with other initiatives, and with earlier ones.

    Otherwise it is one more thing on top of all the others.

    Breaks:
        school_plan: {introduction: {relation: Kommer senere}}

    Holds:
        school_plan: {introduction: {relation: Bygger på regneplanen 2018–2020.}}
    """
    if not filled(introduction.relation):
        yield Problem(
            introduction,
            "the plan does not tell how it goes together with other and earlier initiatives",
            field="relation",
        )


@rule("overall-goals-present", severity=Severity.WARNING, source=INTRODUCTION)
def overall_goals_present(introduction: Introduction, plan: Plan) -> Problems:
    """The plan names at least one overall goal that it contributes to.

    They may stand as the aims of the programme, too.

    Breaks:
        school_plan: {introduction: {overall_goals: []}}

    Holds:
        school_plan: {introduction: {overall_goals: [bedre lesing i alle fag]}}
    """
    goals = introduction.overall_goals
    if goals is None and plan.program:
        goals = plan.program.aims
    if not any(map(filled, goals or ())):
        yield Problem(introduction, "the plan names no overall goal", field="overall_goals")


@rule("theme-present", severity=Severity.WARNING, source=INTRODUCTION)
def theme_present(introduction: Introduction) -> Problems:
    """The plan has exactly one main theme.

    Two main themes are two plans that share the same hours.

    Breaks:
        school_plan: {introduction: {themes: [lesing, klasseledelse]}}

    Breaks:
        school_plan: {introduction: {themes: ["Tema?"]}}

    Holds:
        school_plan: {introduction: {themes: [lesing]}}
    """
    themes = [theme for theme in introduction.themes or () if filled(theme)]
    if not themes:
        yield Problem(introduction, "the plan has no theme", field="themes")
    elif len(themes) > 1:
        yield Problem(
            introduction,
            "the plan has {number} main themes: {themes}; one is expected",
            field="themes",
            hint="choose one, and let the others serve it or wait",
            number=len(themes),
            themes=themes,
        )


def _no_length(introduction: Introduction) -> Problem:
    return Problem(introduction, "the plan does not say for how long it is", field="for_how_long")


def _says_how(introduction: Introduction, plan: Plan) -> bool:
    """Whether a method is told; a day is none."""
    methods = (method for method in _methods(introduction, plan) if filled(method))
    return any(not is_time(method, plan.language) for method in methods)


def _says_when(introduction: Introduction, plan: Plan) -> bool:
    """Whether a day or a frequency is told, in a field of its own or with the method."""
    days = (introduction.evaluation_when, *(one.when for one in (plan.evaluations or {}).values()))
    if filled(introduction.evaluation_frequency) or any(day and filled(day.text) for day in days):
        return True
    return any(tells_when(method, plan.language) for method in _methods(introduction, plan))


def _methods(introduction: Introduction, plan: Plan) -> list[str]:
    """What the plan says of how it is evaluated."""
    evaluations = (plan.evaluations or {}).values()
    return [
        method
        for method in (introduction.evaluation_method, *(e.method for e in evaluations))
        if method
    ]
