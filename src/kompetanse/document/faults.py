"""The faults that files of every format can have, and how many are worth telling."""

from kompetanse.document.source import DocumentFault, Span


MAX_DEPTH = 64
"""Collections inside collections; a plan needs eight."""

MAX_FAULTS = 100
"""A file with more faults is not a plan with mistakes; the rest is left unread."""


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
        self.append(DocumentFault(fault, reason, span, arguments, severity, hint))
        if len(self) == MAX_FAULTS:
            reason = "this file has {number} faults; what follows was not read"
            self.append(DocumentFault("too-many-faults", reason, span, {"number": MAX_FAULTS}))
            raise StopReadingError
