"""Times that are tied to a gathering: «til 3. samling», «fra oppstartssamlingen»."""

from collections.abc import Iterable

from kompetanse.dates import When
from kompetanse.model import Gathering
from kompetanse.model.kinds import numbered
from kompetanse.model.naming import form_key, tokens


def number_of(gathering: Gathering) -> int | None:
    """Give the number of a gathering: stated, else read from its title.

    A start gathering is number one.

    >>> number_of(Gathering(title="Oppstartssamling")), number_of(Gathering(title="Fagdag"))
    (1, None)
    """
    if gathering.number is not None:
        return gathering.number
    found = numbered(gathering.title or "")
    return found[1] if found else None


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
        found = [one for one in gatherings if number_of(one) == anchor.number]
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
