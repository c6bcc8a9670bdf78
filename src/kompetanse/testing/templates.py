"""The messages of a plugin, found in its source: what rules say, what must hold, and why.

Found is a text that stands where a result is made (`Problem`, `Unknown`, `Ask`), also one kept in a
constant of the module, and what is wrapped in `Phrase`. Comments of a template for `kompetanse new
plan` are messages, too.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from attrs import frozen

from kompetanse.rule.manual import reason_in


RESULTS = {"Problem", "Unknown", "Ask"}
"""What a rule says; the text is the second thing that is given."""

_COMMENT = re.compile(r"^\s*# (.+)$", re.MULTILINE)


class Translatable(Protocol):
    """A message in English, with its plural if it has one, and the file that it stands in."""

    @property
    def file(self) -> str: ...  # noqa: D102 - the class says it
    @property
    def text(self) -> str: ...  # noqa: D102 - as above
    @property
    def plural(self) -> str: ...  # noqa: D102 - as above


@frozen(order=True)
class Message:
    """A message in English, with its plural if it has one, and the file that it stands in.

    What `is_manual` is shown by `kompetanse explain` only, and has catalogues of its own.
    """

    file: str
    text: str
    plural: str = ""
    is_manual: bool = False


def messages_of(package: Path) -> Iterator[Message]:
    """All messages of a package, or of the rule files in a folder that is none."""
    find = package.rglob if (package / "__init__.py").exists() else package.glob
    for file in sorted(find("*.py")):
        finder = _Finder(file.relative_to(package.parent).as_posix())
        finder.visit(ast.parse(file.read_text("utf-8")))
        yield from finder.found
    for file in sorted(find("template.yaml")):
        name = file.relative_to(package.parent).as_posix()
        for comment in _COMMENT.finditer(file.read_text("utf-8")):
            yield Message(name, comment[1])


class _Finder(ast.NodeVisitor):
    """Visits one module."""

    def __init__(self, file: str) -> None:
        self.found: list[Message] = []
        self._file = file
        self._constants: dict[str, str] = {}

    def visit_Assign(self, node: ast.Assign) -> None:
        """Remember a constant: a message may be kept in one."""
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
            self._constants |= dict.fromkeys(names, node.value.value)
        self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """The manual of a rule: the first line says what must hold, the next ones why."""
        if any(isinstance(d, ast.Call) and _name(d.func) == "rule" for d in node.decorator_list):
            docs = ast.get_docstring(node, clean=False) or ""
            self._add(docs.strip().partition("\n")[0])
            self._add(reason_in(docs), is_manual=True)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        """What is said of an element, and what would repair it."""
        name = _name(node.func)
        given = {keyword.arg: keyword.value for keyword in node.keywords}
        if name in RESULTS:
            plural = next(iter(self._texts(given.get("plural"))), "")
            for text in self._texts(node.args[1] if len(node.args) > 1 else None):
                self._add(text, plural)
            for text in self._texts(given.get("hint")):
                self._add(text)
        elif name == "Phrase":
            for text in self._texts(node.args[0] if node.args else None):
                self._add(text)
        self.generic_visit(node)

    def _add(self, text: str, plural: str = "", *, is_manual: bool = False) -> None:
        if text:
            self.found.append(Message(self._file, text, plural, is_manual))

    def _texts(self, node: ast.expr | None) -> Iterator[str]:
        """The texts that an expression may be: itself, a constant's, or either side of a choice."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.Name) and node.id in self._constants:
            yield self._constants[node.id]
        elif isinstance(node, ast.IfExp):
            yield from self._texts(node.body)
            yield from self._texts(node.orelse)


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
