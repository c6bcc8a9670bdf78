"""Loading: as far as it can, with a place for everything that is left out."""

from collections.abc import Callable
from typing import TypeAlias

import pytest
from attrs import fields_dict
from hypothesis import given, settings
from hypothesis import strategies as st

import kompetanse
from kompetanse.document import parse
from kompetanse.errors import DocumentError, PlanError
from kompetanse.finding import Report
from kompetanse.loading import dump
from kompetanse.loading.loader import load
from kompetanse.model import Plan
from kompetanse.plugins import Plugins
from loading_faults import WRONG
from strategies import plans


Check: TypeAlias = Callable[[str], Report]


@pytest.fixture
def check(manager: Plugins) -> Check:
    """Check a text with the built-in rules; its first line is the file's third."""

    def checked(text: str) -> Report:
        document = parse("format: 1\ntitle: Plan\n" + text, name="plan.yaml")
        return kompetanse.check(document, plugins=manager, language="en")

    return checked


def shapes(report: Report) -> list[tuple[str, str, str | int]]:
    """Ids, paths and lines of what is wrong with the shape."""
    return [
        (f.rule.removeprefix("plan/"), f.path, f.place.line if f.place else "nowhere")
        for f in report.findings
        if f.rule.startswith("plan/")
    ]


def hints(report: Report) -> list[str | None]:
    """The hints of all errors."""
    return [f.hint for f in report.findings if f.severity == "error"]


@settings(max_examples=60, deadline=None)
@given(plans())
def test_a_plan_that_is_written_reads_back_equal(plan: Plan) -> None:
    """`dump` and `load` are each other's inverse, whatever the plan says."""
    assert load(parse(dump(plan))).plan == plan


@settings(max_examples=20, deadline=None)
@given(plans())
def test_writing_is_stable(plan: Plan) -> None:
    """A plan that was read is written as it stood."""
    text = dump(plan)
    assert dump(kompetanse.load(parse(text)) if _is_whole(text) else plan) == text


def _is_whole(text: str) -> bool:
    """Whether a text has no errors of shape; references to nothing are such."""
    return not any(remark.severity == "error" for remark in load(parse(text)).remarks)


@pytest.mark.parametrize(("text", "id_", "path"), WRONG)
def test_a_wrong_value_is_told_with_its_place(check: Check, text: str, id_: str, path: str) -> None:
    """Path and line are the author's, and the rest of the plan is still there."""
    report = check(text)
    assert (id_, path, 3) in shapes(report)
    assert report.plan is not None
    assert report.plan.title == "Plan"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("modulse: {}", "did you mean modules?"),
        ("groups: {g1: {membrs: 8}}", "did you mean members?"),
        ("gatherings: {a: {kind: strat}}", "did you mean start?"),
        ("units: {skog: {}}\ngroups: {g: {unit: skgo}}", "did you mean skog?"),
    ],
)
def test_a_slip_of_the_pen_gets_the_nearest_name(check: Check, text: str, hint: str) -> None:
    """Keys, kinds and references."""
    assert hint in hints(check(text))


@pytest.mark.parametrize(
    ("head", "row"),
    [("", "titel{}: Plan\n"), ("gatherings:\n", "  s{}: {{when: {}. setember 2021}}\n")],
)
def test_only_the_first_slips_get_a_suggestion(check: Check, head: str, row: str) -> None:
    """Where thousands of things are wrong, all are told, but not what each may have meant."""
    found = hints(check(head + "".join(row.format(n, n % 28 + 1) for n in range(99))))
    assert len(found) == 99
    assert all(found[:50])
    assert not any(found[60:])


def test_all_faults_of_shape_are_told_at_once(check: Check) -> None:
    """Nobody has to mend one fault to see the next."""
    report = check("modules: 7\ngroups: {g1: {membrs: 8}, g2: {members: x}}\nnope: 1\n")
    assert sorted(path for _, path, _ in shapes(report)) == [
        "/groups/g1/membrs",
        "/groups/g2/members",
        "/modules",
        "/nope",
    ]


def test_a_refused_value_leaves_its_siblings(check: Check) -> None:
    """The element stays, without the field that could not be used."""
    plan = check("groups: {g1: {members: x, leader: kari}, g2: {members: 6}}").plan
    assert plan is not None
    assert plan.groups is not None
    assert (plan.groups["g1"].members, plan.groups["g1"].leader) == (None, "kari")
    assert plan.groups["g2"].members == 6


def test_items_after_a_refused_one_keep_their_places(check: Check) -> None:
    """A finding about a later item points at that item in the file."""
    report = check(
        "groups:\n"
        "  g1:\n"
        "    meetings:\n"
        "      - {when: 06.09.21}\n"
        "      - 7.5: x\n"
        "      - {when: [], minutes: 90}\n"
        "      - {when: 31.09.21}\n"
    )
    places = [(f.path, f.place and f.place.line) for f in report.findings if "invalid" in f.rule]
    assert places == [("/groups/g1/meetings/3/when", 9)]


def test_several_lists_inside_each_other_keep_their_places() -> None:
    """Both indexes are the file's."""
    document = parse(
        "groups: {g: {meetings: [[], {when: x, formerly: [{}, a, {}, b]}, [], {when: y}]}}"
    )
    loaded = load(document)
    assert loaded.plan is not None
    path = loaded.document_path(("groups", "g", "meetings", 0, "formerly", 1))
    assert path == ("groups", "g", "meetings", 1, "formerly", 3)
    assert loaded.document_path(("groups", "g", "meetings", 1)) == ("groups", "g", "meetings", 3)


@pytest.mark.parametrize("text", ["", "[]", "x", "- a", "7", "null"])
def test_a_file_without_a_plan_is_told(text: str, manager: Plugins) -> None:
    """There is a finding, and the status says that nothing could be checked."""
    report = kompetanse.check(parse(text), plugins=manager)
    assert report.plan is None
    assert report.findings
    assert report.exit_status() == 2


def test_loading_a_plan_with_errors_raises_with_the_findings() -> None:
    """Who asks for a whole plan gets one, or the reasons why not."""
    with pytest.raises(PlanError) as refused:
        kompetanse.load(parse("title: Plan\nmodules: 7", name="plan.yaml"))
    assert [finding.path for finding in refused.value.findings] == ["/modules"]  # type: ignore[attr-defined]
    with pytest.raises(DocumentError):
        kompetanse.load("nowhere.yaml")


def test_a_text_is_never_a_number(manager: Plugins) -> None:
    """In JSON it is told how to write it."""
    report = kompetanse.check(
        parse('{"title": 2021}', format="json"), plugins=manager, language="en"
    )
    (finding,) = [f for f in report.findings if f.rule == "plan/wrong-type"]
    assert finding.hint == 'write it in quotation marks: "2021"'


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
TREES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
FIELDS = ("format", "title", "period", "follows", "waivers", "sections", "modules", "gatherings")


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from((*FIELDS, "groups", "units", "duties")), TREES))
def test_any_data_can_be_loaded(data: dict[str, object]) -> None:
    """Wrong types anywhere are told; nothing is raised."""
    from kompetanse.document import Document, Text  # noqa: PLC0415 - only here

    loaded = load(Document(Text("plan.yaml", ""), data))
    assert loaded.plan is not None


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(["gatherings", "groups", "units", "modules", "duties"]), st.data())
def test_any_element_can_be_loaded(section: str, data: st.DataObject) -> None:
    """The known fields of an element may hold anything, too."""
    from kompetanse import model  # noqa: PLC0415 - only here
    from kompetanse.document import Document, Text  # noqa: PLC0415

    kinds: dict[str, type] = {"gatherings": model.Gathering, "groups": model.LearningGroup}
    kinds |= {"units": model.Unit, "modules": model.Module, "duties": model.Duty}
    names = [name for name in fields_dict(kinds[section]) if name != "id"]
    element = data.draw(st.dictionaries(st.sampled_from(names), TREES, min_size=1, max_size=4))
    loaded = load(Document(Text("plan.yaml", ""), {section: {"a": element}}))
    assert loaded.plan is not None
    assert getattr(loaded.plan, section) is not None
