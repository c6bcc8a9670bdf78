"""Cleaning of pasted text, with the way back from each character to the original."""

import re
from bisect import bisect_right

from attrs import frozen

from kompetanse.document.source import Span


BULLET = "• "
"""How the items of a list begin in cleaned text."""

STRONG = "**"
"""What stands before and behind bold words in cleaned text."""

_HIDDEN = r"\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1b\x7f"
_BULLETS = r"•◦○▪●‣\uf0a7\uf0b7"
_WORD = rf"[^\s<&\\\"{_HIDDEN}{_BULLETS}⁰¹²³⁴-⁹]"
_TOKEN = re.compile(
    rf"""(?P<note><sup\b[^<>]*>\s{{0,9}}[\d*†]{{1,3}}\)?\s{{0,9}}</sup>
          |(?<=[^\W\d_])[⁰¹⁴-⁹]+|(?<=[^\W\dm_])[²³])
    | (?P<tag></?[A-Za-z][^<>]*>|<[!?][^<>]*>)
    | (?P<entity>&(?:\#[0-9]{{1,7}}|\#[xX][0-9A-Fa-f]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});)
    | (?P<space>\s+)
    | (?P<hidden>[{_HIDDEN}]+)
    | (?P<bullet>[{_BULLETS}])
    | (?P<escape>\\[|*]|"")
    | (?P<dash>[-–—*·o](?=\s))
    | (?P<words>{_WORD}+(?:[ ]{_WORD}+)*)
    | (?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)
_TAG_NAME = re.compile(r"<[/!?]?([A-Za-z][A-Za-z0-9]*:?)")

_STRONG_TAGS = frozenset({"b", "strong"})
_BREAK_TAG = re.compile(
    r"(?:blockquote|br|center|d[dlt]|div|h[1-6r]|li|[ou]l|p|section|t(?:able|body|[dhr]|foot|head))\Z"
)
_SILENT_TAG = re.compile(
    r"(?:a|abbr|acronym|article|big|body|caption|cite|code|col|colgroup|del|em|font|footer|head|header"
    r"|html|i|ins|link|main|mark|meta|nobr|pre|s|small|span|strike|style|sub|sup|title|tt|u|wbr)\Z"
)


@frozen
class Cleaned:
    """A cleaned text that knows where each of its characters came from.

    Attributes:
        text: Plain words: lines end in a line feed, items of a list begin with `BULLET`, bold
            words stand between two `STRONG`.
        span: The whole original.
        runs: Offset in `text` and original begin and end of each run. A run that is as long as
            its original is a copy of it; any other one stands for it as a whole.
        notes: Where signs of footnotes were taken away.
    """

    text: str
    span: Span
    runs: tuple[tuple[int, int, int], ...] = ()
    notes: tuple[Span, ...] = ()

    def original(self, start: int, end: int) -> Span:
        r"""The original characters of `text[start:end]`.

        >>> source = "Veke&nbsp;37<br>Samling"
        >>> cleaned = clean(source, 0, len(source))
        >>> found = cleaned.original(5, 7)
        >>> cleaned.text, source[found.start:found.end]
        ('Veke 37\nSamling', '37')
        """
        if not self.runs or start >= end:
            at = self._begin(start) if self.runs and start < len(self.text) else self.span.start
            return Span(at, at)
        return Span(self._begin(start), self._end(end))

    def cut(self, start: int, end: int) -> "Cleaned":
        """A piece of the text, which still knows where it came from."""
        runs = []
        for number in range(self._number(start), len(self.runs)):
            at, begin, stop = self.runs[number]
            behind = self._behind(number)
            if at >= end:
                break
            if stop - begin == behind - at:
                begin, stop = begin + max(start - at, 0), stop - max(behind - end, 0)
            runs.append((max(at - start, 0), begin, stop))
        return Cleaned(self.text[start:end], self.original(start, end), tuple(runs))

    def _begin(self, offset: int) -> int:
        at, begin, end, length = self._run(offset)
        return begin + offset - at if end - begin == length else begin

    def _end(self, offset: int) -> int:
        at, begin, end, length = self._run(offset - 1)
        return begin + offset - at if end - begin == length else end

    def _run(self, offset: int) -> tuple[int, int, int, int]:
        """The run that holds a character: its offset, original begin and end, and length."""
        number = self._number(offset)
        at, begin, end = self.runs[number]
        return at, begin, end, self._behind(number) - at

    def _number(self, offset: int) -> int:
        """Which run holds a character."""
        return max(bisect_right(self.runs, offset, key=_offset) - 1, 0)

    def _behind(self, number: int) -> int:
        """Offset behind a run."""
        return self.runs[number + 1][0] if number + 1 < len(self.runs) else len(self.text)


def _offset(run: tuple[int, int, int]) -> int:
    return run[0]


def clean(content: str, start: int, end: int, *, flowing: bool = False) -> Cleaned:
    r"""Clean `content[start:end]`: tags, entities, odd spaces, soft hyphens, bullets.

    Args:
        content: The text of a whole file.
        start: Offset of the first character.
        end: Offset behind the last one.
        flowing: Whether a line end is nothing but a space, as in HTML.

    >>> source = "<p class='MsoNormal'><b>Del&nbsp;1</b><o:p></o:p></p><ul><li>lesing</li></ul>"
    >>> clean(source, 0, len(source)).text
    '**Del 1**\n• lesing'
    """
    cleaner = _Cleaner(flowing=flowing)
    for token in _TOKEN.finditer(content, start, end):
        cleaner.take(token.lastgroup or "sign", token.group(), token.start(), token.end())
    return cleaner.finish(Span(start, end))


def verbatim(content: str, start: int, end: int) -> Cleaned:
    """`content[start:end]` as it stands, without the white space around it."""
    start += len(content[start:end]) - len(content[start:end].lstrip())
    text = content[start:end].rstrip()
    return Cleaned(text, Span(start, start + len(text)), ((0, start, start + len(text)),))


def _is_markup(tag: str, name: str) -> bool:
    """Whether a tag is a comment, a declaration, or a word processor's own (`<o:p>`)."""
    return not name or name.endswith(":") or tag[1] in "!?"


class _Cleaner:
    """Takes tokens one by one and writes what is left of them."""

    def __init__(self, *, flowing: bool) -> None:
        self._flowing = flowing
        self._parts: list[str] = []
        self._runs: list[tuple[int, int, int]] = []
        self._notes: list[Span] = []
        self._length = 0
        self._gap: tuple[str, int, int] | None = None
        self._item: tuple[int, int] | None = None
        self._strong_wanted = False
        self._strong_open = False

    def take(self, kind: str, text: str, start: int, end: int) -> None:
        """Add one token."""
        if kind in {"words", "sign"}:
            self._show(text, start, end)
        elif kind == "dash":
            self._dash(text, start, end)
        elif kind == "space":
            self._space("\n" if self._breaks(text) else " ", start, end)
        elif kind == "tag":
            self._tag(text, start, end)
        elif kind == "entity":
            self._entity(text, start, end)
        elif kind == "bullet":
            self._bullet(start, end)
        elif kind == "escape":
            self._show(text[1:], start, end)
        elif kind == "note":
            self._notes.append(Span(start, end))

    def finish(self, span: Span) -> Cleaned:
        """The cleaned text."""
        if self._strong_open:
            self._put(STRONG, span.end, span.end)
        return Cleaned("".join(self._parts), span, tuple(self._runs), tuple(self._notes))

    def _breaks(self, space: str) -> bool:
        return "\v" in space or (not self._flowing and ("\n" in space or "\r" in space))

    def _dash(self, text: str, start: int, end: int) -> None:
        """Add a dash that stands alone; where it opens a line it is a bullet."""
        if self._length == 0 or (self._gap is not None and self._gap[0] == "\n"):
            self._bullet(start, end)
        else:
            self._show(text, start, end)

    def _space(self, sign: str, start: int, end: int) -> None:
        """Remember white space; it is written only between visible characters."""
        if self._gap is None:
            self._gap = (sign, start, end)
        else:
            stronger = "\n" if "\n" in (sign, self._gap[0]) else " "
            self._gap = (stronger, self._gap[1], end)

    def _bullet(self, start: int, end: int) -> None:
        self._space("\n", start, start)
        self._item = (self._item[0] if self._item else start, end)

    def _tag(self, text: str, start: int, end: int) -> None:
        named = _TAG_NAME.match(text)
        name = named.group(1).lower() if named else ""
        if name in _STRONG_TAGS:
            self._strong(start, end, opens=text[1] != "/")
        elif _BREAK_TAG.match(name):
            self._space("\n", start, end)
            if name == "li" and text[1] != "/":
                self._item = (start, end)
        elif name == "img":
            self._show("[image: ]", start, end)
        elif not (_is_markup(text, name) or _SILENT_TAG.match(name)):
            self._show(text, start, end)

    def _strong(self, start: int, end: int, *, opens: bool) -> None:
        self._strong_wanted = opens
        if not opens and self._strong_open:
            if self._gap:
                start = end = self._gap[1]
            self._put(STRONG, start, end)
            self._strong_open = False

    def _entity(self, text: str, start: int, end: int) -> None:
        from html import unescape  # noqa: PLC0415 - only a paste with entities pays for it

        sign = unescape(text)
        if sign.isspace():
            self._space(" ", start, end)
        elif sign == "•":
            self._bullet(start, end)
        elif sign != "\u00ad" and (sign.isprintable() or sign == text):
            self._show(sign, start, end)

    def _show(self, text: str, start: int, end: int) -> None:
        """Write visible characters, and before them what was waiting for them."""
        self._write_gap()
        if self._item:
            self._put(BULLET, *self._item)
            self._item = None
        if self._strong_wanted and not self._strong_open:
            self._open_strong(start)
        self._put(text, start, end)

    def _write_gap(self) -> None:
        if self._gap is None:
            return
        sign, start, end = self._gap
        self._gap = None
        if self._length == 0:
            return
        if sign == "\n" and self._strong_open:
            self._put(STRONG, start, start)
            self._strong_open = False
        self._put(sign, start, end)

    def _open_strong(self, start: int) -> None:
        """Open bold words, or go on with those that were closed just now."""
        if self._parts and self._parts[-1] == STRONG:
            self._parts.pop()
            self._runs.pop()
            self._length -= len(STRONG)
        else:
            self._put(STRONG, start, start)
        self._strong_open = True

    def _put(self, text: str, start: int, end: int) -> None:
        self._runs.append((self._length, start, end))
        self._parts.append(text)
        self._length += len(text)
