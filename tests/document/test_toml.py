"""Reading TOML: the standard library's data as plain data, and the places of keys and values."""

import tomllib
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.document import Document, parse
from kompetanse.document.faults import MAX_DEPTH
from kompetanse.path import Path


def read(text: str) -> Document:
    """Read a TOML text."""
    return parse(text, name="plan.toml", format="toml")


def told(document: Document) -> list[tuple[str, str]]:
    """The faults' ids, and the text that each underlines."""
    content = document.text.content
    return [(fault.id, content[fault.span.start : fault.span.end]) for fault in document.faults]


def written(document: Document, *path: str | int, key: bool = False) -> str:
    """The text at the place of a datum."""
    span = document.span(path, key=key)
    return document.text.content[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "data", "faults"),
    [
        ("a = 1\nb = true\nc = 1.5", {"a": 1, "b": True, "c": 1.5}, []),
        ("a = 2021-08-20", {"a": "2021-08-20"}, []),
        ("a = 2021-08-20 10:00:00", {"a": "2021-08-20T10:00:00"}, []),
        ("a = 10:30:00", {"a": "10:30:00"}, []),
        ("a = [inf, nan, 1]", {"a": [None, None, 1]}, [("number", "inf"), ("number", "nan")]),
        ("a = 1_000_000_000_000_000_000", {"a": None}, [("number", "1_000_000_000_000_000_000")]),
        ("a = " + "9" * 5000, None, [("number", "9" * 5000)]),
        ('a = "x\\u0000"', {"a": "x\ufffd"}, [("control-character", '"x\\u0000"')]),
        (
            '"a\\u0007" = {b = nan}',
            {"a\ufffd": {"b": None}},
            [("control-character", '"a\\u0007"'), ("number", "nan")],
        ),
        ('a = "x\x07"', {"a": "x\ufffd"}, [("control-character", "\x07")]),
        ("a = 1\ra = 2", None, [("duplicate-key", "a = 2")]),
        ("[a]\nb = 1\n [a] # again", None, [("duplicate-key", "[a] # again")]),
        ("a = {b = 1, b = 2}", None, [("duplicate-key", "a = {b = 1, b = 2}")]),
        ("a = 0301", None, [("syntax", "3")]),
        ("a = Oslo", None, [("syntax", "O")]),
        ("\r\na = 2021-02-30", None, [("syntax", "2")]),
        ("a: 1", None, [("syntax", ":")]),
        ("a = 'b", None, [("syntax", "")]),
        ("a = [1", None, [("syntax", "")]),
        ("", None, [("empty", "")]),
        ("# only a remark", None, [("empty", "")]),
        ("[" * 100_000, None, [("syntax", "[")]),
        (".".join("a" * 17) + " = 1", None, [("depth", ".".join("a" * 17))]),
        (".".join("a" * 20_000) + " = 1", None, [("depth", ".".join("a" * 17))]),
        ("a = {'b' ." + "c ." * 20_000 + "d = 1}", None, [("depth", "'b' ." + "c ." * 15 + "c")]),
    ],
)
def test_a_trap_is_told_with_its_place(
    text: str, data: object, faults: list[tuple[str, str]]
) -> None:
    """Data are plain; what a plan cannot hold is a fault."""
    document = read(text)
    assert told(document) == faults
    assert document.data == data


@pytest.mark.parametrize("nest", ["[", "{a=", "[{a="])
def test_a_hundred_thousand_brackets_are_one_fault(nest: str) -> None:
    """The standard library's own limit is never seen outside."""
    document = read("a = " + nest * 100_000)
    assert [fault.id for fault in document.faults] == ["depth"]


def test_depth_is_counted_as_in_the_other_formats() -> None:
    """The root is the first collection, as it is in YAML and JSON."""
    depth = MAX_DEPTH - 1
    assert read("a = " + "[" * depth + "]" * depth).faults == ()
    assert told(read("a = [" + "[" * depth + "]" * depth + "]")) == [("depth", "[]")]


def test_places_of_all_that_toml_has() -> None:
    """Tables reach from their header to their last value."""
    document = read(
        "title = 'x' # remark\r\n"
        'a."b c".d = 1\n'
        "[units.skog]\n"
        "staff = 23\n"
        "when = 2021-09-02 10:00:00\n"
        'list = [ 1, # ]\n  {x = "]", y.z = """a\n""""" }, ]\n'
        "[[groups]]\n"
        "n = 1\n"
        "[[groups]]\n"
        "[groups.sub]\n"
        "n = '''2'''\n"
    )
    assert document.faults == ()
    assert written(document, "title") == "'x'"
    assert written(document, "a", "b c", key=True) == '"b c"'
    assert written(document, "a", "b c", "d") == "1"
    assert written(document, "units", "skog", key=True) == "skog"
    assert written(document, "units", "skog").startswith("[units.skog]\nstaff")
    assert written(document, "units", "skog", "when") == "2021-09-02 10:00:00"
    assert written(document, "units", "skog", "list", 1, "y", "z") == '"""a\n"""""'
    assert written(document, "groups", 0) == "[[groups]]\nn = 1"
    assert written(document, "groups", 1, "sub", "n") == "'''2'''"
    assert document.locate(("units", "skog", "staff")).line == 4


# Whatever can be written in TOML


_KEYS = st.from_regex(r"[A-Za-z0-9_-]{1,6}", fullmatch=True) | st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff\ufffe\uffff"),
    max_size=4,
)
_SCALARS = st.one_of(
    st.integers(-(10**17), 10**17).map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.sampled_from(["true", "0x1F", "1_0", "07:32:00", "1979-05-27", "1979-05-27 07:32:00Z"]),
    st.sampled_from(["'a # b'", '"a\\"]"', "'''a'\n''b'''''", '"""\n\\"""a""b"""', '""', "''"]),
)
_BLANKS = st.sampled_from(["", " ", "\n", " # ]\n  ", "\r\n\t"])


@st.composite
def values(draw: st.DrawFn, depth: int = 2) -> str:
    """A value as it may be written."""
    kind = draw(st.sampled_from(["scalar", "list", "table"])) if depth else "scalar"
    if kind == "scalar":
        return draw(_SCALARS)
    if kind == "list":
        items = [
            draw(_BLANKS) + draw(values(depth - 1)) + draw(_BLANKS)
            for _ in range(draw(st.integers(0, 3)))
        ]
        return "[" + ",".join(items) + draw(_BLANKS) + "]"
    keys = draw(st.lists(_KEYS, max_size=3, unique=True))
    return "{" + ", ".join(f"{quoted(key)} = {draw(values(depth - 1))}" for key in keys) + " }"


def quoted(key: str) -> str:
    """A key as it must be written."""
    bare = key.isascii() and key and key.replace("-", "a").replace("_", "a").isalnum()
    return key if bare else '"' + key.replace("\\", "\\\\").replace('"', '\\"') + '"'


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A document whose tables, lists of tables and keys all differ."""
    lines = []
    for name in draw(st.lists(_KEYS, min_size=1, max_size=4, unique=True)):
        kind = draw(st.sampled_from(["[{}]", "[ {} . b ]", "[[{}]]", "[{}.b.c]"]))
        for _ in range(draw(st.integers(1, 2)) if kind == "[[{}]]" else 1):
            lines.append(kind.format(quoted(name)) + draw(st.sampled_from(["", " # [x]"])))
            keys = draw(st.lists(_KEYS, max_size=3, unique=True))
            lines += [
                f"{quoted(key)}{draw(st.sampled_from(['', '.x', ' . x.y']))} = {draw(values())}"
                for key in keys
            ]
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines)


def paths(data: object, path: Path = ()) -> list[tuple[Path, object]]:
    """All data with their paths."""
    found: list[tuple[Path, object]] = [(path, data)]
    if isinstance(data, dict):
        found += [entry for key in data for entry in paths(data[key], (*path, key))]
    elif isinstance(data, list):
        found += [entry for at, item in enumerate(data) for entry in paths(item, (*path, at))]
    return found


@given(documents())
def test_the_text_at_a_place_is_the_datum(text: str) -> None:
    """Every value's place holds the value, every key's place the key."""
    document = read(text)
    assert document.faults == ()
    for path, datum in paths(tomllib.loads(text)):
        span = document.span(path)
        piece = text[span.start : span.end]
        if isinstance(datum, (str, int, float, date, datetime, time)):
            assert tomllib.loads(f"x = {piece}") == {"x": datum}
        if path and isinstance(path[-1], str):
            span = document.span(path, key=True)
            assert tomllib.loads(f"{text[span.start : span.end]} = 1") == {path[-1]: 1}
