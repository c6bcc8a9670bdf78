"""The faults that files of every format can have, and how many are worth telling."""

from kompetanse.document.source import DocumentFault, Span


MAX_DEPTH = 64
"""Collections inside collections; a plan needs eight."""

MAX_FAULTS = 100
"""A file with more faults is not a plan with mistakes; the rest is left unread."""


MAX_DIGITS = 18
"""Longer integers are no numbers but mistakes."""

_LONGEST = 60

EMPTY = "the file is empty"
TOO_DEEP = "more than {depth} lists or mappings stand inside each other"
DUPLICATE_KEY = "the key {key} is here a second time; the first one counts"
NOT_A_NUMBER = "{number} is not a number that a plan can hold"


class StopReadingError(Exception):
    """What follows in this file cannot be read, or is not worth reading."""


class Faults(list[DocumentFault]):
    """The faults of one file, in the order of discovery."""

    def add(
        self,
        fault: str,
        reason: str,
        span: Span,
        *,
        hint: str | None = None,
        severity: str = "error",
        **arguments: object,
    ) -> None:
        """Note a fault.

        Raises:
            StopReadingError: This was one too many.
        """
        told = {name: _shortened(value) for name, value in arguments.items()}
        self.append(DocumentFault(fault, reason, span, told, severity, hint))
        if len(self) == MAX_FAULTS:
            reason = "this file has {number} faults; what follows was not read"
            self.append(DocumentFault("too-many-faults", reason, span, {"number": MAX_FAULTS}))
            raise StopReadingError


def _shortened(argument: object) -> object:
    """Nobody reads a key of a thousand characters."""
    if isinstance(argument, str) and len(argument) > _LONGEST:
        return argument[: _LONGEST - 1] + "…"
    return argument


def is_too_deep(data: object) -> bool:
    """Whether too many collections stand inside each other; looks at one level after another.

    >>> is_too_deep({"units": {"skog": {"staff": 23}}})
    False
    """
    level = [data]
    for _ in range(MAX_DEPTH):
        children: list[object] = []
        for collection in level:
            if isinstance(collection, dict):
                children += collection.values()
            elif isinstance(collection, list):
                children += collection
        level = [child for child in children if isinstance(child, (dict, list))]
        if not level:
            return False
    return True
