"""Tables as people paste them: from a word processor, a spreadsheet, a mail, a web page."""

import re

from kompetanse.document.cells import BULLET, STRONG, Cleaned, clean, verbatim
from kompetanse.document.drafts import Draft, Row, put_together
from kompetanse.document.faults import EMPTY
from kompetanse.document.frontmatter import read_front
from kompetanse.document.lines import Kind
from kompetanse.document.source import Document, DocumentFault, Locator, Span, Text
from kompetanse.path import Path


LINE_LEVEL = 7
"""The level of a heading that is one only by its looks: a bold line, a line above a table."""

ROW_LEVEL = 8
"""The level of a heading that stands in the first cell of an otherwise empty row."""

_LONGEST_HEADING = 120
_SENTENCE_ENDS = (".", "!", "?", ",", ";")
_REMARK = re.compile(
    r"(?:\*\*)?(?:obs|nb|merk|merknad|bemerk|bemærk|note|please note|viktig|vigtigt)\b\s?[:!]",
    re.IGNORECASE,
)


def read_table(text: Text) -> Document:
    r"""Read a pasted text with tables as a document.

    Its data are `{"front": {...}, "blocks": [...]}`. The front is the front matter; each block
    is one of

    * `{"heading": words, "level": number}`: 1 to 6 by markup, `LINE_LEVEL` or `ROW_LEVEL` by looks,
    * `{"text": words}`: a paragraph or list, its lines separated by line feeds,
    * `{"table": {"rows": [{"cells": [words, ...]}, ...]}}`: a row that markup calls the head
      also has `"head": True`; rows may be of different lengths,
    * `{"remark": words}`: a row or line that begins with «OBS:» or the like,
    * `{"note": words, "sign": words}`: a footnote,
    * `{"contents": words, "page": digits}`: a line of a table of contents,
    * `{"furniture": words}`: «Side 3 av 4».

    All words are cleaned: no tags, entities, odd spaces; bold words stand between two `**`,
    items of a list begin with «• ». The locator is a `Places`: it also finds a piece of a text.
    Nothing is left out; that a sign of a footnote was taken from its word is said in a fault.

    >>> document = read_table(Text("plan.txt", "HØST\t\nUke&nbsp;37\t<b>Samling 1</b>"))
    >>> document.data["blocks"]
    [{'heading': 'HØST', 'level': 8}, {'table': {'rows': [{'cells': ['Uke 37', '**Samling 1**']}]}}]
    """
    front, start = read_front(text)
    if front is None and not text.content.strip():
        return Document(text, None, (DocumentFault("empty", EMPTY, Span(0, 0)),))
    writer = _Writer(text.content)
    writer.write(put_together(text.content, start))
    data = {"front": front.data if front else {}, "blocks": writer.blocks}
    faults = (*(front.faults if front else ()), *writer.faults)
    places = Places(writer.cleaned, writer.spans, front.locator if front else None)
    return Document(text, data, faults, places)


class Places:
    """Finds the places of a table's data: a locator that can also find a piece of a text."""

    def __init__(
        self, cleaned: dict[Path, Cleaned], spans: dict[Path, Span], front: Locator | None = None
    ) -> None:
        self._cleaned = cleaned
        self._spans = spans
        self._front = front

    def __call__(self, path: Path, key: bool) -> Span | None:
        """The place of the datum at `path`."""
        if path[:1] == ("front",):
            return self._front(path[1:], key) if self._front else None
        if cleaned := self._cleaned.get(path):
            return cleaned.original(0, len(cleaned.text)) if cleaned.text else cleaned.span
        return self._spans.get(path)

    def within(self, path: Path, start: int, end: int) -> Span | None:
        """The place of the characters from `start` to `end` of the text at `path`."""
        if cleaned := self._cleaned.get(path):
            return cleaned.original(start, end)
        return self(path, key=False)


class _Writer:
    """Writes blocks, and remembers the place of each datum."""

    def __init__(self, content: str) -> None:
        self.blocks: list[dict[str, object]] = []
        self.cleaned: dict[Path, Cleaned] = {}
        self.spans: dict[Path, Span] = {("blocks",): Span(0, len(content))}
        self.faults: list[DocumentFault] = []
        self._content = content

    def write(self, drafts: list[Draft]) -> None:
        """Write all blocks."""
        for number, draft in enumerate(drafts):
            if draft.is_table:
                self._table(draft)
            elif draft.kind is Kind.TEXT:
                behind = drafts[number + 1 : number + 2]
                self._paragraph(draft, above_table=bool(behind) and behind[0].is_table)
            else:
                self._single(draft)

    def _clean(self, span: Span, *, flowing: bool = False) -> Cleaned:
        cleaned = clean(self._content, span.start, span.end, flowing=flowing)
        for note in cleaned.notes:
            reason = "the sign of a footnote was set aside"
            self.faults.append(DocumentFault("footnote-sign", reason, note, severity="info"))
        return cleaned

    def _block(self, span: Span, **texts: Cleaned) -> dict[str, object]:
        """Write a block of texts."""
        path: Path = ("blocks", len(self.blocks))
        self.spans[path] = span
        self.cleaned |= {(*path, name): text for name, text in texts.items()}
        block: dict[str, object] = {name: text.text for name, text in texts.items()}
        self.blocks.append(block)
        return block

    def _heading(self, words: Cleaned, level: int) -> None:
        self._block(words.span, heading=_plain(words))["level"] = level

    def _single(self, draft: Draft) -> None:
        """Write a block that is one line: heading, note, entry of contents, furniture."""
        if draft.kind is Kind.FURNITURE:
            words = verbatim(self._content, draft.span.start, draft.span.end)
            self._block(draft.span, furniture=words)
            return
        texts = [self._clean(span) for span in draft.cells]
        if draft.kind is Kind.HEADING:
            self._heading(texts[0], draft.level)
        elif draft.kind is Kind.NOTE:
            self._block(draft.span, note=texts[1], sign=texts[0])
        else:
            self._block(draft.span, contents=texts[0], page=texts[1])

    def _paragraph(self, draft: Draft, *, above_table: bool) -> None:
        """Write a text; lines of it that look like headings are headings."""
        whole = self._clean(draft.span)
        lines = _lines(whole.text)
        titles = _titles_at_end(whole.text, lines) if above_table else len(lines)
        begin = 0
        for number, (start, end) in enumerate(lines):
            if number >= titles or _is_bold(whole.text[start:end]):
                self._words(whole, begin, start)
                self._heading(whole.cut(start, end), LINE_LEVEL)
                begin = end + 1
        self._words(whole, begin, len(whole.text))

    def _words(self, whole: Cleaned, start: int, end: int) -> None:
        """Write a piece of a paragraph, if there is one."""
        if whole.text[start:end].strip():
            words = whole.cut(start, end - whole.text[start:end].endswith("\n"))
            if _REMARK.match(words.text):
                self._block(words.span, remark=_plain(words))
            else:
                self._block(words.span, text=words)

    def _table(self, draft: Draft) -> None:
        """Write a table; rows with nothing but a first cell part it."""
        waiting: list[tuple[Row, list[Cleaned]]] = []
        for row in draft.rows:
            cells = [self._clean(cell, flowing=draft.kind is Kind.HTML) for cell in row.cells]
            if aside := _aside_in(cells):
                self._rows(waiting)
                waiting = []
                self._aside(aside)
            elif any(cell.text for cell in cells):
                waiting.append((row, cells))
        self._rows(waiting)

    def _aside(self, cell: Cleaned) -> None:
        """Write a row that is a remark or a heading."""
        if _REMARK.match(cell.text):
            self._block(cell.span, remark=_plain(cell))
        else:
            self._heading(cell, ROW_LEVEL)

    def _rows(self, rows: list[tuple[Row, list[Cleaned]]]) -> None:
        """Write the rows of a table, or of a part of it."""
        if not rows:
            return
        path: Path = ("blocks", len(self.blocks), "table", "rows")
        written = []
        for number, (row, cells) in enumerate(rows):
            self.spans[*path, number] = row.span
            self.cleaned |= {(*path, number, "cells", at): cell for at, cell in enumerate(cells)}
            words: dict[str, object] = {"cells": [cell.text for cell in cells]}
            written.append(words | ({"head": True} if row.head else {}))
        block = self._block(Span(rows[0][0].span.start, rows[-1][0].span.end))
        block["table"] = {"rows": written}


def _lines(text: str) -> list[tuple[int, int]]:
    """Where the lines of a cleaned text begin and end."""
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append((start, start + len(line)))
        start += len(line) + 1
    return lines


def _plain(words: Cleaned) -> Cleaned:
    """Words without the signs of bold print around them."""
    if not _is_bold(words.text):
        return words
    return words.cut(len(STRONG), len(words.text) - len(STRONG))


def _is_bold(text: str) -> bool:
    """Whether a short text is bold throughout."""
    bold = len(text) > 2 * len(STRONG) and text.startswith(STRONG) and text.endswith(STRONG)
    return bold and len(text) <= _LONGEST_HEADING and text.count(STRONG) == 2  # noqa: PLR2004 - a pair


def _is_title(text: str) -> bool:
    """Whether a line above a table can be its heading."""
    opening = text.lstrip('*_«»"“” ')[:1]
    return (
        len(text) <= _LONGEST_HEADING
        and (opening.isupper() or opening.isdigit())
        and not text.startswith(BULLET)
        and not text.endswith(_SENTENCE_ENDS)
        and not _REMARK.match(text)
    )


def _titles_at_end(text: str, lines: list[tuple[int, int]]) -> int:
    """The number of the first of the lines that stand as headings at the end of a text."""
    first = len(lines)
    while first and _is_title(text[slice(*lines[first - 1])]):
        first -= 1
    return first


def _aside_in(cells: list[Cleaned]) -> Cleaned | None:
    """The only filled cell of a row that is no row: a remark or a short title.

    Behind the first column, a title is known by its looks: bold, or in capitals.
    """
    filled = [cell for cell in cells if cell.text]
    if len(filled) != 1:
        return None
    words = filled[0].text
    short = "\n" not in words and len(words) <= _LONGEST_HEADING
    looks = filled[0] is cells[0] or _is_bold(words) or words.isupper()
    return filled[0] if _REMARK.match(words) or (short and looks) else None
