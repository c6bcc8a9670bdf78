"""Tables become plans, and every datum of the plan knows its line."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.document.source import Document, DocumentFault, Text
from kompetanse.document.table import read_table
from kompetanse.transcription import transcribe


DATA = Path(__file__).parents[1] / "data"
SOURCES = Path(__file__).parents[3] / "shared" / "sources"


def plan_of(content: str, **defaults: object) -> Document:
    """Transcribe a pasted text; country and language are stated unless told otherwise."""
    stated = {"language": "nb", "country": "NO"} | defaults
    return transcribe(read_table(Text("plan.txt", content)), defaults=stated)


def data_of(content: str, **defaults: object) -> dict[str, Any]:
    """The plan data of a pasted text."""
    data: Any = plan_of(content, **defaults).data
    return dict(data)


def file(name: str) -> str:
    """A file of test data, with its line ends as they are."""
    return (DATA / name).read_bytes().decode()


def lines_of(document: Document, collection: str) -> dict[str, int]:
    """The lines that the elements of a collection come from."""
    data: Any = document.data
    return {id_: document.locate((collection, id_)).line for id_ in data[collection]}


def said(document: Document, id_: str) -> list[DocumentFault]:
    """The faults of one kind."""
    return [fault for fault in document.faults if fault.id == id_]


@pytest.fixture(name="dirty", scope="module")
def _dirty() -> Document:
    roles = {"alle": {"label": "Alle tilsette"}}
    return plan_of(file("dirty-paste.txt"), language="nn", roles=roles, period="2025/2026")


@pytest.fixture(name="published", scope="module")
def _published() -> Document:
    return transcribe(read_table(Text("plan.txt", file("published-like.txt"))))


@pytest.fixture(name="source", scope="module")
def _source() -> Document:
    content = (SOURCES / "ost-finnmark.txt").read_text(encoding="utf-8")
    return transcribe(read_table(Text("ost-finnmark.txt", content)))


class TestDirtyPaste:
    """A paste from a word processor, with everything that comes along."""

    def test_only_real_rows_become_events(self, dirty: Document) -> None:
        """Headings, repeated heads, page furniture and footnotes become no event."""
        assert lines_of(dirty, "gatherings") == {
            "oppstart": 4,
            "samling-1": 5,
            "besøk-på-skulane": 6,
            "verkstad": 8,
            "fagdag": 9,
            "samling-2": 14,
            "nettseminar-spørjetime": 15,
            "elevundersøkinga": 16,
        }
        assert lines_of(dirty, "deadlines") == {"skulane-sender-rapport": 17}

    def test_nothing_is_set_aside_in_silence(self, dirty: Document) -> None:
        """Page furniture, footnotes and their signs are told of at their lines."""
        aside = said(dirty, "table/left-out") + said(dirty, "footnote-sign")
        assert {dirty.text.position(fault.span.start)[0] for fault in aside} == {8, 10, 18}

    def test_titles_are_clean(self, dirty: Document) -> None:
        """Entities, soft hyphens and footnote signs are no part of titles and names."""
        data: Any = dirty.data
        gatherings = data["gatherings"]
        assert gatherings["nettseminar-spørjetime"]["title"] == "Nettseminar & spørjetime"
        assert gatherings["verkstad"]["title"] == "Verkstad"
        assert gatherings["samling-2"]["audience"] == ["Skuleleiarar", "rettleiarar"]

    def test_parts_and_places_are_found(self, dirty: Document) -> None:
        """«Del 1 … Del 2 …» are parts, with the clock of each; «Stad:» is the place."""
        data: Any = dirty.data
        assert data["gatherings"]["verkstad"]["parts"] == [
            {"title": "Del 1", "number": 1, "when": "Torsdag 13.11.25 kl. 9.00–10.15"},
            {"title": "Del 2", "number": 2, "when": "Torsdag 13.11.25 kl. 10.30–12.00"},
        ]
        parts = data["gatherings"]["samling-1"]["parts"]
        assert [part["title"] for part in parts] == ["Del 1: Strategiar", "Del 2: Bibliotek"]
        assert data["gatherings"]["fagdag"]["place"] == "Fjordvik kulturhus"

    def test_audiences_are_split_only_where_they_are_separated(self, dirty: Document) -> None:
        """A trailing comma adds nobody; names without a separator stay together."""
        data: Any = dirty.data
        assert data["gatherings"]["fagdag"]["audience"] == ["Lærarar", "skuleleiarar"]
        assert data["gatherings"]["besøk-på-skulane"]["audience"] == ["Rettleiarar PPT"]
        assert data["gatherings"]["elevundersøkinga"]["cells"]["who"] == "?"

    def test_a_remark_gives_statuses_to_the_rows_below(self, dirty: Document) -> None:
        """«OBS: …» makes dates fixed and contents tentative in its section only."""
        data: Any = dirty.data
        gatherings = data["gatherings"]
        assert gatherings["samling-2"]["date_status"] == "fixed"
        assert gatherings["samling-2"]["content_status"] == "tentative"
        assert "date_status" not in gatherings["fagdag"]
        assert data["sections"]["våren-2026"]["remarks"][0].startswith("OBS:")

    def test_rows_know_section_number_and_raw_cells(self, dirty: Document) -> None:
        """Every row keeps its section, its number and its texts."""
        data: Any = dirty.data
        row = data["gatherings"]["nettseminar-spørjetime"]
        assert (row["section"], row["row"]) == ("våren-2026", 7)
        assert row["cells"] == {
            "when": "11.02.26 (veke 7)",
            "what": "Nettseminar & spørjetime",
            "who": "Rettleiarar",
        }

    def test_stated_roles_are_kept_to(self, dirty: Document) -> None:
        """Where roles are stated, none are added."""
        data: Any = dirty.data
        assert data["roles"] == {"alle": {"label": "Alle tilsette"}}

    def test_a_word_points_at_its_original(self, dirty: Document) -> None:
        """The second name of an audience is located behind the entity in its cell."""
        span = dirty.span(("gatherings", "fagdag", "audience", 1))
        assert dirty.text.content[span.start : span.end] == "skuleleiarar"


class TestPublishedShape:
    """A document of the shape in which action plans are published."""

    def test_title_period_language_and_country_are_inferred(self, published: Document) -> None:
        """What nobody stated is read from the document, and said."""
        data: Any = published.data
        assert data["title"].startswith("Handlingsplan for samarbeidet mellom Nordvåg")
        assert (data["period"], data["language"], data["country"]) == (
            "skoleåret 2031/2032",
            "nb",
            "NO",
        )
        assert len(said(published, "table/inferred")) >= 4

    def test_rows_stand_in_their_sections(self, published: Document) -> None:
        """Rows go to the heading row above them, also behind a page break."""
        data: Any = published.data
        sections = [row["section"] for row in data["gatherings"].values()]
        assert sections == ["høsten-2031"] * 4 + ["vår-2032"] * 4
        assert data["sections"]["handlingsplan-2031-2032"]["covers"] == ["høsten-2031", "vår-2032"]

    def test_cells_are_taken_apart(self, published: Document) -> None:
        """Bold words are titles and parts, bullets topics, the rest is text."""
        data: Any = published.data
        gatherings = data["gatherings"]
        assert gatherings["samling-1"]["parts"] == [
            {"title": "Del 1", "number": 1, "topics": ["Verdier", "Tiltak"]},
            {"title": "Del 2", "number": 2, "topics": ["Forberedelse av høsten."]},
        ]
        analysis = gatherings["analyse"]
        assert (analysis["title"], analysis["topics"]) == ("Analyse (2t)", ["Repetisjon"])
        assert analysis["parts"][0]["minutes"] == 120
        assert analysis["audience"] == ["Nyansatte i barnehage, skole og PPT"]
        meeting = gatherings["evalueringsmøte"]
        assert (meeting["minutes"], meeting["text"]) == (
            240,
            "Evaluering av samlinger og fagdag mm",
        )
        assert gatherings["samling-2"]["title"] == "Samling 2: (1/2 dag)"

    def test_duties_of_roles(self, published: Document) -> None:
        """Roles share duties; rates, yearly deadlines and lengths are told apart."""
        data: Any = published.data
        duties = data["duties"]
        assert duties["melde-inn-nye-ledere-innen-15-august-hvert"] == {
            "role": ["Prosjektleder", "Kommunalsjefer", "skoleeiere"],
            "what": "Melde inn nye ledere innen 15. august hvert år",
            "by": "innen 15. august hvert år",
        }
        (meetings,) = (duty for duty in duties.values() if "rate" in duty)
        assert (meetings["rate"], meetings["minutes"]) == ("minimum 4 møter hvert semester", 90)
        assert (
            duties["dele-inn-i-læringsgrupper"]["what"]
            == "Dele inn i læringsgrupper (5-7 deltakere)"
        )

    def test_packages_have_sessions(self, published: Document) -> None:
        """Modules become numbered sessions, each with its period."""
        data: Any = published.data
        package = data["modules"]["klasseledelse"]
        assert package["sessions"] == {
            "1": {"title": "Forberedelse", "when": "12. februar 2031"},
            "2": {"title": "Relasjoner", "when": "Mars – desember 2031"},
            "3": {"title": "Analyse", "when": "Mars – desember 2031"},
        }
        assert "Modul 2-3" in package["text"]
        assert package["audience"] == ["alle ansatte"]

    def test_a_plan_over_years_is_not_relied_on(self, published: Document) -> None:
        """Columns of merged cells are read, and called unreliable."""
        data: Any = published.data
        row = data["long_term_plan"]["alle-ansatte"]
        assert row["base"] == ["Analyse"]
        assert row["years"] == {
            "2030/2031": ["Klasseledelse", "Motivasjon"],
            "2031/2032": ["Tema?"],
        }
        assert row["columns_reliable"] is False
        assert said(published, "table/columns-unreliable")

    def test_roles_are_gathered(self, published: Document) -> None:
        """Roles come from both tables; a missing comma makes no role of its own."""
        data: Any = published.data
        roles = [role["label"] for role in data["roles"].values()]
        assert {"Prosjektleder", "Skoleledere", "gruppeledere", "PPT", "Styret"} <= set(roles)
        assert "Skoleledere gruppeledere" not in roles

    def test_the_documents_history_is_read(self, published: Document) -> None:
        """Approval, consultation, sources, signatures, versions and contents have their fields."""
        data: Any = published.data
        assert data["approvals"] == [{"body": "styremøte", "dated": "20.03.31"}]
        assert data["consultations"] == [
            {
                "recipients": ["skoleeiere"],
                "until": "15.04.31",
                "outcome": "Ingen innspill kom inn.",
            }
        ]
        assert data["updated"] == "25.08.31"
        assert data["versions"] == [{"what": "Roller og ansvar", "dated": "02.06.31"}]
        assert [one["organisation"] for one in data["signatories"]] == ["Høgskulen", "RSK Nordvåg"]
        assert [one["title"] for one in data["builds_on"]] == [
            "samarbeidsavtale",
            "prosjektbeskrivelse",
        ]
        assert data["contents"][0] == {"title": "Handlingsplan 2031/2032", "page": 2}
        assert data["purpose"] == "Formålet med planen er å fordele arbeidet."
        assert "1 modul = 1 møte" in data["text"]


@pytest.mark.skipif(
    not SOURCES.exists(), reason="the published sources are not beside this repository"
)
class TestPublishedSource:
    """The published action plan, read as it is."""

    def test_every_row_of_both_calendars_is_there(self, source: Document) -> None:
        """Thirteen rows, each located at its line, in order."""
        lines = list(lines_of(source, "gatherings").values())
        assert lines == [30, 31, 32, 33, 34, 36, 40, 41, 42, 43, 44, 45, 46]

    def test_times_stand_as_written(self, source: Document) -> None:
        """No time is lost or changed."""
        data: Any = source.data
        times = [row["cells"]["when"] for row in data["gatherings"].values()]
        assert times[:3] == ["02.09.21", "08.09.21", "22.09.21 kl.14-16"]
        assert times[6:] == [
            "Desember/ Januar",
            "03.02.22",
            "18.02.22",
            "Fra og med 20.02.22",
            "10.03.22",
            "Uke 17, 18, 19",
            "09.06.22",
        ]

    def test_the_other_tables_are_read(self, source: Document) -> None:
        """Duties, packages and the plan over four years have all their entries."""
        data: Any = source.data
        counts: dict[tuple[str, ...], int] = {}
        for duty in data["duties"].values():
            roles = duty["role"] if isinstance(duty["role"], list) else [duty["role"]]
            counts[tuple(roles)] = counts.get(tuple(roles), 0) + 1
        assert list(counts.values()) == [6, 9, 3, 2, 3]
        assert [len(one["sessions"]) for one in data["modules"].values()] == [6, 5, 6]
        assert list(data["long_term_plan"]) == [
            "alle-ansatte",
            "gruppeledere-og-veiledere",
            "ledere",
        ]

    def test_nothing_is_unknown(self, source: Document) -> None:
        """No table, column or row of it is left out."""
        assert [fault for fault in source.faults if fault.severity != "info"] == []


class TestColumns:
    """Columns are known by their heads, in four languages and several layouts."""

    @pytest.mark.parametrize(
        "head",
        [
            "Når | Hva | Hvem",
            "Tid | Kva | Målgruppe",
            "Hvornår | Hvad | Deltagere",
            "When | What | Who",
            "Dato | Aktivitet | Gjelder for",
            "Tidsrom | Tiltak | Ansvar",
        ],
    )
    def test_heads(self, head: str) -> None:
        """Times, activities and people are found whatever their columns are called."""
        gathering = data_of(f"{head}\n02.09.21 | Samling 1 | Rektor")["gatherings"]["samling-1"]
        assert (gathering["when"], gathering["audience"]) == ("02.09.21", ["Rektor"])

    def test_order_of_columns_is_free(self) -> None:
        """The heads tell, not the order."""
        found = data_of("Hvem\tHvor\tHva\tNår\nRektor\tRådhuset\tSamling 1\t02.09.21")
        gathering = found["gatherings"]["samling-1"]
        assert (gathering["place"], gathering["when"]) == ("Rådhuset", "02.09.21")

    def test_a_time_in_several_columns(self) -> None:
        """Week, date and clock are put together; the week is kept beside the date."""
        table = "Uke\tDato\tAktivitet\tGjelder for\tTidsrom\n41\t11.10.21\tFagdag\tLærere\t9-12"
        assert data_of(table)["gatherings"]["fagdag"]["when"] == "11.10.21 (uke 41) kl. 9-12"

    def test_a_month_as_heading(self) -> None:
        """A day without a month takes it from the heading above, and that is said."""
        document = plan_of("Når\tHva\nSeptember 2024\t\nFredag 13. kl. 9\tFagdag")
        data: Any = document.data
        assert data["gatherings"]["fagdag"]["when"] == "Fredag 13. september 2024 kl. 9"
        assert any("completes" in fault.reason for fault in said(document, "table/inferred"))

    def test_measures(self) -> None:
        """A table of measures, responsible and deadlines gives measures."""
        found = data_of("Tiltak | Ansvar | Frist | Status\nLesestund | Rektor | 01.12.21 | pågår")
        assert found["actions"]["lesestund"]["responsible"] == "Rektor"
        assert found["actions"]["lesestund"]["when"] == "01.12.21"
        assert found["actions"]["lesestund"]["status"] == "pågår"

    def test_an_unknown_column_is_told_and_kept(self) -> None:
        """Its head is named in a fault, its cells are remarks."""
        document = plan_of("Når | Hva | Hvem | Mat\n02.09.21 | Samling 1 | Rektor | Suppe")
        data: Any = document.data
        assert data["gatherings"]["samling-1"]["remarks"] == ["Mat: Suppe"]
        (fault,) = said(document, "table/column-unknown")
        assert document.text.content[fault.span.start : fault.span.end] == "Mat"

    def test_an_unknown_table_is_told(self) -> None:
        """A table of which nothing is known is named, with a hint."""
        (fault,) = said(plan_of("Is | Pris\nVanilje | 30\nBringebær | 32"), "table/left-out")
        assert (fault.severity, bool(fault.hint)) == ("warning", True)

    def test_tables_below_one_another(self) -> None:
        """A table with a head of its own begins where another one ends, without any heading."""
        calendar = "Når\tHva\tHvem\n02.09.21\tSamling 1\tRektor"
        duties = "Roller\tOppgaver\nRektor\tLage plan\nSide 3\nLærere\tPrøve ut"
        found = data_of(f"{calendar}\n\n{duties}\n\n{calendar}")
        assert list(found["gatherings"]) == ["samling-1", "samling-1-2"]
        assert list(found["duties"]) == ["lage-plan", "prøve-ut"]

    @pytest.mark.parametrize(
        "what", ["AVLYST: Samling 1", "Samling 1 (avlyst)", "Samling 1 AVLYST"]
    )
    def test_what_is_called_off_keeps_its_id(self, what: str) -> None:
        """Calendars know it by that."""
        assert list(data_of(f"Når\tHva\tHvem\n02.09.21\t{what}")["gatherings"]) == ["samling-1"]

    def test_a_short_row_has_empty_cells(self) -> None:
        """Cells that are missing at the end are empty, so that rules can see it."""
        found = data_of("Når\tHva\tHvem\n02.09.21\tSamling 1")
        assert found["gatherings"]["samling-1"]["cells"]["who"] == ""


class TestOrigin:
    """What is stated wins; what is not is read from the document."""

    def test_front_matter_wins(self) -> None:
        """Front matter stands above defaults and headings, with its own places."""
        content = (
            "---\ntitle: Vår plan\nlanguage: nn\n---\n# Plan 2021/2022\nUke 37 | Samling | Alle\n"
        )
        document = plan_of(content, language="nb")
        data: Any = document.data
        assert (data["title"], data["language"]) == ("Vår plan", "nn")
        assert document.locate(("title",)).line == 2

    def test_stated_elements_stay_beside_those_of_the_tables(self) -> None:
        """Front matter may state gatherings too; defaults are never changed."""
        stated = {"deadlines": {"rapport": {"what": "Rapport"}}}
        front = "---\ngatherings:\n  møte: {title: Møte}\n---\n"
        found = data_of(f"{front}02.09.21 | Møte | x\nInnen 01.12.21 | Rapport | x", **stated)
        assert list(found["gatherings"]) == ["møte", "møte-2"]
        assert list(found["deadlines"]) == ["rapport", "rapport-2"]
        assert list(stated["deadlines"]) == ["rapport"]

    def test_front_matter_of_a_wrong_shape_is_told(self) -> None:
        """What cannot stand beside the rows of a table is left out, and named."""
        document = plan_of("---\ngatherings: mange\n---\n02.09.21 | Møte | x")
        (fault,) = said(document, "table/left-out")
        assert document.text.position(fault.span.start)[0] == 2

    @pytest.mark.parametrize(
        ("text", "language", "country"),
        [
            ("Når | Kva | Kven\nVeke 37 | Besøk på skulane | Lærarar", "nn", "NO"),
            ("Hvornår | Hvad | Hvem\nUge 37 | Besøg på skolerne | Lærere", "da", "DK"),
            ("Når | Hva | Hvem\nUke 37 | Besøk på skolene | Lærere", "nb", "NO"),
            ("When | What | Who\nWeek 37 | Visit the schools | Teachers", "en", None),
        ],
    )
    def test_language_and_country(self, text: str, language: str, country: str | None) -> None:
        """The words of a document tell its language, and that the country; both are said."""
        document = transcribe(read_table(Text("plan.txt", text)))
        data: Any = document.data
        assert (data["language"], data.get("country")) == (language, country)

    def test_ids_are_unique(self) -> None:
        """Rows with one title get numbered ids, in order."""
        table = "\n".join(f"0{day}.09.21 | Møte | Alle" for day in (1, 2, 3))
        assert list(data_of(table)["gatherings"]) == ["møte", "møte-2", "møte-3"]

    def test_a_table_without_head_is_inferred(self) -> None:
        """Three columns of which the first holds times are read, and that is said."""
        document = plan_of("02.09.21 | Samling 1 | Alle")
        assert any("without a head" in fault.reason for fault in said(document, "table/inferred"))

    @pytest.mark.parametrize(
        ("language", "time"),
        [
            ("da", "Senest søndag d. 18. juni 2028"),
            ("nb", "Innen 15. juni 2016"),
            ("nn", "Seinast 5. juni 2026"),
            ("en", "by 31 October 2026"),
        ],
    )
    def test_deadlines_are_no_gatherings(self, language: str, time: str) -> None:
        """A row whose time is a deadline becomes one, in every language."""
        found = data_of(f"FORÅR\n01.02.28 | Møde | x\n{time} | Rapport | Ledere", language=language)
        deadline = found["deadlines"]["rapport"]
        assert (deadline["when"], deadline["row"], deadline["audience"]) == (time, 2, ["Ledere"])
        assert list(found["gatherings"]) == ["møde"]

    def test_a_text_without_a_table_is_told(self) -> None:
        """Where no table is found, that is an error: an empty plan would look like a good one."""
        (fault,) = said(plan_of("Vi øver på lesing."), "table/no-rows")
        assert fault.severity == "error"

    def test_an_overall_heading_covers_the_others(self) -> None:
        """A heading right above another one stands over all of them."""
        content = "Tidsplan 2021-2023\nHØST 2021\n02.09.21 | A | x\nVÅR 2022\n02.03.22 | B | x"
        sections = data_of(content)["sections"]
        assert sections["tidsplan-2021-2023"]["covers"] == ["høst-2021", "vår-2022"]


ROWS = st.lists(
    st.lists(
        st.sampled_from(
            ["02.09.21", "Uke 37", "Innen 01.12.21", "", "?", "**Samling 1:** Del 1: kl. 9-10.30", "Når",
             "Hva", "Hvem", "Frist", "Modul 1: a Modul 2-9: b", "Moduler", "2020/2021", "Roller", "Oppgaver",
             "rektor, lærere i skole og PPT", "<b>HØST 2021</b>", "OBS: Datoene er fastsatt", "• a<br>• b"]
        ),
        min_size=1,
        max_size=4,
    ).map("\t".join)
    | st.sampled_from(["## Plan 2021/2022", "Oppdatert 20.08.21", "Vennlig hilsen", "", "Side 3", "1) x",
                       "Godkjent i styret 01.01.21, og sendt til eiere på høring med svarfrist 1.2.21."]),
    max_size=12,
).map("\n".join)  # fmt: skip


def leaves(data: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """All paths in plain data."""
    items: Any = ()
    if isinstance(data, dict | list):
        items = data.items() if isinstance(data, dict) else enumerate(data)
    return [path, *(deeper for key, value in items for deeper in leaves(value, (*path, key)))]


@given(ROWS | st.text(max_size=120))
def test_whatever_is_read_can_be_transcribed(content: str) -> None:
    """No input raises, all places lie in the text, and rows keep their order."""
    document = transcribe(read_table(Text("plan.txt", content)))
    data: Any = document.data or {}
    assert bool(data) is not any(fault.id == "table/no-rows" for fault in document.faults)
    for path in leaves(data):
        span = document.span(path)
        assert 0 <= span.start <= span.end <= len(content)
    for fault in document.faults:
        assert fault.reason.format(**fault.arguments)
        assert 0 <= fault.span.start <= fault.span.end <= len(content)
    for collection in ("gatherings", "deadlines", "actions"):
        rows = [row["row"] for row in data.get(collection, {}).values()]
        starts = list(lines_of(document, collection).values()) if rows else []
        assert rows == sorted(rows)
        assert starts == sorted(starts)
