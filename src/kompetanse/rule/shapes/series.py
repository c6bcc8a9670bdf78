"""Gatherings that belong together, and times that are tied to them: «til 3. samling»."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from kompetanse.dates import When
from kompetanse.model import Gathering, GatheringKind
from kompetanse.model.kinds import kind_of_gathering, numbered
from kompetanse.model.naming import form_key, tokens


KeyT = TypeVar("KeyT")


class Series:
    """Some gatherings, by their numbers and by their names.

    A number is stated, or read from the title. A start gathering is number one where no other is.
    Editions of a gathering, and what has no number, stand in no order.

    >>> series = Series([Gathering(title="Samling 2"), Gathering(title="Oppstart")])
    >>> [(number, one.title) for number, one in series.numbered]
    [(1, 'Oppstart'), (2, 'Samling 2')]
    """

    __slots__ = ("_by_id", "_by_name", "_by_number", "gatherings", "numbered")

    def __init__(self, gatherings: Iterable[Gathering]) -> None:
        self.gatherings = list(gatherings)
        self.numbered = _in_order(self.gatherings)
        self._by_id = {one.id: one for one in self.gatherings}
        self._by_number = _unambiguous(self.numbered)
        self._by_name = _unambiguous(
            (form_key(tokens(one.title or "")), one) for one in self.gatherings
        )

    def named(self, id_: str) -> Gathering | None:
        """The gathering of an id, if it is one of these."""
        return self._by_id.get(id_)

    def anchor(self, when: When | None) -> Gathering | None:
        """The gathering that a time is tied to: by its number, else by its name.

        Nothing where none fits, or more than one does.

        >>> from kompetanse.dates import Anchor, Mode
        >>> when = When("til 2. samling", Mode.RELATIVE, anchor=Anchor("by", "2. samling", 2))
        >>> Series([Gathering(title="Samling 2")]).anchor(when).title
        'Samling 2'
        """
        if when is None or when.anchor is None:
            return None
        if when.anchor.number is not None:
            return self._by_number.get(when.anchor.number)
        return self._by_name.get(form_key(tokens(when.anchor.what)))

    def time_of(self, when: When | None) -> When | None:
        """A time, or that of the gathering it is tied to; nothing where it cannot be told."""
        if when is not None and when.anchor is not None:
            gathering = self.anchor(when)
            when = gathering.when if gathering else None
        return when if when is not None and when.is_readable else None


def _in_order(gatherings: Iterable[Gathering]) -> list[tuple[int, Gathering]]:
    """The numbered gatherings with their numbers, the lowest first."""
    listed = [(_number_of(one), one) for one in gatherings if one.edition_of is None]
    found = [(number, one) for number, one in listed if number is not None]
    if all(number != 1 for number, _ in found):
        starts = (one for number, one in listed if number is None and _is_start(one))
        found += [(1, one) for one in list(starts)[:1]]
    return sorted(found, key=_number)


def _number_of(gathering: Gathering) -> int | None:
    if gathering.number is not None:
        return gathering.number
    found = numbered(gathering.title or "")
    return found[1] if found else None


def _is_start(gathering: Gathering) -> bool:
    return kind_of_gathering(gathering) is GatheringKind.START


def _number(pair: tuple[int, Gathering]) -> int:
    return pair[0]


def _unambiguous(pairs: Iterable[tuple[KeyT, Gathering]]) -> Mapping[KeyT, Gathering]:
    """What has a key for itself."""
    found: dict[KeyT, list[Gathering]] = {}
    for key, gathering in pairs:
        found.setdefault(key, []).append(gathering)
    return {key: listed[0] for key, listed in found.items() if len(listed) == 1}
