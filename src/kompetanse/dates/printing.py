"""Times written out in the form that reads back."""

from kompetanse.dates.when import When


def print_when(when: When, *, language: str = "nb") -> str:
    """Write a time so that it reads back to the same meaning."""
    return when.text
