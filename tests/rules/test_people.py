"""Rules about audiences: their traps."""

import pytest

from kompetanse.rules.people import (
    audience_mismatch,
    audience_redundant,
    audience_separator,
    role_alias,
    unknown_role,
)
from kompetanse.testing import check


ROLES = """
roles:
  eiere: {label: Skoleeiere}
  ledere: {label: Skoleledere}
  gruppeledere: {label: Gruppeledere}
  lærere: {label: Lærere}
  matte: {label: Matematikklærere, part_of: [lærere]}
  nye: {label: Nyansatte}
  ppt: {label: PPT}
  ppt-ledere: {label: PPT-ledere}
  alle: {label: Alle ansatte}
"""


def _audience(*terms: str, title: str = "Samling 1") -> str:
    listed = ", ".join(f'"{term}"' for term in terms)
    return f'{ROLES}gatherings: {{s1: {{title: "{title}", audience: [{listed}]}}}}'


@pytest.mark.parametrize(
    "terms",
    [
        ["skoleledere", "GRUPPELEDERE,"],
        ["alle lærere på 7. trinn"],
        ["Nyansatte i barnehage", "skole og PPT"],
        ["Nyansatte i barnehage, skole og og PPT"],
        ["skole\u00adledere"],
        ["PP-tjenesten"],
        ["kommunalsjefer"],
        ["rektorer og matematikklærerne"],
        ["Skoleleder/rektor"],
        ["barnehage- og skoleledere"],
        ["?"],
        ["NN"],
        ["Alle"],
    ],
)
def test_known_roles(terms: list[str]) -> None:
    """Forms, qualifiers, other names and placeholders are no unknown roles."""
    assert check(unknown_role, _audience(*terms)) == []


@pytest.mark.parametrize(
    "terms", [["foreldre"], ["skoleledere og elever"], ["fysikklærere"], ["lærere", "Foreldre"]]
)
def test_unknown_roles(terms: list[str]) -> None:
    """Whoever is not declared is reported, also inside a term that names a role."""
    assert check(unknown_role, _audience(*terms)) == ["gatherings/s1"]


def test_roles_of_duties_and_work_are_checked() -> None:
    """Duties and work between gatherings name roles as well."""
    fragment = ROLES + (
        "duties: {d: {role: rådgjevarar, what: rettleie}}\n"
        "between_work: {b: {what: øve, audience: [assistenter]}}"
    )
    assert sorted(check(unknown_role, fragment)) == ["between_work/b", "duties/d"]


def test_without_declared_roles_nobody_is_unknown() -> None:
    """A plan without a list of roles is not evaluated."""
    assert check(unknown_role, "gatherings: {s1: {title: Samling 1, audience: [hvem]}}") == []


@pytest.mark.parametrize(
    ("title", "audience", "mismatch"),
    [
        ("Samling 2 for gruppeledere", ["Skoleledere", "PPT"], True),
        ("Samling 2 for gruppeledere og lærere", ["Gruppeledere"], True),
        ("Nettseminar for alle lærere om vurdering", ["Skoleledere"], True),
        ("Nettseminar for lærere", ["Alle ansatte"], False),
        ("Nettseminar for lærere", ["Matematikklærere"], False),
        ("Kurs for nyansatte i barnehage, skole og PPT", ["Nyansatte"], False),
        ("Samling 2: nye krav for lærere", ["Skoleledere"], False),
        ("Forventninger for lærere", ["Skoleledere"], False),
        ("Kurs for matematikklærere", ["Matematikklærere"], False),
        ("Kurs i 7.-9. klasse", ["Matematikklærere"], False),
        ("Veiledning i ledernettverk", ["Lærere"], False),
        ("Evalueringsmøte med skoleeiere", ["Lærere"], False),
        ("Samling for skoleledere om elever og foreldre", ["Skoleledere"], False),
        ("Nettseminar for lærere", ["Fysikklærere"], False),
    ],
)
def test_audience_mismatch(title: str, audience: list[str], mismatch: bool) -> None:
    """Only whom a title says it is for is missed, and only in an audience that is understood."""
    found = check(audience_mismatch, _audience(*audience, title=title))
    assert found == (["gatherings/s1"] if mismatch else [])


def test_longest_role_in_a_title_counts() -> None:
    """«nyansatte ledere» in a title are not «ledere»."""
    fragment = """
    roles: {l: {label: Ledere}, nl: {label: Nyansatte ledere}, ng: {label: Nyansatte gruppeledere}}
    gatherings:
      s1:
        title: Innføringskurs for nyansatte ledere og nyansatte gruppeledere
        audience: [Nyansatte ledere, nyansatte gruppeledere]
    """
    assert check(audience_mismatch, fragment) == []


def test_a_part_has_the_audience_of_its_gathering() -> None:
    """What the title of a part says is held against the audience of the whole."""
    part = "parts: [{title: Nettseminar for gruppeledere}]"
    fragment = f"{ROLES}gatherings: {{s1: {{title: Fagdag, audience: [Lærere], {part}}}}}"
    assert check(audience_mismatch, fragment) == ["gatherings/s1/parts/0"]


@pytest.mark.parametrize(
    ("term", "missing"),
    [
        ("skoleledere gruppeledere", True),
        ("Lærere PPT", True),
        ("skoleledere,\u00a0gruppeledere", False),
        ("lærere,", False),
        ("nyansatte gruppeledere", False),
    ],
)
def test_audience_separator(term: str, missing: bool) -> None:
    """Two roles with nothing between them are reported; a trailing comma is not."""
    assert bool(check(audience_separator, _audience(term))) is missing


@pytest.mark.parametrize(
    ("terms", "times"),
    [
        (["Lærere", "Alle ansatte"], 1),
        (["Skoleledere", "lærere og alle ansatte"], 2),
        (["lærere på 7. trinn", "PPT"], 0),
        (["Matematikklærere", "lærere på 7. trinn"], 0),
        (["PPT", "PPT-ledere"], 1),
        (["Lærere", "lærerne"], 0),
        (["Skoleeiere", "Alle ansatte"], 0),
    ],
)
def test_audience_redundant(terms: list[str], times: int) -> None:
    """A part beside its whole is reported; a part of which only some are meant is not."""
    assert len(check(audience_redundant, _audience(*terms))) == times


def test_one_spelling_is_fine_and_each_other_one_is_told_once() -> None:
    """Two names of a role are told at the first use of the second one."""
    fragment = ROLES + (
        "gatherings: {s1: {title: A, audience: [PP-ledere]}, s2: {title: B, audience: [PP-lederne]},"
        " s3: {title: C, audience: [PPT-ledere]}}"
    )
    assert check(role_alias, fragment) == ["gatherings/s1"]
    assert check(role_alias, _audience("PP-ledere")) == []
