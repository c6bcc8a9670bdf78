"""What the manual does not show: exceptions, bounds, doubt, and what must stay silent."""

from datetime import date, timedelta
from textwrap import dedent

import pytest

import kompetanse_skup
from kompetanse import Report, Status, create_plugin_manager
from kompetanse.testing import report_on


def report(fragment: str, **options: object) -> Report:
    """The minimal plan with a fragment, checked with the pack."""
    rule = options.pop("rule", None)
    return report_on(
        dedent(fragment),
        plugins=create_plugin_manager(entry_points=False, modules=[kompetanse_skup]),
        follows=["skup"],
        options={f"skup/{rule}": options} if rule else None,
    )


def found(rule: str, fragment: str, **options: object) -> list[str]:
    """Where a rule finds something, and how bad it is."""
    findings = report(fragment, **({"rule": rule, **options} if options else {})).findings
    return [f"{f.subject or 'plan'} {f.severity}" for f in findings if f.rule == f"skup/{rule}"]


def status(rule: str, fragment: str) -> Status:
    """What became of a rule."""
    outcomes = report(fragment).outcomes
    return next(one.status for one in outcomes if one.rule == f"skup/{rule}")


LEADERS = """
    modules: {l: {kind: leader, gatherings: [g1, g2]%s}}
    gatherings:
      g1: {title: Oppstartssamling, when: 26.09.16%s}
      g2: {title: 2. samling, when: 15.12.16}
"""


@pytest.mark.parametrize(
    ("chair", "expected"),
    [
        ("fylkessjefen for videregående opplæring", Status.HELD),
        ("Kari N.", Status.NOT_EVALUATED),
        ("rektor Furuli", Status.BROKEN),
        ("rektor og fylkessjefen", Status.HELD),
    ],
)
def test_who_chairs(chair: str, expected: Status) -> None:
    """A role is known with its place and its department; a person's name says nothing."""
    assert status("committee-chair", f"committees: {{p: {{chair: {chair}}}}}") is expected


def test_which_committee() -> None:
    """The only one there is, or the one that is called so; among others nobody can tell."""
    rule, one, other = "committee-chair", "styringsgruppe: {chair: rektor}", "au: {chair: rektor}"
    assert found(rule, f"committees: {{{one}}}") == ["committees/styringsgruppe error"]
    assert status(rule, f"committees: {{{one}, {other}}}") is Status.NOT_EVALUATED
    named = "programkomité: {chair: fylkessjefen}"
    assert status(rule, f"committees: {{{one}, {other}, {named}}}") is Status.HELD
    second = "p2: {label: Programkomité 2}"
    assert found(rule, f"committees: {{{named}, {second}}}") == ["committees/p2 error"]


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("{holder: rådgiver i VGO, role: modulansvarlig}", Status.HELD),
        ("{organisation: Seksjon for vidaregåande opplæring}", Status.HELD),
        ("{organisation: Fylkeskommunen}", Status.UNKNOWN),
        ("Ada", Status.NOT_EVALUATED),
        ("skogen", Status.BROKEN),
        ("{holder: rådgiver i VGO, organisation: Skogen videregående skole}", Status.BROKEN),
    ],
)
def test_where_a_module_lead_comes_from(lead: str, expected: Status) -> None:
    """An upper-secondary school is not the county's unit; the county itself may be."""
    plan = f"units: {{skogen: {{}}}}\nmodules: {{m: {{module_leads: [{lead}]}}}}"
    assert status("module-lead", plan) is expected


@pytest.mark.parametrize(("days", "severity"), [(30, "error"), (31, "warning"), (-5, "error")])
def test_an_academic_lead_is_needed_a_month_before(days: int, severity: str) -> None:
    """Until thirty days before the start there is time to find somebody."""
    today = date(2017, 8, 14) - timedelta(days=days)
    plan = """
        modules: {m: {kind: teacher, academic_leads: []}}
        module_runs: {r: {module: m, start: 14.08.17}}
    """
    assert found("academic-lead-per-module", f"{dedent(plan)}\ntoday: {today}") == [
        f"modules/m {severity}"
    ]


def test_an_academic_lead_for_a_module_without_a_start() -> None:
    """Where nobody knows when it starts, it is not said to be late."""
    plan = "modules: {m: {kind: teacher, academic_leads: []}}"
    assert found("academic-lead-per-module", plan) == ["modules/m warning"]


@pytest.mark.parametrize(
    ("start", "severities"),
    [
        ("fra og med høsten 2017", []),
        ("oktober 2017", []),
        ("31.12.17", []),
        ("01.01.18", ["warning"]),
        ("juni 2017", ["warning"]),
        ("fra 2017", ["info"]),
        ("2017", ["info"]),
    ],
)
def test_when_a_network_starts(start: str, severities: list[str]) -> None:
    """An open end is no doubt; a whole year is."""
    plan = f"networks: {{k: {{label: Kvalitetsnettverk, start: {start}}}}}"
    assert found("network-start", plan) == [f"networks/k {one}" for one in severities]


def test_other_networks_may_start_and_end_as_they_like() -> None:
    """The quality network is known by its name."""
    plan = """
        networks:
          a: {label: Rektornettverk, start: 2014, until: våren 2018}
          b: {label: Kvalitetsnettverk for skolene, start: høsten 2017}
    """
    assert status("network-start", plan) is Status.HELD


@pytest.mark.parametrize(
    ("cost", "expected"),
    [
        ("{what: opplæring og veiledning, payer: Hedmark fylkeskommune}", Status.HELD),
        ("{what: opplæring i skolens tid, payer: skolen}", Status.NOT_EVALUATED),
        ("{what: reise, payer: skolen}", Status.NOT_EVALUATED),
        ("{what: kurs, payer: skolene og fylket}", Status.HELD),
        ("{kind: time, payer: deltakerskolene}", Status.HELD),
    ],
)
def test_who_pays(cost: str, expected: Status) -> None:
    """What is of both kinds, or of another one, is not held against the split."""
    assert status("cost-split", f"costs: {{c: {cost}}}") is expected


def test_another_year() -> None:
    """A programme that starts later sets its own years."""
    plan = "module_runs: {r: {implementation_start: oktober 2018}}"
    assert found("implementation-start-window", plan) == ["module_runs/r warning"]
    assert found("implementation-start-window", plan, year=2018) == []


def test_the_first_gathering_goes_before_the_period() -> None:
    """What is in the calendar is truer than what the module says of itself."""
    assert status("leader-module-start-window", LEADERS % (", period: 2017", "")) is Status.HELD
    period = "modules: {l: {kind: leader, period: skoleåret 2017/2018}}"
    assert found("leader-module-start-window", period) == ["modules/l error"]


def test_leaders_may_begin_with_a_gathering() -> None:
    """«Fra oppstartssamlingen» is the time of that gathering."""
    plan = dedent(LEADERS % ("", "")) + dedent(
        """
        units: {s: {leaders_from: fra 2. samling}}
        module_runs: {r: {unit: s, start: %s}}
        """
    )
    rule = "leader-module-before-teacher-module"
    assert status(rule, plan % "09.01.17") is Status.HELD
    assert found(rule, plan % "15.12.16") == ["units/s error"]
    assert found(rule, plan % "desember 2016") == ["units/s info"]


def test_a_leader_module_by_its_title() -> None:
    """Kinds are read from titles; what else stands beside the leader module is for teachers."""
    plan = "modules: {a: {title: Leiarmodul}, b: {title: Lesing, period: høsten 2016}}"
    assert found("teacher-modules-not-before", plan) == ["modules/b error"]
    alone = "modules: {b: {title: Lesing, period: høsten 2016}}"
    assert status("teacher-modules-not-before", alone) is Status.NOT_EVALUATED


def test_july_is_no_gap() -> None:
    """From the middle of May to the end of the year is seven months and a half, with July."""
    plan = LEADERS % ("", "")
    assert found("leader-module-covered", plan, year=2017) == ["modules/l warning"]
    spring = plan.replace("15.12.16", "01.06.17")
    assert found("leader-module-covered", spring, year=2017) == []


def test_guidance_fills_a_gap() -> None:
    """A module goes on where its leaders are guided, but not by guidance before its last day."""
    plan = LEADERS % (", guidance: [{when: 01.12.16}, {when: %s}]", "")
    assert found("leader-module-covered", plan % "01.06.17", year=2017) == []
    assert found("leader-module-covered", plan % "15.01.17", year=2017) == ["modules/l warning"]


def test_an_undated_gathering_may_fill_a_gap() -> None:
    """Nobody knows when it is."""
    plan = LEADERS.replace(", when: 15.12.16", "") % ("", "")
    assert status("leader-module-covered", plan) is Status.NOT_EVALUATED


def test_guidance_as_a_part_of_the_work() -> None:
    """«Observasjon og veiledning» is guidance too."""
    work = ", guidance: [], between_work: {w: {what: observasjon og veiledning}}"
    assert status("leader-module-components", LEADERS % (work, "")) is Status.HELD


def test_who_is_invited() -> None:
    """«Skoleledere» may mean principals alone; teachers are certainly not the leaders."""
    roles = "roles: {s: {label: Skoleledere}, t: {label: Lærere}}\nunits: {u: {leadership: [Ada]}}"
    plan = dedent(LEADERS % ("", ", audience: [%s]")) + roles
    rule = "all-leaders-participate"
    assert status(rule, plan % "skoleledere") is Status.NOT_EVALUATED
    assert found(rule, plan % "lærere") == ["gatherings/g1 error"]


@pytest.mark.parametrize(
    ("invited", "leaders", "expected"),
    [
        ("rektor, avdelingsledere", "Kari, Ola", Status.HELD),
        ("rektor", "Kari, Ola", Status.NOT_EVALUATED),
        ("rektor", "rektor, avdelingsleder elektro", Status.BROKEN),
        ("rektor, avdelingsleder helse", "rektor, avdelingsleder elektro", Status.BROKEN),
        ("Kari N.", "Kari, Ola", Status.BROKEN),
        ("skoleledelsen", "Kari, Ola", Status.HELD),
    ],
)
def test_who_is_meant(invited: str, leaders: str, expected: Status) -> None:
    """A role may be anybody's; but not that of another kind, or of another department."""
    plan = dedent(LEADERS % ("", "")).replace(", g2]", "]") + dedent(
        f"""
        units: {{u: {{leadership: [{leaders}]}}}}
        attendance:
          - {{gathering: g1, unit: u, invited: [{invited}], attended: [{leaders}]}}
        """
    )
    assert status("all-leaders-participate", plan) is expected


def test_exceptions_in_words() -> None:
    """«Alle ledere unntatt …» leaves somebody out, unless that one is excused, or no leader."""
    plan = dedent(LEADERS % ("", "")) + dedent(
        """
        units: {u: {}}
        attendance: [{gathering: g1, invited: [alle ledere unntatt %s], excused: [%s]}]
        """
    )
    rule = "all-leaders-participate"
    assert found(rule, plan % ("rektor ved Furuli", "Bo")) == ["gatherings/g1 error"]
    assert found(rule, plan % ("rektor ved Furuli", "rektor ved Furuli")) == []
    assert found(rule, plan % ("faglærere", "Bo")) == []


def test_who_did_not_come() -> None:
    """Where a plan says who came, those who did not are excused."""
    plan = dedent(LEADERS % ("", "")) + dedent(
        """
        units: {u: {leadership: [Ada N., Bo M.]}}
        attendance: [{gathering: g1, invited: [alle ledere], attended: [Ada]%s}]
        """
    )
    assert found("all-leaders-participate", plan % "") == ["gatherings/g1 error"]
    assert found("all-leaders-participate", plan % ", excused: [Bo]") == []


def test_days_for_some_schools() -> None:
    """Who comes must be told; a school that begins later is not missed."""
    plan = dedent(LEADERS % ("", ", units: [a]")) + "units: {a: {}, b: {leaders_from: %s}}"
    assert found("joint-leader-days", plan % "uke 40 2016") == []
    assert found("joint-leader-days", plan % "uke 39 2016") == []
    assert found("joint-leader-days", plan % "26.09.16") == ["gatherings/g1 warning"]


def test_one_guide_from_elsewhere_is_enough() -> None:
    """A guide whose home is not stated may be from elsewhere."""
    plan = """
        units: {s: {label: Skog videregående skole}}
        leader_groups: {a: {unit: s, guides: [{organisation: Skog}, %s]}}
    """
    assert status("guide-per-leader-group", plan % "{organisation: NTNU}") is Status.HELD
    assert status("guide-per-leader-group", plan % "{holder: Ada}") is Status.NOT_EVALUATED
    assert status("guide-per-leader-group", plan % "{organisation: s}") is Status.BROKEN


def test_gatherings_by_stated_numbers() -> None:
    """A number is stated or read; the start gathering needs none; same days are no order."""
    plan = """
        modules: {l: {kind: leader, gatherings: [a, b]}}
        gatherings:
          a: {title: Oppstart av programmet, when: 26.09.16}
          b: {title: Dag to, number: 2, when: %s}
    """
    assert found("gathering-sequence", plan % "15.12.16", number=2) == []
    assert found("gathering-sequence", plan % "26.09.16", number=2) == ["gatherings/b error"]
    assert found("gathering-sequence", plan % "september 2016", number=2) == ["gatherings/b info"]


def test_the_pack_speaks_of_numbers_instead_of_the_general_rule() -> None:
    """One fault, one finding."""
    plan = (LEADERS % ("", "")).replace("2. samling", "3. samling")
    rules = {finding.rule for finding in report(plan).findings}
    assert "skup/gathering-sequence" in rules
    assert "numbering-gap" not in rules


@pytest.mark.parametrize(
    ("end", "severity"),
    [("15.12.16", None), ("16.12.16", "error"), ("desember 2016", "info"), ("uke 50 2016", "info")],
)
def test_when_work_is_done(end: str, severity: str | None) -> None:
    """Work may end on the day of the gathering; a week or a month may be too late."""
    work = f", between_work: {{w: {{what: lese, due: til 2. samling, planned_end: {end}}}}}"
    expected = [f"modules/l/between_work/w {severity}"] if severity else []
    assert found("between-work-due", LEADERS % (work, "")) == expected


def test_a_missing_gap_is_a_warning_only_if_the_plan_claims_otherwise() -> None:
    """Whether every gap has work, is for the plan to say."""
    none = ", between_work: {w: {due: til 1. samling}}%s"
    assert found("between-work-each-gap", LEADERS % (none % "", "")) == ["modules/l info"]
    claimed = none % ", every_gap_has_work: true"
    assert found("between-work-each-gap", LEADERS % (claimed, "")) == ["modules/l warning"]


@pytest.mark.parametrize(
    ("made", "severity"),
    [
        ("26.09.16", None),
        ("september 2016", "info"),
        ("27.09.16", "info"),
        ("15.12.16", "info"),
        ("16.12.16", "warning"),
        ("til 1. samling", None),
    ],
)
def test_when_the_standpoint_analysis_is_made(made: str, severity: str | None) -> None:
    """By the first gathering, or nobody can tell until the second is over."""
    plan = dedent(LEADERS % ("", "")) + f"units: {{s: {{standpoint_analysis: {made}}}}}"
    expected = [f"units/s {severity}"] if severity else []
    assert found("standpoint-analysis-first", plan) == expected


def test_a_module_is_chosen_by_id_or_title() -> None:
    """What the implementation plan has wrong is not said again of the work with it."""
    plan = """
        modules: {l: {kind: leader}, m1: {kind: teacher, title: God lesing}}
        implementation_plans: {p: {unit: s, modules: [%s]}}
        module_runs: {r: {unit: s, module: %s}}
        units: {s: {}}
    """
    assert status("module-choice", plan % ("god lesing", "m1")) is Status.HELD
    assert found("module-choice", plan % ("m7", "m7")) == ["implementation_plans/p error"]
    assert found("module-choice", plan % ("m1", "m7")) == ["module_runs/r error"]
    assert found("module-choice", plan % ("l", "m1")) == ["implementation_plans/p error"]


@pytest.mark.parametrize(
    ("period", "holds"),
    [
        ("2020", True),
        ("15.08.17 – 20.06.18", True),
        ("01.10.17 – 31.05.18", True),
        ("høsten 2017", False),
        ("01.01.17 – 31.01.18", False),
    ],
)
def test_how_long_a_module_lasts(period: str, *, holds: bool) -> None:
    """A leap year is no longer than twelve months; a term is no school year."""
    plan = f"modules: {{m: {{kind: teacher, period: {period}}}}}"
    assert bool(found("module-duration-school-year", plan)) is not holds


def test_how_long_a_school_works_with_a_module() -> None:
    """Months leave it open where they are on the edge."""
    plan = "module_runs: {r: {start: %s, until: %s}}"
    rule = "module-duration-school-year"
    assert found(rule, plan % ("16.01.17", "20.12.17")) == []
    assert found(rule, plan % ("16.01.17", "31.05.17")) == ["module_runs/r warning"]
    assert found(rule, plan % ("januar 2017", "september 2017")) == ["module_runs/r info"]


def test_groups_may_be_mixed_by_department() -> None:
    """Either is enough; a group of whom nothing is known is not evaluated."""
    members = "teacher_groups: {a: {members: [%s]}}"
    rule = "cross-disciplinary-groups"
    mixed = "{subject: engelsk, department: a}, {subject: engelsk, department: b}"
    assert status(rule, members % mixed) is Status.HELD
    several = "{subject: norsk og engelsk}, {subject: norsk}"
    assert status(rule, members % several) is Status.HELD
    assert status(rule, members % "Ada, Bo") is Status.NOT_EVALUATED
    assert found(rule, members % "{subject: Norsk}, {subject: norsk}") == [
        "teacher_groups/a warning"
    ]


@pytest.mark.parametrize(
    ("leads", "expected"),
    [
        ("avdelingsleder elektro", Status.HELD),
        ("kontaktlærer", Status.BROKEN),
        ("seksjonsleder", Status.NOT_EVALUATED),
        ("Kari N.", Status.NOT_EVALUATED),
        ("rektor sammen med lærerne", Status.BROKEN),
    ],
)
def test_who_leads_at_the_school(leads: str, expected: Status) -> None:
    """A title that nobody knows is not said to be wrong."""
    assert (
        status("department-heads-lead", f"module_runs: {{r: {{responsible: {leads}}}}}") is expected
    )


def test_staff_may_be_told_together() -> None:
    """A gathering for all staff is enough; one that comes too late leaves it open."""
    plan = """
        roles: {a: {label: Alle ansatte}}
        units: {s: {}}
        module_runs: {r: {unit: s, start: 16.01.17}}
        gatherings: {i: {title: Informasjonsmøte, when: %s, audience: [alle ansatte]}}
    """
    assert status("staff-informed", plan % "09.01.17") is Status.HELD
    assert status("staff-informed", plan % "23.01.17") is Status.NEEDS_ATTESTATION


@pytest.mark.parametrize(
    ("today", "severity"), [("2017-01-15", "warning"), ("2017-01-16", "error")]
)
def test_a_plan_that_is_not_due_yet(today: str, severity: str) -> None:
    """Until the module starts there is time to make it."""
    plan = f"""
        units: {{s: {{}}}}
        module_runs: {{r: {{unit: s, start: 16.01.17}}}}
        implementation_plans: {{}}
        today: {today}
    """
    assert found("implementation-plan-exists", plan) == [f"units/s {severity}"]


def test_a_plan_for_an_unnamed_school() -> None:
    """It may be anybody's, so nobody is said to have none."""
    plan = "units: {s: {}}\nimplementation_plans: {p: {dated: 15.12.16}}"
    assert status("implementation-plan-exists", plan) is Status.NOT_EVALUATED


def test_teachers_may_be_counted() -> None:
    """Numbers can be held against numbers, names against names, but not one against the other."""
    plan = """
        units: {s: {teachers: %s}}
        teacher_groups: {a: {unit: s, members: %s}}
    """
    rule = "all-teachers-participate"
    assert found(rule, plan % ("3", "[{subject: norsk}, {}]")) == ["units/s error"]
    assert status(rule, plan % ("2", "[{subject: norsk}, {}]")) is Status.NEEDS_ATTESTATION
    assert status(rule, plan % ("[Ada]", "[{subject: norsk}]")) is Status.NOT_EVALUATED


def test_kindergartens_are_no_schools() -> None:
    """Conditions are for schools."""
    plan = "units: {b: {kind: kindergarten}}\nimplementation_plans: {}"
    assert status("implementation-plan-exists", plan) is Status.NOT_EVALUATED
    assert status("staff-informed", plan) is Status.NOT_EVALUATED


def test_danish_words() -> None:
    """Danish plans are read like the others."""
    plan = """
        language: da
        modules:
          l: {title: Ledermodul, gatherings: [a, b], guidance: [],
              between_work: {w: {what: afprøvning, due: til 2. samling, planned_end: 16.12.16}}}
          m: {title: Lærermodul, activities: [analyse af resultater]}
        gatherings: {a: {title: Opstartssamling, when: 26.09.16}, b: {title: 2. samling, when: 15.12.16}}
    """
    assert found("between-work-due", plan) == ["modules/l/between_work/w error"]
    assert found("results-analysis-in-module", plan) == ["modules/m warning"]
    assert found("leader-module-components", plan) == ["modules/l warning"]
