"""The text of a rule file: a new one, or one that is there with a rule more."""

import ast
import re
from collections.abc import Iterator, Mapping

from attrs import frozen

from kompetanse.cli.new.names import function_name
from kompetanse.cli.new.skeletons import skeleton, subjects
from kompetanse.config import toml
from kompetanse.errors import PluginError


_NEEDED = {"kompetanse.rule": ("Problem", "Problems", "Severity", "rule")}
_PLAIN_IMPORT = re.compile(r"from [\w.]+ import (?:\(\s*)?\w+(?:,\s*\w+)*,?\s*\)?\s*")
_WIDTH = 88
"""Columns of a line, as most formatters have them."""


@frozen
class Beginning:
    """What is asked for of a new rule.

    Attributes:
        name: Its own name, without the file's.
        visits: The class of the model that it visits.
        severity: How bad a problem is.
    """

    name: str
    visits: str
    severity: str

    def known(self, file: str) -> dict[str, str]:
        """What stands for the words of a skeleton."""
        example = {key: str(value) for key, value in subjects()[self.visits].items()}
        subject, message = example["variable"], example["problem"]
        named = f", name={subject}.name" if "{name}" in message else ""
        return {
            **example,
            "file": file,
            "name": self.name,
            "key": toml.key(self.name),
            "level": self.severity,
            "for_each": f'for-each = "{example["section"]}"\n' if example["section"] else "",
            "visits": self.visits,
            "severity": self.severity.upper(),
            "function": function_name(self.name),
            "problem": f'{subject}, "{message}"{named}',
        }

    @property
    def imports(self) -> Mapping[str, tuple[str, ...]]:
        """The names that it needs, by the modules they come from."""
        return {"kompetanse.model": (self.visits,), **_NEEDED}


def new_file(rule: Beginning, file: str) -> str:
    """The text of a file with one rule."""
    known = rule.known(file)
    return "\n\n".join((skeleton("rules.txt", known), skeleton("rule.txt", known)))


def with_rule(text: str, rule: Beginning, file: str) -> str:
    """The text of a file with a rule more at its end, and with what that has to import.

    Raises:
        PluginError: There is something of that name, or the file is no Python.
    """
    is_windows = "\r\n" in text
    text = text.replace("\r\n", "\n")
    name = function_name(rule.name)
    if name in _names(_parsed(text, file)):
        raise PluginError("there is a {name!r} in {file} already", name=name, file=file)
    for module, names in rule.imports.items():
        text = _importing(text, _parsed(text, file), module, names)
    block = skeleton("rule.txt", rule.known(file))
    whole = f"{text.rstrip()}\n\n\n{block}"
    return whole.replace("\n", "\r\n") if is_windows else whole


def _parsed(text: str, file: str) -> ast.Module:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError) as error:
        raise PluginError("{file} is no Python: {reason}", file=file, reason=error) from None


def _names(tree: ast.Module) -> Iterator[str]:
    """The names that a module gives to something."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from (alias.asname or alias.name for alias in node.names)
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def _importing(text: str, tree: ast.Module, module: str, names: tuple[str, ...]) -> str:
    """The text importing some names: in an import that is there, or in one of its own."""
    there = [one for one in tree.body if isinstance(one, ast.ImportFrom) and one.module == module]
    known = {alias.name for one in there for alias in one.names if not alias.asname}
    if known.issuperset(names):
        return text
    lines = text.splitlines(keepends=True)
    for node in there:
        span = slice(node.lineno - 1, node.end_lineno)
        if _PLAIN_IMPORT.fullmatch("".join(lines[span])):
            lines[span] = [_import(module, {*names, *(alias.name for alias in node.names)})]
            return "".join(lines)
    lines.insert(_end_of_imports(tree), _import(module, set(names) - known))
    return "".join(lines)


def _import(module: str, names: set[str]) -> str:
    """An import, its names sorted: constants, classes, functions."""

    def order(name: str) -> tuple[int, str]:
        return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)

    line = f"from {module} import {', '.join(sorted(names, key=order))}\n"
    if len(line) <= _WIDTH:
        return line
    rows = "".join(f"    {name},\n" for name in sorted(names, key=order))
    return f"from {module} import (\n{rows})\n"


def _end_of_imports(tree: ast.Module) -> int:
    """The number of lines above which a new import cannot stand."""
    first = tree.body[:1] if tree.body and isinstance(tree.body[0], ast.Expr) else []
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    return max((node.end_lineno or 0 for node in (*first, *imports)), default=0)
