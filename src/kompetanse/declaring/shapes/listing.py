"""Whether all who are named in one place are named in another, or none of them is."""

from collections.abc import Callable

from attrs import frozen

from kompetanse.declaring.mistakes import MistakenError
from kompetanse.declaring.paths import PlanPath
from kompetanse.declaring.selecting import Relation, relation
from kompetanse.declaring.table import Table
from kompetanse.declaring.things import called
from kompetanse.declaring.world import Found, World
from kompetanse.model import Element, Role
from kompetanse.model.naming import plain
from kompetanse.rule import Missing, Problem, Problems
from kompetanse.rule.shapes import filled, same_person


@frozen
class Place:
    """Where names stand: at a path, among what is the subject's.

    Attributes:
        path: The path.
        relation: What makes them the subject's, where they stand elsewhere in the plan.
    """

    path: PlanPath
    relation: Relation | None

    def names(self, world: World) -> Found:
        """The names that stand there."""
        if self.relation is None:
            return self.path.follow(world)
        things = self.path if self.path.of_things else self.path.above
        found = things.follow(world)
        related = self.relation.related(found.values, things.text, world)
        mine = tuple(thing for thing, answer in related if answer)
        doubtful = self.relation.lacking if len(mine) < len(related) else None
        named = Found(mine) if self.path.of_things else self.path.steps[-1].follow(mine, world)
        return Found(named.values, found.lacking or named.lacking or doubtful)


@frozen
class Listing:
    """All who are named in one place are named in another.

    Attributes:
        named: Where those stand who are looked for.
        places: Where they are looked for.
        excepted: Where those stand of whom it is not expected.
        none: Whether none of them may be there.
    """

    named: PlanPath
    places: tuple[Place, ...]
    excepted: PlanPath | None
    none: bool

    def results(self, world: World) -> Problems:
        """Look for each name."""
        named = self.named.follow(world)
        places = [place.names(world) for place in self.places]
        excepted = self.excepted.follow(world) if self.excepted else Found()
        lacking = next((one.lacking for one in (named, *places, excepted) if one.lacking), None)
        looked_for = [str(name) for name in named.values if isinstance(name, str) and filled(name)]
        spared = _matcher(excepted.values, world)
        found = _matcher(tuple(value for place in places for value in place.values), world)
        wrong = [name for name in looked_for if not spared(name) and found(name) is self.none]
        if lacking and not (self.none and wrong):
            yield Missing(world.subject, lacking)
        elif wrong:
            yield self._problem(wrong, world)

    def _problem(self, wrong: list[str], world: World) -> Problem:
        template = (
            "{subject}: {names} should not be in «{place}»"
            if self.none
            else "{subject}: {names} not found in «{place}»"
        )
        return Problem(
            world.subject,
            template,
            field=None if self.named.rooted else self.named.first_field,
            subject=called(world.subject, world),
            names=wrong,
            place=self.places[0].path.name,
        )


def listing(table: Table, key: str) -> Listing:
    """Build a list that must be in another, or apart from it.

    Raises:
        MistakenError: If the declaration is none.
    """
    named = table.path(key, meant=False)
    _verify_names(named, key)
    if "in" not in table:
        raise MistakenError("`in` is missing: where they should be named")
    places = []
    for path in table.paths("in", meant=False):
        with table.at("in"):
            if not path.of_things:
                _verify_names(path)
            things = path if path.of_things else path.above
            places.append(Place(path, relation(things, table.spot, _by(table))))
    excepted = table.path("except", meant=False) if "except" in table else None
    return Listing(named, tuple(places), excepted, key == "none-of")


def _by(table: Table) -> str | None:
    return table.text("by") if "by" in table else None


def _verify_names(path: PlanPath, *keys: str) -> None:
    """See to it that names stand there."""
    if path.field is None or path.field.atom is not str:
        raise MistakenError("{section} names nobody", path=keys, section=path.name or path.text)


def _matcher(values: tuple[object, ...], world: World) -> Callable[[str], bool]:
    """Tell whether a name is one of some: texts, or names of things in the plan."""
    texts = [value for value in values if isinstance(value, str)]
    exact = {plain(text) for text in texts}
    ids: set[str] = set()
    for value in values:
        if isinstance(value, Element):
            ids.add(value.id)
            exact |= {plain(value.id), plain(value.name)}
    roles = any(isinstance(value, Role) for value in values)

    def matches(name: str) -> bool:
        if plain(name) in exact or any(same_person(name, text) for text in texts):
            return True
        return roles and not ids.isdisjoint(world.directory.resolve(name).roles)

    return matches
