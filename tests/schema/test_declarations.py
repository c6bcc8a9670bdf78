"""The schema of declarations takes what is one, and refuses much of what is none."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator as Validator

from declared_rules import DATA
from kompetanse.declaring.schema import declarations_schema
from kompetanse.declaring.showing import EXAMPLES


SCHEMA = declarations_schema()
VALIDATOR = Validator(SCHEMA)
FILES = [Path(EXAMPLES), *sorted(DATA.glob("*/*.toml"))]


def test_it_is_a_schema() -> None:
    """By the rules for schemas."""
    Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_declared_is_valid(file: Path) -> None:
    """All rules that are read without a mistake."""
    assert list(VALIDATOR.iter_errors(tomllib.loads(file.read_text("utf-8")))) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x = 1\n[rule.a]\ntitle = 'x'\nattest = 'y'",
        "[rule.A]\ntitle = 'x'\nattest = 'y'",
        "[rule.a]\nattest = 'y'",
        "[rule.a]\ntitle = 'x'",
        "[rule.a]\ntitle = 'x'\nattest = 'y'\nat-least = 3",
        "[rule.a]\ntitle = 'x'\ncount = 'groups'\nper = 'terms'",
        "[rule.a]\ntitle = 'x'\nheld-on = 'mandag'",
        "[rule.a]\ntitle = 'x'\nstates = 'place'\nseverity = 'eror'",
        "[rule.a]\ntitle.no = 'x'\nstates = 'place'",
    ],
)
def test_what_is_none_is_not(text: str) -> None:
    """Unknown keys, values and names, and what is missing."""
    assert not VALIDATOR.is_valid(tomllib.loads(text))


def test_every_key_is_described() -> None:
    """So that an editor can show what it means."""
    rules: Any = SCHEMA["properties"]["rule"]["additionalProperties"]["anyOf"]
    described = [key for rule in rules for key in rule["properties"].values()]
    assert all(key["description"] for key in described)
