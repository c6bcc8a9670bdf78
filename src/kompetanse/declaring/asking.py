"""Reading conditions: `only = {kind = "visit", minutes = {at-least = 60}}`."""

from collections.abc import Iterator, Mapping

from kompetanse.declaring import kinding
from kompetanse.declaring.conditions import (
    All,
    Condition,
    Lies,
    Measures,
    Mentions,
    Names,
    Not,
    OfKinds,
    Says,
    Stated,
)
from kompetanse.declaring.fields import Many, fields_of
from kompetanse.declaring.limits import Bounds
from kompetanse.declaring.mistakes import MistakenError, unknown
from kompetanse.declaring.order import RELATIONS, WINDOWS
from kompetanse.declaring.paths import PlanPath, Spot, resolve
from kompetanse.declaring.people import FIELDS as PEOPLE
from kompetanse.declaring.table import BOUNDS, Table
from kompetanse.declaring.vocabulary import ASKED


IS, NOT, MENTIONS, STATED = "is", "not", "mentions", "stated"
TIMES = (*RELATIONS, *WINDOWS)
OPERATORS = tuple(key.name for key in ASKED)
"""What a condition may ask of a field."""


def conditions(table: Table, key: str, path: PlanPath) -> All:
    """Read the conditions at a key, on what stands at a path; none where there is no such key.

    Raises:
        MistakenError: If they ask what cannot be asked.
    """
    if key not in table:
        return All()
    inner = table.inside(key).seen_from(path.spot)
    with table.at(key):
        return All(tuple(_each(inner, "") if path.of_things else _of_text(inner, path)))


def on_subject(table: Table, key: str) -> All:
    """Read the conditions at a key, on the subject itself."""
    return conditions(table, key, PlanPath("", False, (), (table.spot,)))


def _each(table: Table, before: str) -> Iterator[Condition]:
    """The conditions on the fields of a thing."""
    for key, value in table.data.items():
        with table.at(key):
            path = _path(f"{before}{key}", table.spot)
            if isinstance(value, dict):
                yield from _inside(table.inside(key), path, f"{before}{key}.")
            else:
                yield from _is(table, key, path)


def _inside(table: Table, path: PlanPath, before: str) -> Iterator[Condition]:
    """What is asked of a field: by operators, or of the fields of what stands there."""
    asked = {key: value for key, value in table.data.items() if key in OPERATORS}
    leads_on = _leads_on(path)
    for key in table.data:
        if key not in asked and not leads_on:
            with table.at(key):
                template = "«{name}» is nothing that can be asked of {section}"
                raise unknown(template, key, _operators(path), section=path.name)
    yield from _asked(table, asked, path)
    yield from _each(table.without(asked), before)


def _asked(table: Table, asked: Mapping[str, object], path: PlanPath) -> Iterator[Condition]:
    known = _operators(path)
    for key in asked:
        with table.at(key):
            if key not in known:
                template = "«{name}» cannot be asked of {section}, but {known} can"
                raise MistakenError(template, name=key, section=path.name, known=list(known))
    if any(key in BOUNDS for key in asked):
        yield Measures(path, table.bounds())
    for key in asked:
        if key in TIMES:
            yield Lies(path, key, table.time(key))
        elif key == STATED:
            yield Stated(path, table.truth(key))
        elif key == MENTIONS:
            yield Mentions(path, table.texts(key))
        elif key == NOT:
            yield from map(Not, _is(table, key, path))
        elif key == IS:
            yield from _is(table, key, path)


def _is(table: Table, key: str, path: PlanPath) -> Iterator[Condition]:
    """That a field has a value, or one of several."""
    field = path.field
    if field is None or field.is_time or field.is_length or (field.of_things and path.of_things):
        template = "{section} has no plain value: {known} can be asked of it"
        raise MistakenError(template, path=(key,), section=path.name, known=list(_operators(path)))
    if field.atom is bool:
        yield Says(path, (_truth(table, key),))
    elif field.is_number:
        yield Measures(path, Bounds(exactly=table.number(key)))
    elif field.name == "kind":
        yield OfKinds(path, frozenset(_chosen(table, key, kinding.vocabulary(field.owner))))
    elif field.vocabulary:
        yield Says(path, _chosen(table, key, field.vocabulary))
    elif field.name in PEOPLE:
        yield Names(path, table.people(key))
    else:
        yield Says(path, table.texts(key))


def _truth(table: Table, key: str) -> bool:
    table.truth(key)
    return bool(table.data[key])


def _chosen(table: Table, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
    texts = table.texts(key)
    for at, text in enumerate(texts):
        if text not in known:
            where = (key, at) if isinstance(table.data[key], list) else (key,)
            template = "«{name}» is none of what is known here: {known}"
            raise unknown(template, text, known, known=list(known)).below(*where)
    return texts


def _of_text(table: Table, path: PlanPath) -> Iterator[Condition]:
    """What is asked of texts themselves: of the names of members, of themes."""
    for key in table.data:
        with table.at(key):
            if key not in (IS, NOT, MENTIONS):
                template = "«{name}» is nothing that can be asked of {section}"
                raise unknown(template, key, (IS, NOT, MENTIONS), section=path.name)
    own = PlanPath(path.text, rooted=False, steps=(), spots=(path.spot,), field=path.field)
    for key in table.data:
        if key == MENTIONS:
            yield Mentions(own, table.texts(key))
        elif path.field and path.field.name in PEOPLE:
            named = Names(own, table.people(key))
            yield Not(named) if key == NOT else named
        else:
            said = Says(own, table.texts(key))
            yield Not(said) if key == NOT else said


def _path(text: str, spot: Spot) -> PlanPath:
    """A path to a field of the thing; it never starts at the plan."""
    name = text.partition(".")[0]
    if name != "holder" and name not in fields_of(spot.owner):
        template = "what stands in {section} has no field «{name}»" if spot.name else _NO_SECTION
        raise unknown(template, name, fields_of(spot.owner), section=spot.name)
    return resolve(text, spot, meant=False)


_NO_SECTION = "the plan format has no section «{name}»"


def _leads_on(path: PlanPath) -> bool:
    """Whether what stands at a path has fields: it is a thing, or the id of one."""
    try:
        return resolve(path.text, path.spots[0]).of_things
    except MistakenError:
        return False


def _operators(path: PlanPath) -> tuple[str, ...]:
    """What can be asked of a field."""
    field = path.field
    if field is None or field.is_length:
        return (STATED,)
    if field.is_time:
        return (STATED, *TIMES)
    if field.is_number or field.of_things:
        return (STATED, *BOUNDS, *((IS, NOT) if field.is_number else ()))
    if field.atom is bool:
        return (IS, STATED)
    return (IS, NOT, MENTIONS, STATED, *(BOUNDS if field.many is not Many.ONE else ()))
