"""What the manual does not show: exceptions, bounds, doubt, and what must stay silent."""

from textwrap import dedent, indent

import pytest

import kompetanse_veilederkorps
from kompetanse import Report, Status, create_plugin_manager
from kompetanse.testing import report_on


PLUGINS = create_plugin_manager(entry_points=False, modules=[kompetanse_veilederkorps])


def report(fragment: str, rule: str = "", **options: object) -> Report:
    """The minimal plan with a fragment, checked with the pack."""
    return report_on(
        dedent(fragment),
        plugins=PLUGINS,
        follows=["veilederkorps"],
        options={f"veilederkorps/{rule}": options} if options else None,
    )


def found(rule: str, fragment: str, **options: object) -> list[str]:
    """Where a rule finds something, and how bad it is."""
    findings = report(fragment, rule, **options).findings
    return [
        f"{f.subject or 'plan'} {f.severity}" for f in findings if f.rule == f"veilederkorps/{rule}"
    ]


def status(rule: str, fragment: str) -> Status:
    """What became of a rule."""
    outcomes = report(fragment).outcomes
    return next(one.status for one in outcomes if one.rule == f"veilederkorps/{rule}")


def agreement(fields: str) -> str:
    """A plan with one agreement between the Directorate and a municipality."""
    parties = "parties: [Utdanningsdirektoratet, Utnes kommune]\nowner: utnes\n"
    own = indent(parties + dedent(fields), "    ")
    return f"owners: {{utnes: {{label: Utnes kommune}}}}\nagreements:\n  a:\n{own}\n"


# How long


@pytest.mark.parametrize(
    ("period", "severity"),
    [
        ("01.08.17 – 31.01.19", None),
        ("1.1.13 – 30.06.14", None),
        ("31.08.17 – 28.02.19", None),  # the month is too short for a 30th
        ("august 2017 – januar 2019", None),
        ("høsten 2017 – våren 2019", "info"),
        ("2017–2018", "info"),
        ("ca. 01.08.17 – 15.02.19", "info"),
        ("01.08.17 – 15.02.19", "warning"),
        ("01.08.17 – 16.01.19", "warning"),
        ("01.08.17 – 16.02.19", "error"),
        ("skoleåret 2017/2018", "info"),
    ],
)
def test_eighteen_months(period: str, severity: str | None) -> None:
    """To the day it is right, a fortnight off it is doubted, and rough words decide nothing."""
    expected = [f"agreements/a {severity}"] if severity else []
    assert found("agreement-duration", agreement(f"period: {period}")) == expected


def test_an_open_end_is_no_length() -> None:
    """«fra 01.08.17» does not tell when an agreement ends."""
    assert status("agreement-duration", agreement("period: fra 01.08.17")) is Status.NOT_EVALUATED


# Between whom


@pytest.mark.parametrize(
    "parties",
    [
        "[Utdanningsdirektoratet, Utnes kommune]",
        "[Udir, kommunen]",
        "[The Directorate, Utnes municipality]",
        "[Direktoratet, skoleeier]",
        "[Utdanningsdirektoratet (Udir), Utnes kommune ved rådmannen]",
        '["Utnes kommune, oppvekstetaten", Utdanningsdirektoratet]',
        "[Styrelsen for Undervisning og Kvalitet, Haderup Kommune]",
        "[Utdanningsdirektoratet, Møre og Romsdal fylkeskommune]",
        "[Utdanningsdirektoratet, Fjell skole]",  # declared as a private owner
    ],
)
def test_two_parties(parties: str) -> None:
    """The Directorate and an owner, by whatever names."""
    plan = f"""
        owners: {{p: {{label: Fjell skole, kind: private}}}}
        agreements: {{a: {{parties: {parties}}}}}
    """
    assert status("agreement-parties", plan) is Status.HELD


def test_strangers_are_no_fault() -> None:
    """«Stiftelsen Fjord» may be a private owner; three parties are too many all the same."""
    two = "agreements: {a: {parties: [Utdanningsdirektoratet, Fjord AS]}}"
    assert status("agreement-parties", two) is Status.NOT_EVALUATED
    three = "agreements: {a: {parties: [Utdanningsdirektoratet, Utnes kommune, Fjord AS]}}"
    assert found("agreement-parties", three) == ["agreements/a error"]


def test_a_party_that_is_missing() -> None:
    """One party is not enough, and none at all is not either."""
    assert found("agreement-parties", "agreements: {a: {parties: [Utnes kommune]}}")
    assert found("agreement-parties", "agreements: {a: {parties: []}}")


@pytest.mark.parametrize("owner", ["Utnes kommune", "Utnes", "kommunen", "egen kommune", "utnes"])
def test_own_schools_by_any_name(owner: str) -> None:
    """The owner may be called by a part of its name, or as the municipality at hand."""
    plan = agreement(f"schools: {{Myra skole: {owner}}}")
    assert status("owner-invites-own-schools", plan) is Status.HELD


def test_a_county_is_not_the_municipality_of_its_name() -> None:
    """«Utnes fylkeskommune» and «Utnes kommune» are two owners."""
    plan = agreement("schools: {Myra skole: Utnes fylkeskommune}")
    assert found("owner-invites-own-schools", plan) == ["agreements/a error"]


# Changes


def test_nobody_has_approved() -> None:
    """An empty list of approvals is stated; no list at all is not evaluated."""
    none = agreement("amendments: {m: {what: Sund trer ut, effective: 01.03.18, approved_by: {}}}")
    assert found("amendment-approved-by-both", none) == ["agreements/a/amendments/m error"] * 2
    unstated = agreement("amendments: {m: {what: Sund trer ut, effective: 01.03.18}}")
    assert status("amendment-approved-by-both", unstated) is Status.NOT_EVALUATED


def test_the_owner_approves_by_its_people() -> None:
    """The chief officer speaks for the municipality, «Udir» for the Directorate."""
    plan = agreement("""
        amendments:
          m: {what: Sund trer ut, effective: 01.03.18, approved_by: {skolesjefen: 20.02.18, Udir: 28.02.18}}
    """)
    assert status("amendment-approved-by-both", plan) is Status.HELD


def test_another_municipality_cannot_approve() -> None:
    """Only the owner who is a party can."""
    plan = agreement("""
        amendments:
          m: {what: x, effective: 01.03.18, approved_by: {Tangen kommune: 20.02.18, Udir: 28.02.18}}
    """)
    assert found("amendment-approved-by-both", plan) == ["agreements/a/amendments/m error"]


def test_approved_in_the_month_it_takes_effect() -> None:
    """Nobody can tell whether some day in March comes before another."""
    plan = agreement("""
        amendments:
          m: {what: x, effective: mars 2018, approved_by: {kommunen: mars 2018, Udir: 28.02.18}}
    """)
    assert found("amendment-approved-by-both", plan) == ["agreements/a/amendments/m info"]


VERSIONS = """
    versions:
      1: {dated: 20.06.17, period: 01.08.17–31.01.19, schools: [Brattli skole], terms: [fem besøk]}
      2: {dated: 10.09.18, %s}
    amendments: {m: {what: %s, effective: %s, approved_by: {kommunen: 01.02.18, Udir: 01.02.18}}}
"""


@pytest.mark.parametrize(
    ("change", "what", "effective", "expected"),
    [
        ("schools: [Brattli skule]", "x", "01.03.18", []),
        ("schools: [Brattli]", "x", "01.03.18", []),
        ("schools: [Brattli skole, Myra skole]", "Myra kommer til", "01.03.18", []),
        ("schools: [Brattli skole, Myra skole]", "Myra kommer til", "01.10.18", []),
        ("schools: [Brattli skole, Myra skole]", "en skole kommer til", "01.03.18", []),
        ("schools: [Brattli skole, Myra skole]", "endring", "01.03.18", ["info"]),
        ("schools: [Brattli skole, Myra skole]", "Brattli får mer tid", "01.03.18", ["error"]),
        ("schools: [Brattli skole, Myra skole]", "Myra kommer til", "01.03.17", ["error"]),
        ("schools: [Nes skole, Myra skole]", "Myra kommer til", "01.03.18", ["error"]),
        ("period: 01.08.17–31.05.19", "avtalen forlenges", "01.03.18", []),
        ("period: 1. august 2017 – 31. januar 2019", "x", "01.03.18", []),
        ("period: 01.08.17–31.05.19", "Brattli skole trer ut", "01.03.18", ["error"]),
        ("terms: [fire besøk]", "nye vilkår", "01.03.18", []),
        ("terms: [fire besøk]", "endring", "01.03.18", ["info"]),
        ("parties: [Udir, Utnes]", "x", "01.03.18", []),
    ],
)
def test_what_an_amendment_tells(
    change: str, what: str, effective: str, expected: list[str]
) -> None:
    """An amendment must speak of what changed, after the version before."""
    plan = agreement(VERSIONS % (change, what, effective))
    places = [one for one in found("amendment-approved-by-both", plan) if "versions" in one]
    assert places == [f"agreements/a/versions/2 {severity}" for severity in expected]


def test_each_version_is_held_against_the_one_before() -> None:
    """A school that left and came back has changed twice."""
    plan = agreement("""
        versions:
          1: {dated: 20.06.17, schools: [Brattli, Myra]}
          2: {dated: 20.12.17, schools: [Brattli]}
          3: {dated: 20.06.18, schools: [Brattli, Myra]}
        amendments:
          m: {what: Myra kommer tilbake, effective: 01.08.18, approved_by: {kommunen: 01.06.18, Udir: 01.06.18}}
    """)
    assert found("amendment-approved-by-both", plan) == ["agreements/a/versions/2 error"]


def test_versions_in_the_order_of_their_days() -> None:
    """The newest version may stand first, as in many documents."""
    plan = agreement("""
        versions:
          ny: {dated: 20.12.17, schools: [Brattli]}
          gammel: {dated: 20.06.17, schools: [Brattli, Myra]}
        amendments:
          m: {what: Myra trer ut, effective: 01.12.17, approved_by: {kommunen: 01.11.17, Udir: 01.11.17}}
    """)
    assert status("amendment-approved-by-both", plan) is Status.HELD
    untold = plan.replace("Myra trer ut", "Brattli får mer tid")
    assert found("amendment-approved-by-both", untold) == ["agreements/a/versions/ny error"]


def test_the_issue_before() -> None:
    """What changed since needs a new amendment; an old one tells of something else."""
    then = agreement("""
        period: 01.08.17 – 31.01.19
        schools: {Brattli skole: Utnes kommune, Sund skole: Utnes kommune}
    """)
    now = agreement("""
        period: 01.08.17 – 31.01.19
        schools: {Brattli skole: Utnes kommune}
        amendments: {}
    """)
    told = (
        "amendments: {m: {what: Sund trer ut, approved_by: {kommunen: 01.02.18, Udir: 01.02.18}}}"
    )
    before = f"previous:\n{indent(then, '  ')}"
    rule = "amendment-approved-by-both"
    assert status(rule, now) is Status.HELD
    assert found(rule, f"{now}{before}") == ["agreements/a error"]
    assert "agreements/a error" not in found(rule, f"{now.replace('amendments: {}', told)}{before}")
    old = before.replace("    a:\n", f"    a:\n      {told}\n")
    assert "agreements/a error" in found(rule, f"{now.replace('amendments: {}', told)}{old}")


def test_a_change_is_told_once() -> None:
    """What the versions show, the issue before does not show again."""
    plan = agreement("""
        schools: {Brattli skole: Utnes kommune, Myra skole: Utnes kommune}
        versions:
          1: {dated: 20.06.17, schools: [Brattli skole]}
          2: {dated: 10.09.18, schools: [Brattli skole, Myra skole]}
    """)
    before = "previous: {agreements: {a: {schools: {Brattli skole: Utnes kommune}}}}"
    places = found("amendment-approved-by-both", f"{plan}{before}")
    assert places == ["agreements/a/versions/2 error"]


# Advisers


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ("[o, l1, l2]", []),
        ("[o, l1, l2, l3]", []),
        ("[o, o, l1, l2]", []),  # the same one twice
        ("[o, l1]", ["error"]),
        ("[o, l1, l2, l3, l4]", ["error"]),
        ("[o, o2, l1, l2]", ["error"]),
        ("[both, l1, l2]", ["info"]),  # right if the owner's experience counts
        ("[o, both, l1]", ["info"]),
        ("[o, o2, both, l1, l2]", ["error"]),  # wrong in either slot
        ("[]", ["error"]),
    ],
)
def test_teams(members: str, expected: list[str]) -> None:
    """One and two or three; whoever may count in two ways is doubted only where it matters."""
    plan = f"""
        advisers:
          o: {{experience: [owner]}}
          o2: {{experience: [owner, leader], slot: owner}}
          both: {{experience: [owner, leader]}}
          l1: {{experience: [leader]}}
          l2: {{experience: [leader]}}
          l3: {{experience: [leader, owner], slot: leader}}
          l4: {{experience: [leader]}}
        teams: {{t: {{advisers: {members}}}}}
    """
    places = [f"teams/t {severity}" for severity in expected]
    assert found("adviser-team-composition", plan) == places


def test_employers() -> None:
    """The owner's departments are the owner; a name that only resembles is not."""
    plan = agreement("team: t\nschools: {Brattli skole: Utnes kommune}") + dedent("""
        teams: {t: {advisers: [a, b, c, d]}}
        advisers:
          a: {employer: "Utnes kommune, oppvekst"}
          b: {employer: Utnes fylkeskommune}
          c: {employer: Brattlia skole}
          d: {employer: kommune}
    """)
    assert found("advisers-external", plan) == ["advisers/a warning"]


def test_training_in_a_term_that_is_only_touched() -> None:
    """One day of January is a term, too; a training «desember/januar» may lie in either."""
    plan = agreement("period: 01.08.17 – 01.01.18")
    teams = "teams: {t: {training: [%s]}}"
    rule = "adviser-training-throughout"
    assert found(rule, plan + teams % "{when: 18.10.17}") == ["plan warning"]
    assert found(rule, plan + teams % "{when: desember 2017/januar 2018}") == ["plan info"] * 2
    assert status(rule, plan) is Status.NOT_EVALUATED


# Visits


@pytest.mark.parametrize(
    ("period", "visits", "expected"),
    [
        ("01.08.17 – 31.07.18", 4, []),
        ("01.08.17 – 31.07.18", 5, []),
        ("01.08.17 – 31.07.18", 6, ["info"]),
        ("01.08.17 – 31.07.18", 3, ["warning"]),
        ("01.08.17 – 31.07.18", 0, ["warning"]),
        ("01.08.17 – 31.10.17", 1, []),  # three months: one or two
        ("01.08.17 – 31.10.17", 0, ["warning"]),
        ("01.08.17 – 31.10.17", 3, ["info"]),
        ("29.02.20 – 28.02.21", 4, []),
        ("01.08.17 – 15.08.17", 0, []),
    ],
)
def test_visits_in_proportion(period: str, visits: int, expected: list[str]) -> None:
    """Four or five in a year; a part of a year has its share."""
    day = period[:8]
    listed = ", ".join(f"v{number}: {{when: {day}}}" for number in range(visits))
    plan = agreement(f"period: {period}\nvisits: {{{listed}}}")
    assert found("visits-per-year", plan) == [f"agreements/a {one}" for one in expected]


def test_a_visit_in_the_last_month() -> None:
    """Some day in January may lie behind an end in its middle."""
    plan = agreement("period: 01.08.17 – 15.01.19\nvisits: {v: {when: januar 2019}}")
    assert found("visit-inside-agreement", plan) == ["agreements/a/visits/v info"]


def test_only_the_team_counts() -> None:
    """Who is not of the team does not make a pair; the same one twice does not either."""
    plan = (
        agreement("""
        team: t
        visits:
          v1: {advisers: [a, x]}
          v2: {advisers: [a, a]}
          v3: {advisers: [a, b]}
          v4: {when: 01.09.17}
    """)
        + "teams: {t: {advisers: [a, b]}}\nadvisers: {a: {}, b: {}, x: {}}\n"
    )
    pair = ["agreements/a/visits/v1 warning", "agreements/a/visits/v2 warning"]
    assert found("visits-in-pairs", plan) == pair


# Gatherings

FOUR = """
    agreements: {a: {period: 01.08.17 – 31.01.19%s}}
    gatherings:
      g1: {title: Oppstartssamling, when: 06.09.17}
      g2: {title: %s, when: 13.03.18}
      g3: {title: Faglig samling, when: 10.10.18}
      g4: {title: Avsluttende samling, when: 17.01.19}
      %s
"""


@pytest.mark.parametrize(
    ("more", "second", "extra", "expected"),
    [
        ("", "Faglig samling", "", []),
        ("", "Fagleg samling", "x: {title: Lokal samling}", []),
        ("", "Faglig samling", "x: {title: Oppstartsmøte på Brattli skole}", []),
        ("", "Samling 2", "", ["plan info"]),
        (", gatherings: [g1, g2, g3, g4]", "Samling 2", "", []),
        (", gatherings: [g1, g2, g3]", "Samling 2", "", ["agreements/a error"]),
        ("", "Ledermøte", "", ["plan error"]),
        ("", "Faglig samling", "x: {title: Faglig samling}", ["plan error"]),
        ("", "Faglig samling", "x: {title: Faglig samling, edition_of: g3}", []),
        ("", "Faglig samling", "x: {title: Faglig samling, date_status: cancelled}", []),
        ("", "Faglig samling", "x: {title: Oppstartssamling}", ["plan error"]),
    ],
)
def test_four_gatherings(more: str, second: str, extra: str, expected: list[str]) -> None:
    """The Directorate's are four; local ones, editions and what is cancelled do not count."""
    assert found("directorate-gatherings", FOUR % (more, second, extra)) == expected


def test_a_plan_of_local_gatherings_only() -> None:
    """It says nothing of the Directorate's; no gatherings at all are stated to be none."""
    local = "agreements: {a: {}}\ngatherings: {m: {title: Ledermøte, when: 01.02.22}}"
    assert status("directorate-gatherings", local) is Status.NOT_EVALUATED
    assert found("directorate-gatherings", "agreements: {a: {}}\ngatherings: {}") == ["plan error"]


def test_editions_that_point_at_each_other() -> None:
    """Two editions of one another are one gathering, and no endless search."""
    plan = FOUR % ("", "Faglig samling", "x: {title: Faglig samling, edition_of: x}")
    circle = plan.replace("g3: {", "g3: {edition_of: g2, ").replace(
        "g2: {", "g2: {edition_of: g3, "
    )
    assert found("directorate-gatherings", circle) == []


def test_a_start_gathering_for_advisers() -> None:
    """What is for advisers alone is none of the four."""
    extra = "x: {title: Oppstartssamling for veiledere, audience: [v]}"
    roles = "    roles: {v: {label: Veiledere}}\n"
    assert found("directorate-gatherings", roles + FOUR % ("", "Faglig samling", extra)) == []


def test_the_danish_word_for_the_start() -> None:
    """An «opstartsmøde» is a start gathering; an «oppstartsmøte» may be some school's own."""
    danish = (FOUR % ("", "Faglig samling", "")).replace("Oppstartssamling", "Opstartsmøde")
    assert found("directorate-gatherings", danish) == []
    norwegian = danish.replace("Opstartsmøde", "Oppstartsmøte")
    assert found("directorate-gatherings", norwegian) == ["plan info"]
    early = "period: 01.08.17 – 31.01.19\n" + dedent(norwegian).replace("06.09.17", "20.06.17")
    assert "outside-plan-period" not in {finding.rule for finding in report(early).findings}


def test_gatherings_in_the_same_month() -> None:
    """Nobody can tell which of two gatherings in March is the first."""
    plan = (FOUR % ("", "Faglig samling", "")).replace("06.09.17", "mars 2018")
    assert found("gathering-order", plan) == ["gatherings/g1 info"]


def test_an_edition_may_lie_anywhere_between() -> None:
    """The start is held again in another place, after the first professional gathering."""
    again = "x: {title: Oppstartssamling, when: 20.03.18, edition_of: g1}"
    assert found("gathering-order", FOUR % ("", "Faglig samling", again)) == []


def test_the_window_goes_before_the_plans_period() -> None:
    """Six weeks before the agreement is early enough, and one day more is not."""
    plan = "period: 01.08.17 – 31.01.19\n" + dedent(FOUR % ("", "Faglig samling", ""))
    early, earlier = plan.replace("06.09.17", "20.06.17"), plan.replace("06.09.17", "19.06.17")
    assert found("gathering-inside-agreement", early) == []
    assert found("gathering-inside-agreement", earlier) == ["gatherings/g1 warning"]
    for one in (early, earlier):
        assert "outside-plan-period" not in {finding.rule for finding in report(one).findings}


# Work


def test_steps_by_their_days() -> None:
    """Days go before the order in which steps stand; without days the order decides."""
    steps = "phases: {initiering: {steps: [{kind: goals, when: %s}, {kind: analysis, when: %s}]}}"
    assert found("initiation-steps-order", agreement(steps % ("01.12.17", "01.10.17"))) == []
    place = "agreements/a/phases/initiering/steps/0"
    late = agreement(steps % ("01.10.17", "01.12.17"))
    assert found("initiation-steps-order", late) == [f"{place} warning"]
    unclear = agreement(steps % ("oktober 2017", "oktober 2017"))
    assert found("initiation-steps-order", unclear) == [f"{place} info"]


@pytest.mark.parametrize(
    ("analysis", "expected"),
    [
        ("SWOT: {by: teamet}", []),
        ("skoleeieranalyse: {by: rådmannen}", []),
        ("skoleeieranalyse: {by: Brattli skole}", ["warning"]),
        ("a: {label: Organisasjonsanalyse 2017, by: lærerne}", []),
        ("a: {label: Organisasjonsanalyse 2017, by: skoleeier og skole}", []),
        ("ståstedsanalyse: {by: Kari}", []),
        ("SWOT: {when: mai 2018}", ["late"]),
    ],
)
def test_who_makes_an_analysis(analysis: str, expected: list[str]) -> None:
    """Tools are known by their names; strangers are not evaluated."""
    phases = "phases: {initiering: {period: august 2017 – februar 2018}}"
    places = found("analysis-tool-used", agreement(f"analyses: {{{analysis}}}\n{phases}"))
    if expected == ["late"]:
        assert places == ["agreements/a warning"]
    else:
        name = analysis.partition(":")[0]
        assert places == [f"agreements/a/analyses/{name} {one}" for one in expected]


@pytest.mark.parametrize(
    ("responsible", "expected"),
    [
        ("rektor", []),
        ("veileder B", ["actions/t error"]),
        ("rektor med støtte fra veileder", []),
        ("veileder for nyutdannede", []),
        ("b", ["actions/t error"]),
        ("Kari", []),
        ("veilederteamet", ["actions/t error"]),
        ("PPT-veileder", []),
    ],
)
def test_who_answers(responsible: str, expected: list[str]) -> None:
    """Advisers of the corps do not; a school's own adviser of newcomers may."""
    plan = f"""
        roles: {{r: {{label: Rektorer}}}}
        advisers: {{b: {{}}}}
        actions: {{t: {{what: lesetimer, responsible: {responsible}}}}}
    """
    assert found("responsibility-stays-local", plan) == expected


def test_an_evaluation_of_another_agreement() -> None:
    """An evaluation counts for the agreement that it names, or for all."""
    plan = """
        agreements: {a: {period: 01.08.17 – 31.01.19}, b: {period: 01.08.17 – 31.01.19}}
        evaluations: {e: {when: desember 2018, agreement: b}}
    """
    assert found("institutionalisation-evaluated", plan) == ["agreements/a warning"]
    month = "evaluations: {e: {when: januar 2019}}\nagreements: {a: {period: 01.08.17 – 15.01.19}}"
    assert found("institutionalisation-evaluated", month) == ["agreements/a info"]


# Selection


def test_two_offers_with_deadlines_of_their_own() -> None:
    """Deadlines belong to the offer that they name; without a name nobody can tell."""
    plan = """
        offers: {o13: {period: 01.01.14 – 30.06.15}, o14: {period: 01.01.15 – 30.06.16}}
        deadlines:
          s13: {kind: application, when: 15.09.13, offer: o13}
          i13: {kind: nomination, when: 01.10.13, offer: o13}
          s14: {kind: application, when: 15.09.14, offer: o14}
          i14: {kind: nomination, when: 01.09.14, offer: o14}
    """
    assert found("deadline-chain", plan) == ["deadlines/i14 error"]
    unnamed = plan.replace(", offer: o13", "").replace(", offer: o14", "")
    assert found("deadline-chain", unnamed) == []


def test_a_year_that_was_forgotten_is_one_fault() -> None:
    """Where the period has last year's year, the deadline is not blamed."""
    plan = """
        offers: {o: {period: 1.1.13 – 30.06.14}}
        gatherings: {g: {title: Oppstartssamling, when: uke 49 – desember 2013}}
        deadlines: {s: {kind: application, when: 15. september 2013}}
    """
    assert found("deadline-chain", plan) == []
    assert "copied-year" in {finding.rule for finding in report(plan).findings}


def test_applications_after_guidance_has_begun() -> None:
    """The deadline is what is wrong where nothing speaks against the period."""
    plan = agreement("period: 01.08.17 – 31.01.19") + (
        "deadlines: {s: {kind: application, when: 21.08.17}}"
    )
    assert found("deadline-chain", plan) == ["deadlines/s error"]


@pytest.mark.parametrize(
    ("application", "expected"),
    [
        ("sent_to: Fylkesmannen i Hedmark, nominated: true", []),
        ("sent_to: Statsforvalteren i Hedmark og Oppland, nominated: true", []),
        ("sent_to: FM, county: Hedmark, nominated: true", []),
        ("sent_to: FM, county: Oppland, nominated: true", ["error"]),
        ("sent_to: Udir, county: Oppland, nominated: true", ["error"]),
        ("sent_to: FM, county: Hedmark, nominated: false", ["error"]),
        ("sent_to: FM, county: Hedmark, nominated: false, selected: false", []),
        ("sent_to: FM", []),
        ("sent_to: Fylkesmannen i Oppland, county: Hedmark, nominated: true", ["error"]),
        ("sent_to: Fylkesmannen i det aktuelle fylket, county: Hedmark, nominated: true", []),
    ],
)
def test_the_way_of_an_application(application: str, expected: list[str]) -> None:
    """To the governor of the owner's county, and on from there."""
    plan = f"""
        owners: {{u: {{label: Utnes kommune, county: Hedmark}}}}
        offers: {{o: {{applications: {{x: {{owner: u, {application}}}}}}}}}
    """
    places = [f"offers/o/applications/x {severity}" for severity in expected]
    assert found("application-via-governor", plan) == places


@pytest.mark.parametrize(("number", "is_right"), [(17, False), (18, True), (22, True), (23, False)])
def test_about_twenty(number: int, is_right: bool) -> None:
    """A tenth more or less is about as many."""
    places = found("capacity", f"offers: {{o: {{agreements: {number}}}}}")
    assert places == ([] if is_right else ["offers/o info"])


@pytest.mark.parametrize(
    ("counties", "number"),
    [
        ('"Buskerud, Oppland, Møre og Romsdal, Hedmark"', 4),
        ("[Aust-Agder, Finnmark, Telemark og Vestfold]", 4),
        ("[Vestfold og Telemark]", 1),  # one county from 2020 to 2023
        ("[Vestfold og Telemark]", 2),
        ('"Aust-Agder, Finnmark, Telemark, og Vestfold"', 4),
        ("[Sogn og Fjordane og Troms]", 2),
    ],
)
def test_counties_with_an_and(counties: str, number: int) -> None:
    """«Møre og Romsdal» is never two; what may be one or two is not doubted."""
    plan = (
        f"cohorts: {{p: {{owners: 9, schools: 9, counties: {counties}, county_count: {number}}}}}"
    )
    assert status("cohort-figures", plan) is Status.HELD


@pytest.mark.parametrize(
    ("cost", "expected"),
    [
        ("kind: service, payer: gratis", []),
        ("kind: travel, payer: etter avtale", []),
        ("kind: travel, payer: Udir", []),
        ("kind: travel, payer: skolene", ["costs/c warning"]),
        ("kind: time, payer: kommunen og skolene", []),
        ("kind: time, payer: Fylkesmannen", ["costs/c warning"]),
        ("kind: local-meeting, payer: Kari", []),
        ("kind: evaluation, payer: Kari", []),
        ("kind: training, payer: Udir", []),
        ("what: lokalt møte, payer: Udir", ["costs/c warning"]),
        ("what: veiledningstjenesten, payer: kommunen", ["costs/c warning"]),
        ("what: reise til lokale møter, payer: Udir", []),
        ("what: vaktmester, payer: Udir", []),
    ],
)
def test_who_pays(cost: str, expected: list[str]) -> None:
    """What the presentation says nothing of, and whom nobody knows, is not evaluated."""
    assert found("costs-by-rule", f"costs: {{c: {{{cost}}}}}") == expected


def test_groups_by_their_names() -> None:
    """Committees without a kind are known by what they are called."""
    plan = """
        committees:
          r: {label: Ressursgruppa for teama}
          f: {label: Partssammensatt referansegruppe, members: [Ola, Kari]}
    """
    assert found("resource-group-exists", plan) == []
    assert found("reference-group-exists", plan) == ["committees/f info"]
