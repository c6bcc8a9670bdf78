"""Times that are tied to a gathering: «til 3. samling», «fra oppstartssamlingen»."""

from collections.abc import Iterable

from kompetanse.dates import When
from kompetanse.model import Gathering, GatheringKind
from kompetanse.model.kinds import kind_of_gathering, numbered
from kompetanse.model.naming import form_key, tokens


def in_sequence(gatherings: Iterable[Gathering]) -> list[tuple[int, Gathering]]:
    """Give the numbered gatherings with their numbers, in the order of these.

    A number is stated, or read from the title. A start gathering is number one where no other is.
    Editions of a gathering, and what has no number, are left out.

    >>> listed = [Gathering(title="Samling 2"), Gathering(title="Oppstart"), Gathering(title="Tur")]
    >>> [(number, one.title) for number, one in in_sequence(listed)]
    [(1, 'Oppstart'), (2, 'Samling 2')]
    """
    listed = [one for one in gatherings if one.edition_of is None]
    numbers = [(number, one) for one in listed if (number := _number_of(one)) is not None]
    if all(number != 1 for number, _ in numbers):
        starts = [one for one in listed if kind_of_gathering(one) is GatheringKind.START]
        numbers += [(1, one) for one in starts[:1] if _number_of(one) is None]
    return sorted(numbers, key=_first)


def _number_of(gathering: Gathering) -> int | None:
    if gathering.number is not None:
        return gathering.number
    found = numbered(gathering.title or "")
    return found[1] if found else None


def _first(pair: tuple[int, Gathering]) -> int:
    return pair[0]


def anchored(when: When, gatherings: Iterable[Gathering]) -> Gathering | None:
    """Find the gathering that a relative time is tied to: by its number, else by its name.

    Nothing where none fits, or more than one does.

    >>> from kompetanse.dates import Anchor, Mode
    >>> when = When("til 2. samling", Mode.RELATIVE, anchor=Anchor("by", "2. samling", 2))
    >>> anchored(when, [Gathering(title="Oppstartssamling"), Gathering(title="2. samling")]).title
    '2. samling'
    """
    anchor = when.anchor
    if anchor is None:
        return None
    if anchor.number is not None:
        found = [one for number, one in in_sequence(gatherings) if number == anchor.number]
    else:
        said = form_key(tokens(anchor.what))
        found = [one for one in gatherings if said == form_key(tokens(one.title or ""))]
    return found[0] if len(found) == 1 else None


def time_of(when: When | None, gatherings: Iterable[Gathering]) -> When | None:
    """Give a time, or that of the gathering it is tied to; nothing where it cannot be told.

    >>> from kompetanse.dates import Mode
    >>> time_of(When("snart", Mode.UNREADABLE), []) is None
    True
    """
    if when is None or when.anchor is None:
        return when if when and when.is_readable else None
    gathering = anchored(when, gatherings)
    return gathering.when if gathering and gathering.when and gathering.when.is_readable else None
