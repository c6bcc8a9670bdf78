"""What the manual does not show: exceptions, bounds, doubt, and what must stay silent."""

from textwrap import dedent

import pytest

import kompetanse_laeringsledelse
from kompetanse import Report, Status, create_plugin_manager
from kompetanse.testing import report_on


ROLES = "roles: {l: {label: Lærere}, p: {label: Pædagoger}, s: {label: Skoleledere}}\n"
FOUNDATION = "foundation-course-first"


def report(fragment: str, **options: object) -> Report:
    """The minimal plan with a fragment, checked with the pack."""
    rule = options.pop("rule", None)
    return report_on(
        dedent(fragment),
        plugins=create_plugin_manager(entry_points=False, modules=[kompetanse_laeringsledelse]),
        follows=["laeringsledelse"],
        options={f"laeringsledelse/{rule}": options} if rule else None,
    )


def found(rule: str, fragment: str, **options: object) -> list[str]:
    """Where a rule finds something, and how bad it is."""
    findings = report(fragment, **({"rule": rule, **options} if options else {})).findings
    return [
        f"{f.subject or 'plan'} {f.severity}"
        for f in findings
        if f.rule == f"laeringsledelse/{rule}"
    ]


def status(rule: str, fragment: str) -> Status:
    """What became of a rule."""
    outcomes = report(fragment).outcomes
    return next(one.status for one in outcomes if one.rule == f"laeringsledelse/{rule}")


def test_courses_without_an_audience_may_be_for_teachers() -> None:
    """Four for certain and one that may be: nobody can tell; five without: neither."""
    four = "".join(f"  c{n}: {{audience: [lærere]}}\n" for n in range(4))
    plan = f"{ROLES}courses:\n{four}"
    assert status("course-count", plan) is Status.HELD
    assert status("course-count", f"{plan}  c4: {{}}\n") is Status.NOT_EVALUATED
    assert found("course-count", f"{plan}  c4: {{audience: [pædagoger]}}\n") == ["plan error"]
    assert status("course-count", f"{plan}  c4: {{audience: [skoleledere]}}\n") is Status.HELD


def test_three_courses_are_too_few_whoever_they_are_for() -> None:
    """No course can be added by reading more into the plan."""
    assert found("course-count", "courses: {a: {}, b: {}, c: {}}") == ["plan error"]
    assert found("course-count", "courses: {a: {}, b: {}, c: {}}", expected=3) == []


def test_the_audience_of_the_days_is_that_of_the_course() -> None:
    """A course that names nobody is for those who come to its days."""
    plan = ROLES + "gatherings: {d: {title: Dag, audience: [%s]}}\ncourses: {c: {gatherings: [d]}}"
    assert found("course-count", plan % "lærere", expected=1) == []
    assert found("course-count", plan % "skoleledere", expected=1) == ["plan error"]


def test_one_fault_one_finding() -> None:
    """A fifth course, a second foundation course, a course before the first: each is said once."""
    rules = ("course-count", FOUNDATION, "theme-courses-follow")
    courses = [f"t{n}: {{kind: theme, when: {n}.9.16, audience: [lærere]}}" for n in (1, 2, 3)]
    first = "c0: {kind: foundation, when: 1.3.16, audience: [lærere]}"

    def said(*listed: str) -> list[list[str]]:
        plan = f"{ROLES}courses: {{{', '.join(listed)}}}"
        return [found(rule, plan) for rule in rules]

    fifth = "t4: {kind: theme, when: 5.9.16, audience: [lærere]}"
    second = "c1: {kind: foundation, when: 2.3.16, audience: [lærere]}"
    early = "t3: {kind: theme, when: 1.2.16, audience: [lærere]}"
    assert said(first, *courses) == [[], [], []]
    assert said(first, *courses, fifth) == [["plan error"], [], []]
    assert said(first, second, *courses[:2]) == [[], ["plan error"], []]
    assert said(first, *courses[:2], early) == [[], ["courses/c0 error"], []]


def test_no_foundation_course() -> None:
    """It is missing where all courses have another kind; else one of them may be it."""
    assert found(FOUNDATION, "courses: {a: {kind: theme}, b: {kind: theme}}") == ["plan error"]
    assert status(FOUNDATION, "courses: {a: {kind: theme}, b: {}}") is Status.NOT_EVALUATED
    assert status(FOUNDATION, "courses: {}") is Status.NOT_EVALUATED


@pytest.mark.parametrize(
    ("foundation", "theme", "first", "follows"),
    [
        ("1.3.16", "1.3.16", [], ["courses/t error"]),
        ("1.3.16", "2.3.16", [], []),
        ("marts 2016", "marts 2016", ["courses/c info"], ["courses/t info"]),
        ("marts 2016", "1.4.16", [], []),
        ("marts – maj 2016", "april 2016", [], ["courses/t error"]),
        ("fra marts 2016", "maj 2016", [], ["courses/t info"]),
        ("foråret 2016", "uge 37 2016", [], []),
        ("1.3.16", "etter samling 3", [], []),
        ("1.3.16", "snart", [], []),
    ],
)
def test_what_comes_first(
    foundation: str, theme: str, first: list[str], follows: list[str]
) -> None:
    """Only what is certain is an error; one day for both is no order."""
    plan = f"courses: {{c: {{kind: foundation, when: {foundation}}}, t: {{kind: theme, when: {theme}}}}}"
    assert found(FOUNDATION, plan) == first
    assert [one for one in found("theme-courses-follow", plan) if "plan" not in one] == follows


def test_a_course_is_over_on_its_last_day() -> None:
    """The days of a course may stand in any order; one without a time leaves its end open."""
    plan = """
        courses: {c: {kind: foundation, gatherings: [b, a]}, t: {kind: theme, when: 10.3.16}}
        gatherings: {a: {title: Dag 1, when: 1.3.16}, b: {title: Dag 2, when: %s}}
    """
    assert found("theme-courses-follow", plan % "15.3.16")[-1:] == ["courses/t error"]
    assert "courses/t error" not in found("theme-courses-follow", plan % "9.3.16")
    assert "courses/t error" not in found("theme-courses-follow", plan % "snart")


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("1. januar 2016", []),
        ("31. juli 2016", []),
        ("1. august 2016", ["courses/c error"]),
        ("foråret 2016", []),
        ("forår 2017", ["courses/c error"]),
        ("juli/august 2016", ["courses/c info"]),
        ("fra februar 2016", ["courses/c info"]),
        ("31.2.2016", []),
    ],
)
def test_the_window(when: str, expected: list[str]) -> None:
    """The spring goes from New Year's Day to the end of July."""
    assert (
        found("foundation-window", f"courses: {{c: {{kind: foundation, when: {when}}}}}")
        == expected
    )


def test_another_year() -> None:
    """A municipality that begins later says so in an option."""
    plan = "courses: {c: {kind: foundation, when: forår 2018}}"
    assert found("foundation-window", plan, year=2018) == []


def test_the_window_goes_before_the_period_of_the_plan() -> None:
    """A plan for the school year after has its foundation course outside of it."""
    plan = """
        period: skoleåret 2016/17
        gatherings: {d: {title: Kursusdag, when: 15.3.16}}
        courses: {c: {kind: %s, gatherings: [d]}}
    """
    outside = [
        "outside-plan-period" in {finding.rule for finding in report(plan % kind).findings}
        for kind in ("foundation", "theme")
    ]
    assert outside == [False, True]


@pytest.mark.parametrize(
    ("topics", "lacking"),
    [
        ("elevernes trivsel, forberedelse, brug af data, teamet", False),
        (
            "elevers læring; planlægning af undervisning; forskningsbaseret viden; årgangsteam",
            False,
        ),
        (
            "Elevdata og forskning, elevens udvikling, undervisningen, det faste teamsamarbejde",
            False,
        ),
        ("pupils' well-being, lesson planning, research on teaching, teamwork", False),
        ("elevane si læring, førebuing, forsking, lærarteam", False),
        ("data om elevernes trivsel, forberedelse, team", True),
        ("forskning om undervisning, elever, team", True),
        ("klasseledelse", True),
    ],
)
def test_topics(topics: str, *, lacking: bool) -> None:
    """Topics are known in each language; what data are about is no topic of its own."""
    plan = f'courses: {{c: {{kind: foundation, topics: ["{topics}"]}}}}'
    assert bool(found("foundation-topics", plan)) is lacking


def test_topics_that_are_not_stated() -> None:
    """Nothing is said of them; an empty list says that there are none."""
    assert status("foundation-topics", "courses: {c: {kind: foundation}}") is Status.NOT_EVALUATED
    empty = "courses: {c: {kind: foundation, topics: []}}"
    assert found("foundation-topics", empty) == ["courses/c warning"]


@pytest.mark.parametrize(
    ("results", "course", "expected"),
    [
        ("10. juni 2016", "10. juni 2016", ["courses/t error"]),
        ("10. juni 2016", "11. juni 2016", []),
        ("senest 1. december 2016", "2. december 2016", []),
        ("senest 1. december 2016", "30. november 2016", ["courses/t error"]),
        ("uge 48 2016", "2. december 2016", ["courses/t info"]),
        ("uge 48 2016", "5. december 2016", []),
        ("ca. 1. december 2016", "5. december 2016", ["courses/t info"]),
        ("?", "5. december 2016", []),
    ],
)
def test_results_in_time(results: str, course: str, expected: list[str]) -> None:
    """Results must be there before the day on which the course starts."""
    plan = f"""
        surveys: {{k: {{number: 1, results: "{results}"}}}}
        courses: {{t: {{kind: theme, when: "{course}", based_on: [k]}}}}
    """
    assert found("theme-course-based-on-mapping", plan) == expected


def test_a_course_before_the_survey_itself() -> None:
    """Without a day for the results, they are not there before the survey is over."""
    plan = """
        surveys: {k: {number: 1, when: oktober 2016}}
        courses: {t: {kind: theme, when: %s, based_on: [k]}}
    """
    assert found("theme-course-based-on-mapping", plan % "30. september 2016") == [
        "courses/t error"
    ]
    assert status("theme-course-based-on-mapping", plan % "november 2016") is Status.NOT_EVALUATED


def test_a_mistyped_survey_is_told_once() -> None:
    """Neither is the course built on nothing, nor the survey without use."""
    plan = """
        surveys: {k1: {number: 1}, k2: {number: 2}}
        courses: {t: {kind: theme, based_on: [k1, k22]}}
    """
    assert [f.rule for f in report(plan).findings if f.severity == "error"] == [
        "laeringsledelse/course-count",
        "laeringsledelse/foundation-course-first",
        "plan/unknown-reference",
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("april 2016", "oktober 2016", []),
        ("oktober 2016", "april 2016", ["surveys/b error"]),
        ("april 2016", "april 2016", ["surveys/b info"]),
        ("uge 14 2016", "april 2016", ["surveys/b info"]),
    ],
)
def test_the_order_of_mappings(first: str, second: str, expected: list[str]) -> None:
    """They are known by numbers and by ordinals, and may stand in any order."""
    plan = f"""
        surveys:
          b: {{title: Anden kortlægning, when: {second}}}
          a: {{title: 1. kortlægning, when: {first}}}
    """
    assert found("mapping-sequence", plan) == expected


def test_mappings_without_numbers() -> None:
    """Which is which cannot be seen; where all have numbers, one may be missing."""
    titled = "surveys: {a: {title: Kortlægning i foråret}, b: {title: Kortlægning i efteråret}}"
    assert status("mapping-sequence", titled) is Status.NOT_EVALUATED
    assert found("mapping-sequence", "surveys: {a: {number: 1}, c: {number: 3}}") == ["plan error"]
    assert found("mapping-sequence", "surveys: {}") == ["plan error"]
    assert found("mapping-sequence", "surveys: {a: {number: 1}}", mappings=1) == []


def test_who_has_to_use_a_mapping() -> None:
    """A theme course that does not say what it is built on may be built on it."""
    plan = """
        surveys: {a: {number: 1}, b: {number: 2}}
        courses: {c: {kind: foundation}, t: {kind: theme, based_on: [a]}%s}
    """
    assert found("mapping-sequence", plan % "") == ["surveys/b error"]
    assert found("mapping-sequence", plan % ", u: {kind: theme}") == []
    assert found("mapping-sequence", plan % ", u: {kind: theme, based_on: [b]}") == []


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", ["courses/c warning"]),
        ("between_work: {w: {what: prøve et forløb, after: d}}", []),
        ("between_work: {w: {what: prøve et forløb, gathering: d}}", []),
        ("between_work: {w: {what: '?', after: d}}", ["courses/c warning"]),
        ("between_work: {w: {what: prøve et forløb}}", ["courses/c warning"]),
    ],
)
def test_work_between_the_days(more: str, expected: list[str]) -> None:
    """Between-work counts where it is tied to a day of the course."""
    plan = "gatherings: {d: {title: Dag 1}}\ncourses: {c: {gatherings: [d], practice: []}}\n"
    assert found("practice-coupling", plan + more) == expected


@pytest.mark.parametrize(
    ("gathering", "covered"),
    [
        ("{title: Ledelsesseminar, audience: [skoleledere]}", True),
        ("{title: Fagdag, audience: [alle]}", True),
        ("{title: Kortlægning, audience: [skoleledere]}", False),
        ("{title: Seminar, audience: [skoleledere], date_status: cancelled}", False),
        ("{title: Seminar, audience: [lærere]}", False),
    ],
)
def test_what_is_something_for_a_level(gathering: str, *, covered: bool) -> None:
    """A survey is nothing for those who answer it; what is cancelled is nothing at all."""
    plan = f"""
        program: {{levels: [lærere, ledelse]}}
        roles: {{a: {{label: Alle}}, l: {{label: Lærere}}, s: {{label: Skoleledere, aliases: [ledelse]}}}}
        courses: {{c: {{audience: [lærere]}}}}
        gatherings: {{g: {gathering}}}
    """
    assert found("all-levels-covered", plan) == ([] if covered else ["program warning"])


def test_a_level_or_an_audience_that_nobody_knows() -> None:
    """It may be one of those who come, by another name."""
    plan = """
        program: {levels: [%s]}
        roles: {l: {label: Lærere}, f: {label: Skoleforvaltning}}
        courses: {c: {audience: [%s]}}
    """
    assert status("all-levels-covered", plan % ("SFO", "lærere")) is Status.NOT_EVALUATED
    assert status("all-levels-covered", plan % ("skoleforvaltning", "SFO")) is Status.NOT_EVALUATED
    assert found("all-levels-covered", plan % ("skoleforvaltning", "lærere")) == ["program warning"]


def test_initiatives_that_nothing_speaks_of() -> None:
    """Where courses do not say what they serve, nobody can tell."""
    plan = "initiatives: {i: {title: Viden}}\ncourses: {c: {%s}}"
    assert status("initiative-covered", plan % "") is Status.NOT_EVALUATED
    assert found("initiative-covered", plan % "initiatives: []") == ["initiatives/i warning"]


@pytest.mark.parametrize(
    ("contact", "reached"),
    [
        ("phone: 12 34 56 78", True),
        ("phone: 12345678 / 87654321", True),
        ("phone: '+45 12.34.56.78'", True),
        ("phone: 'Tlf.: (+47) 12 34 56 78, lokal 3'", True),
        ("phone: '03210'", True),
        ("phone: 12 34", False),
        ("phone: '?'", False),
        ("email: skole@kommune.example", True),
        ("email: mailto:lærings.ledelse+1@skole.kommune.example", True),
        ("email: (e-post)@kommune.example", False),
        ("email: skole@kommune", False),
        ("email: skole(at)kommune.example", False),
        ("email: skole@kommune..example", False),
        ("web: www.kommune.example", False),
        ("email: skole@, phone: 12 34 56 78", True),
    ],
)
def test_how_one_reaches_a_coordinator(contact: str, *, reached: bool) -> None:
    """By an address or a number, whichever is well formed."""
    plan = f"coordinators: {{k: {{title: programkoordinator, {contact}}}}}"
    assert bool(found("coordinator-contact", plan)) is not reached


def test_no_address_is_told_on() -> None:
    """What is wrong with an address is said without repeating it."""
    findings = report("coordinators: {k: {email: navn.navnesen@}}").findings
    assert not any("navnesen" in f"{f.message}{f.arguments}" for f in findings)


def test_a_long_address_takes_no_time() -> None:
    """Neither does a long number."""
    address, number = "a@b." + "a." * 50_000, "1" * 100_000
    plan = f"coordinators: {{k: {{email: {address}, phone: '{number}'}}}}"
    assert found("coordinator-contact", plan) == ["coordinators/k warning"]
