"""From a plan back to plain data and text that loads to an equal plan."""

from enum import Enum
from typing import Any

from attrs import fields, has

from kompetanse.dates import Duration, Rate, When, YearlyDeadline
from kompetanse.document.writing import write
from kompetanse.model import Element, Plan


_TIMES = (When, Duration, Rate, YearlyDeadline)


def dump(plan: Plan) -> str:
    """Write a plan as YAML that loads to an equal plan.

    >>> print(dump(Plan(id="skog-2021", title="Plan for Skog skole")), end="")
    format: 1
    id: skog-2021
    title: Plan for Skog skole
    language: nb
    country: 'NO'
    """
    head = {"format": plan.format}
    return write({**head, **_always(plan), **plain(plan)})


def _always(plan: Plan) -> dict[str, Any]:
    """What a plan file states even where it is the default, in its usual order."""
    order = ("id", "title", "language", "country")
    return {name: value for name in order if (value := getattr(plan, name)) is not None}


def plain(value: Any) -> Any:
    """A value of the model as plain data; fields that hold their default are left out.

    >>> plain(Plan(title="Plan"))
    {'title': 'Plan'}
    """
    if isinstance(value, _TIMES):
        return value.text
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _entry(key, item) for key, item in value.items()}
    if has(type(value)):
        return {
            a.name: plain(own)
            for a in fields(type(value))
            if (own := getattr(value, a.name)) != a.default
        }
    return value


def _entry(key: str, item: Any) -> Any:
    """An entry of a mapping; an element's id is its key and is not repeated."""
    data = plain(item)
    if isinstance(item, Element) and data.get("id") == key:
        del data["id"]
    return data
