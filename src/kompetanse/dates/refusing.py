"""Why a text is no time, where its reading stopped, and what could be meant."""

from collections.abc import Callable

from kompetanse.dates.clocks import read_clock
from kompetanse.dates.cursor import Cursor
from kompetanse.dates.faults import Refusal
from kompetanse.dates.lexer import Sign, Token, lexicon
from kompetanse.dates.nouns import NUMBERED, OCCASIONS
from kompetanse.dates.when import FaultKind
from kompetanse.dates.words import Word


_LONGEST_WORD = 18
_SHORTEST_WORD = 4
_PLACEHOLDERS = frozenset({Sign.DASH, Sign.DOT, Sign.END})
_REASONS = {
    Word.PLACEHOLDER: "this holds the place of a time that is not known yet",
    Word.DEICTIC: "this depends on the day on which it is read",
    Word.UNTIMED: "«{word}» leaves the time open; no calendar can show it",
}


def refuse(c: Cursor, suggest: "Callable[[str], str | None]") -> Refusal:
    """Make the error for a text that is no time.

    Args:
        c: The cursor that came no further.
        suggest: Gives the readable form of a text, or nothing.
    """
    if _is_occasion(c):
        return _left_open(c)
    if _is_clock(c):
        whole, reason = (0, len(c.text)), "this is a time of the day: write the day as well"
        return Refusal(c.text, whole, FaultKind.NOT_A_TIME, reason)
    token = _offender(c)
    place = (token.start, token.end) if token.sign is not Sign.END else (0, len(c.text))
    respelled = _respelled(c)
    hint = (suggest(respelled) if respelled else None) or suggest(c.text)
    if hint and (before := c.text.find(hint)) > 0 and token.start >= before:
        token, place = c.tokens[0], (0, len(c.text[:before].rstrip()))
    arguments: dict[str, object] = {"word": c.text[slice(*place)]}
    kind = FaultKind.UNTIMED if Word.UNTIMED in token.meanings else FaultKind.NOT_A_TIME
    return Refusal(c.text, place, kind, _reason(c, token), arguments, hint)


def _is_occasion(c: Cursor) -> bool:
    """Whether a text is «skolestart» or «Høstferien 2024» and nothing else."""
    first, *others = c.tokens
    numbers = all(token.sign in (Sign.NUMBER, Sign.SLASH, Sign.END) for token in others)
    return first.text in OCCASIONS and numbers


def _is_clock(c: Cursor) -> bool:
    """Whether a text is a time of the day and nothing else."""
    c.at = 0
    return read_clock(c) is not None and c.at_end


def _left_open(c: Cursor) -> Refusal:
    word = c.tokens[0]
    arguments: dict[str, object] = {"word": c.text[word.start : word.end]}
    place, reason = (word.start, word.end), _REASONS[Word.UNTIMED]
    return Refusal(c.text, place, FaultKind.UNTIMED, reason, arguments)


def _offender(c: Cursor) -> Token:
    """The token at which no reader could go on."""
    for token in c.tokens:
        if not _REASONS.keys().isdisjoint(token.meanings) or _is_unknown(token):
            return token
    return c.tokens[min(c.furthest, len(c.tokens) - 1)]


def _is_unknown(token: Token) -> bool:
    return token.sign is Sign.WORD and not token.meanings


def _reason(c: Cursor, token: Token) -> str:
    for meaning, reason in _REASONS.items():
        if meaning in token.meanings:
            return reason
    if token.text in NUMBERED:
        return "«{word}» counts something else than time"
    if _is_unknown(token):
        return "«{word}» is no word of time"
    return _reason_of_signs(c)


def _reason_of_signs(c: Cursor) -> str:
    """Why a text without an unknown word is no time."""
    if not c.text.strip():
        return "there is nothing to read"
    if all(one.sign in _PLACEHOLDERS or one.text in "?…" for one in c.tokens):
        return _REASONS[Word.PLACEHOLDER]
    if all(one.sign is not Sign.WORD for one in c.tokens):
        return "a number alone is no time: write the month («10.2.») or what is counted («uke 10»)"
    return "this could not be read as a time from «{word}» on"


def _respelled(c: Cursor) -> str | None:
    """The text with its first unknown word replaced by the nearest known one."""
    for token in c.tokens:
        if _is_unknown(token) and _SHORTEST_WORD <= len(token.text) <= _LONGEST_WORD:
            near = _nearest(token.text, c.language)
            return f"{c.text[: token.start]}{near}{c.text[token.end :]}" if near else None
    return None


def _nearest(word: str, language: str) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake pays for it

    known = [first for first in lexicon(language) if len(first) >= _SHORTEST_WORD]
    near = get_close_matches(word, known, n=1, cutoff=0.75)
    return near[0] if near else None
