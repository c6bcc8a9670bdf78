"""YAML: plain data and the place of each datum, built from the parser's events.

PyYAML's loaders build a node for each datum, guess its type and throw its place away. The builder
here reads the events of the same parser, which is faster, keeps the places, and sees what a plan
may not have (duplicate keys, anchors, tags, a second document) before it has become data. Every
scalar stays the text that was written: the field decides later what it means. Only nothing at all,
`~` and `null` are `None`.
"""

import re
from collections.abc import Callable
from itertools import islice
from typing import Any, NoReturn

from yaml import YAMLError
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)
from yaml.reader import ReaderError

from kompetanse.document.characters import (
    CONTROL_CHARACTER,
    FORBIDDEN,
    REPLACEMENT,
    code,
    without_controls,
)
from kompetanse.document.faults import (
    DUPLICATE_KEY,
    EMPTY,
    MAX_DEPTH,
    MAX_FAULTS,
    TOO_DEEP,
    Faults,
    StopReadingError,
)
from kompetanse.document.marks import Marks
from kompetanse.document.source import Document, DocumentFault, Span, Text
from kompetanse.document.yaml_syntax import syntax_fault


Datum = dict[str, object] | list[object] | str | None

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

# What may be an anchor or a tag; a risky escape; an anchor, a tag or an alias to its last character
_PROPERTY = re.compile(r"(?:&(?=[\w-])|!)(?<![^\s,:\[\]{}].)")
_ESCAPE = re.compile(r"\\[0abefvxuU]")
_WORD = re.compile(r"[&!*][^\s,\[\]{}]*")
_SEPARATOR = re.compile("[\x85\u2028\u2029]")


def read_yaml(text: Text) -> Document:
    r"""Read a YAML file as far as it can be read.

    >>> document = read_yaml(Text("plan.yaml", "country: no\nunits: {skog: {staff: 0301}}"))
    >>> document.data
    {'country': 'no', 'units': {'skog': {'staff': '0301'}}}
    >>> document.locate(("units", "skog", "staff"))
    Place(file='plan.yaml', line=2, column=23, end_line=2, end_column=27)
    """
    faults = Faults()
    builder = _build(text.content, faults)
    if builder.data is None and not faults:
        faults.append(DocumentFault("empty", EMPTY, Span(0, 0)))
    locator = builder.marks.locator(builder.data, text.content)
    return Document(text, builder.data, tuple(faults), locator)


def _build(content: str, faults: Faults) -> "_Builder":
    """Build the data; characters that YAML forbids are replaced before a second attempt."""
    if any(sign in content for sign in "\x85\u2028\u2029"):
        content = _without_separators(content, faults)
    if "\ufeff" in content:  # the parser lets it pass
        content = without_controls(content, faults)
    known = len(faults)
    try:
        return _Builder(content, faults).build()
    except ReaderError:
        del faults[known:]
        return _Builder(without_controls(content, faults), faults).build()


def _without_separators(content: str, faults: Faults) -> str:
    """YAML would end a line at these characters; editors do not."""
    for found in islice(_SEPARATOR.finditer(content), MAX_FAULTS // 2):
        reason = "the invisible character {code} is read as a space"
        span = Span(*found.span())
        faults.add("separator", reason, span, code=code(found[0]), severity="warning")
    return _SEPARATOR.sub(" ", content)


def _parser() -> Callable[[str], Any]:
    """The parser written in C, or where that is missing the slow one."""
    try:
        from yaml._yaml import CParser  # noqa: PLC0415 - may be missing
    except ImportError:
        from kompetanse.document.yaml_parser import SlowParser  # noqa: PLC0415 - seldom needed

        return SlowParser
    return CParser


def _needs_care(content: str) -> bool:
    """Whether there may be an anchor, a tag, a merge key or a risky escape; hardly ever so."""
    return (
        "<<" in content
        or (("&" in content or "!" in content) and bool(_PROPERTY.search(content)))
        or ("\\" in content and bool(_ESCAPE.search(content)))
    )


class _Builder:
    """Builds data and marks from events, and goes on behind what it refuses.

    A collection is put in its place before it is filled: what was built stays when the parser
    gives up. Marks are written in the same order as data, so that the two can be walked together.

    Attributes:
        data: The data, as far as they could be built.
        marks: The place of each datum.
    """

    def __init__(self, content: str, faults: Faults) -> None:
        self.data: Datum = None
        self.marks = Marks()
        self._content = content
        self._faults = faults
        self._wary = _needs_care(content)

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
            if isinstance(error, ReaderError) and FORBIDDEN.search(self._content):
                raise
            self._faults.append(syntax_fault(error, self._content))
        return self

    def _stream(self) -> None:
        """The one document, and nothing behind it."""
        self._read()
        while not isinstance(event := self._read(), StreamEndEvent):
            if self.marks.starts:
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
        read, wary = self._read, self._wary
        begins, ends = self.marks.starts.append, self.marks.ends.append
        end: int = opening.end_mark.index
        while (kind := (key := read()).__class__) is not MappingEndEvent:
            odd = kind is not ScalarEvent or wary or key.value in data
            if odd and not self._accepts(key, data, depth):
                continue
            begins(key.start_mark.index)
            ends(key.end_mark.index)
            kind = (event := read()).__class__
            if kind is ScalarEvent and not wary:
                text = event.value
                data[key.value] = None if text in _NULLS and not event.style else text
                end = event.end_mark.index
                begins(event.start_mark.index)
                ends(end)
            else:
                data[key.value] = datum = self._datum(event, depth)
                end = self._node(datum, event, depth)
        return _end(opening, key, end)

    def _sequence(self, data: list[object], opening: Any, depth: int) -> int:
        """Read the items of a sequence; returns the offset behind the last one."""
        read, wary = self._read, self._wary
        begins, ends = self.marks.starts.append, self.marks.ends.append
        end: int = opening.end_mark.index
        while (kind := (event := read()).__class__) is not SequenceEndEvent:
            if kind is ScalarEvent and not wary:
                text = event.value
                data.append(None if text in _NULLS and not event.style else text)
                end = event.end_mark.index
                begins(event.start_mark.index)
                ends(end)
            else:
                data.append(datum := self._datum(event, depth))
                end = self._node(datum, event, depth)
        return _end(opening, event, end)

    def _datum(self, event: Any, depth: int) -> Datum:
        """The datum that an event begins: a text, or a collection still to be filled."""
        if self._wary:
            self._examine(event)
        if isinstance(event, CollectionStartEvent):
            if depth == MAX_DEPTH:
                self._too_deep(event)
            return {} if isinstance(event, MappingStartEvent) else []
        if isinstance(event, ScalarEvent):
            return None if event.value in _NULLS and not event.style else event.value
        hint = "write the value out once more"
        self._fault("alias", "aliases have no meaning in a plan", event, hint=hint)
        return None

    def _too_deep(self, event: Any) -> NoReturn:
        self._fault("depth", TOO_DEEP, event, depth=MAX_DEPTH)
        raise StopReadingError

    def _node(self, datum: Datum, event: Any, depth: int) -> int:
        """Mark a datum and fill it; returns the offset behind it."""
        marks, node = self.marks, len(self.marks.starts)
        marks.starts.append(event.start_mark.index)
        marks.ends.append(event.end_mark.index)
        if isinstance(datum, dict):
            marks.after[node] = 0
            marks.ends[node] = self._mapping(datum, event, depth + 1)
            marks.after[node] = len(marks.starts)
        elif isinstance(datum, list):
            marks.after[node] = 0
            marks.ends[node] = self._sequence(datum, event, depth + 1)
            marks.after[node] = len(marks.starts)
        return marks.ends[node]

    def _accepts(self, key: Any, data: dict[str, object], depth: int) -> bool:
        """Whether an entry can be read; if not, read past it."""
        if not isinstance(key, ScalarEvent):
            self._complex_key(key, depth)
            return False
        self._examine(key)
        if key.value == "<<" and not key.style:
            hint = "write the entries out"
            self._fault("merge-key", "merge keys have no meaning in a plan", key, hint=hint)
        elif key.value in data:
            self._fault("duplicate-key", DUPLICATE_KEY, key, key=key.value)
        else:
            return True
        self._pass(self._read(), depth)
        return False

    def _complex_key(self, key: Any, depth: int) -> None:
        if isinstance(key, CollectionStartEvent):
            reason = "a key must be a text; here it is a list or a mapping"
            hint = "put a text that begins with a brace or a bracket in quotes"
            self._fault("complex-key", reason, key, hint=hint)
        self._pass(key, depth)
        self._pass(self._read(), depth)

    def _pass(self, event: Any, depth: int) -> None:
        """Read past a node: its faults count, its data do not."""
        node = len(self.marks.starts)
        self._node(self._datum(event, depth), event, depth)
        self.marks.cut(node)

    def _examine(self, event: Any) -> None:
        """Refuse what may stand in front of a datum, and what may hide in a text."""
        if isinstance(event, AliasEvent):
            return
        if event.anchor is not None:
            hint = "put a text that begins with & in quotes"
            self._fault("anchor", "anchors have no meaning in a plan", event, hint=hint)
        if event.tag is not None:
            hint = "put a text that begins with ! in quotes"
            self._fault("tag", "tags have no meaning in a plan", event, hint=hint)
        if isinstance(event, ScalarEvent) and (found := FORBIDDEN.search(event.value)):
            self._fault("control-character", CONTROL_CHARACTER, event, code=code(found[0]))
            event.value = FORBIDDEN.sub(REPLACEMENT, event.value)

    def _fault(self, fault: str, reason: str, event: Any, **more: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if found := _WORD.match(self._content, start):
            end = found.end()
        self._faults.add(fault, reason, Span(start, end), **more)


def _end(opening: Any, closing: Any, last: int) -> int:
    """Where a collection ends: at its bracket, or else behind its last entry."""
    end: int = closing.end_mark.index if opening.flow_style else last
    return end
