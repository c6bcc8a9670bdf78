"""Reading JSON: the standard library's data, what it lets pass, and lazy places."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.document import Document, parse
from kompetanse.document.faults import MAX_DEPTH, MAX_FAULTS
from kompetanse.path import Path


def read(text: str) -> Document:
    """Read a JSON text."""
    return parse(text, name="plan.json", format="json")


def told(document: Document) -> list[tuple[str, str]]:
    """The faults' ids, and the text that each underlines."""
    content = document.text.content
    return [(fault.id, content[fault.span.start : fault.span.end]) for fault in document.faults]


@pytest.mark.parametrize(
    ("text", "data", "faults"),
    [
        ('{"a": 1, "b": 2, "a": 3}', {"a": 1, "b": 2}, [("duplicate-key", '"a"')]),
        ('{"a": 1, "\\u0061": 3}', {"a": 1}, [("duplicate-key", '"\\u0061"')]),
        ('[{"a": 1}, {"a": 2}]', [{"a": 1}, {"a": 2}], []),
        ("[NaN, -Infinity, 1]", [None, None, 1], [("number", "NaN"), ("number", "-Infinity")]),
        ("[1e999, 1e9]", [None, 1e9], [("number", "1e999")]),
        ("[123456789012345678, -0]", [123456789012345678, 0], []),
        ("[1234567890123456789]", [None], [("number", "1234567890123456789")]),
        ("[" + "1" * 5000 + "]", [None], [("number", "1" * 5000)]),
        ('["NaN", "1e999", "]"]', ["NaN", "1e999", "]"], []),
        ('"\\ud83d\\ude00"', "\U0001f600", []),
        ('"a\\ud800b"', "a" + "\ufffd" * 6 + "b", [("control-character", "\\ud800")]),
        ('"\\\\ud800\\t"', "\\ud800\t", []),
        ('"a\\u0000"', "a" + "\ufffd" * 6, [("control-character", "\\u0000")]),
        ('"a\x7fb"', "a\ufffdb", [("control-character", "\x7f")]),
        ('{"a\\b": 1}', {"a\ufffd\ufffd": 1}, [("control-character", "\\b")]),
        ("", None, [("empty", "")]),
        (" \r\n", None, [("empty", "")]),
        ("null", None, [("empty", "")]),
        ('{"a": 1', None, [("syntax", "")]),
        ("{'a': 1}", None, [("syntax", "'")]),
        ('{"a": "b\nc"}', None, [("syntax", "\n")]),
        ('{"a": 1} x', None, [("syntax", "x")]),
        ('{"a" 1}', None, [("syntax", "1")]),
        ('{"a": "b}', None, [("syntax", '"')]),
        ('["C:\\plan"]', None, [("syntax", "\\")]),
        ("[0301]", None, [("syntax", "3")]),
        ("nil", None, [("syntax", "n")]),
    ],
)
def test_a_trap_is_told_with_its_place(
    text: str, data: object, faults: list[tuple[str, str]]
) -> None:
    """Equal keys, numbers that are none and characters that are none are faults."""
    document = read(text)
    assert told(document) == faults
    assert document.data == data


def test_a_comma_too_many_is_a_fault() -> None:
    """Python 3.13 points at the comma, older versions behind it."""
    (fault,) = told(read('{"a": 1,}'))
    assert fault in {("syntax", "}"), ("syntax", ",")}


def test_the_first_of_equal_keys_counts_and_keeps_its_order() -> None:
    """As in YAML; and its place is found."""
    document = read('{"a": {"x": 1}, "b": 2, "a": {"y": 2}}')
    assert list(document.data) == ["a", "b"]  # type: ignore[call-overload]
    assert document.span(("a", "x")).start == 12
    assert document.span(("a",), key=True).start == 1


def test_depth_is_counted_as_in_the_other_formats() -> None:
    """As many lists as are allowed are read; one more is a fault at its bracket."""
    assert read("[" * MAX_DEPTH + "]" * MAX_DEPTH).faults == ()
    document = read("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))
    assert told(document) == [("depth", "[")]
    assert document.faults[0].span.start == MAX_DEPTH


@pytest.mark.parametrize("nest", ["[", '{"a":', '[{"[":'])
def test_a_hundred_thousand_brackets_are_one_fault(nest: str) -> None:
    """The standard library's own limit is never seen outside."""
    assert [id_ for id_, _ in told(read(nest * 100_000))] == ["depth"]


def test_faults_without_number_are_cut_off() -> None:
    """A file full of faults is told of a hundred times, not a million."""
    document = read("[" + "NaN," * 10_000 + "1]")
    assert len(document.faults) == MAX_FAULTS + 1


_DATA = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(
        st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff\ufffe\uffff")
    ),
    lambda inner: st.lists(inner) | st.dictionaries(st.text('abæ "\\/{}[],:\U0001f600'), inner),
    max_leaves=20,
)


def paths(data: object, path: Path = ()) -> list[tuple[Path, object]]:
    """All data with their paths."""
    found: list[tuple[Path, object]] = [(path, data)]
    if isinstance(data, dict):
        found += [entry for key in data for entry in paths(data[key], (*path, key))]
    elif isinstance(data, list):
        found += [entry for at, item in enumerate(data) for entry in paths(item, (*path, at))]
    return found


@given(_DATA, st.sampled_from([None, 0, 3]), st.booleans(), st.sampled_from(["", " \r\n\t"]))
def test_the_text_at_a_place_is_the_datum(
    data: object, indent: int | None, ascii_only: bool, blank: str
) -> None:
    """Every place holds the JSON of its datum, every key's place the JSON of the key."""
    text = blank + json.dumps(data, indent=indent, ensure_ascii=ascii_only) + blank
    document = read(text)
    assert document.data == data
    for path, datum in paths(data):
        span = document.span(path)
        assert json.loads(text[span.start : span.end]) == datum
        if path and isinstance(path[-1], str):
            span = document.span(path, key=True)
            assert json.loads(text[span.start : span.end]) == path[-1]
