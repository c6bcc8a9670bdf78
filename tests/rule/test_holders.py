"""Who holds a task, as far as the words tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.model import Role, RoleKind
from kompetanse.model.audience import Directory
from kompetanse.rule.shapes import kinds_held


DIRECTORY = Directory({"tm": Role(id="tm", label="Teamledere", kind=RoleKind.DEPARTMENT_HEAD)})


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("rektor Furuli", {RoleKind.SCHOOL_LEADER}),
        ("avdelingsleder for elektro ved Furuli", {RoleKind.DEPARTMENT_HEAD}),
        ("rektor og avdelingsleiarane", {RoleKind.SCHOOL_LEADER, RoleKind.DEPARTMENT_HEAD}),
        ("kontaktlærere", {RoleKind.TEACHER}),
        ("matematikklærar", {RoleKind.TEACHER}),
        ("teamleder", {RoleKind.DEPARTMENT_HEAD}),
        ("seksjonsleder", set()),
        ("Kari Nordmann", set()),
        ("", set()),
        (None, set()),
    ],
)
def test_kinds(name: str | None, kinds: set[RoleKind]) -> None:
    """A role is known with its place; a compound by its last word; a person not at all."""
    assert kinds_held(DIRECTORY, name) == kinds


@given(st.text(max_size=200))
def test_any_name(name: str) -> None:
    """Whatever somebody is called, there is an answer."""
    assert isinstance(kinds_held(DIRECTORY, name), frozenset)
