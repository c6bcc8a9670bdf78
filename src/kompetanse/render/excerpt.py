"""The author's line with the fault underlined, however long or odd the line is."""

from unicodedata import combining, east_asian_width

from attrs import frozen


CUT = "…"
_TAB = "    "
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphens and the like: they take no room, and change nothing."""

_CONTEXT = 0.4
"""The share of the width that stands before the fault when a line has to be cut."""


@frozen
class Excerpt:
    """A line as it is shown: what stands before the fault, the fault, and what comes after."""

    before: str
    fault: str
    after: str

    @property
    def line(self) -> str:
        """The whole line."""
        return f"{self.before}{self.fault}{self.after}".rstrip()

    @property
    def underline(self) -> str:
        """What stands below the line on a terminal, to mark the fault."""
        return " " * columns(self.before) + "^" * max(columns(self.fault), 1)


def excerpt(line: str, start: int, end: int, width: int = 100) -> Excerpt:
    r"""Show the characters from `start` to `end` of a line, underlined.

    Tabs are shown as four spaces, wide characters take two columns, and a character that would
    move the cursor is replaced. A long line is cut around the fault.

    >>> shown = excerpt("when:\t31.02.22", 6, 14)
    >>> print(shown.line, shown.underline, sep="\n")
    when:    31.02.22
             ^^^^^^^^
    """
    start = min(max(start, 0), len(line))
    end = min(max(end, start), len(line))
    first, last = _window(line, start, end, width)
    before = visible(line[first:start])
    fault = visible(line[start : min(end, last)])
    after = visible(line[max(start, min(end, last)) : last])
    left = CUT if first else ""
    right = CUT if last < len(line) else ""
    return Excerpt(left + before, fault, after + right)


def visible(text: str) -> str:
    r"""A text that can be shown on one line of a terminal and does nothing to it.

    >>> visible("a\tb\u00a0c\u00ad\x1b[31m")
    'a    b c�[31m'
    """
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else _shown(sign) for sign in text)


def columns(text: str) -> int:
    """How many columns of a terminal a text takes.

    >>> columns("blåbær"), columns("日本"), columns("e\u0301")
    (6, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 1 + (east_asian_width(c) in "WF") for c in text)


def _shown(sign: str) -> str:
    if sign == "\t":
        return _TAB
    if sign in _INVISIBLE:
        return ""
    return " " if sign.isspace() else "\N{REPLACEMENT CHARACTER}"


def _window(line: str, start: int, end: int, width: int) -> tuple[int, int]:
    """The piece of the line that is shown: all of it, or what is around the fault."""
    if len(line) <= width:
        return 0, len(line)
    room = max(width - min(end - start, width), 0)
    first = max(start - max(int(room * _CONTEXT), 1), 0)
    last = min(max(first + width, start + 1), len(line))
    return max(min(first, last - width), 0), last
