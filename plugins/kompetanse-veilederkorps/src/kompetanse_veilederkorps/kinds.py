"""What somebody named in an agreement is."""

from enum import StrEnum


class Body(StrEnum):
    """Who takes part in guidance by agreement."""

    DIRECTORATE = "directorate"
    OWNER = "owner"
    SCHOOL = "school"
    ADVISERS = "advisers"
    OTHER = "other"
