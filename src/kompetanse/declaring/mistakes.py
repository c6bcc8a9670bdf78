"""Mistakes in declarations: values, each with the place of the key or value that is meant."""

from collections.abc import Iterable
from typing import Any

from attrs import frozen

from kompetanse.document import Place
from kompetanse.messages import Translator
from kompetanse.nearest import nearest
from kompetanse.path import Path


@frozen
class Mistake:
    """What is wrong in a file of declarations.

    Attributes:
        template: An English template that says so.
        arguments: What the template and the hint speak of.
        hint: A template for what was probably meant.
        place: The key or value that is meant.
    """

    template: str
    arguments: dict[str, object]
    hint: str | None = None
    place: Place | None = None

    def __str__(self) -> str:
        """Say it with its place, in English."""
        where = f"{self.place.file}:{self.place.line}: " if self.place else ""
        said = "; ".join(filter(None, (self.template, self.hint)))
        return where + Translator("en").sentence(said, self.arguments)


class MistakenError(Exception):
    """Leads from where a mistake is seen to where its place is known; it leaves no declaration.

    Attributes:
        template: An English template that says what is wrong.
        hint: A template for what was probably meant.
        arguments: What the templates speak of.
        path: The keys that lead to it, from where it was raised on.
        key: Whether the last of these keys is meant, and not what stands behind it.
    """

    def __init__(
        self,
        template: str,
        /,
        *,
        hint: str | None = None,
        path: Path = (),
        key: bool = False,
        **arguments: Any,
    ) -> None:
        super().__init__(template)
        self.template = template
        self.hint = hint
        self.arguments = arguments
        self.path = path
        self.key = key

    def below(self, *path: str | int) -> "MistakenError":
        """The same, seen from further above."""
        whole = (*path, *self.path)
        return MistakenError(
            self.template, hint=self.hint, path=whole, key=self.key, **self.arguments
        )


def unknown(template: str, name: str, known: Iterable[str], /, **arguments: Any) -> MistakenError:
    """Build the mistake of a name that there is not, with the nearest one that there is.

    >>> unknown("there is no {name}", "gathering", ["groups", "gatherings"]).arguments["nearest"]
    'gatherings'
    """
    near = nearest(name, known, 0.5)
    hint = "did you mean {nearest}?" if near else None
    return MistakenError(template, hint=hint, name=name, nearest=near or "", **arguments)
