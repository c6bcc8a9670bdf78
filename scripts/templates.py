"""Finding the English templates in the source, for translators.

A template is a text for people: it is an argument of a call that says something, or it is kept
in a constant for one. Both are found by the shape of a sentence; what has that shape and is not
for people is named here.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import frozen
from jinja2 import Environment, nodes

from kompetanse.rule.manual import reason_in


SAYING = {"say", "sentence", "Phrase"}
"""Calls whose first text is a template even if it is one word."""

SILENT_CALLS = frozenset(
    [
        "AssertionError",
        "CalendarError",
        "ConfigError",
        "KompetanseError",
        "Missing",
        "OutputError",
        "PlanError",
        "PluginError",
        "PluginInfo",
        "RefusedItems",
        "SiteError",
        "TypeError",
        "TypeVar",
        "ValueError",
        "__init__",
        "_set",
        "_unusable",
        "add_argument",
        "add_language",
        "cast",
        "compile",
        "complain",
        "find",
        "frozenset",
        "isinstance",
        "lstrip",
        "print",
        "replace",
        "rule",
        "split",
        "startswith",
        "strip",
    ]
)
"""Calls whose texts are for programmers, for the caller of the command line, or for no reader."""

KEYED_CALLS = {"_Words"}
"""Calls whose first text is looked for in the words of a parser; the others are for people."""

SILENT_MODULES = ("/cli/", "/config/", "/schema/", "/testing/", "/declaration.py", "/web/")
"""Modules where only what is said by a call of `SAYING` is for people."""

WORD_LISTS = (
    "words.py",
    "nouns.py",
    "programme_kinds.py",
    "course_kinds.py",
    "holidaynames.py",
    "lexer.py",
    "columns.py",
    "calling_off.py",
    "printing.py",
    "vocabulary.py",
)
"""Modules that hold the words by which plans are read and times written."""

NOT_FOR_PEOPLE = frozenset(
    """
    Expected "|Expected '|Expected '='|Extra data|Invalid statement|Unterminated string
    after a statement|control character|expected key|key part|llegal character|mapping values
    nvalid character|property name|scalar value|trailing comma
    Handlingsplan 2021/2022|first half|second half|county governor|group leader|leading groups|long_term_plan: all-staff
    base-uri 'none'|default-src 'none'|form-action 'none'|img-src data:
    pedagogical analysis|pedagogisk analyse|pædagogisk analyse
    quality network|upper secondary education|videregående opplæring|vidaregåande opplæring
    """.replace("\n", "|")
    .replace("    ", "")
    .split("|")
)
"""Words by which errors of parsers are told apart, that rules look for in plans, that browsers obey."""

_SIGN = r"(?:[^\\^$|\[\]\n]|(?<=\s)\|(?=\s))"
_SENTENCE = re.compile(rf"[\w«{{]{_SIGN}*\s{_SIGN}*")
_WORD_LIST = re.compile(r"(?:[^\W\d_]+,? ){12,}|(?:[A-Z]\w+ )+[A-Z]\w+\Z")
_SMALL_WORD = re.compile(r"\b(?:an?|the|is|are|it|of|or|no)\b")
_SAYS_AT_MOST = 2
"""`say(template, arguments)`; what takes more arguments is another `say`."""


@frozen(order=True)
class Template:
    """A template with its plural, if it has one, and the file that it stands in."""

    file: str
    text: str
    plural: str


_COMMENT = re.compile(r"^\s*# (.+)$", re.MULTILINE)
"""A line of help in a template of a plan."""


def templates(package: Path) -> Iterator[Template]:
    """All templates of a package."""
    for file in sorted(package.rglob("*.py")):
        name = file.relative_to(package.parent).as_posix()
        finder = _Finder(name)
        finder.visit(ast.parse(file.read_text("utf-8")))
        yield from finder.found
    for file in sorted(package.rglob("template.yaml")):
        name = file.relative_to(package.parent).as_posix()
        for comment in _COMMENT.finditer(file.read_text("utf-8")):
            yield Template(name, comment[1], "")
    for file in sorted(package.rglob("*.html")):
        name = file.relative_to(package.parent).as_posix()
        yield from (Template(name, *said) for said in _said(file.read_text("utf-8")))


def _said(page: str) -> Iterator[tuple[str, str]]:
    """What a template of Jinja says, with its plural."""
    for call in Environment(autoescape=True).parse(page).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in SAYING:
            texts = {keyword.key: keyword.value for keyword in call.kwargs}
            plural = texts.get("plural", nodes.Const(""))
            yield call.args[0].as_const(), plural.as_const()


ERRORS = {
    "CalendarError": 0,
    "ConfigError": 0,
    "KompetanseError": 0,
    "OutputError": 0,
    "PluginError": 0,
    "SiteError": 0,
}
"""Calls of which a text is told on the command line, with how many arguments stand before it."""

OTHER_ERRORS = {"DocumentError": 1, "TimeExpressionError": 3}
"""Such calls that findings are made of, too, unless they stand in the command line itself."""

HELPS = ("help", "metavar")
"""Arguments of `add_argument` that are shown."""


def manual(package: Path) -> Iterator[Template]:
    """All templates of what few ask for: why there is a rule, and what the command line says."""
    for file in sorted(package.rglob("*.py")):
        name = file.relative_to(package.parent).as_posix()
        tree = ast.parse(file.read_text("utf-8"))
        if "/cli/" in name:
            yield from (Template(name, text, "") for text in _of_command(tree))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and _is_rule(node):
                if why := reason_in(ast.get_docstring(node, clean=False) or ""):
                    yield Template(name, why, "")
            elif isinstance(node, ast.Call):
                yield from (Template(name, text, "") for text in _told(node, ERRORS))


def _of_command(tree: ast.Module) -> Iterator[str]:
    """What a module of the command line shows without a call of `SAYING`."""
    if any(isinstance(node, ast.FunctionDef) and node.name == "configure" for node in tree.body):
        yield from (ast.get_docstring(tree) or "").split("\n\n")
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            shown = [k.value for k in node.keywords if k.arg in HELPS]
            yield from (text for value in shown for text in _texts(value))
            yield from _told(node, OTHER_ERRORS)
            if _name(node.func) == "add_language":
                yield from filter(_is_sentence, _texts(node.args[1]))
        elif isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict):
            yield from _values(node)


def _values(node: ast.Assign | ast.AnnAssign) -> Iterator[str]:
    """The sentences of a table: what commands are for, what is said of arguments."""
    values = node.value.values if isinstance(node.value, ast.Dict) else ()
    yield from (text for value in values for text in _texts(value) if _is_sentence(text))


def _told(call: ast.Call, errors: Mapping[str, int]) -> Iterator[str]:
    """What an error says."""
    name = _name(call.func)
    told = call.args[errors[name] :][:1] if name in errors else ()
    return (text for argument in told for text in _texts(argument) if " " in text)


def _is_rule(node: ast.FunctionDef) -> bool:
    return any(isinstance(d, ast.Call) and _name(d.func) == "rule" for d in node.decorator_list)


class _Finder(ast.NodeVisitor):
    """Visits one module."""

    def __init__(self, file: str) -> None:
        self.found: list[Template] = []
        self._file = file
        self._silent = file.endswith(WORD_LISTS) or any(name in file for name in SILENT_MODULES)

    def visit_Call(self, node: ast.Call) -> None:
        """Take what a call says; of a silent one, what is said inside its arguments."""
        name = _name(node.func)
        if name in SAYING and len(node.args) <= _SAYS_AT_MOST:
            for text in (text for argument in node.args[:1] for text in _texts(argument)):
                self._add(text, _plural(node))
        elif name in KEYED_CALLS:
            for text in (text for argument in node.args[1:] for text in _texts(argument)):
                self._add(text)
        elif name not in SILENT_CALLS:
            self._take_arguments(node)
        else:
            for argument in node.args:
                if isinstance(argument, ast.Call | ast.JoinedStr):
                    self.visit(argument)

    def _take_arguments(self, node: ast.Call) -> None:
        """Take the arguments that are templates; the first one is the one with a plural."""
        plural = _plural(node)
        for argument in node.args:
            plural = "" if self._take(argument, plural) else plural
        for keyword in node.keywords:
            if keyword.arg != "plural":
                self._take(keyword.value, plural if keyword.arg == "template" else "")

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Texts that are put together are no templates; what is said inside them may be."""
        for value in node.values:
            if isinstance(value, ast.FormattedValue):
                self.visit(value.value)

    def visit_Constant(self, node: ast.Constant) -> None:
        self._take(node)

    def visit_Dict(self, node: ast.Dict) -> None:
        """Keys are names; values may be templates."""
        for value in node.values:
            self._take(value)

    def visit_Expr(self, node: ast.Expr) -> None:
        """A text that stands alone is a docstring."""
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value:
            self.visit(node.value)

    def visit_arguments(self, node: ast.arguments) -> None:
        for default in (*node.defaults, *filter(None, node.kw_defaults)):
            self.visit(default)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Pass annotations by; the first line of a rule's docstring is for people."""
        if _is_rule(node):
            self._add((ast.get_docstring(node) or "").partition("\n")[0])
        for part in (*node.decorator_list, node.args, *node.body):
            self.visit(part)

    def _take(self, node: ast.expr, plural: str = "") -> bool:
        """Take an expression if it is a template; whether it was one."""
        if not isinstance(node, ast.Constant):
            self.visit(node)
            return False
        wanted = isinstance(node.value, str) and _is_sentence(node.value) and not self._silent
        if wanted:
            self._add(str(node.value), plural)
        return wanted

    def _add(self, text: str, plural: str = "") -> None:
        self.found.append(Template(self._file, text, plural))


def _is_sentence(text: str) -> bool:
    listed = _WORD_LIST.match(text) and not _SMALL_WORD.search(text)
    shaped = _SENTENCE.fullmatch(text) and "\n" not in text
    return bool(shaped) and not listed and text not in NOT_FOR_PEOPLE


def _texts(node: ast.expr) -> Iterator[str]:
    """The texts that an argument may be: itself, or either side of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _plural(call: ast.Call) -> str:
    values = (keyword.value for keyword in call.keywords if keyword.arg == "plural")
    return next((text for value in values for text in _texts(value)), "")
