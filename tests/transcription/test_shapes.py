"""Tables of many shapes become plans that say the same as the tables."""

from typing import Any

import pytest
from attrs import evolve

import kompetanse
from kompetanse.document.source import Text
from kompetanse.document.table import read_table
from kompetanse.document.yaml import read_yaml
from kompetanse.finding import Report, Severity
from kompetanse.loading import dump
from kompetanse.transcription import transcribe


TABLES = {
    "word": """\
Plan for kompetanseutvikling 2024/2025

HØST 2024
Dato	Aktivitet	Målgruppe	Ansvar	Sted
16.–17. september kl. 9–15	Samling 1: Oppstart	Rektorer, lærere	Fagleder	Rådhuset
Uke 42	Lokalt arbeid i gruppene	Alle lærere	Rektor	Egen skole
VÅR 2025
månedsskiftet mai/juni	Evaluering	Rektorer	Fagleder	Rådhuset
Innen 1. mars	Rapport til skoleeier	Rektorer	Rektorer
""",
    "html": """\
<p class=MsoNormal><b>Handleplan 2024/25<o:p></o:p></b></p>
<table class=MsoTableGrid border=1>
<tr><td><p class=MsoNormal><b>Hvornår<o:p></o:p></b></p></td><td><b>Hvad</b></td><td><b>Hvem</b></td></tr>
<tr><td><p class=MsoNormal>Tirsdag d. 17/9 kl. 9-15<o:p></o:p></p></td>
<td><p class=MsoNormal><b>Netværksmøde 1</b></p><p>Afdækning&nbsp;af praksis</p></td>
<td>Sprogvejledere og ledere</td></tr>
<tr><td>Uge 46-48</td><td>Observation i praksis</td><td>Sprogvejledere</td></tr>
<tr><td>Senest d. 1. februar 2025</td><td>Aflevering</td><td>Pædagoger</td></tr>
</table>
""",
    "markdown": """\
# Kompetanseplan for barnehagane 2024/2025

| Når | Kva | Kven | Ansvar |
|-----|-----|------|--------|
| 10. september kl. 12–15 | Samling 1: Leik | Styrarar, pedagogiske leiarar | PPT |
| Veke 45 og 46, tysdagar | Rettleiing | Styrarar | PPT |
| Innan utgangen av februar 2025 | Rapport | Styrarar | Styrarar |
""",
    "bare pipes": """\
Development plan 2024/2025

When | What | Who
Tuesday 17 September 2024, 9 am–3 pm | Gathering 1: Start | School leaders, teachers
weeks 40-42 | Work in groups | Teachers
by 1 February 2025 | Report | School leaders
""",
    "csv": """\
"Dato";"Tema";"Deltakere";"Status"
"16.09.24 kl. 9-15";"Samling 1; oppstart";"Skoleledere, lærere";"Bekreftet"
"uke 42 2024";"Nettverksmøte 1";"Skoleledere";"Foreløpig"
""",
    "other order": """\
Plan 2024/2025
Hvem	Hva	Når	Sted
Lærere	Samling 1	16.09.24	Rådhuset
Rektorer, lærere	Samling 2	15.01.25	Rådhuset
""",
    "split times": """\
Årsplan 2024/2025
Uke	Dag	Dato	Tid	Hva	Hvem
38	Tirsdag	17.09.24	09.00-15.00	Samling 1	Lærere
42				Gruppearbeid	Lærere
3	Onsdag	15.01.25	12-15	Samling 2	Lærere, rektorer
""",
    "two tables": """\
Plan for nettverk 2024/2025

Møteplan
Når	Hva	Hvem
16.09.24	Nettverksmøte 1	Rektorer
20.01.25	Nettverksmøte 2	Rektorer

Tiltak
Tiltak	Ansvar	Frist	Status
Kartlegging av behov	Rektorer	1. oktober 2024	Ferdig
Lage plan for oppfølging	Skoleeier	Innen 15.11.24	Påbegynt
""",
    "bold rows": """\
| | | |
|---|---|---|
| **HØSTEN 2024** | | |
| **Når** | **Hva** | **Hvem** |
| 16.09.24 | **Samling 1** | Rektorer, lærere |
| **VÅREN 2025** | | |
| **Når** | **Hva** | **Hvem** |
| 15.01.25 | **Samling 2** | Rektorer |
""",
    "no head": """\
Plan 2024/2025

Uke 38	Samling 1	Lærere
Uke 42-44	Arbeid i gruppene	Lærere
15. januar	Samling 2	Rektorer
""",
}


def data_of(content: str) -> dict[str, Any]:
    """The plan data of a pasted text, nothing but what it says itself."""
    data: Any = transcribe(read_table(Text("plan.txt", content))).data
    return dict(data)


def serious(report: Report) -> list[tuple[str, str | None, str]]:
    """The errors and warnings of a report."""
    found = [one for one in report.findings if one.severity is not Severity.INFO]
    return sorted((one.rule, one.subject, one.message) for one in found)


@pytest.mark.parametrize("content", TABLES.values(), ids=list(TABLES))
def test_a_table_says_the_same_as_the_plan_made_of_it(content: str) -> None:
    """The plan that is written of a table loads without faults, with the findings of the table."""
    table = kompetanse.check(read_table(Text("plan.txt", content)))
    assert table.plan is not None
    written = dump(evolve(table.plan, id="plan"))
    plan = kompetanse.check(read_yaml(Text("plan.yaml", written)))
    assert plan.plan == evolve(table.plan, id="plan")
    assert serious(plan) == serious(table)
    assert not [rule for rule, *_ in serious(plan) if rule.startswith(("plan/", "document/"))]


@pytest.mark.parametrize(
    ("name", "title", "period", "language", "times"),
    [
        (
            "word",
            "Plan for kompetanseutvikling 2024/2025",
            "2024/2025",
            "nb",
            ["16.–17. september kl. 9–15", "Uke 42", "månedsskiftet mai/juni"],
        ),
        ("html", "Handleplan 2024/25", "2024/25", "da", ["Tirsdag d. 17/9 kl. 9-15", "Uge 46-48"]),
        (
            "markdown",
            "Kompetanseplan for barnehagane 2024/2025",
            "2024/2025",
            "nn",
            ["10. september kl. 12–15", "Veke 45 og 46, tysdagar"],
        ),
        (
            "bare pipes",
            "Development plan 2024/2025",
            "2024/2025",
            "en",
            ["Tuesday 17 September 2024, 9 am–3 pm", "weeks 40-42"],
        ),
        ("csv", None, None, "nb", ["16.09.24 kl. 9-15", "uke 42 2024"]),
        ("other order", "Plan 2024/2025", "2024/2025", "nb", ["16.09.24", "15.01.25"]),
        (
            "split times",
            "Årsplan 2024/2025",
            "2024/2025",
            "nb",
            [
                "Tirsdag 17.09.24 (uke 38) kl. 09.00-15.00",
                "uke 42",
                "Onsdag 15.01.25 (uke 3) kl. 12-15",
            ],
        ),
        ("two tables", "Plan for nettverk 2024/2025", "2024/2025", "nb", ["16.09.24", "20.01.25"]),
        ("bold rows", None, "2024/2025", "nb", ["16.09.24", "15.01.25"]),
        ("no head", "Plan 2024/2025", "2024/2025", "nb", ["Uke 38", "Uke 42-44", "15. januar"]),
    ],
)
def test_what_a_table_says(
    name: str, title: str | None, period: str | None, language: str, times: list[str]
) -> None:
    """Title, period and language are found, and every time is kept as it was written."""
    data = data_of(TABLES[name])
    assert (data.get("title"), data.get("period"), data["language"]) == (title, period, language)
    assert [row["when"] for row in data["gatherings"].values()] == times


def test_who_answers_for_a_deadline_is_kept() -> None:
    """A deadline has no field for who answers for it; the cell is kept as a remark."""
    (deadline,) = data_of(TABLES["word"])["deadlines"].values()
    assert deadline["remarks"] == ["Ansvar: Rektorer"]


def test_measures_beside_meetings() -> None:
    """Two tables with heads of their own are read each by its own."""
    data = data_of(TABLES["two tables"])
    assert list(data["gatherings"]) == ["nettverksmøte-1", "nettverksmøte-2"]
    assert [one["when"] for one in data["actions"].values()] == [
        "1. oktober 2024",
        "Innen 15.11.24",
    ]


@pytest.mark.parametrize(
    ("headings", "period"),
    [
        (("HØSTEN 2021", "VÅREN 2022"), "2021/2022"),
        (("VÅREN 2022", "HØSTEN 2022"), "VÅREN 2022 – HØSTEN 2022"),
        (("HØST 2021", "VÅR 2022", "HØST 2022"), "HØST 2021 – HØST 2022"),
        (("Skoleåret 2021/2022", "VÅREN 2022"), "Skoleåret 2021/2022"),
        (("HØSTEN 2021", "Møter"), "HØSTEN 2021"),
    ],
)
def test_the_period_covers_all_terms_that_have_headings(
    headings: tuple[str, ...], period: str
) -> None:
    """No row is outside of the period because its heading comes after the first one."""
    content = "".join(f"{heading}\t\n10.10.21\tMøte\tLærere\n" for heading in headings)
    assert data_of(content)["period"] == period


def test_an_empty_month_is_no_heading() -> None:
    """A month for which nothing is planned stands over no other rows."""
    content = "Når\tHva\tHvem\nNovember\tSamtaler\tLærere\nDesember\t\t\nJanuar\tSamling\tLærere\n"
    data = data_of(f"Årshjul 2024/2025\n{content}")
    assert {row["section"] for row in data["gatherings"].values()} == {"årshjul-2024-2025"}


def test_roles_without_a_sign_between_them_are_two() -> None:
    """Two names of roles side by side make no third role."""
    content = "Når\tHva\tHvem\n02.09.21\tSamling\tskoleledere gruppeledere\n"
    assert list(data_of(content)["roles"]) == ["skoleledere", "gruppeledere"]


@pytest.mark.parametrize(
    "content", ["Bare prosa.\n\nIngen tabell.\n", "---\ntitle: Plan\nlanguage: nb\n---\nProsa.\n"]
)
def test_a_text_without_a_plan_is_refused(content: str) -> None:
    """Without a table and without a plan in the front matter there is nothing to check."""
    report = kompetanse.check(read_table(Text("plan.txt", content)))
    assert report.plan is None
    assert [one.rule for one in report.findings if one.severity is Severity.ERROR] == [
        "table/no-rows"
    ]


def test_front_matter_may_hold_the_plan() -> None:
    """A plan in front of a text without tables is a plan."""
    front = "title: Plan\ngatherings: {s1: {title: Samling 1, when: 02.09.21}}"
    report = kompetanse.check(read_table(Text("plan.txt", f"---\n{front}\n---\nProsa.\n")))
    assert report.plan is not None
    assert not [one for one in report.findings if one.rule == "table/no-rows"]


@pytest.mark.parametrize(
    ("what", "when"),
    [
        ("Fagdag om skriving, kl. 12.00–14.00", "Fredag 8.12.23 kl. 12.00–14.00"),
        ("Fagdag, bussen går kl. 8.15", "Fredag 8.12.23"),
        ("Økt kl. 9-10 for ledere, kl. 10-11 for lærere", "Fredag 8.12.23"),
        ("Samling • Del 1: felles kl. 9-10 • Del 2: hver for seg", "Fredag 8.12.23"),
    ],
)
def test_hours_in_a_title_are_the_rows(what: str, when: str) -> None:
    """A title that states one beginning and one end says when on the day; others do not."""
    table = f"Når | Hva | Hvem\nFredag 8.12.23 | {what} | Lærere\n"
    plan = kompetanse.check(kompetanse.parse(table, format="table")).plan
    assert plan is not None
    assert [row.when.text for row in (plan.gatherings or {}).values() if row.when] == [when]
