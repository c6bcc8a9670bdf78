"""References to nothing are told, with the nearest name, in no more time than they deserve."""

import time

import pytest

from kompetanse.document import parse
from kompetanse.loading.loader import load


def hints(text: str) -> list[str | None]:
    """The hints of all references to nothing."""
    remarks = load(parse(text)).remarks
    return [remark.hint for remark in remarks if remark.rule == "plan/unknown-reference"]


def test_the_nearest_name_is_offered() -> None:
    """A name that is like no other gets no hint."""
    assert hints("units: {skog: {}}\ngroups: {g: {unit: skgo}}") == ["did you mean {nearest}?"]
    assert hints("units: {skog: {}}\ngroups: {g: {unit: fjell}}") == [None]


@pytest.mark.parametrize("field", ["based_on", "initiatives", "gatherings"])
def test_courses_point_at_what_the_plan_has(field: str) -> None:
    """Days, surveys and initiatives of a course are declared in sections of their own."""
    declared = "surveys: {første: {}}\ninitiatives: {første: {}}\ngatherings: {første: {}}\n"
    assert hints(f"{declared}courses: {{c: {{{field}: [første]}}}}") == []
    assert hints(f"{declared}courses: {{c: {{{field}: [fyrste]}}}}") == ["did you mean {nearest}?"]


@pytest.mark.parametrize(
    "element",
    ["", "plan", "units/vår~1høst", "units/a~0b", "groups/g/meetings/1", "groups/g/unit", "title"],
)
def test_whatever_is_in_the_plan_can_be_named(element: str) -> None:
    """An element is named as findings name it: a slash in an id is written `~1`."""
    plan = (
        "title: Plan\nunits: {vår/høst: {}, a~b: {}}\n"
        "groups: {g: {unit: a~b, meetings: [{title: a}, {title: b}]}}\n"
    )
    assert hints(f"{plan}waivers: [{{rule: r, element: '{element}'}}]") == []


@pytest.mark.parametrize("element", ["groups/g/meetings/2", "groups/g/meetings/-1", "title/x", "/"])
def test_what_is_not_there_is_told(element: str) -> None:
    """Neither an index behind the last item nor the inside of a text is an element."""
    plan = "title: Plan\ngroups: {g: {meetings: [{title: a}, {title: b}]}}\n"
    assert hints(f"{plan}waivers: [{{rule: r, element: '{element}'}}]") == [None]


def test_an_index_of_thousands_of_digits_is_only_a_mistake() -> None:
    """Python itself refuses to read such a number."""
    plan = "groups: {g: {meetings: [{title: a}]}}\n"
    assert len(hints(f"{plan}waivers: [{{rule: r, element: groups/g/meetings/{'9' * 5000}}}]")) == 1


def test_a_thousand_mistyped_names_are_told_at_once() -> None:
    """The nearest name is not looked up for all of them: that would take minutes."""
    units = "".join(f"  skole-{number:05}: {{}}\n" for number in range(1000))
    groups = "".join(f"  g{number}: {{unit: skola-{number:05}}}\n" for number in range(1000))
    start = time.process_time()
    assert len(hints(f"units:\n{units}groups:\n{groups}")) == 1000
    assert time.process_time() - start < 5
