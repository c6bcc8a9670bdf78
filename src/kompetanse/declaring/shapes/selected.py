"""Things from one path or several, as shapes count, add up and compare them."""

from collections.abc import Iterator

from attrs import frozen

from kompetanse.declaring.asking import conditions
from kompetanse.declaring.mistakes import MistakenError
from kompetanse.declaring.moments import time_field, times_in
from kompetanse.declaring.paths import PlanPath
from kompetanse.declaring.selecting import Candidate, Relation, Selection, relation
from kompetanse.declaring.standing import standing
from kompetanse.declaring.table import Table
from kompetanse.declaring.things import things_at
from kompetanse.declaring.world import World
from kompetanse.rule.shapes import filled


_ASKING = ("only", "per", "with", "time")
"""Keys that ask something of what is selected: the id of a thing is then not enough."""

SCHOOL_YEAR = "school_year"
"""The one field that says in a text when something is: that of a yearly plan."""


@frozen
class Listed:
    """What may count, without what was called off.

    Attributes:
        held: The candidates.
        lacking: What the plan does not state, where there might be more.
        section: Where they stand.
    """

    held: tuple[Candidate, ...]
    lacking: str | None
    section: str

    def wanting(self, time: str | None) -> str:
        """What is not stated where nobody can tell."""
        unclear = (one.lacking for one in self.held if one.answer is None and one.lacking)
        return self.lacking or next(unclear, f"{self.section}.{time}" if time else self.section)


@frozen
class Selections:
    """Things from one path or several.

    Attributes:
        all: One selection for each path.
        things: What they are called in messages.
    """

    all: tuple[Selection, ...]
    things: str

    def listed(self, world: World) -> Listed:
        """All that may count.

        A section that the plan never mentions is not missed where it has another one of them.
        """
        found = [selection.candidates(world) for selection in self.all]
        said = [one for one in found if one.all or one.lacking is None] or found
        lacking = next((one.lacking for one in said if one.lacking), None)
        listed = [one for some in found for one in some.all]
        stands = standing(one.thing for one in listed)
        held = (one for one in listed if id(one.thing) in stands and _says_something(one.thing))
        return Listed(tuple(held), lacking, self.all[0].name)

    def field(self, world: World) -> str | None:
        """The field of the subject that is meant, where they stand in one."""
        path = self.all[0].path
        return path.first_field if world.subject is world.plan or not path.rooted else None


def selections(table: Table, key: str, *, things: bool = False) -> Selections:
    """Read what a key selects, of what `only` leaves.

    Args:
        table: The declaration.
        key: The key with the paths.
        things: Whether texts and numbers are no use.

    Raises:
        MistakenError: If it selects nothing.
    """
    asked = things or any(more in table for more in _ASKING)
    found = []
    for at, path in enumerate(table.paths(key, meant=asked)):
        keys = (key, at) if isinstance(table.data[key], list) else (key,)
        with table.at(*keys):
            if things and not path.of_things:
                raise MistakenError("{section} is no list of things", section=path.name)
            _verify_many(path)
        only = conditions(table, "only", path)
        found.append(Selection(path, only, related(path, table, keys)))
    called = table.told("called") if "called" in table else things_at(found[0].path)
    return Selections(tuple(found), called)


def related(path: PlanPath, table: Table, keys: tuple[str | int, ...]) -> Relation | None:
    """What makes the things at a path the subject's; `by` may say so.

    Raises:
        MistakenError: If nothing does.
    """
    by = table.text("by") if "by" in table else None
    try:
        return relation(path, table.spot, by)
    except MistakenError as mistake:  # its place is `by`, or else the path
        raise (mistake if mistake.path else mistake.below(*keys)) from None


def time_for(table: Table, chosen: Selections) -> str:
    """The field that says when the selected things are.

    Raises:
        MistakenError: If there is none, or a choice.
    """
    fields = set()
    for selection in chosen.all:
        spot = selection.path.spot
        known = (*times_in(spot), *_school_years(selection.path)) if spot.has_fields else ()
        if "time" in table:
            fields.add(table.choice("time", known))
        elif known == (SCHOOL_YEAR,):
            fields.add(SCHOOL_YEAR)
        else:
            fields.add(time_field(spot))
    if len(fields) > 1:
        raise MistakenError("they have no time in common: {known}", known=sorted(fields))
    return fields.pop()


def _verify_many(path: PlanPath) -> None:
    """See to it that there is something to count."""
    if path.field is None or path.field.is_time or path.field.atom is bool:
        raise MistakenError("{section} is nothing that is counted", section=path.name or path.text)


def _school_years(path: PlanPath) -> Iterator[str]:
    if hasattr(path.spot.owner, SCHOOL_YEAR):
        yield SCHOOL_YEAR


def _says_something(thing: object) -> bool:
    """Whether a text is no placeholder."""
    return filled(thing) if isinstance(thing, str) else True
