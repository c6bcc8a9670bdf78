"""A place in a list of tokens that moves forward, and back where a guess was wrong."""

from collections.abc import Callable, Collection
from typing import TypeVar

from attrs import define

from kompetanse.dates.lexer import Sign, Token
from kompetanse.dates.words import Word


T = TypeVar("T")


@define
class Cursor:
    """Where a reader stands.

    Readers are functions of a cursor: they move it behind what they read, or give `None`. Those
    without an underscore then leave it where it was; the others are called through `attempt`.

    Attributes:
        tokens: All tokens; the last one is an END.
        text: The text that they were cut from.
        language: The language that decides what words mean.
        at: Index of the next token.
        furthest: The highest index that any reader came to: where reading stopped for good.
    """

    tokens: list[Token]
    text: str
    language: str
    at: int = 0
    furthest: int = 0

    @property
    def token(self) -> Token:
        """The token that comes next."""
        return self.tokens[self.at]

    def ahead(self, steps: int = 1) -> Token:
        """A token further on; the END token when there is none."""
        return self.tokens[min(self.at + steps, len(self.tokens) - 1)]

    def skip(self, steps: int) -> None:
        """Take some tokens that were looked at before."""
        for _ in range(steps):
            self.step()

    def step(self) -> Token:
        """Take the next token, whatever it is."""
        token = self.tokens[self.at]
        self.at = min(self.at + 1, len(self.tokens) - 1)
        self.furthest = max(self.furthest, self.at)
        return token

    def sign(self, *signs: Sign) -> Token | None:
        """Take the next token if it is one of these signs."""
        return self.step() if self.tokens[self.at].sign in signs else None

    def attached(self, *signs: Sign) -> Token | None:
        """Take the next token if it is one of these signs, without white space before it."""
        return None if self.token.spaced else self.sign(*signs)

    def sees(self, *meanings: Word) -> bool:
        """Whether the next token may mean one of these."""
        known = self.tokens[self.at].meanings
        return bool(known) and not known.keys().isdisjoint(meanings)

    def word(self, *meanings: Word) -> Token | None:
        """Take the next token if it may mean one of these."""
        known = self.tokens[self.at].meanings  # as `sees`: this is what reading mostly does
        return self.step() if known and not known.keys().isdisjoint(meanings) else None

    def value(self, meaning: Word) -> int | None:
        """Take the next token if it may mean this, and give its number."""
        known = self.tokens[self.at].meanings
        value = known.get(meaning) if known else None
        if not isinstance(value, int):
            return None
        self.step()
        return value

    def number(self, digits: Collection[int] = (1, 2)) -> Token | None:
        """Take a number of so many digits."""
        token = self.tokens[self.at]
        return self.step() if token.sign is Sign.NUMBER and len(token.text) in digits else None

    def attempt(self, reader: "Callable[[Cursor], T | None]") -> T | None:
        """Read, or stay here."""
        start = self.at
        result = reader(self)
        if result is None:
            self.at = start
        return result

    def foresees(self, reader: "Callable[[Cursor], object]") -> bool:
        """Whether a reader would read here; does not move."""
        start = self.at
        result = reader(self)
        self.at = start
        return result is not None and result is not False

    @property
    def at_end(self) -> bool:
        """Whether nothing is left."""
        return self.token.sign is Sign.END
