"""The nearest name that is known: what a mistyped one was probably meant to be."""

from collections.abc import Iterable
from itertools import islice


_LONGEST = 60
_MOST = 500
"""What is longer than a name, or one of more names than anybody reads, is not worth the time."""


def nearest(name: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """The known name that is most like another one, if any is like it at all.

    Args:
        name: What was written.
        known: What could have been meant.
        likeness: How like they must be, from 0 to 1.

    >>> nearest("weekend-dat", ["plan-gap", "weekend-date"])
    'weekend-date'
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake pays for it

    if len(name) > _LONGEST:
        return None
    candidates = [other for other in islice(known, _MOST) if len(other) <= _LONGEST]
    return next(iter(get_close_matches(name, candidates, n=1, cutoff=likeness)), None)
