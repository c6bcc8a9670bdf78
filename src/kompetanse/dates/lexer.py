"""From text to tokens: numbers, signs, and words with all that they may mean."""

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from typing import TypeAlias
from unicodedata import normalize

from attrs import evolve, frozen

from kompetanse.dates import words
from kompetanse.dates.holidaynames import NAMES
from kompetanse.dates.phrases import PHRASES
from kompetanse.dates.words import Word


class Sign(Enum):
    """The kinds of tokens."""

    NUMBER = "number"
    WORD = "word"
    FRACTION = "fraction"
    DASH = "dash"
    SLASH = "slash"
    DOT = "full stop"
    COMMA = "comma"
    COLON = "colon"
    SEMICOLON = "semicolon"
    APOSTROPHE = "apostrophe"
    OPEN = "opening bracket"
    CLOSE = "closing bracket"
    OTHER = "other sign"
    END = "end"


Meanings: TypeAlias = Mapping[Word, int | str]
"""What a word may mean, and the value it has when it means that."""

NO_MEANING: Meanings = {}


@frozen
class Token:
    """A piece of a text, with its offsets.

    Attributes:
        sign: What kind of token it is.
        text: The words, lower case and without invisible characters; numbers and signs as typed.
        start: Offset of the first character.
        end: Offset behind the last one.
        spaced: Whether there is white space before it.
        meanings: What the word or phrase may mean.
    """

    sign: Sign
    text: str
    start: int
    end: int
    spaced: bool = False
    meanings: Meanings = NO_MEANING

    @property
    def value(self) -> int:
        """The value of a number; 0 for everything else."""
        return int(self.text[:9]) if self.sign is Sign.NUMBER else 0


_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_LETTER = r"[^\W\d_½¼¾]"
_SCANNER = re.compile(
    rf"""
    (?P<NUMBER>[0-9]+)
  | (?P<ABBREVIATION>{_LETTER}(?:\.{_LETTER}(?!{_LETTER}))+\.?)
  | (?P<WORD>{_LETTER}(?:{_LETTER}|[\u0300-\u036f{_INVISIBLE}]|['’](?={_LETTER}))*)
  | (?P<FRACTION>[½¼¾])
  | (?P<DASH>[-\u2010-\u2015\u2212]+)
  | (?P<SLASH>[/\u2044\u2215])
  | (?P<DOT>\.)
  | (?P<COMMA>,)
  | (?P<COLON>:)
  | (?P<SEMICOLON>;)
  | (?P<APOSTROPHE>['’‘ʼ´`])
  | (?P<OPEN>[(\[])
  | (?P<CLOSE>[)\]])
  | (?P<SPACE>\s+)
  | (?P<HIDDEN>[{_INVISIBLE}\u0300-\u036f]+)
  | (?P<OTHER>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_HIDDEN_IN_WORD = re.compile(f"[{_INVISIBLE}]+")
_NO_ABBREVIATIONS: Mapping[str, int] = {}
_BEHIND_WEAK = frozenset({Sign.NUMBER, Sign.DASH, Sign.SLASH, Sign.CLOSE, Sign.COLON})
_MEANING_BEHIND_WEAK = frozenset({Word.WEEK, Word.WEEKDAY, Word.THE})


def tokenize(text: str, language: str) -> list[Token]:
    """Cut a text into tokens, the last of which is an END.

    >>> [token.text for token in tokenize("Fra og\u00a0med 20.02.", "nb")]
    ['fra og med', '20', '.', '02', '.', '']
    """
    raw = [*_scan(text), Token(Sign.END, "", len(text), len(text))]
    return list(_phrases(raw, language))


def fold(word: str) -> str:
    """Lower case, composed, without soft hyphens: the form in which words are looked up."""
    if word.isascii():
        return word.lower()
    return normalize("NFC", _HIDDEN_IN_WORD.sub("", word)).lower().replace("’", "'")


def _scan(text: str) -> Iterator[Token]:
    spaced = False
    for match in _SCANNER.finditer(text):
        kind, piece = match.lastgroup or "OTHER", match.group()
        if kind == "SPACE":
            spaced = True
        elif kind != "HIDDEN":
            yield _token(kind, piece, match.start(), spaced=spaced)
            spaced = False


def _token(kind: str, piece: str, start: int, *, spaced: bool) -> Token:
    end = start + len(piece)
    if kind == "ABBREVIATION":
        return Token(Sign.WORD, fold(piece).replace(".", ""), start, end, spaced)
    if kind == "WORD" or piece in "&+":
        return Token(Sign.WORD, fold(piece), start, end, spaced)
    return Token(Sign[kind], piece, start, end, spaced)


def _phrases(tokens: list[Token], language: str) -> Iterator[Token]:
    """Join the words of a phrase, and a full stop behind a known word, into one token."""
    known, at = lexicon(language), 0
    undotted = _NO_ABBREVIATIONS if language == "en" else words.DOTTED_WEEKDAYS
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token.sign is Sign.WORD:
            token, at = _longest(tokens, at - 1, known)
            if _is_attached(tokens[at], Sign.DOT) and (meanings := _dotted(token)):
                token, at = evolve(token, end=tokens[at].end, meanings=meanings), at + 1
            elif token.text in undotted and _is_date(tokens[at : at + 3]):
                token = evolve(token, meanings=_dotted(token))
            elif token.text in words.WEAK_ABBREVIATIONS and not _goes_on(tokens[at]):
                token = evolve(token, meanings=_without_weekday(token.meanings))
        yield token


def _is_date(tokens: list[Token]) -> bool:
    """Whether numbers go on as in «ti 17.9.» and «on 18/9»."""
    if len(tokens) < 3 or tokens[1].sign not in (Sign.DOT, Sign.SLASH):  # noqa: PLR2004
        return False
    day, _, month = tokens
    return day.sign is Sign.NUMBER is month.sign and day.spaced and not month.spaced


def _dotted(token: Token) -> Meanings:
    """What a word means before a full stop."""
    weekday = words.DOTTED_WEEKDAYS.get(token.text)
    return token.meanings if weekday is None else {Word.WEEKDAY: weekday}


def _longest(tokens: list[Token], at: int, known: "Lexicon") -> tuple[Token, int]:
    first = tokens[at]
    for phrase, meanings in known.get(first.text, ()):
        end, found = at + 1, True
        for word in phrase:
            if _is_attached(tokens[end], Sign.DASH):
                end += 1
            if tokens[end].text != word:
                found = False
                break
            end += 1
        if found:
            text = " ".join((first.text, *phrase))
            last = tokens[end - 1].end
            return Token(Sign.WORD, text, first.start, last, first.spaced, meanings), end
    return first, at + 1


def _is_attached(token: Token, sign: Sign) -> bool:
    return token.sign is sign and not token.spaced


def _goes_on(token: Token) -> bool:
    return token.sign in _BEHIND_WEAK or not _MEANING_BEHIND_WEAK.isdisjoint(token.meanings)


def _without_weekday(meanings: Meanings) -> Meanings:
    return {word: value for word, value in meanings.items() if word is not Word.WEEKDAY}


Lexicon: TypeAlias = dict[str, list[tuple[tuple[str, ...], Meanings]]]
"""By first word: the rest of each phrase, longest first, and what it means."""


@cache
def lexicon(language: str) -> Lexicon:
    """Give the phrases that are understood in a language, by their first word."""
    foreign = frozenset[tuple[Word, str]]().union(
        *(own for other, own in words.OWN_LANGUAGE_ONLY.items() if other != language)
    )
    meanings: dict[str, dict[Word, int | str]] = {}
    for phrase, word, value in _entries():
        if (word, phrase) not in foreign:
            meanings.setdefault(phrase, {}).setdefault(word, value)
    known: Lexicon = {}
    for phrase, means in sorted(meanings.items(), key=lambda entry: -len(entry[0].split())):
        first, *rest = phrase.split()
        known.setdefault(first, []).append((tuple(rest), means))
    return known


def _entries() -> Iterator[tuple[str, Word, int | str]]:
    """Every phrase of every table, with its meaning and value."""
    for word, table in PHRASES.items():
        for value, phrases in table.items():
            yield from ((phrase, word, value) for phrase in phrases.split("|"))
    yield from _month_entries()
    yield from _weekday_entries()
    for identifier, names in NAMES.items():
        for language, spellings in names.items():
            for noun in map(_noun, spellings):
                yield noun, Word.HOLIDAY, identifier
                yield noun + words.DEFINITE_ENDINGS[language], Word.HOLIDAY, identifier


def _month_entries() -> Iterator[tuple[str, Word, int]]:
    for number, abbreviations in enumerate(words.ABBREVIATED_MONTHS, 1):
        full = [fold(names[number - 1]) for names in words.MONTHS.values()]
        yield from ((name, Word.MONTH, number) for name in [*full, *abbreviations.split("|")])


def _weekday_entries() -> Iterator[tuple[str, Word, int]]:
    for number, abbreviations in enumerate(words.ABBREVIATED_WEEKDAYS):
        yield from ((name, Word.WEEKDAY, number) for name in abbreviations.split("|"))
        for language, names in words.WEEKDAYS.items():
            for name in {fold(names[number]), words.WEEKDAY_VARIANTS[number]} - {""}:
                yield name, Word.WEEKDAY, number
                yield name + words.DEFINITE_ENDINGS[language], Word.WEEKDAY, number
                for ending in words.PLURAL_ENDINGS[language]:
                    yield name + ending, Word.WEEKDAYS, number


def _noun(name: str) -> str:
    """The name of a holiday without its ordinal: «2. pinsedag» → «pinsedag»."""
    return fold(name.replace("’", "'")).lstrip("0123456789. ").replace(".", "")
