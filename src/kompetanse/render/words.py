"""What severities and statuses are called."""

from kompetanse.finding import Severity, Status
from kompetanse.phrase import Phrase


SEVERITIES = {
    Severity.ERROR: Phrase("error"),
    Severity.WARNING: Phrase("warning"),
    Severity.INFO: Phrase("remark"),
}

STATUSES = {
    Status.BROKEN: Phrase("broken"),
    Status.UNKNOWN: Phrase("cannot be judged"),
    Status.NEEDS_ATTESTATION: Phrase("needs a signature"),
    Status.WAIVED: Phrase("waived"),
    Status.HELD: Phrase("met"),
    Status.NOT_EVALUATED: Phrase("not evaluated"),
}

KNOWN = Phrase("known, and does not count")
"""What is said of a finding that a baseline holds."""
