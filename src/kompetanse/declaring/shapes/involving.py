"""Who takes part, answers or leads; and who must not."""

from collections.abc import Iterable

from attrs import frozen

from kompetanse.declaring.conditions import Names
from kompetanse.declaring.fields import fields_of
from kompetanse.declaring.mistakes import MistakenError
from kompetanse.declaring.paths import PlanPath, resolve
from kompetanse.declaring.people import Who
from kompetanse.declaring.table import Table
from kompetanse.declaring.things import called, people_called
from kompetanse.declaring.world import World
from kompetanse.model import Event
from kompetanse.model.kinds import is_cancelled
from kompetanse.rule import Missing, Problem, Problems
from kompetanse.rule.shapes import Answer, some


AUDIENCE = "audience"


@frozen
class Involving:
    """Some people are named by a field of the subject, each of them or any; or none is.

    Attributes:
        path: The field: the audience, or who answers, leads, owns.
        people: Who is meant.
        any: Whether one of them is enough.
        excluded: Whether none of them may be.
    """

    path: PlanPath
    people: tuple[Who, ...]
    any: bool = False
    excluded: bool = False

    def results(self, world: World) -> Problems:
        """Look for each of them."""
        if isinstance(world.subject, Event) and is_cancelled(world.subject):
            yield Missing(world.subject, f"{self.path.spots[0].name}: not cancelled")
            return
        answers = [
            (who, Names(self.path, (who,)).answer(world.subject, world)) for who in self.people
        ]
        if self.excluded:
            wrong = [who for who, answer in answers if answer]
        elif self.any:
            wrong = [] if some(answer for _, answer in answers) is not False else list(self.people)
        else:
            wrong = [who for who, answer in answers if answer is False]
        if wrong:
            yield self._problem(wrong, world)
        elif not self._settled([answer for _, answer in answers]):
            yield Missing(world.subject, self.path.name)

    def _settled(self, answers: list[Answer]) -> bool:
        """Whether nothing is open that matters."""
        return (self.any and True in answers) or None not in answers

    def _problem(self, people: Iterable[Who], world: World) -> Problem:
        takes_part = self.path.first_field == AUDIENCE
        if self.excluded:
            template = (
                "who should not take part in {subject}: {people}"
                if takes_part
                else "«{key}» of {subject} names {people}"
            )
        else:
            template = (
                "missing among those who take part in {subject}: {people}"
                if takes_part
                else "«{key}» of {subject} does not name {people}"
            )
        return Problem(
            world.subject,
            template,
            field=self.path.first_field,
            people=[people_called(who) for who in people],
            subject=called(world.subject, world),
            key=self.path.text,
        )


def involving(table: Table, key: str) -> Involving:
    """Build who is expected, or kept away.

    Raises:
        MistakenError: If the declaration is none.
    """
    people, any_is_enough = table.either(key, Table.people)
    if "in" in table:
        path = table.path("in", meant=False)
    elif AUDIENCE in fields_of(table.spot.owner):
        path = resolve(AUDIENCE, table.spot)
    else:
        raise MistakenError("`in` is missing: the field that names them")
    if path.field is None or path.field.atom is not str:
        raise MistakenError("{section} names nobody", path=("in",), section=path.name)
    return Involving(path, people, any=any_is_enough, excluded=key == "excludes")
