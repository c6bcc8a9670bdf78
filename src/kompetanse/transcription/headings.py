"""Headings: which one a row stands under, and which ones stand over that."""

from attrs import define

from kompetanse.document.table import LINE_LEVEL
from kompetanse.transcription.draft import Draft
from kompetanse.transcription.piece import Piece, slug


_OVERALL = LINE_LEVEL - 1


@define
class _Open:
    """A heading that what follows stands under."""

    words: Piece
    level: int
    has_content: bool = False
    section: str | None = None


class Headings:
    """The headings above the place that is being read; those with rows become sections."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._open: list[_Open] = []

    @property
    def nearest(self) -> Piece | None:
        """The heading that comes first above this place."""
        return self._open[-1].words if self._open else None

    def take(self, words: Piece, level: int) -> None:
        """Go on below another heading.

        A heading that is one by its looks alone, with another one right below it, stands over
        all of that kind.
        """
        last = self._open[-1] if self._open else None
        if last and level >= LINE_LEVEL and last.level >= LINE_LEVEL and not last.has_content:
            self._close(_OVERALL, keep=last)
            last.level = _OVERALL
        self._close(level)
        self._open.append(_Open(words, level))

    def mark(self) -> None:
        """Tell that something else than a heading stands here."""
        if self._open:
            self._open[-1].has_content = True

    def section(self) -> str | None:
        """The id of the section that a row here belongs to."""
        self.mark()
        above: str | None = None
        for heading in self._open:
            if heading.section is None:
                heading.section = self._enter(heading, above)
            above = heading.section
        return above

    def remark(self, words: Piece) -> bool:
        """Write a remark on the section that is being read, if there is one."""
        section = self.section()
        if section:
            self._draft.extend(("sections", section, "remarks"), words)
        return section is not None

    def _enter(self, heading: _Open, above: str | None) -> str:
        words = heading.words
        id_ = self._draft.enter("sections", slug(words.words), {"heading": words}, words)
        if above:
            self._draft.extend(("sections", above, "covers"), id_)
        return id_

    def _close(self, level: int, keep: _Open | None = None) -> None:
        """Close the headings that do not stand over one of this level."""
        self._open = [one for one in self._open if one.level < level or one is keep]
