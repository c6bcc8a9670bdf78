"""The schema of plans: it takes what loading takes, and refuses what it can know to be wrong."""

import json
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, fields_dict
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator as Validator

from editor_yaml import as_editors_see
from kompetanse import model
from kompetanse.document import Document, Text, parse, read
from kompetanse.finding import Severity
from kompetanse.loading import dump, plain
from kompetanse.loading.loader import load
from kompetanse.model import Plan
from kompetanse.plugins import create_plugin_manager
from kompetanse.rule import Rule, fragments
from kompetanse.schema import plan_schema
from kompetanse.transcription import transcribe
from loading_faults import WRONG
from strategies import plans
from test_cases import CASES, Case


ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(ROOT.glob("examples/*/plan.yaml"))
UNKNOWABLE = ("plan/unknown-reference", "plan/unreadable-time")
"""What only the whole plan, or who reads times, can tell."""

PLUGINS = create_plugin_manager()
SCHEMA = plan_schema(PLUGINS)
validator = Validator(SCHEMA)


def faults(data: object) -> list[str]:
    """What loading says of the shape of plain data."""
    loaded = load(Document(Text("plan.yaml", ""), data))
    return [
        f"{remark.rule} {remark.path}"
        for remark in loaded.remarks
        if remark.severity is Severity.ERROR and remark.rule not in UNKNOWABLE
    ]


def told(data: object) -> list[str]:
    """What the schema says of plain data."""
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(data)]


def test_the_schema_is_one() -> None:
    """By the rules of its dialect, with packs and rules and without."""
    for schema in (SCHEMA, plan_schema()):
        Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_key_is_described() -> None:
    """An editor shows what is meant."""
    objects = [SCHEMA, *(one for one in SCHEMA["$defs"].values() if "properties" in one)]
    bare = [
        f"{one['title']}.{name}"
        for one in objects
        for name, field in one["properties"].items()
        if name != "id" and not field.get("description")
    ]
    assert bare == []


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.parent.name)
def test_the_examples_fit(file: Path) -> None:
    """As they are read, and as an editor sees them."""
    assert faults(read(file).data) == []
    assert told(read(file).data) == []
    assert told(as_editors_see(file.read_text("utf-8"))) == []


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_tables_fit_once_they_are_plans(file: Path) -> None:
    """What is transcribed of a table, and what is written of the plan."""
    table = parse(Case(file).text, name="plan.md", format="table")
    data = transcribe(table).data
    plan = load(Document(Text("plan.yaml", ""), data)).plan
    assert plan is not None
    assert faults(data) == []
    assert told(data) == []
    assert told(as_editors_see(dump(plan))) == []


@pytest.mark.parametrize(
    "rule", [rule for rule in PLUGINS.rules() if fragments(rule)], ids=lambda rule: rule.id
)
def test_fragments_of_rules_fit(rule: Rule) -> None:
    """They are plans as authors of rules write them."""
    for fragment in fragments(rule):
        data = parse(fragment.yaml).data
        assert isinstance(data, dict)
        for key in ("today", "previous"):
            data.pop(key, None)
        assert (told(data) == []) is (faults(data) == []), told(data)


@pytest.mark.parametrize(("text", "id_", "path"), WRONG)
def test_faults_of_shape_are_seen(text: str, id_: str, path: str) -> None:
    """In the value at fault, as far as a schema can know."""
    document = parse(f"format: 1\ntitle: Plan\n{text}")
    errors = list(validator.iter_errors(document.data))
    assert bool(errors) is (f"plan/{id_}" not in UNKNOWABLE)
    for error in errors:
        assert path.startswith("".join(f"/{step}" for step in error.absolute_path))


@pytest.mark.parametrize(
    "text",
    [
        "title: 2021",
        "title:",
        "updated: 20.08",
        "roles: {lærere: Lærere, ledere: }",
        "units: {skog: {staff: 23, meeting_plan: Ja, leadership: [Kari, Ola]}}",
        "groups: {g: {members: '8', meetings: [14.09.22, {when: 2021, id: m1}]}}",
        "gatherings: {a: {audience: lærere, online: false, when: }}",
        "modules: {m: {sessions: {1: Forberedelse}}}",
        "follows: skup",
        "breaks: {}",
        "long_term_plan: {ledere: {years: {2021/2022: Klasseledelse}}}",
    ],
)
def test_what_people_write_fits(text: str) -> None:
    """Bare texts, figures, one text for a list: as loading takes them."""
    assert faults(parse(text).data) == []
    assert told(parse(text).data) == []
    assert told(as_editors_see(text)) == []


@settings(max_examples=60)
@given(plans())
def test_any_plan_that_is_written_fits(plan: Plan) -> None:
    """As YAML that we read, and as data with numbers and truth values."""
    plan = evolve(plan, country="NO", time_zone=None)  # of these, few are known
    assert told(parse(dump(plan)).data) == []
    assert told(json.loads(json.dumps(plain(plan)))) == []


KINDS: dict[str, type] = {
    "gatherings": model.Gathering,
    "groups": model.LearningGroup,
    "units": model.Unit,
    "modules": model.Module,
    "duties": model.Duty,
    "agreements": model.Agreement,
    "waivers": model.Waiver,
}
LEAVES = st.none() | st.sampled_from(["", "x", "7", "ja", "2021-09-02", "start", "teacher", "NO"])
TREES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["id", "when", "title", "a", "rule"]), inner, max_size=2)
    ),
    max_leaves=5,
)


@settings(max_examples=200)
@given(st.sampled_from(sorted(KINDS)), st.data())
def test_schema_and_loading_agree(section: str, data: st.DataObject) -> None:
    """Whatever stands in an element: both take it, or both refuse it."""
    names = st.sampled_from(sorted(fields_dict(KINDS[section])))
    element: Any = data.draw(st.dictionaries(names, TREES, min_size=1, max_size=3) | TREES)
    plan = {section: [element] if section == "waivers" else {"a": element}}
    assert (told(plan) == []) is (faults(plan) == []), (plan, told(plan), faults(plan))
