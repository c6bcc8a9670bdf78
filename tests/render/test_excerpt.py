"""The author's line with the fault underlined."""

from hypothesis import given
from hypothesis import strategies as st

from kompetanse.render.excerpt import Excerpt, columns, excerpt, visible


LINES = st.text(max_size=300)


def shown(line: str, fault: str, width: int = 100) -> tuple[Excerpt, str]:
    """The excerpt of a line, and what is underlined in it."""
    start = line.index(fault)
    made = excerpt(line, start, start + len(fault), width)
    first = made.underline.index("^")
    return made, made.line[first : first + made.underline.count("^")]


def test_a_short_line_stands_as_it_is() -> None:
    """The underline stands below the fault, and nothing is cut."""
    made, underlined = shown("    when: 31.02.22", "31.02.22")
    assert made.line == "    when: 31.02.22"
    assert underlined == "31.02.22"


def test_tabs_keep_the_underline_in_place() -> None:
    """A tab takes as many columns in the line as in the underline."""
    _, underlined = shown("Uke 37\tSamling 1\t31.02.22", "31.02.22")
    assert underlined == "31.02.22"


def test_wide_and_combining_characters_are_counted_in_columns() -> None:
    """The underline starts where a terminal shows the fault."""
    made = excerpt("日本 e\u0301 31.02.22", 6, 14)
    assert made.underline == " " * 7 + "^" * 8


def test_a_row_of_2000_characters_is_cut_around_the_fault() -> None:
    """What is shown has the width, holds the fault, and says where it was cut."""
    made, underlined = shown("x" * 1200 + " 31.02.22 " + "y" * 800, "31.02.22", 80)
    assert columns(made.line) <= 82
    assert made.line.startswith("…x")
    assert made.line.endswith("y…")
    assert underlined == "31.02.22"


def test_a_fault_longer_than_the_width_is_cut_itself() -> None:
    """A whole row may be the fault."""
    made = excerpt("z" * 2000, 0, 2000, 80)
    assert columns(made.line) <= 82
    assert columns(made.underline) <= 82


def test_a_fault_without_length_has_one_caret() -> None:
    """Something that is missing is shown where it would stand."""
    assert excerpt("title:", 6, 6).underline == " " * 6 + "^"


def test_nothing_of_a_plan_reaches_the_terminal_as_a_command() -> None:
    """Escape sequences, bells and turned directions are replaced."""
    assert visible("\x1b[2J\a\u202e") == "\ufffd[2J\ufffd\ufffd"


@given(LINES, st.integers(-5, 320), st.integers(-5, 320), st.integers(10, 120))
def test_any_line_gives_an_excerpt(line: str, start: int, end: int, width: int) -> None:
    """Whatever the line and the place: there is an underline, and it begins inside the width."""
    made = excerpt(line, start, end, width)
    assert "^" in made.underline
    assert made.line.isprintable()
    assert len(made.line) <= 4 * width + 2
    assert set(made.underline) <= {" ", "^"}


@given(LINES)
def test_what_is_visible_is_printable(text: str) -> None:
    """No control character survives."""
    assert visible(text).isprintable()
