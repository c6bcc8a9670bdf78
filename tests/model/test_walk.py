"""Walking a plan."""

from kompetanse.model import Plan, Unit, UnitKind
from kompetanse.model.walk import Inventory


def test_kinds_are_no_objects() -> None:
    """A kind is a value: it is neither visited nor found."""
    inventory = Inventory(Plan(units={"skog": Unit(id="skog", kind=UnitKind.SCHOOL)}))
    assert [inventory.path(unit) for unit in inventory.of("Unit")] == [("units", "skog")]
    assert inventory.of("UnitKind") == []
