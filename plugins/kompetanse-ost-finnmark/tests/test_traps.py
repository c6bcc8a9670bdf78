"""What the manual does not show: exceptions, bounds, doubt, and what must stay silent."""

from datetime import date
from textwrap import dedent

import pytest

import kompetanse_ost_finnmark
from kompetanse import Report, Status, create_plugin_manager
from kompetanse.testing import report_on


def report(fragment: str, **options: object) -> Report:
    """The minimal plan with a fragment, checked with the pack."""
    rule = options.pop("rule", None)
    return report_on(
        dedent(fragment),
        plugins=create_plugin_manager(entry_points=False, modules=[kompetanse_ost_finnmark]),
        follows=["ost-finnmark"],
        options={f"ost-finnmark/{rule}": options} if rule else None,
    )


def found(rule: str, fragment: str, **options: object) -> list[str]:
    """Where a rule finds something, and how bad it is."""
    findings = report(fragment, **({"rule": rule, **options} if options else {})).findings
    return [
        f"{f.subject or 'plan'} {f.severity}" for f in findings if f.rule == f"ost-finnmark/{rule}"
    ]


def status(rule: str, fragment: str) -> Status:
    """What became of a rule."""
    outcomes = report(fragment).outcomes
    return next(one.status for one in outcomes if one.rule == f"ost-finnmark/{rule}")


def test_the_leader_need_not_count() -> None:
    """With `leader_counts: false` there is room for one more, and one more is needed."""
    groups = "groups: {a: {members: 5}, b: {members: 6}, c: {members: 8}, d: {members: 9}}"
    assert found("group-size", groups, leader_counts=False) == ["groups/a error", "groups/d error"]


def test_a_school_is_as_large_as_its_groups() -> None:
    """Without a number of participants, the sum of the groups decides what can be divided."""
    eight = "units: {s: {kind: school}}\ngroups: {a: {unit: s, members: 8}}"
    twelve = f"{eight.removesuffix('}')}, b: {{unit: s, members: 4}}}}"
    assert found("group-size", eight) == ["groups/a info"]
    assert found("group-size", twelve) == ["groups/a error", "groups/b error"]


@pytest.mark.parametrize("unit", ["{}", "{kind: kindergarten}", "{kind: ppt}"])
def test_only_schools_are_asked(unit: str) -> None:
    """Where a unit is no school, or nobody says what it is, there is nothing to hold."""
    plan = f"units: {{u: {unit}}}\ngroups: {{a: {{unit: u, members: 3, meetings: []}}}}"
    assert status("group-size", plan) is Status.NOT_EVALUATED
    assert status("group-meetings-per-semester", plan) is Status.NOT_EVALUATED


def test_a_leader_known_by_first_name() -> None:
    """«Ada» may be «Ada N.»; a count of members shows nobody."""
    named = "groups: {a: {members: [Ada N., Bo M.], leader: Ada}}"
    assert status("one-leader-per-group", named) is Status.HELD
    counted = "groups: {a: {members: 6, leader: Ada}}"
    assert status("one-leader-per-group", counted) is Status.NOT_EVALUATED


def test_meetings_without_a_length_may_be_long_enough() -> None:
    """Their length is missing: neither held nor broken; but three are too few at any length."""
    days = ["01.09.21", "06.10.21", "03.11.21", "01.12.21", "12.01.22", "09.02.22", "09.03.22"]
    meetings = ", ".join(f"{{when: {day}}}" for day in [*days, "04.05.22"])
    plan = f"groups: {{a: {{meetings: [{meetings}]}}}}"
    assert status("group-meetings-per-semester", plan) is Status.NOT_EVALUATED
    assert status("group-meeting-duration", plan) is Status.NOT_EVALUATED
    few = plan.replace(", {when: 04.05.22}", "")
    assert found("group-meetings-per-semester", few) == ["groups/a error"]


def test_a_group_leader_is_chair_by_role() -> None:
    """«gruppeleder» is the group's leader."""
    plan = """
        roles: {g: {label: Gruppeledere}}
        groups: {a: {leader: Ada, meetings: [{when: 01.09.21, chair: gruppeleder}]}}
    """
    assert status("meeting-led-by-group-leader", plan) is Status.HELD


def test_guidance_on_the_net_by_its_other_name() -> None:
    """`online` says the same as `form: net`; without either, nobody can tell."""
    sessions = "[{{when: 08.12.21, by: PPT{0}}}, {{when: 16.03.22, by: PPT{0}}}]"
    plan = "roles: {p: {label: PPT}}\nunits: {u: {guidance: %s}}"
    assert status("net-guidance-per-unit", plan % sessions.format(", online: true")) is Status.HELD
    assert status("net-guidance-per-unit", plan % sessions.format("")) is Status.NOT_EVALUATED


def test_guidance_by_others_is_no_guidance_by_ppt() -> None:
    """A session by the university does not count, however it is held."""
    plan = """
        roles: {p: {label: PPT}, u: {label: SePU, kind: university-partner}}
        units: {s: {guidance: [{when: 08.12.21, form: net, by: SePU}]}}
    """
    assert found("net-guidance-per-unit", plan) == ["units/s error", "units/s error"]


def test_the_analysis_of_the_same_term_counts() -> None:
    """An earlier term's analysis does not excuse guidance before that of its own term."""
    plan = """
        units:
          s:
            analyses: [{when: 24.11.21}, {when: 16.03.22}]
            guidance: [{when: 24.11.21, form: net}, {when: 02.03.22, form: net}]
    """
    assert found("guidance-after-analysis", plan) == ["units/s/guidance/1 error"]


def test_guidance_in_a_term_without_analysis() -> None:
    """An analysis that is already over is enough; one of a later term says nothing."""
    before = "units: {s: {analyses: [{when: 24.11.21}], guidance: [{when: 02.03.22, form: net}]}}"
    assert status("guidance-after-analysis", before) is Status.HELD
    after = "units: {s: {analyses: [{when: 16.03.22}], guidance: [{when: 08.12.21, form: net}]}}"
    assert status("guidance-after-analysis", after) is Status.NOT_EVALUATED


@pytest.mark.parametrize(
    ("starts", "reported", "severity"),
    [
        ("15.08.21", "15.08.21", None),
        ("16.08.21", "15.08.22", None),
        ("01.02.22", "15.08.22", None),
        ("01.08.21", "16.08.21", "error"),
        ("august 2021", "20.08.21", "info"),
        ("august 2021", "10.08.21", None),
    ],
)
def test_when_a_report_is_due(starts: str, reported: str, severity: str | None) -> None:
    """A report is due on the first 15 August that is not before the start."""
    plan = f"new_leaders: {{s: {{starts: {starts}, reported: {reported}, gives: [navn, e-post]}}}}"
    expected = [f"new_leaders/s {severity}"] if severity else []
    assert found("report-new-leaders-deadline", plan) == expected


@pytest.mark.parametrize(("today", "late"), [("2021-08-15", False), ("2021-08-16", True)])
def test_a_report_that_is_not_due_is_not_missing(today: str, *, late: bool) -> None:
    """Until the deadline is over, nothing is missing."""
    plan = f"new_leaders: {{s: {{starts: 01.08.21}}}}\ntoday: {date.fromisoformat(today)}"
    assert bool(found("report-new-leaders-deadline", plan)) is late


def test_a_report_says_who_and_to_whom() -> None:
    """It gives name and e-mail, and goes to whom the plan names."""
    plan = """
        duties: {d: {role: skoleeiere, by: innen 15. august hvert år, recipient: RSK}}
        new_leaders: {s: {starts: 01.08.21, reported: 01.08.21, gives: [name], recipient: SePU}}
    """
    assert found("report-new-leaders-deadline", plan) == ["new_leaders/s warning"] * 2


def test_no_newcomers_no_training() -> None:
    """Who says that nobody is new needs no training; who says nothing is not evaluated."""
    plan = "gatherings: {g: {title: Samling 1, when: 02.09.21}}"
    assert status("training-new-group-leaders", plan) is Status.NOT_EVALUATED
    assert status("training-new-group-leaders", f"{plan}\nnew_leaders: {{}}") is Status.HELD
    staff = f"{plan}\nunits: {{s: {{new_staff: 0}}}}"
    assert status("training-new-staff", staff) is Status.HELD


def test_one_network_for_each_leader() -> None:
    """Two networks are one too many; a network of all school leaders holds every one."""
    units = "units: {s: {kind: school, leadership: [Ada]}}\n"
    two = units + "networks: {a: {members: [Ada]}, b: {members: [s]}}"
    assert found("leaders-in-network-groups", two) == ["units/s error"]
    role = units + "roles: {l: {label: Skoleledere}}\nnetworks: {a: {members: [skoleledere]}}"
    assert status("leaders-in-network-groups", role) is Status.HELD
    counted = units + "networks: {a: {members: 8}}"
    assert status("leaders-in-network-groups", counted) is Status.NOT_EVALUATED


def test_lost_columns_are_doubtful() -> None:
    """Where the columns of the table are lost, nobody can tell whose theme is open."""
    row = "long_term_plan: {r: {label: ALLE ANSATTE, years: {2021/2022: ['Tema?']}%s}}"
    assert found("four-year-theme", row % "") == ["long_term_plan/r warning"]
    assert found("four-year-theme", row % ", columns_reliable: false") == ["long_term_plan/r info"]


def test_an_audience_that_nobody_knows_is_no_absence() -> None:
    """A name that no role answers to may be the owners."""
    plan = """
        roles: {l: {label: Skoleledere}}
        gatherings: {g: {title: Digital veiledning, when: 08.12.21, audience: [Oppvekstutvalget]}}
    """
    assert found("owners-in-digital-guidance", plan) == []
    assert status("owners-in-digital-guidance", plan) is Status.NOT_EVALUATED


def test_municipal_chiefs_speak_for_the_owners() -> None:
    """A chief officer is the owner's representative."""
    plan = """
        roles: {k: {label: Kommunalsjefer}, l: {label: Skoleledere}}
        gatherings: {g: {title: Digital veiledning, when: 08.12.21, audience: [kommunalsjefer]}}
    """
    assert status("owners-in-digital-guidance", plan) is Status.HELD


def test_a_cancelled_gathering_asks_for_nobody() -> None:
    """What is not held needs no audience, and is no evaluation meeting."""
    plan = """
        roles: {e: {label: Skoleeiere}, l: {label: Skoleledere}}
        gatherings:
          g: {title: Samling 3, when: 18.02.22, audience: [e], date_status: cancelled}
          h: {title: Evalueringsmøte, when: 25.11.21, audience: [e], date_status: cancelled}
    """
    assert found("leaders-at-leader-gatherings", plan) == []
    assert found("evaluation-meeting", plan) == ["plan warning"]


def test_owners_named_in_the_row() -> None:
    """The text of a row may say who comes, too."""
    plan = """
        roles: {e: {label: Skoleeiere}, l: {label: Skoleledere}}
        gatherings:
          g: {title: Evalueringsmøte, when: 25.11.21, audience: [l], text: For skoleeiere og ledere}
    """
    assert found("evaluation-meeting", plan) == []


def test_modules_with_the_staff() -> None:
    """A module of pedagogical analysis is work of the staff with it."""
    plan = """
        actions: {k: {what: kartleggingsundersøkelsen, when: 29.11.21}}
        modules: {p: {sessions: {5: {title: Pedagogisk analyse}}}}
    """
    assert found("mapping-anchored", plan) == []


def test_training_of_newcomers_needs_no_ppt() -> None:
    """A course for new group leaders is not the training of group leaders."""
    plan = """
        roles: {n: {label: Nyansatte}, g: {label: Gruppeledere}, p: {label: PPT}}
        gatherings: {k: {title: Nettseminar for gruppeledere, when: 08.09.21, audience: [nyansatte]}}
    """
    assert found("ppt-in-group-leader-training", plan) == []


def test_one_window_for_several_modules_is_no_order() -> None:
    """Modules that all stand with «mars – desember 2021» have no dates yet."""
    plan = """
        modules:
          p: {sessions: {2: {when: mars – desember 2021}, 3: {when: mars – desember 2021}}}
    """
    assert status("module-order", plan) is Status.NOT_EVALUATED


def test_two_modules_in_one_month() -> None:
    """Which comes first cannot be established."""
    plan = "modules: {p: {sessions: {2: {when: 15. oktober 2021}, 3: {when: oktober 2021}}}}"
    assert found("module-order", plan) == ["modules/p/sessions/3 info"]


def test_the_first_module_is_before_the_second() -> None:
    """On one day, or with the second first, exactly one rule speaks."""
    plan = """
        roles: {l: {label: Skoleledere}}
        modules: {p: {sessions: {1: {when: 30.08.21, audience: [l]}, 2: {when: %s}}}}
    """
    rules = ("first-module-for-leadership", "module-order")
    said = {day: [found(rule, plan % day) for rule in rules] for day in ("30.08.21", "29.08.21")}
    place = ["modules/p/sessions/2 error"]
    assert said == {"30.08.21": [place, []], "29.08.21": [[], place]}


def test_a_module_may_have_more_meetings() -> None:
    """A module that says how many meetings it has is left alone."""
    plan = "modules: {p: {sessions: {2: {when: 12.10.21, meetings: 2, between_work: []}}}}"
    assert found("module-is-meeting-plus-work", plan) == []


def test_ranges_of_modules_in_the_text() -> None:
    """The last of several ranges counts; a number alone is no range."""
    plan = "modules: {p: {text: '%s', sessions: {1: {}, 2: {}, 3: {}, 4: {}}}}"
    assert found("module-range-matches", plan % "Modul 2–3: våren. Modul 4-5: høsten") == [
        "modules/p error"
    ]
    assert status("module-range-matches", plan % "Modul 4: høsten") is Status.NOT_EVALUATED
    assert status("module-range-matches", plan % "Modul 2 til 4: høsten") is Status.HELD


def test_each_range_has_its_window() -> None:
    """A window of the text is for the modules it names."""
    plan = """
        modules:
          p:
            text: "Modul 1: 10. februar 2021. Modul 2-3: mars – mai 2021. Modul 4-5: høsten 2021."
            sessions: {1: {when: 10.02.21}, 2: {when: 14.04.21}, 3: {when: 01.09.21}, 4: {when: 06.10.21}}
    """
    assert found("modules-in-window", plan) == ["modules/p/sessions/3 error"]


def test_a_window_may_be_doubtful() -> None:
    """A module «in May or June» against a window that ends in May."""
    plan = """
        modules: {p: {period: mars – mai 2022, sessions: {2: {when: mai/juni 2022}}}}
    """
    assert found("modules-in-window", plan) == ["modules/p/sessions/2 info"]


@pytest.mark.parametrize(
    ("title", "severity"),
    [
        ("Planleggingsmøte (frist Statsforvalteren 01.02.22)", "error"),
        ("Planleggingsmøte (frist Statsforvalteren 03.02.22)", None),
        ("Planleggingsmøte (svarfrist til alle 01.02.22)", None),
    ],
)
def test_the_deadline_in_the_title(title: str, severity: str | None) -> None:
    """Only the county governor's deadline counts; on its day is in time."""
    plan = f"gatherings: {{p: {{title: {title}, when: 03.02.22}}}}"
    rules = ("ost-finnmark/grant-deadline-after-planning", "stale-deadline")
    findings = [f for f in report(plan).findings if f.rule in rules]
    if severity:  # one fault, one finding: the generic rule may have spoken of it
        assert [str(finding.severity) for finding in findings] == [severity]
    else:
        assert found("grant-deadline-after-planning", plan) == []


def test_base_packages_need_no_analysis() -> None:
    """What all have been through is not asked for its modules again."""
    plan = "modules: {p: {base: %s, sessions: {1: {title: Forberedelse}}}}"
    assert found("analysis-module-present", plan % "false") == ["modules/p warning"]
    assert found("analysis-module-present", plan % "true") == []
