"""Kinds of modules, activities, costs and committees, by their words."""

import pytest

from kompetanse.model import (
    Activity,
    ActivityKind,
    Committee,
    CommitteeKind,
    Cost,
    CostKind,
    Module,
    ModuleKind,
)
from kompetanse.model.programme_kinds import (
    kind_of_committee,
    kind_of_module,
    kinds_of_activity,
    kinds_of_cost,
)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Ledermodul", ModuleKind.LEADER),
        ("Leiarmodulen 2016–2018", ModuleKind.LEADER),
        ("Modul for lærere: lesing", ModuleKind.TEACHER),
        ("Teacher module 2", ModuleKind.TEACHER),
        ("Ledelse i klasserommet", None),
    ],
)
def test_modules(title: str, kind: ModuleKind | None) -> None:
    """A module is for whom its title says; a module about leading is not one for leaders."""
    assert kind_of_module(Module(id="m", title=title)) is kind


def test_a_module_by_its_id() -> None:
    """The id counts where the title is silent, and what is stated before both."""
    assert kind_of_module(Module(id="ledermodul", title="Del 1")) is ModuleKind.LEADER
    stated = Module(id="ledermodul", kind=ModuleKind.TEACHER)
    assert kind_of_module(stated) is ModuleKind.TEACHER


@pytest.mark.parametrize(
    ("what", "kinds"),
    [
        ("analysere resultater", {ActivityKind.ANALYSIS}),
        ("ressursanalyse", {ActivityKind.ANALYSIS}),
        ("utprøving i klassen", {ActivityKind.PRACTICE_CHANGE}),
        ("ændret praksis", {ActivityKind.PRACTICE_CHANGE}),
        ("analyse og bedre praksis", {ActivityKind.ANALYSIS, ActivityKind.PRACTICE_CHANGE}),
        ("fellestid", set()),
    ],
)
def test_activities(what: str, kinds: set[ActivityKind]) -> None:
    """One activity may be of several kinds."""
    assert kinds_of_activity(Activity(what=what)) == kinds


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("opplæring", {CostKind.TRAINING}),
        ("evaluering av programmet", {CostKind.EVALUATION}),
        ("arbeidstimer", {CostKind.TIME}),
        ("vejledning", {CostKind.GUIDANCE}),
        ("lisenser", set()),
    ],
)
def test_costs(name: str, kinds: set[CostKind]) -> None:
    """A cost is of the kind that its id says, where it has no words of its own."""
    assert kinds_of_cost(Cost(id=name)) == kinds
    assert kinds_of_cost(Cost(id="c", what=name)) == kinds


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Programkomiteen", CommitteeKind.PROGRAMME),
        ("Styringsgruppa", CommitteeKind.STEERING),
        ("Referencegruppe for dagtilbud", CommitteeKind.REFERENCE),
        ("RSK-styret", CommitteeKind.BOARD),
        ("Komiteen", None),
    ],
)
def test_committees(label: str, kind: CommitteeKind | None) -> None:
    """A committee is what it is called."""
    assert kind_of_committee(Committee(id="c", label=label)) is kind
