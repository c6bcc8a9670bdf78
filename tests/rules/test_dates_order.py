"""Headings, the plan's period, and the order of rows."""

import pytest

from kompetanse.rules import dates_order as rules
from kompetanse.testing import check, report_on


def severities(rule: str, fragment: str) -> list[tuple[str, str]]:
    """Subjects and severities of one rule's findings."""
    return [(f.subject, f.severity) for f in report_on(fragment).findings if f.rule == rule]


def under(heading: str, *whens: str) -> str:
    """Gatherings under one heading."""
    rows = "\n".join(
        f'  r{n}: {{title: Møte {n}, when: "{when}", section: h}}' for n, when in enumerate(whens)
    )
    return f"period: 1.8.2020 – 31.7.2024\nsections: {{h: {{heading: {heading}}}}}\ngatherings:\n{rows}"


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("16.12.21", ["error"]),
        ("Desember 2021/januar 2022", ["warning"]),
        ("Uke 52 2021", ["error"]),
        ("03.01.22 – 28.01.22", []),
        ("Fra og med 20.02.22", []),
        ("Fra og med 20.11.21", ["warning"]),
        ("Innen 15. september 2022", []),
        ("Innen 1. desember 2021", []),
    ],
)
def test_section(when: str, expected: list[str]) -> None:
    """Outside is an error, partly outside a warning; deadlines are exempt."""
    found = severities("section-mismatch", under("VÅREN 2022", when, "10.03.22"))
    assert [severity for _, severity in found] == expected


def test_week_over_the_edge() -> None:
    """Week 1 of 2030 begins in 2029 and belongs to the spring all the same."""
    plan = under("VÅREN 2030", "Uke 1 2030", "12.03.30").replace("2024", "2032")
    assert severities("section-mismatch", plan) == []
    assert severities("outside-plan-period", plan) == []


def test_heading_that_dates_the_text() -> None:
    """«(oppdatert 26.05.21)» says when the text was written, not when its rows are."""
    plan = under("Roller og ansvar (oppdatert 26.05.21)", "12.10.21", "10.03.22")
    assert check(rules.section_mismatch, plan) == []
    assert check(rules.heading_body_mismatch, plan) == []


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("02.09.21", []),
        ("12.08.22", ["warning"]),
        ("12.10.22", ["error"]),
        ("Innen 1. oktober 2022", []),
        ("Uke 1 2022", []),
    ],
)
def test_plan_period(when: str, expected: list[str]) -> None:
    """A little outside is a warning, more than a month an error; deadlines are exempt."""
    plan = f"gatherings: {{g: {{title: Oppfølging, when: {when}}}}}"
    assert [severity for _, severity in severities("outside-plan-period", plan)] == expected


def test_perhaps_outside() -> None:
    """What only may lie outside is unknown, never a warning."""
    found = severities(
        "outside-plan-period", "gatherings: {g: {title: Møte, when: Juli/august 2022}}"
    )
    assert found == [("gatherings/g", "info")]


def test_networks_without_end() -> None:
    """Meetings of a network that goes on may lie outside; those of one that ends may not."""
    plan = """
    networks: {n: {label: Kvalitetsnettverk, start: fra og med januar 2022%s}}
    gatherings: {g: {title: Nettverksdag, when: 28.10.22, network: n}}
    """
    assert check(rules.outside_plan_period, plan % "") == []
    ending = ", until: 30.06.22"
    assert check(rules.outside_plan_period, plan % ending) == ["gatherings/g"]


def test_section_goes_before_the_plan() -> None:
    """What lies in its own section is in its place, wherever the plan ends."""
    plan = """
    sections: {h: {heading: HØSTEN 2022}}
    gatherings: {g: {title: Oppfølging, when: 12.10.22, section: h}}
    """
    assert check(rules.outside_plan_period, plan) == []


def test_sessions_have_windows_of_their_own() -> None:
    """A module's sessions are held against their module's window by the packs, not here."""
    plan = """
    modules: {m: {title: Klasseledelse, sessions: {1: {title: Modul 1, when: 10.02.21}}}}
    """
    assert check(rules.outside_plan_period, plan) == []


@pytest.mark.parametrize(
    ("whens", "expected"),
    [
        (("02.09.21", "25.11.21", "14.10.21", "09.12.21"), ["gatherings/r2"]),
        (("02.09.21", "09.12.21", "14.10.21", "25.11.21"), ["gatherings/r1"]),
        (("02.09.21", "September 2021", "25.11.21"), []),
        (("Onsdag 15. september 2021", "Uke 37 2021", "Tirsdag 21. september 2021"), []),
        (("02.09.21", "Innen 1. desember 2021", "14.10.21"), []),
        (("02.09.21", "02.09.21"), []),
    ],
)
def test_order_of_rows(whens: tuple[str, ...], expected: list[str]) -> None:
    """Of two rows the one is named that its neighbours do not fit; overlaps are in order."""
    assert check(rules.rows_out_of_order, under("HØSTEN 2021", *whens)) == expected


def test_measures_need_no_order() -> None:
    """Lists of measures are sorted by goal or by person."""
    plan = """
    actions:
      a: {what: Lese, when: 12.10.21}
      b: {what: Skrive, when: 09.09.21}
    """
    assert check(rules.rows_out_of_order, plan) == []


OVERALL = """
period: 1.8.2028 – 31.7.2032
sections:
  all: {heading: Tidsplan for skoleårene %s}
  a: {heading: Skoleåret 2028/29}
  b: {heading: Skoleåret 2029/30}
  c: {heading: Oppfølging}
gatherings:
  r1: {title: Møte, when: 10.10.28, section: a}
  r2: {title: Møte, when: 12.03.30, section: b}
  r3: {title: Besøk, when: 14.05.30, section: c}
"""


def test_heading_over_the_table() -> None:
    """A heading over several sections covers them all; one without a period is not judged."""
    assert check(rules.heading_body_mismatch, OVERALL % "2028/29–2029/30") == []
    longer = OVERALL.replace("c: {heading: Oppfølging}", "c: {heading: Skoleåret 2030/31}")
    longer = longer.replace("14.05.30", "14.10.30")
    found = severities("heading-body-mismatch", longer % "2028/29–2029/30")
    assert found == [("sections/all", "error")]


def test_heading_that_covers_by_name() -> None:
    """Sections that are named are covered, wherever they stand."""
    plan = """
    sections:
      a: {heading: HØSTEN 2022}
      all: {heading: Skoleåret 2021/2022, covers: [a]}
    gatherings: {r1: {title: Møte, when: 11.10.22, section: a}}
    """
    assert check(rules.heading_body_mismatch, plan) == ["sections/all"]


def test_text_before_a_table() -> None:
    """A section of text about last year stands over nothing."""
    plan = """
    sections:
      text: {heading: Evaluering av våren 2021}
      a: {heading: HØSTEN 2021}
    gatherings: {r1: {title: Møte, when: 12.10.21, section: a}}
    """
    assert check(rules.heading_body_mismatch, plan) == []


@pytest.mark.parametrize(
    ("heading", "whens", "expected"),
    [
        ("Våren 2021 – høsten 2022", ("19.01.21", "15.06.21"), ["warning"]),
        ("Våren 2021 – høsten 2021", ("19.01.21", "15.06.21"), []),  # a term more is fine
        ("Våren 2021 – høsten 2022", ("19.01.21", "Fra og med 15.06.21"), []),  # open end
        ("Våren 2021 – høsten 2022", ("19.01.21", "Innen 15. juni 2022"), []),
        ("HØSTEN 2021", ("12.10.21", "09.11.20", "07.12.21"), []),  # one row alone is wrong
    ],
)
def test_heading_and_its_rows(heading: str, whens: tuple[str, ...], expected: list[str]) -> None:
    """A heading may go on for a term beyond its rows, not longer."""
    found = severities("heading-body-mismatch", under(heading, *whens))
    assert [severity for _, severity in found] == expected
