"""Reading YAML: data as text, the place of each datum, and no trap that goes unseen."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from kompetanse.document import Document, parse
from kompetanse.document import yaml as reader
from kompetanse.document.faults import MAX_DEPTH, MAX_FAULTS
from kompetanse.document.yaml_parser import SlowParser
from kompetanse.path import Path


@pytest.fixture(params=["parser in C", "slow parser"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a test with either of the two parsers."""
    if request.param == "slow parser":
        monkeypatch.setattr(reader, "_parser", lambda: SlowParser)


def ids(document: Document) -> list[str]:
    """The faults' ids, in order."""
    return [fault.id for fault in document.faults]


def marked(document: Document, index: int = 0) -> str:
    """The text that a fault underlines."""
    span = document.faults[index].span
    return document.text.content[span.start : span.end]


def written(document: Document, *path: str | int, key: bool = False) -> str:
    """The text at the place of a datum."""
    span = document.span(path, key=key)
    return document.text.content[span.start : span.end]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "scalar",
    [
        *("no", "on", "y", "true", "0301", "14:30", "2021-02-30", "1_000", "2021", "1.5", "0x1F"),
        *(".nan", "1e999", "9" * 1000, "=", "skoleåret 2021/2022", "C:\\plan", "Nill"),
    ],
)
def test_a_plain_scalar_stays_as_it_was_written(scalar: str) -> None:
    """The field decides what a scalar means; YAML's guesses are wrong for plans."""
    assert parse(f"a: {scalar}\n{scalar}: a").data == {"a": scalar, scalar: "a"}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("scalar", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_none_only_where_it_is_plain(scalar: str) -> None:
    """An empty value is none, a quoted one is a text; a key is always a text."""
    data = parse(f"a: {scalar}\nb: '{scalar}'\nc: [\"{scalar}\"]").data
    assert data == {"a": None, "b": scalar, "c": [scalar]}
    assert parse("null: ~").data == {"null": None}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "data", "faults", "place"),
    [
        ("a: 1\na: 2\nb: 3", {"a": "1", "b": "3"}, ["duplicate-key"], "a"),
        ("{a: 1, a: {b: 1, b: 2}, c: 3}", {"a": "1", "c": "3"}, ["duplicate-key"] * 2, "a"),
        ("a: 1\n'a': 2", {"a": "1"}, ["duplicate-key"], "'a'"),
        ("a: &x 1\nb: *x", {"a": "1", "b": None}, ["anchor", "alias"], "&x"),
        ("a: &x [*x]", {"a": [None]}, ["anchor", "alias"], "&x"),
        ("&x a: 1\n*x : 2", {"a": "1"}, ["anchor", "alias"], "&x"),
        ("<<: {a: 1}\nb: 2", {"b": "2"}, ["merge-key"], "<<"),
        ("'<<': 1", {"<<": "1"}, [], ""),
        ("a: !!int 1", {"a": "1"}, ["tag"], "!!int"),
        ("a: !!python/object/apply:os.system [ls]", {"a": ["ls"]}, ["tag"], None),
        ("!x {a: 1}", {"a": "1"}, ["tag"], "!x"),
        ('{"a":!x 1}', {"a": "1"}, ["tag"], "!x"),
        ('{"a":&x 1,"b":[&y 2]}', {"a": "1", "b": ["2"]}, ["anchor"] * 2, "&x"),
        ("a: Hei & hallo!\nb: R&D!", {"a": "Hei & hallo!", "b": "R&D!"}, [], ""),
        ("a: ! 1", {"a": "1"}, ["tag"], "!"),
        ("? [a, b]\n: 1\nc: 2", {"c": "2"}, ["complex-key"], "["),
        ("{a: 1}: 2\nc: 2", {"c": "2"}, ["complex-key"], "{"),
        ("a: 1\n---\nb: 2", {"a": "1"}, ["second-document"], "---"),
        ("---\na: 1\n...\n", {"a": "1"}, [], ""),
        ("%TAG ! tag:x,2000:\n---\na: 1", {"a": "1"}, ["tag"], None),
        ("%YAML 1.2\n---\na: 1", {"a": "1"}, [], ""),
        ("%YAML 3.0\n---\na: 1", None, ["directive"], None),
        ("", None, ["empty"], ""),
        ("# only a remark\n", None, ["empty"], ""),
        ("---\n", None, ["empty"], ""),
        ("a: b\x07c", {"a": "b\ufffdc"}, ["control-character"], "\x07"),
        ("a: b\0c\nd: e", {"a": "b\ufffdc", "d": "e"}, ["control-character"], "\0"),
        ('a: "b\\x07c"', {"a": "b\ufffdc"}, ["control-character"], '"b\\x07c"'),
        ("a: b\ufeffc", {"a": "b\ufffdc"}, ["control-character"], "\ufeff"),
        ("a: b\u2028c", {"a": "b c"}, ["separator"], "\u2028"),
        ("a:\n\tb: 1", {}, ["tab"], "\t"),
        ("a:\n  b: 1\n  c:\n  \td: 1", None, ["tab"], "\t"),
        ("a: *", {}, ["syntax"], "*"),
    ],
)
def test_a_trap_is_told_with_its_place_and_the_rest_is_read(
    text: str, data: object, faults: list[str], place: str | None
) -> None:
    """What a plan may not have becomes a fault; data are what is left without it."""
    document = parse(text)
    assert ids(document) == faults
    if data is not None or "empty" in faults:
        assert document.data == data
    if faults and place is not None:
        assert marked(document) == place


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("title: Del 1: Start", ":", "colon"),
        ("a: 1\n b: 2", ":", "line above goes on"),
        ("a:\n  b: 1\n c: 2", "c", "aligned"),
        ("a:\n  - 1\n - 2", "-", "aligned"),
        ("a: 1\nb\nc: 2", "b", "no colon"),
        ("a: [1, 2\nb: 3", "[", "]"),
        ("a: {b: 1\nc: 2", "{", "}"),
        ("a: 'b\nc: d", "'", "never closed"),
        ("a: 'b' c", "c", "ends before"),
        ("a: @b", "@", "begin with @"),
        ("a: **b**", "*", "begin with *"),
        ("a: ]", "]", "before ]"),
        ("a: | b", "b", "nothing may follow"),
        ("a: 1\n...\nb: 2", "b", "ends above"),
    ],
)
def test_a_syntax_error_points_at_what_its_author_must_change(
    text: str, place: str, word: str
) -> None:
    """The parser's complaint is told in our words, at the place that matters."""
    document = parse(text)
    fault = document.faults[0]
    assert (fault.id, marked(document)) == ("syntax", place)
    assert word in fault.reason.format(**fault.arguments)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("escape", [r"\q", r"\x1", r"\U00110000", r"\UFFFFFFFF", r"\u12"])
def test_an_escape_that_means_nothing_is_a_fault(escape: str) -> None:
    """Neither parser may raise anything else for a broken escape."""
    assert ids(parse(f'a: 1\nb: "{escape}"')) == ["syntax"]


@pytest.mark.usefixtures("parser")
def test_what_stands_before_a_syntax_error_is_read() -> None:
    """Reading goes as far as it can."""
    document = parse("a: {b: [1, 2]}\nc: {d: 1}\ne: 'f")
    assert document.data == {"a": {"b": ["1", "2"]}, "c": {"d": "1"}}
    assert written(document, "c", "d") == "1"
    assert written(document) == "a: {b: [1, 2]}\nc: {d: 1}\ne"


@pytest.mark.usefixtures("parser")
def test_depth_is_counted_as_in_the_other_formats() -> None:
    """As many lists as are allowed are read; one more is a fault at its bracket."""
    assert ids(parse("[" * MAX_DEPTH + "]" * MAX_DEPTH)) == []
    document = parse("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))
    assert ids(document) == ["depth"]
    assert document.faults[0].span.start == MAX_DEPTH


def test_a_tab_between_key_and_value_is_harmless() -> None:
    """Only as indentation a tab is a fault."""
    assert parse("a:\tb\nc: d\te").data == {"a": "b", "c": "d\te"}


@pytest.mark.parametrize("nest", ["[", "{", "- ", "? ", "[{a: ", "&a [", "!!x ["])
def test_a_hundred_thousand_brackets_stop_at_once(nest: str) -> None:
    """The parser never comes to where it would overflow its stack."""
    assert "depth" in ids(parse(nest * 100_000))


def test_faults_without_number_are_cut_off() -> None:
    """A file full of faults is told of a hundred times, not a million."""
    document = parse("[" + "*a," * 10_000 + "]")
    assert len(document.faults) == MAX_FAULTS + 1
    assert ids(document)[-1] == "too-many-faults"
    assert document.span((MAX_FAULTS - 2,)).start > 0


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_are_right_with_every_line_end(end: str) -> None:
    """Lines are those of an editor, columns count characters."""
    document = parse(end.join(["# å", "units:", "  skog: {staff: 23}", ""]))
    place = document.locate(("units", "skog", "staff"))
    assert (place.line, place.column, place.end_column) == (3, 17, 19)
    assert document.locate(("units", "skog", "staff"), key=True).column == 10


@pytest.mark.usefixtures("parser")
def test_spans_cover_what_was_written() -> None:
    """Scalars with their quotes, collections from the first to the last character."""
    document = parse(
        "a: 'it''s'\nb:\n  - c: |\n      text\n      more\n\n  - [d, {e: f}]  # remark\ng:\n"
    )
    assert written(document, "a") == "'it''s'"
    assert written(document, "b") == document.text.content[16:63].strip()
    assert written(document, "b", 0, "c") == "|\n      text\n      more"
    assert written(document, "b", 1) == "[d, {e: f}]"
    assert written(document, "b", 1, 1, "e", key=True) == "e"
    assert written(document, "g") == ""
    assert written(document, "b", 1, 7, "x") == "[d, {e: f}]"


# Whatever was dumped as YAML


_SIGNS = st.characters(
    exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"
)
_TEXTS = st.text(_SIGNS | st.sampled_from("\n -:#'\"[]{}?!&*<>|%@0~"), max_size=12)


def data(leaves: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Lists and mappings of leaves."""
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXTS, inner, max_size=4),
        max_leaves=20,
    )


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - as PyYAML has it
        """Equal data are written out again."""
        return True


@st.composite
def dumps(draw: st.DrawFn) -> tuple[object, str]:
    """Data, and one of the ways to write them."""
    style = draw(st.sampled_from([None, "'", '"', "|", ">"]))
    leaves = _TEXTS if style else _TEXTS | st.none()  # PyYAML puts a tag before a quoted null
    plan = draw(st.dictionaries(_TEXTS, data(leaves), min_size=1, max_size=4))
    text: str = yaml.dump(
        plan,
        Dumper=_Dumper,
        allow_unicode=draw(st.booleans()),
        default_flow_style=draw(st.sampled_from([None, True, False])),
        default_style=style,
        indent=draw(st.integers(2, 6)),
        width=draw(st.sampled_from([20, 80])),
        line_break=draw(st.sampled_from(["\n", "\r\n"])),
    )
    assume(yaml.safe_load(text) == plan)  # PyYAML's own mistakes in writing
    return plan, text


def nodes(node: yaml.Node | None, path: Path = ()) -> Iterator[tuple[Path, bool, yaml.Node]]:
    """All nodes of PyYAML's own tree; the flag says which are keys."""
    assert node
    yield path, False, node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*path, key.value), True, key
            yield from nodes(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from nodes(value, (*path, index))


@given(dumps())
def test_what_was_dumped_is_read_again(case: tuple[object, str]) -> None:
    """No text of a plan is changed by the way it is written."""
    plan, text = case
    document = parse(text)
    assert document.faults == ()
    assert document.data == plan


@given(dumps())
def test_places_are_those_of_the_parser(case: tuple[object, str]) -> None:
    """Every key and datum stands where PyYAML's tree has it; only its blank ends are cut off."""
    _, text = case
    document = parse(text)
    for path, key, node in nodes(yaml.compose(text, Loader=yaml.CSafeLoader)):
        span = document.span(path, key=key)
        end = len(text[: node.end_mark.index].rstrip(" \t\r\n"))
        assert span.start == node.start_mark.index
        assert span.end == max(end, span.start) or not _has_end(node)


def _has_end(node: yaml.Node) -> bool:
    """PyYAML ends a collection without brackets at whatever follows it."""
    return not isinstance(node, yaml.CollectionNode) or bool(node.flow_style)


@given(dumps())
def test_both_parsers_read_the_same(case: tuple[object, str]) -> None:
    """Where the parser in C is missing a plan means the same."""
    _, text = case
    fast = parse(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "_parser", lambda: SlowParser)
        slow = parse(text)
    assert (slow.data, slow.faults) == (fast.data, fast.faults)
    for path, key, _ in nodes(yaml.compose(text, Loader=yaml.CSafeLoader)):
        assert slow.span(path, key=key) == fast.span(path, key=key)
