"""What the classes of the plan format hold: field by field, and of which kind."""

from collections.abc import Iterator, Mapping
from enum import Enum, StrEnum
from functools import cache
from typing import Any, TypeAlias, get_args, get_origin

from attrs import fields_dict, frozen, has

from kompetanse.dates import Duration, When
from kompetanse.loading.loader import field_type
from kompetanse.model import Plan


class Many(StrEnum):
    """How many values a field holds."""

    ONE = "one"
    LIST = "list"
    MAPPING = "mapping"
    COUNT = "count"
    """A list, or only how many it has: «members: 6»."""
    EITHER = "either"
    """One text, or several."""


Class: TypeAlias = type
"""A class of the model; `attrs` knows its fields."""

_NOT_SAID = ("formerly", "cells", "row")
"""What is there for other reasons than what a plan says."""


@frozen
class Field:
    """A field of a class.

    Attributes:
        owner: The class.
        name: Its name: the key in a plan.
        atom: What it holds, or a list of it does: a class, text, whole number, truth, time.
        many: How many it holds.
    """

    owner: Class
    name: str
    atom: type
    many: Many

    @property
    def of_things(self) -> bool:
        """Whether its values are parts of the plan with fields of their own."""
        return has(self.atom) and self.atom.__module__.startswith("kompetanse.model")

    @property
    def is_time(self) -> bool:
        """Whether it holds a time."""
        return self.atom is When

    @property
    def is_length(self) -> bool:
        """Whether it holds a length: «1 ½ år»."""
        return self.atom is Duration

    @property
    def is_number(self) -> bool:
        """Whether it holds a number, or something that is counted."""
        return self.atom is int or self.many is Many.COUNT

    @property
    def vocabulary(self) -> tuple[str, ...]:
        """The values that it can have, where the plan format lists them."""
        if issubclass(self.atom, Enum):
            return tuple(str(member.value) for member in self.atom)
        return ()


class Fields(Mapping[str, Field]):
    """The fields of a class by their names; a type is looked up when a field is asked for.

    >>> from kompetanse.model import LearningGroup
    >>> Fields(LearningGroup)["members"].many
    <Many.COUNT: 'count'>
    """

    def __init__(self, owner: Class) -> None:
        self._owner = owner
        self._names = tuple(name for name in _attributes(owner) if name not in _NOT_SAID)
        self._known: dict[str, Field] = {}

    def __getitem__(self, name: str) -> Field:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._known:
            self._known[name] = _field(self._owner, name)
        return self._known[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@cache
def fields_of(owner: Class) -> Fields:
    """Give the fields of a class of the model."""
    return Fields(owner)


def _attributes(owner: Any) -> dict[str, Any]:
    return fields_dict(owner)


def _field(owner: Class, name: str) -> Field:
    annotation = field_type(name) if owner is Plan else _attributes(owner)[name].type
    options = [one for one in get_args(annotation) or (annotation,) if one is not type(None)]
    if get_origin(annotation) in (tuple, dict):
        options = [annotation]
    listed = next((one for one in options if get_origin(one) in (tuple, dict)), None)
    if listed is None:
        return Field(owner, name, options[0], Many.ONE)
    return Field(owner, name, _atom(listed), _many(listed, options))


def _atom(listed: Any) -> type:
    """What stands in a list, or behind the names of a mapping."""
    inner = get_args(listed)[0 if get_origin(listed) is tuple else 1]
    found = next((one for one in get_args(inner) if one is not type(None)), inner)
    return found if isinstance(found, type) else str


def _many(listed: Any, options: list[Any]) -> Many:
    if get_origin(listed) is dict:
        return Many.MAPPING
    if int in options:
        return Many.COUNT
    return Many.EITHER if str in options else Many.LIST
