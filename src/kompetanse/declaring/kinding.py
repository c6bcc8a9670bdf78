"""The kind of a thing: stated, or read from its words where rules in Python read it so, too."""

from collections.abc import Callable
from typing import Any

from kompetanse.declaring.fields import Class, fields_of
from kompetanse.rule.shapes import Answer


_READERS: dict[str, tuple[str, str]] = {
    "Activity": ("programme_kinds", "kinds_of_activity"),
    "Committee": ("programme_kinds", "kind_of_committee"),
    "Cost": ("programme_kinds", "kinds_of_cost"),
    "Course": ("course_kinds", "kind_of_course"),
    "Gathering": ("kinds", "kind_of_gathering"),
    "Module": ("programme_kinds", "kind_of_module"),
    "Role": ("kinds", "kind_of_role"),
    "Session": ("kinds", "kind_of_session"),
}
"""Where the words of a class are read for its kind: module of the model, and function."""


def vocabulary(owner: Class) -> tuple[str, ...]:
    """Give the kinds that things of a class can have; none where they have no kinds.

    >>> from kompetanse.model import Unit
    >>> vocabulary(Unit)
    ('school', 'kindergarten', 'ppt')
    """
    field = fields_of(owner).get("kind")
    return field.vocabulary if field else ()


def kinds_of(thing: object) -> frozenset[str]:
    """Give the kinds of a thing: one as a rule, none where nobody can tell.

    >>> from kompetanse.model import Gathering
    >>> kinds_of(Gathering(title="Nettverksmøte"))
    frozenset({'network-meeting'})
    """
    reader = _reader(type(thing))
    found = reader(thing) if reader else getattr(thing, "kind", None)
    listed = found if isinstance(found, frozenset) else [found]
    return frozenset(str(kind) for kind in listed if kind is not None)


def is_of(thing: object, kinds: frozenset[str]) -> Answer:
    """Tell whether a thing is of one of some kinds.

    Words that are not known tell of no kind, and rules about a kind pass such a thing by, as
    they do in Python. Where no words are read, nobody can tell what is not stated.
    """
    found = kinds_of(thing)
    if not found and type(thing).__name__ not in _READERS:
        return None
    return not found.isdisjoint(kinds)


def _reader(owner: Class) -> Callable[[Any], Any] | None:
    from importlib import import_module  # noqa: PLC0415 - beside the table that it serves

    if owner.__name__ not in _READERS:
        return None
    module, name = _READERS[owner.__name__]
    reader: Callable[[Any], Any] = getattr(import_module(f"kompetanse.model.{module}"), name)
    return reader
