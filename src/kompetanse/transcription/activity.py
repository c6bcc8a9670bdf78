"""What happens: a cell taken apart into title, parts, topics, place."""

import re

from attrs import define, field

from kompetanse.document.cells import STRONG
from kompetanse.transcription.piece import Piece, Words
from kompetanse.transcription.times import at_clock, clock_in


_PART = re.compile(r"(?:\*\*)?\b(?:Del|Part)\s?(\d{1,2})\b(?!\s?(?:[-–]|og|and)\s?\d)")
_PLACE = re.compile(
    r"(?:\*\*)?(?:sted|stad|hvor|kvar|lokale|møtested|møtestad|mødested|rom|place|where|venue)\s?:(?:\*\*)?\s*",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"\(\s?(?:ca\.?\s?)?(\d{1,3})(?:[.,](\d))?\s?"
    r"(?:(t|timer?|timar|h|hours?)|min(?:utt(?:er|ar)?|utes)?)\.?\s?\)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\([^()\n]*\)")
_LETTER = re.compile(r"[^\W_]")
_LOOSE_ENDS = " *:.,;–-("


@define
class Section:
    """A part of an activity, or the activity before its first part."""

    title: Piece
    number: int | None = None
    topics: list[Piece] = field(factory=list)
    text: list[Piece] = field(factory=list)
    clock: Piece | None = None

    def as_part(self, day: Words | None) -> dict[str, object]:
        """The fields of a part of a gathering that is held on `day`."""
        return {
            "title": trimmed(self.title),
            "number": self.number,
            "when": at_clock(day, self.clock) if day and self.clock else None,
            "minutes": minutes_in(self.title.words),
            "topics": [*self.topics, *self.text] or None,
        }


@define
class Activity:
    """What a cell says."""

    whole: Section
    parts: list[Section] = field(factory=list)
    place: Piece | None = None

    @property
    def latest(self) -> Section:
        """The part that is being described."""
        return self.parts[-1] if self.parts else self.whole

    @property
    def has_clocks(self) -> bool:
        """Whether a part of it has a clock time of its own."""
        return any(part.clock for part in self.parts)

    @property
    def rest(self) -> list[Piece]:
        """All that it says besides its title."""
        parts = (piece for part in self.parts for piece in (part.title, *part.topics, *part.text))
        return [*self.whole.topics, *self.whole.text, *parts]

    def fields(self, day: Words | None) -> dict[str, object]:
        """The fields of a gathering that is held on `day`."""
        parts = [part.as_part(day) for part in self.parts]
        lone = not any(part["minutes"] for part in parts)
        return {
            "title": trimmed(self.whole.title),
            "minutes": minutes_in(self.whole.title.words) if lone else None,
            "place": self.place,
            "topics": self.whole.topics or None,
            "parts": parts or None,
        }


def activity_in(cell: Piece) -> Activity | None:
    r"""Take the cell apart in which a row says what happens.

    >>> cell = Piece("Samling 1\n• Del 1: lesing\n• Del 2: skriving\nStad: rådhuset", ())
    >>> found = activity_in(cell)
    >>> found.whole.title.words, [part.title.words for part in found.parts], found.place.words
    ('Samling 1', ['Del 1: lesing', 'Del 2: skriving'], 'rådhuset')
    """
    lines = cell.lines()
    if not lines:
        return None
    title, rest = _title(lines[0])
    activity = Activity(Section(title))
    for line in ([rest] if rest else []) + lines[1:]:
        _describe(activity, line)
    return activity


def trimmed(title: Piece) -> Piece:
    """A title without the colon or full stop behind it.

    >>> trimmed(Piece("**Samling 1:**", ())).words, trimmed(Piece("Fagdag mm.", ())).words
    ('Samling 1', 'Fagdag mm')
    """
    return title.cut(0, len(title.text.rstrip(_LOOSE_ENDS)))


def minutes_in(text: str) -> int | None:
    """The length that stands in brackets.

    >>> minutes_in("Fagdag (2t)"), minutes_in("(90 minutter)"), minutes_in("(1,5 timar)")
    (120, 90, 90)
    """
    found = _MINUTES.search(text)
    if not found:
        return None
    whole, tenth, hours = found.groups()
    return int(whole) * 60 + int(tenth or 0) * 6 if hours else int(whole)


def _title(line: Piece) -> tuple[Piece, Piece | None]:
    """The title at the beginning of a cell, and the rest of its first line."""
    end = len(line.text)
    if line.is_strong and (closing := line.text.find(STRONG, len(STRONG))) > 0:
        end = closing + len(STRONG)
        if bracket := _BRACKET.match(line.text, end):
            end = bracket.end()
    part = _PART.search(line.text, 1, end)
    if part and line.cut(0, part.start()):
        end = part.start()
    return line.cut(0, end), line.cut(end) or None


def _describe(activity: Activity, line: Piece) -> None:
    """Add one line of the cell."""
    if found := _PLACE.match(line.text):
        activity.place = activity.place or line.cut(found.end())
        return
    marks = [found.start() for found in _PART.finditer(line.text)]
    opens = line.is_item or line.is_strong or (marks and marks[0] == 0)
    if not marks or not (opens or activity.parts or len(marks) > 1):
        _add_line(activity, line)
        return
    before = line.cut(0, marks[0])
    if before:
        _add_line(activity, before)
    for start, end in zip(marks, [*marks[1:], len(line.text)], strict=True):
        _begin_part(activity, line.cut(start, end))


def _add_line(activity: Activity, line: Piece) -> None:
    """Add a line that begins no numbered part."""
    if line.is_strong and line.text.endswith(STRONG) and line.text.count(STRONG) == 2:  # noqa: PLR2004 - a pair
        activity.parts.append(Section(line))
    elif line.is_item:
        activity.latest.topics.append(line)
    else:
        activity.latest.text.append(line)


def _begin_part(activity: Activity, words: Piece) -> None:
    """Begin a part: «Del 2: skriving kl. 10–12»."""
    found = _PART.match(words.text)
    number = int(found.group(1)) if found else None
    clocked = clock_in(words)
    title, clock, behind = clocked or (words, None, None)
    text = [behind] if behind and _LETTER.search(behind.text) else []
    activity.parts.append(Section(title, number, text=text, clock=clock))
