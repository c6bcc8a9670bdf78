"""The authors' own lines, to be quoted below what is said of them."""

from collections.abc import Callable, Iterator

from kompetanse.document import Document, Place, Text
from kompetanse.finding import Finding
from kompetanse.render.excerpt import Excerpt, excerpt


_OF_FILES = ("document/", "plugin/declaration")
"""Findings about words of a file that are no datum of the plan."""


class Lines:
    """The lines of the files that a report speaks of.

    Args:
        document: The report's document, where it has one.
        text_of: Finds the text of a file that is not in the document.
    """

    def __init__(self, document: Document | None, text_of: Callable[[str], Text | None]) -> None:
        self._texts = dict(_texts(document))
        self._text_of = text_of
        self._last: tuple[str, int, str] = ("", 0, "")

    def quote(self, finding: Finding, width: int) -> Excerpt | None:
        """The line of a finding, cut to a width; nothing for the plan as a whole."""
        place = finding.place
        if place is None or is_about_all(finding):
            return None
        line = self._line(place)
        if line is None or not line.strip():
            return None
        end = place.end_column if place.end_line == place.line else len(line) + 1
        return excerpt(line, place.column - 1, end - 1, width)

    def _line(self, place: Place) -> str | None:
        """The line; the last one is kept, for a file may be one line of many faults."""
        if self._last[:2] == (place.file, place.line):
            return self._last[2]
        if place.file not in self._texts:
            self._texts[place.file] = self._text_of(place.file)
        text = self._texts[place.file]
        if text is None:
            return None
        self._last = (place.file, place.line, text.line(place.line))
        return self._last[2]


def is_about_all(finding: Finding) -> bool:
    """Whether a finding is about the plan as a whole, and not about some words of it."""
    return not finding.path and not finding.rule.startswith(_OF_FILES)


def _texts(document: Document | None) -> Iterator[tuple[str, Text | None]]:
    if document is not None:
        yield document.text.file, document.text
        for part in document.parts.values():
            yield from _texts(part)
