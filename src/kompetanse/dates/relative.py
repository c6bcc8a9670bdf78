"""Times that are tied to another element of the plan: «til 3. samling», «etter analysedelen».

Only what names an element counts: with a number («før samling 2»), or with a noun that plans use
for their parts. «Etter behov» is tied to nothing, and is no time.
"""

from kompetanse.dates.cursor import Cursor
from kompetanse.dates.days import is_year, read_ordinal_mark
from kompetanse.dates.lengths import read_length
from kompetanse.dates.lexer import Sign, Token
from kompetanse.dates.nouns import ELEMENTS
from kompetanse.dates.when import Anchor, Mode, Precision, When
from kompetanse.dates.words import Word


_LONGEST_NAME = 6
_RELATIONS = {
    Word.BY: "by",
    Word.THROUGH: "by",
    Word.OUT: "by",
    Word.UNTIL: "by",
    Word.TO: "by",
    Word.BEFORE: "before",
    Word.AFTER: "after",
    Word.BETWEEN: "between",
    Word.WHOLE: "during",
    Word.DURING: "during",
    Word.FROM: "from",
    Word.IN: "during",
}
_TIMED = (Word.MONTH, Word.WEEKDAY, Word.EVERY, Word.FREQUENCY, Word.DEICTIC, Word.PLACEHOLDER)


def read_relative(c: Cursor) -> When | None:
    """Read a relative time that fills the text; its own text is left empty."""
    return c.attempt(_relative)


def _relative(c: Cursor) -> When | None:
    relation = c.attempt(_after_a_length) or _relation(c)
    if relation is None:
        return None
    anchor = _anchor(c, relation)
    return When("", Mode.RELATIVE, precision=Precision.OPEN, anchor=anchor) if anchor else None


def _after_a_length(c: Cursor) -> str | None:
    """The «senest to uker før» of «senest to uker før samling 2»."""
    c.word(Word.BY)
    if not (read_length(c) or c.attempt(_day_or_week)):
        return None
    if c.word(Word.BEFORE):
        return "before"
    return "after" if c.word(Word.AFTER) else None


def _day_or_week(c: Cursor) -> bool | None:
    """The «siste uken» of «siste uken før jul», the «fredag» of «fredag før påske»."""
    c.word(Word.THE)
    c.word(Word.ORDINAL)
    return True if c.word(Word.UNIT, Word.WEEK, Word.WEEKDAY) else None


def _relation(c: Cursor) -> str | None:
    for meaning, relation in _RELATIONS.items():
        if c.word(meaning):
            c.word(Word.PART, Word.WHOLE)
            return relation
    return None


def _anchor(c: Cursor, relation: str) -> Anchor | None:
    """Read the name of the other element: words, and the number that it may have."""
    start, numbers, named = c.token.start, list[int](), False
    for _ in range(_LONGEST_NAME):
        number = c.attempt(_number)
        if number is not None:
            numbers.append(number)
        elif c.token.sign is Sign.WORD and not c.sees(*_TIMED):
            named = _is_element(c.step()) or named
        elif c.token.sign is not Sign.NUMBER or not is_year(c.step()):
            break
    c.sign(Sign.DOT, Sign.COMMA)
    if not c.at_end or not named:
        return None
    what = c.text[start : c.tokens[-1].end].strip(" .,\u00a0")
    return Anchor(relation, what, numbers[0] if numbers else None)


def _number(c: Cursor) -> int | None:
    """A number of one or two digits, or an ordinal."""
    if (ordinal := c.value(Word.ORDINAL)) is not None:
        return ordinal if ordinal > 0 else None
    number = c.number()
    if number is None:
        return None
    read_ordinal_mark(c)
    return number.value


def _is_element(token: Token) -> bool:
    return any(stem in token.text for stem in ELEMENTS)
