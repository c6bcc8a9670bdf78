"""Rules about what is written: their traps."""

import pytest

from kompetanse.rules.text import (
    citation_session,
    missing_attachment,
    missing_figure,
    undefined_abbreviation,
    unresolved_placeholder,
)
from kompetanse.testing import check


def _text(text: str) -> str:
    return f"text: |\n  {text}\n"


@pytest.mark.parametrize(
    "fields",
    [
        'title: "Tema?"',
        "title: TBA",
        'title: "Fagdag", audience: [lærere, "?"]',
        "title: Fagdag, audience: [NN]",
        'title: Fagdag, audience: [lærere], cells: {who: "", when: uke 9}, when: "…"',
    ],
)
def test_placeholders(fields: str) -> None:
    """A time, title or name that is but a placeholder is reported."""
    assert check(unresolved_placeholder, f"gatherings: {{s1: {{{fields}}}}}") == ["gatherings/s1"]


@pytest.mark.parametrize(
    "fields",
    [
        'title: "Planleggingsdag: hva viste evalueringen av 2015/2016?"',
        'title: "Opstartsmøder på skolerne (tidspunktet aftales lokalt)"',
        'title: "Samling 3?"',
        "title: Fagdag",
        'title: Fagdag, audience: ["-"]',
        'title: Fagdag, audience: [lærere], cells: {who: ""}',
    ],
)
def test_no_placeholders(fields: str) -> None:
    """Questions in running text, remarks and cells that another row fills are none."""
    assert check(unresolved_placeholder, f"gatherings: {{s1: {{{fields}}}}}") == []


def test_empty_cell_that_nothing_fills() -> None:
    """An empty cell is reported where the event lacks what belongs there."""
    fragment = "gatherings: {s1: {title: Fagdag, when: uke 37, cells: {when: uke 37, who: ''}}}"
    assert check(unresolved_placeholder, fragment) == ["gatherings/s1"]


def test_open_cells_of_the_long_term_plan_are_meant() -> None:
    """What a later year is about may stay open."""
    fragment = 'long_term_plan: {alle: {years: {"2022/2023": ["Tema?"]}}}'
    assert check(unresolved_placeholder, fragment) == []


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Se vedlegg 1.", False),
        ("Se vedlegg 2.", True),
        ("Se vedlegg 1 og 3.", True),
        ("Jf. bilag 1–2", True),
        ("Vedlegg nr. 4 viser", True),
        ("Det har vedlegg 12 sider", False),
        ("Lag et vedlegg", False),
        ("vedlegg 2 til partnerskapsavtalen", False),
        ("vedlegg 1 og 2 i avtalen", False),
        ("Se vedlegg 2 og si fra", True),
        ("vedlegg 3.2 i rapporten", False),
    ],
)
def test_attachments(text: str, missing: bool) -> None:
    """Every number of an attachment that a text names must be one of the plan's."""
    fragment = f"attachments: {{vedlegg-1: {{title: Framdriftsplan}}}}\n{_text(text)}"
    assert bool(check(missing_attachment, fragment)) is missing


@pytest.mark.parametrize(
    "attachments",
    [
        "{a: {title: Mal}, b: {title: Plan 2021}}",
        "{a: {number: 1}, b: {number: 2}}",
        "{a: {title: Vedlegg 1}, b: {title: Vedlegg 2}}",
    ],
)
def test_attachments_are_numbered_or_counted(attachments: str) -> None:
    """Attachments have the numbers stated, those in their titles, or are counted."""
    assert check(missing_attachment, f"attachments: {attachments}\ntext: se vedlegg 2") == []
    assert check(missing_attachment, f"attachments: {attachments}\ntext: se vedlegg 3") == [""]


def test_attachments_not_stated_are_not_missing() -> None:
    """A plan that says nothing about attachments is not evaluated."""
    assert check(missing_attachment, "text: Se vedlegg 1.") == []


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Moduler: [image: ] Videre", True),
        ("organisert etter følgende struktur:", True),
        ("Skolene kan velge mellom følgende moduler: klasseledelse", False),
        ("figuren under viser [1]", False),
    ],
)
def test_figures(text: str, lost: bool) -> None:
    """Pictures left in the text, and a colon that nothing follows, are told."""
    assert bool(check(missing_figure, _text(text))) is lost


def test_figures_that_the_plan_says_are_lost() -> None:
    """What is stated as lost is told at its place."""
    assert check(missing_figure, "lost_figures: [{what: navn på modulene}]") == ["lost_figures/0"]


@pytest.mark.parametrize(
    ("text", "undefined"),
    [
        ("Vi møter UP1 og PPT.", True),
        ("Utviklingspartner 1 (UP1) hjelper oss, og UP1 blir med.", False),
        ("PLFX (profesjonelt læringsfellesskap) og PLFX igjen", False),
        ("HØSTEN 2021 OG VÅREN", False),
        ("LK20 og VGO og RSK kjenner alle", False),
        ("NRK.no/skole og a.DXQ", False),
        ("møte i SePU", False),
        ("Gjelder ALLE, del II", False),
    ],
)
def test_abbreviations(text: str, undefined: bool) -> None:
    """Capitals that nobody explains are told once; what everybody knows is not."""
    assert bool(check(undefined_abbreviation, _text(text))) is undefined


def test_declared_names_are_no_abbreviations() -> None:
    """Partners and roles of the plan need no explanation, nor what it lists."""
    fragment = """
    roles: {q: {label: QRS-ledere}}
    program: {partners: [XYZ]}
    abbreviations: {ABCD: a b c d}
    text: QRS og XYZ møter ABCD i år.
    """
    assert check(undefined_abbreviation, fragment) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Meld. St. 31 (2007-2009)", True),
        ("St.meld. nr. 30 (2003–2005)", True),
        ("Meld. St. 21 (2016–2017)", False),
        ("Meld.St. 6 (2019-20)", False),
        ("Innst. 42 S (1999–2000)", False),
        ("Prop. 1 S (1999–00)", False),
        ("rekneplanen (2023–2025)", False),
        ("(Overordnet del, 2017)", False),
    ],
)
def test_sessions_of_parliament(text: str, wrong: bool) -> None:
    """A session spans two consecutive years; other spans are no sessions."""
    assert bool(check(citation_session, _text(text))) is wrong
