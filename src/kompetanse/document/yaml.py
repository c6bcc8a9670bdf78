"""YAML: plain data and the place of each datum, built from the parser's events.

PyYAML's loaders build a node for each datum, guess its type and throw its place away. The builder
here reads the events of the same parser, which is faster, keeps the places, and sees what a plan
may not have (duplicate keys, anchors, tags, a second document) before it has become data. Every
scalar stays the text that was written: the field decides later what it means. Only nothing at all,
`~` and `null` are `None`.
"""

import re
from array import array
from collections.abc import Callable, Iterator
from typing import Any

from yaml import YAMLError
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)
from yaml.reader import ReaderError

from kompetanse.document.faults import MAX_DEPTH, Faults, StopReadingError
from kompetanse.document.locating import Entry, LazyLocator
from kompetanse.document.source import Document, DocumentFault, Locator, Span, Text
from kompetanse.document.yaml_syntax import syntax_fault


Datum = dict[str, object] | list[object] | str | None
Node = tuple[int, object]

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_PROPERTY = re.compile(r"[&!*][^\s,\[\]{}]*")
_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_SEPARATOR = re.compile("[\x85\u2028\u2029]")


class Marks:
    """The first and last offset of each node, in the order of the text.

    Numbers in arrays cost a tenth of the parser's own marks and nothing to the garbage collector.
    A key is a node, too; the nodes of a collection follow upon it.

    Attributes:
        starts: Offset of the first character, by node.
        ends: Offset behind the last character, by node.
        after: For each collection the first node that is not part of it.
    """

    __slots__ = ("after", "ends", "starts")

    def __init__(self) -> None:
        self.starts = array("L")
        self.ends = array("L")
        self.after: dict[int, int] = {}

    def cut(self, node: int) -> None:
        """Forget `node` and all that follow."""
        del self.starts[node:], self.ends[node:]


def read_yaml(text: Text) -> Document:
    """Read a YAML file as far as it can be read.

    >>> document = read_yaml(Text("plan.yaml", "country: no\\nunits: {skog: {staff: 0301}}"))
    >>> document.data
    {'country': 'no', 'units': {'skog': {'staff': '0301'}}}
    >>> document.locate(("units", "skog", "staff"))
    Place(file='plan.yaml', line=2, column=22, end_line=2, end_column=26)
    """
    faults = Faults()
    builder = _build(text.content, faults)
    if builder.data is None and not faults:
        faults.append(DocumentFault("empty", "the file is empty", Span(0, 0)))
    return Document(text, builder.data, tuple(faults), builder.locator())


def _build(content: str, faults: Faults) -> "_Builder":
    """Build the data; signs that YAML forbids are replaced before a second attempt."""
    if any(sign in content for sign in "\x85\u2028\u2029"):
        content = _replace(_SEPARATOR, " ", content, faults)
    try:
        return _Builder(content, faults).build()
    except ReaderError:
        del faults[:]
        return _Builder(_replace(_FORBIDDEN, "\ufffd", content, faults), faults).build()


def _replace(forbidden: re.Pattern[str], sign: str, content: str, faults: Faults) -> str:
    """Replace signs one by one, so that places stay right, and say so."""
    try:
        for found in forbidden.finditer(content):
            reason = "the character {code} may not stand in a file"
            code = f"U+{ord(found[0]):04X}"
            faults.add("control-character", reason, Span(*found.span()), code=code)
    except StopReadingError:
        return ""
    return forbidden.sub(sign, content)


def _parser() -> Callable[[str], Any]:
    """The parser written in C, or where that is missing the slow one."""
    try:
        from yaml.cyaml import CParser  # noqa: PLC0415 - may be missing
    except ImportError:
        from kompetanse.document.yaml_parser import SlowParser  # noqa: PLC0415 - seldom needed

        return SlowParser
    return CParser


class _Builder:
    """Builds data and marks from events, and goes on behind what it refuses.

    A collection is put in its place before it is filled: what was built stays when the parser
    gives up. Marks are written in the same order as data, so that the two can be walked together.

    Attributes:
        data: The data, as far as they could be built.
    """

    def __init__(self, content: str, faults: Faults) -> None:
        self.data: Datum = None
        self._content = content
        self._faults = faults
        self._marks = Marks()
        self._wary = "&" in content or "!" in content or "<<" in content

    def build(self) -> "_Builder":
        """Read all there is.

        Raises:
            ReaderError: The text has a character that YAML forbids.
        """
        try:
            self._read = _parser()(self._content).get_event
            self._stream()
        except StopReadingError:
            pass
        except (YAMLError, ValueError, OverflowError) as error:  # the latter: the slow parser's
            if isinstance(error, ReaderError) and _FORBIDDEN.search(self._content):
                raise
            self._faults.append(syntax_fault(error, self._content))
        return self

    def locator(self) -> Locator:
        """Finds the places of the data."""
        starts = self._marks.starts
        root = self._entry(0, self.data) if starts else Entry((0, None), Span(0, 0))
        return LazyLocator(root, self._children)

    def _stream(self) -> None:
        """The one document, and nothing behind it."""
        self._read()
        while not isinstance(event := self._read(), StreamEndEvent):
            if self._marks.starts:
                reason = "a second document begins here; a file holds one plan"
                self._fault("second-document", reason, event)
                return
            if event.tags:
                self._fault("tag", "tags have no meaning in a plan", event)
            event = self._read()
            self.data = self._datum(event, 0)
            self._node(self.data, event, 0)
            self._read()

    def _mapping(self, data: dict[str, object], opening: Any, depth: int) -> int:
        """Read the entries of a mapping; returns the offset behind the last one."""
        read, wary, end = self._read, self._wary, opening.end_mark.index
        begins, ends = self._marks.starts.append, self._marks.ends.append
        while (key := read()).__class__ is not MappingEndEvent:
            if key.__class__ is not ScalarEvent or wary or key.value in data:
                if not self._accepts(key, data, depth):
                    continue
            begins(key.start_mark.index)
            ends(key.end_mark.index)
            event = read()
            if event.__class__ is ScalarEvent and not wary:
                text = event.value
                data[key.value] = None if text in _NULLS and not event.style else text
                end = event.end_mark.index
                begins(event.start_mark.index)
                ends(end)
            else:
                data[key.value] = datum = self._datum(event, depth)
                end = self._node(datum, event, depth)
        return key.end_mark.index if opening.flow_style else end

    def _sequence(self, data: list[object], opening: Any, depth: int) -> int:
        """Read the items of a sequence; returns the offset behind the last one."""
        read, wary, end = self._read, self._wary, opening.end_mark.index
        begins, ends = self._marks.starts.append, self._marks.ends.append
        while (event := read()).__class__ is not SequenceEndEvent:
            if event.__class__ is ScalarEvent and not wary:
                text = event.value
                data.append(None if text in _NULLS and not event.style else text)
                end = event.end_mark.index
                begins(event.start_mark.index)
                ends(end)
            else:
                data.append(datum := self._datum(event, depth))
                end = self._node(datum, event, depth)
        return event.end_mark.index if opening.flow_style else end

    def _datum(self, event: Any, depth: int) -> Datum:
        """The datum that an event begins: a text, or a collection still to be filled."""
        if isinstance(event, ScalarEvent):
            return None if event.value in _NULLS and not event.style else event.value
        if isinstance(event, AliasEvent):
            reason = "aliases have no meaning in a plan"
            self._fault("alias", reason, event, hint="write the value out once more")
            return None
        if depth == MAX_DEPTH:
            reason = "more than {depth} lists or mappings stand inside each other"
            self._fault("depth", reason, event, depth=MAX_DEPTH)
            raise StopReadingError
        return {} if isinstance(event, MappingStartEvent) else []

    def _node(self, datum: Datum, event: Any, depth: int) -> int:
        """Mark a datum and fill it; returns the offset behind it."""
        self._properties(event)
        marks, node = self._marks, len(self._marks.starts)
        end: int = event.end_mark.index
        marks.starts.append(event.start_mark.index)
        marks.ends.append(end)
        if isinstance(datum, dict | list):
            marks.after[node] = 0
            fill = self._mapping if isinstance(datum, dict) else self._sequence
            marks.ends[node] = end = fill(datum, event, depth + 1)
            marks.after[node] = len(marks.starts)
        return end

    def _accepts(self, key: Any, data: dict[str, object], depth: int) -> bool:
        """Whether an entry can be read; if not, read past it."""
        if not isinstance(key, ScalarEvent):
            self._complex_key(key, depth)
            return False
        self._properties(key)
        if key.value == "<<" and not key.style:
            hint = "write the entries out"
            self._fault("merge-key", "merge keys have no meaning in a plan", key, hint=hint)
        elif key.value in data:
            reason = "the key {key} is here a second time; the first one counts"
            self._fault("duplicate-key", reason, key, key=key.value)
        else:
            return True
        self._pass(self._read(), depth)
        return False

    def _complex_key(self, key: Any, depth: int) -> None:
        if not isinstance(key, AliasEvent):
            reason = "a key must be a text; here it is a list or a mapping"
            hint = "put a text with braces or brackets in quotes"
            self._fault("complex-key", reason, key, hint=hint)
        self._pass(key, depth)
        self._pass(self._read(), depth)

    def _pass(self, event: Any, depth: int) -> None:
        """Read past a node: its faults count, its data do not."""
        node = len(self._marks.starts)
        self._node(self._datum(event, depth), event, depth)
        self._marks.cut(node)

    def _properties(self, event: Any) -> None:
        """Refuse what stands in front of a datum: `&anchor` and `!tag`."""
        if event.anchor is not None and not isinstance(event, AliasEvent):
            hint = "put a text that begins with & in quotes"
            self._fault("anchor", "anchors have no meaning in a plan", event, hint=hint)
        if getattr(event, "tag", None) is not None:
            hint = "put a text that begins with ! in quotes"
            self._fault("tag", "tags have no meaning in a plan", event, hint=hint)

    def _fault(self, fault: str, reason: str, event: Any, **more: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if found := _PROPERTY.match(self._content, start):
            end = found.end()
        self._faults.add(fault, reason, Span(start, max(end, start)), **more)

    def _children(self, place: Node) -> dict[str | int, Entry[Node]]:
        """The entries of a collection, read off data and marks side by side."""
        node, datum = place
        if isinstance(datum, dict):
            return dict(self._entries(node + 1, datum))
        if isinstance(datum, list):
            return dict(self._items(node + 1, datum))
        return {}

    def _entries(self, at: int, datum: dict[str, object]) -> Iterator[tuple[str, Entry[Node]]]:
        for key, value in datum.items():
            if at + 1 >= len(self._marks.starts):
                return
            yield key, self._entry(at + 1, value, self._span(at, None))
            at = self._after(at + 1, value)

    def _items(self, at: int, datum: list[object]) -> Iterator[tuple[int, Entry[Node]]]:
        for index, value in enumerate(datum):
            if at >= len(self._marks.starts):
                return
            yield index, self._entry(at, value)
            at = self._after(at, value)

    def _entry(self, node: int, value: object, key: Span | None = None) -> Entry[Node]:
        return Entry((node, value), self._span(node, value), key)

    def _after(self, node: int, value: object) -> int:
        if isinstance(value, dict | list):
            return self._marks.after[node] or len(self._marks.starts)
        return node + 1

    def _span(self, node: int, value: object) -> Span:
        """Where a node stands; line ends behind a block of text are no part of it."""
        marks = self._marks
        start, end = marks.starts[node], marks.ends[node]
        if isinstance(value, dict | list) and not marks.after[node]:
            end = marks.ends[-1]
        return Span(start, start + len(self._content[start:end].rstrip(" \t\r\n")))
