"""What the manual does not show: exceptions, bounds, doubt, and what must stay silent."""

from textwrap import dedent

import pytest

import kompetanse_dekom
from kompetanse import Report, Status, create_plugin_manager
from kompetanse.testing import report_on


PLUGINS = create_plugin_manager(entry_points=False, modules=[kompetanse_dekom])


def report(fragment: str, **options: object) -> Report:
    """The minimal plan with a fragment, checked with the pack."""
    rule = options.pop("rule", None)
    return report_on(
        dedent(fragment),
        plugins=PLUGINS,
        follows=["dekom"],
        options={f"dekom/{rule}": options} if rule else None,
    )


def found(rule: str, fragment: str, **options: object) -> list[str]:
    """Where a rule finds something, and how bad it is."""
    findings = report(fragment, **({"rule": rule, **options} if options else {})).findings
    return [f"{f.subject or 'plan'} {f.severity}" for f in findings if f.rule == f"dekom/{rule}"]


def status(rule: str, fragment: str) -> Status:
    """What became of a rule."""
    outcomes = report(fragment).outcomes
    return next(one.status for one in outcomes if one.rule == f"dekom/{rule}")


@pytest.mark.parametrize("rule", [rule.name for rule in PLUGINS.packs["dekom"].rules])
def test_a_plan_that_states_nothing_is_not_evaluated(rule: str) -> None:
    """What a plan does not mention is neither a fault nor a success."""
    for fragment in ("", "school_plan: {}", "school_plan: {levels: [school]}"):
        assert found(rule, fragment) == []
        assert status(rule, fragment) is Status.NOT_EVALUATED


@pytest.mark.parametrize(
    ("arena", "expected"),
    [
        ("kind: collective, start: fra høsten 2021", Status.NOT_EVALUATED),
        ("kind: collective, start: skoleåret 2021/2022", Status.HELD),
        ("kind: collective", Status.NOT_EVALUATED),
        ("start: høsten 2021, end: våren 2022", Status.NOT_EVALUATED),
        ("kind: individual", Status.BROKEN),
        ("kind: collective, start: høsten 2021, end: desember 2021/januar 2022", Status.UNKNOWN),
        ("kind: collective, start: høsten 2021, end: snart", Status.UNKNOWN),
        ("kind: collective, start: høsten 2020, end: våren 2021", Status.BROKEN),
    ],
)
def test_arenas_in_each_term(arena: str, expected: Status) -> None:
    """What an arena leaves open, nobody can tell; what it does not state is not evaluated."""
    assert status("frame-school-based", f"school_plan: {{arenas: {{a: {{{arena}}}}}}}") is expected


def test_the_introduction_may_tell_the_period() -> None:
    """Where the plan states no period, its introduction says for how long it is."""
    fragment = """
        period: null
        school_plan:
          introduction: {for_how_long: gjelder høsten 2021 – våren 2023}
          arenas: {}
    """
    assert found("frame-school-based", fragment) == ["school_plan error"] * 4


@pytest.mark.parametrize(
    ("stated", "period", "faults"),
    [
        ("for_how_long: fra høsten 2021", "null", 1),
        ("for_how_long: fra høsten 2021 og i to år", "null", 0),
        ("for_how_long: ut skoleåret 2022/23", "null", 1),
        ("for_how_long: 2021–2023", "null", 0),
        ("for_how_long: så lenge det trengs", "null", 1),
        ("for_how_long: så lenge det trengs", "høsten 2021 – våren 2023", 0),
        ("for_how_long: to skoleår", "fra høsten 2021", 0),
        ("for_whom: alle", "høsten 2021 – våren 2023", 0),
        ("for_whom: alle", "null", 1),
        ('for_how_long: "?"', "høsten 2021 – våren 2023", 1),
    ],
)
def test_for_how_long(stated: str, period: str, faults: int) -> None:
    """The introduction and the period together say when the plan begins and ends."""
    fragment = f"period: {period}\nschool_plan: {{introduction: {{{stated}}}}}"
    assert len(found("plan-period-stated", fragment)) == faults


@pytest.mark.parametrize(
    ("evaluation", "faults"),
    [
        ("evaluation_method: 15. juni 2022", 1),
        ("evaluation_method: spørreskjema 15. juni 2022", 0),
        ("evaluation_method: spørreskjema hvert halvår", 0),
        ("evaluation_method: årlig ståstedsanalyse", 0),
        ("evaluation_method: spørreskjema, evaluation_frequency: hver høst", 0),
        ('evaluation_method: "?", evaluation_when: 15. juni 2022', 1),
        ("relation: Ingen andre satsinger.", 1),
    ],
)
def test_evaluation(evaluation: str, faults: int) -> None:
    """A day is no method, and a method with a frequency needs no day."""
    fragment = f"school_plan: {{introduction: {{{evaluation}}}}}"
    assert len(found("plan-evaluation-described", fragment)) == faults


def test_evaluations_of_the_plan_count() -> None:
    """What the plan states under its evaluations need not be said again."""
    fragment = """
        school_plan: {introduction: {scheme: Ordningen}}
        evaluations: {slutt: {method: samtaler, when: 15.06.22}}
    """
    assert found("plan-evaluation-described", fragment) == []


@pytest.mark.parametrize(
    ("bodies", "expected"),
    [
        ("[{body: Kommunestyret, dated: 17.06.21}, {body: FAU, dated: 01.06.21}]", Status.HELD),
        ("[{body: rektor og kommunalsjefen, dated: 17.06.21}]", Status.HELD),
        ("[{body: Komiteen, dated: 17.06.21}]", Status.NOT_EVALUATED),
        ("[{body: Rektor, dated: 17.06.21}, {body: X, dated: 17.06.21}]", Status.NOT_EVALUATED),
        ("[{body: Rektor, dated: 17.06.21}]", Status.BROKEN),
        ("[{body: '?', level: owner, dated: 17.06.21}]", Status.BROKEN),
    ],
)
def test_the_name_of_a_body_tells_its_level(bodies: str, expected: Status) -> None:
    """A level is stated, or known from the body's name, or nobody can tell."""
    assert status("frame-anchored", f"school_plan: {{anchoring: {bodies}}}") is expected


@pytest.mark.parametrize(
    ("themes", "options", "faults"),
    [
        ("[a, b, c]", {}, 0),
        ("[a, b, c, '?']", {}, 0),
        ("[a, b, c, d]", {"maximum": 4}, 0),
        ("[a, b]", {"maximum": 1}, 1),
    ],
)
def test_themes_side_by_side(themes: str, options: dict[str, object], faults: int) -> None:
    """How many themes are too many is an option; placeholders are none."""
    fragment = f"school_plan: {{introduction: {{themes: {themes}, relation: Ingen.}}}}"
    assert len(found("frame-not-fragmented", fragment, **options)) == faults


def test_one_fault_is_told_once() -> None:
    """A measure without a goal, and a missing relation, have rules of their own."""
    fragment = """
        school_plan: {introduction: {relation: ""}}
        goals: {m: {text: Alle leser godt}}
        actions: {t: {what: Skidag}}
    """
    assert found("action-has-goal", fragment) == ["actions/t warning"]
    assert found("plan-relation-described", fragment) == ["school_plan/introduction warning"]
    assert found("frame-not-fragmented", fragment) == []


def test_sections_without_a_number_and_a_known_title() -> None:
    """A section that nobody can place may be the one that seems to be missing."""
    fragment = "school_plan: {sections: [{number: 1, text: a b}, {title: Annet, text: c d}]}"
    assert found("seven-sections-present", fragment) == []
    assert status("seven-sections-present", fragment) is Status.NOT_EVALUATED
    assert found("seven-sections-present", "school_plan: {sections: []}") == ["school_plan error"]


@pytest.mark.parametrize(("today", "severity"), [("2022-06-15", "info"), ("2022-06-16", "warning")])
def test_signs_are_asked_for_after_the_evaluation(today: str, severity: str) -> None:
    """On the day of the evaluation itself, nothing is late."""
    fragment = f"""
        today: {today}
        school_plan:
          introduction: {{evaluation_when: 15. juni 2022}}
          signs_of_learning: {{succeeded: "", less_successful: "", why: ""}}
    """
    assert found("signs-of-learning", fragment) == [f"school_plan/signs_of_learning {severity}"]


@pytest.mark.parametrize("day", ["", ", evaluation_when: snart", ", evaluation_when: juni 2022"])
def test_an_evaluation_that_may_be_to_come(day: str) -> None:
    """Unless the evaluation is certain to be over, open questions are only noted."""
    fragment = f"""
        today: 2022-06-20
        school_plan: {{introduction: {{scheme: Ordningen{day}}}, signs_of_learning: {{}}}}
    """
    assert found("signs-of-learning", fragment) == ["school_plan/signs_of_learning info"]


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        ("innen 31.07.22", Status.HELD),
        ("innen 01.08.22", Status.BROKEN),
        ("senest 31.07.21", Status.BROKEN),
        ("2022", Status.UNKNOWN),
        ("våren 2022", Status.HELD),
        ("når alle kan lese", Status.NOT_EVALUATED),
    ],
)
def test_deadlines_of_goals(deadline: str, expected: Status) -> None:
    """A deadline that may be inside or outside is no fault."""
    goal = f"goals: {{m: {{text: Alle leser godt, deadline: {deadline}}}}}"
    assert status("goal-within-plan-period", goal) is expected


ROLES = "roles: {a: {label: Alle ansatte}, l: {label: Lærere}, r: {label: Ressurslærere}}\n"


@pytest.mark.parametrize(
    ("accepted", "responsible", "expected"),
    [
        ("[Alle ansatte]", "lærerne", Status.HELD),
        ("[Lærere]", "ressurslærere", Status.HELD),
        ("[Ressurslærere]", "lærere", Status.BROKEN),
        ("[]", "lærere", Status.BROKEN),
        ("[Lærere]", "lærere på 5. trinn", Status.HELD),
        ("[Lærere]", "Kari", Status.NOT_EVALUATED),
        ("[Kari]", "lærere", Status.NOT_EVALUATED),
    ],
)
def test_who_must_accept_a_goal(accepted: str, responsible: str, expected: Status) -> None:
    """Those who answer for the measures, or all that they belong to."""
    plan = f"""{ROLES}
goals: {{m: {{text: Alle leser godt, accepted_by: {accepted}}}}}
actions: {{t: {{what: Lesestund, responsible: {responsible}, goal: m}}}}
"""
    assert status("smarte-accepted", plan) is expected


@pytest.mark.parametrize(
    ("measure", "faults"),
    [
        ("when: januar 2022, responsible: Lærere og ressurslærere", 0),
        ("when: snart, responsible: Lærere", 0),
        ("when: kommer, responsible: Lærere", 1),
        ("responsible: NN", 2),
        ("when: januar 2022, responsible: Lærere og rådgiver", 1),
    ],
)
def test_time_and_responsible(measure: str, faults: int) -> None:
    """A placeholder is neither a time nor a name; a time that cannot be read is one."""
    plan = f"{ROLES}actions: {{t: {{what: Lesestund, {measure}}}}}"
    assert len(found("action-has-time-and-responsible", plan)) == faults


def test_measures_of_groups_are_theirs() -> None:
    """The template asks for the plan's measures, not for those of a learning group."""
    plan = f"{ROLES}goals: {{}}\nactions: {{}}\ngroups: {{g: {{actions: [Dele en tekst]}}}}"
    assert found("action-has-time-and-responsible", plan) == []
    assert found("action-has-goal", plan) == []


def test_roles_without_tasks_in_a_plan_that_tells_none() -> None:
    """Where no role has tasks, the plan does not use the field."""
    used = "gatherings: {f: {title: Fagdag, when: 14.09.21, audience: [Lærere]}}"
    plan = "roles: {l: {label: Lærere}, r: {label: Rektor%s}}\n" + used
    assert status("roles-described", plan % "") is Status.NOT_EVALUATED
    assert found("roles-described", plan % ", tasks: [lede]") == ["roles/l error"]


def test_findings_of_an_analysis_that_is_not_stated() -> None:
    """Without conclusions, goals need not name one; with some, they must be there."""
    goal = "goals: {m: {text: Alle leser godt%s}}"
    assert status("goals-supported-by-analysis", goal % "") is Status.NOT_EVALUATED
    stated = goal % ", findings: [f1]" + "\nschool_plan: {conclusions: {%s: Få leser}}"
    assert [f.rule for f in report(stated % "f2").findings if f.path.endswith("/0")] == [
        "plan/unknown-reference"
    ]
    assert found("goals-supported-by-analysis", stated % "f1") == []


@pytest.mark.parametrize(
    "text",
    [
        "Alle elever leser bedre.",
        "Fleire elevar les i fritida",
        "Tre av fire elever mestrer brøk",
    ],
)
def test_plain_goals_are_not_empty(text: str) -> None:
    """A goal that says what is to be reached is only asked about."""
    plan = f"goals: {{m: {{text: {text}}}}}"
    assert status("smarte-specific", plan) is Status.NEEDS_ATTESTATION
