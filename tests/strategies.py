"""Strategies for plans, made from the fields of the model.

Each is made once: Hypothesis looks at all that a strategy is made of before it uses it.
"""

from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from attrs import evolve, fields
from hypothesis import strategies as st

from kompetanse import model
from kompetanse.dates import (
    Duration,
    Rate,
    When,
    YearlyDeadline,
    read_duration,
    read_rate,
    read_when,
    read_yearly,
)
from kompetanse.model import Element, Plan, Section


TIMES = (
    "02.09.21",
    "2021-09-02",
    "22.09.21 kl. 14.00-16.00",
    "uke 37 2021",
    "Mars – desember 2021",
    "uke 17, 18 og 20 2022",
    "innen 15. august 2021",
    "fra 2019",
    "31.02.22",
    "snart",
)
LENGTHS = ("omlag ett skoleår", "2 timer", "1 ½ år")
RATES = ("minst 4 møter hvert semester", "2 ganger i året", "hver uke")
YEARLY = ("innen 15. august hvert år", "15. mars hvert år")

texts = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")) | st.just("\n"),
    max_size=12,
)
keys = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=8)

_SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: texts,
    int: st.integers(0, 10**6),
    bool: st.booleans(),
    NoneType: st.none(),
    When: st.sampled_from(TIMES).map(read_when),
    Duration: st.sampled_from(LENGTHS).map(read_duration),
    Rate: st.sampled_from(RATES).map(read_rate),
    YearlyDeadline: st.sampled_from(YEARLY).map(read_yearly),
}


@cache
def plans() -> st.SearchStrategy[Plan]:
    """Any plan; what it says need not make sense."""
    return _objects(Plan, format=st.just(1), language=st.sampled_from(["nb", "nn", "da", "en"]))


@cache
def _of(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type of the model."""
    if kind in _SCALARS:
        return _SCALARS[kind]
    if get_origin(kind) is tuple:
        return st.lists(_of(get_args(kind)[0]), max_size=2).map(tuple)
    if get_origin(kind) is dict:
        return _mappings(get_args(kind)[1])
    if isinstance(kind, UnionType) or get_origin(kind) is not None:
        return st.one_of([_of(option) for option in reversed(get_args(kind))])
    if issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    return _objects(kind)


def _mappings(kind: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Mappings; an element knows its own key."""
    made = st.dictionaries(keys, _of(kind), max_size=2)
    if not (isinstance(kind, type) and issubclass(kind, Element)):
        return made
    return made.map(lambda things: {key: evolve(one, id=key) for key, one in things.items()})


def _objects(kind: type, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Objects of a class, most of whose fields are not stated."""
    required = dict(given)
    optional: dict[str, st.SearchStrategy[Any]] = {}
    types = get_type_hints(kind, localns={name: getattr(model, name) for name in model.__all__})
    for field in fields(kind):
        if field.name in given or field.name == "id":
            continue
        (optional if field.default is None else required)[field.name] = _of(types[field.name])
    if kind is Section:  # a heading that names a period gives the section that period
        optional["heading"] = st.sampled_from(["Samlinger", "Moduler"])
    made = st.fixed_dictionaries(required, optional=optional)
    return made.map(lambda values: kind(**values))
