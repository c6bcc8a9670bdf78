"""The one cattrs converter: strict about types, forgiving about how a person writes them.

It is asked where data are not sound, and says what is wrong with them.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

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
from kompetanse.errors import TimeExpressionError
from kompetanse.loading.reading import CURRENT
from kompetanse.loading.refusal import Refused, RefusedItems
from kompetanse.model import Element, Scheduled
from kompetanse.nearest import nearest
from kompetanse.phrase import Phrase


if TYPE_CHECKING:
    from cattrs import Converter

Hook = Callable[[Any, Any], Any]

_LONGEST = 80
"""Characters of a refused value that are shown."""

REMOVED = object()
"""Stands where a refused list item was taken out, so that its siblings keep their places."""

_TRUE = frozenset({"true", "yes", "ja"})
_FALSE = frozenset({"false", "no", "nei", "nej"})

SHORTHAND: Mapping[str, str] = {
    "Action": "what",
    "Activity": "what",
    "AnalysisPart": "when",
    "AnnualPlan": "school_year",
    "Approval": "body",
    "Assignment": "holder",
    "Attachment": "title",
    "BetweenWork": "what",
    "Conclusion": "text",
    "Consultation": "body",
    "Cost": "payer",
    "Deadline": "when",
    "Frame": "text",
    "Initiative": "title",
    "LostFigure": "what",
    "Meeting": "when",
    "Part": "title",
    "Participant": "name",
    "Quotation": "text",
    "Role": "label",
    "Section": "heading",
    "Session": "title",
    "Signatory": "role",
    "Source": "title",
    "Unit": "label",
    "Version": "dated",
}
"""The field that a bare text fills where an object of the class is expected."""


@cache
def structure_hook(kind: Any) -> Hook:
    """The function that makes a value of a type from plain data."""
    return _converter().get_structure_hook(kind)


@cache
def known_fields(kind: type) -> tuple[str, ...]:
    """The keys that a class of the model knows."""
    return tuple(name for name in fields_dict(kind) if name != "id")


@cache
def _converter() -> "Converter":
    """Build the converter; hooks are generated only for classes that a document needs."""
    from cattrs import Converter  # noqa: PLC0415 - only a mistake pays for it

    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    converter.register_structure_hook(str, _text_or_member)
    converter.register_structure_hook(int, integer)
    converter.register_structure_hook(bool, truth)
    converter.register_structure_hook(When, lambda value, _: CURRENT.get().when(_text(value, str)))
    converter.register_structure_hook(Duration, _measure(read_duration))
    converter.register_structure_hook(Rate, _measure(read_rate))
    converter.register_structure_hook(YearlyDeadline, _measure(read_yearly))
    converter.register_structure_hook_factory(has, lambda kind: _object_hook(kind, converter))
    converter.register_structure_hook_factory(_is(tuple), _list_hook)
    converter.register_structure_hook_factory(_is(dict), _mapping_hook)
    converter.register_structure_hook_factory(_is_choice, _choice_hook)
    return converter


def _text(value: object, _: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool | int | float):
        raise Refused(
            "wrong-type",
            "a text is wanted, not the number {value}",
            'write it in quotation marks: "{value}"',
            value=str(value),
        )
    raise Refused("wrong-type", "a text is wanted, not {value}", value=_described(value))


def integer(value: object, _: object) -> int:
    """Accept a whole number, or its digits."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().isdecimal() and len(value) < 10:  # noqa: PLR2004
        return int(value)
    raise Refused("wrong-type", "a whole number is wanted, not {value}", value=_described(value))


def truth(value: object, _: object) -> bool:
    """Accept a truth value, or a word for one."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in _TRUE | _FALSE:
        return value.lower() in _TRUE
    raise Refused("wrong-type", "true or false is wanted, not {value}", value=_described(value))


def _measure(read: Callable[..., object]) -> Hook:
    """A hook for lengths, rates and yearly deadlines, which are read from their text."""

    def hook(value: object, _: object) -> object:
        text = _text(value, str)
        try:
            return read(text, language=CURRENT.get().language)
        except TimeExpressionError as error:
            hint = "did you mean «{nearest}»?" if error.hint else None
            told = error.arguments | {"nearest": error.hint}
            raise Refused("unreadable-time", error.reason, hint, **told) from error

    return hook


def _text_or_member(value: object, kind: Any) -> object:
    """A text, or a member of one of the vocabularies: to cattrs they are texts too."""
    return _text(value, kind) if kind is str else _member(value, kind)


def _member(value: object, kind: type[StrEnum]) -> StrEnum:
    known = [member.value for member in kind]
    if isinstance(value, str) and value in known:
        return kind(value)
    near = nearest(str(value), known, 0.5)
    raise Refused(
        "unknown-value",
        "{value} is none of the values known here: {known}",
        "did you mean {nearest}?" if near else None,
        value=_described(value),
        known=known,
        nearest=near or "",
    )


def _object_hook(kind: type, converter: "Converter") -> Hook:
    from cattrs.gen import make_dict_structure_fn  # noqa: PLC0415 - as above

    structure: Hook = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True)
    short = SHORTHAND.get(kind.__name__)

    def hook(value: object, _: object) -> Any:
        if isinstance(value, str) and short:
            value = {short: value}
        if not isinstance(value, dict):
            raise Refused(
                "wrong-type", "fields with values are wanted, not {value}", value=_described(value)
            )
        return structure(value, kind)

    return hook


def _is(origin: type) -> Callable[[Any], bool]:
    return lambda kind: get_origin(kind) is origin


def _list_hook(kind: Any) -> Hook:
    item_type = get_args(kind)[0]
    structure = structure_hook(item_type)

    def hook(value: object, _: object) -> tuple[Any, ...]:
        if isinstance(value, str) and item_type is str:
            return (value,)
        if not isinstance(value, list):
            raise Refused("wrong-type", "a list is wanted, not {value}", value=_described(value))
        made: list[Any] = []
        refused: list[tuple[str | int, Exception]] = []
        for index, item in enumerate(value):
            if item is not REMOVED:
                try:
                    made.append(structure(item, item_type))
                except Exception as error:  # noqa: BLE001 - gathered, and told apart later
                    refused.append((index, error))
        if refused:
            raise RefusedItems(refused)
        return tuple(made)

    return hook


def _mapping_hook(kind: Any) -> Hook:
    """A hook for mappings, which put the key into an element as its id."""
    item_type = get_args(kind)[1]
    structure = structure_hook(item_type)
    plain = get_origin(item_type) is not None or not issubclass(item_type, Element)
    entry = _plain_entry if plain else _row_entry if issubclass(item_type, Scheduled) else _entry

    def hook(value: object, _: object) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise Refused(
                "wrong-type", "names with values are wanted, not {value}", value=_described(value)
            )
        CURRENT.get().begin_rows()
        made: dict[str, Any] = {}
        refused: list[tuple[str | int, Exception]] = []
        for key, item in value.items():
            try:
                made[key] = entry(structure, item_type, key, item)
            except Exception as error:  # noqa: BLE001 - gathered, and told apart later
                refused.append((key, error))
        if refused:
            raise RefusedItems(refused)
        return made

    return hook


def _plain_entry(structure: Hook, kind: Any, _key: str, item: object) -> Any:
    return structure(item, kind)


def _entry(structure: Hook, kind: type, key: str, item: object) -> Any:
    """Structure an element under its key; `name:` with nothing behind it is an element too."""
    if item is None:
        item = {}
    elif isinstance(item, str) and (short := SHORTHAND.get(kind.__name__)):
        item = {short: item}
    if isinstance(item, dict) and "id" not in item:
        item = {**item, "id": key}
    elif isinstance(item, dict):
        twice = Refused("unknown-key", "the id of an element is its key, which stands before it")
        raise RefusedItems([("id", twice)])
    return structure(item, kind)


def _row_entry(structure: Hook, kind: type, key: str, item: object) -> Any:
    """Structure an element that may be the row of a table, in the context of its section."""
    reading = CURRENT.get()
    row = item if isinstance(item, dict) else {}
    with reading.row(row):
        made = _entry(structure, kind, key, item)
    reading.after_row(row, made.when)
    return made


def _is_choice(kind: Any) -> bool:
    """Whether a type offers a count or list, or one text or several."""
    return get_origin(kind) in (Union, UnionType) and any(
        get_origin(option) is tuple for option in get_args(kind)
    )


def _choice_hook(kind: Any) -> Hook:
    options = [option for option in get_args(kind) if option is not type(None)]
    many = next(option for option in options if get_origin(option) is tuple)
    single = next((option for option in options if get_origin(option) is not tuple), many)

    def hook(value: object, _: object) -> Any:
        if value is None:
            return None
        chosen = many if isinstance(value, list) else single
        return structure_hook(chosen)(value, chosen)

    return hook


def _described(value: object) -> str:
    """A refused value in a few words."""
    if isinstance(value, dict):
        return Phrase("a mapping")
    if isinstance(value, list):
        return Phrase("a list")
    if value is None:
        return Phrase("nothing")
    text = f"«{value}»" if isinstance(value, str) else str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
