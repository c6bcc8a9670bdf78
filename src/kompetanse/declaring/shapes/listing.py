"""Whether all who are named in one place are named in another, or none of them is."""

from collections.abc import Callable, Iterable

from attrs import frozen

from kompetanse.declaring.mistakes import MistakenError
from kompetanse.declaring.paths import PlanPath
from kompetanse.declaring.selecting import Relation, reference, relation
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
        found = [place.names(world) for place in self.places]
        excepted = self.excepted.follow(world) if self.excepted else Found()
        lacking = next((one.lacking for one in (named, *found, excepted) if one.lacking), None)
        texts = [name for name in named.values if isinstance(name, str) and filled(name)]
        spared = _matcher(excepted.values, world)
        looked_for = [name for name in texts if not spared(name)]
        matchers = [_matcher(one.values, world) for one in found]
        if self.none:
            yield from self._found(looked_for, matchers, world)
        elif not lacking and (absent := [one for one in looked_for if not _any(matchers, one)]):
            yield self._problem(absent, self.places, world)
        if lacking:
            yield Missing(world.subject, lacking)

    def _found(self, names: list[str], matchers: "list[_Matcher]", world: World) -> Problems:
        """Those who are where they should not be."""
        wrong = [name for name in names if _any(matchers, name)]
        there = zip(self.places, matchers, strict=True)
        if wrong:
            places = tuple(place for place, matches in there if any(map(matches, wrong)))
            yield self._problem(wrong, places, world)

    def _problem(self, names: list[str], places: tuple[Place, ...], world: World) -> Problem:
        template = (
            "{subject}: {names} should not be in {places}"
            if self.none
            else "{subject}: {names} not found in {places}"
        )
        return Problem(
            world.subject,
            template,
            field=None if self.named.rooted else self.named.first_field,
            subject=called(world.subject, world),
            names=names,
            places=[f"«{place.path.name}»" for place in places],
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
    for path in table.paths("in"):
        with table.at("in"):
            if not path.of_things:
                _verify_names(path)
            places.append(Place(path, _relation(path, table)))
    excepted = table.path("except", meant=False) if "except" in table else None
    return Listing(named, tuple(places), excepted, key == "none-of")


def _relation(path: PlanPath, table: Table) -> Relation | None:
    """What makes a place the subject's; names of things that stand for all are everybody's."""
    by = table.text("by") if "by" in table else None
    if path.of_things:
        return reference(path, table.spot, by)
    return relation(path.above, table.spot, by)


def _verify_names(path: PlanPath, *keys: str) -> None:
    """See to it that names stand there."""
    if path.field is None or path.field.atom is not str:
        raise MistakenError("{section} names nobody", path=keys, section=path.name or path.text)


_Matcher = Callable[[str], bool]


def _any(matchers: Iterable[_Matcher], name: str) -> bool:
    return any(matches(name) for matches in matchers)


def _matcher(values: tuple[object, ...], world: World) -> _Matcher:
    """Tell whether a name is one of some: texts, or names of things in the plan."""
    things = [value for value in values if isinstance(value, Element)]
    texts = [value for value in values if isinstance(value, str)]
    texts += [thing.name for thing in things if thing.name != thing.id]
    exact = {plain(text) for text in (*texts, *(thing.id for thing in things))}
    roles = {thing.id for thing in things if isinstance(thing, Role)}

    def matches(name: str) -> bool:
        if plain(name) in exact or any(same_person(name, text) for text in texts):
            return True
        return bool(roles) and not roles.isdisjoint(world.directory.resolve(name).roles)

    return matches
