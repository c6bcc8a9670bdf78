"""What a text claims there is, and the names of packages."""

import pytest

from kompetanse.rules.counts import declared_count_mismatch, unknown_package
from kompetanse.testing import check


def _plan(text: str, *titles: str, modules: int = 0) -> str:
    rows = "".join(f'  s{at}: {{title: "{title}"}}\n' for at, title in enumerate(titles))
    packages = "".join(f"  m{at}: {{title: Pakke {at}}}\n" for at in range(modules))
    fragment = f'text: "{text}"\n'
    fragment += f"gatherings:\n{rows}" if rows else ""
    return fragment + (f"modules:\n{packages}" if packages else "")


THREE = ("Oppstartssamling", "Samling 2", "Samling 3")
DANISH = ("Kursusdag 1", "Kursusdag 2", "Netværksmøde 1", "Netværksmøde 2", "Netværksmøde 3")


@pytest.mark.parametrize(
    ("text", "titles", "modules"),
    [
        ("Programmet har i alt tre samlinger.", THREE, 0),
        ("Forløbet har i alt to kursusdage og tre netværksmøder for lærere.", DANISH, 0),
        ("Programmet har en ledermodul og seks moduler for lærere.", (), 7),
        ("Programmet har en ledermodul og seks moduler for lærere.", (), 6),
        ("Programmet har én ledermodul og seks moduler for lærere.", (), 7),
        ("Programmet har ein leiarmodul og seks modular for lærarar.", (), 7),
        ("Programmet har i alt seks ulike moduler.", (), 6),
        ("Programmet har minst to samlinger.", THREE, 0),
        ("Planen har to samlinger hver høst.", THREE, 0),
        ("Planen har to samlinger i 2022.", THREE, 0),
        ("Vi har hatt to samlinger.", THREE, 0),
        ("Gruppene har 4-5 besøk.", THREE, 0),
        ("Planen har i alt 5 av 7 samlinger.", THREE, 0),
        ("Programmet har i alt fire samlinger.", (), 0),
        ("Programmet har i alt fire skoler.", THREE, 0),
        ("Der er i alt fire kompetenceforløb for lærere.",
         ("Grundlæggende forløb, første kursusdag", "Grundlæggende forløb, anden kursusdag",
          "Temaforløb 1", "Temaforløb 2", "Temaforløb 3"), 0),
    ],
)  # fmt: skip
def test_right_or_unclear_counts(text: str, titles: tuple[str, ...], modules: int) -> None:
    """A count that holds in any way of counting, or is about a part only, is fine."""
    assert check(declared_count_mismatch, _plan(text, *titles, modules=modules)) == []


@pytest.mark.parametrize(
    ("text", "titles", "modules"),
    [
        ("Programmet har i alt fire samlinger.", THREE, 0),
        ("Programmet har 5 samlinger.", THREE, 0),
        ("Forløbet har i alt tre kursusdage og tre netværksmøder.", DANISH, 0),
        ("Programmet har seks ulike moduler.", (), 5),
    ],
)
def test_wrong_counts(text: str, titles: tuple[str, ...], modules: int) -> None:
    """A count that holds in no way of counting is reported."""
    assert check(declared_count_mismatch, _plan(text, *titles, modules=modules)) == [""]


@pytest.mark.parametrize(("claim", "wrong"), [("seks", False), ("én", False), ("fem", True)])
def test_modules_for_leaders_count_apart(claim: str, *, wrong: bool) -> None:
    """«Seks moduler for lærere» does not count the module for leaders."""
    modules = "".join(f"  m{at}: {{title: Pakke {at}}}\n" for at in range(6))
    fragment = f"text: Programmet har {claim} moduler for lærere.\nmodules:\n{modules}"
    found = check(declared_count_mismatch, f"{fragment}  l: {{title: Ledermodul}}\n")
    assert bool(found) is wrong


def test_sessions_of_a_module() -> None:
    """What the text of a module claims is held against its sessions."""
    sessions = "sessions: {1: {title: A}, 2: {title: B}}"
    fragment = f"modules: {{m: {{text: Pakken har seks moduler., {sessions}}}}}"
    assert check(declared_count_mismatch, fragment) == ["modules/m"]


MODULES = """
modules:
  a: {title: Relasjonsbasert klasseledelse, sessions: {1: {title: Relasjonsspiralen}}}
  b: {title: Spørsmål og interaksjon i klasserommet}
"""


@pytest.mark.parametrize(
    ("item", "named"),
    [
        ("topics: [Interaksjon i klasserommet]", True),
        ("topics: [Relasjonsbasert klasseleiing og annet]", False),
        ("topics: [Klasseledelse]", False),
        ("topics: [relasjonsbasert Klasseledelse.]", False),
        ("topics: [Relasjonsbasert klasseledelsen]", True),
        ("title: Arbeid med pakken «Vurdering for trivsel»", True),
        ("title: Arbeid med pakken «Relasjonsspiralen»", False),
        ("title: Boka «Vurdering for trivsel»", False),
    ],
)
def test_packages(item: str, named: bool) -> None:
    """Nearly a package's name, or a quoted name of none, is reported; topics are free."""
    fragment = f"{MODULES}gatherings: {{s1: {{{item}}}}}"
    assert check(unknown_package, fragment) == (["gatherings/s1"] if named else [])


def test_cells_of_the_long_term_plan() -> None:
    """Cells of other years may name packages that are not in this plan."""
    years = '{"2019/2020": [Fagfornyelse], "2021/2022": [Relasjonsbasert klasseledlse]}'
    fragment = f"{MODULES}long_term_plan: {{alle: {{years: {years}}}}}"
    assert check(unknown_package, fragment) == ["long_term_plan/alle"]


@pytest.mark.parametrize(
    ("claim", "wrong"),
    [
        ("i alt fire kompetenceforløb for lærere", False),
        ("i alt fem kompetenceforløb", False),
        ("i alt tre temaforløb", False),
        ("i alt seks kompetenceforløb", True),
    ],
)
def test_courses(claim: str, *, wrong: bool) -> None:
    """Courses are counted as such, however many of their days the calendar has."""
    fragment = f"""
text: Der er {claim}.
gatherings: {{d1: {{title: "Grundlæggende forløb, dag 1"}}, d2: {{title: Anden kursusdag}}}}
courses:
  c0: {{title: Grundlæggende forløb, gatherings: [d1, d2]}}
  t1: {{title: Temaforløb 1}}
  t2: {{title: Temaforløb 2}}
  t3: {{title: Temaforløb 3}}
  ledere: {{title: Seminarrække for ledere}}
"""
    assert bool(check(declared_count_mismatch, fragment)) is wrong
