"""Hostile and broken files: no exception, no hang, and every fault has a place."""

import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetanse.document import Document, parse
from kompetanse.path import Path


FORMATS = ["yaml", "json", "toml"]

_PIECES = st.sampled_from(
    [
        *"\n\n\n  :,[]{}#&*!|>'\"%@`?-=.~\t\r\0\x07\x7f\x85\u2028\ufeff\ufffe\ud800å\U0001f600\\",
        *("a", "b", "1", "0301", "- ", ": ", "? ", "? [", "<<: ", "---\n", "...\n", "&a ", "*a "),
        *("!!python/object:os ", "%YAML 1.1\n", "%TAG ! !\n", "NaN", "-Infinity", "1e999", "null"),
        *("\\ud800", "\\u0000", "\\x00", "\\", "\\U00110000", '"""', "'''", "[[a]]\n", "[a.b]\n"),
        *("a = ", "a.b.c = 1\n", "2021-08-20", "inf", '{"a":', "\r\n", "  - ", "|2-\n"),
    ]
)
_TEXTS = st.lists(_PIECES, max_size=30).map("".join)


def paths(data: object, path: Path = ()) -> Iterator[Path]:
    """The paths of all data."""
    yield path
    if isinstance(data, dict):
        for key in data:
            yield from paths(data[key], (*path, key))
    elif isinstance(data, list):
        for at, item in enumerate(data):
            yield from paths(item, (*path, at))


def check(document: Document) -> None:
    """What must hold of any document at all."""
    length = len(document.text.content)
    spans = [fault.span for fault in document.faults]
    for path in paths(document.data):
        spans += [document.span(path), document.span(path, key=True)]
        document.locate(path)
    assert all(0 <= span.start <= span.end <= length for span in spans)
    assert all(fault.reason.format(**fault.arguments) for fault in document.faults)
    assert document.data is not None or document.faults
    repr(document.data).encode()


@pytest.mark.parametrize("kind", FORMATS)
@given(text=_TEXTS)
def test_no_text_raises_anything(kind: str, text: str) -> None:
    """Whatever is in a file: data or faults, all of them with a place inside the file."""
    check(parse(text, format=kind))


@pytest.mark.parametrize("kind", FORMATS)
@given(content=st.binary() | _TEXTS.map(lambda text: text.encode("utf-16", "surrogatepass")))
def test_no_bytes_raise_anything(kind: str, content: bytes) -> None:
    """Neither do bytes that are no text."""
    check(parse(content, format=kind))


# Time


_ORDINARY = "".join(
    f"samling-{number}:\n  title: Samling {number}\n  when: 0{number % 9 + 1}.09.21\n"
    f"  audience: [skoleledere, gruppeledere]\n  parts:\n    - title: 'Del 1'\n      minutes: 90\n"
    for number in range(400)
)
_SHAPES = [
    *[
        ("yaml", shape)
        for shape in ("[", "{", "- ", "? ", "a: ", "a: b\n", "- - a\n", "a:\n", "\n")
    ],
    *[("yaml", shape) for shape in ("[],", "&a ", "*a ,", "!t b,", "'", '"', "#", " ", "\t", "\r")],
    *[
        ("yaml", shape)
        for shape in ("x", "\\", "\x07", "\u2028", "---\n", "<<: a\n", "%a\n", "|\n")
    ],
    *[("json", shape) for shape in ("[", '{"a":', '"a\\n",', "\\", '"', "1", " ", "\x07")],
    *[("toml", shape) for shape in ("a.", "[a]\n", "[[a]]\n", "a=[", "#\n", '"', "'", "1", "\n")],
    *[("toml", shape) for shape in ("a = {", "=", "' ", '"a"."b".', "a.b=1\n", "\x07")],
]
_LIMIT = 12
"""Times the time that an ordinary byte takes; the goal is 8, the rest is the machine's noise."""


def seconds(text: str, kind: str) -> float:
    """The shortest of some attempts to read a text and to locate its root."""
    times = []
    for _ in range(3):
        start = time.process_time()
        parse(text, format=kind).locate(())
        times.append(time.process_time() - start)
    return min(times)


@pytest.fixture(scope="module")
def ordinary() -> float:
    """Seconds for a byte of an ordinary plan."""
    return seconds(_ORDINARY, "yaml") / len(_ORDINARY)


@pytest.mark.parametrize(("kind", "shape"), _SHAPES)
@pytest.mark.parametrize("frame", ["{}", "[{}]", "a = [{}]", '["{}"]', '{{"a": [{}1]}}'])
def test_hostile_text_takes_no_more_time_than_its_length_allows(
    kind: str, shape: str, frame: str, ordinary: float
) -> None:
    """No shape makes reading slow: work is linear, and limits stop what is not."""
    text = frame.format(shape * (100_000 // len(shape)))
    assert seconds(text, kind) / len(text) < _LIMIT * ordinary


@pytest.mark.parametrize(
    ("kind", "entry", "frame"),
    [
        ("yaml", "k{}: v\n", "{}"),
        ("yaml", "k{}: v,", "{{{}}}"),
        ("json", '"k{}": 1,', '{{{}"z": 1}}'),
        ("toml", "k{} = 1\n", "[a.b.c.d.e.f.g.h]\n{}"),
        ("toml", "a.b.c.d.e.f.g.h.k{} = 1\n", "{}"),
    ],
)
def test_many_entries_are_read_and_located_in_linear_time(
    kind: str, entry: str, frame: str, ordinary: float
) -> None:
    """Ten thousand findings in one mapping take ten thousand steps."""
    text = frame.format("".join(entry.format(number) for number in range(10_000)))
    document = parse(text, format=kind)
    assert document.faults == ()
    found = list(paths(document.data))
    start = time.process_time()
    for path in found:
        document.span(path)
    assert (time.process_time() - start) / len(text) < 2 * _LIMIT * ordinary
    assert seconds(text, kind) / len(text) < _LIMIT * ordinary
