"""Facts that several built-in rules ask for."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Any, TypeAlias, cast

from kompetanse.dates import DateRange, When
from kompetanse.locales import COUNTRIES
from kompetanse.model import GatheringKind, Inventory, Plan, Scheduled
from kompetanse.model.audience import Directory
from kompetanse.model.kinds import is_break, kind_of_title
from kompetanse.rule import fact
from kompetanse.rules.freedays import FreeDays, is_ordinary_time
from kompetanse.rules.layout import Layout


@fact
def directory(plan: Plan) -> Directory:
    """Who is called what, and who belongs to whom."""
    return Directory.of(plan)


@fact
def layout(inventory: Inventory) -> Layout:
    """The rows of the plan as they stand: under their headings, in their order."""
    return Layout(inventory)


@fact(states="period")
def plan_period(plan: Plan) -> DateRange | None:
    """The days that the plan is about, where both ends are known."""
    return plan.period.extent if plan.period else None


@fact(states="country")
def free_days(plan: Plan) -> FreeDays | None:
    """The free days of the plan's country; unknown for a country without a calendar."""
    return FreeDays(plan.country) if plan.country in COUNTRIES else None


def _is_break(title: str) -> bool:
    """Whether a title is the name of a break; the kinds of titles are remembered."""
    return kind_of_title(title) is GatheringKind.NOTE and is_break(title)


@fact(states="breaks")
def school_breaks(plan: Plan) -> Mapping[str, When] | None:
    """The municipality's school breaks, where the plan states them, in rows of their own too."""
    rows = (plan.gatherings or {}).values()
    found: dict[str, When] = {}
    for row in rows:
        if row.when and row.title and _is_break(row.title):
            name = f"{row.name} ({row.when.text})" if row.name in found else row.name
            found[name] = row.when
    return {**found, **(plan.breaks or {})} if found else plan.breaks


@fact
def remarkable_times(inventory: Inventory) -> list[When]:
    """Times of which there is more to say than which days they are; most are plain dates."""
    times = cast("list[When]", inventory.of("When"))
    return [when for when in times if when.ambiguous or when.inferred or when.fault or _more(when)]


def _more(when: When) -> bool:
    """Whether weekdays, weeks or holidays were written."""
    stated = when.stated
    return bool(stated.weekdays or stated.weeks or stated.holidays)


@fact
def rows_near_free_days(inventory: Inventory, free_days: FreeDays) -> list[Scheduled]:
    """Rows whose time is no plain day, or a day that is free or next to a free one."""
    country = free_days.country
    rows = cast("list[Scheduled]", inventory.of("Scheduled"))
    return [row for row in rows if (when := row.when) and not is_ordinary_time(when, country)]


Place: TypeAlias = tuple[object, str | tuple[str | int, ...], str]
"""A text, after the element and the field that it stands in."""

TEXTS = {
    "Plan": ("title", "purpose", "text"),
    "Program": ("aims",),
    "Section": ("heading", "remarks"),
    "Scheduled": ("title", "what", "text", "topics", "remarks"),
    "Module": ("title", "text"),
    "Duty": ("what",),
    "Goal": ("title", "text"),
    "Source": ("title",),
    "Frame": ("text",),
    "PlanSection": ("title", "asks", "text"),
}
"""Fields that hold running text, by the class of the element."""


class Texts:
    """The running texts of a plan, in order, each with the element and field it stands in."""

    def __init__(self, inventory: Inventory) -> None:
        self.all: tuple[Place, ...] = tuple(
            place
            for kind, fields in TEXTS.items()
            for thing in inventory.of(kind)
            for place in texts_of(thing, fields)
        )

    @cached_property
    def distinct(self) -> tuple[Place, ...]:
        """Each text once, where it stands first: titles of meetings are often the same."""
        first: dict[str, Place] = {}
        for place in self.all:
            first.setdefault(place[2], place)
        return tuple(first.values())

    def any(self, pattern: str) -> bool:
        """Whether a pattern without line breaks is found in one of the texts."""
        return re.search(pattern, self._joined) is not None

    @cached_property
    def _joined(self) -> str:
        return "\n".join(text for _, _, text in self.distinct)

    def having(self, *signs: str) -> Iterator[Place]:
        """The texts that have one of some signs."""
        return (place for place in self.all if any(sign in place[2] for sign in signs))


def texts_of(thing: object, fields: tuple[str, ...]) -> list[Place]:
    """Give the texts of some fields of an element that it has, with their places."""
    found: list[Place] = []
    kind: Any = type(thing)
    for field in _known(kind, fields):
        value = getattr(thing, field)
        if value is None:
            continue
        if isinstance(value, str):
            found.append((thing, field, value))
        elif isinstance(value, tuple):
            found += [(thing, (field, index), item) for index, item in enumerate(value)]
    return found


@cache
def _known(kind: type, fields: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some fields that a class has."""
    return tuple(field for field in fields if hasattr(kind, field))


@fact
def texts(inventory: Inventory) -> Texts:
    """All running texts of the plan."""
    return Texts(inventory)
