"""Words as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.model.naming import is_placeholder, plain, stem, tokens


@pytest.mark.parametrize(
    "text",
    ["?", "??", " ? ", "Tema?", "(?)", "TBA", "NN", "N.N.", "Kommer", "kjem seinare", "…", "...",
     "xx", "Dato?", "Aftales senere", "[avklares]", "?."],
)  # fmt: skip
def test_placeholders(text: str) -> None:
    """A text that is nothing but a question mark or «comes later» holds a place."""
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", "–", "x", "Hva viste evalueringen?", "Samling 3?", "tidspunktet aftales lokalt",
     "Kommer elevene?", "Uke 9?", "Hva?!nå", "Tema", "NNN"],
)  # fmt: skip
def test_no_placeholders(text: str) -> None:
    """Empty cells, dashes and questions in running text are none."""
    assert not is_placeholder(text)


@given(st.text())
def test_every_text_has_words(text: str) -> None:
    """No text is too odd, and tokens come with their case folded."""
    is_placeholder(text)
    assert plain(plain(text)) == plain(text)
    assert all(token == token.casefold() for token in tokens(text))


@given(st.text())
def test_stems_are_not_empty(word: str) -> None:
    """A stem is never cut to nothing."""
    assert bool(stem(word)) or len(word) < 3 or not any(map(str.isalnum, word))
