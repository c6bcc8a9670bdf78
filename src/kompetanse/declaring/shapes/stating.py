"""What must be stated, what must be so, and what somebody must sign for."""

from attrs import frozen

from kompetanse.declaring.asking import on_subject
from kompetanse.declaring.conditions import All, Condition, states
from kompetanse.declaring.mistakes import MistakenError
from kompetanse.declaring.paths import PlanPath
from kompetanse.declaring.table import Table
from kompetanse.declaring.things import called
from kompetanse.declaring.world import World
from kompetanse.rule import Ask, Missing, Problem, Problems


@frozen
class Stating:
    """Some fields of the subject say something, each of them or any.

    Attributes:
        paths: The fields.
        any: Whether one of them is enough.
    """

    paths: tuple[PlanPath, ...]
    any: bool = False

    def results(self, world: World) -> Problems:
        """Look at each field; what is not there is missing, and that is the fault."""
        empty = [path for path in self.paths if not states(path, world.subject, world)]
        if not empty or (self.any and len(empty) < len(self.paths)):
            return
        template = (
            "{subject} states none of {keys}" if self.any else "{subject} does not state {keys}"
        )
        field = empty[0].first_field if len(empty) == 1 and not empty[0].rooted else None
        yield Problem(
            world.subject,
            template,
            field=field,
            subject=called(world.subject, world),
            keys=[f"«{path.text}»" for path in empty],
        )


def stating(table: Table, key: str) -> Stating:
    """Build what must be stated.

    Raises:
        MistakenError: If the declaration is none.
    """
    paths, any_is_enough = table.either(key, lambda own, at: own.paths(at, meant=False))
    return Stating(paths, any_is_enough)


@frozen
class Requiring:
    """Some conditions hold of the subject; `section` is where it stands."""

    conditions: All
    section: str

    def results(self, world: World) -> Problems:
        """Ask each of them."""
        for condition in self.conditions.parts:
            answer = condition.answer(world.subject, world)
            if answer is False:
                yield self._problem(condition, world)
            elif answer is None:
                yield Missing(world.subject, condition.lacking)

    def _problem(self, condition: Condition, world: World) -> Problem:
        key = condition.lacking.removeprefix(f"{self.section}.")
        return Problem(
            world.subject,
            "{subject}: «{key}» is not as expected: {expected}"
            if condition.expected
            else "{subject}: «{key}» is not as expected",
            field=key.partition(".")[0] if hasattr(world.subject, key.partition(".")[0]) else None,
            subject=called(world.subject, world),
            key=key,
            expected=condition.expected,
        )


def requiring(table: Table, key: str) -> Requiring:
    """Build what must be so.

    Raises:
        MistakenError: If the declaration is none.
    """
    found = on_subject(table, key)
    if not found.parts:
        raise MistakenError("at least one is wanted here", path=(key,))
    return Requiring(found, table.spot.name)


@frozen
class Attesting:
    """Somebody has to sign for what no machine can see."""

    text: str

    def results(self, world: World) -> Problems:
        """Ask for the signature."""
        yield Ask(world.subject, "{statement}", statement=self.text)


def attesting(table: Table, key: str) -> Attesting:
    """Build a question for a signature.

    Raises:
        MistakenError: If the declaration is none.
    """
    return Attesting(table.told(key))
