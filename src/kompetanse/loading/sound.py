"""Structuring sound data, which nearly all data are, without cattrs.

Each class of the model becomes one small function, made when a plan first needs it. They know
nothing of mistakes: whatever is not as it should be raises something, and the caller then asks
the converter of `structuring`, which says in detail what is wrong. What both accept, they make
into equal values.
"""

from collections.abc import Callable
from enum import Enum
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from attrs import fields_dict, has

from kompetanse.dates import (
    Duration,
    Rate,
    When,
    YearlyDeadline,
    read_duration,
    read_rate,
    read_yearly,
)
from kompetanse.loading.reading import CURRENT
from kompetanse.loading.structuring import SHORTHAND, integer, truth
from kompetanse.model import Element, Scheduled


Make = Callable[[Any], Any]


@cache
def maker(kind: Any) -> Make:
    """The function that makes a value of a type from sound data."""
    if kind in _LEAVES:
        return _LEAVES[kind]
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _choice(kind)
    if origin is tuple:
        return _list(kind)
    if origin is dict:
        return _mapping(get_args(kind)[1])
    return _maker_of(kind)


def _maker_of(kind: type[Any]) -> Make:
    return _Object(kind).make if has(kind) else _member(kind)


def _text(value: Any) -> str:
    if value.__class__ is not str:
        raise TypeError(value)
    text: str = value
    return text


def _text_if_any(value: Any) -> str | None:
    return value if value is None else _text(value)


def _time(value: Any) -> When:
    return CURRENT.get().when(_text(value))


def _time_if_any(value: Any) -> When | None:
    return value if value is None else CURRENT.get().when(_text(value))


def _measure(read: Callable[..., object]) -> Make:
    """Lengths, rates and yearly deadlines; plans of a region say the same ones."""

    @lru_cache(maxsize=512)
    def known(text: str, language: str) -> object:
        return read(text, language=language)

    return lambda value: known(_text(value), CURRENT.get().language)


_LEAVES: dict[Any, Make] = {
    str: _text,
    str | None: _text_if_any,
    int: lambda value: integer(value, int),
    bool: lambda value: truth(value, bool),
    When: _time,
    When | None: _time_if_any,
    Duration: _measure(read_duration),
    Rate: _measure(read_rate),
    YearlyDeadline: _measure(read_yearly),
}


def _member(kind: type[Enum]) -> Make:
    return {member.value: member for member in kind}.__getitem__


def _choice(kind: Any) -> Make:
    """What may be absent; one text or several; a count or a list."""
    options = [option for option in get_args(kind) if option is not NoneType]
    listed = next((maker(one) for one in options if get_origin(one) is tuple), None)
    single = next((maker(one) for one in options if get_origin(one) is not tuple), listed)
    if single is None:
        raise TypeError(kind)

    def make(value: Any) -> Any:
        if value is None:
            return None
        return listed(value) if listed and value.__class__ is list else single(value)

    return make


def _list(kind: Any) -> Make:
    item = get_args(kind)[0]
    make_item = maker(item)

    def make(value: Any) -> tuple[Any, ...]:
        if value.__class__ is not list:
            return (value,) if item is str and value.__class__ is str else _not(value)
        return tuple(map(make_item, value))

    return make


def _not(value: object) -> Any:
    raise TypeError(value)


def _mapping(item: Any) -> Make:
    """A mapping, whose keys are the ids of the elements in it."""
    if get_origin(item) is not None or not issubclass(item, Element):
        make_entry = _values(maker(item))
    else:
        make_entry = _Object(item).row if issubclass(item, Scheduled) else _Object(item).element

    def make(value: Any) -> dict[str, Any]:
        CURRENT.get().begin_rows()
        return {key: make_entry(key, entry) for key, entry in value.items()}

    return make


def _values(make: Make) -> Callable[[str, Any], Any]:
    return lambda _key, value: make(value)


class _Object:
    """Makes the objects of one class; how a field is made is found when it is first stated."""

    def __init__(self, kind: Any) -> None:
        self.kind = kind
        self.short = SHORTHAND.get(kind.__name__)
        self.fields = _Fields(kind)

    def make(self, value: Any, **more: str) -> Any:
        """An object; a bare text fills one of its fields."""
        if value.__class__ is str:
            value = {self.short: value}
        fields = self.fields
        return self.kind(**more, **{key: fields[key](item) for key, item in value.items()})

    def element(self, key: str, value: Any) -> Any:
        """An element under its key; with nothing behind it, it is one too."""
        return self.make({} if value is None else value, id=key)

    def row(self, key: str, value: Any) -> Any:
        """An element that may be the row of a table, in the context of its section."""
        reading = CURRENT.get()
        row = value if value.__class__ is dict else {}
        with reading.row(row):
            made = self.element(key, value)
        reading.after_row(row, made.when)
        return made


class _Fields(dict[str, Make]):
    """How the fields of a class are made."""

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self._known = fields_dict(kind)

    def __missing__(self, name: str) -> Make:
        kind: Any = self._known[name].type
        make = self[name] = maker(kind)
        return make
