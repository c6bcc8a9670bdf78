"""From a table to a rule."""

from collections.abc import Iterator, Mapping, Sized
from datetime import date
from string import Formatter
from typing import Protocol

from attrs import frozen

from kompetanse.dates import When
from kompetanse.declaring.asking import on_subject
from kompetanse.declaring.conditions import All
from kompetanse.declaring.fields import Class, fields_of
from kompetanse.declaring.mistakes import MistakenError, unknown
from kompetanse.declaring.paths import PlanPath, Spot
from kompetanse.declaring.table import Table
from kompetanse.declaring.vocabulary import BY_VERB, HEAD, Shape, shapes_in
from kompetanse.declaring.world import World
from kompetanse.model import Inventory, Plan
from kompetanse.model.audience import Directory
from kompetanse.phrase import Told
from kompetanse.rule import (
    Fact,
    Fragment,
    Manual,
    Missing,
    Problem,
    Problems,
    Result,
    Rule,
    Severity,
)


class Asked(Protocol):
    """A shape, built."""

    def results(self, world: World) -> Problems:
        """Say of a subject what there is to say."""


BUILDERS: Mapping[str, tuple[str, str]] = {
    "count": ("counting", "counting"),
    "hours": ("adding", "adding"),
    "lasts": ("lasting", "lasting"),
    "days-between": ("spacing", "spacing"),
    "before": ("ordering", "ordering"),
    "after": ("ordering", "ordering"),
    "no-later-than": ("ordering", "ordering"),
    "no-earlier-than": ("ordering", "ordering"),
    "in-order": ("ordering", "in_order"),
    "inside": ("placing", "placing"),
    "outside": ("placing", "placing"),
    "starts-in": ("placing", "placing"),
    "held-on": ("holding", "held_on"),
    "held-between": ("holding", "held_between"),
    "includes": ("involving", "involving"),
    "excludes": ("involving", "involving"),
    "all-of": ("listing", "listing"),
    "none-of": ("listing", "listing"),
    "approved-by": ("approving", "approving"),
    "states": ("stating", "stating"),
    "must": ("stating", "requiring"),
    "attest": ("stating", "attesting"),
}
"""What builds each shape: a module of `kompetanse.declaring.shapes`, and its function."""


def built(verb: str, table: Table) -> Asked:
    """Build the shape that a key asks for; its module is imported now.

    Raises:
        MistakenError: If the declaration is none of that shape.
    """
    from importlib import import_module  # noqa: PLC0415 - beside the table that it serves

    module, name = BUILDERS[verb]
    builder = getattr(import_module(f"kompetanse.declaring.shapes.{module}"), name)
    asked: Asked = builder(table, verb)
    return asked


@frozen
class Branch:
    """The subjects at one path.

    Attributes:
        path: Where they stand; nothing for the plan itself.
        where: Which of them are meant.
    """

    path: PlanPath | None
    where: All

    @property
    def spot(self) -> Spot:
        """What they are."""
        return self.path.spot if self.path else Spot()

    @property
    def wanted(self) -> str:
        """What the plan does not state where there is none of them."""
        if self.where.parts:
            return self.where.wanted
        if self.path is None:
            return ""
        return f"{self.path.name}.kind: {self.path.kind}" if self.path.kind else self.path.name

    def subjects(self, world: World) -> list[object]:
        """Those that are meant for certain."""
        found = self.path.follow(world).values if self.path else (world.plan,)
        return [thing for thing in found if self.where.answer(thing, world)]


@frozen(eq=False)
class Subjects:
    """Finds what a declaration is about."""

    branches: tuple[Branch, ...]

    def __call__(
        self,
        plan: Plan,
        inventory: Inventory,
        directory: Directory,
        memory: dict[object, object],
        today: date | None = None,
    ) -> list[object]:
        """Find the things of which it has something to say."""
        world = World(plan, inventory, directory, memory, plan, today=today)
        found = {id(one): one for branch in self.branches for one in branch.subjects(world)}
        return list(found.values())


@frozen(eq=False)
class Check:
    """Holds a declaration against one subject after the other: the function of its rule.

    Attributes:
        shapes: What is asked, by the class of the subject.
        title: What must hold.
        message: What is said where it does not, if it is not what the shape says.
        hint: What would repair it.
    """

    shapes: Mapping[Class, Asked]
    title: str
    message: str | None
    hint: str | None

    def __call__(
        self,
        subject: object,
        plan: Plan,
        inventory: Inventory,
        directory: Directory,
        memory: dict[object, object],
        today: date | None = None,
        **options: object,
    ) -> Iterator[Result | Missing]:
        """Say of a subject what there is to say."""
        world = World(plan, inventory, directory, memory, subject, options, today)
        for result in self.shapes[type(subject)].results(world):
            if isinstance(result, Problem):
                self._speak(result)
            yield result

    def _speak(self, problem: Problem) -> None:
        """Put a problem in the words of its author."""
        problem.hint = self.hint
        if self.message is None:
            problem.hint = self.hint or self.title
        else:
            own = {
                name: _shown(getattr(problem.subject, name, None)) for name in self._fields(problem)
            }
            problem.template = self.message
            problem.arguments = own | problem.arguments

    def _fields(self, problem: Problem) -> list[str]:
        names = (name for _, name, _, _ in Formatter().parse(self.message or "") if name)
        return [name for name in names if name not in problem.arguments]


def remember(plan: Plan) -> dict[object, object]:  # noqa: ARG001 - a new one for each plan
    """Begin a memory of what was found out about a plan."""
    return {}


MEMORY = Fact("declaration_memory", remember, ("plan",))
"""What declarations have found out about a plan: the first one looks, the others remember."""


def build(name: str, table: Table) -> Rule:
    """Make a rule of a declaration.

    Raises:
        MistakenError: If it is none.
    """
    shape = _shape(table)
    branches = tuple(_branches(table))
    shapes = {
        branch.spot.owner: built(shape.verb, table.seen_from(branch.spot)) for branch in branches
    }
    subjects = _subjects(name, branches, table)
    check = Check(
        shapes,
        table.told("title"),
        _message(table, shape, branches),
        table.told("hint") if "hint" in table else None,
    )
    return Rule(
        name=_verified(name),
        severity=_severity(table),
        function=check,
        visits=tuple(dict.fromkeys(branch.spot.owner.__name__ for branch in branches)),
        asks=_asks(table),
        options=tuple(table.options.all.values()),
        source=table.text("source") if "source" in table else None,
        among=subjects.name if subjects else "",
        otherwise=branches[0].wanted,
        unless=table.texts("unless") if "unless" in table else (),
        replaces=table.texts("replaces") if "replaces" in table else (),
        facts=(MEMORY, subjects) if subjects else (MEMORY,),
        manual=_manual(table),
    )


def _shape(table: Table) -> Shape:
    """The one shape that a declaration asks for."""
    found = shapes_in(tuple(table.data))
    if not found:
        raise MistakenError("nothing is asked: one of {known} is missing", known=list(BY_VERB))
    if len(found) > 1:
        verbs = [shape.verb for shape in found]
        raise MistakenError(
            "{verbs} ask for two things: make them two rules",
            path=(verbs[1],),
            key=True,
            verbs=verbs,
        )
    shape = found[0]
    known = {shape.verb, *shape.keys, *(key.name for key in HEAD)}
    for key in table.data:
        if key not in known:
            template = "«{name}» does not go with «{verb}»"
            raise MistakenError(template, path=(key,), key=True, name=key, verb=shape.verb)
    if "title" not in table:
        raise MistakenError("a title is missing: what must hold, in a sentence")
    return shape


def _branches(table: Table) -> Iterator[Branch]:
    if "for-each" not in table:
        yield Branch(None, _where(table))
        return
    for at, path in enumerate(table.paths("for-each")):
        keys = ("for-each", at) if isinstance(table.data["for-each"], list) else ("for-each",)
        with table.at(*keys):
            if not path.of_things:
                raise MistakenError(
                    "{section} is no list of things", section=path.name or path.text
                )
        yield Branch(path, _where(table.seen_from(path.spot)))


def _where(table: Table) -> All:
    """Which subjects are meant."""
    try:
        return on_subject(table, "where")
    except MistakenError as mistake:
        if table.spot.name or "name" not in mistake.arguments:
            raise
        hint = "`where` is about the plan here; what is counted is chosen by `only`"
        raise MistakenError(
            mistake.template, hint=hint, path=mistake.path, **mistake.arguments
        ) from None


def _verified(name: str) -> str:
    words = name.split("-")
    if all(word.isalnum() and word == word.lower() for word in words):
        return name
    raise MistakenError(
        "«{name}» is no name of a rule: it is written like «weekend-date»", name=name
    )


def _severity(table: Table) -> Severity:
    if "severity" not in table:
        return Severity.WARNING
    return Severity(table.choice("severity", tuple(str(one.value) for one in Severity)))


def _asks(table: Table) -> tuple[str, ...]:
    """The facts that a declaration is called with."""
    asks = ("plan", "inventory", "directory", MEMORY.name)
    return (*asks, "today") if table.options.today else asks


def _subjects(name: str, branches: tuple[Branch, ...], table: Table) -> Fact | None:
    """What finds the subjects; every rule visits the plan itself."""
    if branches[0].path is None and not branches[0].where.parts:
        return None
    return Fact(f"what {name} is about", Subjects(branches), _asks(table), branches[0].wanted)


def _message(table: Table, shape: Shape, branches: tuple[Branch, ...]) -> str | None:
    """What is said in the author's words; it speaks only of what there is."""
    if "message" not in table:
        return None
    if shape.verb == "attest":
        raise MistakenError("«attest» is the message itself", path=("message",))
    message = table.told("message")
    known = {"subject", *shape.arguments}
    known |= set.intersection(*(set(fields_of(branch.spot.owner)) for branch in branches))
    texts = getattr(message, "languages", {"": message})
    for language, text in texts.items():
        with table.at("message", *filter(None, [language])):
            _verify_names(text, known)
    return message


def _verify_names(text: str, known: set[str]) -> None:
    """See to it that there is an argument for every name in braces."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        template = "a brace stands alone: names stand in braces, «{example}»"
        raise MistakenError(template, example="{subject}") from None
    for _, name, spec, conversion in parts:
        if name is not None and (name not in known or spec or conversion):
            template = "the message knows no {name}"
            raise unknown(template, f"{{{name}}}", [f"{{{one}}}" for one in sorted(known)])


def _manual(table: Table) -> Manual:
    why = table.told("why") if "why" in table else ""
    fragments = [
        Fragment(key == "breaks", f"{text.strip()}\n")
        for key in ("breaks", "holds")
        if key in table
        for text in table.texts(key)
    ]
    return Manual(
        table.told("title"), why if isinstance(why, Told) else why.strip(), tuple(fragments)
    )


def _shown(value: object) -> object:
    """A field of the subject, as a message shows it."""
    if value is None:
        return ""
    if isinstance(value, str | int | tuple | When):
        return value
    return len(value) if isinstance(value, Sized) else str(value)
