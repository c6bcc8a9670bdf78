"""The places of keys and values in a TOML file that the standard library has read."""

import re
import tomllib
from functools import cached_property

from attrs import define, field

from kompetanse.document.characters import FORBIDDEN, REPLACEMENT
from kompetanse.document.source import Span
from kompetanse.path import Path


_BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\r\n]*+)*+")
_PART = re.compile(r"""[ \t]*+\.?[ \t]*+([\w-]++|"(?:[^"\\\r\n]++|\\.)*+"|'[^'\r\n]*+')""")
_SCALAR = re.compile(
    r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']++|'{1,2}(?!'))*+'{3,5}"
    r'|"(?:[^"\\\r\n]++|\\.)*+"'
    r"|'[^'\r\n]*+'"
    r"|\d{4}-\d\d-\d\d \d\d:[^\s,\[\]{}#]*+"
    r"|[^\s,\[\]{}#]*+",
    re.DOTALL,
)


_Part = tuple[str, Span]


@define
class _Node:
    """A datum: its place, its key's, and what is inside it."""

    start: int
    end: int
    key: Span | None = None
    children: "dict[str | int, _Node]" = field(factory=dict)
    is_list: bool = False


class TomlPlaces:
    """Finds the spans of a TOML document; walks it once, when somebody asks for the first time."""

    def __init__(self, content: str) -> None:
        self._content = content

    def __call__(self, path: Path, key: bool) -> Span | None:
        """The span of the datum at `path`, or of its key; items of a list have no key."""
        node = self._root
        for step in path:
            if step not in node.children:
                return None
            node = node.children[step]
        return node.key if key and node.key else Span(node.start, node.end)

    @cached_property
    def _root(self) -> _Node:
        return _Walk(self._content).document()


class _Walk:
    """Walks over a document that is known to be sound."""

    def __init__(self, content: str) -> None:
        self._content = content
        self._at = 0

    def document(self) -> _Node:
        """All statements, from the first to the last."""
        self._skip()
        root = _Node(self._at, self._at)
        tables = [root]
        while self._at < len(self._content):
            if self._content[self._at] == "[":
                tables = self._header(root)
            else:
                self._pair(tables)
            self._skip()
        return root

    def _header(self, root: _Node) -> list[_Node]:
        """The tables that a header opens, from the root inwards."""
        start = self._at
        brackets = 2 if self._content.startswith("[[", start) else 1
        self._at += brackets
        *parents, last = self._key()
        tables = _descend([root], parents, start)
        tables = (_append if brackets > 1 else _descend)(tables, [last], start)
        self._at = self._content.index("]", self._at) + brackets
        _stretch(tables, self._at)
        return tables

    def _pair(self, tables: list[_Node]) -> None:
        """A key, an equals sign and a value; the tables around them reach to its end."""
        *parents, (name, key) = self._key()
        tables = _descend(tables, parents, parents[0][1].start if parents else 0)
        self._at = self._content.index("=", self._at) + 1
        self._skip()
        tables[-1].children[name] = self._value(key)
        _stretch(tables, self._at)

    def _key(self) -> list[_Part]:
        """The parts of a dotted key, with their places."""
        parts = []
        while found := _PART.match(self._content, self._at):
            self._at = found.end()
            parts.append((_name(found[1]), Span(*found.span(1))))
        return parts

    def _value(self, key: Span | None) -> _Node:
        node = _Node(self._at, self._at, key)
        opening = self._content[self._at]
        if opening == "[":
            self._items(node)
        elif opening == "{":
            self._entries(node)
        elif found := _SCALAR.match(self._content, self._at):
            self._at = found.end()
        node.end = self._at
        return node

    def _items(self, node: _Node) -> None:
        self._pass(1)
        while self._content[self._at] != "]":
            node.children[len(node.children)] = self._value(None)
            self._comma()
        self._at += 1

    def _entries(self, node: _Node) -> None:
        self._pass(1)
        while self._content[self._at] != "}":
            self._pair([node])
            self._comma()
        self._at += 1

    def _comma(self) -> None:
        self._skip()
        if self._content[self._at] == ",":
            self._pass(1)

    def _pass(self, characters: int) -> None:
        self._at += characters
        self._skip()

    def _skip(self) -> None:
        """Pass blanks, line ends and comments."""
        found = _BLANK.match(self._content, self._at)
        self._at = found.end() if found else self._at


def _descend(tables: list[_Node], parts: list[_Part], start: int) -> list[_Node]:
    """The tables that the parts of a key lead through; of a list of tables the last one."""
    tables = list(tables)
    for name, key in parts:
        child = tables[-1].children.setdefault(name, _Node(start, key.end, key))
        tables.append(child)
        if child.is_list:
            tables.append(child.children[len(child.children) - 1])
    return tables


def _append(tables: list[_Node], parts: list[_Part], start: int) -> list[_Node]:
    """A new table at the end of a list of tables."""
    name, key = parts[0]
    rows = tables[-1].children.setdefault(name, _Node(start, key.end, key, is_list=True))
    row = rows.children[len(rows.children)] = _Node(start, key.end)
    return [*tables, rows, row]


def _stretch(tables: list[_Node], end: int) -> None:
    for table in tables:
        table.end = end


def _name(part: str) -> str:
    """What a part of a key means."""
    if part[0] not in "\"'":
        return part
    if "\\" not in part or part[0] == "'":
        return part[1:-1]
    name: str = tomllib.loads(f"name = {part}")["name"]
    return FORBIDDEN.sub(REPLACEMENT, name)
