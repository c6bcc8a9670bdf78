"""The names in audiences and the roles they mean."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.model import Committee, Gathering, Plan, Role, RoleKind, Unit
from kompetanse.model.audience import NOBODY, Directory


LABELS = {
    "eiere": "Skoleeiere",
    "ledere": "Skoleledere",
    "gruppeledere": "Gruppeledere",
    "lærere": "Lærere",
    "nye": "Nyansatte",
    "nye-ledere": "Nyansatte ledere",
    "ppt": "PPT",
    "ppt-ledere": "PPT-ledere",
    "ansvarlige": "Barnehageansvarlige",
    "rådgivere": "Skolefaglige rådgivere",
    "styret": "RSK styret",
    "alle": "Alle ansatte",
}


def _directory(labels: dict[str, str]) -> Directory:
    return Directory({id_: Role(id=id_, label=label) for id_, label in labels.items()})


DIRECTORY = _directory(LABELS)


@pytest.mark.parametrize(
    ("term", "roles"),
    [
        ("skoleledere", "ledere"),
        ("Skolelederne.", "ledere"),
        ("alle skoleledere", "ledere"),
        ("samtlige øvrige skoleledere", "ledere"),
        ("rett\u00adleiarar", ""),
        ("skole\u00adledere,\u00a0", "ledere"),
        ("rektorer", "ledere"),
        ("kommunalsjefer", "eiere"),
        ("Skoleleder/rektor", "ledere"),
        ("lærere på 7. trinn", "lærere"),
        ("Lærere 1.-4. trinn", "lærere"),
        ("erfarne lærere", "lærere"),
        ("matematiklærere", ""),
        ("Nyansatte ledere", "nye-ledere"),
        ("Nyansatte i barnehage, skole og og PPT", "nye"),
        ("nye lærere", "nye"),
        ("lærere og alle ansatte", "lærere alle"),
        ("lærere samt gruppeledere & PPT", "lærere gruppeledere ppt"),
        ("Skoleledere m/ gruppeledere", "ledere"),
        ("Alle", "alle"),
        ("alle lærere", "lærere"),
        ("alle interesserte lærere", "lærere"),
        ("skolefaglige rådgivere og PP-ledere", "rådgivere ppt-ledere"),
        ("PPT leder", "ppt-ledere"),
        ("PP-tjenesten", "ppt"),
        ("RSK styret/skoleeiere", "styret eiere"),
        ("barnehage- og skoleledere", "ledere"),
        ("Nettverk for skoleledere", "ledere"),
        ("Representanter fra PPT", "ppt"),
        ("?", ""),
        ("", ""),
    ],
)
def test_roles_of_a_term(term: str, roles: str) -> None:
    """Case, spaces, endings, quantifiers, qualifiers and other names lead to the same role."""
    assert DIRECTORY.resolve(term).roles == tuple(roles.split())


@pytest.mark.parametrize(
    ("term", "unknown"),
    [
        ("matematiklærere", "matematiklærere"),
        ("Skoleledere og foreldre", "foreldre"),
        ("skoleledere foreldre", "foreldre"),
        ("Elever på 8. trinn", "Elever"),
        ("Teamledere i skolen", "Teamledere"),
        ("lærere på 7. trinn", None),
        ("Nyansatte i barnehage, skole og PPT", None),
        ("alle", None),
        ("7", None),
        ("–", None),
        ("erfarne lærere", None),
    ],
)
def test_unknown_words(term: str, unknown: str | None) -> None:
    """Words that name somebody else are told as they were written."""
    assert DIRECTORY.resolve(term).unknown == unknown


@pytest.mark.parametrize(
    ("term", "missing"),
    [
        ("skoleledere gruppeledere", True),
        ("lærere PPT", True),
        ("skoleledere foreldre", True),
        ("skoleledere, gruppeledere", False),
        ("skoleledere og gruppeledere", False),
        ("lærere ved PPT", False),
        ("Nyansatte gruppeledere", False),
        ("Nyansatte ledere", False),
        ("PPT leder", False),
    ],
)
def test_missing_separator(term: str, missing: bool) -> None:
    """Two roles side by side lack a comma; a name of two words does not."""
    assert DIRECTORY.resolve(term).missing_separator is missing


@pytest.mark.parametrize(
    ("term", "alias"),
    [
        ("PP-ledere", True),
        ("rektor", True),
        ("skoleleder", False),
        ("alle lærere", False),
        ("nye lærere", False),
        ("ledere", False),
    ],
)
def test_alias(term: str, alias: bool) -> None:
    """Another spelling is told; a form of the label, the id and a narrower name are none."""
    assert DIRECTORY.resolve(term).alias is alias


@pytest.mark.parametrize(
    ("term", "qualified"),
    [
        ("lærere på 7. trinn", True),
        ("Lærere 1.-4. trinn", True),
        ("Lærere (barnetrinnet)", True),
        ("erfarne lærere", True),
        ("alle lærere og gruppeledere", False),
        ("lærere, PPT", False),
    ],
)
def test_qualified(term: str, qualified: bool) -> None:
    """Words beside a role that narrow it are noticed; quantifiers are not."""
    assert DIRECTORY.resolve(term).qualified is qualified


def test_kinds_that_several_roles_have() -> None:
    """A kind names a role only where one role has it; else the term is vague, not unknown."""
    directory = _directory({"a": "Rektorer", "b": "Skoleledere"})
    assert directory.resolve("rektor").roles == ("a",)
    assert directory.resolve("leiarar") == NOBODY


def test_labels_with_signs_of_their_own() -> None:
    """A label may hold parentheses, «og» or a slash."""
    labels = {"a": "Pedagoger (SFO)", "b": "Pedagoger", "c": "Gruppeledere og veiledere"}
    directory = _directory(labels)
    assert {id_: directory.resolve(label).roles for id_, label in labels.items()} == {
        id_: (id_,) for id_ in labels
    }
    assert directory.resolve("pedagoger, gruppeledere og veiledere").roles == ("b", "c")


def test_plan_without_roles_knows_nobody() -> None:
    """Where no roles are declared nothing is resolved and nobody is unknown."""
    assert Directory.of(Plan()).resolve("foreldre") == NOBODY
    assert Directory.of(Plan(roles={})).resolve("foreldre").unknown == "foreldre"


def test_bodies_are_names_too() -> None:
    """Committees and units are named in audiences as roles are."""
    plan = Plan(
        roles={},
        committees={"sg": Committee(id="sg", label="Styringsgruppa")},
        units={"skog": Unit(id="skog", label="Skog skole")},
    )
    directory = Directory.of(plan)
    assert directory.resolve("Skog skole og styringsgruppen").roles == ("skog", "sg")
    assert directory.label("skog") == "Skog skole"


def test_obvious_hierarchy() -> None:
    """Teachers belong to all staff, heads of the service to the service."""
    assert DIRECTORY.below("alle") >= {"lærere", "ledere", "gruppeledere", "nye", "nye-ledere"}
    assert DIRECTORY.below("ppt") == {"ppt", "ppt-ledere"}
    assert "eiere" not in DIRECTORY.below("alle")


def test_stated_parts_replace_the_obvious_ones() -> None:
    """What a role states itself to be part of holds alone; labels may be written for ids."""
    directory = Directory(
        {
            "t": Role(id="t", label="Lærere", part_of=()),
            "m": Role(id="m", label="Matematikklærere", part_of=("Lærere",)),
            "a": Role(id="a", label="Alle ansatte"),
        }
    )
    assert directory.above("t") == {"t"}
    assert directory.above("m") == {"m", "t"}


def test_attend_overlap_and_includes() -> None:
    """Whoever belongs to a role that is named takes part."""
    everybody = Gathering(audience=("Alle ansatte",))
    few = Gathering(audience=("Lærere", "PPT"))
    assert DIRECTORY.overlap(everybody, few) == {"lærere"}
    assert DIRECTORY.named(few) == ("lærere", "ppt")
    assert DIRECTORY.includes(everybody, RoleKind.TEACHER)
    assert DIRECTORY.includes(everybody, RoleKind.RESOURCE_TEACHER)
    assert not DIRECTORY.includes(few, RoleKind.SCHOOL_LEADER)
    assert DIRECTORY.attend(Gathering()) == frozenset()
    assert DIRECTORY.members("alle lærere") == {"lærere"}


ids = st.sampled_from("abcdefgh")
roles = st.dictionaries(
    ids,
    st.tuples(
        st.sampled_from(["Lærere", "Alle", "Rektor", "PPT", "Styret", "Team x", "Nye rektorer"]),
        st.none() | st.lists(ids, max_size=3).map(tuple),
    ),
)


def _declared(chosen: dict[str, tuple[str, tuple[str, ...] | None]]) -> dict[str, Role]:
    return {id_: Role(id=id_, label=label, part_of=part) for id_, (label, part) in chosen.items()}


@given(roles, st.randoms(use_true_random=False))
def test_order_of_roles_does_not_matter(
    chosen: dict[str, tuple[str, tuple[str, ...] | None]], random: Random
) -> None:
    """Roles declared in another order give the same answers."""
    declared = _declared(chosen)
    shuffled = list(declared.items())
    random.shuffle(shuffled)
    one, other = Directory(declared), Directory(dict(shuffled))
    for role in declared.values():
        assert one.resolve(role.name) == other.resolve(role.name)
        assert one.below(role.id) == other.below(role.id)


@given(roles)
def test_below_and_above_are_inverse(
    chosen: dict[str, tuple[str, tuple[str, ...] | None]],
) -> None:
    """One role is below another exactly where the other is above it; each is both of itself."""
    directory = Directory(_declared(chosen))
    for one in chosen:
        assert one in directory.below(one)
        for other in chosen:
            assert (one in directory.below(other)) == (other in directory.above(one))


@given(roles)
def test_every_id_and_label_resolves(
    chosen: dict[str, tuple[str, tuple[str, ...] | None]],
) -> None:
    """A label leads to a role of that label, plainly and without a fault."""
    declared = _declared(chosen)
    directory = Directory(declared)
    for role in declared.values():
        found = directory.resolve(role.name)
        assert [declared[id_].label for id_ in found.roles] == [role.label]
        assert found.roles == directory.resolve(f" {role.name.upper()}, ").roles
        assert (found.unknown, found.missing_separator, found.alias) == (None, False, False)


@given(st.text())
def test_no_term_is_too_odd(term: str) -> None:
    """Every text may stand in an audience."""
    DIRECTORY.resolve(term)


@pytest.mark.parametrize("piece", ["lærere ", "a", "alle ", "(", "og ", ",", "a-", "i "])
def test_long_terms_are_read_at_once(piece: str) -> None:
    """The time for a term grows with its length only."""
    DIRECTORY.resolve(piece * 20_000)
